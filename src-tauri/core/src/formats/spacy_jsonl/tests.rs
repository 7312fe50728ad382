use proptest::prelude::*;

use crate::error::Code;
use crate::formats::Options;
use crate::formats::tests_reading::{pair, read_as, refused, seen};
use crate::formats::tests_support::{documents, write};

#[test]
fn every_shape_of_spans() {
    for marks in [
        r#""spans":[{"start":5,"end":9,"label":"PERSON","text":"Hằng"}]"#,
        r#""ents":[{"start":5,"end":9,"label":"PERSON"}],"tokens":[{"id":0}],"sents":[]"#,
        r#""entities":[[5,9,"PERSON"]]"#,
        r#""entities":[{"start":5,"end":9,"label":"PERSON"}]"#,
        r#""spans":{"sc":[{"start":5,"end":9,"label":"PERSON","kb_id":""}]}"#,
    ] {
        let line = format!(r#"{{"text":"😀 bà Hằng",{marks},"nguồn":1}}"#);
        let all = read_as("a.jsonl", &line, None);
        assert_eq!(all.formats, ["spacy-jsonl"], "{marks}");
        let one = all.documents[0].as_ref().unwrap();
        assert_eq!(seen(one).1, [pair("PERSON", "Hằng")]);
        assert_eq!(one.document.source_id, "a/1");
        let other: Vec<_> = one.document.metadata.other.keys().collect();
        assert_eq!(other, ["nguồn"]);
        let named = if marks.contains("sc") { "sc" } else { "" };
        assert_eq!(one.document.layers[0].name, named);
    }
}

#[test]
fn training_data_of_version_2() {
    let text = r#"[
 {"id": 0, "paragraphs": [{"sentences": [
   {"tokens": [{"orth": "bà", "ner": "O"}, {"orth": "Lê Thị", "ner": "B-PERSON"}, {"orth": "Hằng", "ner": "L-PERSON"}]},
   {"tokens": [{"orth": "ASEAN", "ner": "U-ORG"}, {"orth": "\n", "ner": "-"}, {"orth": "."}]}]}]},
 {"id": 1, "paragraphs": [
   {"raw": "“Hằng” nói .\n", "sentences": [{"tokens": [{"orth": "“", "ner": "-"}, {"orth": "Hằng", "ner": "U-PERSON"}, {"orth": "”"}]}, {"tokens": [{"orth": "nói"}, {"orth": "."}]}]},
   {"raw": "khác", "sentences": [{"tokens": [{"orth": "Hết"}, {"orth": "."}]}]}]}
]"#;
    let all = read_as("a.json", text, None);
    assert_eq!(all.formats, ["spacy-jsonl"]);
    let first = all.documents[0].as_ref().unwrap();
    assert_eq!(
        seen(first),
        (
            "bà Lê_Thị Hằng\nASEAN .".to_owned(),
            vec![pair("PERSON", "Lê_Thị Hằng"), pair("ORG", "ASEAN")]
        )
    );
    let second = all.documents[1].as_ref().unwrap();
    assert_eq!(
        seen(second),
        (
            "“Hằng” nói .\nHết .".to_owned(),
            vec![pair("PERSON", "Hằng")]
        )
    );
    assert_eq!((&*second.document.source_id, second.line), ("a/2", Some(5)));
}

#[test]
fn what_does_not_fit_is_refused() {
    for (rest, code) in [
        (
            r#""spans":[{"start":2,"end":2,"label":"X"}]"#,
            Code::SpanEmpty,
        ),
        (
            r#""spans":[{"start":0,"end":9,"label":"X"}]"#,
            Code::OffsetOutOfRange,
        ),
        (
            r#""spans":[{"start":-1,"end":3,"label":"X"}]"#,
            Code::BadRecord,
        ),
        (
            r#""spans":[{"start":0,"end":1,"label":"X","text":"à"}]"#,
            Code::QuoteMismatch,
        ),
        (r#""spans":[{"start":0,"end":1}]"#, Code::BadRecord),
        (r#""spans":7"#, Code::BadRecord),
        (
            r#""paragraphs":[{"sentences":[{"tokens":[{"orth":"a","ner":"X"}]}]}]"#,
            Code::BadTag,
        ),
    ] {
        let line = format!(r#"{{"text":"bà",{rest}}}"#);
        let all = read_as("a.jsonl", &line, Some("spacy-jsonl")).documents;
        assert_eq!(refused(&all[0]), (code, Some(1)), "{rest}");
    }
}

#[test]
fn other_units_are_told_by_the_quotes() {
    let line = r#"{"text":"😀 bà Hằng","spans":[{"start":6,"end":10,"label":"X","text":"Hằng"}]}"#;
    let all = read_as("a.jsonl", line, None).documents;
    let read = all[0].as_ref().unwrap();
    assert_eq!(seen(read).1, vec![pair("X", "Hằng")]);
    assert_eq!(read.notes[0].args["unit"], "utf16");
}

#[test]
fn files_of_others_are_not_claimed() {
    for (line, format) in [
        (r#"{"text":"a","entities":[]}"#, "doccano"),
        (r#"{"text":"a","label":[]}"#, "doccano"),
        (
            r#"{"text":"a","entities":[{"id":0,"label":"X","start_offset":0,"end_offset":1}]}"#,
            "doccano",
        ),
    ] {
        assert_eq!(read_as("a.jsonl", line, None).formats, [format], "{line}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(mut document in documents()) {
        document.metadata.date = Some("2021-09-29".to_owned());
        let (text, _) = write("spacy-jsonl", &document, &Options::default());
        let all = read_as("b.jsonl", &text, None).documents;
        let read = &all[0].as_ref().unwrap().document;
        prop_assert_eq!(read.text(), document.text());
        prop_assert_eq!(&read.title, &document.title);
        prop_assert_eq!(&read.metadata, &document.metadata);
        prop_assert_eq!(&read.source_id, &document.source_id);
        let whole = document.layers[0].spans.iter().filter(|span| span.fragments.len() == 1);
        let written: Vec<_> = whole.map(|span| (&span.label, &span.fragments)).collect();
        let spans = read.layers.iter().flat_map(|layer| &layer.spans);
        let spans: Vec<_> = spans.map(|span| (&span.label, &span.fragments)).collect();
        prop_assert_eq!(spans, written);
    }
}
