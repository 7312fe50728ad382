//! What `check` sees of a file that somebody else has spoilt.
use rusqlite::Connection;

use super::import::Options;
use super::tests_support::{import, new_project, span_of};
use crate::domain::{DocLayer, Document, LayerKind};
use crate::error::Code;
use crate::progress::Silent;

/// What is found after one statement was run over the file from outside.
fn after(sql: &str) -> Vec<Code> {
    let (_folder, project, who) = new_project();
    let mut document = Document::of_text("a".into(), "A".into(), "Bà Lan gặp ông Nam.".into());
    document.layers.push(DocLayer {
        id: None,
        kind: LayerKind::Imported,
        name: "may".to_owned(),
        round: 1,
        annotator: None,
        revision: 0,
        spans: vec![
            span_of("PERSON", 3, 6, "Lan"),
            span_of("PERSON", 15, 18, "Nam"),
        ],
        relations: Vec::new(),
    });
    import(&project, who, vec![document], &Options::default());
    let outside = Connection::open(project.path()).unwrap();
    outside.execute_batch(sql).unwrap();
    let checked = project.check(&Silent).unwrap();
    assert_eq!(checked.spans, 2);
    checked.findings.iter().map(|f| f.error.code()).collect()
}

#[test]
fn a_sound_file_has_no_problems() {
    assert_eq!(after(""), []);
}

#[test]
fn a_span_that_lost_its_place_is_seen() {
    let gone = after("DELETE FROM fragment WHERE text = 'Lan'");
    assert_eq!(gone, [Code::SpanEmpty]);
}

#[test]
fn a_slip_of_an_offset_is_seen() {
    let slipped = after("UPDATE fragment SET start = start + 1 WHERE text = 'Nam'");
    assert_eq!(slipped, [Code::QuoteMismatch]);
}
