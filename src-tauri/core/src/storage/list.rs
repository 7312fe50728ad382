//! The list of articles as screens and the command line page through it.
//!
//! Which articles a filter lets pass, and in which order, is asked for once ([`order`]) and kept
//! by [`crate::ops`]; a page then costs its own rows, however long the list is.
use rusqlite::Connection;
use rusqlite::types::ToSql;

use super::search;
use super::sql::{Word, all, first};
use crate::domain::id::{AnnotatorId, ArticleId};
use crate::domain::{Presence, StatusKind};
use crate::error::Result;
use crate::text::{Query, fold};

/// What is looked for; `None` and an empty text let everything pass.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A part of title or source id, letter case, diacritics and underscores aside; or words of
    /// the text, the last of them perhaps unfinished ([`Query::parse_typing`]).
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

/// Where an article stands in the order of import; it never changes.
pub type Seq = i64;

/// The articles that the filter lets pass, as `annotator` sees them (statuses are each
/// annotator's own), in list order.
pub fn order(
    conn: &Connection,
    annotator: Option<AnnotatorId>,
    filter: &Filter,
) -> Result<Vec<Seq>> {
    let asked = Asked::of(annotator, filter);
    let mut params = Vec::new();
    let sql = format!(
        "SELECT a.seq FROM article AS a
         WHERE a.batch_id IN (SELECT id FROM batch WHERE state = 'in') {}",
        asked.conditions(&mut params)
    );
    let mut order: Vec<Seq> = all(conn, &sql, params.as_slice(), |row| row.get(0))?;
    order.sort_unstable(); // many times faster than ORDER BY, which builds a table for it
    Ok(order)
}

/// A filter as a query asks for it.
struct Asked {
    annotator: Option<AnnotatorId>,
    text: String,
    words: Option<search::Asked>,
    presence: Option<Word<Presence>>,
    status: Option<Word<StatusKind>>,
}

impl Asked {
    fn of(annotator: Option<AnnotatorId>, filter: &Filter) -> Self {
        Self {
            annotator,
            text: fold(&filter.text),
            words: Query::parse_typing(&filter.text).map(|query| search::Asked::of(&query)),
            presence: filter.presence.map(Word),
            status: filter.status.map(Word),
        }
    }

    /// What `article AS a` must fulfil, with its parameters. Only what is asked for stands there:
    /// without a text or a status the narrow index article_batch answers a query alone.
    fn conditions<'a>(&'a self, params: &mut Vec<&'a dyn ToSql>) -> String {
        let mut sql = String::new();
        if let Some(presence) = &self.presence {
            sql += " AND a.presence = ?";
            params.push(presence);
        }
        if let Some(status) = &self.status {
            sql += " AND coalesce((SELECT s.status FROM article_status AS s
                                   WHERE s.article_id = a.id AND s.annotator_id = ?), 'new') = ?";
            params.push(&self.annotator);
            params.push(status);
        }
        if !self.text.is_empty() {
            // Titles are looked through in an index that holds nothing else.
            sql += " AND a.seq IN (SELECT seq FROM article WHERE instr(folded, ?) > 0";
            params.push(&self.text);
            if let Some(words) = &self.words {
                sql += " UNION ALL ";
                sql += words.articles(params);
            }
            sql += ")";
        }
        sql
    }
}

/// The rows of these articles, as `annotator` sees them.
pub fn rows(
    conn: &Connection,
    annotator: Option<AnnotatorId>,
    articles: &[Seq],
) -> Result<Vec<Row>> {
    let sql = "SELECT a.id, a.source_id, a.title, a.metadata ->> 'date', r.characters, a.presence,
                coalesce(s.status, 'new'), coalesce(s.note, ''),
                (SELECT count(*) FROM span JOIN layer_seen ON layer_seen.id = span.layer_id
                 WHERE layer_seen.article_id = a.id AND layer_seen.revision_id = r.id)
         FROM article AS a
         JOIN revision AS r ON r.id = a.revision_id
         LEFT JOIN article_status AS s ON s.article_id = a.id AND s.annotator_id = ?
         WHERE a.seq = ?";
    let mut rows = Vec::with_capacity(articles.len());
    for seq in articles {
        // One that was purged a moment ago is not there.
        rows.extend(first(conn, sql, (annotator, seq), |row| {
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
        })?);
    }
    Ok(rows)
}

pub fn seq(conn: &Connection, article: ArticleId) -> Result<Option<Seq>> {
    first(
        conn,
        "SELECT seq FROM article WHERE id = ?",
        [article],
        |row| row.get(0),
    )
}

/// How many of the articles in the work have each status.
pub fn progress(
    conn: &Connection,
    annotator: Option<AnnotatorId>,
) -> Result<Vec<(StatusKind, u32)>> {
    let total: u32 = conn
        .prepare_cached(
            "SELECT count(*) FROM article
             WHERE presence = 'in' AND batch_id IN (SELECT id FROM batch WHERE state = 'in')",
        )?
        .query_row([], |row| row.get(0))?;
    // Only articles that somebody has touched have a row; the rest are new.
    let mut counts = all(
        conn,
        "SELECT s.status, count(*) FROM article_status AS s
         JOIN article_seen AS a ON a.id = s.article_id
         WHERE a.presence = 'in' AND s.annotator_id = ? AND s.status <> 'new' GROUP BY 1",
        [annotator],
        |row| Ok((row.get::<_, Word<StatusKind>>(0)?.0, row.get(1)?)),
    )?;
    let touched: u32 = counts.iter().map(|(_, count)| *count).sum();
    counts.push((StatusKind::New, total - touched));
    Ok(counts)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Next,
    Previous,
}

/// The nearest article before or after this one (or from the list's edge) that the filter lets
/// pass and that is not finished; where the filter asks for a status, the nearest of that status.
pub fn unfinished(
    conn: &Connection,
    annotator: Option<AnnotatorId>,
    filter: &Filter,
    from: Option<ArticleId>,
    direction: Direction,
) -> Result<Option<ArticleId>> {
    let (compare, order, edge) = match direction {
        Direction::Next => (">", "ASC", "0"),
        Direction::Previous => ("<", "DESC", "9223372036854775807"),
    };
    let asked = Asked::of(annotator, filter);
    let mut params: Vec<&dyn ToSql> = vec![&from];
    let mut wanted = asked.conditions(&mut params);
    if filter.status.is_none() {
        wanted += " AND NOT EXISTS (SELECT 1 FROM article_status AS s
            WHERE s.article_id = a.id AND s.annotator_id = ? AND s.status IN ('done', 'skipped'))";
        params.push(&annotator);
    }
    let sql = format!(
        "SELECT a.id FROM article_seen AS a
         WHERE a.seq {compare} coalesce((SELECT seq FROM article WHERE id = ?), {edge}) {wanted}
         ORDER BY a.seq {order} LIMIT 1"
    );
    first(conn, &sql, params.as_slice(), |row| row.get(0))
}
