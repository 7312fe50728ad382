//! Writing: an array of tasks, each with one annotation. What is said of a region are results of
//! the same id: choices, numbers, and texts for everything else.
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::super::canonical::{self, Sorted};
use super::super::options::Options;
use super::super::tally::{Reason, Tally};
use super::super::values::{self, Said};
use super::super::view::{View, hull};
use super::super::writing::Piece;
use super::super::{Item, Writer};
use super::{ID, TITLE};
use crate::domain::{AttributeKind, DocSpan, Document, Header, LayerKind};

/// What the labelling configuration calls the labels, and the text that they are about.
const LABELS: &str = "label";
const TEXT: &str = "text";

#[derive(Debug)]
struct LabelStudioWriter {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(LabelStudioWriter {
        options: options.clone(),
    })
}

impl Writer for LabelStudioWriter {
    fn begin(&self, out: &mut dyn Write, _: &Header) -> io::Result<()> {
        out.write_all(b"[\n")
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self, out: &mut dyn Write, _: &Header) -> io::Result<()> {
        out.write_all(b"\n]\n")
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_discontinuous();
        let mut result = Vec::new();
        for (number, span) in (1..).zip(&view.layer.spans) {
            result.extend(region(&format!("s{number}"), span, item.header));
        }
        result.extend(view.layer.relations.iter().map(|link| {
            json!({
                "type": "relation",
                "from_id": format!("s{}", link.from + 1),
                "to_id": format!("s{}", link.to + 1),
                "direction": "right",
                "labels": [link.kind],
            })
        }));
        // A task that nobody has labelled has no annotation.
        let mut annotations = Vec::new();
        if !result.is_empty() {
            annotations.push(json!({
                "ground_truth": item.layer.kind == LayerKind::Gold,
                "was_cancelled": false,
                "result": result,
            }));
        }
        let (data, unnamed) = data(item.document, &view.text);
        let task = json!({"data": data, "annotations": annotations});
        serde_json::to_writer(out, &Sorted(&task))?;

        let attributes = view.layer.relations.iter().map(|r| r.attributes.len());
        let attributes = attributes.sum();
        view.tally.losses.add(Reason::RelationAttribute, attributes);
        view.tally.losses.add(Reason::Metadata, unnamed);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

/// The results about one span.
fn region(id: &str, span: &DocSpan, header: &Header) -> Vec<Value> {
    let range = hull(span);
    let covered = span.fragments.first().map_or("", |f| f.text.as_str());
    let result = |control: &str, kind: &str, key: &str, said: Value| {
        let mut value = json!({"start": range.start.0, "end": range.end.0, "text": covered});
        value[key] = said;
        json!({
            "id": id,
            "from_name": control,
            "to_name": TEXT,
            "type": kind,
            "value": value,
        })
    };
    let mut labelled = result(LABELS, "labels", "labels", json!([span.label]));
    if !span.note.is_empty() {
        labelled["meta"] = json!({"text": [span.note]});
    }
    let said = |said: Said<'_>| {
        let number = || serde_json::from_str::<serde_json::Number>(&said.text).ok();
        match said.kind {
            Some(AttributeKind::Enum) => {
                result(said.name, "choices", "choices", json!([said.text]))
            }
            Some(AttributeKind::Number) if number().is_some() => {
                result(said.name, "number", "number", json!(number()))
            }
            _ => result(said.name, "textarea", "text", json!([said.text])),
        }
    };
    let values = values::of_span(header, span).into_iter().map(said);
    std::iter::once(labelled).chain(values).collect()
}

/// What a task is about; and how much of the metadata has no key.
fn data(document: &Document, text: &str) -> (Map<String, Value>, usize) {
    let mut data = Map::new();
    for (key, value) in [
        (TEXT, text),
        (TITLE, &document.title),
        (ID, &document.source_id),
    ]
    .into_iter()
    .chain(canonical::known(&document.metadata))
    {
        data.insert(key.to_owned(), json!(value));
    }
    let mut unnamed = 0;
    for (name, value) in &document.metadata.other {
        if [TEXT, TITLE, ID].contains(&name.as_str()) {
            unnamed += 1;
        } else {
            data.insert(name.clone(), value.clone());
        }
    }
    (data, unnamed)
}
