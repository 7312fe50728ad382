//! Taking articles and batches out of the file for good.
use rusqlite::Connection;

use crate::domain::id::{ArticleId, BatchId};
use crate::domain::{Article, Batch};
use crate::error::Result;
use crate::ops::project::Project;
use crate::storage::{Stored, batch, layer};

/// How many articles go in one transaction.
const CHUNK: u32 = 200;

/// Removes an article with its texts and every layer; the journal is left alone.
pub fn remove_article(conn: &Connection, article: ArticleId) -> Result<()> {
    for id in layer::all_of_article(conn, article)? {
        layer::remove_whole(conn, id)?;
    }
    Article::remove(conn, article)
}

/// Removes a batch that is not seen, in short transactions.
pub(super) fn remove_batch(project: &Project, id: BatchId) -> Result<()> {
    loop {
        let more = project.file.write_patiently(|tx| {
            let layers = batch::layers(tx, id, CHUNK)?;
            for layer in &layers {
                layer::remove_whole(tx, *layer)?;
            }
            if !layers.is_empty() {
                return Ok(true);
            }
            let articles = batch::articles(tx, id, CHUNK)?;
            for article in &articles {
                remove_article(tx, *article)?;
            }
            Ok(!articles.is_empty())
        })?;
        if !more {
            return project.file.write(|tx| Batch::remove(tx, id));
        }
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
