//! Labels and relation types. Each stands whole in its row, as JSON; its name stands beside it
//! so that it is unique.
use rusqlite::Connection;

use super::Stored;
use super::meta;
use super::sql::{Json, all, first, key, run};
use crate::domain::id::{LabelId, RelationTypeId};
use crate::domain::{Label, RelationType, Schema};
use crate::error::Result;

macro_rules! stored_whole {
    ($type:ty, $id:ty, $kind:literal, $table:literal) => {
        impl Stored for $type {
            const KIND: &'static str = $kind;
            type Id = $id;

            fn id(&self) -> $id {
                self.id
            }

            fn key(id: $id) -> Vec<u8> {
                key(id.0)
            }

            fn get(conn: &Connection, id: $id) -> Result<Option<Self>> {
                let sql = concat!("SELECT body FROM ", $table, " WHERE id = ?");
                first(conn, sql, [id], |row| Ok(row.get::<_, Json<Self>>(0)?.0))
            }

            fn put(&self, conn: &Connection) -> Result<()> {
                let sql = concat!(
                    "INSERT INTO ",
                    $table,
                    " (id, name, position, body) VALUES (?, ?,
                        (SELECT coalesce(max(position), 0) + 1 FROM ",
                    $table,
                    "), ?)
                     ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body"
                );
                run(conn, sql, (self.id, &self.name, Json(self)))?;
                Ok(())
            }

            fn remove(conn: &Connection, id: $id) -> Result<()> {
                run(conn, concat!("DELETE FROM ", $table, " WHERE id = ?"), [id])?;
                Ok(())
            }
        }
    };
}

stored_whole!(Label, LabelId, "label", "label");
stored_whole!(
    RelationType,
    RelationTypeId,
    "relation_type",
    "relation_type"
);

/// The project's schema, labels in their order.
pub fn load(conn: &Connection) -> Result<Schema> {
    let labels = all(
        conn,
        "SELECT body FROM label ORDER BY position",
        [],
        |row| Ok(row.get::<_, Json<Label>>(0)?.0),
    )?;
    let relations = all(
        conn,
        "SELECT body FROM relation_type ORDER BY position",
        [],
        |row| Ok(row.get::<_, Json<RelationType>>(0)?.0),
    )?;
    Ok(Schema {
        name: meta::get(conn, meta::SCHEMA_NAME)?.unwrap_or_default(),
        labels,
        relations,
    })
}
