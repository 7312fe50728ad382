//! `cargo xtask ci`: everything that is checked without running the program, after its tests.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::report::Report;
use crate::{app, codegen, npm, paths, proc, tidy};

/// Installed where there is none. A version that is there already is taken as it is.
const CARGO_DENY: &str = "0.20.2";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Look also for known vulnerabilities, which needs the network
    #[arg(long)]
    advisories: bool,
}

pub(crate) fn ci(args: &Args) -> Result<bool> {
    let mut report = Report::default();
    report.check("formatting", || {
        proc::run(proc::cargo().args(["fmt", "--all", "--check"]))
    });
    report.check("clippy", clippy);
    report.check("clippy without Parquet", clippy_of_the_core_alone);
    report.check("licences and sources", || {
        cargo_deny(&["bans", "licenses", "sources"])
    });
    if args.advisories {
        report.check("advisories", || cargo_deny(&["advisories"]));
    }
    report.check("set up the interface", || npm::install(&paths::ui()));
    report.check("svelte-check", || script(&paths::ui(), "check"));
    report.check("eslint and prettier", || script(&paths::ui(), "lint"));
    window_tests(&mut report);
    report.check("bindings", codegen::check_bindings);
    for (name, check) in tidy::CHECKS {
        report.check(name, || tidy::one(*check));
    }
    let good = report.print();
    report.keep(&paths::scratch().join("checks"))?;
    let totals = report.totals();
    println!("{} checks passed, {} failed", totals.passed, totals.failed);
    Ok(good)
}

fn clippy() -> Result<()> {
    app::ensure_interface_folder()?;
    let words = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ];
    proc::run(proc::cargo().args(words))
}

fn script(folder: &Path, name: &str) -> Result<()> {
    proc::run(&mut npm::script(folder, name)?)
}

/// Alone, the core is built without what the programs ask of it.
fn clippy_of_the_core_alone() -> Result<()> {
    let words = [
        "clippy",
        "-p",
        "nhan-core",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ];
    proc::run(proc::cargo().args(words))
}

/// The window tests are a package of their own, which may have checks of its own.
fn window_tests(report: &mut Report) {
    for name in ["check", "lint"] {
        if npm::script(&paths::e2e(), name).is_ok() {
            report.check(&format!("window tests: {name}"), || {
                npm::install(&paths::e2e())?;
                script(&paths::e2e(), name)
            });
        }
    }
}

fn cargo_deny(what: &[&str]) -> Result<()> {
    let deny = || {
        let mut cargo = proc::cargo();
        cargo.arg("deny");
        cargo
    };
    if !proc::succeeds(deny().arg("--version")) {
        install_cargo_deny()?;
    }
    proc::run(deny().arg("check").args(what))
}

fn install_cargo_deny() -> Result<()> {
    println!("cargo-deny {CARGO_DENY} is not installed; this takes some minutes, once.");
    let mut install: Command = proc::cargo();
    // Without its default features it cannot fetch advisories, and builds in half the time; the
    // workflow that looks at advisories brings its own.
    install.args(["install", "cargo-deny", "--locked", "--no-default-features"]);
    install.args(["--version", CARGO_DENY]);
    proc::run(&mut install).context("cargo-deny could not be installed")
}
