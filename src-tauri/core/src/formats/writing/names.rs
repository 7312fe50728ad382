//! Names of files that every system takes.
use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

/// Bytes that a part of a path may have, with room for a number and an ending.
const LONGEST: usize = 180;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Gives each article a path of its own.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// The path of an article, with `/` between, without ending: its source id as far as every
    /// system takes it, with a number where another has it already, letter case aside.
    pub(super) fn of(&mut self, source_id: &str) -> String {
        let parts: Vec<String> = source_id.split('/').map(part).collect();
        let path = parts.join("/");
        let mut name = path.clone();
        let mut number = 2;
        while !self.taken.insert(name.to_lowercase()) {
            name = format!("{path}~{number}");
            number += 1;
        }
        name
    }
}

fn part(name: &str) -> String {
    let allowed = |c: char| !c.is_control() && !r#"<>:"\|?*"#.contains(c);
    let mut part: String = name
        .nfc()
        .map(|c| if allowed(c) { c } else { '_' })
        .collect();
    let mut end = part.len().min(LONGEST);
    while !part.is_char_boundary(end) {
        end -= 1;
    }
    part.truncate(end);
    // Windows drops dots and blanks at the end; a dot before it all hides a file.
    let kept = part.trim_end_matches(['.', ' ']).len();
    part.truncate(kept);
    let stem = part.split('.').next().unwrap_or_default().to_lowercase();
    let numbered = stem.len() == 4
        && (stem.starts_with("com") || stem.starts_with("lpt"))
        && stem.ends_with(|c: char| c.is_ascii_digit());
    if part.is_empty() || part.starts_with('.') || numbered || DEVICES.contains(&&*stem) {
        part.insert(0, '_');
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_takes_them() {
        for (id, name) in [
            ("a/1", "a/1"),
            ("Bộ Ngoại giao", "Bộ Ngoại giao"),
            ("Bo\u{323}\u{302}", "Bộ"),
            ("../x", "_/x"),
            ("/etc/passwd", "_/etc/passwd"),
            ("a\\b:c?", "a_b_c_"),
            ("tin. ", "tin"),
            (".git", "_.git"),
            ("nul.txt", "_nul.txt"),
            ("COM1", "_COM1"),
            ("com", "com"),
            ("", "_"),
        ] {
            assert_eq!(Names::default().of(id), name, "{id}");
        }
        assert!(part(&"ằ".repeat(500)).len() <= LONGEST);
    }

    #[test]
    fn no_two_are_the_same() {
        let mut names = Names::default();
        assert_eq!(names.of("Tin"), "Tin");
        assert_eq!(names.of("tin"), "tin~2");
        assert_eq!(names.of("tin."), "tin~3");
    }
}
