use proptest::prelude::*;

use super::*;
use crate::domain::NoteCode;
use crate::error::Code;
use crate::formats::tests_reading::read_as;

fn read(json: &str) -> Vec<Result<Incoming, Problem>> {
    read_as("a.json", json, None).documents
}

fn one(json: &str) -> Incoming {
    read(json).remove(0).unwrap()
}

const FULL: &str = r#"{
  "target": "http://báo/1", "sourcedb": "Báo", "sourceid": 12, "divid": 3, "lang": "vi",
  "text": "😀 Bà Hằng, Thứ trưởng.",
  "denotations": [
    {"id": "T1", "span": {"begin": 5, "end": 9}, "obj": "PERSON"},
    {"span": [{"begin": 11, "end": 14}, {"begin": 15, "end": 22}], "obj": "ROLE", "id": "T2"}
  ],
  "blocks": [{"id": "B1", "span": {"begin": 0, "end": 22}, "obj": "câu"}],
  "relations": [{"id": "R1", "pred": "HOLDS", "subj": "T1", "obj": "T2"}],
  "attributes": [
    {"subj": "T1", "pred": "điểm", "obj": 0.5}, {"subj": "T1", "pred": "điểm", "obj": true},
    {"subj": "R1", "pred": "chắc", "obj": "có"}
  ],
  "tracks": [{"project": "khác", "denotations": [
    {"id": "T1", "span": {"begin": 2, "end": 4}, "obj": "X"}]}, {}],
  "config": {"entity types": []}
}"#;

#[test]
fn all_that_a_file_says() {
    let incoming = one(FULL);
    let document = incoming.document;
    assert_eq!(document.source_id, "Báo/12/3");
    assert_eq!(document.metadata.url.as_deref(), Some("http://báo/1"));
    let other: Vec<_> = document.metadata.other.keys().collect();
    assert_eq!(other, ["lang"]);
    let named: Vec<_> = document.layers.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(named, ["", "khác"]);
    let own = &document.layers[0];
    let spans: Vec<_> = own
        .spans
        .iter()
        .map(|s| {
            let texts = s.fragments.iter().map(|f| f.text.as_str());
            (s.label.as_str(), texts.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        spans,
        [
            ("PERSON", vec!["Hằng"]),
            ("ROLE", vec!["Thứ", "trưởng."]),
            ("câu", vec!["😀 Bà Hằng, Thứ trưởng."])
        ]
    );
    let link = &own.relations[0];
    assert_eq!((link.from, link.to, link.kind.as_str()), (0, 1, "HOLDS"));
    assert_eq!(link.attributes["chắc"], "có");
    assert_eq!(own.spans[0].attributes["điểm"], "0.5; true");
    assert_eq!(document.layers[1].spans[0].fragments[0].text, "Bà");
}

#[test]
fn several_in_an_array_are_called_by_their_lines() {
    let all = read("[{\"text\":\"a\",\"denotations\":[]},\n{\"text\":\"b\",\"blocks\":[]}]");
    let ids: Vec<_> = all
        .into_iter()
        .map(|i| i.unwrap().document.source_id)
        .collect();
    assert_eq!(ids, ["a/1", "a/2"]);
    let alone = one("{\"text\":\"a\",\"denotations\":[]}");
    assert_eq!(alone.document.source_id, "a");
}

#[test]
fn the_unit_is_what_fits() {
    let json = r#"{"text":"😀 Hằng","denotations":[{"span":{"begin":3,"end":7},"obj":"X"}]}"#;
    let incoming = one(json);
    assert_eq!(incoming.notes[0].code, NoteCode::OffsetsConverted);
    let span = &incoming.document.layers[0].spans[0];
    assert_eq!(span.fragments[0].text, "Hằng");
}

#[test]
fn configurations_are_left_alone() {
    assert!(read(r#"{"entity types":[],"autosave":true}"#).is_empty());
}

#[test]
fn what_cannot_be_read_is_named() {
    let refused = |old: &str, new: &str| {
        assert!(FULL.contains(old));
        let problem = read(&FULL.replacen(old, new, 1)).remove(0).unwrap_err();
        (
            problem.error.code(),
            problem.line.unwrap(),
            problem.column.unwrap(),
        )
    };
    for (old, new, expected) in [
        ("\"begin\": 5", "\"begin\": \"5\"", (Code::BadRecord, 5, 38)),
        ("\"begin\": 5", "\"begin\": 5.5", (Code::BadRecord, 5, 38)),
        ("\"begin\": 5", "\"begin\": -5", (Code::BadRecord, 5, 37)),
        ("\"PERSON\"", "12", (Code::BadRecord, 5, 58)),
        (
            "\"end\": 9}",
            "\"end\": 99}",
            (Code::OffsetOutOfRange, 5, 5),
        ),
        ("\"end\": 9}", "\"end\": 5}", (Code::SpanEmpty, 5, 5)),
        ("\"T2\"", "\"T1\"", (Code::IdTwice, 6, 5)),
        (
            "\"subj\": \"T1\"",
            "\"subj\": \"T9\"",
            (Code::ReferenceUnknown, 9, 17),
        ),
        (
            "\"subj\": \"R1\"",
            "\"subj\": \"R2\"",
            (Code::ReferenceUnknown, 12, 5),
        ),
        ("\"begin\": 2", "\"begin\": 200", (Code::SpanEmpty, 15, 5)),
    ] {
        assert_eq!(refused(old, new), expected, "{new}");
    }
}

#[test]
fn very_many_labels() {
    let mark =
        |n| format!("{{\"id\":\"T{n}\",\"span\":{{\"begin\":0,\"end\":1}},\"obj\":\"L{n}\"}}");
    let marks: Vec<String> = (0..100_000).map(mark).collect();
    let json = format!("{{\"text\":\"ab\",\"denotations\":[{}]}}", marks.join(","));
    assert_eq!(one(&json).document.layers[0].spans.len(), 100_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_file_makes_it_panic(at in 0_usize..FULL.len(), piece in "\\PC?|[0-9\\[\\]{},:\"]{1,3}") {
        let at = (at..).find(|i| FULL.is_char_boundary(*i)).unwrap();
        let _ = read(&format!("{}{piece}{}", &FULL[..at], &FULL[at..]));
        let _ = read(&FULL[..at]);
    }
}
