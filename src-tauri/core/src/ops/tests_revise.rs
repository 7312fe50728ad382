//! Texts that are mended, and what becomes of the labels on them.
use tempfile::TempDir;

use super::import::Options;
use super::revise::{Counts, Fate, Revised};
use super::tests_support::{import, new_project, span_of};
use super::*;
use crate::domain::id::{AnnotatorId, RevisionId};
use crate::domain::{DocLayer, DocRelation, DocZone, Document, LayerKind, ZoneOrigin};
use crate::error::Code;
use crate::progress::Silent;
use crate::storage::article;
use crate::text::encoding::{Broken, Encoding, decode, encode};

pub(super) const RIGHT: &str =
    "Thứ trưởng Nguyễn Thị Hạnh nói giá gạo tăng.\nBà Hạnh hứa trả lời báo Đồng lúa.";

/// An article whose labels stand on these of its words, with a project around it.
pub(super) struct Desk {
    pub(super) project: Project,
    pub(super) who: AnnotatorId,
    pub(super) article: ArticleId,
    pub(super) folder: TempDir,
}

/// Where words of a text stand: `from..to` of those between blanks.
fn stretch(text: &str, from: usize, to: usize) -> Range {
    let ends = |c: char| c == ' ' || c == '\n';
    let count = |n: usize| {
        text.split_inclusive(ends)
            .take(n)
            .flat_map(str::chars)
            .count()
    };
    let end = count(to) - usize::from(to < text.split(ends).count());
    Range::new(count(from).try_into().unwrap(), end.try_into().unwrap())
}

pub(super) fn quote(text: &str, range: Range) -> String {
    let chars = text.chars().skip(range.start.0 as usize);
    chars.take(range.len() as usize).collect()
}

/// ROLE on the first two words, PERSON on the three behind and HOLDS between them, PERSON on the
/// twelfth: in an imported layer and in the annotator's own. The first line is a title.
pub(super) fn desk(text: &str, encoding: &str) -> Desk {
    let (folder, project, who) = new_project();
    let mut document = Document::of_text("bai".into(), "Bài".into(), text.to_owned());
    document.set_encoding(encoding);
    let span = |label: &str, from, to| {
        let range = stretch(text, from, to);
        span_of(label, range.start.0, range.end.0, &quote(text, range))
    };
    let spans = || {
        vec![
            span("ROLE", 0, 2),
            span("PERSON", 2, 5),
            span("PERSON", 10, 11),
        ]
    };
    let layer = |kind, name: &str, annotator: Option<&str>| DocLayer {
        id: None,
        kind,
        name: name.to_owned(),
        round: 1,
        annotator: annotator.map(str::to_owned),
        revision: 0,
        spans: spans(),
        relations: vec![DocRelation {
            id: None,
            kind: "HOLDS".to_owned(),
            from: 1,
            to: 0,
            attributes: Default::default(),
        }],
    };
    document.layers = vec![
        layer(LayerKind::Imported, "máy", None),
        layer(LayerKind::Annotator, "", Some("An")),
    ];
    document.revisions[0].zones = [(ZoneKind::Title, 0, 9), (ZoneKind::Body, 9, 17)]
        .map(|(kind, from, to)| DocZone {
            id: None,
            kind,
            range: stretch(text, from, to),
            origin: ZoneOrigin::Rule,
            reason: String::new(),
        })
        .into();
    let report = import(&project, who, vec![document], &Options::default());
    assert!(report.stored, "{:?}", report.problems);
    let article = project.read(article::ids).unwrap()[0];
    Desk {
        project,
        who,
        article,
        folder,
    }
}

impl Desk {
    pub(super) fn asked(&self, mending: Mending) -> Revise {
        Revise {
            article: self.article,
            from: self.project.revision_of_article(self.article).unwrap(),
            id: RevisionId::new(),
            mending,
        }
    }

    pub(super) fn correct(&self, text: &str) -> Revised {
        let revise = self.asked(Mending::Text(text.to_owned()));
        let dry = self.project.revise_dry(&revise).unwrap();
        let (done, outcome) = self.project.revise(self.who, &revise).unwrap();
        assert_eq!(done, dry);
        assert_eq!(outcome.op, "revise");
        self.sound();
        done
    }

    pub(super) fn sound(&self) {
        let checked = self.project.check(&Silent).unwrap();
        assert!(checked.is_sound(), "{:?}", checked.findings);
    }

    pub(super) fn view(&self, wanted: Wanted) -> ArticleView {
        self.project
            .article(self.article, Some(self.who), wanted)
            .unwrap()
    }

    /// What the spans of the annotator's own layer cover.
    pub(super) fn labelled(&self) -> Vec<String> {
        let spans = self.view(Wanted::Own).spans;
        spans.iter().map(crate::domain::Span::text).collect()
    }

