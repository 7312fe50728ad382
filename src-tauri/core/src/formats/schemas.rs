//! Schemas of formats that have none: gathered from what documents contain.
use std::collections::HashMap;

use serde_json::Value;

use super::Documents;
use crate::domain::{Attribute, AttributeKind, Attributes, Header, Label, RelationType, Schema};

/// What documents ask of a schema beyond labels and types, which the import adds by itself:
/// attributes. Documents that are refused ask nothing.
pub(super) fn gathered(documents: Documents) -> Header {
    let mut header = Header::default();
    let Schema {
        labels, relations, ..
    } = &mut header.schema;
    let (mut label_places, mut relation_places) = (HashMap::new(), HashMap::new());
    for layer in documents.flatten().flat_map(|i| i.document.layers) {
        for span in layer.spans.iter().filter(|s| !s.attributes.is_empty()) {
            let place = *label_places.entry(span.label.clone()).or_insert_with(|| {
                labels.push(label(&span.label));
                labels.len() - 1
            });
            add(&mut labels[place].attributes, &span.attributes);
        }
        for link in layer.relations.iter().filter(|l| !l.attributes.is_empty()) {
            let place = *relation_places.entry(link.kind.clone()).or_insert_with(|| {
                relations.push(relation(&link.kind));
                relations.len() - 1
            });
            add(&mut relations[place].attributes, &link.attributes);
        }
    }
    header
}

fn label(name: &str) -> Label {
    Label {
        id: crate::domain::id::LabelId::new(),
        name: name.to_owned(),
        name_vi: name.to_owned(),
        name_en: name.to_owned(),
        key: None,
        colour: String::new(),
        description_vi: String::new(),
        description_en: String::new(),
        attributes: Vec::new(),
    }
}

fn relation(name: &str) -> RelationType {
    RelationType {
        id: crate::domain::id::RelationTypeId::new(),
        name: name.to_owned(),
        name_vi: name.to_owned(),
        name_en: name.to_owned(),
        key: None,
        from: Vec::new(),
        to: Vec::new(),
        attributes: Vec::new(),
    }
}

/// Adds attributes for the values that have none yet.
fn add(known: &mut Vec<Attribute>, values: &Attributes) {
    for (name, value) in values {
        if known.iter().all(|attribute| attribute.name != *name) {
            known.push(Attribute {
                name: name.clone(),
                kind: match value {
                    Value::Number(_) => AttributeKind::Number,
                    _ => AttributeKind::Text,
                },
                values: Vec::new(),
                required: false,
            });
        }
    }
}
