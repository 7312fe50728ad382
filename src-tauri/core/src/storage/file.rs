//! An open project file: one writer behind a lock, and read-only connections.
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::lock::{self, WriterInfo};
use super::{backup, meta, open, search};
use crate::error::{Code, Error, Result};
use crate::time::stamp;

/// Pages in the log that are worth a checkpoint: 4 MB. Far fewer than those after which the writer
/// makes one of its own; and whoever commits meanwhile may wait until so many are on the disk.
const MUCH: i64 = 1_000;

/// Whether this process may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Access {
    Write,
    /// Somebody else writes: who, as far as the file says.
    Read(Option<WriterInfo>),
}

/// What opening a file found.
#[derive(Debug)]
pub struct Opened {
    pub file: File,
    pub access: Access,
    /// The backup that was made before an older file was upgraded.
    pub upgraded: Option<PathBuf>,
}

#[derive(Debug)]
pub struct File {
    path: PathBuf,
    /// None where somebody else writes.
    writer: Option<Mutex<Connection>>,
    /// How many wait for the writer who must not wait long.
    hurried: AtomicUsize,
    readers: Mutex<Vec<Connection>>,
    /// Made when it is needed first.
    checkpointer: Mutex<Option<Connection>>,
    /// Held until the file is closed.
    lock_file: Option<fs::File>,
}

