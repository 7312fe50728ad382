//! doccano JSONL, in both of its shapes: `{"id","text","label":[[start,end,label],…]}` and
//! `{"id","text","entities":[{"id","label","start_offset","end_offset"}],
//! "relations":[{"id","from_id","to_id","type"}]}`. Offsets are code points; those that cannot be
//! are read as what they can ([`super::unit`]).
//!
//! Written in the second shape. Further keys are metadata in both directions; doccano keeps them
//! too. A span of several stretches is left out, for its hull would be another span.
use std::collections::HashMap;
use std::io::{self, Write};

use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::canonical::{self, Sorted};
use super::options::Options;
use super::records::{self, Record};
use super::tally::{Reason, Tally};
use super::unit::{self, Claim};
use super::view::{View, hull};
use super::writing::Piece;
use super::{Documents, Head, Item, Reader, Source, Writer};
use crate::domain::{
    Attributes, DocLayer, DocRelation, DocSpan, Document, Incoming, LayerKind, Problem,
};
use crate::text::{TextIndex, guess_title};

/// See the module.
#[derive(Debug)]
pub(super) struct Doccano;

impl Reader for Doccano {
    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "json"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let Some(first) = head.object() else {
            return false;
        };
        let has = |key| first.contains_key(key);
        first.get("text").is_some_and(Value::is_string)
            && (["label", "labels", "entities"].into_iter().any(has))
    }

    fn documents(&self, source: Source) -> Documents {
        records::documents(source, read)
    }
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    text: String,
    #[serde(default)]
    title: Option<String>,
    /// `labels` in older exports.
    #[serde(default, alias = "labels")]
    label: Option<Vec<(u64, u64, String)>>,
    #[serde(default)]
    entities: Option<Vec<Entity>>,
    #[serde(default)]
    relations: Option<Vec<Relation>>,
    #[serde(flatten)]
    further: Map<String, Value>,
}

#[derive(Deserialize)]
struct Entity {
    #[serde(default)]
    id: Value,
    label: String,
    start_offset: u64,
    end_offset: u64,
}

#[derive(Deserialize)]
struct Relation {
    from_id: Value,
    to_id: Value,
    #[serde(rename = "type")]
    kind: String,
}

fn read(source: &Source, record: &Record) -> Result<Incoming, Problem> {
    let file = source.shown();
    let line: Line = records::parse(&file, record)?;
    let source_id = match &line.id {
        Value::Null => format!("{}/{}", source.id, record.number),
        Value::String(id) => id.clone(),
        other => other.to_string(),
    };
    let marks = match line.entities {
        Some(entities) => entities,
        None => (line.label.unwrap_or_default().into_iter())
            .map(|(start_offset, end_offset, label)| Entity {
                id: Value::Null,
                label,
                start_offset,
                end_offset,
            })
            .collect(),
    };
    let index = TextIndex::new(&line.text);
    let claims: Vec<Claim> = marks
        .iter()
        .map(|mark| Claim::new(mark.start_offset, mark.end_offset, None))
        .collect();
    let fitted = unit::fit(&index, &claims, &unit::UNQUOTED)
        .map_err(|misfit| records::refused(&file, record, misfit.error))?;
    let notes = fitted.notes(&file, Some(record.line));
    let mut spans = Vec::with_capacity(marks.len());
    let mut places = HashMap::new();
    for (mark, fragments) in marks.into_iter().zip(fitted.spans) {
        places.insert(mark.id.to_string(), spans.len());
        spans.push(DocSpan::of(mark.label, fragments));
    }
    let mut relations = Vec::new();
    for (number, link) in line.relations.unwrap_or_default().into_iter().enumerate() {
        let end = |id: &Value, key: &str| {
            let place = places.get(&id.to_string()).copied();
            let path = || format!("relations[{number}].{key}");
            place.ok_or_else(|| records::bad(&file, record, &path()))
        };
        relations.push(DocRelation {
            id: None,
            from: end(&link.from_id, "from_id")?,
            to: end(&link.to_id, "to_id")?,
            kind: link.kind,
            attributes: Attributes::new(),
        });
    }
    let title = line.title.unwrap_or_else(|| guess_title(&line.text));
    let mut document = Document::of_text(source_id, title, line.text);
    document.metadata = canonical::to_metadata(line.further);
    if !spans.is_empty() {
        document.layers.push(DocLayer {
            id: None,
            kind: LayerKind::Imported,
            name: String::new(),
            round: 1,
            annotator: None,
            revision: 0,
            spans,
            relations,
        });
    }
    Ok(Incoming {
        file,
        line: Some(record.line),
        document,
        notes,
    })
}

/// Keys of a line that have a meaning of their own.
const OWN: [&str; 7] = [
    "id",
    "text",
    "title",
    "label",
    "labels",
    "entities",
    "relations",
];

#[derive(Debug)]
struct DoccanoWriter {
    options: Options,
}

pub(super) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(DoccanoWriter {
        options: options.clone(),
    })
}

#[derive(Serialize)]
struct EntityOut<'a> {
    id: usize,
    label: &'a str,
    start_offset: u32,
    end_offset: u32,
}

#[derive(Serialize)]
struct RelationOut<'a> {
    id: usize,
    from_id: usize,
    to_id: usize,
    #[serde(rename = "type")]
    kind: &'a str,
}

impl Writer for DoccanoWriter {
    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_discontinuous();
        let document = item.document;
        // Ids count on over the whole file, as doccano's own do.
        let first = item.before.spans;
        let entities = view.layer.spans.iter().zip(first..).map(|(span, id)| {
            let range = hull(span);
            EntityOut {
                id,
                label: &span.label,
                start_offset: range.start.0,
                end_offset: range.end.0,
            }
        });
        let links = view.layer.relations.iter().zip(item.before.relations..);
        let relations = links.map(|(link, id)| RelationOut {
            id,
            from_id: first + link.from,
            to_id: first + link.to,
            kind: &link.kind,
        });
        let mut json = serde_json::Serializer::new(&mut *out);
        let mut line = json.serialize_map(None)?;
        line.serialize_entry("id", &document.source_id)?;
        line.serialize_entry("text", &view.text)?;
        line.serialize_entry("entities", &entities.collect::<Vec<_>>())?;
        line.serialize_entry("relations", &relations.collect::<Vec<_>>())?;
        line.serialize_entry("title", &document.title)?;
        for (name, value) in canonical::known(&document.metadata) {
            line.serialize_entry(name, value)?;
        }
        let mut unnamed = 0;
        for (name, value) in &document.metadata.other {
            if OWN.contains(&name.as_str()) {
                unnamed += 1;
            } else {
                line.serialize_entry(name, &Sorted(value))?;
            }
        }
        SerializeMap::end(line)?;
        out.write_all(b"\n")?;

        view.tally.losses.add(Reason::Metadata, unnamed);
        for span in &view.layer.spans {
            view.tally.bare(&item.header.schema, span);
        }
        let attributes = view.layer.relations.iter().map(|r| r.attributes.len());
        let attributes = attributes.sum();
        view.tally.losses.add(Reason::RelationAttribute, attributes);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

#[cfg(test)]
#[path = "doccano_tests.rs"]
mod tests;
