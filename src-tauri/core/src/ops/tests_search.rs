//! The index, the list's filter and the search give the same answer, whatever is indexed yet.
use std::ops::ControlFlow;

use super::import::Options;
use super::tests_support::{import, new_project};
use super::*;
use crate::domain::Document;
use crate::progress::Silent;
use crate::storage::list::Filter;

const TEXTS: [(&str, &str); 5] = [
    ("a", "Bà Lê_Thị_Thu_Hằng nói."),
    ("b", "Thứ trưởng Lê Thi Thu Hang"),
    ("c", "LE\u{302} THI\u{323} THU HA\u{306}\u{300}NG, quí III"),
    ("d", "Hàng hoá quý I đạt 1.234,5 tỷ"),
    ("hang", "Xuyềnh có ai"),
];

fn project() -> (tempfile::TempDir, Project, crate::domain::id::AnnotatorId) {
    let (folder, project, who) = new_project();
    let documents = TEXTS.map(|(id, text)| Document::of_text(id.into(), id.into(), text.into()));
    import(&project, who, documents.to_vec(), &Options::default());
    (folder, project, who)
}

fn listed(project: &Project, text: &str) -> Vec<String> {
    let filter = Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    let page = project.page(None, &filter, 0, 100).unwrap();
    page.rows.into_iter().map(|row| row.source_id).collect()
}

fn hits(project: &Project, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut each = |hit: search::Hit| {
        found.push(format!("{} {}", hit.article, hit.text));
        ControlFlow::Continue(())
    };
    project.search(text, &Silent, &mut each).unwrap();
    found
}

#[test]
fn the_same_without_an_index_with_half_of_it_and_with_all() {
    let (_folder, project, who) = project();
    let check = || {
        assert_eq!(listed(&project, "le thi thu hang"), ["a", "b", "c"]);
        assert_eq!(listed(&project, "lê thị thu hằng"), ["a", "c"]);
        assert_eq!(listed(&project, "lê thị thu hằ"), ["a", "c"], "typing");
        assert_eq!(listed(&project, "thu ha"), ["a", "b", "c"], "typing");
        assert_eq!(
            listed(&project, "hang"),
            ["a", "b", "c", "d", "hang"],
            "a title too"
        );
        assert_eq!(listed(&project, "hoá quí i"), ["d"]);
        assert_eq!(
            listed(&project, "lê thi thu hằng"),
            [""; 0],
            "marks count in every word"
        );
        assert_eq!(listed(&project, "\"1.234,5 tỉ\" \"hàng\""), ["d"]);
        assert_eq!(listed(&project, "thu thi"), [""; 0]);
        assert_eq!(listed(&project, "\"' OR 1 *").len(), 0);
        assert_eq!(
            hits(&project, "thu hang"),
            ["a Thu_Hằng", "b Thu Hang", "c THU HA\u{306}\u{300}NG"]
        );
        assert_eq!(hits(&project, "quý i"), ["d quý I"]);
    };
    assert_eq!(project.not_indexed().unwrap(), 5);
    check();
    project.index(&Silent).unwrap();
    assert_eq!(project.not_indexed().unwrap(), 0);
    check();
    let more = Document::of_text("e".into(), "e".into(), "Ông Hoà".into());
    import(&project, who, vec![more], &Options::default());
    assert_eq!(project.not_indexed().unwrap(), 1);
    check();
    assert_eq!(listed(&project, "hòa"), ["e"]);
}

#[test]
fn what_is_undone_deleted_or_purged_is_not_found() {
    let (folder, project, who) = project();
    project.index(&Silent).unwrap();
    let row = |text: &str| {
        let filter = Filter {
            text: text.to_owned(),
            ..Filter::default()
        };
        project.page(None, &filter, 0, 1).unwrap().rows[0].id
    };
    let article = row("xuyềnh có ai");
    let op = Op::SetPresence {
        article,
        presence: Presence::Deleted,
    };
    project.transact(who, &[op], None).unwrap();
    assert!(hits(&project, "xuyenh co ai").is_empty());
    project.undo(who).unwrap();
    assert_eq!(hits(&project, "xuyenh co ai").len(), 1);
    project.purge(article).unwrap();
    assert!(hits(&project, "xuyenh co ai").is_empty());
    drop(project);
    let bytes = std::fs::read(folder.path().join("test.nhan")).unwrap();
    for word in ["Xuyềnh", "xuyêˋnh", "xuyênhˋ", "xuyenh"] {
        let found = bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes());
        assert!(!found, "{word} is still in the file");
    }
}

#[test]
fn places_in_one_article() {
    let (_folder, project, _) = project();
    let filter = Filter {
        text: "hoá".into(),
        ..Filter::default()
    };
    let article = project.page(None, &filter, 0, 1).unwrap().rows[0].id;
    assert_eq!(
        project.found_in(article, "hang h").unwrap().1,
        [Range::new(0, 8)]
    );
    assert!(project.found_in(article, " ").unwrap().1.is_empty());
}
