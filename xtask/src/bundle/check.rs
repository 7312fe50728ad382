//! Installing the .deb, seeing the installed program open its window, and removing it again.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::setup::debian;
use crate::{paths, proc};

/// A cold start on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// A program that dies does so soon after its window has opened.
const WATCHED: Duration = Duration::from_secs(5);

pub(crate) fn check(deb: &Path) -> Result<()> {
    let package = proc::output(Command::new("dpkg-deb").arg("-f").arg(deb).arg("Package"))?;
    let package = package.trim().to_owned();
    if package.is_empty() {
        bail!("{} names no package", paths::shown(deb));
    }
    if proc::succeeds(Command::new("dpkg-query").args(["-W", &package])) {
        bail!("{package} is installed here already; remove it first, so that it is not replaced");
    }
    let root = debian::privilege().context("installing a package needs root or sudo")?;
    proc::run(
        debian::apt(root)
            .args(["install", "-y", "--no-install-recommends"])
            .arg(deb),
    )?;
    let seen = watch(&package).and_then(|seen| Ok(format!("{seen}\n{}", command_line(&package)?)));
    // Removed whatever was seen.
    let removed = proc::run(debian::apt(root).args(["purge", "-y", &package]));
    println!("{}", seen?);
    removed?;
    if let Some(left) = program(&package) {
        bail!(
            "{} is still there after the package was removed",
            left.display()
        );
    }
    println!("{package} was installed, started and removed.");
    Ok(())
}

/// The program that the package installed, as dpkg lists it.
fn program(package: &str) -> Option<PathBuf> {
    installed(package, "/bin/nhan-desktop")
}

fn installed(package: &str, ending: &str) -> Option<PathBuf> {
    let listing = proc::output(Command::new("dpkg").args(["-L", package])).ok()?;
    let path = listing.lines().find(|line| line.ends_with(ending))?;
    Some(PathBuf::from(path)).filter(|path| path.is_file())
}

/// What the command line that came with it says of itself.
fn command_line(package: &str) -> Result<String> {
    let program = installed(package, "/bin/nhan").context("the package brought no command line")?;
    let said = proc::output(Command::new(program).arg("--version"))?;
    Ok(format!("nhan is there, too: {}", said.trim()))
}

fn watch(package: &str) -> Result<String> {
    let program = program(package).context("the package holds no bin/nhan-desktop")?;
    let (_display, name) = display()?;
    let data = paths::scratch().join("bundle-check");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    std::fs::create_dir_all(&data)?;
    let mut app = Ended(
        proc::command(&program)
            .env("DISPLAY", &name)
            .env_remove("WAYLAND_DISPLAY")
            .env("NHAN_DATA_DIR", &data)
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?,
    );
    let window = wait_for_window(&mut app, &name)?;
    sleep(WATCHED);
    still_runs(&mut app)?;
    Ok(match window {
        Some(window) => format!("{} opened its window: {window}", program.display()),
        None => format!(
            "{} runs (xwininfo is not here to see its window)",
            program.display()
        ),
    })
}

fn wait_for_window(app: &mut Ended, display: &str) -> Result<Option<String>> {
    let query = || {
        let mut query = Command::new("xwininfo");
        query.args(["-display", display, "-root", "-tree"]);
        query
    };
    if proc::output(&mut query()).is_err() {
        return Ok(None);
    }
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        still_runs(app)?;
        if let Some(window) = window(&proc::output(&mut query())?) {
            return Ok(Some(window));
        }
        sleep(Duration::from_millis(200));
    }
    bail!("no window appeared within {} s", PATIENCE.as_secs())
}

/// A window of ours that is larger than the helper windows that GTK makes, which have 1 × 1 or
/// 10 × 10 points.
fn window(tree: &str) -> Option<String> {
    let ours = tree
        .lines()
        .filter(|line| line.contains("\"nhan-desktop\""));
    ours.map(str::trim)
        .find(|line| {
            let sizes = line
                .split_whitespace()
                .filter_map(|word| word.split_once('x'));
            sizes
                .filter_map(|(width, rest)| {
                    let height = rest.split(['+', '-']).next()?;
                    Some((width.parse::<u32>().ok()?, height.parse::<u32>().ok()?))
                })
                .any(|(width, height)| width > 200 && height > 200)
        })
        .map(str::to_owned)
}

fn still_runs(app: &mut Ended) -> Result<()> {
    match app.0.try_wait()? {
        Some(status) => bail!("the installed program ended by itself with {status}"),
        None => Ok(()),
    }
}

/// A display of our own. Xvfb chooses a free number and says which.
fn display() -> Result<(Ended, String)> {
    let mut server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot start Xvfb; run `cargo xtask setup`")?;
    let said = server.stdout.take();
    let server = Ended(server);
    let mut number = String::new();
    BufReader::new(said.context("Xvfb has no output")?).read_line(&mut number)?;
    if number.trim().is_empty() {
        bail!("Xvfb did not start");
    }
    Ok((server, format!(":{}", number.trim())))
}

/// A program that ends when we are done with it, also after an error.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself, which is just as well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_told_from_the_helpers_of_gtk() {
        let helper =
            r#"     0x200001 "nhan-desktop": ("nhan-desktop" "Nhan-desktop")  10x10+10+10  +10+10"#;
        let real =
            r#"     0x200003 "Nhãn": ("nhan-desktop" "Nhan-desktop")  1200x780+40+10  +40+10"#;
        let other = r#"     0x300003 "x": ("xterm" "XTerm")  1200x780+40+10  +40+10"#;
        assert_eq!(window(helper), None);
        assert_eq!(window(other), None);
        assert!(window(&format!("{helper}\n{real}\n")).is_some());
    }
}
