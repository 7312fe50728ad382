//! Taking articles and batches out of the file for good.
use std::time::Instant;

use rusqlite::Connection;

use super::SLICE;
use crate::domain::id::{ArticleId, BatchId};
use crate::domain::{Article, Batch};
use crate::error::{Code, Result};
use crate::ops::change::Change;
use crate::ops::project::Project;
use crate::storage::{Stored, adopt, batch, journal, layer};

/// How many layers or articles go in one transaction, at most.
const CHUNK: u32 = 200;

/// Removes an article with its texts and every layer; the journal is left alone.
pub fn remove_article(conn: &Connection, article: ArticleId) -> Result<()> {
    for id in layer::all_of_article(conn, article)? {
        layer::remove_whole(conn, id)?;
    }
    Article::remove(conn, article)
}

/// Removes a batch that is not seen, in short transactions; the project is what it was before.
pub(super) fn remove_batch(project: &Project, id: BatchId) -> Result<()> {
    loop {
        let more = project.file.write_patiently(|tx| {
            let started = Instant::now();
            let layers = batch::layers(tx, id, CHUNK)?;
            for layer in &layers {
                layer::remove_whole(tx, *layer)?;
                if started.elapsed() > SLICE {
                    return Ok(true);
                }
            }
            if !layers.is_empty() {
                return Ok(true);
            }
            let articles = batch::articles(tx, id, CHUNK)?;
            for article in &articles {
                remove_article(tx, *article)?;
                if started.elapsed() > SLICE {
                    return Ok(true);
                }
            }
            Ok(!articles.is_empty())
        })?;
        // On a full disk it fails where the removal, which makes room, does not.
        let _ = project.file.checkpoint();
        if !more {
            return project.file.write(|tx| {
                let left = batch::put_back(tx, id)?;
                Batch::remove(tx, id)?;
                put_back(tx, &left)
            });
        }
    }
}

/// Registers, schema and identity are what they were before the batch; what somebody has built
/// upon meanwhile stays, in the journal too.
fn put_back(conn: &Connection, left: &batch::PutBack) -> Result<()> {
    if let Some(seq) = left.registered {
        let mut all = true;
        for row in journal::changes(conn, seq)?.iter().rev() {
            match Change::from_row(row)?.inverse().apply(conn) {
                Ok(()) => journal::remove_change(conn, seq, &row.record)?,
                Err(error) if matches!(error.code(), Code::UndoConflict | Code::InUse) => {
                    all = false;
                }
                Err(error) => return Err(error),
            }
        }
        if all {
            journal::remove(conn, seq)?;
        }
    }
    match &left.replaced {
        Some(header) if adopt::is_pristine(conn)? => adopt::adopt(conn, header),
        _ => Ok(()),
    }
}

/// After a crash: what an import had written before it was cut off.
pub(crate) fn remove_unfinished(project: &Project) -> Result<()> {
    for id in project.read(batch::loading)? {
        tracing::warn!(batch = %id, "removing an import that was cut off");
        remove_batch(project, id)?;
    }
    Ok(())
}
