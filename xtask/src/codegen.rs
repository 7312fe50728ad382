//! The TypeScript bindings of the shell's commands, written by the shell itself.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{app, paths, proc};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Change nothing; fail when the bindings are stale
    #[arg(long)]
    check: bool,
}

pub(crate) fn codegen(args: &Args) -> Result<()> {
    let kept = paths::ui().join("src/lib/ipc/bindings.ts");
    if args.check {
        check(&kept)
    } else {
        export(&kept)
    }
}

pub(crate) fn check_bindings() -> Result<()> {
    codegen(&Args { check: true })
}

fn export(to: &Path) -> Result<()> {
    app::ensure_interface_folder()?;
    let mut cargo = proc::cargo();
    cargo.args([
        "run",
        "--quiet",
        "--package",
        "nhan-desktop",
        "--example",
        "bindings",
        "--",
    ]);
    proc::run(cargo.arg(to))
}

fn check(kept: &Path) -> Result<()> {
    let folder = paths::scratch();
    std::fs::create_dir_all(&folder)?;
    let fresh: PathBuf = folder.join("bindings.ts");
    export(&fresh)?;
    let read = |path: &Path| {
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", paths::shown(path)))
    };
    match difference(&read(kept)?, &read(&fresh)?) {
        None => Ok(()),
        Some(Difference {
            line,
            kept: old,
            fresh: new,
        }) => bail!(
            "{} is stale from line {line}:\n  it has  {old}\n  not     {new}\n\
             run `cargo xtask codegen` and commit the result",
            paths::shown(kept)
        ),
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Difference<'a> {
    line: usize,
    kept: &'a str,
    fresh: &'a str,
}

/// The first line that differs, line endings aside (a checkout on Windows may have its own).
fn difference<'a>(kept: &'a str, fresh: &'a str) -> Option<Difference<'a>> {
    const END: &str = "(the end of the file)";
    let (mut kept, mut fresh) = (kept.lines(), fresh.lines());
    let mut line = 1;
    loop {
        match (kept.next(), fresh.next()) {
            (None, None) => return None,
            (old, new) if old == new => line += 1,
            (old, new) => {
                let (kept, fresh) = (old.unwrap_or(END), new.unwrap_or(END));
                return Some(Difference { line, kept, fresh });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stale_bindings_are_seen() {
        let found = difference("a\nb\n", "a\nc\n");
        assert_eq!(
            found,
            Some(Difference {
                line: 2,
                kept: "b",
                fresh: "c"
            })
        );
        assert_eq!(difference("a\n", "a\nb\n").map(|found| found.line), Some(2));
        assert_eq!(difference("a\nb\n", "a\n").map(|found| found.line), Some(2));
    }

    #[test]
    fn line_endings_make_no_difference() {
        assert_eq!(difference("a\r\nb\r\n", "a\nb\n"), None);
    }
}
