//! Zones that are set by hand: they take their stretch from others, which is one step of undo.
use proptest::prelude::*;

use super::import::Options;
use super::tests::{Fixture, fixture};
use super::tests_support::{import, new_project};
use super::*;
use crate::domain::id::AnnotatorId;
use crate::domain::{DocZone, Document, Zone, ZoneOrigin};
use crate::error::Code;
use crate::storage::article;
use crate::text::{TextIndex, graphemes};

/// A title, two paragraphs and what a site puts below them, with a family of emoji and CRLF.
const TEXT: &str = "Tin gạo\r\nGiá tăng 👨\u{200d}👩\u{200d}👧.\r\nẢnh: An\r\nLiên hệ tòa soạn";

struct Page {
    project: Project,
    who: AnnotatorId,
    article: ArticleId,
    _folder: tempfile::TempDir,
}

fn found(kind: ZoneKind, start: u32, end: u32) -> DocZone {
    DocZone {
        id: None,
        kind,
        range: Range::new(start, end),
        origin: ZoneOrigin::Rule,
        reason: "prose".to_owned(),
    }
}

fn document(zones: Vec<DocZone>) -> Document {
    let mut document = Document::of_text("a".into(), "A".into(), TEXT.into());
    document.revisions[0].zones = zones;
    document
}

/// The page as rules have read it: the paragraphs are one zone.
fn page() -> Page {
    let (folder, project, who) = new_project();
    let zones = vec![
        found(ZoneKind::Title, 0, 7),
        found(ZoneKind::Body, 9, 33),
        found(ZoneKind::Footer, 35, 51),
    ];
    import(&project, who, vec![document(zones)], &Options::default());
    let article = project.read(article::ids).unwrap()[0];
    Page {
        project,
        who,
        article,
        _folder: folder,
    }
}

impl Page {
    fn zones(&self) -> Vec<Zone> {
        let view = self
            .project
            .article(self.article, Some(self.who), super::Wanted::Usual);
        view.unwrap().zones
    }

    fn set(&self, id: ZoneId, kind: ZoneKind, start: u32, end: u32) -> crate::Result<Outcome> {
        let op = Op::SetZone {
            id,
            rest: ZoneId::new(),
            article: self.article,
            kind,
            range: Range::new(start, end),
        };
        self.project.transact(self.who, &[op], None)
    }

    /// Kind, text, and `*` where it is set by hand.
    fn shown(&self) -> Vec<String> {
        let index = TextIndex::new(TEXT);
        let show = |zone: &Zone| {
            let hand = if zone.origin == ZoneOrigin::Hand {
                "*"
            } else {
                ""
            };
            let text = index.slice(zone.range).unwrap();
            format!("{hand}{:?}: {text}", zone.kind)
        };
        self.zones().iter().map(show).collect()
    }
}

#[test]
fn one_within_another_parts_it_and_what_is_left_keeps_its_reason() {
    let page = page();
    let before = page.zones();
    page.set(ZoneId::new(), ZoneKind::Date, 13, 17).unwrap();
    let family = "👨\u{200d}👩\u{200d}👧";
    let all = [
        "Title: Tin gạo".to_owned(),
        "Body: Giá".to_owned(),
        "*Date: tăng".to_owned(),
        format!("Body: {family}.\r\nẢnh: An"),
        "Footer: Liên hệ tòa soạn".to_owned(),
    ];
    assert_eq!(page.shown(), all);
    let zones = page.zones();
    assert_eq!(zones[1].id, before[1].id);
    assert_ne!(zones[3].id, before[1].id);
    for left in [&zones[1], &zones[3]] {
        assert_eq!(
            (left.origin, left.reason.as_str()),
            (ZoneOrigin::Rule, "prose")
        );
    }
    page.project.undo(page.who).unwrap();
    assert_eq!(page.zones(), before);
    page.project.redo(page.who).unwrap();
    assert_eq!(page.zones(), zones);
}

#[test]
fn one_over_the_edges_of_others_cuts_them_and_takes_in_what_it_covers() {
    let page = page();
    page.set(ZoneId::new(), ZoneKind::Caption, 26, 33).unwrap();
    let cut = page.shown();
    // The line break before the caption goes with neither.
    assert_eq!(cut[1], "Body: Giá tăng 👨\u{200d}👩\u{200d}👧.");
    assert_eq!(cut[2], "*Caption: Ảnh: An");
    page.set(ZoneId::new(), ZoneKind::Menu, 4, 39).unwrap();
    assert_eq!(page.shown()[0], "Title: Tin");
    assert_eq!(page.shown()[2], "Footer: hệ tòa soạn");
    assert_eq!(page.shown().len(), 3);
    page.project.undo(page.who).unwrap();
    assert_eq!(page.shown(), cut);
}

#[test]
fn one_of_which_only_blanks_would_be_left_goes() {
    let page = page();
    page.set(ZoneId::new(), ZoneKind::Body, 9, 33).unwrap();
    page.set(ZoneId::new(), ZoneKind::Social, 0, 9).unwrap();
    let social = page.zones()[0].clone();
    page.set(ZoneId::new(), ZoneKind::Menu, 0, 7).unwrap();
    assert_eq!(page.shown()[0], "*Menu: Tin gạo");
    assert!(page.zones().iter().all(|zone| zone.id != social.id));
}

