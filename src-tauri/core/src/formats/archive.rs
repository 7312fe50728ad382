//! Zip archives: what lies in one is unpacked into a folder of its own, which goes when the last
//! of its files has been read.
//!
//! An archive is a stranger's. Names that lead out of it, links, entries that are encrypted and
//! archives in the archive are refused one by one, and so is what turns out to be damaged; an
//! archive that unpacks to more than [`UNPACKED`], or to more than [`RATIO`] times its size, as a
//! whole. Files whose names begin with a dot, and macOS's `__MACOSX`, are left alone.
use std::cell::Cell;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::source::{self, Source};
use crate::domain::Problem;
use crate::error::{Code, Error, at_path};

/// Bytes of an archive that is looked into.
const PACKED: u64 = 512 << 20;
/// Bytes that one may unpack to: ten times a project of 30,000 articles.
const UNPACKED: u64 = 1 << 30;
/// How many times its size an entry may unpack to. Markup of the most repetitive kind stays below
/// 50; deflate can reach 1,000.
const RATIO: u64 = 200;
/// What a small entry may unpack to whatever its size.
const SMALL: u64 = 1 << 20;
/// Bytes that may be read to find out what is in an archive: of 100,000 entries they are some 15
/// million. What is held in memory grows with them.
const DIRECTORY: u64 = 32 << 20;
const ENTRIES: usize = 250_000;
/// Folders within folders.
const DEEPEST: usize = 32;

/// The folder that an archive was unpacked to.
#[derive(Debug)]
pub(super) struct Unpacked(tempfile::TempDir);

/// Whether a file is an archive, by its name.
pub(super) fn is_archive(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}

/// The files in the archive at `path`, in order of their names; their ids begin with `id`.
pub(super) fn unpack(path: &Path, id: &str) -> Vec<Result<Source, Problem>> {
    let shown = path.display().to_string();
    let limits = Limits {
        entries: ENTRIES,
        unpacked: UNPACKED,
    };
    unpack_within(path, &shown, id, &limits)
        .unwrap_or_else(|error| vec![Err(Problem::of_file(shown, error))])
}

struct Limits {
    entries: usize,
    unpacked: u64,
}

fn unpack_within(
    path: &Path,
    shown: &str,
    id: &str,
    limits: &Limits,
) -> Result<Vec<Result<Source, Problem>>, Error> {
    let mut archive = open(path, shown)?;
    if archive.len() > limits.entries {
        return Err(too_large(shown));
    }
    let place = tempfile::tempdir().map_err(|error| Error::from(error).arg("file", shown))?;
    let place = Arc::new(Unpacked(place));
    let mut found = Vec::new();
    let mut left = limits.unpacked;
    for number in 0..archive.len() {
        let entry = Entry {
            archive: &mut archive,
            number,
            shown,
        };
        let name = match entry.name() {
            Ok(None) => continue,
            Ok(Some(name)) => name,
            Err(error) => {
                found.push((Vec::new(), Err(error)));
                continue;
            }
        };
        let target = name
            .iter()
            .fold(place.0.path().to_owned(), |path, part| path.join(part));
        match entry.write(&target, left) {
            Ok(size) => {
                left -= size;
                found.push((name, Ok(target)));
            }
            // One that unpacks without end is no archive of articles, whatever else is in it.
            Err(error) if error.code() == Code::ArchiveTooLarge => return Err(too_large(shown)),
            Err(error) => found.push((name, Err(error))),
        }
    }
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    let sources = found.into_iter().map(|(name, outcome)| {
        let inner = name.join("/");
        let place_shown = name
            .iter()
            .fold(path.to_owned(), |path, part| path.join(part));
        match outcome {
            Ok(path) => {
                let id = source::join(id, &source::stem(&inner));
                Ok(Source::unpacked(path, id, place_shown, &place))
            }
            Err(error) => {
                let file = place_shown.display().to_string();
                Err(Problem::of_file(&file, error.arg("file", &file)))
            }
        }
    });
    Ok(sources.collect())
}

fn too_large(shown: &str) -> Error {
    Error::new(Code::ArchiveTooLarge).arg("file", shown)
}

