use proptest::prelude::*;

use super::*;
use crate::domain::{Fragment, NoteCode};
use crate::error::Code;
use crate::formats::tests_support::{discontinuous, document, documents, span, write};

fn read(json: &str) -> Vec<Result<Incoming, Problem>> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.jsonl");
    std::fs::write(&path, json).unwrap();
    let id = "a".to_owned();
    Doccano.documents(Source { path, id }).collect()
}

fn one(json: &str) -> Document {
    read(json).remove(0).unwrap().document
}

#[test]
fn both_shapes() {
    let flat =
        one(r#"{"id":7,"text":"Bà Hằng 😀 nói","label":[[3,7,"PERSON"],[8,9,"E"]],"Comments":[]}"#);
    assert_eq!(flat.source_id, "7");
    assert_eq!(flat.layers[0].spans[0], span("PERSON", 3, 7, "Hằng"));
    assert_eq!(flat.layers[0].spans[1].fragments[0].text, "😀");
    assert!(flat.metadata.other.contains_key("Comments"));
    let linked = one(
        r#"{"text":"Bà Hằng","date":2021,"entities":[{"id":"x","label":"ROLE","start_offset":0,"end_offset":2},
           {"id":5,"label":"PERSON","start_offset":3,"end_offset":7}],"relations":[{"from_id":5,"to_id":"x","type":"HOLDS"}]}"#
            .replace('\n', "")
            .as_str(),
    );
    assert_eq!(linked.source_id, "a/1");
    assert_eq!(linked.metadata.date.as_deref(), Some("2021"));
    let link = &linked.layers[0].relations[0];
    assert_eq!((link.from, link.to, link.kind.as_str()), (1, 0, "HOLDS"));
}

#[test]
fn spread_over_lines_and_as_an_array() {
    let spread = "{\n \"text\": \"a\",\n \"label\": []\n}\n{\"text\": \"b\"}\n";
    let array = "[{\"text\": \"a\"},\n {\"text\": \"b\"}]";
    for (json, lines) in [(spread, [1, 5]), (array, [1, 2])] {
        let found: Vec<_> = read(json).into_iter().map(Result::unwrap).collect();
        let at: Vec<_> = found.iter().map(|i| i.line.unwrap()).collect();
        assert_eq!(at, lines);
        assert_eq!(found[1].document.text(), "b");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let refused = |json: &str| {
        let problem = read(json).pop().unwrap().unwrap_err();
        let what = problem.error.args().get("what").cloned();
        (problem.error.code(), problem.line, problem.column, what)
    };
    let good = "{\"text\":\"ằ\"}\n";
    assert_eq!(
        refused(&format!("{good}{{\"text\":\"Hằng\",}}")),
        (Code::BadJson, Some(2), Some(16), None)
    );
    let (code, line, _, what) = refused(&format!("{good}{{\"id\":1}}"));
    assert_eq!((code, line), (Code::BadRecord, Some(2)));
    assert_eq!(what.as_deref(), Some("text"));
    let (code, _, _, _) = refused(r#"{"text":"ab","label":[[1,3,"X"]]}"#);
    assert_eq!(code, Code::OffsetOutOfRange);
    let (code, _, _, _) = refused(r#"{"text":"ab","label":[[1,1,"X"]]}"#);
    assert_eq!(code, Code::SpanEmpty);
    let (_, _, _, what) =
        refused(r#"{"text":"ab","entities":[],"relations":[{"from_id":1,"to_id":2,"type":"X"}]}"#);
    assert_eq!(what.as_deref(), Some("relations[0].from_id"));
}

#[test]
fn offsets_that_are_no_code_points_are_converted_and_it_is_said() {
    let read_one = |json: &str| read(json).remove(0);
    let utf16 = read_one(r#"{"text":"😀 Hằng","label":[[3,7,"PERSON"]]}"#).unwrap();
    let converted = span("PERSON", 2, 6, "Hằng");
    assert_eq!(utf16.document.layers[0].spans, [converted]);
    let note = &utf16.notes[0];
    assert_eq!(
        (note.code, note.line),
        (NoteCode::OffsetsConverted, Some(1))
    );
    assert_eq!(note.args["unit"], "utf16");
    let unclear = read_one(r#"{"text":"😀😀😀 abcdefgh","label":[[13,15,"X"]]}"#).unwrap_err();
    assert_eq!(unclear.error.code(), Code::OffsetUnitUnclear);
    let args = unclear.error.args();
    assert_eq!((&*args["first"], &*args["second"]), ("utf16", "bytes"));
}

#[test]
fn pieces_are_left_out_and_counted() {
    let spans = [
        discontinuous("ROLE", &[(0, 2, "Bà"), (8, 11, "nói")]),
        span("PERSON", 3, 7, "Hằng"),
    ];
    let (text, tally) = write(
        "doccano",
        &document("a/1", "Bà Hằng nói", &spans),
        &Options::default(),
    );
    assert_eq!(tally.losses.get(Reason::Discontinuous), 1);
    assert_eq!(
        text,
        "{\"id\":\"a/1\",\"text\":\"Bà Hằng nói\",\"entities\":[{\"id\":0,\"label\":\"PERSON\",\
         \"start_offset\":3,\"end_offset\":7}],\"relations\":[],\"title\":\"Bà Hằng nói\"}\n"
    );
}

proptest! {
    #[test]
    fn comes_back(document in documents()) {
        let (text, tally) = write("doccano", &document, &Options::default());
        prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
        let back = one(&text);
        prop_assert_eq!(&back.source_id, &document.source_id);
        prop_assert_eq!(&back.title, &document.title);
        prop_assert_eq!(back.text(), document.text());
        let held = |d: &Document| -> Vec<(String, Vec<Fragment>)> {
            d.layers.iter().flat_map(|l| &l.spans).filter(|s| s.fragments.len() == 1)
                .map(|s| (s.label.clone(), s.fragments.clone())).collect()
        };
        prop_assert_eq!(held(&back), held(&document));
        prop_assert_eq!(held(&back).len() as u64, tally.written);
    }
}
