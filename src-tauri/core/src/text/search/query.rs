//! What somebody looks for.

use std::fmt;

use super::{Key, search_words};
use crate::domain::offset::Range;

/// Words in a row, all of which a text must have; several rows in quotes, each of which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    phrases: Vec<Phrase>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Phrase {
    /// As it was typed, without the star.
    typed: String,
    terms: Vec<Key>,
    /// Whether the last word may go on.
    open: bool,
}

impl Query {
    /// Reads what was typed: a phrase; `*` behind a word lets it go on; parts in `"…"` are
    /// phrases of their own. `None` where there is no word.
    pub fn parse(typed: &str) -> Option<Self> {
        let phrases: Vec<Phrase> = typed
            .split(['"', '“', '”'])
            .filter_map(|part| {
                let terms: Vec<Key> = search_words(part).map(|word| word.key).collect();
                let open = part.trim_end().ends_with('*');
                let typed = part.trim().trim_end_matches('*').to_owned();
                (!terms.is_empty()).then_some(Phrase { typed, terms, open })
            })
            .collect();
        (!phrases.is_empty()).then_some(Self { phrases })
    }

    /// The same for somebody who is still typing: unless a blank or a quote follows it, the last
    /// word may go on.
    pub fn parse_typing(typed: &str) -> Option<Self> {
        let mut query = Self::parse(typed)?;
        if typed.ends_with(char::is_alphanumeric)
            && let Some(last) = query.phrases.last_mut()
        {
            last.open = true;
        }
        Some(query)
    }

    /// The query as SQLite's FTS5 has it, over the columns `plain` and `marked` of
    /// [`Indexed`](super::Indexed). It finds every text that the query finds; and no other,
    /// where [`is_exact`](Self::is_exact).
    pub fn to_fts(&self) -> String {
        let mut parts = Vec::new();
        for phrase in &self.phrases {
            if !phrase.is_wholly_marked() {
                let plain = phrase.terms.iter().map(|key| key.plain.as_str());
                parts.push(row("plain", plain, phrase.open));
            }
            // The tone of an unfinished word does not stand at its end yet.
            let finished = phrase.terms.len() - usize::from(phrase.open);
            for run in phrase.terms[..finished].chunk_by(|a, b| a.is_marked() == b.is_marked()) {
                if run.iter().all(Key::is_marked) {
                    let marked = run.iter().map(|key| key.marked.as_str());
                    parts.push(row("marked", marked, false));
                }
            }
        }
        parts.join(" AND ")
    }

    /// Whether the index alone answers the query; else each text that it finds is to be looked
    /// at with [`find`](Self::find).
    pub fn is_exact(&self) -> bool {
        self.phrases
            .iter()
            .all(|phrase| phrase.is_wholly_marked() || !phrase.terms.iter().any(Key::is_marked))
    }

    /// Where the phrases stand in a text, in code points, in order, those of one phrase not
    /// overlapping; nowhere, unless the text has all of them.
    pub fn find(&self, text: &str) -> Vec<Range> {
        let words: Vec<_> = search_words(text).collect();
        let mut found = Vec::new();
        for phrase in &self.phrases {
            let before = found.len();
            let mut at = 0;
            while let Some(window) = words.get(at..at + phrase.terms.len()) {
                let keys = || window.iter().map(|word| &word.key);
                if !phrase.matches(keys()) {
                    at += 1;
                    continue;
                }
                if let (Some(first), Some(last)) = (window.first(), window.last()) {
                    found.push(Range {
                        start: first.range.start,
                        end: last.range.end,
                    });
                }
                at += window.len();
            }
            if found.len() == before {
                return Vec::new();
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// As [`Query::parse`] reads it.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for phrase in &self.phrases {
            let star = if phrase.open { "*" } else { "" };
            write!(f, "\"{}{star}\"", phrase.typed)?;
        }
        Ok(())
    }
}

impl Phrase {
    /// Whether every word has diacritics and is finished.
    fn is_wholly_marked(&self) -> bool {
        !self.open && self.terms.iter().all(Key::is_marked)
    }

    fn matches<'k>(&self, words: impl Iterator<Item = &'k Key>) -> bool {
        let last = self.terms.len() - 1;
        self.terms
            .iter()
            .zip(words)
            .enumerate()
            .all(|(i, (term, word))| {
                if self.open && i == last {
                    return begins(word, term);
                }
                if term.is_marked() {
                    term.marked == word.marked
                } else {
                    term.plain == word.plain
                }
            })
    }
}

/// Whether `word` begins as `term` does; of the tones, those that `term` has.
fn begins(word: &Key, term: &Key) -> bool {
    if !term.is_marked() {
        return word.plain.starts_with(&term.plain);
    }
    let split = |marked: &'_ str| {
        let letters = marked.trim_end_matches(['ˋ', 'ˊ', 'ː', 'ˀ', 'ˑ']).len();
        (marked[..letters].to_owned(), marked[letters..].to_owned())
    };
    let ((word, tones), (begun, typed)) = (split(&word.marked), split(&term.marked));
    word.starts_with(&begun) && (typed.is_empty() || typed == tones)
}

