//! Copies of the project by SQLite's backup API, which is safe while somebody writes.
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::error::{Code, Error, Result, at_path};

/// How many rolling backups are kept.
const KEPT: usize = 10;

/// Writes a whole copy: to a temporary file beside the target, then by a rename.
pub fn copy_to(conn: &Connection, target: &Path) -> Result<()> {
    copy_with(conn, target, |_| Ok(()))
}

/// Like [`copy_to`], with a last change to the copy before it gets its name.
pub fn copy_with(
    conn: &Connection,
    target: &Path,
    finish: impl FnOnce(&Connection) -> Result<()>,
) -> Result<()> {
    let folder = target
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let file = tempfile::Builder::new()
        .prefix(".nhan-copy-")
        .tempfile_in(folder)
        .map_err(at_path(folder))?;
    {
        let mut copy = Connection::open(file.path())?;
        // In one snapshot: else each change that is saved meanwhile begins the copy anew.
        let snapshot = conn.unchecked_transaction()?;
        snapshot.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Backup::new(conn, &mut copy)?.run_to_completion(1_000, Duration::ZERO, None)?;
        // One file, without a log beside it, until somebody opens it.
        copy.pragma_update(None, "journal_mode", "delete")?;
        finish(&copy)?;
    }
    file.as_file().sync_all().map_err(at_path(target))?;
    file.persist(target)
        .map_err(|error| at_path(target)(error.error))?;
    Ok(())
}

/// Where a project's rolling backups stand.
pub fn folder(project: &Path) -> PathBuf {
    let mut name = project.as_os_str().to_owned();
    name.push("-backups");
    PathBuf::from(name)
}

/// The rolling backups, oldest first.
pub fn list(project: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder(project)) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "nhan"))
        .collect();
    files.sort();
    files
}

/// Adds a rolling backup named by its time, and removes those beyond the last ten.
pub fn roll(conn: &Connection, project: &Path, stamp: &str) -> Result<PathBuf> {
    let failed = |error: Error| Error::new(Code::BackupFailed).detail(error);
    let folder = folder(project);
    std::fs::create_dir_all(&folder)
        .map_err(at_path(&folder))
        .map_err(failed)?;
    let target = folder.join(format!("{stamp}.nhan"));
    copy_to(conn, &target).map_err(failed)?;
    let files = list(project);
    for old in files.iter().take(files.len().saturating_sub(KEPT)) {
        std::fs::remove_file(old)
            .map_err(at_path(old))
            .map_err(failed)?;
    }
    Ok(target)
}

/// Removes all rolling backups: after a purge they would still hold what was purged.
pub fn clear(project: &Path) -> Result<()> {
    for file in list(project) {
        std::fs::remove_file(&file).map_err(at_path(&file))?;
    }
    Ok(())
}
