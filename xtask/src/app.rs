//! Building the application and the command line.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{paths, proc};

/// The debug application with its interface inside (a plain `cargo build` of the shell would look for
/// the development server instead).
pub(crate) fn build_debug() -> Result<PathBuf> {
    proc::run(tauri()?.args(["build", "--debug", "--no-bundle"]))?;
    built("debug", "nhan-desktop")
}

pub(crate) fn build_release() -> Result<PathBuf> {
    proc::run(tauri()?.args(["build", "--no-bundle"]))?;
    built("release", "nhan-desktop")
}

/// The empty window that the benchmarks hold the application against. The feature is what the Tauri
/// command line gives: with another one all of Tauri would be compiled again.
pub(crate) fn build_reference_window() -> Result<PathBuf> {
    let example = "reference_window";
    let mut cargo = proc::cargo();
    cargo.args(["build", "--release", "--package", "nhan-desktop"]);
    cargo.args(["--features", "tauri/custom-protocol", "--example", example]);
    proc::run(&mut cargo)?;
    built("release/examples", example)
}

pub(crate) fn build_command_line() -> Result<PathBuf> {
    proc::run(proc::cargo().args(["build", "--package", "nhan-cli"]))?;
    built("debug", "nhan")
}

fn built(profile: &str, name: &str) -> Result<PathBuf> {
    let binary = paths::binary(profile, name);
    if !binary.is_file() {
        bail!(
            "the build succeeded, but {} is not there",
            paths::shown(&binary)
        );
    }
    Ok(binary)
}

/// The Tauri command line of ui/node_modules, never one that npx would fetch. It is started through
/// Node, for npm's own starters have another name on Windows.
pub(crate) fn tauri() -> Result<Command> {
    let script = paths::ui().join("node_modules/@tauri-apps/cli/tauri.js");
    if !script.is_file() {
        bail!(
            "{} is missing; run `cargo xtask setup`",
            paths::shown(&script)
        );
    }
    let mut command = proc::command("node");
    command
        .arg(script)
        // Neither folder is where the Tauri command line looks for it.
        .env("TAURI_APP_PATH", paths::root().join("src-tauri"))
        .env("TAURI_FRONTEND_PATH", paths::ui())
        // A value of `1`, which some CI systems set, is refused by the Tauri command line.
        .env("CI", "true");
    Ok(command)
}

/// Tauri's macro wants the interface's folder even where the interface is not built yet.
pub(crate) fn ensure_interface_folder() -> Result<()> {
    Ok(std::fs::create_dir_all(paths::ui().join("dist"))?)
}