/// A phrase of FTS5 in one column.
fn row<'w>(column: &str, words: impl Iterator<Item = &'w str>, open: bool) -> String {
    let words: Vec<&str> = words.collect();
    let star = if open { " *" } else { "" };
    // Words hold no quotes.
    format!("{column} : \"{}\"{star}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::Indexed;
    use crate::text::tests_support::{quotes, texts};
    use proptest::prelude::*;

    fn found(text: &str, typed: &str) -> Vec<String> {
        Query::parse(typed).map_or_else(Vec::new, |query| quotes(text, &query.find(text)))
    }

    #[test]
    fn as_people_type() {
        let text = "Bà Lê_Thị  Thu\u{A0}Hằng, LE THI THU HA\u{306}\u{300}NG và Lệ Thi Thu Hàng";
        let names = [
            "Lê_Thị  Thu\u{A0}Hằng",
            "LE THI THU HA\u{306}\u{300}NG",
            "Lệ Thi Thu Hàng",
        ];
        assert_eq!(found(text, "le thi thu hang"), names);
        assert_eq!(found(text, "le thi thu hằng"), names[..2]);
        assert_eq!(found(text, "Lê Thị Thu Hằng"), names[..1]);
        assert_eq!(
            found(text, "thi thu ha*"),
            [
                "Thị  Thu\u{A0}Hằng",
                "THI THU HA\u{306}\u{300}NG",
                "Thi Thu Hàng"
            ]
        );
        assert_eq!(found(text, "thi thu hă*").len(), 2);
        assert_eq!(found(text, "thi thu hà*"), ["Thi Thu Hàng"]);
        assert!(found(text, "thu thi").is_empty() && found(text, " _ ,").is_empty());
    }

    #[test]
    fn spelling_and_punctuation() {
        assert_eq!(found("Hòa_bình; HOÀ BÌNH.", "hoà bình").len(), 2);
        assert_eq!(found("quý III, quí III", "quý iii").len(), 2);
        assert_eq!(
            found("đạt 1.234,5 tỷ USD", "1.234,5 tỉ usd"),
            ["1.234,5 tỷ USD"]
        );
        assert_eq!(found("a😀b\u{200B} c", "a b c"), ["a😀b\u{200B} c"]);
        assert_eq!(found("aaa", "aa"), Vec::<String>::new(), "whole words");
    }

    #[test]
    fn every_phrase_must_be_there() {
        let text = "Thứ trưởng Hằng thăm Nga";
        assert_eq!(found(text, "\"thu truong\" \"nga\""), ["Thứ trưởng", "Nga"]);
        assert!(found(text, "\"thu truong\" \"lào\"").is_empty());
    }

    #[test]
    fn for_the_index() {
        let fts = |typed: &str| {
            let query = Query::parse(typed).unwrap();
            (query.to_fts(), query.is_exact())
        };
        assert_eq!(fts("Le hang"), ("plain : \"le hang\"".to_owned(), true));
        assert_eq!(
            fts("Hằng quý"),
            ("marked : \"hăngˋ quiˊ\"".to_owned(), true)
        );
        assert_eq!(
            fts("bà Hang"),
            ("plain : \"ba hang\" AND marked : \"baˋ\"".to_owned(), false)
        );
        assert_eq!(fts("hằ*"), ("plain : \"ha\" *".to_owned(), false));
        assert_eq!(fts("ha*"), ("plain : \"ha\" *".to_owned(), true));
        let typing = Query::parse_typing("bà ha").unwrap();
        assert_eq!(typing.to_fts(), "plain : \"ba ha\" * AND marked : \"baˋ\"");
        assert!(!Query::parse_typing("bà ").unwrap().to_fts().contains('*'));
        assert_eq!(Query::parse(" * "), None);
        for typed in ["bà Hằng*", "\"a b\" \"c*\"", "x"] {
            let query = Query::parse(typed).unwrap();
            assert_eq!(Query::parse(&query.to_string()), Some(query));
        }
    }

    proptest! {
        #[test]
        fn any_word_of_a_text_is_found_whole(text in texts(), at in any::<prop::sample::Index>()) {
            let words: Vec<_> = search_words(&text).collect();
            let indexed = Indexed::of(&text);
            prop_assert_eq!(indexed.plain.split(' ').filter(|w| !w.is_empty()).count(), words.len());
            for pair in words.windows(2) {
                prop_assert!(pair[0].range.end <= pair[1].range.start);
            }
            if !words.is_empty() {
                let word = &words[at.index(words.len())];
                let typed = quotes(&text, &[word.range]).remove(0);
                let query = Query::parse(&typed).unwrap();
                prop_assert!(query.find(&text).contains(&word.range), "{typed:?}");
            }
        }
    }
}
