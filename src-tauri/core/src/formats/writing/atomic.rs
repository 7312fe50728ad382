//! Files that are there whole or not at all.
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::error::{Result, at_path};

/// Buffered before it goes to the disk.
const BUFFER: usize = 1 << 20;

/// Writes a file through `fill`: to a temporary file beside it, which gets its name when all of
/// it is on the disk. When anything fails, what stood there before still does, and no half file.
pub fn write<T>(path: &Path, fill: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nhan-export-");
    // As readable as any file the user makes; by itself a temporary file is private.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder).map_err(at_path(folder))?;
    let mut out = BufWriter::with_capacity(BUFFER, file.as_file());
    let value = fill(&mut out)?;
    out.flush().map_err(at_path(path))?;
    drop(out);
    file.as_file().sync_all().map_err(at_path(path))?;
    file.persist(path)
        .map_err(|error| at_path(path)(error.error))?;
    sync_folder(folder).map_err(at_path(folder))?;
    Ok(value)
}

/// The name is on the disk too only when the folder is.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn replaces_what_stood_there() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.txt");
        for text in ["one", "two"] {
            write(&path, |out| Ok(out.write_all(text.as_bytes())?)).unwrap();
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        assert_eq!(names(place.path()), ["a.txt"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o600, 0o600);
        }
    }

    #[test]
    fn a_failure_leaves_what_was() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.txt");
        std::fs::write(&path, "old").unwrap();
        let error = write(&path, |out| -> Result<()> {
            out.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull).into())
        });
        assert_eq!(error.unwrap_err().code(), Code::DiskFull);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(place.path()), ["a.txt"]);
    }

    #[test]
    fn a_folder_that_vanished_is_named() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("gone/a.txt");
        let error = write(&path, |_| Ok(())).unwrap_err();
        assert_eq!(error.code(), Code::FileNotFound);
        assert!(error.args()["file"].ends_with("gone"));
    }
}
