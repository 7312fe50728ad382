//! Writing: a page of annotations. The first about each article is on the whole of it, with text,
//! title and metadata; each span is one, and each relation one that links two of them.
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::super::canonical::{self, Sorted};
use super::super::options::Options;
use super::super::tally::{Reason, Tally};
use super::super::values::{self, Said};
use super::super::view::View;
use super::super::writing::Piece;
use super::super::{Item, Writer};
use super::group::TERMS;
use crate::domain::{DocSpan, Document, Fragment, Header, Offset, Range};
use crate::text::{TextIndex, graphemes};

/// Code points of the text around a quotation, at most.
const AROUND: u32 = 32;

#[derive(Debug)]
struct W3cWriter {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(W3cWriter {
        options: options.clone(),
    })
}

impl Writer for W3cWriter {
    fn begin(&self, out: &mut dyn Write, _: &Header) -> io::Result<()> {
        out.write_all(
            b"{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:nhan:annotations\",\
              \"type\":\"AnnotationPage\",\"items\":[\n",
        )
    }

    fn between(&self) -> &'static str {
        ",\n"
    }

    fn end(&self, out: &mut dyn Write, _: &Header) -> io::Result<()> {
        out.write_all(b"\n]}\n")
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        let source = format!("urn:nhan:article:{}", encoded(&item.document.source_id));
        let text = TextIndex::new(&view.text);
        let span_id = |place: usize| format!("urn:nhan:span:{}", item.before.spans + place + 1);
        let mut empty = Empty::default();
        write(out, &whole(item.document, &view.text, &source))?;
        for (place, span) in view.layer.spans.iter().enumerate() {
            let values = values::of_span(item.header, span);
            let annotation = json!({
                "id": span_id(place),
                "type": "Annotation",
                "motivation": "tagging",
                "body": empty.bodies(&span.label, &span.note, &values),
                "target": target(&text, span, &source),
            });
            out.write_all(b",\n")?;
            write(out, &annotation)?;
        }
        for (number, link) in (item.before.relations + 1..).zip(&view.layer.relations) {
            let values = values::of_relation(item.header, link);
            let annotation = json!({
                "id": format!("urn:nhan:relation:{number}"),
                "type": "Annotation",
                "motivation": "linking",
                "body": empty.bodies(&link.kind, "", &values),
                "target": [span_id(link.from), span_id(link.to)],
            });
            out.write_all(b",\n")?;
            write(out, &annotation)?;
        }
        let unnamed = item.document.metadata.other.len();
        view.tally.losses.add(Reason::Metadata, unnamed);
        view.tally.losses.add(Reason::Attribute, empty.values);
        view.tally.losses.add(Reason::Note, empty.notes);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

fn write(out: &mut Piece, annotation: &Value) -> io::Result<()> {
    Ok(serde_json::to_writer(out, &Sorted(annotation))?)
}

/// The annotation that has the text.
fn whole(document: &Document, text: &str, source: &str) -> Value {
    let mut about = Map::new();
    for (key, value) in [
        ("id", source),
        ("type", "Text"),
        ("format", "text/plain"),
        ("value", text),
        (TERMS.identifier, &document.source_id),
        (TERMS.title, &document.title),
    ] {
        about.insert(key.to_owned(), json!(value));
    }
    for (name, value) in canonical::known(&document.metadata) {
        let known = TERMS.metadata.iter().find(|(known, _)| *known == name);
        if let Some((_, term)) = known {
            about.insert((*term).to_owned(), json!(value));
        }
    }
    json!({
        "id": format!("{source}#about"),
        "type": "Annotation",
        "motivation": "describing",
        "target": about,
    })
}

/// What is not written, for a body of blanks only says nothing.
#[derive(Default)]
struct Empty {
    values: usize,
    notes: usize,
}

impl Empty {
    /// Label, note and values.
    fn bodies(&mut self, label: &str, note: &str, values: &[Said<'_>]) -> Vec<Value> {
        let body = |purpose: &str, text: &str| json!({"type": "TextualBody", "purpose": purpose, "value": text});
        let mut bodies = vec![body("tagging", label)];
        if !note.trim().is_empty() {
            bodies.push(body("commenting", note));
        } else if !note.is_empty() {
            self.notes += 1;
        }
        for said in values {
            if said.text.trim().is_empty() {
                self.values += 1;
                continue;
            }
            bodies.push(json!({
                "type": "TextualBody",
                "purpose": "describing",
                "label": said.name,
                "value": said.text,
            }));
        }
        bodies
    }
}

/// Where a span stands; of several stretches all are meant together.
fn target(text: &TextIndex<'_>, span: &DocSpan, source: &str) -> Value {
    let stretches = span.fragments.iter().map(|fragment| {
        json!({
            "source": source,
            "selector": [
                {
                    "type": "TextPositionSelector",
                    "start": fragment.range.start.0,
                    "end": fragment.range.end.0,
                },
                quotation(text, fragment),
            ],
        })
    });
    let mut stretches: Vec<Value> = stretches.collect();
    if stretches.len() == 1 {
        stretches.remove(0)
    } else {
        json!({"type": "Composite", "items": stretches})
    }
}

fn quotation(text: &TextIndex<'_>, fragment: &Fragment) -> Value {
    let Range { start, end } = fragment.range;
    // Neither side begins or ends within a cluster.
    let is_edge = |at: &u32| graphemes::is_boundary(text, Offset(*at));
    let before = (start.0.saturating_sub(AROUND)..=start.0).find(is_edge);
    let last = end.0.saturating_add(AROUND).min(text.len().0);
    let after = (end.0..=last).rev().find(is_edge);
    let slice = |start: Offset, end: Offset| text.slice(Range { start, end }).unwrap_or_default();
    json!({
        "type": "TextQuoteSelector",
        "exact": fragment.text,
        "prefix": slice(before.map_or(start, Offset), start),
        "suffix": slice(end, after.map_or(end, Offset)),
    })
}

/// A source id as a part of an IRI.
fn encoded(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
