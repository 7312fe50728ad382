//! A row a person and a role that a link ties together.
use serde_json::{Map, Value, json};

use super::super::canonical::Sorted;
use super::super::csv::{entity, text};
use super::super::shape::{Field, Kind};
use super::super::tally::Reason;
use super::super::view::{View, hull};
use super::super::{Item, Tally};
use super::schema::person_and_role;
use crate::domain::{Attributes, DocSpan, Schema};

pub(super) const COLUMNS: &[Field] = &[
    Field::new("article", Kind::Text),
    Field::new("title", Kind::Text),
    // Of the article.
    Field::new("date", Kind::Text),
    Field::new("person", Kind::Text),
    // The name in the register of people.
    Field::new("entity", Kind::Text),
    Field::new("role", Kind::Text),
    Field::new("relation", Kind::Text),
    Field::new("status", Kind::Text),
    Field::new("basis", Kind::Text),
    // The other attributes of the link, as JSON.
    Field::new("attributes", Kind::Text),
    Field::new("person_start", Kind::Integer),
    Field::new("person_end", Kind::Integer),
    Field::new("role_start", Kind::Integer),
    Field::new("role_end", Kind::Integer),
];

/// Attributes of a link that have a column.
const STATUS: &str = "status";
const BASIS: &str = "basis";

/// The pairs of a document, in text order of the spans that their links start from. Spans in no
/// pair are left out of the view.
pub(super) fn rows(item: &Item<'_>, view: &mut View<'_>) -> Vec<Vec<Value>> {
    let schema = &item.header.schema;
    let mut rows = Vec::new();
    let mut lost = vec![true; view.layer.spans.len()];
    let mut others = 0;
    for link in &view.layer.relations {
        let Some((person, role)) = person_and_role(schema, &view.layer.spans, link) else {
            others += 1;
            continue;
        };
        for end in [link.from, link.to] {
            if let Some(lost) = lost.get_mut(end) {
                *lost = false;
            }
        }
        let (at, held_at) = (hull(person), hull(role));
        let row = vec![
            json!(item.document.source_id),
            json!(item.document.title),
            json!(item.document.metadata.date),
            json!(text(person)),
            known(entity(item.header, person)),
            json!(text(role)),
            json!(link.kind),
            word(&link.attributes, STATUS),
            word(&link.attributes, BASIS),
            further(&link.attributes),
            json!(at.start),
            json!(at.end),
            json!(held_at.start),
            json!(held_at.end),
        ];
        rows.push((at, held_at, row));
    }
    rows.sort_by_key(|(at, held_at, _)| (*at, *held_at));
    view.tally.losses.add(Reason::Relation, others);
    // Their links are in a row or counted already.
    view.layer.to_mut().relations.clear();
    view.drop_marked(Reason::NotInTable, &lost);
    for span in &view.layer.spans {
        bare(&mut view.tally, schema, span);
    }
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// What a person or a role is written without: all but the name in the register.
fn bare(tally: &mut Tally, schema: &Schema, span: &DocSpan) {
    let mut counted = Tally::default();
    counted.bare(schema, span);
    for reason in [Reason::Attribute, Reason::Note] {
        let count = counted.losses.get(reason);
        tally
            .losses
            .add(reason, usize::try_from(count).unwrap_or(usize::MAX));
    }
}

fn known(text: String) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        Value::String(text)
    }
}

/// The value of an attribute as a cell has it.
fn word(attributes: &Attributes, name: &str) -> Value {
    match attributes.get(name) {
        None => Value::Null,
        Some(Value::String(text)) => Value::String(text.clone()),
        Some(other) => Value::String(Sorted(other).to_string()),
    }
}

fn further(attributes: &Attributes) -> Value {
    let others: Map<String, Value> = attributes
        .iter()
        .filter(|(name, _)| ![STATUS, BASIS].contains(&name.as_str()))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if others.is_empty() {
        return Value::Null;
    }
    Value::String(Sorted(&Value::Object(others)).to_string())
}
