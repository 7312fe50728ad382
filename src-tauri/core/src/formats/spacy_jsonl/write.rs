//! Writing: what lies in several stretches has no place, and links neither.
use std::io::{self, Write};

use serde::Serialize;

use super::super::options::Options;
use super::super::view::{View, hull};
use super::super::writing::Piece;
use super::super::{Item, Tally, Writer, canonical};
use crate::domain::Metadata;

#[derive(Debug)]
struct SpacyJsonl {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(SpacyJsonl {
        options: options.clone(),
    })
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: &'a str,
    spans: Vec<Span<'a>>,
    meta: Meta<'a>,
}

#[derive(Serialize)]
struct Span<'a> {
    start: u32,
    end: u32,
    label: &'a str,
}

#[derive(Serialize)]
struct Meta<'a> {
    title: &'a str,
    #[serde(flatten, serialize_with = "canonical::metadata")]
    metadata: &'a Metadata,
}

impl Writer for SpacyJsonl {
    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_discontinuous();
        view.drop_relations();
        let spans = view.layer.spans.iter().map(|span| {
            let range = hull(span);
            Span {
                start: range.start.0,
                end: range.end.0,
                label: &span.label,
            }
        });
        let line = Line {
            id: &item.document.source_id,
            text: &view.text,
            spans: spans.collect(),
            meta: Meta {
                title: &item.document.title,
                metadata: &item.document.metadata,
            },
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
        for span in &view.layer.spans {
            view.tally.bare(&item.header.schema, span);
        }
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    use crate::domain::Range;
    use crate::formats::tests_support::{discontinuous, document, documents, span, write};
    use crate::formats::{Options, Reason};
    use crate::text::TextIndex;

    proptest! {
        #[test]
        fn what_is_written_lies_where_it_says(document in documents(), nfc: bool) {
            let options = Options { nfc, ..Options::default() };
            let (text, tally) = write("spacy-jsonl", &document, &options);
            prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
            let line: serde_json::Value = serde_json::from_str(&text).unwrap();
            let written = line["text"].as_str().unwrap();
            prop_assert!(!nfc || is_nfc(written));
            let index = TextIndex::new(written);
            let spans = line["spans"].as_array().unwrap();
            prop_assert_eq!(spans.len() as u64, tally.written);
            let mut expected: Vec<String> = Vec::new();
            for span in document.layers[0].spans.iter().filter(|s| s.fragments.len() == 1) {
                let text = &span.fragments[0].text;
                expected.push(if nfc { text.nfc().collect() } else { text.clone() });
            }
            for span in spans {
                let at = |key: &str| u32::try_from(span[key].as_u64().unwrap()).unwrap();
                let covered = index.slice(Range::new(at("start"), at("end"))).unwrap();
                let place = expected.iter().position(|one| one == covered);
                prop_assert!(place.is_some(), "{:?} in {:?}", covered, expected);
            }
        }
    }

    #[test]
    fn a_line_an_article() {
        let spans = [
            span("PERSON", 3, 7, "Hằng"),
            discontinuous("ROLE", &[(0, 2, "Bà"), (3, 7, "Hằng")]),
        ];
        let (text, tally) = write(
            "spacy-jsonl",
            &document("a/1", "Bà Hằng 😀", &spans),
            &Options::default(),
        );
        assert_eq!(
            text,
            "{\"id\":\"a/1\",\"text\":\"Bà Hằng 😀\",\
             \"spans\":[{\"start\":3,\"end\":7,\"label\":\"PERSON\"}],\"meta\":{\"title\":\"Bà Hằng 😀\"}}\n"
        );
        assert_eq!((tally.spans, tally.written), (2, 1));
        assert_eq!(tally.losses.get(Reason::Discontinuous), 1);
    }
}
