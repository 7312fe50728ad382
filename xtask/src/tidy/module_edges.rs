//! Which module of core may name which.

use super::rust_tokens::{Token, tokens};
use super::{Problem, Sources};

const CORE: &str = "src-tauri/core/src/";

struct Rule {
    module: &'static str,
    may_name: &'static [&'static str],
}

/// From docs/architecture.md. A module that is not listed (errors, time) may be named by all.
const RULES: &[Rule] = &[
    Rule {
        module: "domain",
        may_name: &[],
    },
    Rule {
        module: "text",
        may_name: &["domain"],
    },
    Rule {
        module: "storage",
        may_name: &["domain", "text"],
    },
    Rule {
        module: "ops",
        may_name: &["domain", "text", "storage", "formats"],
    },
    Rule {
        module: "formats",
        may_name: &["domain", "text"],
    },
    Rule {
        module: "suggest",
        may_name: &["domain", "text"],
    },
    Rule {
        module: "agreement",
        may_name: &["domain", "text"],
    },
    Rule {
        module: "team",
        may_name: &["domain", "text"],
    },
];

/// Only these know that there is a database.
const KNOW_THE_DATABASE: &[&str] = &["storage", "ops"];

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in sources.under(CORE).filter(|file| file.has_ending(&["rs"])) {
        let place = place(&file.path[CORE.len()..]);
        let Some(rule) = RULES
            .iter()
            .find(|rule| place.first() == Some(&rule.module))
        else {
            continue;
        };
        let tokens = tokens(&file.text);
        for (line, named) in modules_named(&tokens, &place) {
            let known = RULES.iter().any(|other| other.module == named);
            if known && named != rule.module && !rule.may_name.contains(&named) {
                let what = format!("`{}` may not name `{named}`", rule.module);
                problems.push(Problem::new(&file.path, line, what));
            }
        }
        if !KNOW_THE_DATABASE.contains(&rule.module) {
            for (line, token) in &tokens {
                if matches!(token, Token::Word("rusqlite" | "rusqlite_migration")) {
                    let what = format!("`{}` may not name the database", rule.module);
                    problems.push(Problem::new(&file.path, *line, what));
                }
            }
        }
    }
    problems.dedup();
    problems
}

/// The modules around a file: `formats/conll.rs` is in formats, conll.
fn place(path: &str) -> Vec<&str> {
    let path = path.trim_end_matches(".rs");
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').collect()
}

/// The top-level modules that a file's paths lead to.
fn modules_named<'a>(tokens: &[(usize, Token<'a>)], place: &[&'a str]) -> Vec<(usize, &'a str)> {
    let mut found = Vec::new();
    // For each open brace, whether it opens a module written inline.
    let mut braces = Vec::new();
    let at = |index: usize| tokens.get(index).map(|(_, token)| *token);
    for index in 0..tokens.len() {
        let follows_path = index > 0 && at(index - 1) == Some(Token::Path);
        match at(index) {
            Some(Token::Sign('{')) => {
                let inline = index >= 2
                    && at(index - 2) == Some(Token::Word("mod"))
                    && matches!(at(index - 1), Some(Token::Word(_)));
                braces.push(inline);
            }
            Some(Token::Sign('}')) => {
                braces.pop();
            }
            Some(Token::Word("crate" | "nhan_core"))
                if !follows_path && at(index + 1) == Some(Token::Path) =>
            {
                found.extend(first_names(tokens, index + 2));
            }
            Some(Token::Word("super")) if !follows_path => {
                let mut next = index;
                let mut up = 0;
                while at(next) == Some(Token::Word("super")) && at(next + 1) == Some(Token::Path) {
                    up += 1;
                    next += 2;
                }
                let inline = braces.iter().filter(|inline| **inline).count();
                if up > 0 && up >= place.len() + inline {
                    found.extend(first_names(tokens, next));
                }
            }
            _ => {}
        }
    }
    found
}

/// The names at the start of a path or of each path in a group: `a::b` and `{a::b, c}`.
fn first_names<'a>(tokens: &[(usize, Token<'a>)], start: usize) -> Vec<(usize, &'a str)> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut expected = true;
    for &(line, token) in tokens.iter().skip(start) {
        match token {
            Token::Sign('{') => depth += 1,
            Token::Sign('}') => depth -= 1,
            Token::Sign(',') if depth == 1 => expected = true,
            Token::Word(name) if expected && depth <= 1 => {
                names.push((line, name));
                expected = false;
            }
            _ => {}
        }
        if depth <= 0 {
            break;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(path: &str, text: &str) -> Vec<String> {
        let path = format!("{CORE}{path}");
        check(&Sources::of(&[(&path, text)]))
            .into_iter()
            .map(|problem| problem.what)
            .collect()
    }

    #[test]
    fn domain_names_no_other_module() {
        assert_eq!(
            problems("domain/span.rs", "use crate::text::Offset;").len(),
            1
        );
        assert_eq!(
            problems("domain.rs", "fn f() { crate::storage::open() }").len(),
            1
        );
        assert!(
            problems(
                "domain/span.rs",
                "use crate::{domain::Article, error::Error};"
            )
            .is_empty()
        );
    }

    #[test]
    fn formats_know_no_storage() {
        let found = problems("formats/conll.rs", "use rusqlite::Connection;");
        assert_eq!(found, ["`formats` may not name the database"]);
        let found = problems(
            "formats/conll.rs",
            "use crate::{domain::Span, storage::{self, Db}};",
        );
        assert_eq!(found, ["`formats` may not name `storage`"]);
        let found = problems("formats/conll.rs", "use crate::{text::{a, ops}, domain};");
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn the_way_through_super_is_seen() {
        assert_eq!(
            problems("text/views.rs", "use super::super::storage::open;").len(),
            1
        );
        assert_eq!(
            problems("text/mod.rs", "use super::{domain::A, ops};").len(),
            1
        );
        assert!(
            problems("text/views.rs", "use super::ops;").is_empty(),
            "that is text::ops"
        );
        let inline = "mod tests { use super::*; use super::ops; }";
        assert!(
            problems("text/mod.rs", inline).is_empty(),
            "that is text::ops"
        );
        assert_eq!(
            problems("text/mod.rs", "mod tests { use super::super::ops; }").len(),
            1
        );
    }

    #[test]
    fn storage_and_ops_go_the_allowed_way() {
        assert!(problems("ops/mod.rs", "use crate::storage::Db; use rusqlite::Row;").is_empty());
        assert_eq!(problems("storage/mod.rs", "use crate::ops::Op;").len(), 1);
        assert_eq!(
            problems("suggest/rules.rs", "use nhan_core::storage::Db;").len(),
            1
        );
    }

    #[test]
    fn comments_and_files_outside_a_layer_are_left_alone() {
        assert!(problems("domain/span.rs", "// see crate::storage\n").is_empty());
        assert!(problems("lib.rs", "pub use crate::storage::Db;").is_empty());
    }
}
