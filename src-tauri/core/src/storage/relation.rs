use std::collections::HashMap;

use rusqlite::Connection;

use super::Stored;
use super::sql::{Json, all, first, key, run};
use crate::domain::id::{LayerId, RelationId, SpanId};
use crate::domain::{Attributes, Relation};
use crate::error::Result;

const COLUMNS: &str = "id, layer_id, type_id, from_id, to_id";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Relation> {
    Ok(Relation {
        id: row.get(0)?,
        layer: row.get(1)?,
        kind: row.get(2)?,
        from: row.get(3)?,
        to: row.get(4)?,
        attributes: Attributes::new(),
    })
}

fn attributes(conn: &Connection, id: RelationId) -> Result<Attributes> {
    let sql = "SELECT name, value FROM relation_attribute WHERE relation_id = ?";
    let rows = all(conn, sql, [id], |r| {
        Ok((r.get(0)?, r.get::<_, Json<serde_json::Value>>(1)?.0))
    })?;
    Ok(rows.into_iter().collect())
}

impl Stored for Relation {
    const KIND: &'static str = "relation";
    type Id = RelationId;

    fn id(&self) -> RelationId {
        self.id
    }

    fn key(id: RelationId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: RelationId) -> Result<Option<Self>> {
        let sql = format!("SELECT {COLUMNS} FROM relation WHERE id = ?");
        let Some(mut relation) = first(conn, &sql, [id], read)? else {
            return Ok(None);
        };
        relation.attributes = attributes(conn, id)?;
        Ok(Some(relation))
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO relation (id, layer_id, type_id, from_id, to_id) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET layer_id = excluded.layer_id,
                 type_id = excluded.type_id, from_id = excluded.from_id, to_id = excluded.to_id",
            (self.id, self.layer, self.kind, self.from, self.to),
        )?;
        run(
            conn,
            "DELETE FROM relation_attribute WHERE relation_id = ?",
            [self.id],
        )?;
        for (name, value) in &self.attributes {
            run(
                conn,
                "INSERT INTO relation_attribute (relation_id, name, value) VALUES (?, ?, ?)",
                (self.id, name, Json(value)),
            )?;
        }
        Ok(())
    }

    fn remove(conn: &Connection, id: RelationId) -> Result<()> {
        run(
            conn,
            "DELETE FROM relation_attribute WHERE relation_id = ?",
            [id],
        )?;
        run(conn, "DELETE FROM relation WHERE id = ?", [id])?;
        Ok(())
    }
}

/// The relations that a span is an end of.
pub fn of_span(conn: &Connection, span: SpanId) -> Result<Vec<Relation>> {
    let sql =
        format!("SELECT {COLUMNS} FROM relation WHERE from_id = ?1 OR to_id = ?1 ORDER BY id");
    let mut relations = all(conn, &sql, [span], read)?;
    for relation in &mut relations {
        relation.attributes = attributes(conn, relation.id)?;
    }
    Ok(relations)
}

/// The relations of a layer, in order of their making.
pub fn of_layer(conn: &Connection, layer: LayerId) -> Result<Vec<Relation>> {
    let mut attributes: HashMap<RelationId, Attributes> = HashMap::new();
    for (id, name, value) in all(
        conn,
        "SELECT relation_id, name, value FROM relation_attribute
         JOIN relation ON relation.id = relation_id WHERE layer_id = ?",
        [layer],
        |r| {
            Ok((
                r.get::<_, RelationId>(0)?,
                r.get(1)?,
                r.get::<_, Json<serde_json::Value>>(2)?.0,
            ))
        },
    )? {
        attributes.entry(id).or_default().insert(name, value);
    }
    let sql = format!("SELECT {COLUMNS} FROM relation WHERE layer_id = ? ORDER BY id");
    let mut relations = all(conn, &sql, [layer], read)?;
    for relation in &mut relations {
        relation.attributes = attributes.remove(&relation.id).unwrap_or_default();
    }
    Ok(relations)
}
