//! What the grammar runs over: the tokens of a text in one spelling.
//!
//! Normal form, case, underscores and blanks are gone, so are the spellings that stand beside each
//! other in news (`tỉ` and `tỷ`, `hoá` and `hóa`); a number written to its unit (`100USD`, `USD5`)
//! is two words. Each word knows where it stands in the text.

use unicode_normalization::UnicodeNormalization;

use crate::domain::offset::{Offset, Range};
use crate::text::chars::{len, split_after};
use crate::text::{Token, TokenKind, sentences, tokenize};

/// A token in lower case, NFC and the one spelling that the lexicon has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) folded: String,
    /// As it stands in the text, but NFC.
    pub(super) shown: String,
    pub(super) range: Range,
    pub(super) kind: TokenKind,
    /// Whether nothing at all stands between it and the word before.
    pub(super) tight: bool,
    pub(super) starts_sentence: bool,
}

impl Word {
    pub(super) fn is(&self, folded: &str) -> bool {
        self.folded == folded
    }
}

/// The words of a text, in order; positions in code points of `text`.
pub(super) fn words(text: &str) -> Vec<Word> {
    let tokens = tokenize(text);
    let mut starts = sentences(text, &tokens).into_iter().map(|s| s.start);
    let mut next_start = starts.next();
    let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
    let (mut rest, mut at) = (text, 0);
    for token in &tokens {
        let (_, from) = split_after(rest, token.range.start.0 - at);
        let (raw, after) = split_after(from, token.range.len());
        (rest, at) = (after, token.range.end.0);
        let first = words.len();
        push(&mut words, token, &raw.nfc().collect::<String>(), len(raw));
        if next_start.is_some_and(|start| start <= token.range.start) {
            next_start = starts.next();
            if let Some(word) = words.get_mut(first) {
                word.starts_sentence = true;
            }
        }
    }
    words
}

/// Pushes a token as one word, or as the number and the unit that are written together in it.
fn push(words: &mut Vec<Word>, token: &Token, shown: &str, length: u32) {
    let tight = |words: &[Word], start| words.last().is_some_and(|w| w.range.end == start);
    if token.kind == TokenKind::Number
        && tight(words, token.range.start)
        && continues_number(words)
        && let (Some(mark), Some(number)) = (words.pop(), words.last_mut())
    {
        // `USD1,4`: the tokenizer takes `USD1` for a name, hence the comma for punctuation.
        number.folded = format!("{}{}{shown}", number.folded, mark.folded);
        number.shown.clone_from(&number.folded);
        number.range.end = token.range.end;
        return;
    }
    let split = match token.kind {
        TokenKind::Syllable => split_unit(shown),
        _ => None,
    };
    let Some((first, second)) = split else {
        words.push(Word {
            folded: spelling(shown),
            shown: shown.to_owned(),
            range: token.range,
            kind: token.kind,
            tight: tight(words, token.range.start),
            starts_sentence: false,
        });
        return;
    };
    // The half with digits is ASCII: its code points are the same in any normal form.
    let middle = if first.is_ascii() {
        token.range.start.0 + len(first)
    } else {
        token.range.start.0 + length - len(second)
    };
    let halves = [
        (first, token.range.start, Offset(middle)),
        (second, Offset(middle), token.range.end),
    ];
    for (half, start, end) in halves {
        let digits = half.bytes().all(|b| b.is_ascii_digit());
        words.push(Word {
            folded: spelling(half),
            shown: half.to_owned(),
            range: Range { start, end },
            kind: if digits {
                TokenKind::Number
            } else {
                TokenKind::Syllable
            },
            tight: tight(words, start),
            starts_sentence: false,
        });
    }
}

/// Whether the last words are a unit, a number that was cut from it, and a comma, with nothing
/// between them.
fn continues_number(words: &[Word]) -> bool {
    let [.., unit, number, mark] = words else {
        return false;
    };
    number.tight
        && mark.tight
        && (mark.is(",") || mark.is("."))
        && number.kind == TokenKind::Number
        && BEFORE.contains(&unit.folded.as_str())
}

/// Units written directly after a number, and before one.
const AFTER: &[&str] = &[
    "usd", "vnd", "vnđ", "eur", "euro", "đ", "đồng", "tỷ", "tr", "triệu", "nghìn", "k", "tấn",
    "kg", "lít", "thùng", "teu", "kwh", "mwh", "mw", "gw", "lần", "ha",
];
const BEFORE: &[&str] = &["usd", "vnd", "eur", "us", "gbp", "jpy", "cny", "krw"];

