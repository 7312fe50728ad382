//! Texts that the tests of this module share.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::{Token, TokenKind, tokenize};
use crate::domain::offset::Range;

/// Texts made of the pieces that have gone wrong elsewhere, with any other character between.
pub(crate) fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec![
            "Lê", "Thị", "hằng", "Đầu", "tư", "ASEAN", "G7", "v", "TP", "TS", "O'Brien", "Ⅲ",
            "11,4", "18.000", "2013", "5", "0",
        ]).prop_map(str::to_owned),
        8 => prop::sample::select(vec![
            " ", " ", "_", "\u{A0}", "\t", "\n", "\r\n", "\r", "\u{2028}", "\u{85}", "  ",
        ]).prop_map(str::to_owned),
        4 => prop::sample::select(vec![
            ".", ",", "!", "?", "…", "\"", "“", "”", "’", "'", "(", ")", "-", "–", "/", "./.",
            "%", "@", "€", "+",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            "😀", "👨\u{200D}👩\u{200D}👧", "🇻🇳", "👍🏽", "1\u{FE0F}\u{20E3}", "\u{200B}",
            "\u{FEFF}", "\u{200D}", "\u{301}", "a\u{306}\u{300}", "\u{AD}", "\u{1F1FB}", "각",
            "\u{600}", "\0",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    (prop::collection::vec(piece, 0..40), any::<bool>()).prop_map(|(pieces, nfd)| {
        let text = pieces.concat();
        if nfd { text.nfd().collect() } else { text }
    })
}

/// What `range` covers, found by counting.
pub(crate) fn quote(text: &str, range: Range) -> String {
    text.chars()
        .skip(range.start.0 as usize)
        .take(range.len() as usize)
        .collect()
}

/// The quoted text of each range.
pub(crate) fn quotes(text: &str, ranges: &[Range]) -> Vec<String> {
    ranges.iter().map(|range| quote(text, *range)).collect()
}

/// The tokens of a text, `|` between them, for comparing at a glance.
pub(crate) fn split(text: &str) -> String {
    let ranges: Vec<Range> = tokenize(text).iter().map(|token| token.range).collect();
    quotes(text, &ranges).join("|")
}

/// One letter for the kind of each token: s, n, p, y (symbol).
pub(crate) fn kinds(tokens: &[Token]) -> String {
    let letter = |token: &Token| match token.kind {
        TokenKind::Syllable => 's',
        TokenKind::Number => 'n',
        TokenKind::Punctuation => 'p',
        TokenKind::Symbol => 'y',
    };
    tokens.iter().map(letter).collect()
}
