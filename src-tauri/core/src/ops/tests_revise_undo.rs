//! A mended text and everything around it: other people's steps, the import it came with, the index,
//! files, and its end.
use super::import::Options;
use super::tests_revise::{Desk, RIGHT, desk};
use super::tests_support::{import, new_project};
use super::*;
use crate::domain::id::AnnotatorId;
use crate::domain::{Layer, LayerKind};
use crate::error::Code;
use crate::progress::Silent;
use crate::storage::{Stored, article};

const MENDED: &str =
    "Thứ trưởng Nguyễn Thị Hạnh nói giá gạo tăng.\nBà Hạnh hứa trả lời báo Đồng Lúa xanh.";

fn binh(desk: &Desk) -> AnnotatorId {
    desk.project.annotator("Bình").unwrap().id
}

/// A label of Bình's: in a new layer, or in this one.
fn label(desk: &Desk, layer: Option<LayerId>, at: u32) -> Op {
    Op::AddSpan {
        id: SpanId::new(),
        article: desk.article,
        layer,
        label: desk.project.schema().unwrap().labels[0].id,
        ranges: vec![Range::new(at, at + 4)],
    }
}

fn imported(desk: &Desk) -> LayerId {
    let layers = desk.view(Wanted::Own).layers;
    let found = layers
        .iter()
        .find(|view| view.layer.kind == LayerKind::Imported);
    found.unwrap().layer.id
}

fn refused(desk: &Desk, step: impl Fn(&Project) -> Result<Outcome, crate::Error>) {
    let before = desk.dump();
    let error = step(&desk.project).unwrap_err();
    assert_eq!(error.code(), Code::UndoConflict);
    assert_eq!(desk.dump(), before);
    desk.sound();
}

#[test]
fn what_somebody_else_has_built_upon_stays() {
    // In a layer that the revision took along, in one of their own, and as a zone.
    let own = |desk: &Desk| label(desk, None, 45);
    let shared = |desk: &Desk| label(desk, Some(imported(desk)), 78);
    let zone = |desk: &Desk| Op::SetZone {
        id: ZoneId::new(),
        rest: ZoneId::new(),
        article: desk.article,
        kind: ZoneKind::Footer,
        range: Range::new(45, 50),
    };
    for built in [own, shared, zone] {
        let desk = desk(RIGHT, "utf-8");
        desk.correct(MENDED);
        let binh = binh(&desk);
        desk.project.transact(binh, &[built(&desk)], None).unwrap();
        refused(&desk, |project| project.undo(desk.who));
        desk.project.undo(binh).unwrap();
        desk.project.undo(desk.who).unwrap();
    }
}

#[test]
fn a_label_on_the_old_text_is_not_carried_by_a_redo() {
    let desk = desk(RIGHT, "utf-8");
    desk.correct(&format!("Mới: {RIGHT}"));
    desk.project.undo(desk.who).unwrap();
    let binh = binh(&desk);
    let op = label(&desk, Some(imported(&desk)), 45);
    desk.project.transact(binh, &[op], None).unwrap();
    refused(&desk, |project| project.redo(desk.who));
    desk.project.undo(binh).unwrap();
    desk.project.redo(desk.who).unwrap();
    desk.sound();
}

#[test]
fn a_second_revision_comes_before_the_first() {
    let desk = desk(RIGHT, "utf-8");
    desk.correct(MENDED);
    let binh = binh(&desk);
    let revise = desk.asked(Mending::Text(MENDED.replace("tăng", "giảm")));
    desk.project.revise(binh, &revise).unwrap();
    refused(&desk, |project| project.undo(desk.who));
    desk.project.undo(binh).unwrap();
    desk.project.undo(desk.who).unwrap();
    assert_eq!(desk.view(Wanted::Own).revision.text, RIGHT);
    let revise = desk.asked(Mending::Text(MENDED.to_owned()));
    desk.project.revise(binh, &revise).unwrap();
    refused(&desk, |project| project.redo(desk.who));
}

