//! An import that the process does not live to finish leaves nothing behind.
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::import::{Incoming, Options, Problem};
use super::tests_support::{NOW, import, new_project};
use super::*;
use crate::domain::id::{AnnotatorId, ProjectId};
use crate::domain::{DocLayer, DocSpan, Document, Fragment, Header, LayerKind, Range, Schema};
use crate::progress::Silent;

/// Every row of every table, but for who writes and the counters of SQLite itself.
fn everything(project: &Project) -> Vec<String> {
    project
        .read(|conn| {
            let tables: Vec<String> = conn
                .prepare(
                    "SELECT name FROM sqlite_schema WHERE type = 'table'
                     AND name NOT LIKE 'sqlite_%' AND name <> 'writer' ORDER BY name",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let mut rows = Vec::new();
            for table in tables {
                let mut statement = conn.prepare(&format!("SELECT * FROM {table}"))?;
                let width = statement.column_count();
                let mut found = statement.query([])?;
                while let Some(row) = found.next()? {
                    let cells: Vec<_> = (0..width)
                        .map(|i| row.get::<_, rusqlite::types::Value>(i))
                        .collect::<rusqlite::Result<_>>()?;
                    rows.push(format!("{table} {cells:?}"));
                }
            }
            Ok(rows)
        })
        .unwrap()
}

fn document(number: u32) -> Document {
    let mut document = Document::of_text(
        format!("bai/{number}"),
        format!("Bài {number}"),
        format!("Bài số {number}: ông Trần Văn Bảy phát biểu."),
    );
    document.tags = vec![format!("nhãn {}", number % 3)];
    document.layers.push(DocLayer {
        id: None,
        kind: LayerKind::Annotator,
        name: String::new(),
        round: 1,
        annotator: Some(format!("Người {}", number % 5)),
        revision: 0,
        spans: vec![DocSpan {
            id: None,
            label: format!("LẠ_{}", number % 2),
            fragments: vec![Fragment {
                range: Range::new(0, 3),
                text: "Bài".to_owned(),
            }],
            attributes: crate::domain::Attributes::new(),
            note: String::new(),
        }],
        relations: Vec::new(),
    });
    document
}

/// The project at its next opening.
fn reopened(project: Project) -> Project {
    let path = project.path().to_owned();
    drop(project);
    Project::open(&path, || NOW).unwrap().project
}

/// Imports four hundred documents and breaks off after three hundred, with nothing taken back: as when the
/// process dies, or the disk refuses.
fn cut_off(project: &Project, who: AnnotatorId) {
    let header = Header {
        project: Some(ProjectId::new()),
        name: "Của người khác".to_owned(),
        schema: Schema {
            name: "khác".to_owned(),
            labels: Schema::default_news().labels[..1].to_vec(),
            relations: Vec::new(),
        },
        ..Header::default()
    };
    let options = Options::default();
    let died = catch_unwind(AssertUnwindSafe(|| {
        let mut incoming = (0..400).map(|number| {
            assert!(number < 300, "the process is killed");
            let document = document(number);
            Ok::<_, Problem>(Incoming {
                file: document.source_id.clone(),
                line: None,
                document,
                notes: Vec::new(),
            })
        });
        let _ = project.import(who, &header, &mut incoming, &options, &Silent);
    }));
    assert!(died.is_err());
    let loading = "SELECT count(*) FROM article JOIN batch ON batch.id = batch_id
                   WHERE state = 'loading'";
    let left: u32 = project
        .read(|conn| Ok(conn.query_row(loading, [], |row| row.get(0))?))
        .unwrap();
    assert!(left > 0, "nothing had been written: the test tests nothing");
}

#[test]
fn the_first_import_into_a_project_cut_off_leaves_it_as_it_was() {
    let (_folder, project, who) = new_project();
    let before = everything(&project);
    let project = reopened(project);
    cut_off(&project, who);
    assert_eq!(everything(&reopened(project)), before);
}

#[test]
fn an_import_into_a_project_with_work_cut_off_leaves_it_as_it_was() {
    let (_folder, project, who) = new_project();
    let text = Document::of_text("cũ".into(), "Cũ".into(), "Một bài đã có.".into());
    import(&project, who, vec![text], &Options::default());
    let before = everything(&project);
    let project = reopened(project);
    cut_off(&project, who);
    assert_eq!(everything(&reopened(project)), before);
}

#[test]
fn an_import_cut_off_is_in_nobodys_way() {
    let (_folder, project, who) = new_project();
    cut_off(&project, who);
    // The next one in the same session begins with the project as it was.
    let text = Document::of_text("mới".into(), "Mới".into(), "Bài mới.".into());
    import(&project, who, vec![text], &Options::default());
    let label = project.schema().unwrap().label_named("ROLE").unwrap().id;
    let article = project.read(crate::storage::article::ids).unwrap()[0];
    let add = Op::AddSpan {
        id: SpanId::new(),
        article,
        layer: None,
        label,
        ranges: vec![Range::new(0, 3)],
    };
    project.transact(who, &[add], None).unwrap();
    let before = everything(&project);
    assert_eq!(everything(&reopened(project)), before);
}

#[test]
fn nothing_is_labelled_in_an_article_whose_import_was_undone() {
    let (_folder, project, who) = new_project();
    import(&project, who, vec![document(1)], &Options::default());
    let article = project.read(crate::storage::article::ids).unwrap()[0];
    let label = project.schema().unwrap().labels[0].id;
    let add = || Op::AddSpan {
        id: SpanId::new(),
        article,
        layer: None,
        label,
        ranges: vec![Range::new(4, 6)],
    };
    project.undo(who).unwrap();
    let refused = project.transact(who, &[add()], None).unwrap_err();
    assert_eq!(refused.code(), crate::Code::ArticleUnknown);
    let refused = project.article(article, Some(who), Wanted::Usual);
    assert_eq!(refused.unwrap_err().code(), crate::Code::ArticleUnknown);
    project.redo(who).unwrap();
    project.transact(who, &[add()], None).unwrap();
}
