use std::collections::HashMap;

use rusqlite::Connection;

use super::Stored;
use super::sql::{Json, all, first, key, run};
use crate::domain::id::{LabelId, LayerId, SpanId};
use crate::domain::{Attributes, Fragment, Range, Span};
use crate::error::Result;

impl Stored for Span {
    const KIND: &'static str = "span";
    type Id = SpanId;

    fn id(&self) -> SpanId {
        self.id
    }

    fn key(id: SpanId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: SpanId) -> Result<Option<Self>> {
        let row = first(
            conn,
            "SELECT layer_id, label_id, note FROM span WHERE id = ?",
            [id],
            |r| {
                Ok((
                    r.get::<_, LayerId>(0)?,
                    r.get::<_, LabelId>(1)?,
                    r.get::<_, String>(2)?,
                ))
            },
        )?;
        let Some((layer, label, note)) = row else {
            return Ok(None);
        };
        let fragments = all(
            conn,
            "SELECT start, \"end\", text FROM fragment WHERE span_id = ? ORDER BY number",
            [id],
            |r| {
                Ok(Fragment {
                    range: Range {
                        start: r.get(0)?,
                        end: r.get(1)?,
                    },
                    text: r.get(2)?,
                })
            },
        )?;
        let attributes = all(
            conn,
            "SELECT name, value FROM span_attribute WHERE span_id = ?",
            [id],
            |r| Ok((r.get(0)?, r.get::<_, Json<serde_json::Value>>(1)?.0)),
        )?;
        let attributes = attributes.into_iter().collect();
        Ok(Some(Self {
            id,
            layer,
            label,
            fragments,
            attributes,
            note,
        }))
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO span (id, layer_id, label_id, note, start) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET layer_id = excluded.layer_id,
                 label_id = excluded.label_id, note = excluded.note, start = excluded.start",
            (self.id, self.layer, self.label, &self.note, self.start()),
        )?;
        remove_parts(conn, self.id)?;
        insert_parts(conn, self)
    }

    fn remove(conn: &Connection, id: SpanId) -> Result<()> {
        remove_parts(conn, id)?;
        run(conn, "DELETE FROM span WHERE id = ?", [id])?;
        Ok(())
    }
}

/// Adds a span whose id must not be there yet; for imports, which add many.
pub fn insert(conn: &Connection, span: &Span) -> Result<()> {
    run(
        conn,
        "INSERT INTO span (id, layer_id, label_id, note, start) VALUES (?, ?, ?, ?, ?)",
        (span.id, span.layer, span.label, &span.note, span.start()),
    )?;
    insert_parts(conn, span)
}

fn insert_parts(conn: &Connection, span: &Span) -> Result<()> {
    for (number, fragment) in span.fragments.iter().enumerate() {
        run(
            conn,
            "INSERT INTO fragment (span_id, number, start, \"end\", text) VALUES (?, ?, ?, ?, ?)",
            (
                span.id,
                number,
                fragment.range.start,
                fragment.range.end,
                &fragment.text,
            ),
        )?;
    }
    for (name, value) in &span.attributes {
        run(
            conn,
            "INSERT INTO span_attribute (span_id, name, value) VALUES (?, ?, ?)",
            (span.id, name, Json(value)),
        )?;
    }
    Ok(())
}

fn remove_parts(conn: &Connection, id: SpanId) -> Result<()> {
    run(conn, "DELETE FROM fragment WHERE span_id = ?", [id])?;
    run(conn, "DELETE FROM span_attribute WHERE span_id = ?", [id])?;
    Ok(())
}

/// The spans of a layer in text order: two queries, however many there are.
pub fn of_layer(conn: &Connection, layer: LayerId) -> Result<Vec<Span>> {
    let mut attributes = attributes_of_layer(conn, layer)?;
    // Ordered as far as the indexes are, so that SQLite sorts nothing. A span that has lost its
    // fragments comes without any, for the check to see.
    let sql = "SELECT span.id, label_id, note, number, fragment.start, \"end\", text
         FROM span LEFT JOIN fragment ON span_id = span.id
         WHERE layer_id = ? ORDER BY span.start, span.id";
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([layer])?;
    let mut spans: Vec<Span> = Vec::new();
    // Of the fragments of the last span.
    let mut numbers: Vec<u32> = Vec::new();
    while let Some(row) = rows.next()? {
        let id: SpanId = row.get(0)?;
        if spans.last().is_none_or(|last| last.id != id) {
            numbers.clear();
            spans.push(Span {
                id,
                layer,
                label: row.get(1)?,
                fragments: Vec::with_capacity(1),
                attributes: attributes.remove(&id).unwrap_or_default(),
                note: row.get(2)?,
            });
        }
        if let (Some(number), Some(last)) = (row.get(3)?, spans.last_mut()) {
            let place = numbers.partition_point(|other| *other < number);
            numbers.insert(place, number);
            let fragment = Fragment {
                range: Range {
                    start: row.get(4)?,
                    end: row.get(5)?,
                },
                text: row.get(6)?,
            };
            last.fragments.insert(place, fragment);
        }
    }
    spans.sort_by_key(|span| (span.start(), span.end(), span.id));
    Ok(spans)
}

fn attributes_of_layer(conn: &Connection, layer: LayerId) -> Result<HashMap<SpanId, Attributes>> {
    let mut attributes: HashMap<SpanId, Attributes> = HashMap::new();
    for (id, name, value) in all(
        conn,
        "SELECT span_id, name, value FROM span_attribute JOIN span ON span.id = span_id
         WHERE layer_id = ?",
        [layer],
        |r| {
            Ok((
                r.get::<_, SpanId>(0)?,
                r.get(1)?,
                r.get::<_, Json<serde_json::Value>>(2)?.0,
            ))
        },
    )? {
        attributes.entry(id).or_default().insert(name, value);
    }
    Ok(attributes)
}

/// Whether another span of the layer has the same label on the same fragments.
pub fn has_twin(conn: &Connection, span: &Span) -> Result<bool> {
    let candidates: Vec<SpanId> = all(
        conn,
        "SELECT id FROM span WHERE layer_id = ? AND start = ? AND label_id = ? AND id <> ?",
        (span.layer, span.start(), span.label, span.id),
        |row| row.get(0),
    )?;
    for id in candidates {
        if Span::get(conn, id)?.is_some_and(|other| other.fragments == span.fragments) {
            return Ok(true);
        }
    }
    Ok(false)
}

pub fn exists(conn: &Connection, id: SpanId) -> Result<bool> {
    Ok(first(conn, "SELECT 1 FROM span WHERE id = ?", [id], |_| Ok(()))?.is_some())
}
