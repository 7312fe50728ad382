use rusqlite::{Connection, Row};

use super::Stored;
use super::sql::{all, first, key, run};
use crate::domain::Comment;
use crate::domain::id::{ArticleId, CommentId};
use crate::error::Result;

const COLUMNS: &str = "id, article_id, span_id, annotator_id, text, created, resolved";

fn read(row: &Row<'_>) -> rusqlite::Result<Comment> {
    Ok(Comment {
        id: row.get(0)?,
        article: row.get(1)?,
        span: row.get(2)?,
        annotator: row.get(3)?,
        text: row.get(4)?,
        created: row.get(5)?,
        resolved: row.get(6)?,
    })
}

impl Stored for Comment {
    const KIND: &'static str = "comment";
    type Id = CommentId;

    fn id(&self) -> CommentId {
        self.id
    }

    fn key(id: CommentId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: CommentId) -> Result<Option<Self>> {
        first(
            conn,
            &format!("SELECT {COLUMNS} FROM comment WHERE id = ?"),
            [id],
            read,
        )
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO comment (id, article_id, span_id, annotator_id, text, created, resolved)
             VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET text = excluded.text, resolved = excluded.resolved",
            (
                self.id,
                self.article,
                self.span,
                self.annotator,
                &self.text,
                self.created,
                self.resolved,
            ),
        )?;
        Ok(())
    }

    fn remove(conn: &Connection, id: CommentId) -> Result<()> {
        run(conn, "DELETE FROM comment WHERE id = ?", [id])?;
        Ok(())
    }
}

pub fn of_article(conn: &Connection, article: ArticleId) -> Result<Vec<Comment>> {
    let sql = format!("SELECT {COLUMNS} FROM comment WHERE article_id = ? ORDER BY id");
    all(conn, &sql, [article], read)
}
