//! Files in the making: they lie in a folder beside where they are to be, until all are whole.
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::atomic::sync_folder;
use crate::error::{Code, Error, Result, at_path};

/// Buffered before it goes to the disk.
const BUFFER: usize = 256 << 10;

/// What an export says of itself; a folder that holds it may be written over by another.
const MANIFEST: &str = "manifest.json";

/// See the module.
#[derive(Debug)]
pub struct Place {
    folder: TempDir,
    /// Where the file or the folder is to be.
    target: PathBuf,
    /// Whether that is a folder.
    is_folder: bool,
    written: Vec<Written>,
}

/// A file that is on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Written {
    /// Below the folder, with `/` between.
    pub name: String,
    pub bytes: u64,
    /// In hexadecimal digits.
    pub sha256: String,
}

impl Place {
    /// A place for what is to be `target`: a file, or a folder, which must not be there, be empty
    /// or hold a former export.
    pub fn beside(target: &Path, is_folder: bool) -> Result<Self> {
        let taken = if is_folder {
            target.exists() && !may_be_replaced(target)
        } else {
            target.is_dir()
        };
        if taken {
            return Err(Error::new(Code::FileExists).arg("file", target.display()));
        }
        let parent = parent(target);
        let mut builder = tempfile::Builder::new();
        builder.prefix(".nhan-export-");
        // As readable as any folder the user makes; by itself a temporary one is private.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let folder = builder.tempdir_in(parent).map_err(at_path(parent))?;
        Ok(Self {
            folder,
            target: target.to_owned(),
            is_folder,
            written: Vec::new(),
        })
    }

    /// What the one file of an export is called; of a folder nothing.
    pub fn file_name(&self) -> Option<String> {
        let name = self.target.file_name()?.to_string_lossy().into_owned();
        (!self.is_folder).then_some(name)
    }

    /// Begins a file; folders of its name are made.
    pub fn create(&self, name: &str) -> Result<Output> {
        let path = self.folder.path().join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| self.named(error))?;
        }
        let file = File::create(&path).map_err(|error| self.named(error))?;
        Ok(Output {
            name: name.to_owned(),
            out: BufWriter::with_capacity(BUFFER, file),
            hash: Sha256::new(),
            bytes: 0,
        })
    }

    /// Ends a file.
    pub fn finish(&mut self, mut output: Output) -> Result<()> {
        output.flush().map_err(|error| self.named(error))?;
        let file = output.out.get_ref();
        file.sync_all().map_err(|error| self.named(error))?;
        let hash = output.hash.finalize();
        self.written.push(Written {
            name: output.name,
            bytes: output.bytes,
            sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        });
        Ok(())
    }

    /// Writes a small file whole.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut output = self.create(name)?;
        output.write_all(bytes).map_err(|error| self.named(error))?;
        self.finish(output)
    }

    /// The files so far, by their names.
    pub fn written(&self) -> Vec<Written> {
        let mut written = self.written.clone();
        written.sort_by(|one, other| one.name.cmp(&other.name));
        written
    }

    /// Gives the files their names, and `manifest` one beside them: in the folder, else after the
    /// file's own. What stood there before is gone only then.
    pub fn settle(self, manifest: &[u8]) -> Result<Vec<PathBuf>> {
        let Self {
            folder,
            target,
            is_folder,
            written,
        } = self;
        let at = |error| at_path(&target)(error);
        let parent = parent(&target);
        let made = folder
            .path()
            .join(if is_folder { MANIFEST } else { ".manifest" });
        let mut file = File::create(&made).map_err(at)?;
        file.write_all(manifest).map_err(at)?;
        file.sync_all().map_err(at)?;
        drop(file);
        let files = if is_folder {
            put_in_place(folder, &target)?;
            let names = written.iter().map(|one| one.name.as_str());
            names
                .chain([MANIFEST])
                .map(|name| target.join(name))
                .collect()
        } else {
            let mut beside = target.clone().into_os_string();
            beside.push(".");
            beside.push(MANIFEST);
            let beside = PathBuf::from(beside);
            for one in &written {
                fs::rename(folder.path().join(&one.name), &target).map_err(at)?;
            }
            fs::rename(&made, &beside).map_err(at)?;
            vec![target.clone(), beside]
        };
        sync_folder(parent).map_err(at)?;
        Ok(files)
    }

    /// An error of the file system, told of what the user knows: not of a folder in the making.
    pub fn named(&self, error: io::Error) -> Error {
        at_path(&self.target)(error)
    }
}

/// The folder gets its name; one that stood there is put aside first, and put back if that fails.
fn put_in_place(folder: TempDir, target: &Path) -> Result<()> {
    let at = |error| at_path(target)(error);
    let aside = if target.exists() {
        let aside = tempfile::Builder::new()
            .prefix(".nhan-export-")
            .tempdir_in(parent(target))
            .map_err(at)?;
        fs::rename(target, aside.path().join("before")).map_err(at)?;
        Some(aside)
    } else {
        None
    };
    if let Err(error) = fs::rename(folder.path(), target) {
        if let Some(aside) = &aside {
            fs::rename(aside.path().join("before"), target).map_err(at)?;
        }
        return Err(at(error));
    }
    // It has another name now.
    let _ = folder.keep();
    Ok(())
}

fn parent(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Whether a folder may be written over: it is empty, or an export.
fn may_be_replaced(path: &Path) -> bool {
    let is_empty = || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    path.is_dir() && (path.join(MANIFEST).is_file() || is_empty())
}

/// A file that is written.
#[derive(Debug)]
pub struct Output {
    name: String,
    out: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        if let Some(written) = bytes.get(..written) {
            self.hash.update(written);
        }
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