    /// Everything of the article, as a file would hold it, and what else is in the project.
    pub(super) fn dump(&self) -> String {
        let (header, document) = self.project.document("bai").unwrap();
        format!(
            "{header:?} {document:?} {:?}",
            self.project.stats().unwrap()
        )
    }
}

#[test]
fn a_wrong_encoding_is_mended_and_every_label_goes_along() {
    let bytes = encode(RIGHT, Encoding::Tcvn3).unwrap();
    let wrong = decode(&bytes, Encoding::Windows1258, Broken::Refuse).unwrap();
    let desk = desk(&wrong, "windows-1258");
    assert_ne!(desk.labelled()[1], "Nguyễn Thị Hạnh");
    let before = desk.dump();
    let readings = desk.project.readings(desk.article).unwrap();
    assert_eq!(readings.current, "windows-1258");
    assert_eq!(readings.likeliest, Encoding::Tcvn3);
    assert_eq!(readings.others[0].text, RIGHT);
    let revise = desk.asked(Mending::Encoding {
        encoding: Encoding::Tcvn3,
        bytes: None,
    });
    let (report, _) = desk.project.revise(desk.who, &revise).unwrap();
    let expected = Counts {
        changed: 6,
        ..Counts::default()
    };
    assert_eq!(report.counts(), expected);
    assert_eq!(desk.labelled(), ["Thứ trưởng", "Nguyễn Thị Hạnh", "Hạnh"]);
    let view = desk.view(Wanted::Own);
    assert_eq!(
        (view.revision.text.as_str(), view.revision.number),
        (RIGHT, 2)
    );
    assert_eq!(view.revision.encoding, "tcvn3");
    assert_eq!((view.relations.len(), view.layers.len()), (1, 2));
    let zones = view.zones.iter().map(|zone| quote(RIGHT, zone.range));
    assert_eq!(zones.collect::<Vec<_>>().join("\n"), RIGHT);
    desk.sound();
    let after = desk.dump();
    desk.project.undo(desk.who).unwrap();
    assert_eq!(desk.dump(), before);
    desk.project.redo(desk.who).unwrap();
    assert_eq!(desk.dump(), after);
}

#[test]
fn bytes_that_the_text_has_lost_come_from_the_file() {
    let bytes = [encode(RIGHT, Encoding::Viscii).unwrap(), b"\xFF".to_vec()].concat();
    let wrong = decode(&bytes, Encoding::Utf8, Broken::Replace).unwrap();
    let desk = desk(&wrong, "utf-8");
    let text = desk.asked(Mending::Encoding {
        encoding: Encoding::Viscii,
        bytes: None,
    });
    let refused = desk.project.revise_dry(&text).unwrap_err();
    assert_eq!(refused.code(), Code::BytesLost);
    let file = desk.asked(Mending::Encoding {
        encoding: Encoding::Viscii,
        bytes: Some(bytes),
    });
    desk.project.revise(desk.who, &file).unwrap();
    assert_eq!(desk.labelled(), ["Thứ trưởng", "Nguyễn Thị Hạnh", "Hạnh"]);
    desk.sound();
    let refused = desk_of("😀 Bà Hạnh", "viscii");
    let refused = refused.project.readings(refused.article).unwrap_err();
    assert_eq!(refused.code(), Code::BytesLost);
}

/// An article without labels.
fn desk_of(text: &str, encoding: &str) -> Desk {
    let (folder, project, who) = new_project();
    let mut document = Document::of_text("bai".into(), "Bài".into(), text.to_owned());
    document.set_encoding(encoding);
    import(&project, who, vec![document], &Options::default());
    let article = project.read(article::ids).unwrap()[0];
    Desk {
        project,
        who,
        article,
        folder,
    }
}

