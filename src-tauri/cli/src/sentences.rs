//! Errors as sentences, and why a zone is one: in the words that the window shows.
use std::collections::BTreeMap;

use nhan_core::Error;
use nhan_core::domain::{DocZone, Problem, ZoneOrigin};
use serde_json::{Value, json};

use crate::args::Lang;

const VIETNAMESE: &str = include_str!("../../../ui/messages/vi.json");
const ENGLISH: &str = include_str!("../../../ui/messages/en.json");

/// Endings of the keys of an error's sentences: the first one that it has the arguments for is
/// told. ui/src/lib/errors.ts does the same.
const FULLEST_FIRST: [&str; 3] = ["_backup", "_aside", ""];

fn messages(language: Lang) -> BTreeMap<String, Value> {
    let all = match language {
        Lang::Vi => VIETNAMESE,
        Lang::En => ENGLISH,
    };
    serde_json::from_str(all).unwrap_or_default()
}

/// What a zone is and why, as `[kind, reason]`; the reason is empty where a file says so by a
/// name that is none of ours.
pub(crate) fn of_zone(zone: &DocZone, language: Lang) -> [String; 2] {
    let messages = messages(language);
    let say = |key: &str| messages.get(key).and_then(Value::as_str).map(str::to_owned);
    let kind = json!(zone.kind);
    let kind = say(&format!("zone_kind_{}", kind.as_str().unwrap_or_default()));
    let reason = match zone.origin {
        ZoneOrigin::Hand => say("zone_by_hand"),
        ZoneOrigin::Rule | ZoneOrigin::Imported => {
            let reason = say(&format!("zone_reason_{}", zone.reason));
            let because = reason.and_then(|reason| {
                say("zone_because").map(|because| because.replace("{reason}", &reason))
            });
            because.or_else(|| match zone.origin {
                ZoneOrigin::Imported => say("zone_imported"),
                _ => None,
            })
        }
    };
    [kind, reason].map(Option::unwrap_or_default)
}

/// The sentence of an error; its code and arguments where there is none yet.
pub(crate) fn of(error: &Error, language: Lang) -> String {
    let messages = messages(language);
    let told = |ending: &&str| {
        let key = format!("error_{}{ending}", error.code().name());
        filled(messages.get(&key)?, error)
    };
    FULLEST_FIRST
        .iter()
        .find_map(told)
        .unwrap_or_else(|| error.to_string())
}

/// A message with its `{name}`s filled; nothing where it asks for one that the error has not.
fn filled(message: &Value, error: &Error) -> Option<String> {
    let mut rest = message.as_str()?;
    let mut sentence = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let (_, value) = error.args().iter().find(|(key, _)| **key == name)?;
        sentence.push_str(before);
        sentence.push_str(value);
        rest = after;
    }
    sentence.push_str(rest);
    Some(sentence)
}

/// A refusal with the place it concerns: `file:line:column: sentence`.
pub(crate) fn of_problem(problem: &Problem, language: Lang) -> String {
    let mut place = problem.file.clone();
    for number in [problem.line, problem.column].into_iter().flatten() {
        place = format!("{place}:{number}");
    }
    format!("{place}: {}", of(&problem.error, language))
}

/// An error for scripts: code, arguments, and the sentence.
pub(crate) fn to_json(error: &Error, language: Lang) -> Value {
    json!({
        "code": error.code(),
        "args": error.args(),
        "detail": error.get_detail(),
        "message": of(error, language),
    })
}

#[cfg(test)]
mod tests {
    use nhan_core::Code;

    use super::*;

    #[test]
    fn both_languages_have_sentences() {
        let error = Error::new(Code::FileNotFound).arg("file", "a.txt");
        assert_eq!(
            of(&error, Lang::En),
            "The file a.txt was not found. It may have been moved or renamed, or its disk was removed."
        );
        assert!(of(&error, Lang::Vi).contains("a.txt"));
    }

    #[test]
    fn a_damaged_file_names_where_it_is_and_the_backup_if_there_is_one() {
        let bare = Error::new(Code::DamagedFile);
        let aside = bare.clone().arg("set_aside", "a.damaged.nhan");
        let backup = aside.clone().arg("backup", "a.nhan-backups/1.nhan");
        for language in [Lang::Vi, Lang::En] {
            let [bare, aside, backup] = [&bare, &aside, &backup].map(|error| of(error, language));
            assert!(!bare.contains('{') && bare.contains(' '), "{bare}");
            assert!(aside.contains("a.damaged.nhan"), "{aside}");
            assert!(
                backup.contains("a.damaged.nhan") && backup.contains("a.nhan-backups/1.nhan"),
                "{backup}"
            );
        }
    }

    #[test]
    fn without_a_sentence_the_code_is_shown() {
        let bare = Error::new(Code::FileNotFound);
        assert_eq!(of(&bare, Lang::En), "file_not_found");
    }
}
