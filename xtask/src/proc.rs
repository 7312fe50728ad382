//! Starting other programs.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::paths;

/// How long output may go on after the program itself has ended. A program left behind by a test can
/// hold the pipe open for ever, and must not hold us.
const GRACE: Duration = Duration::from_secs(3);

/// A command started in the repository's root.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    // `cargo run` gives us variables about the package xtask; build scripts that watch them would
    // run again on every change between `cargo build` and `cargo xtask`.
    for (name, _) in std::env::vars_os() {
        if is_about_this_package(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command
}

fn is_about_this_package(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || [
            "CARGO_MANIFEST_DIR",
            "CARGO_MANIFEST_PATH",
            "CARGO_BIN_NAME",
            "CARGO_CRATE_NAME",
        ]
        .contains(&name)
}

/// The cargo that started us.
pub(crate) fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // Not `command`: the target folder is asked of cargo, and `command` asks for the root only.
    command(cargo)
}

/// npm in one of our packages. On Windows it is a batch file, which has to be named with its ending.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut command = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder);
    command
}

/// Runs a command with its output on ours; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = announce(command);
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

/// Runs a command silently and gives its standard output; anything but success is an error.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!(
            "`{}` ended with {}\n{}",
            shown(command),
            output.status,
            said.trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a command can be started and succeeds, whatever it prints.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What a streamed command printed on standard output, and whether it succeeded.
pub(crate) struct Streamed {
    pub(crate) text: String,
    pub(crate) success: bool,
}

/// Runs a command, passing its standard output on as it comes and keeping it to be read afterwards.
pub(crate) fn stream(command: &mut Command) -> Result<Streamed> {
    announce(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    let kept = Arc::new(Mutex::new(Vec::new()));
    let ended = pass_on(&mut child, &kept);
    let status = child.wait()?;
    // An error is the grace running out: go on with what there is.
    let _ = ended.recv_timeout(GRACE);
    let bytes = kept.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Streamed {
        text: String::from_utf8_lossy(&bytes).into_owned(),
        success: status.success(),
    })
}

fn pass_on(child: &mut Child, kept: &Arc<Mutex<Vec<u8>>>) -> mpsc::Receiver<()> {
    let (end, ended) = mpsc::channel();
    let Some(mut from) = child.stdout.take() else {
        return ended;
    };
    let kept = Arc::clone(kept);
    std::thread::spawn(move || {
        let mut buffer = [0; 8192];
        while let Ok(count @ 1..) = from.read(&mut buffer) {
            let mut out = std::io::stdout().lock();
            // Our own output may be closed (`| head`); the tests still have to run to their end.
            let _ = out.write_all(&buffer[..count]).and_then(|()| out.flush());
            kept.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend_from_slice(&buffer[..count]);
        }
        let _ = end.send(());
    });
    ended
}

fn announce(command: &Command) -> String {
    let shown = shown(command);
    println!("$ {shown}");
    let _ = std::io::stdout().flush();
    shown
}

fn shown(command: &Command) -> String {
    // The program by its name: where a toolchain lies says nothing to the reader.
    let program = Path::new(command.get_program());
    let name = program
        .file_stem()
        .filter(|_| !program.starts_with(paths::root()));
    let program = name.map_or_else(|| paths::shown(program), |name| name.display().to_string());
    let words = command.get_args().map(|word| paths::shown(Path::new(word)));
    std::iter::once(program)
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

fn cannot_start(command: &Command) -> String {
    format!(
        "cannot start `{}`; is it installed?",
        command.get_program().to_string_lossy()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variables_of_this_package_are_kept_from_other_programs() {
        assert!(is_about_this_package("CARGO_PKG_VERSION"));
        assert!(is_about_this_package("CARGO_MANIFEST_DIR"));
        assert!(!is_about_this_package("CARGO_BUILD_JOBS"));
        assert!(!is_about_this_package("CARGO_HOME"));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_left_behind_does_not_hold_us() {
        let started = std::time::Instant::now();
        let streamed = stream(Command::new("sh").args(["-c", "echo here; sleep 20 &"])).unwrap();
        assert!(streamed.success);
        assert_eq!(streamed.text, "here\n");
        assert!(started.elapsed() < Duration::from_secs(15));
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_program_is_an_error_with_what_it_said() {
        let error = output(Command::new("sh").args(["-c", "echo why >&2; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("why"), "{error}");
        assert!(!succeeds(Command::new("sh").args(["-c", "exit 1"])));
    }
}
