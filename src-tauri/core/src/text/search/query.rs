//! What somebody looks for.

use super::super::chars::is_alphanumeric;
use std::fmt;

use super::{Key, search_words};
use crate::domain::offset::Range;

/// Words in a row, all of which a text must have; several rows in quotes, each of which.
/// Diacritics count for nothing, unless one word was typed with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    phrases: Vec<Phrase>,
    /// Whether diacritics were typed, and count.
    marked: bool,
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
        let marked = phrases.iter().flat_map(|p| &p.terms).any(Key::is_marked);
        (!phrases.is_empty()).then_some(Self { phrases, marked })
    }

    /// The same for somebody who is still typing: unless a blank or a quote follows it, the last
    /// word may go on.
    pub fn parse_typing(typed: &str) -> Option<Self> {
        let mut query = Self::parse(typed)?;
        if typed.ends_with(is_alphanumeric)
            && let Some(last) = query.phrases.last_mut()
        {
            last.open = true;
        }
        Some(query)
    }

    /// The query as SQLite's FTS5 has it, over the columns `plain` and `marked` of
    /// [`Indexed`](super::Indexed): it finds what [`find`](Self::find) finds, and nothing else.
    pub fn to_fts(&self) -> String {
        let column = if self.marked { "marked" } else { "plain" };
        let phrases = self.phrases.iter().map(|phrase| {
            let words: Vec<&str> = phrase.terms.iter().map(|key| self.form(key)).collect();
            let star = if phrase.open { " *" } else { "" };
            // Words hold no quotes.
            format!("{column} : \"{}\"{star}", words.join(" "))
        });
        phrases.collect::<Vec<_>>().join(" AND ")
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
                if !self.matches(phrase, window.iter().map(|word| &word.key)) {
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

    fn form<'k>(&self, key: &'k Key) -> &'k str {
        if self.marked { &key.marked } else { &key.plain }
    }

    fn matches<'k>(&self, phrase: &Phrase, words: impl Iterator<Item = &'k Key>) -> bool {
        let last = phrase.terms.len() - 1;
        phrase
            .terms
            .iter()
            .zip(words)
            .enumerate()
            .all(|(i, (term, word))| {
                let (term, word) = (self.form(term), self.form(word));
                if phrase.open && i == last {
                    word.starts_with(term)
                } else {
                    word == term
                }
            })
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
        assert_eq!(found(text, "Lê Thị Thu Hằng"), names[..1]);
        assert_eq!(found(text, "thi thu hàng"), ["Thi Thu Hàng"]);
        assert_eq!(
            found(text, "thi thu ha*"),
            [
                "Thị  Thu\u{A0}Hằng",
                "THI THU HA\u{306}\u{300}NG",
                "Thi Thu Hàng"
            ]
        );
        assert_eq!(found(text, "thu hằ*").len(), 2);
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
        let fts = |typed: &str| Query::parse(typed).unwrap().to_fts();
        assert_eq!(fts("Le hang"), "plain : \"le hang\"");
        assert_eq!(fts("Hằng quý"), "marked : \"ˋhăng ˊqui\"");
        assert_eq!(fts("bà Hang"), "marked : \"ˋba hang\"");
        assert_eq!(fts("hằ* \"b\""), "marked : \"ˋhă\" * AND marked : \"b\"");
        let typing = Query::parse_typing("ba ha").unwrap();
        assert_eq!(typing.to_fts(), "plain : \"ba ha\" *");
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