#[test]
fn what_is_gone_is_listed_and_stays_on_the_old_text() {
    let desk = desk(RIGHT, "utf-8");
    let person = desk.view(Wanted::Own).spans[1].id;
    let (before, old) = (desk.dump(), desk.view(Wanted::Own).revision.id);
    let text = "Tin mới: Thứ_trưởng nói giá gạo tăng.\nBà Hạnh hứa trả lời báo Đồng lúa.";
    let report = desk.correct(text);
    assert_eq!(
        report.counts(),
        Counts {
            kept: 0,
            moved: 2,
            changed: 2,
            lost: 2
        }
    );
    let lost = report
        .spans
        .iter()
        .find(|span| span.span == person)
        .unwrap();
    assert_eq!((lost.fate, lost.layer.as_str()), (Fate::Lost, "An"));
    assert_eq!(lost.label, "PERSON");
    assert_eq!(lost.before[0].text, "Nguyễn Thị Hạnh");
    assert_eq!(
        (lost.before[0].range, lost.after.len()),
        (Range::new(11, 26), 0)
    );
    assert_eq!(report.relations_lost.len(), 2);
    let link = &report.relations_lost[0];
    assert_eq!(
        (link.from.as_str(), link.to.as_str()),
        ("Nguyễn Thị Hạnh", "Thứ trưởng")
    );
    assert_eq!(desk.labelled(), ["Thứ_trưởng", "Hạnh"]);
    // It is there still, on the text that it was said of, and counts no more.
    let behind = desk.project.span(person).unwrap().span;
    assert_eq!(desk.project.revision_of_span(person).unwrap(), old);
    assert_eq!(behind.text(), "Nguyễn Thị Hạnh");
    let stats = desk.project.stats().unwrap();
    assert_eq!((stats.spans, stats.relations), (4, 0));
    assert_eq!(stats.characters, text.chars().count() as u64);
    let rows = desk
        .project
        .page(Some(desk.who), &Default::default(), 0, 1)
        .unwrap()
        .rows;
    assert_eq!(u64::from(rows[0].characters), stats.characters);
    assert_eq!(rows[0].spans, 4);
    // Who labels on goes on in the layer on the new text.
    let op = Op::AddSpan {
        id: SpanId::new(),
        article: desk.article,
        layer: None,
        label: desk
            .project
            .schema()
            .unwrap()
            .label_named("ROLE")
            .unwrap()
            .id,
        ranges: vec![Range::new(0, 3)],
    };
    desk.project.transact(desk.who, &[op], None).unwrap();
    assert_eq!(desk.labelled(), ["Tin", "Thứ_trưởng", "Hạnh"]);
    desk.sound();
    desk.project.undo(desk.who).unwrap();
    desk.project.undo(desk.who).unwrap();
    assert_eq!(desk.dump(), before);
}

#[test]
fn two_labels_that_come_to_cover_the_same_are_one() {
    let desk = desk(RIGHT, "utf-8");
    let person = desk
        .project
        .schema()
        .unwrap()
        .label_named("PERSON")
        .unwrap()
        .id;
    let shorter = Op::AddSpan {
        id: SpanId::new(),
        article: desk.article,
        layer: None,
        label: person,
        ranges: vec![Range::new(18, 26)],
    };
    desk.project.transact(desk.who, &[shorter], None).unwrap();
    let report = desk.correct(&RIGHT.replace("Nguyễn ", ""));
    let fates = report.spans.iter().filter(|span| span.layer == "An");
    let fates: Vec<_> = fates
        .map(|span| (span.before[0].text.as_str(), span.fate))
        .collect();
    assert_eq!(
        fates,
        [
            ("Thứ trưởng", Fate::Kept),
            ("Nguyễn Thị Hạnh", Fate::Lost),
            ("Thị Hạnh", Fate::Moved),
            ("Hạnh", Fate::Moved)
        ]
    );
}

#[test]
fn a_title_that_was_found_in_the_text_is_found_again() {
    let desk = desk_of("Gia gạo tăng\nBà Hạnh nói.", "utf-8");
    let rename = |title: &str| Op::SetTitle {
        article: desk.article,
        title: title.to_owned(),
    };
    let title = || desk.view(Wanted::Own).article.title;
    desk.correct("Giá gạo tăng\nBà Hạnh nói.");
    assert_eq!(title(), "Bài");
    desk.project
        .transact(desk.who, &[rename("Giá gạo tăng")], None)
        .unwrap();
    desk.correct("Giá gạo giảm\nBà Hạnh nói.");
    assert_eq!(title(), "Giá gạo giảm");
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let desk = desk(RIGHT, "utf-8");
    let before = desk.dump();
    let text = |text: &str| desk.asked(Mending::Text(text.to_owned()));
    let stale = Revise {
        from: RevisionId::new(),
        ..text("mới")
    };
    let gone = Revise {
        article: ArticleId::new(),
        ..text("mới")
    };
    let broken = desk.asked(Mending::Encoding {
        encoding: Encoding::Utf8,
        bytes: Some(b"B\xFF".to_vec()),
    });
    for (revise, code) in [
        (text(RIGHT), Code::RevisionSame),
        (text(""), Code::TextEmpty),
        (text("a\0"), Code::TextHasNul),
        (text(&"a".repeat((64 << 20) + 1)), Code::FileTooLarge),
        (stale, Code::RevisionStale),
        (gone, Code::ArticleUnknown),
        (broken, Code::NotUtf8),
    ] {
        let refused = desk.project.revise(desk.who, &revise).unwrap_err();
        assert_eq!(refused.code(), code);
        assert_eq!(desk.project.revise_dry(&revise).unwrap_err(), refused);
        assert_eq!(desk.dump(), before, "{code:?}");
    }
}
