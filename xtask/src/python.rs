//! The Python environment in which the libraries of other tools load what was exported.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::debian;
use crate::{paths, proc};

/// The oldest Python that the pinned packages support.
const OLDEST: (u32, u32) = (3, 11);

/// Makes the environment when there is none, or the requirements have changed since.
pub(crate) fn install() -> Result<()> {
    let file = paths::interop().join("requirements.txt");
    let requirements =
        std::fs::read(&file).with_context(|| format!("cannot read {}", paths::shown(&file)))?;
    let stamp = environment().join("installed-requirements.txt");
    // The very content is the stamp: times say nothing after a checkout.
    if std::fs::read(&stamp).is_ok_and(|done| done == requirements) {
        return Ok(());
    }
    let python = python()?;
    let arguments = ["-m", "venv", "--clear"];
    proc::run(proc::command(python).args(arguments).arg(environment()))?;
    let arguments = ["-m", "pip", "install", "--quiet", "--requirement"];
    proc::run(command().args(arguments).arg(&file))?;
    std::fs::write(&stamp, requirements)
        .with_context(|| format!("cannot write {}", paths::shown(&stamp)))
}

/// The environment's own Python.
pub(crate) fn command() -> Command {
    let within = if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    };
    let mut python = proc::command(environment().join(within));
    // Pip would say on every run that there is a newer one; nothing is written beside the tests.
    python.env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    python.env("PYTHONDONTWRITEBYTECODE", "1");
    python
}

fn environment() -> PathBuf {
    paths::target().join("interop")
}

/// The system's Python, with what makes environments.
fn python() -> Result<&'static str> {
    let name = if cfg!(windows) { "python" } else { "python3" };
    let can_make = || proc::succeeds(proc::command(name).args(["-c", "import venv, ensurepip"]));
    if !can_make() && debian::is_here() {
        debian::install(&["python3-venv"])?;
    }
    let (major, minor) = OLDEST;
    let advice = format!(
        "Python {major}.{minor} or newer with its module venv is needed to load exports with the \
         libraries of other tools.\n\
         Install it from https://www.python.org or with your system's packages, then run this again."
    );
    if !can_make() {
        bail!("Python was not found, or has no venv. {advice}");
    }
    let version = proc::output(proc::command(name).arg("--version"))?;
    match number(&version) {
        Some(found) if found >= OLDEST => Ok(name),
        _ => bail!("{} is too old. {advice}", version.trim()),
    }
}

fn number(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().strip_prefix("Python ")?.split('.');
    let mut next = || parts.next()?.parse().ok();
    Some((next()?, next()?))
}

/// Pytest on the files of a folder.
pub(crate) fn tests(folder: &Path) -> Command {
    let mut python = command();
    let arguments = ["-m", "pytest", "--quiet", "-p", "no:cacheprovider"];
    python.args(arguments).arg(folder);
    python
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_versions() {
        assert_eq!(number("Python 3.11.7\n"), Some((3, 11)));
        assert_eq!(number("Python 3.14.0rc1"), Some((3, 14)));
        assert_eq!(number("Python was not found"), None);
    }
}
