//! Which files are meant: what was named, and what lies below it or in an archive.
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::archive::{self, Unpacked};
use super::decoding::Decoding;
use crate::domain::Problem;
use crate::error::{Code, Error, at_path};
use crate::progress::Meter;

/// Larger files hold no article.
pub(crate) const LARGEST: u64 = 64 << 20;

/// A file to be read.
#[derive(Debug, Clone)]
pub struct Source {
    pub path: PathBuf,
    /// What its article is called where the format says nothing: the path below what was named,
    /// without extension, with `/` between.
    pub id: String,
    pub decoding: Decoding,
    /// Told of what is read piece by piece.
    pub(super) meter: Option<Meter>,
    /// Where it was unpacked from.
    archive: Option<Inside>,
}

#[derive(Debug, Clone)]
struct Inside {
    /// The path through the archive: `a.zip/b/1.txt`.
    shown: PathBuf,
    /// Kept as long as one of its files is to be read.
    #[expect(dead_code, reason = "held, so that the folder stays")]
    unpacked: Arc<Unpacked>,
}

impl Source {
    /// A file as it lies on the disk.
    pub fn new(path: PathBuf, id: String) -> Self {
        Self {
            path,
            id,
            decoding: Decoding::default(),
            meter: None,
            archive: None,
        }
    }

    pub(super) fn unpacked(
        path: PathBuf,
        id: String,
        shown: PathBuf,
        unpacked: &Arc<Unpacked>,
    ) -> Self {
        let unpacked = Arc::clone(unpacked);
        Self {
            archive: Some(Inside { shown, unpacked }),
            ..Self::new(path, id)
        }
    }

    /// Where the file is for the user: through an archive, if it lies in one.
    pub(super) fn place(&self) -> &Path {
        let inside = self.archive.as_ref();
        inside.map_or(&self.path, |inside| &inside.shown)
    }

    /// How the file is named to the user.
    pub fn shown(&self) -> String {
        self.place().display().to_string()
    }

    /// A file in the folder of this one, or below it.
    pub(super) fn neighbour(&self, name: &Path) -> Self {
        let mut other = self.clone();
        other.path = self.path.with_file_name(name);
        if let Some(inside) = &mut other.archive {
            inside.shown = inside.shown.with_file_name(name);
        }
        other
    }

    /// The file beside this one whose name has another ending.
    pub(super) fn beside(&self, extension: &str) -> Self {
        let path = self.path.with_extension(extension);
        self.neighbour(Path::new(path.file_name().unwrap_or_default()))
    }

    /// An error of the file system as it is told of this file.
    pub(super) fn at(&self, error: std::io::Error) -> Problem {
        self.refuse(at_path(self.place())(error))
    }

    /// The ending of its name in lower case.
    pub(super) fn extension(&self) -> String {
        let extension = self.path.extension().unwrap_or_default();
        extension.to_string_lossy().to_lowercase()
    }

    pub(super) fn refuse(&self, error: Error) -> Problem {
        Problem::of_file(self.shown(), error)
    }

    pub(super) fn size(&self) -> Result<u64, Problem> {
        let found = fs::metadata(&self.path).map_err(|error| self.at(error))?;
        Ok(found.len())
    }

    /// The file, to be read piece by piece.
    pub(super) fn open(&self) -> Result<impl Read + use<>, Problem> {
        let file = File::open(&self.path).map_err(|error| self.at(error))?;
        Ok(Metered {
            file,
            meter: self.meter.clone(),
        })
    }

    /// The bytes of the file, if there are no more than an article may have.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Problem> {
        let size = self.size()?;
        if size > LARGEST {
            let error = Error::new(Code::FileTooLarge)
                .arg("file", self.shown())
                .arg("size", size)
                .arg("most", LARGEST);
            return Err(self.refuse(error));
        }
        fs::read(&self.path).map_err(|error| self.at(error))
    }
}

struct Metered {
    file: File,
    meter: Option<Meter>,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        if let Some(meter) = &self.meter {
            meter.add(read as u64);
        }
        Ok(read)
    }
}

/// The files at and below a path, in order of their names; of an archive those that lie in it.
/// Files and folders whose names begin with a dot are skipped below what was named; links to
/// folders are not followed, for they may lead in a circle.
pub(super) fn files(named: &Path, decoding: Decoding) -> Vec<Result<Source, Problem>> {
    let mut found = Vec::new();
    let kind = fs::metadata(named).map_err(at_path(named));
    match kind {
        Err(error) => found.push(Err(Problem::of_file(named.display().to_string(), error))),
        Ok(kind) if kind.is_dir() => walk(named, &name_of(named), &mut found),
        Ok(_) => add(named.to_owned(), "", &name_of(named), &mut found),
    }
    for source in found.iter_mut().flatten() {
        source.decoding = decoding;
    }
    found
}

/// Adds the file of this path and name, in the folder that is called `folder` in ids.
fn add(path: PathBuf, folder: &str, name: &str, found: &mut Vec<Result<Source, Problem>>) {
    let id = join(folder, &stem(name));
    if archive::is_archive(name) {
        found.extend(archive::unpack(&path, &id));
    } else {
        found.push(Ok(Source::new(path, id)));
    }
}

fn walk(folder: &Path, id: &str, found: &mut Vec<Result<Source, Problem>>) {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = match listed {
        Ok(entries) => entries,
        Err(error) => {
            let error = at_path(folder)(error);
            found.push(Err(Problem::of_file(folder.display().to_string(), error)));
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder {
            walk(&path, &join(id, &name), found);
        } else if path.is_file() {
            add(path, id, &name, found);
        }
    }
}

/// The last part of a path; of `.` and `..` that of the folder they stand for.
fn name_of(path: &Path) -> String {
    let own = path.file_name().map(ToOwned::to_owned);
    let name = own.or_else(|| Some(path.canonicalize().ok()?.file_name()?.to_owned()));
    name.unwrap_or_default().to_string_lossy().into_owned()
}

/// A name without its extension.
pub(super) fn stem(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}

pub(super) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(named: &Path) -> Vec<String> {
        files(named, Decoding::default())
            .into_iter()
            .map(|source| source.unwrap().id)
            .collect()
    }

    #[test]
    fn a_folder_gives_its_name_to_what_lies_in_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a");
        fs::create_dir_all(folder.join("b/.git")).unwrap();
        for name in ["2.txt", "10.txt", "b/x.y.txt", ".DS_Store", "b/.git/c.txt"] {
            fs::write(folder.join(name), "x").unwrap();
        }
        assert_eq!(ids(&folder), ["a/10", "a/2", "a/b/x.y"]);
        assert_eq!(ids(&folder.join("b/..")).len(), 3);
        assert_eq!(ids(&folder.join("b/x.y.txt")), ["x.y"]);
    }

    #[test]
    fn what_is_not_there_is_named() {
        let place = tempfile::tempdir().unwrap();
        let problem = files(&place.path().join("no"), Decoding::default())
            .remove(0)
            .unwrap_err();
        assert_eq!(problem.error.code(), Code::FileNotFound);
        assert!(problem.file.ends_with("no"));
    }
}