fn open(path: &Path, shown: &str) -> Result<ZipArchive<Fenced>, Error> {
    let file = File::open(path).map_err(at_path(path))?;
    let size = file.metadata().map_err(at_path(path))?.len();
    if size > PACKED {
        return Err(too_large(shown));
    }
    let left = Rc::new(Cell::new(DIRECTORY));
    let fenced = Fenced {
        file: BufReader::new(file),
        left: Rc::clone(&left),
    };
    let opened = ZipArchive::new(fenced);
    if left.get() == 0 {
        return Err(too_large(shown));
    }
    // From here on other limits hold.
    left.set(u64::MAX);
    opened.map_err(|error| refusal(&error).arg("file", shown))
}

fn refusal(error: &ZipError) -> Error {
    let code = match error {
        ZipError::CompressionMethodNotSupported(_) => Code::ArchiveMethod,
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => {
            Code::ArchiveEncrypted
        }
        ZipError::InvalidPassword => Code::ArchiveEncrypted,
        ZipError::UnsupportedArchive(_) => Code::ArchiveMethod,
        _ => Code::ArchiveBroken,
    };
    Error::new(code).detail(error)
}

/// A file of which only so many bytes can be read.
struct Fenced {
    file: BufReader<File>,
    left: Rc<Cell<u64>>,
}

impl Read for Fenced {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        let left = self.left.get().saturating_sub(read as u64);
        self.left.set(left);
        if left == 0 && read > 0 {
            return Err(io::Error::other("the archive's directory is too large"));
        }
        Ok(read)
    }
}

impl Seek for Fenced {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// An entry of an archive.
struct Entry<'a> {
    archive: &'a mut ZipArchive<Fenced>,
    number: usize,
    shown: &'a str,
}

impl Entry<'_> {
    /// The parts of its name; none of what is left alone.
    fn name(&self) -> Result<Option<Vec<String>>, Error> {
        let broken = |error: ZipError| refusal(&error);
        let name = self
            .archive
            .name_for_index(self.number)
            .unwrap_or(Err(ZipError::FileNotFound))
            .map_err(broken)?;
        // Separators of archives that were made on Windows.
        let name = name.replace('\\', "/");
        if name.ends_with('/') {
            return Ok(None);
        }
        let unsafe_name = || Error::new(Code::ArchiveEntry).arg("file", self.shown);
        let parts: Vec<&str> = name.split('/').filter(|part| *part != ".").collect();
        let bad = |part: &&str| part.is_empty() || *part == ".." || part.contains([':', '\0']);
        if parts.is_empty() || parts.len() > DEEPEST || parts.iter().any(bad) {
            return Err(unsafe_name());
        }
        let aside = |part: &&str| part.starts_with('.') || *part == "__MACOSX";
        if parts.iter().any(aside) {
            return Ok(None);
        }
        Ok(Some(parts.into_iter().map(str::to_owned).collect()))
    }

    /// Writes it to `target`; gives the bytes written, `left` at most.
    fn write(self, target: &Path, left: u64) -> Result<u64, Error> {
        let raw = self
            .archive
            .by_index_raw(self.number)
            .map_err(|error| refusal(&error))?;
        if raw.encrypted() {
            return Err(Error::new(Code::ArchiveEncrypted));
        }
        if raw.is_symlink() {
            return Err(Error::new(Code::ArchiveEntry));
        }
        if !matches!(
            raw.compression(),
            CompressionMethod::Stored | CompressionMethod::Deflated
        ) {
            return Err(Error::new(Code::ArchiveMethod));
        }
        if target.to_str().is_some_and(is_archive) {
            return Err(Error::new(Code::ArchiveNested));
        }
        let most = raw
            .compressed_size()
            .saturating_mul(RATIO)
            .max(SMALL)
            .min(left);
        drop(raw);
        let mut packed = self
            .archive
            .by_index(self.number)
            .map_err(|error| refusal(&error))?;
        let mut file = create(target)?;
        let mut buffer = vec![0; 1 << 16];
        let mut written = 0;
        loop {
            let size = match packed.read(&mut buffer) {
                Ok(0) => return Ok(written),
                Ok(size) => size,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Error::new(Code::ArchiveBroken).detail(error)),
            };
            written += size as u64;
            if written > most {
                return Err(Error::new(Code::ArchiveTooLarge));
            }
            file.write_all(buffer.get(..size).unwrap_or_default())?;
        }
    }
}

/// A new file; one that is there already has the name of this one, or one that the disk takes for
/// the same.
fn create(target: &Path) -> Result<File, Error> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).map_err(|error| Error::new(Code::ArchiveEntry).detail(error))?;
    }
    File::create_new(target).map_err(|error| match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::from(error),
        _ => Error::new(Code::ArchiveEntry).detail(error),
    })
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
