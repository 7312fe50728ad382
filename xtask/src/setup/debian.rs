//! Debian and Ubuntu: the missing packages are installed by apt.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::proc;

/// Package by package, why it is needed.
const PACKAGES: &[(&str, &str)] = &[
    ("build-essential", "compiles SQLite"),
    ("pkg-config", "finds WebKitGTK for the build"),
    ("file", "the bundler looks at files with it"),
    ("libwebkit2gtk-4.1-dev", "the webview"),
    ("webkit2gtk-driver", "drives the window in tests"),
    ("xvfb", "a display for tests"),
    // Only a recommendation of xvfb's, but xvfb-run does not start without it.
    ("xauth", "xvfb-run needs it"),
    (
        "fonts-noto-core",
        "Vietnamese letters outside our own fonts, e.g. in system dialogs",
    ),
    ("fonts-noto-color-emoji", "emoji in articles"),
];

pub(crate) fn is_here() -> bool {
    cfg!(target_os = "linux")
        && proc::succeeds(Command::new("apt-get").arg("--version"))
        && proc::succeeds(Command::new("dpkg-query").arg("--version"))
}

pub(crate) fn install_missing() -> Result<()> {
    let missing = missing(&installed());
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages:");
    for (name, why) in PACKAGES.iter().filter(|(name, _)| missing.contains(name)) {
        println!("  {name}: {why}");
    }
    install(&missing)
}

/// Installs packages by their names.
pub(crate) fn install(names: &[&str]) -> Result<()> {
    let advice = || {
        format!(
            "install them yourself, then run this again:\n  \
             apt-get install --no-install-recommends {}",
            names.join(" ")
        )
    };
    let Some(prefix) = privilege() else {
        bail!(
            "installing packages needs root and there is no sudo here; {}",
            advice()
        );
    };
    proc::run(apt(prefix).arg("update")).with_context(advice)?;
    proc::run(
        apt(prefix)
            .args(["install", "-y", "--no-install-recommends"])
            .args(names),
    )
    .with_context(advice)
}

/// `package status` lines; dpkg-query fails when it knows nothing of one of them, and lists the
/// others all the same.
fn installed() -> String {
    let names = PACKAGES.iter().map(|(name, _)| name);
    let query = Command::new("dpkg-query")
        .args(["-W", "-f=${Package} ${Status}\\n"])
        .args(names)
        .output();
    query.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).into_owned(),
    )
}

fn missing(listing: &str) -> Vec<&'static str> {
    let is_installed = |name: &str| {
        listing.lines().any(|line| {
            line.split_once(' ')
                .is_some_and(|(package, status)| package == name && status.ends_with(" installed"))
        })
    };
    PACKAGES
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| !is_installed(name))
        .collect()
}

/// The words before `apt-get`; nothing when there is no way to become root.
pub(crate) fn privilege() -> Option<&'static [&'static str]> {
    let user = proc::output(Command::new("id").arg("-u"));
    if user.is_ok_and(|user| user.trim() == "0") {
        return Some(&[]);
    }
    proc::succeeds(Command::new("sudo").arg("--version")).then_some(&["sudo"])
}

/// apt-get without questions, waiting for another apt to finish.
pub(crate) fn apt(prefix: &[&str]) -> Command {
    // `env` because sudo does not pass our environment on.
    let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
    let mut words = prefix.iter().chain(&words);
    let mut command = proc::command(words.next().unwrap_or(&"apt-get"));
    command.args(words).args(["-o", "DPkg::Lock::Timeout=300"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_is_installed() {
        let listing = "build-essential install ok installed\n\
            pkg-config install ok installed\n\
            file install ok installed\n\
            libwebkit2gtk-4.1-dev install ok installed\n\
            xvfb install ok installed\n\
            fonts-noto-core deinstall ok config-files\n\
            webkit2gtk-driver install ok half-installed\n";
        assert_eq!(
            missing(listing),
            [
                "webkit2gtk-driver",
                "xauth",
                "fonts-noto-core",
                "fonts-noto-color-emoji"
            ]
        );
    }

    #[test]
    fn apt_asks_nothing_with_and_without_sudo() {
        assert_eq!(apt(&[]).get_program(), "env");
        let with_sudo = apt(&["sudo"]);
        assert_eq!(with_sudo.get_program(), "sudo");
        assert!(
            with_sudo
                .get_args()
                .any(|word| word == "DEBIAN_FRONTEND=noninteractive")
        );
    }
}
