//! Everything that building and testing need, installed or named.

pub(crate) mod debian;
mod elsewhere;

use anyhow::Result;

use crate::{npm, paths, python};

/// What a task needs: a person working on the interface alone need not wait for WebKitGTK.
#[derive(Clone, Copy)]
pub(crate) struct Needs {
    pub(crate) system: bool,
    pub(crate) ui: bool,
    pub(crate) e2e: bool,
    pub(crate) interop: bool,
}

impl Needs {
    pub(crate) fn everything() -> Self {
        Self {
            system: true,
            ui: true,
            e2e: true,
            interop: true,
        }
    }

    pub(crate) fn the_application() -> Self {
        Self {
            e2e: false,
            interop: false,
            ..Self::everything()
        }
    }
}

pub(crate) fn setup(needs: Needs) -> Result<()> {
    if needs.system {
        if debian::is_here() {
            debian::install_missing()?;
        } else {
            elsewhere::check()?;
        }
    }
    if needs.ui || needs.e2e {
        npm::check_node()?;
    }
    if needs.ui {
        npm::install(&paths::ui())?;
    }
    // Window tests run on Linux only, so their packages are needed there only.
    if needs.e2e && cfg!(target_os = "linux") {
        npm::install(&paths::e2e())?;
    }
    if needs.interop {
        python::install()?;
    }
    println!("Everything needed is installed.");
    Ok(())
}