/// A poisoned lock only says that another thread panicked; SQLite rolled its transaction back.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl File {
    /// Makes a new project file and fills it by `fill` before anybody sees it.
    pub fn create(
        path: &Path,
        writer: &WriterInfo,
        fill: impl FnOnce(&Transaction<'_>) -> Result<()>,
    ) -> Result<Self> {
        let made = (|| {
            let mut conn = open::create(path)?;
            let lock = lock::take(path)?;
            let tx = conn.transaction()?;
            fill(&tx)?;
            lock::write_writer(&tx, writer)?;
            tx.commit()?;
            Ok((conn, lock))
        })();
        match made {
            Ok((conn, lock)) => Ok(Self {
                path: path.to_owned(),
                writer: Some(Mutex::new(conn)),
                hurried: AtomicUsize::new(0),
                readers: Mutex::default(),
                checkpointer: Mutex::default(),
                lock_file: lock,
            }),
            Err(error) => {
                // What we made ourselves a moment ago holds nobody's work.
                if Error::code(&error) != Code::FileExists {
                    let _ = fs::remove_file(path);
                }
                Err(error)
            }
        }
    }

    /// Opens a project file: to write where nobody else does, else to read.
    pub fn open(path: &Path, writer: &WriterInfo) -> Result<Opened> {
        let lock = if path.exists() {
            lock::take(path).or_else(readable_folder)?
        } else {
            None
        };
        let holds_lock = lock.is_some();
        let opened = Self::open_locked(path, writer, lock);
        match opened {
            Err(error) if error.code() == Code::DamagedFile && holds_lock => {
                let aside = open::set_aside(path, &stamp(writer.since))?;
                let error = error
                    .arg("file", path.display())
                    .arg("set_aside", aside.display());
                Err(match backup::list(path).pop() {
                    Some(newest) => error.arg("backup", newest.display()),
                    None => error,
                })
            }
            other => other,
        }
    }

    /// Opens a project file only to read, whoever writes; nothing is written to it. An older one
    /// has to be upgraded first, so it is opened as by [`File::open`].
    pub fn open_to_read(path: &Path, writer: &WriterInfo) -> Result<Self> {
        if open::inspect(path)? < open::newest_version() {
            return Ok(Self::open(path, writer)?.file);
        }
        Ok(Self {
            path: path.to_owned(),
            writer: None,
            hurried: AtomicUsize::new(0),
            readers: Mutex::default(),
            checkpointer: Mutex::default(),
            lock_file: None,
        })
    }

    fn open_locked(path: &Path, writer: &WriterInfo, lock: Option<fs::File>) -> Result<Opened> {
        let version = open::inspect(path)?;
        let mut file = Self {
            path: path.to_owned(),
            writer: None,
            hurried: AtomicUsize::new(0),
            readers: Mutex::default(),
            checkpointer: Mutex::default(),
            lock_file: lock,
        };
        if file.lock_file.is_none() {
            let who = file.read(lock::read_writer)?;
            open::refuse_older(version, who.as_ref())?;
            return Ok(Opened {
                file,
                access: Access::Read(who),
                upgraded: None,
            });
        }
        let (conn, upgraded) = open::writer(path, version)?;
        lock::write_writer(&conn, writer)?;
        file.writer = Some(Mutex::new(conn));
        Ok(Opened {
            file,
            access: Access::Write,
            upgraded,
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn can_write(&self) -> bool {
        self.writer.is_some()
    }

    /// Runs `work` in one transaction that is on the disk when this returns, or did not happen.
    pub fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let _hurried = Hurried::new(&self.hurried);
        self.write_now(work)
    }

    /// Like [`Self::write`], for long work in many transactions: lets everybody else go first.
    pub fn write_patiently<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        // The lock alone would do, but whoever released it last often gets it again.
        while self.hurried.load(Ordering::SeqCst) > 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.write_now(work)
    }

    fn write_now<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let writer = self
            .writer
            .as_ref()
            .ok_or_else(|| Error::new(Code::ReadOnly))?;
        let mut conn = locked(writer);
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&tx)?;
        tx.commit()?;
        Ok(value)
    }

    /// Moves what was committed from the log beside the file into the file, once it is [`MUCH`],
    /// while others write. Long work asks for it after each of its transactions: else the writer
    /// would have to do it, in a commit for which somebody waits.
    pub fn checkpoint(&self) -> Result<()> {
        let mut checkpointer = locked(&self.checkpointer);
        let conn = match &mut *checkpointer {
            Some(conn) => conn,
            none => none.insert(open::second_writer(&self.path)?),
        };
        let waiting: i64 = conn.query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| {
            let (log, moved): (i64, i64) = (row.get(1)?, row.get(2)?);
            Ok(log - moved)
        })?;
        if waiting >= MUCH {
            conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        }
        Ok(())
    }

    /// Runs `work` on a read-only connection, in one snapshot of the file.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let pooled = locked(&self.readers).pop();
        let conn = match pooled {
            Some(conn) => conn,
            None => open::reader(&self.path)?,
        };
        let tx = conn.unchecked_transaction()?;
        let value = work(&tx);
        tx.finish()?;
        locked(&self.readers).push(conn);
        value
    }

    /// Says in the file who writes, for others to read.
    pub fn set_writer(&self, writer: &WriterInfo) -> Result<()> {
        self.write(|tx| lock::write_writer(tx, writer))
    }

    /// A copy of the project as it stands; it gets a site of its own, so that the journals of
    /// the two can be told apart.
    pub fn save_copy(&self, target: &Path) -> Result<()> {
        if std::path::absolute(target).ok() == std::path::absolute(&self.path).ok() {
            return Err(Error::new(Code::FileExists).arg("file", target.display()));
        }
        self.read_raw(|conn| {
            backup::copy_with(conn, target, |copy| {
                lock::clear_writer(copy)?;
                meta::set(copy, meta::SITE, &uuid::Uuid::now_v7().simple().to_string())
            })
        })
    }

    /// Adds a rolling backup, named by the time.
    pub fn back_up(&self, at: i64) -> Result<PathBuf> {
        self.read_raw(|conn| backup::roll(conn, &self.path, &stamp(at)))
    }

    /// After a purge: overwrites what was freed, and replaces the backups, which still hold it.
    pub fn forget_freed(&self, at: i64) -> Result<()> {
        let writer = self
            .writer
            .as_ref()
            .ok_or_else(|| Error::new(Code::ReadOnly))?;
        {
            let conn = locked(writer);
            search::forget(&conn)?;
            conn.execute_batch("VACUUM")?;
            conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        }
        backup::clear(&self.path)?;
        self.back_up(at)?;
        Ok(())
    }

    /// Whether the file is sound, in SQLite's own words; `ok` when it is.
    pub fn integrity(&self) -> Result<String> {
        self.read(|conn| Ok(conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?))
    }

    /// A reader outside of a transaction: the backup API takes its own.
    fn read_raw<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        work(&open::reader(&self.path)?)
    }
}

/// Counts one who must not wait long, also when their work panics.
struct Hurried<'a>(&'a AtomicUsize);

impl<'a> Hurried<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::SeqCst);
        Self(count)
    }
}

impl Drop for Hurried<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// In a folder that cannot be written to, the project can still be read.
fn readable_folder(error: Error) -> Result<Option<fs::File>> {
    match error.code() {
        Code::PermissionDenied | Code::ReadOnly => Ok(None),
        _ => Err(error),
    }
}

impl Drop for File {
    fn drop(&mut self) {
        if let Some(writer) = &self.writer {
            // The writer has to be the last to leave: then SQLite puts everything into the one file,
            // which people copy and send.
            locked(&self.readers).clear();
            locked(&self.checkpointer).take();
            // Failing is harmless: the lock says that nobody writes, and the next opening checks.
            let _ = lock::clear_writer(&locked(writer));
        }
    }
}
