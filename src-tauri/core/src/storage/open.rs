//! Opening a project file: is it one, is it of this version, is it sound; then the pragmas.
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use include_dir::{Dir, include_dir};
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::Migrations;

use super::backup;
use super::lock::WriterInfo;
use super::search;
use crate::error::{Code, Error, Result, at_path};

/// `Nhãn` in ASCII: marks the file as ours, so that `file` and we tell it from other SQLite files.
pub const APPLICATION_ID: i32 = 0x4e68_616e;

static MIGRATION_FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/storage/migrations");
static MIGRATIONS: LazyLock<Migrations<'static>> = LazyLock::new(|| {
    Migrations::from_directory(&MIGRATION_FILES).expect("a test reads the migrations folder")
});

/// The version of the schema that this program writes.
pub(super) fn newest_version() -> usize {
    MIGRATION_FILES.dirs().count()
}

const SQLITE_MAGIC: &[u8] = b"SQLite format 3\0";

/// Pages are checked one by one at opening up to this size; beyond it, only after a crash.
const CHECKED_BYTES: u64 = 64 << 20;

fn version(conn: &Connection) -> Result<usize> {
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    usize::try_from(version).map_err(Error::internal)
}

/// The pragmas of every connection.
fn common_pragmas(conn: &Connection) -> Result<()> {
    // A checkpoint or a backup holds the file for moments; waiting beats failing.
    conn.busy_timeout(Duration::from_secs(5))?;
    // References are checked: a span without its layer cannot come to be.
    conn.pragma_update(None, "foreign_keys", true)?;
    // A project file comes from other people: its schema may not call functions with effects.
    conn.pragma_update(None, "trusted_schema", false)?;
    // Sorting spills to memory, never to a folder that the user did not choose.
    conn.pragma_update(None, "temp_store", "memory")?;
    // 16 MB of pages: the working set of a large project's lists.
    conn.pragma_update(None, "cache_size", -16_000)?;
    conn.set_prepared_statement_cache_capacity(128);
    search::add_function(conn)
}

fn writer_pragmas(conn: &Connection) -> Result<()> {
    common_pragmas(conn)?;
    // Readers never wait for the writer, and a commit is one write and one fsync.
    conn.pragma_update(None, "journal_mode", "wal")?;
    // Each commit is on the disk before it is acknowledged, power cuts included.
    conn.pragma_update(None, "synchronous", "full")?;
    // 16 MB between checkpoints: long work writes many pages again and again, and each
    // checkpoint is two fsyncs more.
    conn.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    // On macOS fsync does not reach the platter; these do, and elsewhere mean nothing.
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "checkpoint_fullfsync", true)?;
    // A damaged page is met at reading, not spread by writing.
    conn.pragma_update(None, "cell_size_check", true)?;
    Ok(())
}

/// A connection beside the writer, for checkpoints.
pub(super) fn second_writer(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    writer_pragmas(&conn)?;
    Ok(conn)
}

/// A further connection that only reads.
pub(super) fn reader(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags)?;
    common_pragmas(&conn)?;
    Ok(conn)
}

/// Makes a new project file; there must be none.
pub(super) fn create(path: &Path) -> Result<Connection> {
    if path.exists() {
        return Err(Error::new(Code::FileExists).arg("file", path.display()));
    }
    // Opened by us first, since SQLite's own refusal does not say why.
    std::fs::File::create_new(path).map_err(at_path(path))?;
    let mut conn = Connection::open(path)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    writer_pragmas(&conn)?;
    migrate(&mut conn)?;
    Ok(conn)
}

fn migrate(conn: &mut Connection) -> Result<()> {
    MIGRATIONS
        .to_latest(conn)
        .map_err(|error| Error::new(Code::MigrationFailed).detail(error))
}

/// Looks at a file without changing it: refused when it is no project or a newer one.
/// Returns the version of its schema.
pub(super) fn inspect(path: &Path) -> Result<usize> {
    let name = || path.display();
    let mut head = [0; 16];
    let mut file = std::fs::File::open(path).map_err(at_path(path))?;
    if std::io::Read::read_exact(&mut file, &mut head).is_err() || head != *SQLITE_MAGIC {
        return Err(Error::new(Code::NotAProject).arg("file", name()));
    }
    drop(file);
    let conn = reader(path)?;
    let id: i32 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if id != APPLICATION_ID {
        return Err(Error::new(Code::NotAProject).arg("file", name()));
    }
    let version = version(&conn)?;
    if version > newest_version() {
        return Err(Error::new(Code::NewerFile)
            .arg("file", name())
            .arg("version", version)
            .arg("supported", newest_version()));
    }
    Ok(version)
}

/// An older file cannot be read as it is, and only its writer may upgrade it.
pub(super) fn refuse_older(version: usize, writer: Option<&WriterInfo>) -> Result<()> {
    if version == newest_version() {
        return Ok(());
    }
    let busy = Error::new(Code::BusyWriter);
    Err(match writer {
        Some(writer) => busy
            .arg("annotator", &writer.annotator)
            .arg("host", &writer.host)
            .arg("since", crate::time::iso(writer.since)),
        None => busy,
    })
}

/// Opens for writing a file that [`inspect`] let pass; an older one is backed up beside itself,
/// then upgraded. Returns the backup where there was need of one.
pub(super) fn writer(path: &Path, version: usize) -> Result<(Connection, Option<PathBuf>)> {
    let mut conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    let crashed = super::lock::read_writer(&conn).is_ok_and(|writer| writer.is_some());
    let size = std::fs::metadata(path).map_err(at_path(path))?.len();
    if crashed || size <= CHECKED_BYTES {
        check(&conn)?;
    }
    let upgraded = if version < newest_version() {
        let copy = path.with_extension(format!("version-{version}.nhan"));
        backup::copy_to(&conn, &copy)?;
        Some(copy)
    } else {
        None
    };
    writer_pragmas(&conn)?;
    if upgraded.is_some() {
        migrate(&mut conn)?;
    }
    Ok((conn, upgraded))
}

/// Whether the pages of the file hold together.
pub(super) fn check(conn: &Connection) -> Result<()> {
    let answer: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(Error::new(Code::DamagedFile).detail(answer))
    }
}

/// Moves a damaged file aside, with what SQLite keeps beside it; never deletes.
pub(super) fn set_aside(path: &Path, stamp: &str) -> Result<PathBuf> {
    let aside = path.with_extension(format!("damaged-{stamp}.nhan"));
    for suffix in ["-wal", "-shm", ""] {
        let [from, to] = [path, &aside].map(|base| {
            let mut name = base.as_os_str().to_owned();
            name.push(suffix);
            PathBuf::from(name)
        });
        if from.exists() {
            std::fs::rename(&from, &to).map_err(at_path(&from))?;
        }
    }
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_are_sound() {
        assert!(MIGRATIONS.validate().is_ok());
        assert!(newest_version() >= 1);
    }

    /// See `.cargo/config.toml`: with one pool of pages, readers lose theirs to the writer.
    #[test]
    fn each_connection_keeps_its_own_pages() {
        let conn = Connection::open_in_memory().unwrap();
        let mut asked = conn.prepare("PRAGMA compile_options").unwrap();
        let options: Vec<String> = asked
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        assert!(options.iter().any(|option| option == "ENABLE_FTS5"));
        assert!(
            !options
                .iter()
                .any(|option| option == "ENABLE_MEMORY_MANAGEMENT")
        );
    }
}
