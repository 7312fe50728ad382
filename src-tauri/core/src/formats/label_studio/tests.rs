use proptest::prelude::*;

use super::*;
use crate::formats::tests_reading::read_as;

fn read(json: &str) -> Vec<Result<Incoming, Problem>> {
    read_as("a.json", json, None).documents
}

const FULL: &str = r#"[{"id": 7, "data": {"báo": "😀 Bà Hằng, Thứ trưởng", "link": "x"},
  "annotations": [
    {"id": 1, "completed_by": {"id": 3, "email": "mai@báo"}, "result": [
      {"id": "a", "from_name": "ner", "type": "labels", "meta": {"text": ["Xem lại"]},
       "value": {"start": 5, "end": 9, "text": "Hằng", "labels": ["PERSON", "VIP"]}},
      {"id": "b", "type": "labels", "value": {"start": 11, "end": 21, "labels": ["ROLE"]}},
      {"id": "a", "from_name": "giới", "type": "choices", "value": {"start": 5, "end": 9, "choices": ["nữ"]}},
      {"id": "z", "from_name": "chủ đề", "type": "choices", "value": {"choices": ["ngoại giao", "lễ"]}},
      {"type": "relation", "from_id": "b", "to_id": "a", "direction": "left", "labels": ["HOLDS"]},
      {"type": "relation", "from_id": "b", "to_id": "a", "direction": "bi"}]},
    {"completed_by": 4, "ground_truth": true, "result": [
      {"id": "c", "type": "labels", "value": {"start": 2, "end": 9, "text": "Bà Hằng", "labels": ["PERSON"]}}]},
    {"completed_by": 5, "was_cancelled": true, "result": [
      {"id": "d", "type": "labels", "value": {"start": 2, "end": 900, "labels": ["PERSON"]}}]}],
  "predictions": [{"model_version": "v1", "result": [
      {"id": "e", "type": "labels", "value": {"start": 0, "end": 1, "text": "😀", "labels": ["X"]}}]}]},
 {"id": 8, "data": {"text": "chưa ai gán"}, "annotations": []}]"#;

#[test]
fn all_that_an_export_says() {
    let all: Vec<_> = read(FULL).into_iter().map(Result::unwrap).collect();
    let ids: Vec<_> = all.iter().map(|i| i.document.source_id.as_str()).collect();
    assert_eq!(ids, ["7", "8"]);
    assert!(all[1].document.layers.is_empty());
    let document = &all[0].document;
    let other = &document.metadata.other;
    assert_eq!(
        (&other["link"], &other["chủ đề"]),
        (&"x".into(), &"ngoại giao; lễ".into())
    );
    let layers: Vec<_> = document
        .layers
        .iter()
        .map(|l| (l.kind, l.name.as_str(), l.spans.len()))
        .collect();
    assert_eq!(
        layers,
        [
            (LayerKind::Imported, "mai@báo", 3),
            (LayerKind::Gold, "gold", 1),
            (LayerKind::Model, "v1", 1)
        ]
    );
    let mai = &document.layers[0];
    let texts: Vec<_> = mai
        .spans
        .iter()
        .map(|s| (s.label.as_str(), s.fragments[0].text.as_str()))
        .collect();
    assert_eq!(
        texts,
        [("PERSON", "Hằng"), ("VIP", "Hằng"), ("ROLE", "Thứ trưởng")]
    );
    assert_eq!(mai.spans[0].note, "Xem lại");
    assert_eq!(mai.spans[0].attributes["giới"], "nữ");
    let links: Vec<_> = mai
        .relations
        .iter()
        .map(|r| (r.from, r.kind.as_str(), r.to))
        .collect();
    assert_eq!(
        links,
        [(0, "HOLDS", 2), (2, "relation", 0), (0, "relation", 2)]
    );
}

#[test]
fn older_exports_count_utf16() {
    let json = r#"[{"data":{"text":"😀 Bà Hằng\nHuế"},"completions":[{"result":[
        {"id":"a","type":"labels","value":{"start":3,"end":14,"text":"Bà Hằng\\nHuế","labels":["X"]}}]}]}]"#;
    let incoming = read(json).remove(0).unwrap();
    assert_eq!(incoming.notes[0].args["unit"], "utf16");
    let layer = &incoming.document.layers[0];
    assert_eq!(
        (&*layer.name, &*layer.spans[0].fragments[0].text),
        ("1", "Bà Hằng\nHuế")
    );
}

#[test]
fn what_cannot_be_read_is_named() {
    let refused = |old: &str, new: &str| {
        assert!(FULL.contains(old));
        let problem = read(&FULL.replacen(old, new, 1)).remove(0).unwrap_err();
        (problem.error.code(), problem.line.unwrap())
    };
    for (old, new, expected) in [
        ("\"start\": 5", "\"start\": \"5\"", (Code::BadRecord, 4)),
        ("\"start\": 5", "\"start\": -5", (Code::BadRecord, 4)),
        ("\"start\": 5", "\"start\": 4", (Code::QuoteMismatch, 4)),
        ("\"end\": 21", "\"end\": 210", (Code::OffsetOutOfRange, 6)),
        ("[\"ROLE\"]", "[]", (Code::BadRecord, 6)),
        (
            "\"type\": \"labels\", \"value\"",
            "\"type\": \"hypertextlabels\", \"value\"",
            (Code::BadRecord, 6),
        ),
        ("\"id\": \"b\"", "\"id\": \"a\"", (Code::IdTwice, 6)),
        (
            "\"from_id\": \"b\"",
            "\"from_id\": \"x\"",
            (Code::ReferenceUnknown, 9),
        ),
        ("\"from_id\": \"b\",", "", (Code::BadRecord, 9)),
        ("\"result\": [", "\"result\": {", (Code::BadJson, 3)),
        (
            "\"báo\": \"😀 Bà Hằng, Thứ trưởng\", \"link\": \"x\"",
            "",
            (Code::BadRecord, 1),
        ),
    ] {
        let found = refused(old, new);
        assert_eq!(found.0, expected.0, "{new}");
        assert!(
            found.0 == Code::BadJson || found.1 == expected.1,
            "{new} {}",
            found.1
        );
    }
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
