//! The schema of an `annotation.conf`. Lines that make no sense are passed over: the articles
//! bring what it leaves out.
use std::collections::{HashMap, HashSet};

use super::super::Source;
use super::build::unnumbered;
use super::names;
use crate::domain::{Attribute, AttributeKind, Label, RelationType, Schema};

/// Larger ones are none.
const LARGEST: u64 = 1 << 20;

/// The schema for an article: of its folder, else of the nearest above, up to the one that was
/// named; an empty one if there is none.
pub(super) fn beside(source: &Source) -> Schema {
    let folders = source.path.ancestors().skip(1);
    let below = source.id.matches('/').count().max(1);
    for folder in folders.take(below) {
        let path = folder.join("annotation.conf");
        let size = std::fs::metadata(&path).map_or(u64::MAX, |found| found.len());
        if size > LARGEST {
            continue;
        }
        if let Ok(bytes) = std::fs::read(&path) {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            return schema(&name, &String::from_utf8_lossy(&bytes));
        }
    }
    Schema::default()
}

/// One line of a section: its type and its arguments.
struct Row<'a> {
    section: &'a str,
    name: &'a str,
    arguments: Vec<(&'a str, &'a str)>,
}

/// Reads a configuration.
fn schema(name: &str, text: &str) -> Schema {
    let (mut rows, mut macros, mut section) = (Vec::new(), HashMap::new(), "");
    // Types above others stand for them all, which is as good as any.
    let (mut groups, mut above) = (HashSet::new(), None);
    for line in text.lines() {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        if let Some(named) = bare.strip_prefix('[').and_then(|b| b.strip_suffix(']')) {
            (section, above) = (named, None);
            continue;
        }
        if bare.starts_with('<') {
            macros.extend(bare.split_once('='));
            continue;
        }
        let (first, rest) = bare.split_once(char::is_whitespace).unwrap_or((bare, ""));
        if line.starts_with(char::is_whitespace) {
            groups.extend(above);
        } else {
            above = Some(first.trim_start_matches('!'));
        }
        if first.starts_with('!') || first.starts_with('-') {
            groups.insert(first.trim_start_matches(['!', '-']));
            continue;
        }
        let arguments = rest
            .split(',')
            .filter_map(|pair| pair.trim().split_once(':'));
        rows.push(Row {
            section,
            name: first,
            arguments: arguments.collect(),
        });
    }
    let mut reading = Reading {
        macros,
        groups,
        of: HashMap::new(),
        schema: Schema {
            name: name.to_owned(),
            ..Schema::default()
        },
    };
    for row in &rows {
        if ["entities", "spans", "events"].contains(&row.section) {
            reading.label(row.section, row.name);
        }
    }
    for row in &rows {
        match row.section {
            "relations" => reading.relation(row),
            "events" => reading.roles(row),
            "attributes" => reading.attribute(row),
            _ => {}
        }
    }
    reading.schema
}

struct Reading<'a> {
    macros: HashMap<&'a str, &'a str>,
    groups: HashSet<&'a str>,
    /// The section of each label.
    of: HashMap<String, &'a str>,
    schema: Schema,
}

impl<'a> Reading<'a> {
    fn label(&mut self, section: &'a str, name: &'a str) {
        let name = names::read(name).into_owned();
        if self.of.insert(name.clone(), section).is_none() {
            self.schema.labels.push(Label::named(&name));
        }
    }

    /// The labels that an argument may be; none for any.
    fn ends(&self, types: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let expanded = types.split('|').flat_map(|name| {
            let expanded = self.macros.get(name.trim()).copied();
            expanded.unwrap_or(name).split('|')
        });
        for name in expanded.map(str::trim) {
            let all_of = match name {
                "<ENTITY>" => Some("entities"),
                "<EVENT>" => Some("events"),
                _ => None,
            };
            let before = found.len();
            match all_of {
                Some(section) => found.extend(
                    (self.schema.labels.iter().map(|label| &label.name))
                        .filter(|label| self.of.get(label.as_str()) == Some(&section))
                        .cloned(),
                ),
                None if self.of.contains_key(&*names::read(name))
                    && !self.groups.contains(name) =>
                {
                    found.push(names::read(name).into_owned());
                }
                None => return Vec::new(),
            }
            if found.len() == before {
                return Vec::new();
            }
        }
        let mut seen = HashSet::new();
        found.retain(|name| seen.insert(name.clone()));
        found
    }

