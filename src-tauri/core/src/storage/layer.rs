use rusqlite::{Connection, Row};

use super::Stored;
use super::sql::{Word, all, first, key, run};
use crate::domain::id::{AnnotatorId, ArticleId, LayerId};
use crate::domain::{Layer, LayerKind};
use crate::error::Result;

const COLUMNS: &str = "id, article_id, revision_id, kind, name, round, annotator_id, batch_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Layer> {
    Ok(Layer {
        id: row.get(0)?,
        article: row.get(1)?,
        revision: row.get(2)?,
        kind: row.get::<_, Word<LayerKind>>(3)?.0,
        name: row.get(4)?,
        round: row.get(5)?,
        annotator: row.get(6)?,
        batch: row.get(7)?,
    })
}

impl Stored for Layer {
    const KIND: &'static str = "layer";
    type Id = LayerId;

    fn id(&self) -> LayerId {
        self.id
    }

    fn key(id: LayerId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: LayerId) -> Result<Option<Self>> {
        first(
            conn,
            &format!("SELECT {COLUMNS} FROM layer WHERE id = ?"),
            [id],
            read,
        )
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO layer (id, article_id, revision_id, kind, name, round, annotator_id, batch_id)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET revision_id = excluded.revision_id,
                 kind = excluded.kind, name = excluded.name, round = excluded.round",
            (
                self.id,
                self.article,
                self.revision,
                Word(self.kind),
                &self.name,
                self.round,
                self.annotator,
                self.batch,
            ),
        )?;
        Ok(())
    }

    fn remove(conn: &Connection, id: LayerId) -> Result<()> {
        run(conn, "DELETE FROM layer WHERE id = ?", [id])?;
        Ok(())
    }
}

/// The layers of an article that are seen, in order of their making.
pub fn of_article(conn: &Connection, article: ArticleId) -> Result<Vec<Layer>> {
    let sql = format!("SELECT {COLUMNS} FROM layer_seen WHERE article_id = ? ORDER BY id");
    all(conn, &sql, [article], read)
}

/// The layer in which an annotator works: of the text in use. What stayed behind on an older text is
/// in layers of that one.
pub fn own(conn: &Connection, article: ArticleId, annotator: AnnotatorId) -> Result<Option<Layer>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM layer_seen
         WHERE article_id = ?1 AND kind = 'annotator' AND annotator_id = ?2
           AND revision_id = (SELECT revision_id FROM article WHERE id = ?1)
         ORDER BY round DESC LIMIT 1"
    );
    first(conn, &sql, (article, annotator), read)
}

/// Whether there is a layer of this kind on any article.
pub fn any_of_kind(conn: &Connection, kind: LayerKind) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM layer_seen WHERE kind = ?)";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([Word(kind)], |row| row.get(0))?)
}

/// How many spans stand in a layer.
pub fn spans(conn: &Connection, layer: LayerId) -> Result<u32> {
    let sql = "SELECT count(*) FROM span WHERE layer_id = ?";
    Ok(conn
        .prepare_cached(sql)?
        .query_row([layer], |row| row.get(0))?)
}

/// Removes a layer with all that stands in it.
pub fn remove_whole(conn: &Connection, layer: LayerId) -> Result<()> {
    for sql in [
        "DELETE FROM relation_attribute WHERE relation_id IN (SELECT id FROM relation WHERE layer_id = ?)",
        "DELETE FROM relation WHERE layer_id = ?",
        "DELETE FROM fragment WHERE span_id IN (SELECT id FROM span WHERE layer_id = ?)",
        "DELETE FROM span_attribute WHERE span_id IN (SELECT id FROM span WHERE layer_id = ?)",
        "DELETE FROM span WHERE layer_id = ?",
        "DELETE FROM layer WHERE id = ?",
    ] {
        run(conn, sql, [layer])?;
    }
    Ok(())
}

/// Every layer of an article, seen or not.
pub fn all_of_article(conn: &Connection, article: ArticleId) -> Result<Vec<LayerId>> {
    all(
        conn,
        "SELECT id FROM layer WHERE article_id = ?",
        [article],
        |row| row.get(0),
    )
}
