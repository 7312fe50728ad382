//! Counts over the whole project, and by layer of an article: of what stands on the texts in use.
use rusqlite::Connection;

use super::sql::{Word, all};
use crate::domain::LayerKind;
use crate::domain::id::ArticleId;
use crate::error::Result;

/// A word and how often it occurs.
pub type Counts = Vec<(String, u64)>;

fn counts(conn: &Connection, sql: &str) -> Result<Counts> {
    all(conn, sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The name of a layer is that of its annotator, where it is an annotator's own.
const LAYER_NAME: &str = "CASE WHEN layer_seen.kind = 'annotator' AND annotator.name IS NOT NULL
                               THEN annotator.name ELSE layer_seen.name END";

/// Spans of an article by the name of their layer.
pub fn layers_of_article(conn: &Connection, article: ArticleId) -> Result<Counts> {
    let sql = format!(
        "SELECT {LAYER_NAME}, count(span.id) FROM layer_seen
         LEFT JOIN annotator ON annotator.id = annotator_id
         LEFT JOIN span ON span.layer_id = layer_seen.id
         WHERE layer_seen.article_id = ?1
           AND layer_seen.revision_id = (SELECT revision_id FROM article WHERE id = ?1)
         GROUP BY 1 ORDER BY 1"
    );
    all(conn, &sql, [article], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Articles by presence.
pub fn presences(conn: &Connection) -> Result<Counts> {
    counts(
        conn,
        "SELECT presence, count(*) FROM article_seen GROUP BY 1 ORDER BY 1",
    )
}

/// Characters of the articles that are in the work.
pub fn characters(conn: &Connection) -> Result<u64> {
    let sql = "SELECT coalesce(sum(characters), 0) FROM article_seen AS a
               JOIN revision ON revision.id = a.revision_id WHERE a.presence = 'in'";
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}

/// The furthest that anybody is with an article: a word of
/// [`StatusKind`](crate::domain::StatusKind).
const FURTHEST: &str = "coalesce((SELECT status FROM article_status AS s WHERE s.article_id = a.id
    ORDER BY instr('done question skipped started new', status) LIMIT 1), 'new')";

/// Articles in the work by the furthest that anybody is with them.
pub fn statuses(conn: &Connection) -> Result<Counts> {
    let sql = format!(
        "SELECT {FURTHEST}, count(*) FROM article_seen AS a WHERE a.presence = 'in'
         GROUP BY 1 ORDER BY 1"
    );
    counts(conn, &sql)
}

/// The furthest that anybody is with this article.
pub fn status(conn: &Connection, article: ArticleId) -> Result<String> {
    let sql = format!("SELECT {FURTHEST} FROM article AS a WHERE a.id = ?");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([article], |row| row.get(0))?)
}

/// Spans of the articles in the work by label.
pub fn labels(conn: &Connection) -> Result<Counts> {
    counts(
        conn,
        "SELECT label.name, count(*) FROM span JOIN label ON label.id = label_id
         JOIN layer_seen ON layer_seen.id = span.layer_id
         JOIN article_seen AS a ON a.id = layer_seen.article_id AND a.presence = 'in'
           AND a.revision_id = layer_seen.revision_id
         GROUP BY label.id ORDER BY label.position",
    )
}

/// Spans of the articles in the work by the name of their layer.
pub fn layers(conn: &Connection) -> Result<Counts> {
    let sql = format!(
        "SELECT {LAYER_NAME}, count(span.id) FROM layer_seen
         JOIN article_seen AS a ON a.id = layer_seen.article_id AND a.presence = 'in'
           AND a.revision_id = layer_seen.revision_id
         LEFT JOIN annotator ON annotator.id = annotator_id
         LEFT JOIN span ON span.layer_id = layer_seen.id
         GROUP BY 1 ORDER BY 1"
    );
    counts(conn, &sql)
}

/// The layers of one name, kind and round, over all articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerGroup {
    pub name: String,
    pub kind: LayerKind,
    pub round: u32,
    pub spans: u32,
}

/// The layers of the articles in the work, by name, kind and round.
pub fn layer_groups(conn: &Connection) -> Result<Vec<LayerGroup>> {
    let sql = format!(
        "SELECT {LAYER_NAME}, layer_seen.kind, layer_seen.round, count(span.id) FROM layer_seen
         JOIN article_seen AS a ON a.id = layer_seen.article_id AND a.presence = 'in'
           AND a.revision_id = layer_seen.revision_id
         LEFT JOIN annotator ON annotator.id = annotator_id
         LEFT JOIN span ON span.layer_id = layer_seen.id
         GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    );
    all(conn, &sql, [], |row| {
        Ok(LayerGroup {
            name: row.get(0)?,
            kind: row.get::<_, Word<LayerKind>>(1)?.0,
            round: row.get(2)?,
            spans: row.get(3)?,
        })
    })
}

/// Relations of the articles in the work by type.
pub fn relations(conn: &Connection) -> Result<Counts> {
    counts(
        conn,
        "SELECT relation_type.name, count(*) FROM relation
         JOIN relation_type ON relation_type.id = type_id
         JOIN layer_seen ON layer_seen.id = relation.layer_id
         JOIN article_seen AS a ON a.id = layer_seen.article_id AND a.presence = 'in'
           AND a.revision_id = layer_seen.revision_id
         GROUP BY relation_type.id ORDER BY relation_type.position",
    )
}

/// Whether there is any span, seen or not.
pub fn any_span(conn: &Connection) -> Result<bool> {
    Ok(conn.query_row("SELECT EXISTS (SELECT 1 FROM span)", [], |row| row.get(0))?)
}
