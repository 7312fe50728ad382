//! `cargo xtask bundle`: the installers that this system can make.

mod beside;
mod check;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::setup::{self, Needs};
use crate::{app, paths, proc, table};

/// The budget for the .deb, in bytes.
const BUDGET: u64 = 15_000_000;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Install the .deb, start the installed program on a display of its own, remove it again
    #[arg(long)]
    check: bool,
    /// Kinds of installers, instead of all that can be made here
    #[arg(long)]
    bundles: Option<String>,
    /// For another system or processor, as rustc calls it
    #[arg(long)]
    target: Option<String>,
    /// Do not build; take the installers that are there
    #[arg(long)]
    no_build: bool,
}

pub(crate) fn bundle(args: &Args) -> Result<()> {
    if !args.no_build {
        setup::setup(Needs::the_application())?;
        beside::put(args.target.as_deref())?;
        let mut build = app::tauri()?;
        build.args(["build", "--config", beside::CONFIGURATION]);
        build.args(["--bundles", args.bundles.as_deref().unwrap_or(kinds())]);
        if let Some(target) = &args.target {
            build.args(["--target", target]);
        }
        proc::run(build.args(["--", "--locked"]))?;
    }
    let folder = args.target.as_deref().map_or_else(
        || paths::target().join("release"),
        |target| paths::target().join(target).join("release"),
    );
    let made = installers(&folder.join("bundle"))?;
    let mut rows = Vec::new();
    for file in &made {
        rows.push(vec![
            paths::shown(file),
            table::size(file.metadata()?.len()),
        ]);
    }
    println!("\n{}", table::render(&["installer", "size"], &rows));
    let kinds = args.bundles.as_deref().unwrap_or(kinds());
    if kinds.split(',').any(|kind| kind == "deb") {
        let deb = newest(&made, "deb").context("no .deb was made")?;
        within_budget(deb.metadata()?.len())?;
        if args.check {
            check::check(deb)?;
        }
    } else if args.check {
        bail!("--check installs a .deb, and none is made here");
    }
    Ok(())
}

fn kinds() -> &'static str {
    // An AppImage needs the network while it is made, so it is left to the release workflow.
    match std::env::consts::OS {
        "windows" => "nsis",
        "macos" => "dmg",
        _ => "deb,rpm",
    }
}

fn installers(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for kind in std::fs::read_dir(folder)
        .with_context(|| format!("there are no installers in {}", paths::shown(folder)))?
    {
        let kind = kind?.path();
        if !kind.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(kind)? {
            let file = file?.path();
            let ending = file.extension().and_then(|ending| ending.to_str());
            if matches!(ending, Some("deb" | "rpm" | "exe" | "dmg" | "AppImage")) {
                found.push(file);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Installers of earlier versions stay in the folder.
fn newest<'a>(files: &'a [PathBuf], ending: &str) -> Option<&'a PathBuf> {
    let of_kind = files
        .iter()
        .filter(|file| file.extension().is_some_and(|e| e == ending));
    of_kind.max_by_key(|file| file.metadata().and_then(|data| data.modified()).ok())
}

fn within_budget(bytes: u64) -> Result<()> {
    let (size, budget) = (table::size(bytes), table::size(BUDGET));
    if bytes > BUDGET {
        bail!("the .deb has {size}, over its budget of {budget}");
    }
    println!("The .deb has {size}, within its budget of {budget}.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_installer_over_the_budget_fails() {
        assert!(within_budget(BUDGET).is_ok());
        assert!(within_budget(BUDGET + 1).is_err());
    }
}
