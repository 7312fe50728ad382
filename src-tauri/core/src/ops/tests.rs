//! Undo, redo and the rules of the write path, with random work as well as chosen cases.
use tempfile::TempDir;

use super::import::Options;
use super::tests_support::{NOW, import, new_project, span_of};
use super::*;
use crate::domain::id::AnnotatorId;
use crate::domain::{DocLayer, Document, LayerKind};
use crate::error::Code;
use crate::storage::{Stored, article, layer, relation, revision, span, status, zone};

pub(super) struct Fixture {
    pub(super) project: Project,
    pub(super) who: AnnotatorId,
    pub(super) articles: Vec<ArticleId>,
    _folder: TempDir,
}

/// Emoji, NFD, CRLF, NBSP and a joined family: everything that offsets slip on.
const TEXTS: [&str; 2] = [
    "Bà Lê\u{a0}Thu Hà, Thứ trưởng 🇻🇳\r\nnói: kim ngạch đạt 11,4 tỷ USD 👨\u{200d}👩\u{200d}👧 năm nay.",
    "Bo\u{323}\u{302} Ngoa\u{323}i giao 😀😀 cho biết tăng 20% so với năm 2021.",
];

pub(super) fn fixture() -> Fixture {
    let (folder, project, who) = new_project();
    let documents = TEXTS.iter().enumerate().map(|(n, text)| {
        Document::of_text(format!("bai/{n}"), format!("Bài {n}"), (*text).to_owned())
    });
    import(&project, who, documents.collect(), &Options::default());
    let articles = project.read(article::ids).unwrap();
    Fixture {
        project,
        who,
        articles,
        _folder: folder,
    }
}

impl Fixture {
    pub(super) fn label(&self, name: &str) -> LabelId {
        self.project.schema().unwrap().label_named(name).unwrap().id
    }

    fn add(
        &self,
        article: usize,
        label: &str,
        start: u32,
        end: u32,
    ) -> Result<SpanId, crate::Error> {
        let id = SpanId::new();
        let op = Op::AddSpan {
            id,
            article: self.articles[article],
            layer: None,
            label: self.label(label),
            ranges: vec![Range::new(start, end)],
        };
        self.project.transact(self.who, &[op], None).map(|_| id)
    }

    fn link(&self, from: SpanId, to: SpanId) -> Result<RelationId, crate::Error> {
        let id = RelationId::new();
        let kind = self
            .project
            .schema()
            .unwrap()
            .relation_named("HOLDS")
            .unwrap()
            .id;
        let op = Op::AddRelation { id, kind, from, to };
        self.project.transact(self.who, &[op], None).map(|_| id)
    }

    /// Everything that work can change, in one comparable text.
    pub(super) fn dump(&self) -> String {
        let dump = self.project.read(|conn| {
            let mut all = Vec::new();
            for id in article::ids(conn)? {
                all.push(format!("{:?}", crate::domain::Article::get(conn, id)?));
                all.push(format!("{:?}", status::of_article(conn, id)?));
                for text in revision::of_article(conn, id)? {
                    all.push(format!("{text:?} {:?}", zone::of_revision(conn, text.id)?));
                }
                for layer in layer::of_article(conn, id)? {
                    all.push(format!("{layer:?}"));
                    all.push(format!("{:?}", span::of_layer(conn, layer.id)?));
                    all.push(format!("{:?}", relation::of_layer(conn, layer.id)?));
                }
            }
            all.push(format!("{:?}", crate::storage::entity::list(conn)?));
            Ok(all)
        });
        dump.unwrap().join("\n")
    }
}

#[test]
fn a_label_is_stored_with_the_text_it_covers() {
    let f = fixture();
    let id = f.add(0, "PERSON", 3, 12).unwrap();
    let detail = f.project.span(id).unwrap();
    assert_eq!(detail.span.fragments[0].text, "Lê\u{a0}Thu Hà");
    assert_eq!(detail.history.len(), 1);
}

#[test]
fn an_edge_inside_a_grapheme_cluster_is_refused() {
    let f = fixture();
    let nfd = f.add(1, "ROLE", 0, 2).unwrap_err();
    assert_eq!(nfd.code(), Code::OffsetMidGrapheme);
    let text: Vec<char> = TEXTS[0].chars().collect();
    let family = u32::try_from(text.iter().position(|c| *c == '👨').unwrap()).unwrap();
    let emoji = f.add(0, "ROLE", family, family + 1).unwrap_err();
    assert_eq!(emoji.code(), Code::OffsetMidGrapheme);
}

