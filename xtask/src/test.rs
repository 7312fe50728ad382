//! `cargo xtask test`: sets up, then runs every test there is.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::report::Report;
use crate::setup::{self, Needs};
use crate::{app, npm, paths, proc, python};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Leave out the tests through the real window
    #[arg(long, conflicts_with = "only")]
    no_e2e: bool,
    /// Run one kind of test
    #[arg(long)]
    only: Option<Kind>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    Rust,
    Ui,
    Interop,
    E2e,
}

impl Args {
    fn wants(&self, kind: Kind) -> bool {
        let unwanted = kind == Kind::E2e && self.no_e2e;
        !unwanted && self.only.is_none_or(|only| only == kind)
    }
}

pub(crate) fn test(args: &Args) -> Result<bool> {
    let summary = paths::scratch().join("tests");
    let mut report = Report::default();
    match real_articles(std::env::var_os("NHAN_DATA").map(PathBuf::from)) {
        Ok(said) => {
            println!("{said}");
            run(args, &mut report);
        }
        Err(error) => {
            report.prepare("NHAN_DATA", || Err(error));
        }
    }
    let good = report.print();
    report.keep(&summary)?;
    let totals = report.totals();
    // The last line, alone: it is read by people and by scripts.
    println!("{} passed, {} failed", totals.passed, totals.failed);
    Ok(good)
}

/// The tests on real articles run where NHAN_DATA names their folder. A wrong name must not look like
/// "no articles here".
fn real_articles(folder: Option<PathBuf>) -> Result<String> {
    match folder {
        None => Ok("NHAN_DATA is not set: the tests on real articles are left out.".to_owned()),
        Some(folder) if folder.is_dir() => Ok(format!(
            "NHAN_DATA is set: the tests on real articles run ({}).",
            folder.display()
        )),
        Some(folder) => bail!(
            "NHAN_DATA is set, but there is no folder {}",
            folder.display()
        ),
    }
}

fn run(args: &Args, report: &mut Report) {
    let windows = args.wants(Kind::E2e) && cfg!(target_os = "linux");
    let needs = Needs {
        system: args.wants(Kind::Rust) || args.wants(Kind::Interop) || windows,
        ui: args.wants(Kind::Ui) || windows,
        e2e: windows,
        interop: args.wants(Kind::Interop),
    };
    if !report.prepare("set up", || setup::setup(needs)) {
        return;
    }
    if args.wants(Kind::Rust) {
        rust(report);
    }
    if args.wants(Kind::Ui) {
        report.tests("interface", || {
            proc::stream(&mut npm::script(&paths::ui(), "test")?)
        });
    }
    if args.wants(Kind::Interop) {
        interop(report);
    }
    if windows {
        e2e(report);
    } else {
        let why = if cfg!(target_os = "linux") {
            "not asked for"
        } else {
            "they need Linux"
        };
        report.leave_out("window", why);
    }
}

fn rust(report: &mut Report) {
    // The tests of the command line start the real binary.
    if !report.prepare("build nhan", || app::build_command_line().map(drop)) {
        return;
    }
    let cargo = |words: &[&str]| {
        let mut cargo = proc::cargo();
        cargo.arg("test").args(words).arg("--no-fail-fast");
        cargo.env("NHAN_CLI", paths::binary("debug", "nhan"));
        proc::stream(&mut cargo)
    };
    report.tests("core and command line", || {
        cargo(&["--workspace", "--exclude", "nhan-desktop"])
    });
    // Apart, for it compiles the whole of Tauri: the quick tests fail first.
    report.tests("shell", || {
        app::ensure_interface_folder()?;
        cargo(&["--package", "nhan-desktop"])
    });
}

/// What was exported, loaded by the libraries of the tools that it is for.
fn interop(report: &mut Report) {
    if !report.prepare("build nhan", || app::build_command_line().map(drop)) {
        return;
    }
    report.tests("other tools", || {
        let mut python = python::tests(&paths::interop());
        python.env("NHAN_CLI", paths::binary("debug", "nhan"));
        proc::stream(&mut python)
    });
}

fn e2e(report: &mut Report) {
    let built = report.prepare("build the application", || {
        app::build_debug()?;
        app::build_command_line().map(drop)
    });
    if !built {
        return;
    }
    report.tests("window", || {
        let screenshots = paths::target().join("screenshots");
        std::fs::create_dir_all(&screenshots)?;
        let mut npm = npm::script(&paths::e2e(), "test")?;
        environment(&mut npm, "debug", &screenshots);
        proc::stream(&mut npm)
    });
}

/// What the window tests are told: absolute paths, for they run in their own folder.
pub(crate) fn environment(npm: &mut std::process::Command, profile: &str, screenshots: &Path) {
    npm.env("NHAN_APP", paths::binary(profile, "nhan-desktop"))
        .env("NHAN_CLI", paths::binary("debug", "nhan"))
        .env("NHAN_SCREENSHOTS", screenshots);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_nhan_data_fails_at_once() {
        let error = real_articles(Some("/nowhere/at/all".into())).unwrap_err();
        assert!(error.to_string().contains("no folder"), "{error}");
        assert!(
            real_articles(Some(file!().into())).is_err(),
            "a file is no folder"
        );
        assert!(real_articles(None).is_ok_and(|said| said.contains("left out")));
        assert!(real_articles(Some(std::env::temp_dir())).is_ok_and(|said| said.contains("run")));
    }

    #[test]
    fn kinds_are_chosen_by_the_flags() {
        let all = Args {
            no_e2e: false,
            only: None,
        };
        assert!(all.wants(Kind::Rust) && all.wants(Kind::Ui) && all.wants(Kind::E2e));
        let quick = Args {
            no_e2e: true,
            only: None,
        };
        assert!(quick.wants(Kind::Rust) && quick.wants(Kind::Ui) && !quick.wants(Kind::E2e));
        let ui = Args {
            no_e2e: false,
            only: Some(Kind::Ui),
        };
        assert!(!ui.wants(Kind::Rust) && ui.wants(Kind::Ui) && !ui.wants(Kind::E2e));
        assert!(all.wants(Kind::Interop) && quick.wants(Kind::Interop));
        assert!(!ui.wants(Kind::Interop));
    }
}
