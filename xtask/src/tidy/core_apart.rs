//! Core knows nothing of Tauri, of a window, or of how types travel to the webview.

use super::rust_tokens::{Token, tokens};
use super::{Problem, Sources};

/// The start of the names of crates that core may not use.
const FOREIGN: &[&str] = &["tauri", "specta", "wry", "tao"];

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    for folder in ["src-tauri/core/", "src-tauri/cli/"] {
        for file in sources.under(folder) {
            let lines: Vec<usize> = if file.has_ending(&["rs"]) {
                named_in_rust(&file.text)
            } else if file.path.ends_with("/Cargo.toml") {
                file.lines()
                    .filter(|(_, line)| is_dependency(line))
                    .map(|(line, _)| line)
                    .collect()
            } else {
                continue;
            };
            for line in lines {
                let what = "core and the command line may not use Tauri or specta";
                problems.push(Problem::new(&file.path, line, what));
            }
        }
    }
    problems
}

fn named_in_rust(text: &str) -> Vec<usize> {
    let tokens = tokens(text);
    let named = tokens
        .iter()
        .filter(|(_, token)| matches!(token, Token::Word(word) if is_foreign(word)));
    named.map(|(line, _)| *line).collect()
}

fn is_dependency(line: &str) -> bool {
    let name = line
        .trim()
        .split(['=', '.', ' ', ']'])
        .next()
        .unwrap_or_default();
    is_foreign(&name.replace('-', "_"))
}

fn is_foreign(name: &str) -> bool {
    FOREIGN.iter().any(|foreign| {
        name.strip_prefix(foreign)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Sources::of(&[(path, text)])).len()
    }

    #[test]
    fn core_may_not_name_tauri_or_specta() {
        assert_eq!(found("src-tauri/core/src/lib.rs", "use tauri::Manager;"), 1);
        assert_eq!(
            found(
                "src-tauri/core/src/a.rs",
                "#[derive(specta::Type)] struct A;"
            ),
            1
        );
        assert_eq!(
            found(
                "src-tauri/core/Cargo.toml",
                "tauri-plugin-dialog.workspace = true"
            ),
            1
        );
        assert_eq!(found("src-tauri/cli/Cargo.toml", "specta = \"2\""), 1);
    }

    #[test]
    fn the_shell_may_and_comments_and_other_words_do_no_harm() {
        assert_eq!(found("src-tauri/src/lib.rs", "use tauri::Manager;"), 0);
        assert_eq!(
            found(
                "src-tauri/core/src/lib.rs",
                "// no tauri here\nfn taoist() {}"
            ),
            0
        );
        assert_eq!(
            found("src-tauri/core/Cargo.toml", "# never tauri\nserde = \"1\""),
            0
        );
    }
}
