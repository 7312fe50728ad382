use proptest::prelude::*;
use serde_json::json;

use super::super::tests_support::{discontinuous, document, documents, span, write};
use super::super::{Options, Reason, Tally};
use super::bin::Bin;
use super::doc::Doc;
use crate::domain::{Attributes, DocRelation, Document};

fn piece(document: &Document, options: &Options) -> (String, Tally) {
    write("spacy", document, options)
}

fn sample() -> Document {
    let mut noted = span("PERSON", 12, 20, "Ha\u{300} 😀 Lê");
    noted.note = "\"a\"\t\\b_".to_owned();
    noted.attributes.insert("entity".to_owned(), json!("Lê Hà"));
    noted.attributes.insert("sure".to_owned(), json!(0.5));
    let mut made = document(
        "a/1",
        "Bộ trưởng.\n Ha\u{300} 😀 Lê  nói",
        &[
            span("Cơ quan", 0, 2, "Bộ"),
            discontinuous("ROLE", &[(0, 2, "Bộ"), (12, 15, "Ha\u{300}")]),
            span("ROLE", 0, 4, "Bộ t"),
            noted,
            span("PERSON", 18, 20, "Lê"),
        ],
    );
    made.layers[0].relations.push(DocRelation {
        id: None,
        kind: "HOLDS".to_owned(),
        from: 3,
        to: 0,
        attributes: Attributes::new(),
    });
    made
}

#[test]
fn tokens_with_their_blanks_are_the_text_and_spans_lie_on_tokens() {
    let (text, tally) = piece(&sample(), &Options::default());
    let doc: Doc<'_> = serde_json::from_str(&text).unwrap();
    let tokens: Vec<(&str, bool)> = doc.tokens.iter().map(|t| (&*t.text, t.space)).collect();
    assert_eq!(
        tokens,
        [
            ("Bộ", true),
            ("trưởng", false),
            (".", false),
            ("\n ", false),
            ("Ha\u{300}", true),
            ("😀", true),
            ("Lê", true),
            (" ", false),
            ("nói", false),
        ]
    );
    let spans: Vec<_> = doc
        .spans
        .iter()
        .map(|s| (s.start, s.end, &*s.label, &*s.kb_id, s.entity))
        .collect();
    assert_eq!(
        spans,
        [
            (0, 1, "Cơ quan", "", true),
            (4, 7, "PERSON", "Lê Hà", true),
            (6, 7, "PERSON", "", false),
        ]
    );
    assert_eq!((doc.spans[1].start_char, doc.spans[1].end_char), (12, 20));
    assert_eq!(
        doc.user_data["relations"],
        json!([{"type": "HOLDS", "from": 1, "to": 0, "attributes": {}}])
    );
    assert_eq!(
        doc.user_data["spans"][1],
        json!({"attributes": {"sure": 0.5}, "note": "\"a\"\t\\b_"})
    );
    assert_eq!((tally.spans, tally.written), (5, 3));
    assert_eq!(tally.losses.get(Reason::Discontinuous), 1);
    assert_eq!(tally.losses.get(Reason::TokenBoundary), 1);
}

/// The file of some documents.
fn file(documents: &[Document]) -> Vec<u8> {
    let mut bin = Bin::new().unwrap();
    for document in documents {
        let (text, _) = piece(document, &Options::default());
        bin.add(&serde_json::from_str(&text).unwrap()).unwrap();
    }
    let mut out = Vec::new();
    bin.finish(&mut out).unwrap();
    out
}

#[test]
fn the_file_is_a_map_that_zlib_unpacks() {
    let packed = file(&[sample(), sample()]);
    assert_eq!(packed, file(&[sample(), sample()]));
    let map = miniz_oxide::inflate::decompress_to_vec_zlib(&packed).unwrap();
    let mut rest = &map[..];
    assert_eq!(rmp::decode::read_map_len(&mut rest).unwrap(), 10);
    let key = |rest: &mut &[u8], expected: &str| {
        let (name, after) = rmp::decode::read_str_from_slice(rest).unwrap();
        assert_eq!(name, expected);
        *rest = after;
    };
    key(&mut rest, "version");
    key(&mut rest, "0.1");
    key(&mut rest, "attrs");
    let count = rmp::decode::read_array_len(&mut rest).unwrap();
    let attributes: Vec<u64> = (0..count)
        .map(|_| rmp::decode::read_int(&mut rest).unwrap())
        .collect();
    assert_eq!(attributes, [65, 77, 78, 80, 452]);
    key(&mut rest, "tokens");
    let size = rmp::decode::read_bin_len(&mut rest).unwrap() as usize;
    assert_eq!(size, 2 * 9 * attributes.len() * 8);
    let numbers: Vec<u64> = rest[..size]
        .as_chunks::<8>()
        .0
        .iter()
        .map(|eight| u64::from_le_bytes(*eight))
        .collect();
    // The third token of the name: inside a PERSON, within a sentence.
    assert_eq!(numbers[6 * 5 + 1..6 * 5 + 4], [1, 380, u64::MAX]);
}

#[test]
fn no_documents_are_a_file_too() {
    assert!(miniz_oxide::inflate::decompress_to_vec_zlib(&file(&[])).is_ok());
}

proptest! {
    #[test]
    fn all_of_the_text_is_in_tokens_and_spans_say_what_they_cover(document in documents(), nfc: bool) {
        let options = Options { nfc, ..Options::default() };
        let (json, tally) = piece(&document, &options);
        prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
        let doc: Doc<'_> = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(doc.spans.len() as u64, tally.written);
        let mut text: Vec<char> = Vec::new();
        let mut places = Vec::new();
        for token in &doc.tokens {
            let start = text.len();
            text.extend(token.text.chars());
            places.push((start, text.len()));
            text.extend(token.space.then_some(' '));
        }
        let whole: String = text.iter().collect();
        if !nfc {
            prop_assert_eq!(whole, document.text());
        }
        let mut taken = vec![false; doc.tokens.len()];
        for span in &doc.spans {
            prop_assert!(span.start < span.end);
            prop_assert_eq!(places[span.start].0, span.start_char as usize);
            prop_assert_eq!(places[span.end - 1].1, span.end_char as usize);
            if span.entity {
                prop_assert!(!taken[span.start..span.end].contains(&true));
                taken[span.start..span.end].fill(true);
            }
        }
        for span in doc.spans.iter().filter(|span| !span.entity) {
            prop_assert!(taken[span.start..span.end].contains(&true));
        }
    }
}
