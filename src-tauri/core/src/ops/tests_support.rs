//! What the tests of the write path begin with.
use tempfile::TempDir;

use super::import::{Incoming, Options, Problem};
use super::*;
use crate::domain::id::AnnotatorId;
use crate::domain::{Attributes, DocSpan, Document, Fragment, Header, Range, Schema};
use crate::progress::Silent;

pub(super) const NOW: i64 = 1_700_000_000_000;

/// A new project in a folder of its own, and who works in it.
pub(super) fn new_project() -> (TempDir, Project, AnnotatorId) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.nhan");
    let project = Project::create(&path, &Schema::default_news(), || NOW).unwrap();
    let who = project.annotator("An").unwrap().id;
    (folder, project, who)
}

/// A span as a file brings it.
pub(super) fn span_of(label: &str, start: u32, end: u32, text: &str) -> DocSpan {
    DocSpan {
        id: None,
        label: label.to_owned(),
        fragments: vec![Fragment {
            range: Range::new(start, end),
            text: text.to_owned(),
        }],
        attributes: Attributes::new(),
        note: String::new(),
    }
}

pub(super) fn import(
    project: &Project,
    who: AnnotatorId,
    documents: Vec<Document>,
    options: &Options,
) -> import::Report {
    let mut incoming = documents.into_iter().map(|document| {
        Ok::<_, Problem>(Incoming {
            file: document.source_id.clone(),
            line: None,
            document,
            notes: Vec::new(),
        })
    });
    let header = Header::default();
    project
        .import(who, &header, &mut incoming, options, &Silent)
        .unwrap()
        .0
}
