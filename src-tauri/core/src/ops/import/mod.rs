//! Bringing documents into a project: one batch, seen as a whole at its end or not at all, one
//! step of undo. Written in short transactions, so that labelling never waits for it.
mod check;
mod conform;
mod met;
mod prepare;
mod register;
mod remove;
mod schema;
mod store;

use std::sync::PoisonError;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use serde::Serialize;

pub use check::Options;
pub(super) use check::is_entity;
pub use remove::remove_article;
pub(super) use remove::remove_unfinished;

use super::alike::{self, Group};
use super::project::{Outcome, Project};
use crate::domain::Header;
use crate::domain::id::AnnotatorId;
pub use crate::domain::{Incoming, Note, NoteCode, Problem};
use crate::error::Result;
use crate::in_order::ahead;
use crate::progress::{Progress, Total};
use check::Checker;
use prepare::prepare;
use store::Store;

/// Documents that are read and parsed at once, and at most written in one transaction.
const CHUNK: usize = 24;
/// A transaction is ended after the document with which it has taken this long: a label that is
/// saved meanwhile waits for it.
pub(super) const SLICE: Duration = Duration::from_millis(10);

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duplicate {
    pub file: String,
    /// The source id of the article that has the same text.
    pub same_as: String,
}

/// A label or relation type of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Met {
    /// As the files call it.
    pub name: String,
    pub count: u32,
    /// As the project does.
    pub to: String,
    /// Whether the project did not have it.
    pub added: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub articles: u32,
    /// Layers added, to new articles and to those that were there.
    pub layers: u32,
    pub spans: u32,
    pub relations: u32,
    /// Labels that the schema did not have.
    pub labels_added: Vec<String>,
    /// What the files call labels and relation types, by name.
    pub labels: Vec<Met>,
    pub relation_types: Vec<Met>,
    pub duplicates: Vec<Duplicate>,
    /// Groups of articles that are nearly the same, in each at least one that this brings.
    pub alike: Vec<Group>,
    pub problems: Vec<Problem>,
    /// What readers did to documents that are not refused.
    pub notes: Vec<Note>,
    /// Whether anything was stored: not in a dry run, nor when something was refused.
    pub stored: bool,
    pub cancelled: bool,
}

impl Project {
    /// Imports documents as one batch.
    ///
    /// Nothing is stored in a dry run, when it is cancelled, or when something is refused and
    /// `options.skip_bad` is not set; the report says what would be or was stored, and every
    /// refusal.
    pub fn import(
        &self,
        who: AnnotatorId,
        header: &Header,
        incoming: &mut dyn Iterator<Item = Result<Incoming, Problem>>,
        options: &Options,
        progress: &dyn Progress,
    ) -> Result<(Report, Outcome)> {
        let _one_at_a_time = self
            .importing
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if !options.dry_run {
            // One that the disk did not let us take back is in nobody's way, but half of it counts
            // as the project's.
            remove_unfinished(self)?;
        }
        let mut checker = self.read(|conn| Checker::new(conn, header, options))?;
        if options.dry_run {
            let report = self.bring(&mut checker, None, incoming, options, progress)?;
            return Ok((report, nothing()));
        }
        let mut store = Store::begin(self, who, &checker)?;
        let brought = self.bring(&mut checker, Some(&mut store), incoming, options, progress);
        match brought {
            Ok(mut report) if report.is_to_be_kept(options) => match store.finish(self) {
                Ok(outcome) => {
                    report.stored = true;
                    Ok((report, outcome))
                }
                Err(error) => {
                    let _ = store.abandon(self);
                    Err(error)
                }
            },
            Ok(report) => {
                store.abandon(self)?;
                Ok((report, nothing()))
            }
            Err(error) => {
                // The disk may refuse this too; then the next import or opening removes the batch.
                let _ = store.abandon(self);
                Err(error)
            }
        }
    }

    fn bring(
        &self,
        checker: &mut Checker<'_>,
        mut store: Option<&mut Store>,
        incoming: &mut dyn Iterator<Item = Result<Incoming, Problem>>,
        options: &Options,
        progress: &dyn Progress,
    ) -> Result<Report> {
        let mut report = Report::default();
        let mut done = 0;
        let mut incoming = ahead(incoming, prepare);
        loop {
            if progress.cancelled() {
                report.cancelled = true;
                break;
            }
            // Files are read and parsed here, while nobody waits.
            let chunk: Vec<_> = incoming.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                break;
            }
            done += chunk.len() as u64;
            // Once something is refused, the rest is only checked, so that all is said at once.
            let refused = !report.problems.is_empty() && !options.skip_bad;
            match store.as_deref_mut().filter(|_| !refused) {
                Some(store) => {
                    let mut chunk = chunk.into_iter().peekable();
                    while chunk.peek().is_some() {
                        self.file.write_patiently(|tx| {
                            let started = Instant::now();
                            for item in chunk.by_ref() {
                                if let Some(plan) = checker.check(tx, item, &mut report)? {
                                    store.put(tx, checker, plan)?;
                                }
                                if started.elapsed() > SLICE {
                                    break;
                                }
                            }
                            Ok(())
                        })?;
                        self.file.checkpoint()?;
                    }
                }
                None => self.read(|conn| {
                    for item in chunk {
                        checker.check(conn, item, &mut report)?;
                    }
                    Ok(())
                })?,
            }
            progress.report("import", done, Total::Unknown);
        }
        report.labels_added = checker.labels_added.iter().cloned().collect();
        (report.labels, report.relation_types) = checker.met.all(checker);
        if !report.cancelled {
            report.alike = self.read(|conn| alike(conn, checker))?;
        }
        Ok(report)
    }
}

/// The groups that have articles which the checker let pass.
fn alike(conn: &Connection, checker: &mut Checker<'_>) -> Result<Vec<Group>> {
    let mut compared = alike::known(conn)?;
    compared.append(&mut checker.compared);
    let mut groups = alike::groups(conn, &compared)?;
    groups.retain(|group| group.articles.iter().any(|one| one.new));
    Ok(groups)
}

impl Report {
    fn is_to_be_kept(&self, options: &Options) -> bool {
        let refused = !self.problems.is_empty() && !options.skip_bad;
        !self.cancelled && !refused && self.articles + self.layers > 0
    }
}

fn nothing() -> Outcome {
    Outcome {
        op: "import".to_owned(),
        entry: None,
        changes: Vec::new(),
    }
}
