use rusqlite::{Connection, Row};

use super::Stored;
use super::sql::{Word, all, first, run};
use crate::domain::id::{AnnotatorId, ArticleId};
use crate::domain::{Status, StatusKind};
use crate::error::Result;

const COLUMNS: &str = "article_id, annotator_id, status, note";

fn read(row: &Row<'_>) -> rusqlite::Result<Status> {
    Ok(Status {
        article: row.get(0)?,
        annotator: row.get(1)?,
        status: row.get::<_, Word<StatusKind>>(2)?.0,
        note: row.get(3)?,
    })
}

impl Stored for Status {
    const KIND: &'static str = "status";
    type Id = (ArticleId, AnnotatorId);

    fn id(&self) -> Self::Id {
        (self.article, self.annotator)
    }

    fn key((article, annotator): Self::Id) -> Vec<u8> {
        [article.0.as_bytes().as_slice(), annotator.0.as_bytes()].concat()
    }

    fn get(conn: &Connection, id: Self::Id) -> Result<Option<Self>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM article_status WHERE article_id = ? AND annotator_id = ?"
        );
        first(conn, &sql, id, read)
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO article_status (article_id, annotator_id, status, note) VALUES (?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET status = excluded.status, note = excluded.note",
            (self.article, self.annotator, Word(self.status), &self.note),
        )?;
        Ok(())
    }

    fn remove(conn: &Connection, id: Self::Id) -> Result<()> {
        run(
            conn,
            "DELETE FROM article_status WHERE article_id = ? AND annotator_id = ?",
            id,
        )?;
        Ok(())
    }
}

pub fn of_article(conn: &Connection, article: ArticleId) -> Result<Vec<Status>> {
    let sql =
        format!("SELECT {COLUMNS} FROM article_status WHERE article_id = ? ORDER BY annotator_id");
    all(conn, &sql, [article], read)
}
