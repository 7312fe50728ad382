//! Where a full stop does not end a sentence.

use unicode_normalization::UnicodeNormalization;

use super::TokenKind;
use super::chars::{is_alphabetic, is_mark};
use super::pieces::Piece;

/// Abbreviations written with a stop before a name, in lower case.
const TITLES: &[&str] = &[
    // Places: city, town, district, ward, quarter.
    "tp", "tx", "tt", // Degrees, professions and honours.
    "ths", "ts", "tskh", "pgs", "gs", "bs", "bscki", "bsckii", "ls", "ks", "kts", "cn", "nsnd",
    "nsưt", "ngnd", "ngưt", "nxb", // English.
    "mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "rep", "gov", "col", "lt", "capt", "sgt",
];

/// The only ones that are also written in lower case; `gen.` or `st.` may end a sentence.
const LOWER: &[&str] = &["tp", "tr"];

/// Ends of names of sites and files, which follow a stop without a blank: `VietnamNet.Vn`.
const SUFFIXES: &[&str] = &[
    "com", "vn", "net", "org", "gov", "edu", "info", "asia", "tv", "io", "js", "html", "php",
    "pdf", "docx",
];

/// Words before a person's initial; after any other small word a single `I`, `V` or `X` is a
/// Roman numeral (`trong quý I.`).
const HONORIFICS: &[&str] = &["ông", "bà", "anh", "chị", "cô", "em"];

/// Longest of the above, in code points of NFD, so that longer tokens need not be copied.
const LONGEST: usize = 12;

fn is_one_of(text: &str, list: &[&str]) -> bool {
    if text.chars().nth(LONGEST).is_some() {
        return false;
    }
    if text.is_ascii() {
        return list.iter().any(|word| word.eq_ignore_ascii_case(text));
    }
    let folded: String = text.nfc().flat_map(char::to_lowercase).collect();
    list.contains(&folded.as_str())
}

/// Letters of a token, marks not counted; enough of them to compare with `n`.
fn has_letters(text: &str, n: usize) -> bool {
    text.chars()
        .filter(|c| is_alphabetic(*c) && !is_mark(*c))
        .nth(n - 1)
        .is_some()
}

/// Whether the stop after `pieces[at]` belongs to it: `TP.`, `ThS.`, `J.`; `spaced` when a blank
/// stands between them, as in segmented text, where only a known title counts.
pub(super) fn is_abbreviation(pieces: &[Piece<'_>], at: usize, spaced: bool) -> bool {
    let Some(piece) = pieces.get(at) else {
        return false;
    };
    if piece.token.kind != TokenKind::Syllable || piece.token.glued {
        return false;
    }
    if !piece.token.capital {
        return is_one_of(piece.text, LOWER);
    }
    let initial = !has_letters(piece.text, 2) && !piece.text.starts_with(char::is_numeric);
    if initial {
        let before = at.checked_sub(1).and_then(|before| pieces.get(before));
        let number = is_roman(piece.text) && before.is_some_and(asks_for_number);
        return !spaced && !number;
    }
    is_one_of(piece.text, TITLES)
}

fn asks_for_number(before: &Piece<'_>) -> bool {
    before.token.kind == TokenKind::Syllable
        && !before.token.capital
        && !is_one_of(before.text, HONORIFICS)
}

fn is_roman(text: &str) -> bool {
    text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether a lone token and its stop number what follows: `1.`, `a.`, `II.`.
pub(super) fn is_enumerator(piece: &Piece<'_>) -> bool {
    match piece.token.kind {
        TokenKind::Number => true,
        TokenKind::Syllable => !has_letters(piece.text, 2) || is_roman(piece.text),
        _ => false,
    }
}

/// Whether a sentence may end with `pieces[at]` and a stop although a letter follows directly:
/// not after a single letter, a short number, or within an address.
pub(super) fn may_end_glued(pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(piece) = pieces.get(at) else {
        return false;
    };
    match piece.token.kind {
        TokenKind::Syllable => has_letters(piece.text, 2) && !is_within_address(pieces, at),
        // A year or an amount, not the number of a section.
        TokenKind::Number => piece.token.range.len() >= 4,
        _ => matches!(piece.text, ")" | "]" | "”" | "»" | "%"),
    }
}

/// Whether a token after a stop ends the name of a site or file.
pub(super) fn is_suffix(piece: &Piece<'_>) -> bool {
    is_one_of(piece.text, SUFFIXES)
}

/// Looks around in what is written in one with `pieces[at]`, as far as an address may reach.
fn is_within_address(pieces: &[Piece<'_>], at: usize) -> bool {
    const REACH: usize = 32;
    let (before, after) = pieces.split_at_checked(at + 1).unwrap_or_default();
    let joined = |piece: &&Piece<'_>| piece.gap.is_empty() || piece.token.glued;
    if after
        .iter()
        .take(REACH)
        .take_while(joined)
        .any(|piece| piece.text == "@")
    {
        return true;
    }
    let mut next = "";
    for piece in before.iter().rev().take(REACH) {
        if matches!(piece.text, "@" | "www") || (piece.text == ":" && next == "/") {
            return true;
        }
        if !joined(&piece) {
            return false;
        }
        next = piece.text;
    }
    false
}
