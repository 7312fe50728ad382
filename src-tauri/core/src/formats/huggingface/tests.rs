use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::tests_support::{discontinuous, document, documents, header, span};
use super::super::writing::{Parts, Piece, Place, assembler};
use super::super::{Before, Format, Item, Options, Scheme, Tokens};
use crate::domain::{Attributes, DocRelation, Document, Label};
use crate::text::Segmenter;

/// The lines of a piece: its sentences, its article, and how many spans no tag shows.
fn written(document: &Document, options: &Options) -> (Vec<Value>, Value, u64) {
    let (piece, _) = piece(document, options);
    let rows = serde_json::Deserializer::from_slice(piece.main()).into_iter();
    (
        rows.map(Result::unwrap).collect(),
        serde_json::from_slice(piece.other(super::ARTICLE)).unwrap(),
        serde_json::from_slice(piece.other(super::UNTAGGED)).unwrap(),
    )
}

fn piece(document: &Document, options: &Options) -> (Piece, super::Tally) {
    let mut header = header();
    header.schema.labels.push(Label::named("Cơ quan \"A\""));
    let item = Item {
        header: &header,
        document,
        layer: &document.layers[0],
        before: Before::default(),
        segmenter: &Segmenter::from_lexicon(),
    };
    let mut out = Piece::default();
    let tally = super::writer(options).document(&mut out, &item).unwrap();
    (out, tally)
}

fn sample() -> Document {
    let mut noted = span("PERSON", 12, 20, "Ha\u{300} 😀 Lê");
    noted.note = "\"a\"\t\\b_".to_owned();
    noted.attributes.insert("entity".to_owned(), json!("Lê Hà"));
    noted.attributes.insert("sure".to_owned(), json!(0.5));
    let text = "Bộ trưởng.\n Ha\u{300} 😀 Lê nói";
    let mut made = document(
        "a/1",
        text,
        &[
            span("Cơ quan \"A\"", 0, 2, "Bộ"),
            discontinuous("ROLE", &[(0, 2, "Bộ"), (12, 15, "Ha\u{300}")]),
            noted,
            span("PERSON", 18, 20, "Lê"),
        ],
    );
    made.layers[0].relations.push(DocRelation {
        id: None,
        kind: "HOLDS".to_owned(),
        from: 2,
        to: 0,
        attributes: [("status".to_owned(), json!("former"))]
            .into_iter()
            .collect::<Attributes>(),
    });
    made
}

#[test]
fn sentences_have_tags_and_the_article_everything() {
    let (sentences, article, untagged) = written(&sample(), &Options::default());
    assert_eq!(
        sentences,
        [
            json!({"id": "a/1#1", "article": "a/1", "tokens": ["Bộ", "trưởng", "."], "ner_tags": [7, 0, 0]}),
            json!({"id": "a/1#2", "article": "a/1", "tokens": ["Ha\u{300}", "😀", "Lê", "nói"], "ner_tags": [1, 2, 2, 0]}),
        ]
    );
    assert_eq!(untagged, 2);
    let spans = article["spans"].as_array().unwrap();
    assert_eq!(spans.len(), 4);
    assert_eq!(
        spans[2],
        json!({"label": "PERSON", "start": 12, "end": 20, "text": "Ha\u{300} 😀 Lê",
            "fragments": [{"start": 12, "end": 20}], "entity": "Lê Hà",
            "attributes": "{\"sure\":0.5}", "note": "\"a\"\t\\b_"})
    );
    assert_eq!(
        spans[1]["fragments"],
        json!([{"start": 0, "end": 2}, {"start": 12, "end": 15}])
    );
    assert_eq!(
        article["relations"],
        json!([{"type": "HOLDS", "from": 2, "to": 0, "attributes": "{\"status\":\"former\"}"}])
    );
}

#[test]
fn tags_are_numbered_by_the_scheme_and_words_stand_beside_syllables() {
    let options = Options {
        scheme: Scheme::Bioes,
        tokens: Tokens::Both,
        ..Options::default()
    };
    let (sentences, ..) = written(&sample(), &options);
    assert_eq!(sentences[0]["ner_tags"], json!([16, 0, 0]));
    assert_eq!(
        sentences[0]["words"],
        json!(["Bộ trưởng", "Bộ trưởng", "."])
    );
    assert_eq!(sentences[1]["ner_tags"], json!([1, 2, 3, 0]));
}

