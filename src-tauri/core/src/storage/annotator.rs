use rusqlite::{Connection, Row};

use super::Stored;
use super::sql::{all, first, key, run};
use crate::domain::Annotator;
use crate::domain::id::AnnotatorId;
use crate::error::Result;

fn read(row: &Row<'_>) -> rusqlite::Result<Annotator> {
    Ok(Annotator {
        id: row.get(0)?,
        name: row.get(1)?,
    })
}

impl Stored for Annotator {
    const KIND: &'static str = "annotator";
    type Id = AnnotatorId;

    fn id(&self) -> AnnotatorId {
        self.id
    }

    fn key(id: AnnotatorId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: AnnotatorId) -> Result<Option<Self>> {
        first(
            conn,
            "SELECT id, name FROM annotator WHERE id = ?",
            [id],
            read,
        )
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO annotator (id, name) VALUES (?, ?)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            (self.id, &self.name),
        )?;
        Ok(())
    }

    fn remove(conn: &Connection, id: AnnotatorId) -> Result<()> {
        run(conn, "DELETE FROM annotator WHERE id = ?", [id])?;
        Ok(())
    }
}

pub fn list(conn: &Connection) -> Result<Vec<Annotator>> {
    all(
        conn,
        "SELECT id, name FROM annotator ORDER BY name",
        [],
        read,
    )
}

pub fn named(conn: &Connection, name: &str) -> Result<Option<Annotator>> {
    first(
        conn,
        "SELECT id, name FROM annotator WHERE name = ?",
        [name],
        read,
    )
}

/// Those who have a layer, a status or a comment: who only imported or looked is none.
pub fn at_work(conn: &Connection) -> Result<Vec<Annotator>> {
    all(
        conn,
        "SELECT id, name FROM annotator WHERE id IN (
             SELECT annotator_id FROM layer_seen UNION SELECT annotator_id FROM article_status
             UNION SELECT annotator_id FROM comment)
         ORDER BY name",
        [],
        read,
    )
}
