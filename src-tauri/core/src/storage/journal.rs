//! The journal's rows. What is written there is decided in [`crate::ops`].
use rusqlite::Connection;

use super::sql::{all, first, run};
use crate::domain::id::{AnnotatorId, ArticleId, EntryId};
use crate::error::Result;

/// One record that an entry changed; before and after as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRow {
    pub kind: String,
    pub record: Vec<u8>,
    pub article: Option<ArticleId>,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    Do,
    Undo,
    Redo,
}

impl EntryKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

pub struct Entry<'a> {
    pub annotator: AnnotatorId,
    pub at: i64,
    pub op: &'a str,
    pub kind: EntryKind,
    pub reverts: Option<i64>,
}

impl std::fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} at {}", self.kind.name(), self.op, self.at)
    }
}

/// Appends an entry with its changes and returns its number.
pub fn append(conn: &Connection, entry: &Entry<'_>, changes: &[ChangeRow]) -> Result<i64> {
    run(
        conn,
        "INSERT INTO journal (id, site, annotator_id, at, op, kind, reverts)
         VALUES (?, (SELECT unhex(value) FROM meta WHERE key = 'site'), ?, ?, ?, ?, ?)",
        (
            EntryId::new(),
            entry.annotator,
            entry.at,
            entry.op,
            entry.kind.name(),
            entry.reverts,
        ),
    )?;
    let seq = conn.last_insert_rowid();
    add_changes(conn, seq, changes)?;
    Ok(seq)
}

/// Adds changes to an entry.
pub fn add_changes(conn: &Connection, seq: i64, changes: &[ChangeRow]) -> Result<()> {
    let next = "SELECT coalesce(max(number) + 1, 0) FROM journal_change WHERE seq = ?";
    let first: i64 = conn
        .prepare_cached(next)?
        .query_row([seq], |row| row.get(0))?;
    for (number, change) in (first..).zip(changes) {
        run(
            conn,
            "INSERT INTO journal_change (seq, number, kind, record, article_id, before, after)
             VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                seq,
                number,
                &change.kind,
                &change.record,
                change.article,
                &change.before,
                &change.after,
            ),
        )?;
    }
    Ok(())
}

/// Takes out of an entry the change of a record that was never anybody's to see.
pub fn remove_change(conn: &Connection, seq: i64, record: &[u8]) -> Result<()> {
    let sql = "DELETE FROM journal_change WHERE seq = ? AND record = ?";
    run(conn, sql, (seq, record))?;
    Ok(())
}

/// Takes out an entry that has no changes left.
pub fn remove(conn: &Connection, seq: i64) -> Result<()> {
    run(conn, "DELETE FROM journal WHERE seq = ?", [seq])?;
    Ok(())
}

fn read_change(row: &rusqlite::Row<'_>) -> rusqlite::Result<ChangeRow> {
    Ok(ChangeRow {
        kind: row.get(0)?,
        record: row.get(1)?,
        article: row.get(2)?,
        before: row.get(3)?,
        after: row.get(4)?,
    })
}

/// What an entry changed, in the order in which it did.
pub fn changes(conn: &Connection, seq: i64) -> Result<Vec<ChangeRow>> {
    let sql = "SELECT kind, record, article_id, before, after FROM journal_change
               WHERE seq = ? ORDER BY number";
    all(conn, sql, [seq], read_change)
}

pub fn op_name(conn: &Connection, seq: i64) -> Result<Option<String>> {
    first(conn, "SELECT op FROM journal WHERE seq = ?", [seq], |row| {
        row.get(0)
    })
}

/// Who last changed a record, by name.
pub fn last_author(conn: &Connection, record: &[u8]) -> Result<Option<String>> {
    first(
        conn,
        "SELECT annotator.name FROM journal_change JOIN journal USING (seq)
         JOIN annotator ON annotator.id = annotator_id
         WHERE record = ? ORDER BY seq DESC LIMIT 1",
        [record],
        |row| row.get(0),
    )
}

/// One line of a record's history, newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    pub at: i64,
    pub annotator: String,
    pub op: String,
    pub kind: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