    fn add(&mut self, kind: &str, from: Vec<String>, to: Vec<String>) {
        super::super::schemas::join(
            &mut self.schema,
            Schema {
                relations: vec![RelationType {
                    from,
                    to,
                    ..RelationType::named(&names::read(kind))
                }],
                ..Schema::default()
            },
        );
    }

    fn relation(&mut self, row: &Row<'_>) {
        let mut ends = row
            .arguments
            .iter()
            .filter(|(role, _)| !role.starts_with('<'));
        let mut end = || {
            ends.next()
                .map_or(Vec::new(), |(_, types)| self.ends(types))
        };
        let (from, to) = (end(), end());
        self.add(row.name, from, to);
    }

    fn roles(&mut self, row: &Row<'_>) {
        for (role, types) in &row.arguments {
            let role = role.trim_end_matches(['?', '*', '+']);
            let role = role.split('{').next().unwrap_or(role);
            let to = self.ends(types);
            self.add(
                unnumbered(role),
                vec![names::read(row.name).into_owned()],
                to,
            );
        }
    }

    fn attribute(&mut self, row: &Row<'_>) {
        let of = |key: &str| {
            let mut found = row.arguments.iter().filter(|(role, _)| *role == key);
            found.next().map(|(_, types)| *types)
        };
        let values = of("Value").map_or_else(
            || vec!["true".to_owned()],
            |values| {
                (values.split('|'))
                    .map(|value| names::read(value.trim()).into_owned())
                    .collect()
            },
        );
        let Some(types) = of("Arg") else { return };
        let attribute = Attribute {
            name: names::read(row.name).into_owned(),
            kind: AttributeKind::Enum,
            values,
            required: false,
        };
        let (of_relations, of_spans): (Vec<&str>, Vec<&str>) = types
            .split('|')
            .partition(|name| name.trim() == "<RELATION>");
        if !of_relations.is_empty() {
            for kind in &mut self.schema.relations {
                add(&mut kind.attributes, &attribute);
            }
        }
        if of_spans.is_empty() {
            return;
        }
        let labels: HashSet<String> = self.ends(&of_spans.join("|")).into_iter().collect();
        for label in &mut self.schema.labels {
            if labels.is_empty() || labels.contains(&label.name) {
                add(&mut label.attributes, &attribute);
            }
        }
    }
}

fn add(all: &mut Vec<Attribute>, one: &Attribute) {
    if all.iter().all(|known| known.name != one.name) {
        all.push(one.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_ends_and_attributes() {
        let schema = schema(
            "báo",
            "# Ghi chú\n[entities]\nNGƯỜI\nCHỨC\n!NHÓM\n\tTỔ_CHỨC\n[relations]\n\
             GIỮ Arg1:NGƯỜI, Arg2:CHỨC, <REL-TYPE>:symmetric\nTHUỘC Arg1:<ENTITY>, Arg2:NHÓM\n\
             [events]\n<A>=NGƯỜI|TỔ_CHỨC\nGẶP Bên+:<A>, Nơi?:<ANY>\n[attributes]\n\
             Chắc Arg:<EVENT>, Value:Có|Không\nRiêng Arg:NGƯỜI\nvô nghĩa\n",
        );
        let labels: Vec<_> = schema.labels.iter().map(|l| &*l.name).collect();
        assert_eq!(labels, ["NGƯỜI", "CHỨC", "TỔ_CHỨC", "GẶP"]);
        let kinds: Vec<_> = schema
            .relations
            .iter()
            .map(|r| (&*r.name, r.from.join("|"), r.to.join("|")))
            .collect();
        let row = |name, from: &str, to: &str| (name, from.to_owned(), to.to_owned());
        assert_eq!(
            kinds,
            [
                row("GIỮ", "NGƯỜI", "CHỨC"),
                row("THUỘC", "NGƯỜI|CHỨC|TỔ_CHỨC", ""),
                row("Bên", "GẶP", "NGƯỜI|TỔ_CHỨC"),
                row("Nơi", "GẶP", ""),
            ]
        );
        let attributes = |label: usize| {
            let all = schema.labels[label].attributes.iter();
            all.map(|a| (&*a.name, a.values.join("|")))
                .collect::<Vec<_>>()
        };
        assert_eq!(attributes(0), [("Riêng", "true".to_owned())]);
        assert_eq!(attributes(1), []);
        assert_eq!(attributes(3), [("Chắc", "Có|Không".to_owned())]);
    }
}
