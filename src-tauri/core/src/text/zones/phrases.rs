//! The lists of phrases, read once from `phrases.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The phrases of one heading.
#[derive(Debug, Default)]
pub(super) struct List {
    phrases: Vec<&'static str>,
    known: HashSet<&'static str>,
    /// By their first bytes, for nearly no line begins with one.
    by_first: HashMap<u8, Vec<&'static str>>,
}

impl List {
    /// Whether a phrase is in the list.
    pub(super) fn has(&self, phrase: &str) -> bool {
        self.known.contains(phrase)
    }

    /// The phrases of the list with which `text` begins, be it in the middle of a word.
    pub(super) fn beginning(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let first = text.bytes().next();
        let same = first.and_then(|first| self.by_first.get(&first));
        let same = same.into_iter().flatten().copied();
        same.filter(move |phrase| text.starts_with(phrase))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.phrases.iter().copied()
    }
}

/// Each list is what its heading in the file says.
#[derive(Debug)]
pub(super) struct Phrases {
    pub(super) buttons: List,
    pub(super) button_starts: List,
    pub(super) related: List,
    pub(super) related_starts: List,
    pub(super) trailers: List,
    pub(super) imprints: List,
    pub(super) sure_imprints: List,
    pub(super) portal: List,
    pub(super) sections: List,
    pub(super) author_labels: List,
    pub(super) source_labels: List,
    pub(super) image_words: List,
    pub(super) openers: List,
    pub(super) offices: List,
    pub(super) open_ends: List,
    pub(super) before_names: List,
    pub(super) short_names: List,
}

pub(super) static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases {
    buttons: list("buttons"),
    button_starts: list("button_starts"),
    related: list("related"),
    related_starts: list("related_starts"),
    trailers: list("trailers"),
    imprints: list("imprints"),
    sure_imprints: list("sure_imprints"),
    portal: list("portal"),
    sections: list("sections"),
    author_labels: list("author_labels"),
    source_labels: list("source_labels"),
    image_words: list("image_words"),
    openers: list("openers"),
    offices: list("offices"),
    open_ends: list("open_ends"),
    before_names: list("before_names"),
    short_names: list("short_names"),
});

fn list(name: &str) -> List {
    let mut within = false;
    let mut phrases = Vec::new();
    for line in include_str!("phrases.txt").lines() {
        if let Some(heading) = line.strip_prefix('[') {
            within = heading.strip_suffix(']') == Some(name);
        } else if within && !line.starts_with('#') && !line.is_empty() {
            phrases.extend(line.split("; "));
        }
    }
    let known = phrases.iter().copied().collect();
    let mut by_first: HashMap<u8, Vec<&str>> = HashMap::new();
    for phrase in &phrases {
        if let Some(first) = phrase.bytes().next() {
            by_first.entry(first).or_default().push(phrase);
        }
    }
    List {
        phrases,
        known,
        by_first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn the_file_holds_every_list_once() {
        let file = include_str!("phrases.txt");
        let headings: Vec<&str> = file.lines().filter(|line| line.starts_with('[')).collect();
        let unlike: HashSet<&str> = headings.iter().copied().collect();
        assert_eq!((headings.len(), unlike.len()), (17, 17));
        for list in [&PHRASES.buttons, &PHRASES.imprints, &PHRASES.before_names] {
            assert!(list.iter().count() > 10);
            assert_eq!(list.iter().count(), list.known.len());
        }
        assert!(PHRASES.openers.has("những") && !PHRASES.openers.has("nhung"));
    }

    #[test]
    fn folded_lists_are_folded() {
        let lists = [
            &PHRASES.buttons,
            &PHRASES.related,
            &PHRASES.trailers,
            &PHRASES.sections,
        ];
        for phrase in lists.into_iter().flat_map(List::iter) {
            assert_eq!(fold(phrase), phrase);
        }
    }
}
