//! The configuration of a folder: annotation.conf with what the schema allows, visual.conf with
//! how it is called and coloured.
use std::collections::BTreeMap;

use super::super::palette::tint;
use super::{OWN_LINE, RELATION, names};
use crate::domain::{Attribute, AttributeKind, Schema};

/// What stands above the types, for people who open the file.
const ABOUT: &str = "\
# A type has ASCII letters, digits, - and _ only. Any other character stands as
# _xHHHH_, by its code point; visual.conf has the names as they were.
";

const ANY: &str = "<ENTITY>";

/// The files by name.
pub(super) fn files(schema: &Schema) -> Vec<(String, Vec<u8>)> {
    let file = |name: &str, content: String| (name.to_owned(), content.into_bytes());
    vec![
        file("annotation.conf", annotation(schema)),
        file("visual.conf", visual(schema)),
    ]
}

/// An attribute of one name and kind.
#[derive(Default)]
struct Attributed {
    /// What has it.
    of: Vec<String>,
    /// What may be chosen.
    values: Vec<String>,
}

fn annotation(schema: &Schema) -> String {
    let mut conf = String::from(ABOUT);
    conf.push_str("\n[entities]\n\n");
    for label in &schema.labels {
        conf.push_str(&format!("{}\n", names::name(&label.name)));
    }
    conf.push_str("\n[relations]\n\n");
    conf.push_str(&format!(
        "<OVERLAP> Arg1:{ANY}, Arg2:{ANY}, <OVL-TYPE>:<ANY>\n"
    ));
    for kind in &schema.relations {
        let (name, from, to) = (names::name(&kind.name), ends(&kind.from), ends(&kind.to));
        conf.push_str(&format!("{name} Arg1:{from}, Arg2:{to}\n"));
    }
    conf.push_str("\n[events]\n\n[attributes]\n\n");
    // Attributes that labels share have one line, since brat has one of a name. Its configuration
    // knows what may be chosen and no other values: those stand behind a mark that it skips.
    let mut kinds: BTreeMap<(&str, String), Attributed> = BTreeMap::new();
    let of_labels = schema.labels.iter().flat_map(|label| {
        let of = |attribute| (names::name(&label.name), attribute);
        label.attributes.iter().map(of)
    });
    let of_relations = schema.relations.iter().flat_map(|kind| {
        let of = |attribute| (RELATION.to_owned(), attribute);
        kind.attributes.iter().map(of)
    });
    for (of, attribute) in of_labels.chain(of_relations) {
        let key = (attribute.name.as_str(), kind_name(attribute));
        let one = kinds.entry(key).or_default();
        add(&mut one.of, of);
        for value in &attribute.values {
            add(&mut one.values, names::choice(value));
        }
    }
    for ((name, kind), Attributed { of, values }) in kinds {
        let (name, of) = (names::name(name), of.join("|"));
        conf.push_str(&match kind.is_empty() {
            true => format!("{name} Arg:{of}, Value:{}\n", values.join("|")),
            false => format!("{OWN_LINE}{name} Arg:{of}, Kind:{kind}\n"),
        });
    }
    conf
}

/// The name of an attribute's kind; nothing for what is chosen from values.
fn kind_name(attribute: &Attribute) -> String {
    let kind = match attribute.kind {
        AttributeKind::Enum if attribute.values.is_empty() => AttributeKind::Text,
        AttributeKind::Enum => return String::new(),
        kind => kind,
    };
    let named = serde_json::to_value(kind).unwrap_or_default();
    named.as_str().unwrap_or_default().to_owned()
}

fn add(all: &mut Vec<String>, one: String) {
    if !all.contains(&one) {
        all.push(one);
    }
}

fn ends(labels: &[String]) -> String {
    let labels: Vec<String> = labels.iter().map(|label| names::name(label)).collect();
    match labels.is_empty() {
        true => ANY.to_owned(),
        false => labels.join("|"),
    }
}

fn visual(schema: &Schema) -> String {
    let mut conf = String::from("[labels]\n\n");
    let labels = schema.labels.iter().map(|label| &label.name);
    let relations = schema.relations.iter().map(|kind| &kind.name);
    for name in labels.chain(relations) {
        // What parts the columns of this file, and its lines.
        let shown = name.replace(|c: char| c == '|' || c.is_control(), " ");
        conf.push_str(&format!("{} | {shown}\n", names::name(name)));
    }
    conf.push_str("\n[drawing]\n\n");
    conf.push_str("SPAN_DEFAULT fgColor:black, bgColor:#eeeeee, borderColor:darken\n");
    conf.push_str("ARC_DEFAULT color:black, arrowHead:triangle-5\n");
    for label in &schema.labels {
        if let Some(tint) = tint(label) {
            conf.push_str(&format!("{} bgColor:{tint}\n", names::name(&label.name)));
        }
    }
    conf
}
