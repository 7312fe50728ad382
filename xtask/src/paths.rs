//! Where things are. Everything is found from the repository's root, never from the caller's folder.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::proc;

/// The repository's root. Cargo names the manifest's folder when it starts us; the folder known at
/// compile time serves when the binary is started by hand.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        manifest
            .parent()
            .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
    })
}

/// Cargo's target folder. It is asked of cargo, for a user's configuration may move it.
pub(crate) fn target() -> &'static Path {
    static TARGET: OnceLock<PathBuf> = OnceLock::new();
    TARGET.get_or_init(|| asked_of_cargo().unwrap_or_else(|| root().join("target")))
}

fn asked_of_cargo() -> Option<PathBuf> {
    let mut metadata = proc::cargo();
    metadata.args(["metadata", "--no-deps", "--format-version", "1"]);
    let json: serde_json::Value = serde_json::from_str(&proc::output(&mut metadata).ok()?).ok()?;
    json.get("target_directory")?.as_str().map(PathBuf::from)
}

/// Files that pass between tasks, e.g. the counts that `.ci/run` prints last.
pub(crate) fn scratch() -> PathBuf {
    target().join("xtask")
}

pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

pub(crate) fn e2e() -> PathBuf {
    root().join("tests").join("e2e")
}

pub(crate) fn interop() -> PathBuf {
    root().join("tests").join("interop")
}

/// A binary that cargo built, with the system's ending.
pub(crate) fn binary(profile: &str, name: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A path as it is shown: below the root where it is.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}
