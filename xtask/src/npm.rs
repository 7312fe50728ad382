//! Our two npm packages: the interface and the window tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{paths, proc};

/// The oldest Node that the packages support (their `engines` say the same).
const NODE: u32 = 20;

pub(crate) fn check_node() -> Result<()> {
    let advice = format!(
        "Node {NODE} or newer is needed to build the interface.\n\
         Install it from https://nodejs.org or with your version manager (nvm, fnm, volta, mise),\n\
         then run this again."
    );
    let Ok(version) = proc::output(proc::command("node").arg("--version")) else {
        bail!("Node was not found. {advice}");
    };
    match major(&version) {
        Some(found) if found >= NODE => Ok(()),
        _ => bail!("Node {} is too old. {advice}", version.trim()),
    }
}

fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Installs a package's dependencies when they are missing or the lock file has changed since.
pub(crate) fn install(folder: &Path) -> Result<()> {
    let lock_file = folder.join("package-lock.json");
    let lock = std::fs::read(&lock_file)
        .with_context(|| format!("cannot read {}", paths::shown(&lock_file)))?;
    let stamp = stamp(folder);
    // The lock file's very content is the stamp: times say nothing after a checkout.
    if std::fs::read(&stamp).is_ok_and(|done| done == lock) {
        return Ok(());
    }
    proc::run(proc::npm(folder).args(["ci", "--no-audit", "--no-fund"]))?;
    // npm makes no folder for a package without dependencies.
    std::fs::create_dir_all(folder.join("node_modules"))?;
    std::fs::write(&stamp, lock).with_context(|| format!("cannot write {}", paths::shown(&stamp)))
}

/// Inside node_modules, so that it goes when they go.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("node_modules").join(".installed-lock.json")
}

/// `npm run SCRIPT` in a package. A package or script that is not there is named as such: npm's own
/// message does not say which of our packages it was.
pub(crate) fn script(folder: &Path, script: &str) -> Result<Command> {
    let file = folder.join("package.json");
    let text = std::fs::read_to_string(&file)
        .with_context(|| format!("cannot read {}", paths::shown(&file)))?;
    let package: serde_json::Value = serde_json::from_str(&text)
        .with_context(|| format!("{} is not JSON", paths::shown(&file)))?;
    if package
        .get("scripts")
        .and_then(|scripts| scripts.get(script))
        .is_none()
    {
        bail!("{} has no script `{script}`", paths::shown(&file));
    }
    let mut command = proc::npm(folder);
    command.args(["run", "--silent", script]);
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.1.0"), Some(8));
        assert_eq!(major("command not found"), None);
    }
}
