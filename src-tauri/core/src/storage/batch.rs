use rusqlite::Connection;

use super::Stored;
use super::sql::{Json, Word, all, first, key, run};
use crate::domain::id::{ArticleId, BatchId, LayerId};
use crate::domain::{Batch, BatchState, Header};
use crate::error::Result;

impl Stored for Batch {
    const KIND: &'static str = "batch";
    type Id = BatchId;

    fn id(&self) -> BatchId {
        self.id
    }

    fn key(id: BatchId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: BatchId) -> Result<Option<Self>> {
        first(
            conn,
            "SELECT id, state, started FROM batch WHERE id = ?",
            [id],
            |row| {
                Ok(Self {
                    id: row.get(0)?,
                    state: row.get::<_, Word<BatchState>>(1)?.0,
                    started: row.get(2)?,
                })
            },
        )
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO batch (id, state, started) VALUES (?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET state = excluded.state",
            (self.id, Word(self.state), self.started),
        )?;
        Ok(())
    }

    fn remove(conn: &Connection, id: BatchId) -> Result<()> {
        run(conn, "DELETE FROM batch WHERE id = ?", [id])?;
        Ok(())
    }
}

/// What a batch that does not come to its end has to put back.
#[derive(Debug, Default)]
pub struct PutBack {
    /// The journal entry of what it added to registers.
    pub registered: Option<i64>,
    /// What the project was before it took over the header of a file.
    pub replaced: Option<Header>,
}

pub fn set_registered(conn: &Connection, batch: BatchId, entry: i64) -> Result<()> {
    let sql = "UPDATE batch SET registered = ? WHERE id = ?";
    run(conn, sql, (entry, batch))?;
    Ok(())
}

pub fn set_replaced(conn: &Connection, batch: BatchId, header: &Header) -> Result<()> {
    let sql = "UPDATE batch SET replaced = ? WHERE id = ?";
    run(conn, sql, (Json(header), batch))?;
    Ok(())
}

pub fn put_back(conn: &Connection, batch: BatchId) -> Result<PutBack> {
    let sql = "SELECT registered, replaced FROM batch WHERE id = ?";
    let found = first(conn, sql, [batch], |row| {
        Ok(PutBack {
            registered: row.get(0)?,
            replaced: row.get::<_, Option<Json<Header>>>(1)?.map(|json| json.0),
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// The batch is in: nothing is to be put back any more.
pub fn forget_put_back(conn: &Connection, batch: BatchId) -> Result<()> {
    let sql = "UPDATE batch SET registered = NULL, replaced = NULL WHERE id = ?";
    run(conn, sql, [batch])?;
    Ok(())
}

/// Imports that were cut off by a crash.
pub fn loading(conn: &Connection) -> Result<Vec<BatchId>> {
    all(
        conn,
        "SELECT id FROM batch WHERE state = 'loading'",
        [],
        |row| row.get(0),
    )
}

/// Layers that a batch brought to articles, at most `limit`.
pub fn layers(conn: &Connection, batch: BatchId, limit: u32) -> Result<Vec<LayerId>> {
    all(
        conn,
        "SELECT id FROM layer WHERE batch_id = ? LIMIT ?",
        (batch, limit),
        |r| r.get(0),
    )
}

/// Articles that a batch brought, at most `limit`.
pub fn articles(conn: &Connection, batch: BatchId, limit: u32) -> Result<Vec<ArticleId>> {
    all(
        conn,
        "SELECT id FROM article WHERE batch_id = ? LIMIT ?",
        (batch, limit),
        |r| r.get(0),
    )
}
