//! No text in a component: every string comes from messages/, so that it exists in both languages.

use super::svelte_markup::texts;
use super::{Problem, Sources};

/// The product's name is the same in every language.
const NAMES: &[&str] = &["Nhãn"];

/// Tags whose content is not language: what is printed on a key, and code.
const EXEMPT: &[&str] = &["kbd", "code"];

pub(crate) fn check(sources: &Sources) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in sources
        .under("ui/src/")
        .filter(|file| file.has_ending(&["svelte"]))
    {
        for text in texts(&file.text) {
            let is_name = NAMES.contains(&text.text.as_str());
            if has_letters(&text.text) && !is_name && !EXEMPT.contains(&text.tag.as_str()) {
                let what = format!("`{}` belongs into ui/messages", text.text);
                problems.push(Problem::new(&file.path, text.line, what));
            }
        }
    }
    problems
}

/// Signs are no language, and neither are entities such as `&nbsp;`.
fn has_letters(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_alphabetic() || c == '&') {
        let entity = rest[at..].strip_prefix('&').and_then(|name| {
            let end = name.find(';')?;
            name[..end]
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '#')
                .then_some(at + end + 2)
        });
        match entity {
            Some(after) => rest = &rest[after..],
            None if rest[at..].starts_with('&') => rest = &rest[at + 1..],
            None => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(component: &str) -> usize {
        check(&Sources::of(&[("ui/src/a.svelte", component)])).len()
    }

    #[test]
    fn text_in_a_component_is_found() {
        assert_eq!(found("<button>Lưu</button>"), 1);
        assert_eq!(found("<button aria-label=\"Close\">×</button>"), 1);
        assert_eq!(found("<p>{count} bài</p>"), 1);
    }

    #[test]
    fn messages_signs_keys_and_the_name_are_fine() {
        assert_eq!(found("<button aria-label={m.close()}>×</button>"), 0);
        assert_eq!(found("<p>{a}&nbsp;·&#160;{b} / 100 & 3</p>"), 0);
        assert_eq!(found("<kbd>Ctrl</kbd><h1>Nhãn</h1>"), 0);
    }
}