#[test]
fn a_lost_label_that_is_worked_on_keeps_its_revision() {
    let desk = desk(RIGHT, "utf-8");
    let id = desk.view(Wanted::Own).spans[1].id;
    desk.correct(&RIGHT.replace("Nguyễn Thị Hạnh ", ""));
    let layer = desk.project.span(id).unwrap().span.layer;
    let behind = desk.project.read(|conn| Layer::get(conn, layer)).unwrap();
    assert_eq!(behind.unwrap().kind, LayerKind::Annotator);
    let note = Op::SetNote {
        span: id,
        note: "tên cũ".to_owned(),
    };
    desk.project.transact(desk.who, &[note], None).unwrap();
    desk.sound();
    desk.project.undo(desk.who).unwrap();
    desk.project.undo(desk.who).unwrap();
    assert_eq!(desk.labelled()[1], "Nguyễn Thị Hạnh");
}

#[test]
fn the_import_is_taken_back_and_brought_back_with_its_new_text() {
    let desk = desk(RIGHT, "utf-8");
    let binh = binh(&desk);
    let revise = desk.asked(Mending::Text(MENDED.to_owned()));
    desk.project.revise(binh, &revise).unwrap();
    let after = desk.dump();
    assert_eq!(desk.project.undo(desk.who).unwrap().op, "import");
    assert!(desk.project.read(article::ids).unwrap().is_empty());
    desk.project.redo(desk.who).unwrap();
    assert_eq!(desk.dump(), after);
    desk.sound();
}

#[test]
fn the_new_text_is_searched_and_the_old_one_no_more() {
    let desk = desk(RIGHT, "utf-8");
    desk.project.index(&Silent).unwrap();
    let hits = |words: &str| {
        let mut found = 0;
        let mut each = |_: search::Hit| {
            found += 1;
            std::ops::ControlFlow::Continue(())
        };
        desk.project.search(words, &Silent, &mut each).unwrap();
        found
    };
    desk.correct(&RIGHT.replace("gạo", "xoài"));
    for indexed in [false, true] {
        assert_eq!((hits("gia xoai"), hits("gia gao")), (1, 0), "{indexed}");
        desk.project.index(&Silent).unwrap();
    }
    desk.project.undo(desk.who).unwrap();
    for indexed in [false, true] {
        assert_eq!((hits("gia xoai"), hits("gia gao")), (0, 1), "{indexed}");
        desk.project.index(&Silent).unwrap();
    }
}

#[test]
fn an_exported_project_comes_back_with_all_its_texts() {
    let desk = desk(RIGHT, "utf-8");
    desk.correct(&RIGHT.replace("Nguyễn Thị Hạnh ", ""));
    let (_, document) = desk.project.document("bai").unwrap();
    assert_eq!((document.revisions.len(), document.layers.len()), (2, 4));
    let (_folder, other, who) = new_project();
    let report = import(&other, who, vec![document.clone()], &Options::default());
    assert!(report.stored, "{:?}", report.problems);
    assert_eq!(other.document("bai").unwrap().1, document);
    assert!(other.check(&Silent).unwrap().is_sound());
    assert_eq!(
        other.stats().unwrap().spans,
        desk.project.stats().unwrap().spans
    );
}

#[test]
fn a_purge_takes_both_texts() {
    let desk = desk(RIGHT, "utf-8");
    desk.correct(&RIGHT.replace("Nguyễn Thị Hạnh", "Người khác hẳn"));
    desk.project.purge(desk.article).unwrap();
    let Desk {
        project, folder, ..
    } = desk;
    drop(project);
    let bytes = std::fs::read(folder.path().join("test.nhan")).unwrap();
    for words in ["Nguyễn Thị", "Người khác hẳn", "Đồng lúa"] {
        let found = bytes
            .windows(words.len())
            .any(|part| part == words.as_bytes());
        assert!(!found, "{words}");
    }
}
