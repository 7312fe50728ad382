use proptest::prelude::*;

use super::*;
use crate::domain::Document;
use crate::error::Code;
use crate::formats::tests_support::{documents, write};
use crate::formats::{Before, Format, Item, Options};

fn read(text: &str) -> Result<Vec<Document>, Problem> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.jsonl");
    std::fs::write(&path, text).unwrap();
    NhanJsonl
        .documents(Source::new(path, "a".to_owned()))
        .map(|one| one.map(|incoming| incoming.document))
        .collect()
}

const HEADER: &str =
    r#"{"format":"nhan-jsonl","version":1,"unit":"code_point","schema":{"name":"a","labels":[]}}"#;

#[test]
fn ids_may_be_missing_or_any_word() {
    let article = r#"{"source_id":"x","revisions":[{"text":"Bà Hằng"}],"layers":[{"kind":"gold","name":"gold",
        "spans":[{"id":"a","label":"ROLE","fragments":[{"start":0,"end":2,"text":"Bà"}]},
                 {"id":"b","label":"PERSON","fragments":[{"start":3,"end":7,"text":"Hằng"}]}],
        "relations":[{"type":"HOLDS","from":"b","to":"a"}]}],
        "status":[{"annotator":"Mai","status":"done"}]}"#
        .replace('\n', "");
    let document = read(&format!("{HEADER}\n{article}\n")).unwrap().remove(0);
    assert_eq!(document.title, "Bà Hằng");
    let link = &document.layers[0].relations[0];
    assert_eq!((link.from, link.to), (1, 0));
    assert_eq!(document.statuses[0].annotator, "Mai");
}

#[test]
fn what_is_wrong_is_named_by_key_line_and_column() {
    let refused = |text: &str| {
        let problem = read(text).unwrap_err();
        let what = problem.error.args().get("what").cloned();
        (
            problem.error.code(),
            problem.line,
            problem.column,
            what.unwrap_or_default(),
        )
    };
    let of = |article: &str| refused(&format!("{HEADER}\n{article}"));
    let (code, line, column, what) =
        of(r#"{"source_id":"ằ","revisions":[{"text":"x","colour":1}]}"#);
    assert_eq!((code, line, column), (Code::BadRecord, Some(2), Some(50)));
    assert_eq!(what, "revisions[0].colour");
    let (code, _, _, what) = of(r#"{"source_id":"x","revisions":[{}]}"#);
    assert_eq!(
        (code, what.as_str()),
        (Code::BadRecord, "revisions[0].text")
    );
    let (_, _, _, what) = of(
        r#"{"source_id":"x","revisions":[{"text":"x"}],"layers":[{"kind":"gold","relations":[{"type":"A","from":"a","to":"b"}]}]}"#,
    );
    assert_eq!(what, "layers[0].relations[0].from");
    let (code, line, _, _) = of("{\"source_id\":");
    assert_eq!((code, line), (Code::BadJson, Some(2)));
    let (code, line, _, what) = refused(&HEADER.replace("\"version\":1", "\"version\":2"));
    assert_eq!((code, line), (Code::BadRecord, Some(1)));
    assert!(what.contains("version 2"), "{what}");
}

proptest! {
    #[test]
    fn comes_back(document in documents()) {
        let (text, tally) = write("nhan-jsonl", &document, &Options::default());
        prop_assert_eq!(tally.spans, tally.written);
        prop_assert_eq!(text.lines().count(), 2);
        let back = read(&text).unwrap().remove(0);
        prop_assert_eq!(&back, &document);
    }
}

#[test]
fn the_samples_are_written_as_they_are_read() {
    let path = std::path::Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/samples/samples.jsonl"
    ));
    let source = || Source::new(path.to_owned(), "samples".to_owned());
    let header = NhanJsonl.header(&source()).unwrap();
    let writer = Format::named("nhan-jsonl")
        .unwrap()
        .writer(&Options::default())
        .unwrap();
    let mut out = crate::formats::writing::Piece::default();
    writer.begin(&mut out, &header).unwrap();
    for incoming in NhanJsonl.documents(source()) {
        let document = incoming.unwrap().document;
        let none = crate::formats::tests_support::layer(&[]);
        let item = Item {
            header: &header,
            document: &document,
            layer: &none,
            before: Before::default(),
            segmenter: &crate::text::Segmenter::from_lexicon(),
        };
        writer.document(&mut out, &item).unwrap();
    }
    assert!(std::fs::read(path).unwrap() == out.main());
}