#[test]
fn a_span_beyond_the_text_is_refused_and_nothing_is_stored() {
    let f = fixture();
    let before = f.dump();
    assert_eq!(
        f.add(0, "ROLE", 5, 9_999).unwrap_err().code(),
        Code::OffsetOutOfRange
    );
    assert_eq!(f.add(0, "ROLE", 5, 5).unwrap_err().code(), Code::SpanEmpty);
    assert_eq!(f.dump(), before);
}

#[test]
fn the_same_label_twice_on_the_same_text_is_refused() {
    let f = fixture();
    f.add(0, "PERSON", 3, 12).unwrap();
    assert_eq!(
        f.add(0, "PERSON", 3, 12).unwrap_err().code(),
        Code::SpanExists
    );
    f.add(0, "ROLE", 3, 12).unwrap();
}

#[test]
fn all_ops_of_a_transaction_happen_or_none() {
    let f = fixture();
    let before = f.dump();
    let good = Op::SetStatus {
        article: f.articles[0],
        status: StatusKind::Done,
        note: String::new(),
    };
    let bad = Op::DeleteSpan {
        span: SpanId::new(),
    };
    assert!(f.project.transact(f.who, &[good, bad], None).is_err());
    assert_eq!(f.dump(), before);
}

#[test]
fn links_are_checked_against_the_schema() {
    let f = fixture();
    let person = f.add(0, "PERSON", 3, 12).unwrap();
    let role = f.add(0, "ROLE", 14, 24).unwrap();
    assert_eq!(f.link(role, person).unwrap_err().code(), Code::RelationEnds);
    f.link(person, role).unwrap();
    assert_eq!(
        f.link(person, role).unwrap_err().code(),
        Code::RelationExists
    );
}

#[test]
fn a_relabelled_or_deleted_end_takes_its_link_along_and_undo_brings_it_back() {
    let f = fixture();
    let person = f.add(0, "PERSON", 3, 12).unwrap();
    let role = f.add(0, "ROLE", 14, 24).unwrap();
    f.link(person, role).unwrap();
    let linked = f.dump();
    let relabel = Op::SetLabel {
        span: role,
        label: f.label("TRADE_FIGURE"),
    };
    let delete = Op::DeleteSpan { span: person };
    for op in [relabel, delete] {
        f.project.transact(f.who, &[op], None).unwrap();
        assert!(f.project.span(role).unwrap().relations.is_empty());
        f.project.undo(f.who).unwrap();
        assert_eq!(f.dump(), linked);
    }
}

#[test]
fn steps_with_one_key_are_undone_as_one() {
    let f = fixture();
    let id = f.add(0, "PERSON", 3, 12).unwrap();
    let before = f.dump();
    for note in ["n", "ng", "ngờ"] {
        let op = Op::SetNote {
            span: id,
            note: note.to_owned(),
        };
        f.project.transact(f.who, &[op], Some("note-1")).unwrap();
    }
    let after = f.dump();
    f.project.undo(f.who).unwrap();
    assert_eq!(f.dump(), before);
    f.project.redo(f.who).unwrap();
    assert_eq!(f.dump(), after);
    // What is done after that is a step of its own, same key or not.
    let op = Op::SetNote {
        span: id,
        note: "khác".to_owned(),
    };
    f.project.transact(f.who, &[op], Some("note-1")).unwrap();
    f.project.undo(f.who).unwrap();
    assert_eq!(f.dump(), after);
}

#[test]
fn undo_is_each_annotators_own_and_survives_a_restart() {
    let f = fixture();
    let path = f.project.path().to_owned();
    let binh = f.project.annotator("Bình").unwrap().id;
    f.add(0, "PERSON", 3, 12).unwrap();
    let op = Op::SetStatus {
        article: f.articles[1],
        status: StatusKind::Done,
        note: String::new(),
    };
    f.project.transact(binh, &[op], None).unwrap();
    let Fixture {
        project,
        who,
        articles,
        _folder,
    } = f;
    drop(project);
    let project = Project::open(&path, || NOW).unwrap().project;
    let f = Fixture {
        project,
        who,
        articles,
        _folder,
    };
    assert_eq!(f.project.undo(f.who).unwrap().op, "add_span");
    assert_eq!(f.project.undo(f.who).unwrap().op, "import");
    assert_eq!(
        f.project.undo(f.who).unwrap_err().code(),
        Code::NothingToUndo
    );
    assert_eq!(f.project.undo(binh).unwrap().op, "set_status");
}