fn split_unit(shown: &str) -> Option<(&str, &str)> {
    let digit = |c: char| c.is_ascii_digit();
    if shown.starts_with(digit) {
        let (number, unit) = shown.split_at(shown.find(|c| !digit(c))?);
        return AFTER
            .contains(&spelling(unit).as_str())
            .then_some((number, unit));
    }
    let (unit, number) = shown.split_at(shown.find(digit)?);
    let known = BEFORE.contains(&spelling(unit).as_str()) || unit.eq_ignore_ascii_case("q");
    (known && number.bytes().all(|b| b.is_ascii_digit())).then_some((unit, number))
}

/// Lower case; of spellings that stand beside each other, the one that the lexicon has.
fn spelling(shown: &str) -> String {
    let lower = shown.to_lowercase();
    let same = match lower.as_str() {
        "tỉ" => "tỷ",
        "ngàn" => "nghìn",
        "quí" => "quý",
        "kỉ" => "kỷ",
        "kì" => "kỳ",
        "mĩ" => "mỹ",
        "bẩy" => "bảy",
        "rưởi" => "rưỡi",
        "–" | "—" | "‐" | "‑" | "−" => "-",
        "⁄" | "∕" => "/",
        "％" => "%",
        _ => "",
    };
    if !same.is_empty() {
        return same.to_owned();
    }
    tone_on_first_vowel(lower)
}

/// `hoá` as `hóa`, `thuỷ` as `thủy`: both are taught, the second is the lexicon's. In `quý` the
/// u belongs to the consonant.
fn tone_on_first_vowel(word: String) -> String {
    const ENDS: &[(&str, &str)] = &[
        ("oá", "óa"),
        ("oà", "òa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oé", "óe"),
        ("oè", "òe"),
        ("oẻ", "ỏe"),
        ("uý", "úy"),
        ("uỳ", "ùy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    if word.starts_with("qu") {
        return word;
    }
    for (end, same) in ENDS {
        if let Some(stem) = word.strip_suffix(end) {
            return format!("{stem}{same}");
        }
    }
    word
}

/// The words as they stand in the text, with the blanks that raw text has.
pub(super) fn shown(words: &[Word]) -> String {
    let mut text = String::new();
    let mut open = true;
    for word in words {
        let joins = matches!(word.folded.as_str(), "/" | "-" | "(");
        let closes = matches!(word.folded.as_str(), "," | "." | "%" | ")" | ";" | ":");
        let apart = !open && !closes && (!joins || word.is("("));
        if apart {
            text.push(' ');
        }
        text.push_str(&word.shown);
        open = joins;
    }
    text
}

/// From the first word to the last.
pub(super) fn range(words: &[Word]) -> Option<Range> {
    let (first, last) = (words.first()?, words.last()?);
    Some(Range {
        start: first.range.start,
        end: last.range.end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::quote;

    fn folded(text: &str) -> String {
        let words = words(text);
        let all: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        all.join("|")
    }

    #[test]
    fn one_spelling() {
        assert_eq!(folded("1.234,5 TỈ đồng"), "1.234,5|tỷ|đồng");
        assert_eq!(folded("Thuỷ_sản hàng_hoá quý"), "thủy|sản|hàng|hóa|quý");
        assert_eq!(folded("5–7 tỉ"), "5|-|7|tỷ");
        let nfd: String = "hơn hai ngàn tỉ".nfd().collect();
        assert_eq!(folded(&nfd), "hơn|hai|nghìn|tỷ");
    }

    #[test]
    fn numbers_written_to_their_unit() {
        for (text, expected) in [
            ("100USD", "100|usd"),
            ("5tỷ", "5|tỷ"),
            ("USD5", "usd|5"),
            ("USD1,4 tỷ", "usd|1,4|tỷ"),
            ("VND1.000", "vnd|1.000"),
            ("5G A320 15h30 G7", "5g|a320|15h30|g7"),
        ] {
            let nfd: String = text.nfd().collect();
            assert_eq!(folded(text), expected);
            assert_eq!(folded(&nfd), expected);
        }
    }

    #[test]
    fn each_word_knows_its_place() {
        let text: String = "Đạt 5tỷ đồng. Năm USD1,4 tỷ".nfd().collect();
        for word in words(&text) {
            let there: String = quote(&text, word.range).nfc().collect();
            assert_eq!(there, word.shown);
        }
        let starts: Vec<usize> = words("Đạt 5 tỷ đồng. Năm nay 6 tỷ.")
            .iter()
            .enumerate()
            .filter(|(_, word)| word.starts_sentence)
            .map(|(at, _)| at)
            .collect();
        assert_eq!(starts, [0, 5]);
    }

    #[test]
    fn blanks_of_raw_text() {
        assert_eq!(shown(&words("quý III / 2022")), "quý III/2022");
        assert_eq!(shown(&words("Từ_năm 2016 - 2020")), "Từ năm 2016-2020");
        assert_eq!(shown(&words("tăng 11 % ( so )")), "tăng 11% (so)");
    }
}
