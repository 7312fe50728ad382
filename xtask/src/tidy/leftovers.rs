//! Paths of somebody's machine, and notes to oneself that nobody will find again.

use super::{Problem, Sources};

/// Put together from pieces, so that this file does not find itself.
const HOMES: &[&str] = &[
    concat!("/ho", "me/"),
    concat!("/wo", "rk/"),
    concat!("/Us", "ers/"),
];
const NOTES: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X"),
];

/// Where words in capitals are data.
const DATA: &[&str] = &["json", "jsonl", "lock", "txt", "svg", "md"];

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in sources.all() {
        for (line, text) in file.lines() {
            if let Some(home) = HOMES.iter().find(|home| names_machine_path(text, home)) {
                let what = format!("a path of one machine ({home}…)");
                problems.push(Problem::new(&file.path, line, what));
            }
            if !file.has_ending(DATA)
                && let Some(note) = NOTES.iter().find(|note| has_loose_note(text, note))
            {
                let what = format!("{note} without an issue; write {note}(#12)");
                problems.push(Problem::new(&file.path, line, what));
            }
        }
    }
    problems
}

/// Only at the start of a path: an address on the web may hold the same words further on.
fn names_machine_path(line: &str, home: &str) -> bool {
    line.match_indices(home).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let follows = line[at + home.len()..].chars().next();
        let starts = before.is_none_or(|c| !c.is_alphanumeric() && !"._-~})]>*".contains(c));
        // In `/…/{name}` the name is a variable's and belongs to nobody.
        starts && follows.is_some_and(char::is_alphanumeric)
    })
}

fn has_loose_note(line: &str, note: &str) -> bool {
    line.match_indices(note).any(|(at, _)| {
        let rest = &line[at + note.len()..];
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let whole = !line[..at].ends_with(is_part) && !rest.starts_with(is_part);
        let issue = rest.strip_prefix("(#").is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains(')')
        });
        whole && !issue
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        check(&Sources::of(&[(path, text)])).len()
    }

    #[test]
    fn a_path_of_one_machine_is_found() {
        for home in HOMES {
            assert_eq!(
                found("a.rs", &format!("open(\"{home}someone/x\")")),
                1,
                "{home}"
            );
            assert_eq!(
                found("a.md", &format!("see file://{home}someone/x")),
                1,
                "{home}"
            );
            assert_eq!(
                found("a.md", &format!("see https://example.org{home}x")),
                0,
                "{home}"
            );
            assert_eq!(found("a.yml", &format!("{home}$USER")), 0, "{home}");
        }
        assert_eq!(found("a.yml", ".github/workflows/test.yml"), 0);
    }

    #[test]
    fn a_note_needs_an_issue() {
        for note in NOTES {
            assert_eq!(found("a.rs", &format!("// {note}: later")), 1);
            assert_eq!(found("a.rs", &format!("// {note}(#12): later")), 0);
            assert_eq!(found("a.rs", &format!("// {note}(me): later")), 1);
            assert_eq!(found("a.rs", &format!("const MY_{note}S: u8 = 1;")), 0);
            assert_eq!(found("a.json", &format!("\"{note}\"")), 0);
        }
    }
}
