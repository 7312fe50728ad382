//! Other systems: what is missing is named, and installing it is left to their owner.

use std::process::Command;

use anyhow::{Result, bail};

use crate::proc;

pub(crate) fn check() -> Result<()> {
    if cfg!(windows) {
        windows()
    } else if cfg!(target_os = "macos") {
        macos()
    } else {
        linux()
    }
}

fn windows() -> Result<()> {
    // Cargo has just linked us, so the Build Tools are there. WebView2 comes with Windows 11 and
    // with most of Windows 10; its version stands in the registry.
    const CLIENT: &str = r"Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    let roots = [
        r"HKLM\SOFTWARE\WOW6432Node",
        r"HKLM\SOFTWARE",
        r"HKCU\Software",
    ];
    let found = roots.iter().any(|root| {
        proc::succeeds(Command::new("reg").args(["query", &format!(r"{root}\{CLIENT}")]))
    });
    if !found {
        println!(
            "WebView2 was not found. The application needs it to open a window:\n  \
             https://developer.microsoft.com/microsoft-edge/webview2/ (Evergreen Bootstrapper)\n\
             To build, the Microsoft C++ Build Tools (\"Desktop development with C++\") are needed:\n  \
             https://visualstudio.microsoft.com/visual-cpp-build-tools/"
        );
    }
    Ok(())
}

fn macos() -> Result<()> {
    if !proc::succeeds(Command::new("xcode-select").arg("-p")) {
        bail!(
            "the Xcode command line tools are missing; install them with `xcode-select --install`"
        );
    }
    Ok(())
}

fn linux() -> Result<()> {
    let library = proc::succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"]));
    let driver = proc::succeeds(Command::new("WebKitWebDriver").arg("--version"));
    let display = proc::succeeds(Command::new("xvfb-run").arg("--help"));
    if library && driver && display {
        return Ok(());
    }
    let release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    bail!(
        "a C compiler, pkg-config, WebKitGTK 4.1 with its WebDriver, Xvfb, xauth and the Noto fonts \
         are needed and some are missing. Install them, then run this again:\n{}",
        advice(&release)
    )
}

fn advice(os_release: &str) -> String {
    let dnf = "  sudo dnf install gcc make pkgconf-pkg-config file webkit2gtk4.1-devel \
               webkitgtk-webdriver xorg-x11-server-Xvfb xorg-x11-xauth google-noto-sans-fonts";
    let pacman = "  sudo pacman -S --needed base-devel file webkit2gtk-4.1 xorg-server-xvfb \
                  xorg-xauth noto-fonts";
    let zypper = "  sudo zypper install -t pattern devel_basis && sudo zypper install file \
                  webkit2gtk3-devel webkit2gtk-driver xorg-x11-server-Xvfb xauth \
                  google-noto-sans-fonts";
    let ids: Vec<_> = os_release
        .lines()
        .filter_map(|line| {
            line.strip_prefix("ID=")
                .or_else(|| line.strip_prefix("ID_LIKE="))
        })
        .flat_map(|ids| ids.trim_matches('"').split(' '))
        .collect();
    let known = [
        (["fedora", "rhel", "centos"], dnf),
        (["arch", "manjaro", "endeavouros"], pacman),
        (["suse", "opensuse", "opensuse-tumbleweed"], zypper),
    ];
    for (names, packages) in known {
        if ids.iter().any(|id| names.contains(id)) {
            return packages.to_owned();
        }
    }
    format!("{dnf}\n{pacman}\n{zypper}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distribution_s_own_command_is_named() {
        assert!(advice("NAME=Fedora\nID=fedora\n").contains("dnf"));
        assert!(!advice("ID=fedora\n").contains("pacman"));
        assert!(advice("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n").contains("dnf"));
        assert!(advice("ID=arch\n").contains("pacman"));
        assert!(advice("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"").contains("zypper"));
    }

    #[test]
    fn an_unknown_distribution_gets_all_of_them() {
        let all = advice("ID=void\n");
        assert!(all.contains("dnf") && all.contains("pacman") && all.contains("zypper"));
    }
}
