//! An open project: reading, and the one door for writing.
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rusqlite::{Connection, Transaction};

use super::apply::apply;
use super::change::{Change, Writer};
use super::listing::Listing;
use super::{Op, import};
use crate::domain::id::{AnnotatorId, ArticleId, ProjectId};
use crate::domain::{Annotator, Schema};
use crate::error::{Code, Error, Result};
use crate::storage::journal::{self, Entry, EntryKind};
use crate::storage::{self, Access, File, Stored, WriterInfo, annotator, meta};
use crate::text::fold;

/// Milliseconds since 1970, UTC; a test passes its own.
pub type Clock = fn() -> i64;

/// The clock of the machine.
pub fn system_clock() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[derive(Debug)]
pub struct Project {
    pub(super) file: File,
    pub(super) clock: Clock,
    pub(super) listing: Listing,
    /// Held while an import runs: one at a time.
    pub(super) importing: Mutex<()>,
}

/// What opening a project found.
#[derive(Debug)]
pub struct OpenProject {
    pub project: Project,
    pub access: Access,
    /// The backup that was made before an older file was upgraded.
    pub upgraded: Option<PathBuf>,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The op's name; of several, the first one's.
    pub op: String,
    /// The number of the journal entry; none when nothing changed.
    pub entry: Option<i64>,
    pub changes: Vec<Change>,
}

impl Outcome {
    /// The first article that was touched, where one is to be shown.
    pub fn article(&self) -> Option<ArticleId> {
        self.changes.iter().find_map(Change::article)
    }
}

/// Names of the ops that undo would take back and redo bring back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UndoState {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn writer_info(annotator: &str, clock: Clock) -> WriterInfo {
    WriterInfo {
        annotator: annotator.to_owned(),
        host: host_name(),
        pid: std::process::id(),
        since: clock(),
    }
}

fn host_name() -> String {
    let from_env = || {
        std::env::var("COMPUTERNAME")
            .or_else(|_| std::env::var("HOSTNAME"))
            .ok()
    };
    std::fs::read_to_string("/proc/sys/kernel/hostname")
        .map(|name| name.trim().to_owned())
        .ok()
        .or_else(from_env)
        .unwrap_or_default()
}

impl Project {
    fn of(file: File, clock: Clock) -> Self {
        Self {
            file,
            clock,
            listing: Listing::default(),
            importing: Mutex::default(),
        }
    }

    /// Makes a project file. Its name is the file's.
    pub fn create(path: &Path, schema: &Schema, clock: Clock) -> Result<Self> {
        let name = stem(path);
        let file = File::create(path, &writer_info("", clock), |tx| {
            meta::set(tx, meta::PROJECT_ID, &ProjectId::new().to_string())?;
            meta::set(tx, meta::SITE, &uuid::Uuid::now_v7().simple().to_string())?;
            meta::set(tx, meta::PROJECT_NAME, &name)?;
            meta::set(tx, meta::SCHEMA_NAME, &schema.name)?;
            schema.labels.iter().try_for_each(|label| label.put(tx))?;
            schema
                .relations
                .iter()
                .try_for_each(|relation| relation.put(tx))
        })?;
        Ok(Self::of(file, clock))
    }

    /// Opens a project: to write where nobody else does, else to read.
    pub fn open(path: &Path, clock: Clock) -> Result<OpenProject> {
        let opened = File::open(path, &writer_info("", clock))?;
        let project = Self::of(opened.file, clock);
        if opened.access == Access::Write {
            // Nobody sees it; the project is not to be shut because of it.
            if let Err(error) = import::remove_unfinished(&project) {
                tracing::warn!(%error, "an import that was cut off is still there");
            }
        }
        Ok(OpenProject {
            project,
            access: opened.access,
            upgraded: opened.upgraded,
        })
    }

    /// Opens a project only to read: takes no lock, so that a window that is opened meanwhile can
    /// write.
    pub fn open_to_read(path: &Path, clock: Clock) -> Result<Self> {
        let file = File::open_to_read(path, &writer_info("", clock))?;
        Ok(Self::of(file, clock))
    }

    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The file itself, for copies, backups and its soundness.
    pub fn file(&self) -> &File {
        &self.file
    }

    pub fn can_write(&self) -> bool {
        self.file.can_write()
    }

