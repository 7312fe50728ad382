//! Documents for tests of formats.
use proptest::prelude::*;

use super::writing::Piece;
use super::{Before, Format, Item, Options, Tally};
use crate::domain::{
    Attributes, DocLayer, DocRelation, DocSpan, Document, Fragment, Header, LayerKind, Offset,
    Range, Schema,
};
use crate::text::{Segmenter, TextIndex, graphemes, guess_title};

pub(super) fn discontinuous(label: &str, parts: &[(u32, u32, &str)]) -> DocSpan {
    let fragments = parts.iter().map(|(start, end, text)| Fragment {
        range: Range::new(*start, *end),
        text: (*text).to_owned(),
    });
    DocSpan {
        id: None,
        label: label.to_owned(),
        fragments: fragments.collect(),
        attributes: Attributes::new(),
        note: String::new(),
    }
}

pub(super) fn span(label: &str, start: u32, end: u32, text: &str) -> DocSpan {
    discontinuous(label, &[(start, end, text)])
}

pub(super) fn layer(spans: &[DocSpan]) -> DocLayer {
    DocLayer {
        id: None,
        kind: LayerKind::Imported,
        name: "a".to_owned(),
        round: 1,
        annotator: None,
        revision: 0,
        spans: spans.to_vec(),
        relations: Vec::new(),
    }
}

/// A document with one layer.
pub(super) fn document(source_id: &str, text: &str, spans: &[DocSpan]) -> Document {
    let mut document = Document::of_text(source_id.to_owned(), guess_title(text), text.to_owned());
    document.layers.push(layer(spans));
    document
}

pub(super) fn header() -> Header {
    Header {
        schema: Schema::default_news(),
        ..Header::default()
    }
}

/// One document with its first layer as a format writes it, and what was counted.
pub(super) fn write(format: &str, document: &Document, options: &Options) -> (String, Tally) {
    let writer = Format::named(format).unwrap().writer(options).unwrap();
    let mut out = Piece::default();
    let header = header();
    writer.begin(&mut out, &header).unwrap();
    let item = Item {
        header: &header,
        document,
        layer: &document.layers[0],
        before: Before::default(),
        segmenter: &Segmenter::from_lexicon(),
    };
    let tally = writer.document(&mut out, &item).unwrap();
    writer.end(&mut out, &header).unwrap();
    (String::from_utf8(out.main().to_vec()).unwrap(), tally)
}

/// Texts made of what has gone wrong elsewhere.
pub(super) fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Bà",
        "Lê",
        "Thị",
        "Hằng",
        "Ha\u{306}\u{300}ng",
        "Đầu",
        "tư",
        "11,4",
        "tỷ",
        "USD",
        " ",
        " ",
        "_",
        "_",
        "\u{A0}",
        "\t",
        "\n",
        "\r\n",
        "\u{2028}",
        ".",
        ",",
        "“",
        "-",
        "😀",
        "👨\u{200D}👩\u{200D}👧",
        "\u{200B}",
        "\u{301}",
        "=",
        "\u{FEFF}",
        "e\u{301}",
        "각",
    ]);
    prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat())
}

/// A document with any spans and links that a project would store.
pub(super) fn documents() -> impl Strategy<Value = Document> {
    let label = prop::sample::select(vec!["PERSON", "ROLE", "TRADE_FIGURE"]);
    let edges = prop::collection::vec(0_usize..400, 2..5);
    let span = (label, edges, prop::option::of("[a-z=\"]{1,4}"));
    let links = prop::collection::vec((0_usize..9, 0_usize..9), 0..4);
    (texts(), prop::collection::vec(span, 0..9), links).prop_map(|(text, spans, links)| {
        let index = TextIndex::new(&text);
        let places: Vec<u32> = (0..=index.len().0)
            .filter(|i| graphemes::is_boundary(&index, Offset(*i)))
            .collect();
        let mut made: Vec<DocSpan> = Vec::new();
        for (label, edges, note) in spans {
            let mut edges: Vec<u32> = edges.iter().map(|e| places[e % places.len()]).collect();
            edges.sort_unstable();
            edges.dedup();
            let parts: Vec<(u32, u32, &str)> = edges
                .chunks_exact(2)
                .map(|e| (e[0], e[1], index.slice(Range::new(e[0], e[1])).unwrap()))
                .collect();
            let mut one = discontinuous(label, &parts);
            one.note = note.unwrap_or_default();
            let twin = |s: &DocSpan| s.label == one.label && s.fragments == one.fragments;
            if !parts.is_empty() && !made.iter().any(twin) {
                made.push(one);
            }
        }
        made.sort_by_key(|s| (s.fragments[0].range, s.label.clone(), s.fragments.len()));
        let mut document = document("a/1", &text, &made);
        let layer = &mut document.layers[0];
        for (from, to) in links {
            let is = |place: usize, label| made.get(place).is_some_and(|s| s.label == label);
            let there = |r: &DocRelation| r.from == from && r.to == to;
            if is(from, "PERSON") && is(to, "ROLE") && !layer.relations.iter().any(there) {
                layer.relations.push(DocRelation {
                    id: None,
                    kind: "HOLDS".to_owned(),
                    from,
                    to,
                    attributes: Attributes::new(),
                });
            }
        }
        document
    })
}

fn row(span: &DocSpan) -> String {
    let fragment = &span.fragments[0];
    let mut row = format!(
        "{} {}-{} {}",
        span.label, fragment.range.start.0, fragment.range.end.0, fragment.text
    );
    for (name, value) in &span.attributes {
        row += &format!(" {name}={}", value.as_str().unwrap());
    }
    row
}

/// Label, start, end, text and attributes of each span.
pub(super) fn spans(document: &Document) -> Vec<String> {
    let layers = document.layers.iter();
    layers.flat_map(|l| l.spans.iter().map(row)).collect()
}

/// Type, the two ends by their texts, and attributes of each relation.
pub(super) fn relations(document: &Document) -> Vec<String> {
    let layers = document.layers.iter();
    let rows = layers.flat_map(|layer| {
        layer.relations.iter().map(|link| {
            let end = |place: usize| &layer.spans[place].fragments[0].text;
            let mut row = format!("{}: {} > {}", link.kind, end(link.from), end(link.to));
            for (name, value) in &link.attributes {
                row += &format!(" {name}={}", value.as_str().unwrap());
            }
            row
        })
    });
    rows.collect()
}
