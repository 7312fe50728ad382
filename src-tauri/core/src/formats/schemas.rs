//! Schemas of files: put together from several files, and gathered from what documents contain
//! where the format has none of its own.
use std::collections::HashMap;

use super::Documents;
use crate::domain::{Attribute, AttributeKind, Document, Header, Label, RelationType, Schema};

/// Adds what another schema has more: labels and types by name, and to those of the same name
/// attributes, values, and labels that a type may lead from and to.
pub(super) fn join(all: &mut Schema, more: Schema) {
    if more.labels.is_empty() && more.relations.is_empty() {
        return;
    }
    let mut places = Places::of(all);
    for label in more.labels {
        let known = places.label(all, &label.name);
        match known {
            Some(known) => join_attributes(&mut known.attributes, label.attributes),
            None => places.add_label(all, label),
        }
    }
    for kind in more.relations {
        match places.relation(all, &kind.name) {
            Some(known) => {
                join_attributes(&mut known.attributes, kind.attributes);
                join_ends(&mut known.from, kind.from);
                join_ends(&mut known.to, kind.to);
            }
            None => places.add_relation(all, kind),
        }
    }
}

/// What documents ask of a schema beyond labels and types that may lead anywhere, which the
/// import adds by itself: attributes. Documents that are refused ask nothing.
pub(super) fn gathered(documents: Documents) -> Header {
    let mut header = Header::default();
    for incoming in documents.flatten() {
        gather(&mut header.schema, &incoming.document);
    }
    header
}

/// Makes room in a schema for a document: for its attributes, and for links that lead from or to
/// labels that the schema does not name there. A value that is not among those that may be
/// chosen becomes one of them.
pub(super) fn gather(schema: &mut Schema, document: &Document) {
    let mut places = Places::of(schema);
    for layer in &document.layers {
        for span in layer
            .spans
            .iter()
            .filter(|span| !span.attributes.is_empty())
        {
            if places.label(schema, &span.label).is_none() {
                places.add_label(schema, Label::named(&span.label));
            }
            if let Some(label) = places.label(schema, &span.label) {
                let more = asked(&label.attributes, &span.attributes);
                join_attributes(&mut label.attributes, more);
            }
        }
        for link in &layer.relations {
            let end = |place: usize| layer.spans.get(place).map(|span| span.label.clone());
            let (from, to) = (end(link.from), end(link.to));
            if places.relation(schema, &link.kind).is_none() {
                if link.attributes.is_empty() {
                    continue;
                }
                places.add_relation(schema, RelationType::named(&link.kind));
            }
            let Some(kind) = places.relation(schema, &link.kind) else {
                continue;
            };
            let more = asked(&kind.attributes, &link.attributes);
            join_attributes(&mut kind.attributes, more);
            let mut ends = Vec::new();
            for (known, found) in [(&mut kind.from, from), (&mut kind.to, to)] {
                if let Some(found) = found.filter(|_| !known.is_empty()) {
                    join_ends(known, vec![found.clone()]);
                    ends.push(found);
                }
            }
            // A link may end only at labels that are there.
            for end in ends {
                if places.label(schema, &end).is_none() {
                    places.add_label(schema, Label::named(&end));
                }
            }
        }
    }
}

/// What values ask for beyond the attributes that are there and hold them.
fn asked(known: &[Attribute], values: &crate::domain::Attributes) -> Vec<Attribute> {
    let is_held = |name: &str, value: &serde_json::Value| {
        let attribute = known.iter().find(|attribute| attribute.name == name);
        attribute.zip(value.as_str()).is_some_and(|(known, text)| {
            known.kind == AttributeKind::Entity || known.kind.value_of(text).is_some()
        })
    };
    let kind = |value: &serde_json::Value| match value.as_str() {
        Some(word) => (AttributeKind::Text, vec![word.to_owned()]),
        None => (AttributeKind::Number, Vec::new()),
    };
    let one = |(name, value): (&String, _)| {
        let (kind, values) = kind(value);
        Attribute {
            name: name.clone(),
            kind,
            values,
            required: false,
        }
    };
    let values = values.iter().filter(|(name, value)| !is_held(name, value));
    values.map(one).collect()
}

