//! Facts about the file as a whole, by key.
use rusqlite::Connection;

use super::sql::{first, run};
use crate::error::Result;

pub const PROJECT_ID: &str = "project_id";
pub const PROJECT_NAME: &str = "project_name";
pub const SCHEMA_NAME: &str = "schema_name";
/// The id of this copy of the project; a saved copy gets one of its own.
pub const SITE: &str = "site";

pub fn get(conn: &Connection, key: &str) -> Result<Option<String>> {
    first(conn, "SELECT value FROM meta WHERE key = ?", [key], |row| {
        row.get(0)
    })
}

pub fn set(conn: &Connection, key: &str, value: &str) -> Result<()> {
    run(
        conn,
        "INSERT INTO meta (key, value) VALUES (?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )?;
    Ok(())
}
