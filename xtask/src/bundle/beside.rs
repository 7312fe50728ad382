//! The command line, which the installers bring along: `nhan` beside the application.
//!
//! Tauri takes such a program from a folder, under a name that ends in the system it is for. The
//! configuration that names it is used for bundling only, for a build without the file fails.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{paths, proc};

/// Given to the Tauri command line with `--config`.
pub(crate) const CONFIGURATION: &str = "src-tauri/tauri.bundle.json";

/// A program for both processors of the Mac, made of one for each.
const UNIVERSAL: &str = "universal-apple-darwin";
const APPLE: [&str; 2] = ["x86_64-apple-darwin", "aarch64-apple-darwin"];

/// Builds it for `target`, or for this system, and puts it where Tauri looks for it.
pub(crate) fn put(target: Option<&str>) -> Result<()> {
    let folder = paths::root().join("src-tauri").join("binaries");
    std::fs::create_dir_all(&folder)?;
    match target {
        Some(UNIVERSAL) => {
            let mut both = Command::new("lipo");
            both.args(["-create", "-output"])
                .arg(named(&folder, UNIVERSAL));
            for target in APPLE {
                both.arg(copy(Some(target), target, &folder)?);
            }
            proc::run(&mut both)
        }
        Some(target) => copy(Some(target), target, &folder).map(drop),
        None => copy(None, &this_system()?, &folder).map(drop),
    }
}

fn copy(target: Option<&str>, name: &str, folder: &Path) -> Result<PathBuf> {
    let mut build = proc::cargo();
    build.args(["build", "--release", "--locked", "--package", "nhan-cli"]);
    let built = match target {
        Some(target) => {
            build.args(["--target", target]);
            paths::binary(&format!("{target}/release"), "nhan")
        }
        None => paths::binary("release", "nhan"),
    };
    proc::run(&mut build)?;
    let place = named(folder, name);
    std::fs::copy(&built, &place)
        .with_context(|| format!("cannot copy {}", paths::shown(&built)))?;
    Ok(place)
}

fn named(folder: &Path, system: &str) -> PathBuf {
    folder.join(format!("nhan-{system}{}", std::env::consts::EXE_SUFFIX))
}

/// As rustc calls it.
fn this_system() -> Result<String> {
    let said = proc::output(Command::new("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host
        .context("rustc does not say for what it builds")?
        .to_owned())
}
