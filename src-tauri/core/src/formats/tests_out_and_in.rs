//! Out and in again, for tests of formats that hold most of what a layer does.
use proptest::prelude::*;
use serde_json::{Value, json};

use super::tests_support::{documents, header};
use super::writing::Piece;
use super::{Before, Format, Item, Options, ReadOptions, Tally};
use crate::domain::{
    Attribute, AttributeKind, Attributes, DocSpan, Document, Fragment, Header, Label, Offset,
    RelationType,
};
use crate::text::Segmenter;

/// A name that hardly any format takes as it is.
pub(super) const STRANGE: &str = "Người \"ở\" _x0041_|tab\t\\,;:😀";

/// A schema with names of every kind.
pub(super) fn strange_header() -> Header {
    let mut header = header();
    let choice = Attribute {
        name: "mức độ".to_owned(),
        kind: AttributeKind::Enum,
        values: ["rất, rất", "ít|nhiều"].map(str::to_owned).to_vec(),
        required: false,
    };
    header.schema.labels.push(Label {
        colour: "teal".to_owned(),
        attributes: vec![choice.clone()],
        ..Label::named(STRANGE)
    });
    header.schema.relations.push(RelationType {
        from: vec![STRANGE.to_owned(), "PERSON".to_owned()],
        attributes: vec![choice],
        ..RelationType::named("thuộc về")
    });
    header
}

/// The files of one document, and what was counted.
pub(super) fn files(
    format: &str,
    header: &Header,
    document: &Document,
    options: &Options,
) -> (Vec<(String, String)>, Tally) {
    let format = Format::named(format).unwrap();
    let writer = format.writer(options).unwrap();
    let item = Item {
        header,
        document,
        layer: &document.layers[0],
        before: Before::default(),
        segmenter: &Segmenter::from_lexicon(),
    };
    let mut out = Piece::default();
    let mut shared = Vec::new();
    if format.folder {
        shared = writer.shared(header);
    } else {
        writer.begin(&mut out, header).unwrap();
    }
    let tally = writer.document(&mut out, &item).unwrap();
    if !format.folder {
        writer.end(&mut out, header).unwrap();
    }
    let own = out.files(format.extension);
    let own = own.map(|(ending, bytes)| (format!("a.{ending}"), bytes));
    let text = |(name, bytes)| (name, String::from_utf8(bytes).unwrap());
    (own.chain(shared).map(text).collect(), tally)
}

/// A document as the reader of the same format gives it back, and what was counted.
pub(super) fn out_and_in(
    format: &str,
    header: &Header,
    document: &Document,
    options: &Options,
) -> (Document, Tally) {
    let (files, tally) = files(format, header, document, options);
    assert_eq!(tally.spans, tally.written + tally.losses.spans());
    let place = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(place.path().join(name), content).unwrap();
    }
    let read = super::read(&[place.path().to_owned()], &ReadOptions::default()).unwrap();
    let mut all: Vec<_> = read.map(Result::unwrap).collect();
    assert_eq!(all.len(), 1);
    (all.remove(0).document, tally)
}

/// A span, and a relation by the places of its ends.
pub(super) type Span = (String, Vec<Fragment>, Vec<(String, String)>, String);
pub(super) type Link = (String, usize, usize, Vec<(String, String)>);

/// What a layer says, with values as text.
pub(super) fn said(document: &Document) -> (Vec<Span>, Vec<Link>) {
    let values = |attributes: &Attributes| {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let all = attributes.iter();
        all.map(|(name, value)| (name.clone(), text(value)))
            .collect()
    };
    let (mut spans, mut links) = (Vec::new(), Vec::new());
    for layer in &document.layers {
        for span in &layer.spans {
            let values = values(&span.attributes);
            spans.push((
                span.label.clone(),
                span.fragments.clone(),
                values,
                span.note.clone(),
            ));
        }
        for link in &layer.relations {
            links.push((
                link.kind.clone(),
                link.from,
                link.to,
                values(&link.attributes),
            ));
        }
    }
    (spans, links)
}

/// The document with a layer of those of its spans only that satisfy `is_kept`, and of the
/// relations between them.
pub(super) fn with_spans(document: &Document, is_kept: impl Fn(&DocSpan) -> bool) -> Document {
    let mut document = document.clone();
    for layer in &mut document.layers {
        let mut places = Vec::new();
        let mut count = 0;
        for span in &layer.spans {
            places.push(is_kept(span).then_some(count));
            count += usize::from(is_kept(span));
        }
        layer.spans.retain(|span| is_kept(span));
        layer.relations.retain_mut(|link| {
            let (Some(from), Some(to)) = (places[link.from], places[link.to]) else {
                return false;
            };
            (link.from, link.to) = (from, to);
            true
        });
    }
    document
}

/// Whether nothing but line ends stands between two stretches of the span.
pub(super) fn is_broken_at_line_ends(document: &Document, span: &DocSpan) -> bool {
    let text: Vec<char> = document.text().chars().collect();
    let at = |offset: Offset| usize::try_from(offset.0).unwrap();
    let pairs = span.fragments.windows(2);
    let mut gaps = pairs.map(|pair| &text[at(pair[0].range.end)..at(pair[1].range.start)]);
    gaps.any(|gap| !gap.is_empty() && gap.iter().all(|c| crate::text::is_line_break(*c)))
}

/// Documents with labels, values and notes of every kind.
pub(super) fn dressed() -> impl Strategy<Value = Document> {
    let text =
        "([ \\t\"\\\\_x|,;:{}<>&-]|\\n|\\r\\n|\u{A0}|\u{2028}|😀|e\u{301}|[a-z]|_x0020_){1,6}";
    let values = prop::collection::vec((0_usize..9, 0_usize..4, text, text), 0..6);
    (documents(), values).prop_map(|(mut document, values)| {
        let layer = &mut document.layers[0];
        for (place, kind, value, note) in values {
            let Some(span) = layer.spans.get_mut(place) else {
                continue;
            };
            let (name, value) = match kind {
                0 => ("số", json!(12.5)),
                1 => (
                    "figure",
                    json!({"kind": "level", "value": 1e9, "unit": "USD"}),
                ),
                2 => ("mức độ", json!(value)),
                _ => ("giới-tính_1", json!(value)),
            };
            span.attributes.insert(name.to_owned(), value.clone());
            span.note = note;
            if let Some(link) = layer.relations.first_mut() {
                link.attributes.insert(name.to_owned(), value);
            }
        }
        let is_linked = |place: usize, layer: &crate::domain::DocLayer| {
            layer
                .relations
                .iter()
                .any(|r| r.from == place || r.to == place)
        };
        for place in 0..layer.spans.len() {
            if place % 2 == 0 && !is_linked(place, layer) {
                layer.spans[place].label = STRANGE.to_owned();
            }
        }
        document
    })
}
