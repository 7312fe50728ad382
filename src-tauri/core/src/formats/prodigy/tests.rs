use proptest::prelude::*;

use super::*;
use crate::formats::tests_reading::read_as;

fn read(json: &str) -> Vec<Result<Incoming, Problem>> {
    read_as("a.jsonl", json, None).documents
}

const FULL: &str = r#"{"text":"😀 Bà Hằng, Thứ trưởng","_input_hash":1,"_session_id":"việc-mai","meta":{"source":"Báo"},"tokens":[{"text":"😀","start":0,"end":1,"id":0,"ws":true},{"text":"Bà","start":2,"end":4,"id":1,"ws":true},{"text":"Hằng","start":5,"end":9,"id":2,"ws":false},{"text":",","start":9,"end":10,"id":3,"ws":true},{"text":"Thứ trưởng","start":11,"end":21,"id":4,"ws":false}],"spans":[{"start":5,"end":9,"token_start":2,"token_end":2,"label":"PERSON"},{"token_start":4,"token_end":4,"label":"ROLE"}],"relations":[{"head":2,"child":4,"head_span":{"start":5,"end":9},"child_span":{"start":11,"end":21},"label":"HOLDS"},{"head":4,"child":2,"label":"OF"}],"answer":"accept"}"#;

#[test]
fn all_that_a_record_says() {
    let incoming = read(FULL).remove(0).unwrap();
    assert!(incoming.notes.is_empty());
    let document = incoming.document;
    assert_eq!(document.source_id, "a/1");
    assert_eq!(document.metadata.source.as_deref(), Some("Báo"));
    assert!(document.metadata.other.is_empty());
    let layer = &document.layers[0];
    assert_eq!(layer.name, "việc-mai");
    let spans: Vec<_> = layer
        .spans
        .iter()
        .map(|s| (s.label.as_str(), s.fragments[0].text.as_str()))
        .collect();
    assert_eq!(spans, [("PERSON", "Hằng"), ("ROLE", "Thứ trưởng")]);
    let links: Vec<_> = layer
        .relations
        .iter()
        .map(|r| (r.from, r.kind.as_str(), r.to))
        .collect();
    assert_eq!(links, [(0, "HOLDS", 1), (1, "OF", 0)]);
}

#[test]
fn of_rejected_and_ignored_answers_the_text_is_read() {
    for answer in ["reject", "ignore"] {
        let json = FULL.replace("\"accept\"", &format!("\"{answer}\""));
        let incoming = read(&json).remove(0).unwrap();
        let note = &incoming.notes[0];
        assert_eq!(note.code, NoteCode::AnswerNotAccepted);
        assert_eq!((&*note.args["answer"], &*note.args["spans"]), (answer, "2"));
        assert!(incoming.document.layers.is_empty());
        assert_eq!(incoming.document.metadata.other["answer"], answer);
    }
}

#[test]
fn the_tokens_tell_the_unit() {
    let utf16 = r#"{"text":"😀 Bà Hằng","tokens":[{"text":"Bà","start":3,"end":5,"id":0},{"text":"Hằng","start":6,"end":10,"id":1}],"spans":[{"start":3,"end":5,"label":"X"}]}"#;
    let incoming = read(utf16).remove(0).unwrap();
    assert_eq!(incoming.notes[0].args["unit"], "utf16");
    let span = &incoming.document.layers[0].spans[0];
    assert_eq!(span.fragments[0].text, "Bà");
}

#[test]
fn what_cannot_be_read_is_named() {
    let refused = |old: &str, new: &str| {
        assert!(FULL.contains(old));
        let problem = read(&FULL.replacen(old, new, 1)).remove(0).unwrap_err();
        assert_eq!(problem.line, Some(1));
        assert!(problem.column.is_some());
        problem.error.code()
    };
    for (old, new, code) in [
        ("\"PERSON\"", "null", Code::BadRecord),
        (
            "\"start\":5,\"end\":9,\"token_start\":2",
            "\"token_start\":9",
            Code::BadRecord,
        ),
        (
            "[{\"start\":5,\"end\":9",
            "[{\"start\":5,\"end\":99",
            Code::OffsetOutOfRange,
        ),
        (
            "[{\"start\":5,\"end\":9",
            "[{\"start\":9,\"end\":5",
            Code::SpanEmpty,
        ),
        (
            "[{\"start\":5,\"end\":9",
            "[{\"start\":-5,\"end\":9",
            Code::BadRecord,
        ),
        ("\"Hằng\"", "\"Minh\"", Code::QuoteMismatch),
        ("\"head\":4", "\"head\":3", Code::ReferenceUnknown),
        (
            "\"head_span\":{\"start\":5",
            "\"head_span\":{\"start\":6",
            Code::ReferenceUnknown,
        ),
        ("\"answer\"", "answer", Code::BadJson),
    ] {
        assert_eq!(refused(old, new), code, "{new}");
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
