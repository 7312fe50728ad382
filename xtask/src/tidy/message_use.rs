//! Every message that the interface asks for is there, and every one that is there is asked for.

use std::collections::BTreeSet;

use super::message_keys::keys;
use super::sources::Source;
use super::{Problem, Sources};

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let keys = keys(sources);
    let mut problems = Vec::new();
    let mut used = BTreeSet::new();
    let mut prefixes = Vec::new();
    let is_test = |path: &str| path.contains(".test.") || path.contains(".spec.");
    for file in sources
        .under("ui/src/")
        .filter(|file| imports_messages(file))
    {
        for (line, text) in file.lines() {
            for asked in asked(text) {
                match asked {
                    Asked::Key { name, called } => {
                        if called && !keys.contains(name) {
                            let what = format!("asks for the message `{name}`, which is not there");
                            problems.push(Problem::new(&file.path, line, what));
                        }
                        // A message that only a test reads is one that nobody reads.
                        if !is_test(&file.path) {
                            used.insert(name.to_owned());
                        }
                    }
                    Asked::Prefix(prefix) => prefixes.push(prefix.to_owned()),
                }
            }
        }
    }
    // The shell names the messages of its menu and dialogs as strings.
    let shell: String = sources
        .under("src-tauri/src/")
        .map(|file| file.text.as_str())
        .collect();
    for key in &keys {
        let by_prefix = prefixes
            .iter()
            .any(|prefix| !prefix.is_empty() && key.starts_with(prefix));
        let by_shell = shell.contains(&format!("\"{key}\""));
        if !used.contains(key) && !by_prefix && !by_shell {
            problems.push(Problem::new(
                "ui/messages",
                0,
                format!("nothing uses `{key}`"),
            ));
        }
    }
    problems
}

/// Elsewhere `m` is something else.
fn imports_messages(file: &Source) -> bool {
    file.has_ending(&["ts", "js", "svelte"]) && file.text.contains("paraglide/messages")
}

#[derive(Debug, PartialEq, Eq)]
enum Asked<'a> {
    /// `m.key(…)`, `m.key`, `m["key"]`
    Key { name: &'a str, called: bool },
    /// ``m[`key_${…}`]``
    Prefix(&'a str),
}

fn asked(line: &str) -> Vec<Asked<'_>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut found = Vec::new();
    for (at, _) in line.match_indices('m') {
        // `form.key` and `a.m.key` are not ours, `...m.key()` is.
        let before = &line[..at];
        let member = before.ends_with('.') && !before.ends_with("...");
        if before.ends_with(is_part) || member {
            continue;
        }
        let rest = &line[at + 1..];
        if let Some(rest) = rest.strip_prefix('.') {
            let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            if end > 0 {
                found.push(Asked::Key {
                    name: &rest[..end],
                    called: rest[end..].starts_with('('),
                });
            }
        } else if let Some(rest) = rest.strip_prefix("[`") {
            found.extend(
                rest.split_once("${")
                    .map(|(prefix, _)| Asked::Prefix(prefix)),
            );
        } else if let Some((quote, rest)) = ["'", "\""]
            .iter()
            .find_map(|q| Some((*q, rest.strip_prefix('[')?.strip_prefix(*q)?)))
            && let Some((name, _)) = rest.split_once(quote)
        {
            found.push(Asked::Key { name, called: true });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPORT: &str = "import { m } from '$lib/paraglide/messages';\n";

    fn problems(messages: &str, code: &str) -> Vec<String> {
        let sources = Sources::of(&[
            ("ui/messages/vi.json", messages),
            ("ui/messages/en.json", messages),
            ("ui/src/a.svelte", code),
        ]);
        check(&sources)
            .into_iter()
            .map(|problem| problem.what)
            .collect()
    }

    #[test]
    fn a_message_that_is_not_there_is_found() {
        let found = problems("{}", &format!("{IMPORT}<p>{{m.hello()}}</p>"));
        assert_eq!(found, ["asks for the message `hello`, which is not there"]);
        assert_eq!(problems("{}", &format!("{IMPORT}m['a.b']()")).len(), 1);
    }

    #[test]
    fn a_message_that_nobody_uses_is_found() {
        assert_eq!(problems(r#"{"old": "Cũ"}"#, IMPORT), ["nothing uses `old`"]);
        assert_eq!(
            problems(r#"{"old": "Cũ"}"#, "form.old(); m.old()").len(),
            1,
            "no import"
        );
    }

    #[test]
    fn uses_by_call_by_name_and_by_prefix_count() {
        let messages = r#"{"a": "A", "b": "B", "error_full": "C", "n": {"d": "D"}}"#;
        let code =
            format!("{IMPORT}m.a(); const t = {{ x: m.b }}; m[`error_${{code}}`](); m['n.d']()");
        assert!(problems(messages, &code).is_empty());
    }

    #[test]
    fn members_of_other_things_are_not_messages() {
        assert_eq!(asked("form.key() a.m.key() item.m"), []);
        assert_eq!(
            asked("...m.key()"),
            [Asked::Key {
                name: "key",
                called: true
            }]
        );
    }

    #[test]
    fn a_test_alone_does_not_use_a_message() {
        let messages = r#"{"a": "A"}"#;
        let sources = Sources::of(&[
            ("ui/messages/vi.json", messages),
            ("ui/messages/en.json", messages),
            ("ui/src/a.test.ts", &format!("{IMPORT}m.a()")),
        ]);
        assert_eq!(check(&sources).len(), 1);
    }
}
