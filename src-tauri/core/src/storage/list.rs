//! The list of articles as screens and the command line page through it.
use rusqlite::Connection;

use super::sql::{Word, all, first};
use crate::domain::id::{AnnotatorId, ArticleId};
use crate::domain::{Presence, StatusKind};
use crate::error::Result;
use crate::text::fold;

/// What is looked for; `None` and an empty text let everything pass.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// In title or source id; letter case, diacritics and underscores aside.
    pub text: String,
    pub status: Option<StatusKind>,
    pub presence: Option<Presence>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub id: ArticleId,
    pub source_id: String,
    pub title: String,
    pub date: Option<String>,
    pub characters: u32,
    pub presence: Presence,
    pub status: StatusKind,
    pub status_note: String,
    /// Over all layers that are seen.
    pub spans: u32,
}

const MATCHING: &str = "
    FROM article_seen AS a
    LEFT JOIN article_status AS s ON s.article_id = a.id AND s.annotator_id = ?1
    WHERE (?2 = '' OR instr(a.folded, ?2) > 0)
      AND (?3 IS NULL OR coalesce(s.status, 'new') = ?3)
      AND (?4 IS NULL OR a.presence = ?4)";

/// A page of the list, as `annotator` sees it (statuses are each annotator's own).
pub fn page(
    conn: &Connection,
    annotator: Option<AnnotatorId>,
    filter: &Filter,
    offset: u32,
    limit: u32,
) -> Result<Vec<Row>> {
    // The rows of the page are found first, so that only they are looked up in other tables.
    let sql = format!(
        "SELECT a.id, a.source_id, a.title, a.metadata ->> 'date', r.characters, a.presence,
                coalesce(s.status, 'new'), coalesce(s.note, ''),
                (SELECT count(*) FROM span JOIN layer_seen ON layer_seen.id = span.layer_id
                 WHERE layer_seen.article_id = a.id)
         FROM article AS a
         JOIN revision AS r ON r.id = a.revision_id
         LEFT JOIN article_status AS s ON s.article_id = a.id AND s.annotator_id = ?1
         WHERE a.seq IN (SELECT a.seq {MATCHING} ORDER BY a.seq LIMIT ?5 OFFSET ?6)
         ORDER BY a.seq"
    );
    let params = (
        annotator,
        fold(&filter.text),
        filter.status.map(Word),
        filter.presence.map(Word),
        limit,
        offset,
    );
    all(conn, &sql, params, |row| {
        Ok(Row {
            id: row.get(0)?,
            source_id: row.get(1)?,
            title: row.get(2)?,
            date: row.get(3)?,
            characters: row.get(4)?,
            presence: row.get::<_, Word<Presence>>(5)?.0,
            status: row.get::<_, Word<StatusKind>>(6)?.0,
            status_note: row.get(7)?,
            spans: row.get(8)?,
        })
    })
}

/// How many articles the filter lets pass.
pub fn count(conn: &Connection, annotator: Option<AnnotatorId>, filter: &Filter) -> Result<u32> {
    let params = (
        annotator,
        fold(&filter.text),
        filter.status.map(Word),
        filter.presence.map(Word),
    );
    let sql = format!("SELECT count(*) {MATCHING}");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row(params, |row| row.get(0))?)
}

/// How many of the articles in the work have each status.
pub fn progress(
    conn: &Connection,
    annotator: Option<AnnotatorId>,
) -> Result<Vec<(StatusKind, u32)>> {
    all(
        conn,
        "SELECT coalesce(s.status, 'new'), count(*) FROM article_seen AS a
         LEFT JOIN article_status AS s ON s.article_id = a.id AND s.annotator_id = ?
         WHERE a.presence = 'in' GROUP BY 1",
        [annotator],
        |row| Ok((row.get::<_, Word<StatusKind>>(0)?.0, row.get(1)?)),
    )
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Next,
    Previous,
}

/// The nearest article before or after this one (or from the list's edge) that is not finished.
pub fn unfinished(
    conn: &Connection,
    annotator: Option<AnnotatorId>,
    from: Option<ArticleId>,
    direction: Direction,
) -> Result<Option<ArticleId>> {
    let (compare, order, edge) = match direction {
        Direction::Next => (">", "ASC", "0"),
        Direction::Previous => ("<", "DESC", "9223372036854775807"),
    };
    let sql = format!(
        "SELECT a.id FROM article_seen AS a
         LEFT JOIN article_status AS s ON s.article_id = a.id AND s.annotator_id = ?1
         WHERE a.presence = 'in' AND coalesce(s.status, 'new') NOT IN ('done', 'skipped')
           AND a.seq {compare} coalesce((SELECT seq FROM article WHERE id = ?2), {edge})
         ORDER BY a.seq {order} LIMIT 1"
    );
    first(conn, &sql, (annotator, from), |row| row.get(0))
}
