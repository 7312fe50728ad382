//! Undo and redo: the journal played backwards and forwards, for each annotator apart.
use std::collections::HashSet;

use rusqlite::Connection;

use super::change::Change;
use super::project::{Outcome, Project, UndoState};
use super::validate;
use crate::domain::id::{AnnotatorId, LayerId, RevisionId, SpanId};
use crate::domain::{Relation, Revision, Span};
use crate::error::{Code, Error, Result};
use crate::storage::journal::{self, EntryKind};
use crate::storage::{Stored, relation, span};
use crate::text::TextIndex;

impl Project {
    /// What this annotator can take back and bring back.
    pub fn undo_state(&self, who: AnnotatorId) -> Result<UndoState> {
        self.read(|conn| {
            let name = |row: Option<journal::StepRow>| match row {
                Some(row) => journal::op_name(conn, row.seq),
                None => Ok(None),
            };
            Ok(UndoState {
                undo: name(journal::newest_done(conn, who)?)?,
                redo: name(journal::oldest_undone(conn, who)?)?,
            })
        })
    }

    /// Takes back this annotator's last step. Refused with `undo_conflict` when somebody else
    /// has changed since what it did.
    pub fn undo(&self, who: AnnotatorId) -> Result<Outcome> {
        self.replay(who, EntryKind::Undo)
    }

    /// Does again what was last undone.
    pub fn redo(&self, who: AnnotatorId) -> Result<Outcome> {
        self.replay(who, EntryKind::Redo)
    }

    fn replay(&self, who: AnnotatorId, kind: EntryKind) -> Result<Outcome> {
        let undo = kind == EntryKind::Undo;
        self.write(|tx| {
            let next = if undo {
                journal::newest_done(tx, who)?.ok_or_else(|| Error::new(Code::NothingToUndo))?
            } else {
                journal::oldest_undone(tx, who)?.ok_or_else(|| Error::new(Code::NothingToRedo))?
            };
            let mut entries = journal::step(tx, who, next.step)?;
            if undo {
                entries.reverse();
            }
            let op = journal::op_name(tx, next.seq)?.unwrap_or_default();
            let mut done = Vec::new();
            let mut last = None;
            for seq in entries {
                let rows = journal::changes(tx, seq)?;
                let mut changes = rows
                    .iter()
                    .map(Change::from_row)
                    .collect::<Result<Vec<_>>>()?;
                if undo {
                    changes.reverse();
                    changes = changes.into_iter().map(Change::inverse).collect();
                }
                for change in &changes {
                    change.apply(tx).map_err(conflict)?;
                }
                last = Some(self.record(tx, who, &op, kind, Some(seq), &changes)?);
                done.extend(changes);
            }
            for change in &done {
                if let Change::Layer(diff) = change
                    && let (Some(before), Some(after)) = (&diff.before, &diff.after)
                    && before.revision != after.revision
                {
                    refuse_strangers(tx, after.id, after.revision)?;
                }
            }
            journal::set_undone(tx, who, next.step, undo)?;
            Ok(Outcome {
                op,
                entry: last,
                changes: done,
            })
        })
    }
}

/// What something of somebody else's hangs on cannot go.
fn conflict(error: Error) -> Error {
    if error.code() == Code::InUse {
        Error::new(Code::UndoConflict).arg("annotator", "")
    } else {
        error
    }
}

/// A layer goes back or forth to another text with what the step knows of. What somebody has added
/// since does not fit that text.
fn refuse_strangers(conn: &Connection, layer: LayerId, revision: RevisionId) -> Result<()> {
    let text = Revision::get(conn, revision)?
        .ok_or_else(|| Error::internal("a layer without text"))?
        .text;
    let index = TextIndex::new(&text);
    let refuse = |record: Vec<u8>| -> Result<()> {
        let who = journal::last_author(conn, &record)?;
        Err(Error::new(Code::UndoConflict).arg("annotator", who.unwrap_or_default()))
    };
    let spans = span::of_layer(conn, layer)?;
    for found in &spans {
        if validate::quoted(&index, &found.fragments).is_err() {
            refuse(Span::key(found.id))?;
        }
    }
    let ids: HashSet<SpanId> = spans.iter().map(|span| span.id).collect();
    for link in relation::of_layer(conn, layer)? {
        if !(ids.contains(&link.from) && ids.contains(&link.to)) {
            refuse(Relation::key(link.id))?;
        }
    }
    Ok(())
}
