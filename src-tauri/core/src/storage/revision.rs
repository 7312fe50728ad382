use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use super::Stored;
use super::sql::{all, first, key, run};
use crate::domain::Revision;
use crate::domain::id::{ArticleId, RevisionId};
use crate::error::Result;

/// SHA-256 of a text in UTF-8: two articles of the same text are duplicates.
pub fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

const COLUMNS: &str = "id, article_id, number, text, encoding, reason";

fn read(row: &Row<'_>) -> rusqlite::Result<Revision> {
    Ok(Revision {
        id: row.get(0)?,
        article: row.get(1)?,
        number: row.get(2)?,
        text: row.get(3)?,
        encoding: row.get(4)?,
        reason: row.get(5)?,
    })
}

/// Adds a revision; there is no changing one.
pub fn insert(conn: &Connection, revision: &Revision) -> Result<()> {
    run(
        conn,
        "INSERT INTO revision (id, article_id, number, text, characters, hash, encoding, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            revision.id,
            revision.article,
            revision.number,
            &revision.text,
            revision.text.chars().count(),
            hash(&revision.text),
            &revision.encoding,
            &revision.reason,
        ),
    )?;
    Ok(())
}

impl Stored for Revision {
    const KIND: &'static str = "revision";
    type Id = RevisionId;

    fn id(&self) -> RevisionId {
        self.id
    }

    fn key(id: RevisionId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: RevisionId) -> Result<Option<Self>> {
        first(
            conn,
            &format!("SELECT {COLUMNS} FROM revision WHERE id = ?"),
            [id],
            read,
        )
    }

    /// Adds it: there is no changing one.
    fn put(&self, conn: &Connection) -> Result<()> {
        insert(conn, self)
    }

    /// Refused with `in_use` as long as something stands on it.
    fn remove(conn: &Connection, id: RevisionId) -> Result<()> {
        run(conn, "DELETE FROM revision WHERE id = ?", [id])?;
        Ok(())
    }
}

/// The revisions of an article, the imported one first.
pub fn of_article(conn: &Connection, article: ArticleId) -> Result<Vec<Revision>> {
    let sql = format!("SELECT {COLUMNS} FROM revision WHERE article_id = ? ORDER BY number");
    all(conn, &sql, [article], read)
}
