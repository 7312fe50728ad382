use rusqlite::{Connection, Row};

use super::Stored;
use super::sql::{Json, all, first, key, run};
use crate::domain::Entity;
use crate::domain::id::EntityId;
use crate::error::{Code, Error, Result};
use crate::text::fold;

fn read(row: &Row<'_>) -> rusqlite::Result<Entity> {
    Ok(Entity {
        id: row.get(0)?,
        name: row.get(1)?,
        aliases: row.get::<_, Json<Vec<String>>>(2)?.0,
    })
}

impl Stored for Entity {
    const KIND: &'static str = "entity";
    type Id = EntityId;

    fn id(&self) -> EntityId {
        self.id
    }

    fn key(id: EntityId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: EntityId) -> Result<Option<Self>> {
        first(
            conn,
            "SELECT id, name, aliases FROM entity WHERE id = ?",
            [id],
            read,
        )
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO entity (id, name, aliases, folded) VALUES (?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, aliases = excluded.aliases,
                                            folded = excluded.folded",
            (self.id, &self.name, Json(&self.aliases), fold(&self.name)),
        )?;
        Ok(())
    }

    /// Refused while a mention that is seen names the person.
    fn remove(conn: &Connection, id: EntityId) -> Result<()> {
        if mentions(conn, id)? > 0 {
            return Err(Error::new(Code::InUse));
        }
        run(conn, "DELETE FROM entity WHERE id = ?", [id])?;
        Ok(())
    }
}

pub fn list(conn: &Connection) -> Result<Vec<Entity>> {
    all(
        conn,
        "SELECT id, name, aliases FROM entity ORDER BY id",
        [],
        read,
    )
}

/// The person of exactly this name; the first of several.
pub fn named(conn: &Connection, name: &str) -> Result<Option<Entity>> {
    first(
        conn,
        "SELECT id, name, aliases FROM entity WHERE folded = ? AND name = ? ORDER BY id LIMIT 1",
        (fold(name), name),
        read,
    )
}

/// People one of whose words begins with what was typed, letter case and diacritics aside.
pub fn matching(conn: &Connection, typed: &str, limit: u32) -> Result<Vec<Entity>> {
    let folded = fold(typed);
    all(
        conn,
        "SELECT id, name, aliases FROM entity
         WHERE instr(' ' || folded, ' ' || ?1) > 0 ORDER BY folded LIMIT ?2",
        (folded, limit),
        read,
    )
}

/// How many spans that are seen name this person.
pub fn mentions(conn: &Connection, id: EntityId) -> Result<u32> {
    Ok(conn.query_row(
        "SELECT count(*) FROM span_attribute JOIN span ON span.id = span_id
         JOIN layer_seen ON layer_seen.id = span.layer_id
         WHERE span_attribute.name = 'entity' AND value = ?",
        [Json(id)],
        |row| row.get(0),
    )?)
}
