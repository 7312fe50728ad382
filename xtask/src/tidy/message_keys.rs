//! Both languages say everything, with the same blanks to fill in.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Problem, Sources};

const LANGUAGES: [&str; 2] = ["ui/messages/vi.json", "ui/messages/en.json"];

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut read = |path| {
        messages(sources, path).unwrap_or_else(|what| {
            problems.push(Problem::new(path, 0, what));
            BTreeMap::new()
        })
    };
    let [vi, en] = LANGUAGES.map(&mut read);
    if !problems.is_empty() {
        return problems;
    }
    for (path, these, others) in [(LANGUAGES[0], &vi, &en), (LANGUAGES[1], &en, &vi)] {
        for key in others.keys().filter(|key| !these.contains_key(*key)) {
            problems.push(Problem::new(path, 0, format!("`{key}` is missing")));
        }
        for (key, _) in these.iter().filter(|(_, message)| message.is_empty()) {
            problems.push(Problem::new(path, 0, format!("`{key}` is empty")));
        }
    }
    for (key, message) in &vi {
        if let Some(other) = en.get(key)
            && message.blanks != other.blanks
        {
            let what = format!(
                "`{key}` has the blanks {:?}, and {:?} in {}",
                message.blanks, other.blanks, LANGUAGES[1]
            );
            problems.push(Problem::new(LANGUAGES[0], 0, what));
        }
    }
    problems
}

/// All keys, for the check that they are used.
pub(super) fn keys(sources: &Sources) -> BTreeSet<String> {
    let of = |path| messages(sources, path).unwrap_or_default().into_keys();
    LANGUAGES.into_iter().flat_map(of).collect()
}

#[derive(Debug, Default)]
struct Message {
    texts: Vec<String>,
    blanks: BTreeSet<String>,
}

impl Message {
    fn is_empty(&self) -> bool {
        self.texts.is_empty() || self.texts.iter().any(|text| text.trim().is_empty())
    }

    fn add(&mut self, text: &str) {
        self.blanks.extend(blanks(text));
        self.texts.push(text.to_owned());
    }
}

fn messages(sources: &Sources, path: &str) -> Result<BTreeMap<String, Message>, String> {
    let file = sources.get(path).ok_or("is missing")?;
    if let Some(key) = repeated_key(&file.text) {
        return Err(format!("`{key}` is there twice"));
    }
    let json: Value = serde_json::from_str(&file.text).map_err(|error| error.to_string())?;
    let mut found = BTreeMap::new();
    collect("", &json, &mut found);
    Ok(found)
}

/// Nested keys are joined with a full stop, as in the compiled messages.
fn collect(prefix: &str, value: &Value, found: &mut BTreeMap<String, Message>) {
    let mut message = Message::default();
    match value {
        Value::Object(entries) => {
            for (key, value) in entries.iter().filter(|(key, _)| *key != "$schema") {
                let joined = if prefix.is_empty() {
                    key.clone()
                } else {
                    format!("{prefix}.{key}")
                };
                collect(&joined, value, found);
            }
            return;
        }
        Value::String(text) => message.add(text),
        // Variants: `[{"match": {"countPlural=one": "…", "countPlural=other": "…"}}]`
        Value::Array(variants) => {
            let matches = variants
                .iter()
                .filter_map(|variant| variant.get("match")?.as_object());
            for text in matches
                .flat_map(serde_json::Map::values)
                .filter_map(Value::as_str)
            {
                message.add(text);
            }
        }
        _ => {}
    }
    found.insert(prefix.to_owned(), message);
}

fn blanks(text: &str) -> impl Iterator<Item = String> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0.trim().to_owned()))
}

/// JSON keeps the last of two equal keys in silence; here a key begins its line.
fn repeated_key(text: &str) -> Option<&str> {
    let mut seen = BTreeSet::new();
    let keys = text.lines().filter_map(|line| {
        let indent = line.len() - line.trim_start().len();
        let (key, rest) = line.trim_start().strip_prefix('"')?.split_once('"')?;
        rest.trim_start().starts_with(':').then_some((indent, key))
    });
    let mut top: Vec<_> = keys.collect();
    let outermost = top.iter().map(|(indent, _)| *indent).min()?;
    top.retain(|(indent, _)| *indent == outermost);
    top.into_iter()
        .map(|(_, key)| key)
        .find(|key| !seen.insert(*key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(vi: &str, en: &str) -> Vec<String> {
        let sources = Sources::of(&[(LANGUAGES[0], vi), (LANGUAGES[1], en)]);
        check(&sources)
            .into_iter()
            .map(|problem| problem.what)
            .collect()
    }

    #[test]
    fn complete_messages_pass() {
        let vi = r#"{"$schema": "x", "open": "Mở {name}", "nested": {"a": "Một"}}"#;
        let en = r#"{"nested": {"a": "One"}, "open": "Open {name}"}"#;
        assert!(problems(vi, en).is_empty());
    }

    #[test]
    fn a_missing_key_is_found_in_either_language() {
        assert_eq!(problems(r#"{"a": "Một"}"#, "{}"), ["`a` is missing"]);
        assert_eq!(
            problems("{}", r#"{"n": {"a": "One"}}"#),
            ["`n.a` is missing"]
        );
    }

    #[test]
    fn an_empty_message_and_unequal_blanks_are_found() {
        assert_eq!(
            problems(r#"{"a": " "}"#, r#"{"a": "One"}"#),
            ["`a` is empty"]
        );
        assert_eq!(
            problems(r#"{"a": "{n} bài"}"#, r#"{"a": "{count} articles"}"#).len(),
            1
        );
        assert_eq!(
            problems(r#"{"a": []}"#, r#"{"a": "One"}"#),
            ["`a` is empty"]
        );
    }

    #[test]
    fn variants_may_differ_between_the_languages() {
        let vi = r#"{"a": "{count} bài"}"#;
        let en = r#"{"a": [{"declarations": ["input count"], "match": {"one": "{count} article", "other": "{count} articles"}}]}"#;
        assert!(problems(vi, en).is_empty());
        let broken = r#"{"a": [{"match": {"one": "an article", "other": ""}}]}"#;
        assert_eq!(problems(vi, broken).len(), 2);
    }

    #[test]
    fn broken_missing_and_doubled_are_found() {
        assert_eq!(problems("{", "{}").len(), 1);
        assert_eq!(check(&Sources::of(&[])).len(), 2);
        let twice = "{\n  \"a\": \"Một\",\n  \"a\": \"Hai\"\n}";
        assert_eq!(problems(twice, r#"{"a": "One"}"#), ["`a` is there twice"]);
    }
}
