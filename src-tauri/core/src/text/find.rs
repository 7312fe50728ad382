//! Finding words in a text as people type them: letter case, diacritics, underscores and the kind
//! of blanks aside.

use unicode_normalization::UnicodeNormalization;

use super::chars::count;
use super::fold::{fold, fold_char};
use super::{TextIndex, graphemes};
use crate::domain::offset::{Offset, Range};

/// Where `query` stands in `text`: whole grapheme clusters, in order, not overlapping. Nowhere
/// when the query folds to nothing.
#[must_use]
pub fn find(text: &str, query: &str) -> Vec<Range> {
    let query: Vec<char> = fold(query).chars().collect();
    if query.is_empty() {
        return Vec::new();
    }
    // Each folded character, with the place of the one it comes from.
    let mut folded: Vec<char> = Vec::with_capacity(text.len());
    let mut places: Vec<u32> = Vec::with_capacity(text.len());
    for (place, c) in text.chars().enumerate() {
        for part in std::iter::once(c).nfd().flat_map(char::to_lowercase) {
            match fold_char(part) {
                Some(' ') if folded.last() == Some(&' ') => {}
                Some(part) => {
                    folded.push(part);
                    places.push(count(place));
                }
                None => {}
            }
        }
    }
    let index = TextIndex::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(window) = folded.get(at..at + query.len()) {
        if window != query {
            at += 1;
            continue;
        }
        let (first, last) = (places[at], places[at + query.len() - 1]);
        found.push(Range {
            start: graphemes::floor(&index, Offset(first)),
            end: graphemes::ceil(&index, Offset(last + 1)),
        });
        at += query.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::quotes;

    fn found(text: &str, query: &str) -> Vec<String> {
        quotes(text, &find(text, query))
    }

    #[test]
    fn as_people_type() {
        let text = "Bà Lê_Thị  Thu\u{A0}Hằng và LE THI THU HA\u{306}\u{300}NG đến";
        let names = ["Lê_Thị  Thu\u{A0}Hằng", "LE THI THU HA\u{306}\u{300}NG"];
        assert_eq!(found(text, "le thi thu hang"), names);
        assert_eq!(found(text, "Đến"), ["đến"]);
        assert_eq!(found("aaa", "aa"), ["aa"]);
        assert!(found(text, " _").is_empty());
        assert!(found("", "x").is_empty());
    }
}
