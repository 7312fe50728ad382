//! A project that holds nothing yet takes over the identity and schema of the file that is
//! imported into it, so that an export read into a new project gives the same project.
use rusqlite::Connection;

use super::sql::{all, run};
use super::{Stored, meta};
use crate::domain::{Guideline, Header};
use crate::error::Result;

/// Whether nothing but its making has happened to the project.
pub fn is_pristine(conn: &Connection) -> Result<bool> {
    let sql = "SELECT NOT EXISTS (SELECT 1 FROM article)
               AND NOT EXISTS (SELECT 1 FROM journal WHERE op <> 'add_annotator')";
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}

/// Takes over project id, name, schema and guidelines.
pub fn adopt(conn: &Connection, header: &Header) -> Result<()> {
    if let Some(id) = header.project {
        meta::set(conn, meta::PROJECT_ID, &id.to_string())?;
        meta::set(conn, meta::PROJECT_NAME, &header.name)?;
    }
    meta::set(conn, meta::SCHEMA_NAME, &header.schema.name)?;
    run(conn, "DELETE FROM guideline", [])?;
    run(conn, "DELETE FROM label", [])?;
    run(conn, "DELETE FROM relation_type", [])?;
    header
        .schema
        .labels
        .iter()
        .try_for_each(|label| label.put(conn))?;
    header
        .schema
        .relations
        .iter()
        .try_for_each(|kind| kind.put(conn))?;
    header
        .guidelines
        .iter()
        .try_for_each(|text| put_guideline(conn, text))
}

fn put_guideline(conn: &Connection, text: &Guideline) -> Result<()> {
    run(
        conn,
        "INSERT INTO guideline (language, label_id, markdown)
         VALUES (?, (SELECT id FROM label WHERE name = ?), ?)",
        (&text.language, &text.label, &text.markdown),
    )?;
    Ok(())
}

pub fn guidelines(conn: &Connection) -> Result<Vec<Guideline>> {
    all(
        conn,
        "SELECT language, label.name, markdown FROM guideline
         LEFT JOIN label ON label.id = label_id ORDER BY language, position",
        [],
        |row| {
            Ok(Guideline {
                language: row.get(0)?,
                label: row.get(1)?,
                markdown: row.get(2)?,
            })
        },
    )
}
