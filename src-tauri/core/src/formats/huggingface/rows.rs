//! What stands in the rows of the two configurations.
use std::io;

use serde_json::{Map, Value, json};

use super::super::Item;
use super::super::canonical::Sorted;
use super::super::csv::{attributes, entity, text};
use super::super::shape::{Field, Kind};
use super::super::view::{View, hull};

const SENTENCE: &[Field] = &[
    // The article's, with `#` and the number of the sentence in it, from 1.
    Field::new("id", Kind::Text),
    Field::new("article", Kind::Text),
    Field::new("tokens", Kind::List(&Kind::Text)),
    Field::new("ner_tags", Kind::List(&Kind::Integer)),
    // The word that each token belongs to.
    Field::new("words", Kind::List(&Kind::Text)),
];

/// The fields of a sentence, with or without the words that its syllables belong to.
pub(super) fn sentence(words: bool) -> &'static [Field] {
    match SENTENCE.split_last() {
        Some((_, without)) if !words => without,
        _ => SENTENCE,
    }
}

const FRAGMENT: &[Field] = &[
    Field::new("start", Kind::Integer),
    Field::new("end", Kind::Integer),
];

const SPAN: &[Field] = &[
    Field::new("label", Kind::Text),
    Field::new("start", Kind::Integer),
    Field::new("end", Kind::Integer),
    Field::new("text", Kind::Text),
    // One, or several of a span that is discontinuous.
    Field::new("fragments", Kind::List(&Kind::Record(FRAGMENT))),
    // The name in the register of people.
    Field::new("entity", Kind::Text),
    // The other attributes, as JSON.
    Field::new("attributes", Kind::Text),
    Field::new("note", Kind::Text),
];

const RELATION: &[Field] = &[
    Field::new("type", Kind::Text),
    // Places in the list of spans, from 0.
    Field::new("from", Kind::Integer),
    Field::new("to", Kind::Integer),
    Field::new("attributes", Kind::Text),
];

pub(super) const ARTICLE: &[Field] = &[
    Field::new("id", Kind::Text),
    Field::new("title", Kind::Text),
    Field::new("date", Kind::Text),
    Field::new("author", Kind::Text),
    Field::new("source", Kind::Text),
    Field::new("url", Kind::Text),
    // What else is known of the article, as JSON.
    Field::new("metadata", Kind::Text),
    Field::new("tags", Kind::List(&Kind::Text)),
    Field::new("text", Kind::Text),
    Field::new("spans", Kind::List(&Kind::Record(SPAN))),
    Field::new("relations", Kind::List(&Kind::Record(RELATION))),
];

/// The row of an article.
pub(super) fn article(item: &Item<'_>, view: &View<'_>) -> io::Result<Vec<Value>> {
    let document = item.document;
    let known = &document.metadata;
    let mut spans = Vec::with_capacity(view.layer.spans.len());
    for span in &view.layer.spans {
        let range = hull(span);
        let fragments = span.fragments.iter().map(|fragment| fragment.range);
        spans.push(json!({
            "label": span.label,
            "start": range.start,
            "end": range.end,
            "text": text(span),
            "fragments": fragments.map(|at| json!({"start": at.start, "end": at.end})).collect::<Vec<_>>(),
            "entity": filled(entity(item.header, span)),
            "attributes": filled(attributes(item.header, span)?),
            "note": filled(span.note.clone()),
        }));
    }
    let relations = view.layer.relations.iter().map(|link| {
        json!({
            "type": link.kind,
            "from": link.from,
            "to": link.to,
            "attributes": as_json(&link.attributes),
        })
    });
    Ok(vec![
        json!(document.source_id),
        json!(document.title),
        json!(known.date),
        json!(known.author),
        json!(known.source),
        json!(known.url),
        as_json(&known.other),
        json!(document.tags),
        json!(view.text),
        Value::Array(spans),
        relations.collect(),
    ])
}

fn filled(text: String) -> Value {
    if text.is_empty() {
        Value::Null
    } else {
        Value::String(text)
    }
}

fn as_json(values: &std::collections::BTreeMap<String, Value>) -> Value {
    if values.is_empty() {
        return Value::Null;
    }
    let values: Map<String, Value> = values.clone().into_iter().collect();
    Value::String(Sorted(&Value::Object(values)).to_string())
}