#[test]
fn undo_refuses_what_somebody_else_changed_since() {
    let f = fixture();
    let layer = DocLayer {
        id: None,
        kind: LayerKind::Gold,
        name: "gold".to_owned(),
        round: 1,
        annotator: None,
        revision: 0,
        spans: vec![span_of("PERSON", 3, 12, "Lê\u{a0}Thu Hà")],
        relations: Vec::new(),
    };
    let mut document = Document::of_text("x".to_owned(), "x".to_owned(), TEXTS[0].to_owned());
    document.layers.push(layer);
    let report = import(&f.project, f.who, vec![document], &Options::default());
    assert_eq!(
        (report.articles, report.layers),
        (0, 1),
        "labels join the article that is there"
    );
    let view = f
        .project
        .article(f.articles[0], Some(f.who), Wanted::Usual)
        .unwrap();
    let id = view.spans[0].id;
    let note = |text: &str| Op::SetNote {
        span: id,
        note: text.to_owned(),
    };
    f.project.transact(f.who, &[note("một")], None).unwrap();
    let binh = f.project.annotator("Bình").unwrap().id;
    f.project.transact(binh, &[note("hai")], None).unwrap();
    let refused = f.project.undo(f.who).unwrap_err();
    assert_eq!(
        (refused.code(), refused.args()["annotator"].as_str()),
        (Code::UndoConflict, "Bình")
    );
    assert_eq!(f.project.span(id).unwrap().span.note, "hai");
}

#[test]
fn a_purged_article_leaves_no_trace_in_the_file_or_its_backups() {
    let f = fixture();
    f.project.back_up().unwrap();
    f.add(0, "PERSON", 3, 12).unwrap();
    f.project.purge(f.articles[0]).unwrap();
    let path = f.project.path().to_owned();
    drop(f.project);
    let mut files = vec![path.clone()];
    files.extend(crate::storage::backup::list(&path));
    assert_eq!(files.len(), 2);
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let needle = "kim ngạch đạt 11,4".as_bytes();
        assert!(
            !bytes.windows(needle.len()).any(|w| w == needle),
            "{}",
            file.display()
        );
    }
}

#[test]
fn a_second_opening_may_read_and_is_told_who_writes() {
    let f = fixture();
    let second = Project::open(f.project.path(), || NOW).unwrap();
    let crate::storage::Access::Read(Some(writer)) = second.access else {
        panic!("may write")
    };
    assert_eq!(
        (writer.annotator.as_str(), writer.pid),
        ("An", std::process::id())
    );
    assert_eq!(second.project.read(article::ids).unwrap(), f.articles);
    let refused = second.project.transact(f.who, &[], None).unwrap_err();
    assert_eq!(refused.code(), Code::ReadOnly);
}

#[test]
fn an_import_with_one_bad_document_stores_nothing_unless_told_to_skip() {
    let f = fixture();
    let before = f.dump();
    let good = Document::of_text("c".to_owned(), "c".to_owned(), "Tin mới.".to_owned());
    let mut bad = Document::of_text("d".to_owned(), "d".to_owned(), "Tin khác.".to_owned());
    bad.layers.push(DocLayer {
        id: None,
        kind: LayerKind::Imported,
        name: String::new(),
        round: 1,
        annotator: None,
        revision: 0,
        spans: vec![span_of("PERSON", 0, 3, "Tinh")],
        relations: Vec::new(),
    });
    let both = || vec![good.clone(), bad.clone()];
    let report = import(&f.project, f.who, both(), &Options::default());
    assert_eq!(report.problems[0].error.code(), Code::QuoteMismatch);
    assert!(!report.stored);
    assert_eq!(f.dump(), before);
    let skip = Options {
        skip_bad: true,
        ..Options::default()
    };
    let report = import(&f.project, f.who, both(), &skip);
    assert!(report.stored && report.articles == 1 && report.problems.len() == 1);
    f.project.undo(f.who).unwrap();
    assert_eq!(f.dump(), before);
}
