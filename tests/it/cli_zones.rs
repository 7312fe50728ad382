//! Zones by the command line: shown with their reasons, and heeded by exports when set by hand.
use nhan_core::domain::id::ZoneId;
use nhan_core::domain::{Range, ZoneKind};
use nhan_core::ops::{Op, Project, system_clock};
use serde_json::json;

use crate::support::Place;

const TEXT: &str = "Gạo Việt được mùa ở đồng bằng\n\n\
    Nông dân nhiều nơi cho biết vụ này năng suất cao hơn vụ trước, giá bán cũng nhích lên.\n\n\
    Bà Hằng nói thương lái đến tận ruộng, trả tiền ngay, nên ai cũng phấn khởi.\n\n\
    Tin liên quan:\n";

fn place() -> Place {
    let place = Place::new();
    place.write("a.txt", TEXT);
    place.project(&["a.txt"]);
    place
}

/// Sets the paragraph about Bà Hằng.
fn set(place: &Place, kind: ZoneKind) {
    let project = Project::open(&place.path("p.nhan"), system_clock)
        .unwrap()
        .project;
    let who = project.annotator("Mai").unwrap().id;
    let (_, document) = project.document("a").unwrap();
    let before = TEXT.split("Bà Hằng").next().unwrap().chars().count();
    let paragraph = TEXT.lines().find(|line| line.starts_with("Bà")).unwrap();
    let start = u32::try_from(before).unwrap();
    let end = start + u32::try_from(paragraph.chars().count()).unwrap();
    let op = Op::SetZone {
        id: ZoneId::new(),
        rest: ZoneId::new(),
        article: document.id.unwrap(),
        kind,
        range: Range::new(start, end),
    };
    project.transact(who, &[op], None).unwrap();
}

#[test]
fn a_zone_is_shown_with_its_reason() {
    let place = place();
    let shown = place.json(&["show", "p.nhan", "a"]);
    let title = json!({
        "kind": "title", "start": 0, "end": 29, "in_scope": true,
        "origin": "rule", "reason": "headline",
    });
    assert_eq!(shown["zones"][0], title);
    let english = place.nhan(&["show", "p.nhan", "a"]).out;
    let line = |text: &str, kind: &str| text.lines().find(|l| l.contains(kind)).unwrap().to_owned();
    assert!(
        line(&english, "Title")
            .ends_with("because it stands before the article and speaks of the same"),
        "{english}"
    );
    set(&place, ZoneKind::Caption);
    let vietnamese = place.nhan(&["--lang", "vi", "show", "p.nhan", "a"]).out;
    assert!(
        line(&vietnamese, "Chú thích ảnh").ends_with("do người dùng xếp"),
        "{vietnamese}"
    );
}

#[test]
fn an_export_of_the_article_proper_leaves_out_what_was_set_by_hand() {
    let place = place();
    let exported = || {
        let arguments = [
            "export", "p.nhan", "out", "--to", "conll", "--zones", "scope",
        ];
        place.json(&arguments);
        place.read("out")
    };
    assert!(exported().contains("ruộng"));
    set(&place, ZoneKind::RelatedLinks);
    let without = exported();
    assert!(!without.contains("ruộng") && without.contains("nhích"));
    set(&place, ZoneKind::Body);
    assert!(exported().contains("ruộng"));
}
