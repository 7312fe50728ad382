//! `cargo xtask fuzz`: runs the fuzz targets, each for some time, from its seeds and from what
//! earlier runs found; says how much was run and what was found.
//!
//! Built by the nightly compiler, which nothing else needs, and without a sanitizer: what reads
//! files is safe Rust, and runs several times as often so.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{paths, proc, table};

/// Installed where there is none. A version that is there already is taken as it is.
const CARGO_FUZZ: &str = "0.13.2";

#[derive(clap::Args)]
pub(crate) struct Args {
    /// How long each target runs
    #[arg(long, default_value_t = 300)]
    seconds: u64,
    /// Those to run; else all
    targets: Vec<String>,
}

/// What became of a target.
struct Ran {
    executions: u64,
    /// Inputs that broke something, were too slow or took too much memory.
    findings: Vec<PathBuf>,
}

pub(crate) fn fuzz(args: &Args) -> Result<bool> {
    let all = targets()?;
    if let Some(unknown) = args.targets.iter().find(|name| !all.contains(name)) {
        bail!(
            "there is no target {unknown}; there are: {}",
            all.join(", ")
        );
    }
    let wanted = if args.targets.is_empty() {
        &all
    } else {
        &args.targets
    };
    ensure_cargo_fuzz()?;
    let built = build(&args.targets)?;
    let mut rows = Vec::new();
    let mut found = Vec::new();
    for name in wanted {
        let ran = run(&built, name, args.seconds)?;
        let per_second = ran.executions / args.seconds.max(1);
        let count = ran.findings.len();
        println!("{name}: {} executions, {count} findings", ran.executions);
        rows.push(vec![
            name.clone(),
            ran.executions.to_string(),
            per_second.to_string(),
            count.to_string(),
        ]);
        found.extend(ran.findings.into_iter().map(|input| (name, input)));
    }
    let head = ["target", "executions", "per second", "findings"];
    println!("\n{}", table::render(&head, &rows));
    for (name, input) in &found {
        let input = paths::shown(input);
        println!("again: cargo +nightly fuzz run --sanitizer none {name} {input}");
    }
    Ok(found.is_empty())
}

fn folder() -> PathBuf {
    paths::root().join("fuzz")
}

/// The names of all targets, in order.
fn targets() -> Result<Vec<String>> {
    let folder = folder().join("targets");
    let entries = std::fs::read_dir(&folder)
        .with_context(|| format!("cannot list {}", paths::shown(&folder)))?;
    let mut names = Vec::new();
    for entry in entries {
        let path = entry?.path();
        names.extend(
            path.file_stem()
                .map(|stem| stem.to_string_lossy().into_owned()),
        );
    }
    names.sort();
    Ok(names)
}

/// cargo-fuzz by the nightly compiler, whichever one started us.
fn cargo_fuzz(subcommand: &str) -> Command {
    let mut command = proc::command("rustup");
    command.args(["run", "nightly", "cargo", "fuzz", subcommand]);
    command
}

fn ensure_cargo_fuzz() -> Result<()> {
    if proc::succeeds(&mut cargo_fuzz("--version")) {
        return Ok(());
    }
    if !proc::succeeds(proc::command("rustup").args(["run", "nightly", "rustc", "--version"])) {
        bail!("fuzzing needs the nightly compiler: rustup toolchain install nightly");
    }
    println!("cargo-fuzz {CARGO_FUZZ} is not installed; this takes a minute, once.");
    let mut install = proc::cargo();
    install.args(["install", "cargo-fuzz", "--locked", "--version", CARGO_FUZZ]);
    proc::run(&mut install).context("cargo-fuzz could not be installed")
}

/// Builds these targets, or all; gives the folder that they are in.
fn build(wanted: &[String]) -> Result<PathBuf> {
    let target = paths::target().join("fuzz");
    let one = |name: Option<&String>| {
        let mut command = cargo_fuzz("build");
        command.args(["--sanitizer", "none", "--target-dir"]);
        proc::run(command.arg(&target).args(name))
    };
    match wanted {
        [] => one(None)?,
        some => some.iter().try_for_each(|name| one(Some(name)))?,
    }
    let said = proc::output(proc::command("rustup").args(["run", "nightly", "rustc", "-vV"]))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("the compiler does not say what it builds for")?;
    Ok(target.join(host).join("release"))
}

/// Runs a target as it was built, so that the code may be changed meanwhile.
fn run(built: &Path, name: &str, seconds: u64) -> Result<Ran> {
    let made = paths::target().join("fuzz-runs").join(name);
    let corpus = made.join("corpus");
    let found = folder().join("artifacts").join(name);
    // In memory where the system has such a place: each input is written as a file.
    let memory = Path::new("/dev/shm");
    let files = if memory.is_dir() { memory } else { &made }.join(format!("nhan-fuzz-{name}"));
    for folder in [&corpus, &found, &files] {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let before = listed(&found)?;
    let log = made.join("log.txt");
    let program = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let mut command = proc::command(built.join(program));
    command.args([&corpus, &folder().join("seeds").join(name)]);
    command.args(["-timeout=10", "-rss_limit_mb=1024", "-max_len=65536"]);
    command.arg(format!("-artifact_prefix={}/", found.display()));
    command.arg(format!("-max_total_time={seconds}"));
    command.arg("-print_final_stats=1");
    let dictionary = folder().join("dictionaries").join(format!("{name}.dict"));
    if dictionary.is_file() {
        command.arg(format!("-dict={}", dictionary.display()));
    }
    command.env("TMPDIR", &files).stderr(File::create(&log)?);
    // Anything found ends it with an error, which the folder of findings tells better.
    let status = command
        .status()
        .with_context(|| format!("cannot start {name}"))?;
    // What a run that was broken off has left behind.
    std::fs::remove_dir_all(&files)?;
    let said = std::fs::read(&log)?;
    let executions = executions(&String::from_utf8_lossy(&said));
    let mut findings = listed(&found)?;
    findings.retain(|input| !before.contains(input));
    match executions {
        Some(executions) => Ok(Ran {
            executions,
            findings,
        }),
        None if !findings.is_empty() => Ok(Ran {
            executions: 0,
            findings,
        }),
        None => bail!("{name} ended with {status}; see {}", log.display()),
    }
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?;
    let mut all = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    all.sort();
    Ok(all)
}

/// How often libFuzzer says that it ran the target.
fn executions(log: &str) -> Option<u64> {
    let mut numbers = log
        .lines()
        .filter_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    numbers.next_back()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn executions_stand_in_the_last_lines() {
        let log =
            "#2\tINITED cov: 1\nstat::number_of_executed_units: 1234\nstat::new_units_added: 5\n";
        assert_eq!(executions(log), Some(1234));
        assert_eq!(executions("#2\tINITED cov: 1\n"), None);
    }

    #[test]
    fn there_are_targets() {
        let all = targets().unwrap();
        assert!(all.contains(&"brat".to_owned()) && all.is_sorted());
    }
}
