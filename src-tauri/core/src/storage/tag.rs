use rusqlite::{Connection, Row};

use super::Stored;
use super::sql::{all, first, key, run};
use crate::domain::Tag;
use crate::domain::id::TagId;
use crate::error::Result;

fn read(row: &Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag {
        id: row.get(0)?,
        name: row.get(1)?,
    })
}

impl Stored for Tag {
    const KIND: &'static str = "tag";
    type Id = TagId;

    fn id(&self) -> TagId {
        self.id
    }

    fn key(id: TagId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: TagId) -> Result<Option<Self>> {
        first(conn, "SELECT id, name FROM tag WHERE id = ?", [id], read)
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO tag (id, name) VALUES (?, ?)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            (self.id, &self.name),
        )?;
        Ok(())
    }

    fn remove(conn: &Connection, id: TagId) -> Result<()> {
        run(conn, "DELETE FROM tag WHERE id = ?", [id])?;
        Ok(())
    }
}

pub fn list(conn: &Connection) -> Result<Vec<Tag>> {
    all(conn, "SELECT id, name FROM tag ORDER BY name", [], read)
}

pub fn named(conn: &Connection, name: &str) -> Result<Option<Tag>> {
    first(
        conn,
        "SELECT id, name FROM tag WHERE name = ?",
        [name],
        read,
    )
}