pub fn history(conn: &Connection, record: &[u8], limit: u32) -> Result<Vec<HistoryRow>> {
    all(
        conn,
        "SELECT at, annotator.name, op, journal.kind, before, after
         FROM journal_change JOIN journal USING (seq)
         JOIN annotator ON annotator.id = annotator_id
         WHERE record = ? ORDER BY seq DESC, number DESC LIMIT ?",
        (record, limit),
        |row| {
            Ok(HistoryRow {
                at: row.get(0)?,
                annotator: row.get(1)?,
                op: row.get(2)?,
                kind: row.get(3)?,
                before: row.get(4)?,
                after: row.get(5)?,
            })
        },
    )
}

/// An entry on an annotator's stack of what can be undone or redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    pub seq: i64,
    pub step: i64,
    pub coalesce: Option<String>,
}

fn read_step(row: &rusqlite::Row<'_>) -> rusqlite::Result<StepRow> {
    Ok(StepRow {
        seq: row.get(0)?,
        step: row.get(1)?,
        coalesce: row.get(2)?,
    })
}

/// The entry that undo would take back first.
pub fn newest_done(conn: &Connection, annotator: AnnotatorId) -> Result<Option<StepRow>> {
    first(
        conn,
        "SELECT seq, step, coalesce_key FROM undo_step
         WHERE annotator_id = ? AND state = 'done' ORDER BY seq DESC LIMIT 1",
        [annotator],
        read_step,
    )
}

/// The entry that redo would bring back first.
pub fn oldest_undone(conn: &Connection, annotator: AnnotatorId) -> Result<Option<StepRow>> {
    first(
        conn,
        "SELECT seq, step, coalesce_key FROM undo_step
         WHERE annotator_id = ? AND state = 'undone' ORDER BY seq LIMIT 1",
        [annotator],
        read_step,
    )
}

/// The entries of a step, oldest first.
pub fn step(conn: &Connection, annotator: AnnotatorId, step: i64) -> Result<Vec<i64>> {
    all(
        conn,
        "SELECT seq FROM undo_step WHERE annotator_id = ? AND step = ? ORDER BY seq",
        (annotator, step),
        |row| row.get(0),
    )
}

/// Puts an entry on the stack; what could be redone no longer can.
pub fn push_done(
    conn: &Connection,
    annotator: AnnotatorId,
    seq: i64,
    step: i64,
    coalesce: Option<&str>,
) -> Result<()> {
    run(
        conn,
        "DELETE FROM undo_step WHERE annotator_id = ? AND state = 'undone'",
        [annotator],
    )?;
    run(
        conn,
        "INSERT INTO undo_step (seq, annotator_id, step, coalesce_key, state)
         VALUES (?, ?, ?, ?, 'done')",
        (seq, annotator, step, coalesce),
    )?;
    Ok(())
}

/// Moves a step between what can be undone and what can be redone. Redo keeps no coalescing
/// key: what is done after a redo is a step of its own.
pub fn set_undone(
    conn: &Connection,
    annotator: AnnotatorId,
    step: i64,
    undone: bool,
) -> Result<()> {
    run(
        conn,
        "UPDATE undo_step SET state = ?, coalesce_key = NULL WHERE annotator_id = ? AND step = ?",
        (if undone { "undone" } else { "done" }, annotator, step),
    )?;
    Ok(())
}

/// Takes everything about an article out of the journal; entries left empty go with it.
pub fn purge(conn: &Connection, article: ArticleId) -> Result<()> {
    let entries: Vec<i64> = all(
        conn,
        "SELECT DISTINCT seq FROM journal_change WHERE article_id = ?",
        [article],
        |r| r.get(0),
    )?;
    run(
        conn,
        "DELETE FROM journal_change WHERE article_id = ?",
        [article],
    )?;
    for seq in entries {
        // What is left of an entry cannot be undone apart from what was purged.
        run(conn, "DELETE FROM undo_step WHERE seq = ?", [seq])?;
        run(
            conn,
            "DELETE FROM journal WHERE seq = ?1
             AND NOT EXISTS (SELECT 1 FROM journal_change WHERE seq = ?1)
             AND NOT EXISTS (SELECT 1 FROM journal AS other WHERE other.reverts = ?1)",
            [seq],
        )?;
    }
    Ok(())
}

/// The number of the newest entry; 0 in an empty journal.
pub fn last(conn: &Connection) -> Result<i64> {
    Ok(
        conn.query_row("SELECT coalesce(max(seq), 0) FROM journal", [], |row| {
            row.get(0)
        })?,
    )
}