    /// Runs a query on a snapshot of the project.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.file.read(work)
    }

    /// The project's name, as long as the file bears it: a copy of the file, and one that was
    /// renamed, is called what it is called on the disk.
    pub fn name(&self) -> Result<String> {
        let file = stem(self.path());
        let name = self.read(|conn| meta::get(conn, meta::PROJECT_NAME))?;
        let letters = |text: &str| -> String {
            let folded = fold(text);
            folded.chars().filter(|c| c.is_alphanumeric()).collect()
        };
        Ok(name
            .filter(|name| letters(name) == letters(&file))
            .unwrap_or(file))
    }

    pub fn schema(&self) -> Result<Schema> {
        self.read(storage::schema::load)
    }

    /// The annotator of this name, added if there is none, who writes from now on.
    /// In a project that may only be read, one who is there already.
    pub fn annotator(&self, name: &str) -> Result<Annotator> {
        self.annotator_of(name, &[])
    }

    /// The same; one who is added gets the id of the known annotator of this name, so that a
    /// project that somebody exported and reads in again names them as before.
    pub fn annotator_of(&self, name: &str, known: &[Annotator]) -> Result<Annotator> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::new(Code::AnnotatorNameEmpty));
        }
        if !self.can_write() {
            return self
                .read(|conn| annotator::named(conn, name))?
                .ok_or_else(|| Error::new(Code::AnnotatorUnknown).arg("annotator", name));
        }
        let found = self.file.write(|tx| {
            if let Some(found) = annotator::named(tx, name)? {
                return Ok(found);
            }
            let id = match known.iter().find(|known| known.name == name) {
                Some(known) if Annotator::get(tx, known.id)?.is_none() => known.id,
                _ => AnnotatorId::new(),
            };
            let made = Annotator {
                id,
                name: name.to_owned(),
            };
            let mut writer = Writer::new(tx);
            writer.put(None, made.clone())?;
            // In the journal, so that it can be merged; on nobody's undo stack.
            self.record(
                tx,
                made.id,
                "add_annotator",
                EntryKind::Do,
                None,
                &writer.changes,
            )?;
            Ok(made)
        })?;
        self.file
            .set_writer(&writer_info(&found.name, self.clock))?;
        Ok(found)
    }

    /// Does `ops` in one transaction, as one entry of the journal and one step of undo: all of
    /// them or none. When this returns, they are on the disk.
    ///
    /// Steps that follow each other with the same `coalesce` key are undone as one.
    pub fn transact(
        &self,
        who: AnnotatorId,
        ops: &[Op],
        coalesce: Option<&str>,
    ) -> Result<Outcome> {
        let name = ops.first().map_or("", Op::name);
        self.journaled(who, name, coalesce, |writer| {
            ops.iter().try_for_each(|op| apply(writer, who, op))
        })
    }

    /// Runs `work` in one transaction and lets the lists know what it changed.
    pub(super) fn write(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<Outcome>,
    ) -> Result<Outcome> {
        let outcome = self.file.write(work)?;
        self.listing.after(&outcome.changes);
        Ok(outcome)
    }

    /// Runs `work` and writes down what it changed.
    pub(super) fn journaled(
        &self,
        who: AnnotatorId,
        name: &str,
        coalesce: Option<&str>,
        work: impl FnOnce(&mut Writer<'_>) -> Result<()>,
    ) -> Result<Outcome> {
        self.write(|tx| {
            let mut writer = Writer::new(tx);
            work(&mut writer)?;
            let changes = writer.changes;
            if changes.is_empty() {
                return Ok(Outcome {
                    op: name.to_owned(),
                    entry: None,
                    changes,
                });
            }
            let seq = self.record(tx, who, name, EntryKind::Do, None, &changes)?;
            let continued = journal::newest_done(tx, who)?
                .filter(|last| coalesce.is_some() && last.coalesce.as_deref() == coalesce);
            let step = continued.map_or(seq, |last| last.step);
            journal::push_done(tx, who, seq, step, coalesce)?;
            Ok(Outcome {
                op: name.to_owned(),
                entry: Some(seq),
                changes,
            })
        })
    }

    /// Appends to the journal.
    pub(super) fn record(
        &self,
        conn: &Connection,
        who: AnnotatorId,
        op: &str,
        kind: EntryKind,
        reverts: Option<i64>,
        changes: &[Change],
    ) -> Result<i64> {
        let entry = Entry {
            annotator: who,
            at: (self.clock)(),
            op,
            kind,
            reverts,
        };
        let rows = changes
            .iter()
            .map(Change::to_row)
            .collect::<Result<Vec<_>>>()?;
        journal::append(conn, &entry, &rows)
    }

    /// Removes an article for good: its text, labels, journal, and the backups that hold it.
    /// The one thing that cannot be undone.
    pub fn purge(&self, article: ArticleId) -> Result<Outcome> {
        let outcome = self.write(|tx| {
            let found = crate::domain::Article::get(tx, article)?
                .ok_or_else(|| Error::new(Code::ArticleUnknown).arg("article", article))?;
            import::remove_article(tx, article)?;
            journal::purge(tx, article)?;
            let diff = super::Diff {
                article: Some(article),
                before: Some(found),
                after: None,
            };
            Ok(Outcome {
                op: "purge".to_owned(),
                entry: None,
                changes: vec![diff.into()],
            })
        })?;
        self.file.forget_freed((self.clock)())?;
        Ok(outcome)
    }

    /// The number of the newest journal entry: whether anything was done since is told by it.
    pub fn last_entry(&self) -> Result<i64> {
        self.read(journal::last)
    }

    /// Adds a rolling backup; the last ten are kept.
    pub fn back_up(&self) -> Result<PathBuf> {
        self.file.back_up((self.clock)())
    }
}
