//! The search index: which articles have which words, and which are not in it yet.
//!
//! Whoever searches asks both: the index, and one by one the texts that it misses, so that an
//! answer is whole while the index is still being made.
use std::ops::ControlFlow;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ToSql;

use super::list::Seq;
use super::sql::{all, first, run};
use crate::error::Result;
use crate::text::{Indexed, Query};

/// Gives SQL the function `query_finds(query, text)`, which looks at a text.
pub(super) fn add_function(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("query_finds", 2, flags, |context| {
        let query = context.get_or_create_aux(0, |value| {
            value
                .as_str()
                .map(Query::parse)
                .map_err(|error| error.to_string())
        })?;
        let text = context.get_raw(1).as_str()?;
        Ok(query
            .as_ref()
            .as_ref()
            .is_some_and(|query| !query.find(text).is_empty()))
    })?;
    Ok(())
}

/// A query as SQL asks it.
#[derive(Debug)]
pub(super) struct Asked {
    typed: String,
    fts: String,
}

impl Asked {
    pub(super) fn of(query: &Query) -> Self {
        Self {
            typed: query.to_string(),
            fts: query.to_fts(),
        }
    }

    /// A query for the `seq` of each article whose text answers, with its parameters.
    pub(super) fn articles<'a>(&'a self, params: &mut Vec<&'a dyn ToSql>) -> &'static str {
        params.push(&self.fts);
        params.push(&self.typed);
        // CROSS: only the few that are missing are looked at, whatever SQLite thinks is cheaper.
        "SELECT rowid FROM search WHERE search MATCH ?
         UNION ALL
         SELECT m.seq FROM search_missing AS m CROSS JOIN article AS f ON f.seq = m.seq
         WHERE query_finds(?, (SELECT r.text FROM revision AS r WHERE r.id = f.revision_id))"
    }
}

/// How many articles are not in the index yet.
pub fn missing(conn: &Connection) -> Result<u64> {
    let count: i64 = conn.query_row("SELECT count(*) FROM search_missing", [], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// Some of them, with their texts; none when the index is whole.
pub fn next_missing(conn: &Connection, limit: u32) -> Result<Vec<(Seq, String)>> {
    all(
        conn,
        "SELECT m.seq, r.text FROM search_missing AS m
         JOIN article AS a ON a.seq = m.seq JOIN revision AS r ON r.id = a.revision_id
         ORDER BY m.seq LIMIT ?",
        [limit],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Puts an article into the index, unless it has gone or is there by now.
pub fn add(conn: &Connection, article: Seq, words: &Indexed) -> Result<()> {
    let sql = "DELETE FROM search_missing WHERE seq = ? RETURNING 1";
    if first(conn, sql, [article], |_| Ok(()))?.is_some() {
        let sql = "INSERT INTO search (rowid, plain, marked) VALUES (?, ?, ?)";
        run(conn, sql, (article, &words.plain, &words.marked))?;
    }
    Ok(())
}

/// Empties the index, which only hides the words of articles that were removed; it is made anew.
pub(super) fn forget(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "BEGIN IMMEDIATE;
         INSERT INTO search (search) VALUES ('delete-all');
         INSERT OR IGNORE INTO search_missing (seq) SELECT seq FROM article;
         COMMIT",
    )?;
    Ok(())
}

/// Hands source id and text of each article whose text may answer the query to `each`, in list
/// order, until it breaks; deleted ones aside.
pub fn articles(
    conn: &Connection,
    query: &Query,
    each: &mut dyn FnMut(&str, &str) -> Result<ControlFlow<()>>,
) -> Result<()> {
    // Both are in order already: the first answers are there at once.
    let mut statement = conn.prepare_cached(
        "SELECT a.source_id, r.text FROM (
             SELECT rowid AS seq FROM search WHERE search MATCH ?
             UNION ALL SELECT seq FROM search_missing ORDER BY 1
         ) AS found
         JOIN article_seen AS a ON a.seq = found.seq
         JOIN revision AS r ON r.id = a.revision_id
         WHERE a.presence <> 'deleted'",
    )?;
    let mut rows = statement.query([query.to_fts()])?;
    while let Some(row) = rows.next()? {
        let (source_id, text): (String, String) = (row.get(0)?, row.get(1)?);
        if each(&source_id, &text)?.is_break() {
            break;
        }
    }
    Ok(())
}
