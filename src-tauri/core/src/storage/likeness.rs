//! What is kept of texts to tell which are nearly the same; see [`crate::text::Signature`].
use rusqlite::Connection;

use super::list::Seq;
use super::sql::{all, first, run};
use crate::domain::id::RevisionId;
use crate::error::Result;
use crate::text::Signature;

/// Keeps the signature of a revision, until its zones change or it goes.
pub fn put(conn: &Connection, revision: RevisionId, signature: &Signature) -> Result<()> {
    let sql = "INSERT INTO likeness (revision_id, signature) VALUES (?, ?)";
    run(conn, sql, (revision, signature.to_bytes()))?;
    Ok(())
}

/// Its zones have changed: the signature is worked out anew when it is needed.
pub fn forget(conn: &Connection, revision: RevisionId) -> Result<()> {
    run(
        conn,
        "DELETE FROM likeness WHERE revision_id = ?",
        [revision],
    )?;
    Ok(())
}

pub fn get(conn: &Connection, revision: RevisionId) -> Result<Option<Signature>> {
    let sql = "SELECT signature FROM likeness WHERE revision_id = ?";
    let found = first(conn, sql, [revision], |row| {
        Ok(Signature::from_bytes(row.get_ref(0)?.as_blob()?))
    })?;
    Ok(found.flatten())
}

/// The articles that are seen and not deleted, in list order, with the revisions they use and what
/// is kept of those.
pub fn articles(conn: &Connection) -> Result<Vec<(Seq, RevisionId, Option<Signature>)>> {
    all(
        conn,
        "SELECT a.seq, a.revision_id, l.signature FROM article_seen AS a
         LEFT JOIN likeness AS l ON l.revision_id = a.revision_id
         WHERE a.presence <> 'deleted' ORDER BY a.seq",
        [],
        |row| {
            let kept = row.get_ref(2)?.as_blob_or_null()?;
            Ok((
                row.get(0)?,
                row.get(1)?,
                kept.and_then(Signature::from_bytes),
            ))
        },
    )
}

/// Source id and title of an article.
pub fn name(conn: &Connection, article: Seq) -> Result<Option<(String, String)>> {
    let sql = "SELECT source_id, title FROM article WHERE seq = ?";
    first(conn, sql, [article], |row| Ok((row.get(0)?, row.get(1)?)))
}
