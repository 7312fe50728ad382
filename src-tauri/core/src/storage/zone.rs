use rusqlite::{Connection, Row};

use super::sql::{Word, all, first, key, run};
use super::{Stored, likeness};
use crate::domain::id::{RevisionId, ZoneId};
use crate::domain::{Range, Zone, ZoneKind, ZoneOrigin};
use crate::error::Result;

const COLUMNS: &str = "id, revision_id, start, \"end\", kind, origin, reason";

fn read(row: &Row<'_>) -> rusqlite::Result<Zone> {
    Ok(Zone {
        id: row.get(0)?,
        revision: row.get(1)?,
        range: Range {
            start: row.get(2)?,
            end: row.get(3)?,
        },
        kind: row.get::<_, Word<ZoneKind>>(4)?.0,
        origin: row.get::<_, Word<ZoneOrigin>>(5)?.0,
        reason: row.get(6)?,
    })
}

impl Stored for Zone {
    const KIND: &'static str = "zone";
    type Id = ZoneId;

    fn id(&self) -> ZoneId {
        self.id
    }

    fn key(id: ZoneId) -> Vec<u8> {
        key(id.0)
    }

    fn get(conn: &Connection, id: ZoneId) -> Result<Option<Self>> {
        first(
            conn,
            &format!("SELECT {COLUMNS} FROM zone WHERE id = ?"),
            [id],
            read,
        )
    }

    fn put(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "INSERT INTO zone (id, revision_id, start, \"end\", kind, origin, reason)
             VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET revision_id = excluded.revision_id,
                 start = excluded.start, \"end\" = excluded.\"end\", kind = excluded.kind,
                 origin = excluded.origin, reason = excluded.reason",
            columns(self),
        )?;
        likeness::forget(conn, self.revision)
    }

    fn remove(conn: &Connection, id: ZoneId) -> Result<()> {
        let sql = "DELETE FROM zone WHERE id = ? RETURNING revision_id";
        match first(conn, sql, [id], |row| row.get(0))? {
            Some(revision) => likeness::forget(conn, revision),
            None => Ok(()),
        }
    }
}

/// Stores one of a revision that is new itself: no zone of its id is there, nor is a signature
/// kept that it would change.
pub fn insert(conn: &Connection, zone: &Zone) -> Result<()> {
    run(
        conn,
        "INSERT INTO zone (id, revision_id, start, \"end\", kind, origin, reason)
         VALUES (?, ?, ?, ?, ?, ?, ?)",
        columns(zone),
    )?;
    Ok(())
}

fn columns(zone: &Zone) -> impl rusqlite::Params {
    (
        zone.id,
        zone.revision,
        zone.range.start,
        zone.range.end,
        Word(zone.kind),
        Word(zone.origin),
        &zone.reason,
    )
}

/// The zones of a text, in order.
pub fn of_revision(conn: &Connection, revision: RevisionId) -> Result<Vec<Zone>> {
    let sql = format!("SELECT {COLUMNS} FROM zone WHERE revision_id = ? ORDER BY start, \"end\"");
    all(conn, &sql, [revision], read)
}
