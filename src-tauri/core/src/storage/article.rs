use rusqlite::{Connection, Row};

use super::Stored;
use super::sql::{Json, Word, all, first, key, run};
use crate::domain::id::{ArticleId, TagId};
use crate::domain::{Article, Metadata, Presence};
use crate::error::Result;
use crate::text::fold;

const COLUMNS: &str = "id, source_id, title, metadata, presence, revision_id, batch_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Article> {
    Ok(Article {
        id: row.get(0)?,
        source_id: row.get(1)?,
        title: row.get(2)?,
        metadata: row.get::<_, Json<Metadata>>(3)?.0,
        presence: row.get::<_, Word<Presence>>(4)?.0,
        revision: row.get(5)?,
        batch: row.get(6)?,
        tags: Vec::new(),
    })
}

impl Stored for Article {
    const KIND: &'static str = "article";
    type Id = ArticleId;

    fn id(&self) -> ArticleId {
        self.id
    }

    fn key(id: ArticleId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: ArticleId) -> Result<Option<Self>> {
        let sql = format!("SELECT {COLUMNS} FROM article WHERE id = ?");
        let Some(mut article) = first(conn, &sql, [id], read)? else {
            return Ok(None);
        };
        let sql = "SELECT tag_id FROM article_tag WHERE article_id = ? ORDER BY tag_id";
        article.tags = all(conn, sql, [id], |row| row.get::<_, TagId>(0))?;
        Ok(Some(article))
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO article (id, source_id, title, folded, metadata, presence, revision_id, batch_id)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET source_id = excluded.source_id, title = excluded.title,
                 folded = excluded.folded, metadata = excluded.metadata,
                 presence = excluded.presence, revision_id = excluded.revision_id",
            (
                self.id,
                &self.source_id,
                &self.title,
                fold(&format!("{} {}", self.title, self.source_id)),
                Json(&self.metadata),
                Word(self.presence),
                self.revision,
                self.batch,
            ),
        )?;
        run(
            conn,
            "DELETE FROM article_tag WHERE article_id = ?",
            [self.id],
        )?;
        for tag in &self.tags {
            let sql = "INSERT INTO article_tag (article_id, tag_id) VALUES (?, ?)";
            run(conn, sql, (self.id, tag))?;
        }
        Ok(())
    }

    /// Removes the article with its texts, zones, statuses and comments; its layers must be gone.
    fn remove(conn: &Connection, id: ArticleId) -> Result<()> {
        run(
            conn,
            "DELETE FROM zone WHERE revision_id IN (SELECT id FROM revision WHERE article_id = ?)",
            [id],
        )?;
        for sql in [
            "DELETE FROM comment WHERE article_id = ?",
            "DELETE FROM article_status WHERE article_id = ?",
            "DELETE FROM article_tag WHERE article_id = ?",
            "DELETE FROM article WHERE id = ?",
            "DELETE FROM revision WHERE article_id = ?",
        ] {
            run(conn, sql, [id])?;
        }
        Ok(())
    }
}

/// Whether the article is there and not of an import that was taken back.
pub fn is_seen(conn: &Connection, id: ArticleId) -> Result<bool> {
    let sql = "SELECT 1 FROM article_seen WHERE id = ?";
    Ok(first(conn, sql, [id], |_| Ok(()))?.is_some())
}

/// The article of this source id that is neither deleted nor of an import taken back.
pub fn by_source_id(conn: &Connection, source_id: &str) -> Result<Option<ArticleId>> {
    first(
        conn,
        "SELECT id FROM article_seen WHERE source_id = ? AND presence <> 'deleted'",
        [source_id],
        |row| row.get(0),
    )
}

/// The article whose text this is, deleted ones aside; see [`super::revision::hash`].
pub fn by_hash(conn: &Connection, hash: [u8; 32]) -> Result<Option<(ArticleId, String)>> {
    first(
        conn,
        "SELECT article_seen.id, source_id FROM revision
         JOIN article_seen ON article_seen.revision_id = revision.id
         WHERE hash = ? AND presence <> 'deleted' LIMIT 1",
        [hash],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Every article that is seen, in list order; deleted ones too.
pub fn ids(conn: &Connection) -> Result<Vec<ArticleId>> {
    all(
        conn,
        "SELECT id FROM article_seen ORDER BY seq",
        [],
        |row| row.get(0),
    )
}

/// Source id and text in use of an article that is not deleted.
pub fn text(conn: &Connection, id: ArticleId) -> Result<Option<(String, String)>> {
    first(
        conn,
        "SELECT source_id, text FROM article JOIN revision ON revision.id = revision_id
         WHERE article.id = ? AND presence <> 'deleted'",
        [id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
