//! `cargo xtask bench`: measures the core and the real window, and holds the figures against the
//! budgets.
//!
//! A benchmark says what it measured by appending lines to the file that NHAN_BENCH_OUT names:
//! `{"id": "open-long", "value": 310.0, "reference": 702.0}`, the reference where the budget is a
//! multiple of one measured in the same run.

mod budgets;
mod measured;

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::setup::{self, Needs};
use crate::{app, npm, paths, proc, table, test};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Measure one part
    #[arg(long)]
    only: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    Core,
    Window,
}

pub(crate) fn bench(args: &Args) -> Result<bool> {
    let folder = paths::target().join("bench");
    std::fs::create_dir_all(&folder)?;
    let mut all = Vec::new();
    for (part, name, measure) in [
        (Part::Core, "core.jsonl", core as fn(&Path) -> Result<()>),
        (Part::Window, "window.jsonl", window),
    ] {
        if args.only.is_none_or(|only| only == part) {
            let out = folder.join(name);
            if out.exists() {
                std::fs::remove_file(&out)?;
            }
            measure(&out)?;
            all.extend(read(&out)?);
        }
    }
    let rows = measured::rows(budgets::BUDGETS, &all)?;
    let head = ["what", "measured", "reference", "budget", "verdict"];
    let cells: Vec<_> = rows.iter().map(|row| row.cells.to_vec()).collect();
    println!("\n{}", table::render(&head, &cells));
    Ok(rows.iter().all(|row| row.within))
}

fn core(out: &Path) -> Result<()> {
    let benches = paths::root().join("src-tauri/core/benches");
    if !benches.is_dir() {
        bail!(
            "there are no benchmarks of the core: {} is missing",
            paths::shown(&benches)
        );
    }
    let mut cargo = proc::cargo();
    cargo.args(["bench", "--package", "nhan-core", "--benches"]);
    cargo.args(["--features", "parquet"]);
    proc::run(cargo.env("NHAN_BENCH_OUT", out))
}

fn window(out: &Path) -> Result<()> {
    if !cfg!(target_os = "linux") {
        bail!("the window is measured on Linux only; use --only core here");
    }
    setup::setup(Needs::everything())?;
    let mut npm = npm::script(&paths::e2e(), "bench")?;
    app::build_release()?;
    proc::run(proc::cargo().args(["build", "--release", "--package", "nhan-cli"]))?;
    let reference = app::build_reference_window()?;
    test::environment(&mut npm, "release", &paths::target().join("screenshots"));
    npm.env("NHAN_CLI", paths::binary("release", "nhan"));
    npm.env("NHAN_REFERENCE", reference);
    proc::run(npm.env("NHAN_BENCH_OUT", out))
}

fn read(out: &Path) -> Result<Vec<measured::Measured>> {
    let text = std::fs::read_to_string(out).with_context(|| {
        format!(
            "the benchmark ran, but wrote no figures to {}",
            paths::shown(out)
        )
    })?;
    measured::parse(&text).with_context(|| format!("in {}", paths::shown(out)))
}
