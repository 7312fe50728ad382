//! `cargo xtask run`: from a fresh checkout to the application on a sample project.

mod headless;
mod sample;

use anyhow::Result;

use crate::setup::{self, Needs};
use crate::{app, proc};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Do the main job through the command line even where there is a display
    #[arg(long)]
    no_window: bool,
}

pub(crate) fn run(args: &Args) -> Result<()> {
    if args.no_window || !has_display(|name| std::env::var(name).ok()) {
        // The command line links no webview, so none of the window's packages is installed for it.
        return headless::main_job(args.no_window);
    }
    setup::setup(Needs::the_application())?;
    let nhan = app::build_command_line()?;
    let application = app::build_debug()?;
    let project = sample::ready(&nhan)?;
    proc::run(proc::command(application).arg(project))
}

/// Windows and macOS have a display; on Linux one of two variables names it.
fn has_display(variable: impl Fn(&str) -> Option<String>) -> bool {
    let names = ["DISPLAY", "WAYLAND_DISPLAY"];
    !cfg!(target_os = "linux")
        || names
            .iter()
            .any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_display_is_x11_or_wayland_and_never_an_empty_variable() {
        assert!(!has_display(|_| None));
        assert!(!has_display(|_| Some(String::new())));
        assert!(has_display(
            |name| (name == "DISPLAY").then(|| ":0".to_owned())
        ));
        assert!(has_display(
            |name| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".to_owned())
        ));
    }
}
