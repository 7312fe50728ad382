//! One writer: whoever holds the lock file beside the project writes, others read. The lock
//! goes with the process, however it ends; who holds it stands in the project itself.
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Serialize;

use super::sql::{first, run};
use crate::error::{Result, at_path};

/// Who has the project open for writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WriterInfo {
    pub annotator: String,
    pub host: String,
    pub pid: u32,
    /// Milliseconds since 1970, UTC.
    pub since: i64,
}

fn lock_path(project: &Path) -> PathBuf {
    let mut name = project.as_os_str().to_owned();
    name.push("-lock");
    PathBuf::from(name)
}

/// Takes the lock; none when another process (or another window of this one) has it.
pub(super) fn take(project: &Path) -> Result<Option<File>> {
    let path = lock_path(project);
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(at_path(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(at_path(&path)(error)),
    }
}

pub(super) fn read_writer(conn: &Connection) -> Result<Option<WriterInfo>> {
    first(
        conn,
        "SELECT annotator, host, pid, since FROM writer",
        [],
        |row| {
            Ok(WriterInfo {
                annotator: row.get(0)?,
                host: row.get(1)?,
                pid: row.get(2)?,
                since: row.get(3)?,
            })
        },
    )
}

pub(super) fn write_writer(conn: &Connection, info: &WriterInfo) -> Result<()> {
    run(
        conn,
        "INSERT OR REPLACE INTO writer (one, annotator, host, pid, since) VALUES (1, ?, ?, ?, ?)",
        (&info.annotator, &info.host, info.pid, info.since),
    )?;
    Ok(())
}

pub(super) fn clear_writer(conn: &Connection) -> Result<()> {
    run(conn, "DELETE FROM writer", [])?;
    Ok(())
}
