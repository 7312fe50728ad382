//! Where the file lies: SQLite's locks do not hold on network shares, and a folder that a
//! synchroniser copies may copy a project half written.
use std::path::Path;

use crate::error::{Code, Error};

/// Folder names that synchronisers give to what they watch.
const SYNCED: [&str; 9] = [
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "icloud drive",
    "mobile documents",
    "nextcloud",
    "syncthing",
];

/// File systems that other machines share, as Linux calls them.
const SHARED: [&str; 10] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "fuse.sshfs",
    "9p",
    "afs",
    "davfs",
    "fuse.rclone",
];

/// What the user should know about this place before trusting it with months of work.
pub fn warnings(project: &Path) -> Vec<Error> {
    let path = std::path::absolute(project).unwrap_or_else(|_| project.to_owned());
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let mut found = Vec::new();
    if is_share(&path, &mounts) {
        found.push(Error::new(Code::NetworkShare).arg("file", path.display()));
    }
    if let Some(folder) = synced_folder(&path) {
        found.push(
            Error::new(Code::SyncedFolder)
                .arg("file", path.display())
                .arg("folder", folder),
        );
    }
    found
}

fn synced_folder(path: &Path) -> Option<String> {
    path.parent()?.components().find_map(|part| {
        let name = part.as_os_str().to_string_lossy();
        let lower = name.to_lowercase();
        // `OneDrive - Company` and `Dropbox (Personal)` are watched too.
        let watched = SYNCED.iter().any(|known| {
            lower
                .strip_prefix(known)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-']))
        });
        watched.then(|| name.into_owned())
    })
}

/// `mounts` as in /proc/self/mounts; the longest mount point above the path counts.
fn is_share(path: &Path, mounts: &str) -> bool {
    if path.to_string_lossy().starts_with(r"\\") {
        return true;
    }
    mounts
        .lines()
        .filter_map(|line| {
            let mut fields = line.split(' ').skip(1);
            let point = fields.next()?.replace(r"\040", " ");
            let kind = fields.next()?;
            path.starts_with(&point).then_some((point.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .is_some_and(|(_, kind)| SHARED.contains(&kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "/dev/vda / ext4 rw 0 0\nnas:/news /mnt/my\\040news nfs4 rw 0 0\n";

    #[test]
    fn a_share_is_told_by_the_mount_that_holds_the_file() {
        assert!(is_share(Path::new("/mnt/my news/a.nhan"), MOUNTS));
        assert!(!is_share(Path::new("/mnt/other/a.nhan"), MOUNTS));
        assert!(is_share(Path::new(r"\\nas\news\a.nhan"), ""));
    }

    #[test]
    fn a_synchronised_folder_is_told_by_its_name() {
        let found = |p: &str| synced_folder(Path::new(p));
        assert_eq!(found("/u/Dropbox/a.nhan").as_deref(), Some("Dropbox"));
        assert_eq!(
            found("/u/OneDrive - Toà soạn/x/a.nhan").as_deref(),
            Some("OneDrive - Toà soạn")
        );
        assert_eq!(found("/u/dropboxes/a.nhan"), None);
        assert_eq!(found("/u/tin/dropbox.nhan"), None);
    }
}