/// Of two kinds of the same attribute text holds both, but what is chosen from values stays so:
/// the values of the other are added.
fn join_attributes(all: &mut Vec<Attribute>, more: Vec<Attribute>) {
    for mut attribute in more {
        let Some(known) = all.iter_mut().find(|known| known.name == attribute.name) else {
            if attribute.kind != AttributeKind::Enum {
                attribute.values.clear();
            }
            all.push(attribute);
            continue;
        };
        match (known.kind, attribute.kind) {
            (AttributeKind::Enum, AttributeKind::Enum | AttributeKind::Text) => {
                for value in attribute.values {
                    if !known.values.contains(&value) {
                        known.values.push(value);
                    }
                }
            }
            (kind, other) if kind == other => {}
            _ => known.kind = AttributeKind::Text,
        }
    }
}

/// No ends are any ends.
fn join_ends(all: &mut Vec<String>, more: Vec<String>) {
    if all.is_empty() || more.is_empty() {
        all.clear();
        return;
    }
    for end in more {
        if !all.contains(&end) {
            all.push(end);
        }
    }
}

/// Where the labels and types of a schema stand, by name: a file may have very many.
struct Places {
    labels: HashMap<String, usize>,
    relations: HashMap<String, usize>,
}

impl Places {
    fn of(schema: &Schema) -> Self {
        let labels = schema.labels.iter().zip(0..);
        let relations = schema.relations.iter().zip(0..);
        Self {
            labels: labels.map(|(l, place)| (l.name.clone(), place)).collect(),
            relations: relations
                .map(|(r, place)| (r.name.clone(), place))
                .collect(),
        }
    }

    fn label<'s>(&self, schema: &'s mut Schema, name: &str) -> Option<&'s mut Label> {
        schema.labels.get_mut(*self.labels.get(name)?)
    }

    fn relation<'s>(&self, schema: &'s mut Schema, name: &str) -> Option<&'s mut RelationType> {
        schema.relations.get_mut(*self.relations.get(name)?)
    }

    fn add_label(&mut self, schema: &mut Schema, label: Label) {
        self.labels.insert(label.name.clone(), schema.labels.len());
        schema.labels.push(label);
    }

    fn add_relation(&mut self, schema: &mut Schema, kind: RelationType) {
        self.relations
            .insert(kind.name.clone(), schema.relations.len());
        schema.relations.push(kind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tests_support::{document, span};
    use serde_json::json;

    fn attribute(name: &str, kind: AttributeKind, values: &[&str]) -> Attribute {
        Attribute {
            name: name.to_owned(),
            kind,
            values: values.iter().map(|v| (*v).to_owned()).collect(),
            required: false,
        }
    }

    #[test]
    fn two_files_of_one_schema_ask_together() {
        let mut first = Schema::default();
        first.labels.push(Label {
            attributes: vec![attribute("Mention", AttributeKind::Enum, &["Tên"])],
            ..Label::named("PERSON")
        });
        first.relations.push(RelationType {
            from: vec!["PERSON".to_owned()],
            to: vec!["ROLE".to_owned()],
            ..RelationType::named("HOLDS")
        });
        let mut second = first.clone();
        second.labels[0].attributes = vec![
            attribute("Mention", AttributeKind::Enum, &["Đại từ"]),
            attribute("note", AttributeKind::Text, &[]),
        ];
        second.labels.push(Label::named("ROLE"));
        second.relations[0].to = vec!["ORG".to_owned()];
        second.relations[0].from.clear();
        join(&mut first, second);
        assert_eq!(first.labels.len(), 2);
        assert_eq!(
            first.labels[0].attributes,
            [
                attribute("Mention", AttributeKind::Enum, &["Tên", "Đại từ"]),
                attribute("note", AttributeKind::Text, &[])
            ]
        );
        assert!(first.relations[0].from.is_empty(), "any");
        assert_eq!(first.relations[0].to, ["ROLE", "ORG"]);
    }

    #[test]
    fn a_document_asks_for_its_attributes_only() {
        let mut hang = span("PERSON", 3, 7, "Hằng");
        hang.attributes.insert("giới".to_owned(), json!("nữ"));
        let role = span("ROLE", 0, 2, "Bà");
        let mut schema = Schema::default();
        gather(&mut schema, &document("a", "Bà Hằng", &[role, hang]));
        let names: Vec<_> = schema.labels.iter().map(|l| l.name.as_str()).collect();
        assert_eq!(names, ["PERSON"]);
        let expected = attribute("giới", AttributeKind::Text, &[]);
        assert_eq!(schema.labels[0].attributes, [expected]);
    }
}
