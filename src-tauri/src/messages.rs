//! The interface's own strings, for what the shell itself shows: menus and titles of dialogs.
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::dto::Language;

type Messages = HashMap<String, String>;

static VI: LazyLock<Messages> = LazyLock::new(|| read(include_str!("../../ui/messages/vi.json")));
static EN: LazyLock<Messages> = LazyLock::new(|| read(include_str!("../../ui/messages/en.json")));

fn read(json: &str) -> Messages {
    // A test reads both; a key that is missing is shown by its name. Messages with plurals are
    // lists, and none of ours.
    let all: HashMap<String, serde_json::Value> = serde_json::from_str(json).unwrap_or_default();
    all.into_iter()
        .filter_map(|(key, message)| Some((key, message.as_str()?.to_owned())))
        .collect()
}

pub fn get(language: Language, key: &str) -> String {
    let messages = match language {
        Language::Vi => &*VI,
        Language::En => &*EN,
    };
    messages.get(key).cloned().unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_menu_item_has_a_name_in_both_languages() {
        for key in crate::menu::KEYS {
            for language in [Language::Vi, Language::En] {
                assert_ne!(get(language, key), *key, "{key}");
            }
        }
    }
}
