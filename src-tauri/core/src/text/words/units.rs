//! What words are made of: syllables, and what stands together whatever a model says of it.

use super::super::abbreviations::is_abbreviation;
use super::super::chars::{is_alphabetic, is_line_break};
use super::super::pieces::{Piece, pieces};
use super::super::search::Key;
use super::super::wholes::{WholeKind, wholes};
use super::super::{Token, TokenKind};

/// What a unit looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Lower,
    /// Its first letter is a capital.
    Capital,
    /// It has several letters, all of them capitals.
    Upper,
    Number,
    /// Punctuation, symbols, addresses and dates: always a word alone.
    Mark,
}

/// A piece of a text that is never cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its tokens, as indices.
    pub(super) tokens: std::ops::Range<usize>,
    /// Of its spelling; letter case, normal form and the place of the tone aside.
    pub(super) key: u64,
    pub(super) class: Class,
    /// An underscore joins it to the one before.
    pub(super) glued: bool,
    /// It cannot be in one word with the one before.
    pub(super) apart: bool,
}

/// The key of a syllable.
pub(super) fn key(syllable: &str) -> u64 {
    hash(&Key::of(syllable).marked)
}

/// FNV-1a: the same everywhere, which the standard library does not promise of its own.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
    })
}

/// The units of a text, of which `tokens` are the tokens. Each token is in one.
pub(super) fn units(text: &str, tokens: &[Token]) -> Vec<Unit> {
    let pieces = pieces(text, tokens);
    let mut wholes = wholes(text, tokens).into_iter().peekable();
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        while wholes.next_if(|whole| whole.tokens.start < at).is_some() {}
        let whole = wholes
            .next_if(|whole| whole.tokens.start == at)
            .filter(|whole| is_written_in_one(&pieces, &whole.tokens));
        let (end, class) = if let Some(whole) = whole {
            let class = match whole.kind {
                WholeKind::Number => Class::Number,
                WholeKind::Url | WholeKind::Email | WholeKind::Date | WholeKind::Time => {
                    Class::Mark
                }
            };
            (whole.tokens.end, class)
        } else if piece.text == "." {
            (at + dots(&pieces, at), Class::Mark)
        } else if has_own_stop(&pieces, at) {
            (at + 2, class_of(piece))
        } else {
            (at + 1, class_of(piece))
        };
        let before = units.last().map_or(Class::Mark, |unit| unit.class);
        let split = piece.gap.contains(is_line_break) || piece.gap.is_empty();
        units.push(Unit {
            tokens: at..end,
            key: match class {
                Class::Number => hash("0"),
                Class::Mark => hash(piece.text),
                _ => key(piece.text),
            },
            class,
            glued: piece.token.glued,
            apart: before == Class::Mark || class == Class::Mark || split,
        });
        at = end;
    }
    units
}

fn class_of(piece: &Piece<'_>) -> Class {
    match piece.token.kind {
        TokenKind::Number => Class::Number,
        TokenKind::Punctuation | TokenKind::Symbol => Class::Mark,
        TokenKind::Syllable if !piece.token.capital => Class::Lower,
        TokenKind::Syllable => {
            let mut letters = piece.text.chars().filter(|c| is_alphabetic(*c));
            let several = letters.clone().nth(1).is_some();
            if several && letters.all(char::is_uppercase) {
                Class::Upper
            } else {
                Class::Capital
            }
        }
    }
}

fn is_written_in_one(pieces: &[Piece<'_>], tokens: &std::ops::Range<usize>) -> bool {
    pieces
        .get(tokens.start + 1..tokens.end)
        .is_some_and(|rest| rest.iter().all(|piece| piece.gap.is_empty()))
}

/// How many stops are written in one from `at` on: three are an ellipsis.
fn dots(pieces: &[Piece<'_>], at: usize) -> usize {
    let after = pieces.get(at + 1..).unwrap_or_default();
    let more = after
        .iter()
        .take_while(|piece| piece.gap.is_empty() && piece.text == ".")
        .count();
    more + 1
}

/// Whether the stop after `at` belongs to it, as in `TP. Hồ Chí Minh`.
fn has_own_stop(pieces: &[Piece<'_>], at: usize) -> bool {
    let is_stop = |piece: &Piece<'_>| piece.gap.is_empty() && piece.text == ".";
    pieces.get(at + 1).is_some_and(is_stop)
        && pieces
            .get(at + 2)
            .is_some_and(|next| !is_stop(next) && !next.begins_line())
        && is_abbreviation(pieces, at, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offset::Range;
    use crate::text::tests_support::{quote, texts};
    use crate::text::tokenize;
    use proptest::prelude::*;

    /// The units of a text; `·` before one that may be in a word with the one before.
    fn shown(text: &str) -> String {
        let tokens = tokenize(text);
        let all: Vec<String> = units(text, &tokens)
            .iter()
            .map(|unit| {
                let range = Range {
                    start: tokens[unit.tokens.start].range.start,
                    end: tokens[unit.tokens.end - 1].range.end,
                };
                let mark = if unit.apart { "" } else { "·" };
                format!("{mark}{}", quote(text, range))
            })
            .collect();
        all.join("|")
    }

    #[test]
    fn what_stands_together() {
        assert_eq!(shown("Bộ Ngoại giao: tốt"), "Bộ|·Ngoại|·giao|:|tốt");
        assert_eq!(
            shown("ngày 05/06/2013 tăng 20% ở bao.vn..."),
            "ngày|05/06/2013|tăng|·20%|·ở|bao.vn|..."
        );
        assert_eq!(shown("ở TP. Hồ Chí Minh."), "ở|·TP.|·Hồ|·Chí|·Minh|.");
        assert_eq!(shown("9-11 / 8"), "9|-|11|/|8");
        assert_eq!(shown("11,4tỷ\u{A0}USD\nnăm"), "11,4|tỷ|·USD|năm");
    }

    #[test]
    fn spelling_makes_no_difference_to_keys() {
        assert_eq!(key("Hòa"), key("hoa\u{300}"));
        assert_eq!(key("hòa"), key("hoà"));
        assert_ne!(key("hoa"), key("hòa"));
    }

    proptest! {
        #[test]
        fn each_token_is_in_one(text in texts()) {
            let tokens = tokenize(&text);
            let mut next = 0;
            for unit in units(&text, &tokens) {
                prop_assert_eq!(unit.tokens.start, next);
                prop_assert!(unit.tokens.end > next);
                next = unit.tokens.end;
            }
            prop_assert_eq!(next, tokens.len());
        }
    }
}