fn folder(path: &Path, documents: &[Document], parts: &[&str]) {
    let format = Format::named("huggingface").unwrap();
    let options = Options::default();
    let writer = format.writer(&options).unwrap();
    let header = header();
    let mut place = Place::beside(path, true).unwrap();
    let parts = Parts(parts.iter().map(|&part| part.to_owned()).collect());
    let mut files = assembler(format, &*writer, &header, &parts, &mut place).unwrap();
    for (number, document) in documents.iter().enumerate() {
        let piece = piece(document, &options).0;
        files
            .add(
                &mut place,
                number % parts.0.len(),
                &document.source_id,
                piece,
            )
            .unwrap();
    }
    files.finish(&mut place).unwrap();
    place.settle(b"{}").unwrap();
}

#[test]
fn the_folder_has_two_files_a_split_and_a_card() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("set");
    folder(&path, &[sample()], &["train", "dev", "a-b"]);
    for file in [
        "data/train-00000-of-00001.parquet",
        "data/validation-00000-of-00001.parquet",
        "spans/a_b-00000-of-00001.parquet",
    ] {
        assert!(path.join(file).is_file(), "{file}");
    }
    let card = std::fs::read_to_string(path.join("README.md")).unwrap();
    for line in [
        "license: unknown",
        "  - split: validation\n    path: data/validation-00000-of-00001.parquet",
        "          '1': \"B-PERSON\"",
        "    num_examples: 2\n  - name: validation\n",
        "| spans: ROLE | 1 | 0 | 0 |",
        "- `HOLDS`: PERSON → ROLE",
    ] {
        assert!(card.contains(line), "{line}\n{card}");
    }
}

#[test]
fn the_same_articles_are_the_same_bytes() {
    let place = tempfile::tempdir().unwrap();
    let all = ["a", "b"].map(|name| {
        let path = place.path().join(name);
        folder(&path, &[sample(), sample()], &[""]);
        ["data/train", "spans/train"]
            .map(|name| std::fs::read(path.join(format!("{name}-00000-of-00001.parquet"))).unwrap())
    });
    assert_eq!(all[0], all[1]);
}

proptest! {
    #[test]
    fn all_spans_are_there_and_tags_tell_the_flat_ones(document in documents(), nfc: bool) {
        let options = Options { nfc, ..Options::default() };
        let (_, tally) = piece(&document, &options);
        prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
        let (sentences, article, untagged) = written(&document, &options);
        let spans = article["spans"].as_array().unwrap();
        prop_assert_eq!(spans.len() as u64, tally.written);
        let text: Vec<char> = article["text"].as_str().unwrap().chars().collect();
        for span in spans {
            let parts: Vec<String> = span["fragments"].as_array().unwrap().iter().map(|at| {
                let place = |key: &str| usize::try_from(at[key].as_u64().unwrap()).unwrap();
                text[place("start")..place("end")].iter().collect()
            }).collect();
            prop_assert_eq!(parts.join(" … "), span["text"].as_str().unwrap());
        }
        let mut begun = 0;
        for row in &sentences {
            let tags: Vec<u64> = row["ner_tags"].as_array().unwrap().iter().map(|tag| tag.as_u64().unwrap()).collect();
            prop_assert_eq!(tags.len(), row["tokens"].as_array().unwrap().len());
            // Tags with odd numbers begin a span, the next number goes on with it.
            begun += tags.iter().filter(|tag| *tag % 2 == 1).count() as u64;
            for (place, tag) in tags.iter().enumerate().filter(|(_, tag)| **tag > 0 && **tag % 2 == 0) {
                prop_assert!(place > 0 && [*tag, tag - 1].contains(&tags[place - 1]), "{:?}", tags);
            }
        }
        prop_assert_eq!(begun + untagged, spans.len() as u64);
    }
}