#[test]
fn a_zone_gets_another_kind_and_other_borders() {
    let page = page();
    let footer = page.zones()[2].id;
    page.set(footer, ZoneKind::Footer, 26, 51).unwrap();
    assert_eq!(page.shown()[2], "*Footer: Ảnh: An\r\nLiên hệ tòa soạn");
    assert_eq!(page.zones()[2].id, footer);
    page.set(footer, ZoneKind::Body, 35, 51).unwrap();
    assert_eq!(page.shown()[2], "*Body: Liên hệ tòa soạn");
    assert_eq!(page.zones()[2].reason, "");
    let delete = Op::DeleteZone { zone: footer };
    page.project.transact(page.who, &[delete], None).unwrap();
    assert_eq!(page.zones().len(), 2);
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let page = page();
    let before = page.zones();
    let code = |result: crate::Result<Outcome>| result.unwrap_err().code();
    let set = |start, end| page.set(ZoneId::new(), ZoneKind::Menu, start, end);
    assert_eq!(code(set(20, 25)), Code::OffsetMidGrapheme);
    assert_eq!(code(set(0, 8)), Code::OffsetMidGrapheme);
    assert_eq!(code(set(0, 52)), Code::OffsetOutOfRange);
    assert_eq!(code(set(7, 7)), Code::SpanEmpty);
    let taken = before[0].id;
    for (id, rest) in [(ZoneId::new(), taken), (taken, taken)] {
        let op = Op::SetZone {
            id,
            rest,
            article: page.article,
            kind: ZoneKind::Menu,
            range: Range::new(13, 17),
        };
        assert_eq!(
            code(page.project.transact(page.who, &[op], None)),
            Code::IdTaken
        );
    }
    assert_eq!(page.zones(), before);
}

#[test]
fn a_zone_of_another_article_is_not_taken_away_from_it() {
    let f: Fixture = fixture();
    let id = ZoneId::new();
    let set = |article: usize| {
        let op = Op::SetZone {
            id,
            rest: ZoneId::new(),
            article: f.articles[article],
            kind: ZoneKind::Menu,
            range: Range::new(0, 1),
        };
        f.project.transact(f.who, &[op], None)
    };
    set(0).unwrap();
    assert_eq!(set(1).unwrap_err().code(), Code::IdTaken);
}

#[test]
fn zones_that_overlap_are_not_imported() {
    let (_folder, project, who) = new_project();
    let over = vec![found(ZoneKind::Body, 9, 33), found(ZoneKind::Title, 0, 10)];
    let report = import(&project, who, vec![document(over)], &Options::default());
    assert_eq!(report.problems[0].error.code(), Code::ZonesOverlap);
    let apart = vec![found(ZoneKind::Body, 9, 33), found(ZoneKind::Title, 0, 7)];
    let report = import(&project, who, vec![document(apart)], &Options::default());
    assert_eq!(report.articles, 1);
}

proptest! {
    // Each operation is an fsync.
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_two_zones_overlap_and_what_lies_outside_of_a_new_one_stays_as_it_was(
        places in prop::collection::vec((0u32..52, 0u32..52, 0usize..3, any::<bool>()), 1..6)
    ) {
        let page = page();
        let index = TextIndex::new(TEXT);
        let kinds = [ZoneKind::Menu, ZoneKind::Body, ZoneKind::Caption];
        let kind_at = |zones: &[Zone], at: u32| {
            let over = |zone: &&Zone| zone.range.start.0 <= at && at < zone.range.end.0;
            zones.iter().find(over).map(|zone| zone.kind)
        };
        for (a, b, kind, again) in places {
            let start = graphemes::floor(&index, crate::domain::Offset(a.min(b)));
            let end = graphemes::ceil(&index, crate::domain::Offset(a.max(b)));
            let before = page.zones();
            let id = if again { before[0].id } else { ZoneId::new() };
            let old = before.iter().find(|zone| zone.id == id).map(|zone| zone.range);
            if page.set(id, kinds[kind], start.0, end.0).is_err() {
                prop_assert_eq!(start, end);
                continue;
            }
            let zones = page.zones();
            prop_assert!(zones.windows(2).all(|two| two[0].range.end <= two[1].range.start));
            for (at, c) in TEXT.chars().enumerate() {
                let at = u32::try_from(at).unwrap();
                let within = |range: Range| range.start.0 <= at && at < range.end.0;
                let now = kind_at(&zones, at);
                if within(Range { start, end }) {
                    prop_assert_eq!(now, Some(kinds[kind]));
                } else if !old.is_some_and(within) && !c.is_whitespace() {
                    prop_assert_eq!(now, kind_at(&before, at));
                }
            }
            page.project.undo(page.who).unwrap();
            prop_assert_eq!(page.zones(), before);
            page.project.redo(page.who).unwrap();
            prop_assert_eq!(page.zones(), zones);
        }
    }
}
