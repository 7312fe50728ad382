//! Walking a text by extended grapheme clusters.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// An extended grapheme cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cluster<'a> {
    One(char),
    /// Of several code points, or of one that would not stand alone everywhere.
    Many(&'a str),
}

impl Cluster<'_> {
    /// In bytes.
    pub(super) fn len(self) -> usize {
        match self {
            Self::One(c) => c.len_utf8(),
            Self::Many(text) => text.len(),
        }
    }
}

/// The clusters of a text in order, as `graphemes(true)` gives them, but several times faster
/// on Vietnamese.
#[derive(Clone)]
pub(super) struct Clusters<'a> {
    rest: &'a str,
}

impl<'a> Clusters<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// Takes the letters that come next, as far as each is a cluster by itself and of the Latin
    /// ones, ready-made Vietnamese ones included: the first, and how many.
    pub(super) fn letters(&mut self) -> Option<(char, u32)> {
        let (mut bytes, mut letters, mut last) = (0, 0, 0);
        let rest = self.rest.as_bytes();
        while let Some(width) = latin(rest.get(bytes..)?) {
            (last, bytes, letters) = (width, bytes + width, letters + 1);
        }
        // What follows may belong to the last one.
        let ends_there = self.rest[bytes..].chars().next().is_none_or(stands_alone);
        if letters > 0 && !ends_there {
            (bytes, letters) = (bytes - last, letters - 1);
        }
        let first = self.rest.chars().next().filter(|_| letters > 0)?;
        self.rest = &self.rest[bytes..];
        Some((first, letters))
    }
}

/// The width of the Latin letter at the start of `bytes`, if there is one that stands alone.
pub(super) fn latin(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [b'a'..=b'z' | b'A'..=b'Z', ..] => Some(1),
        // × and ÷ stand among the letters.
        [0xC3, 0x97 | 0xB7, ..] => None,
        [0xC3..=0xC8, _, ..] => Some(2),
        // U+1E00 to U+1EFF
        [0xE1, 0xB8..=0xBB, _, ..] => Some(3),
        _ => None,
    }
}

impl<'a> Iterator for Clusters<'a> {
    type Item = Cluster<'a>;

    fn next(&mut self) -> Option<Cluster<'a>> {
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        let after = chars.as_str();
        let alone = stands_alone(first)
            && match chars.next() {
                None => true,
                Some('\n') => first != '\r',
                Some(second) => stands_alone(second),
            };
        if alone {
            self.rest = after;
            return Some(Cluster::One(first));
        }
        // Begins afresh at a boundary, so a row of flags is not counted from its start again at
        // each of them.
        let cluster = self.rest.graphemes(true).next()?;
        self.rest = &self.rest[cluster.len()..];
        Some(Cluster::Many(cluster))
    }
}

/// Whether `after`, written directly behind `before`, would belong to the last cluster of it.
/// `before` begins with a whole cluster; only what lies in it is looked at.
pub(super) fn joins(before: &str, after: char) -> bool {
    let Some(last) = before.chars().next_back() else {
        return false;
    };
    if stands_alone(last) && stands_alone(after) {
        return last == '\r' && after == '\n';
    }
    let both = format!("{before}{after}");
    let mut cursor = GraphemeCursor::new(before.len(), both.len(), true);
    !cursor.is_boundary(&both, 0).unwrap_or(true)
}

/// Whether there is always a boundary between two such characters (CRLF apart): Latin letters,
/// ready-made Vietnamese ones and general punctuation, of which none extends a cluster. The
/// property test compares with the full rules.
fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn clusters(text: &str) -> Vec<String> {
        let text_of = |cluster| match cluster {
            Cluster::One(c) => c.to_string(),
            Cluster::Many(cluster) => cluster.to_owned(),
        };
        Clusters::new(text).map(text_of).collect()
    }

    /// The same, letters taken together where there are any.
    fn with_letters_together(text: &str) -> Vec<String> {
        let (mut all, mut seen) = (Clusters::new(text), Vec::new());
        let mut rest = text.chars();
        loop {
            if let Some((first, letters)) = all.letters() {
                assert_eq!(rest.clone().next(), Some(first));
                seen.extend(rest.by_ref().take(letters as usize).map(String::from));
            } else if let Some(cluster) = all.next() {
                let text: String = match cluster {
                    Cluster::One(c) => c.to_string(),
                    Cluster::Many(cluster) => cluster.to_owned(),
                };
                rest.by_ref().take(text.chars().count()).for_each(drop);
                seen.push(text);
            } else {
                return seen;
            }
        }
    }

    #[test]
    fn letters_are_what_the_table_says() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            let latin =
                matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{23F}' | '\u{1E00}'..='\u{1EFF}');
            let expected = (latin && c != '×' && c != '÷').then_some((c, 1));
            assert_eq!(Clusters::new(&c.to_string()).letters(), expected, "{c:?}");
        }
        assert_eq!(Clusters::new("bằng, ").letters(), Some(('b', 4)));
        assert_eq!(Clusters::new("bă\u{300}ng").letters(), Some(('b', 1)));
        assert_eq!(Clusters::new("a\u{300}").letters(), None);
        assert_eq!(Clusters::new("").letters(), None);
    }

    proptest! {
        #[test]
        fn same_as_the_full_rules(text in crate::text::tests_support::texts()) {
            prop_assert_eq!(with_letters_together(&text), clusters(&text));
            prop_assert_eq!(clusters(&text), text.graphemes(true).collect::<Vec<_>>());
        }
    }

    #[test]
    fn every_pair_of_plain_characters_is_split_as_by_the_full_rules() {
        let plain: Vec<char> = (0..0x2100)
            .filter_map(char::from_u32)
            .filter(|c| stands_alone(*c))
            .collect();
        for first in plain.iter().copied() {
            for second in ['a', '\n', '\r', '\u{AD}', '\u{A9}', 'ằ', '“', first] {
                let text = String::from_iter([first, second]);
                let full: Vec<&str> = text.graphemes(true).collect();
                assert_eq!(clusters(&text), full, "{text:?}");
            }
        }
    }
}
