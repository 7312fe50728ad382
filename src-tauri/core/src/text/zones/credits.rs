//! Credits of pictures: `(Ảnh: Minh Hà)`, `Ảnh : AFP`, `. Ảnh Minh Hà`, `Đồ họa: …`.

use super::super::chars::{is_alphanumeric, is_blank, split_after};
use super::line::{Line, lower};
use super::names::signs;

/// A credit takes no more of the end of a line, in bytes.
const REACH: usize = 160;

/// Words that begin a credit, in lower case; those of two words stand before those of one.
const WORDS: &[&str] = &[
    "ảnh chụp màn hình",
    "ảnh minh họa",
    "ảnh minh hoạ",
    "ảnh tư liệu",
    "nguồn ảnh",
    "nguồn hình",
    "nguồn video",
    "nguồn clip",
    "ảnh chụp",
    "hình ảnh",
    "ảnh internet",
    "ảnh nvcc",
    "ảnh và video",
    "ảnh, video",
    "ảnh",
    "đồ họa",
    "đồ hoạ",
    "video",
    "clip",
    "infographic",
    "photo",
    "nguồn",
    "hình",
    "minh họa",
    "minh hoạ",
];

/// The longest of them and what stands behind it are in so many code points, taken apart too.
const LONGEST_WORD: u32 = 64;

/// Where a credit begins in the line, in bytes; 0 when it is nothing else.
pub(super) fn credit_start(line: &Line<'_>) -> Option<usize> {
    if line.words > 160 {
        return None;
    }
    let text = line.text;
    let from = text.len().saturating_sub(REACH);
    let from = (from..text.len()).find(|byte| text.is_char_boundary(*byte))?;
    let mut found = None;
    let mut before = text.get(..from)?.chars().next_back();
    for (byte, c) in text.get(from..)?.char_indices() {
        let begins = || before.is_none_or(|c| !is_alphanumeric(c));
        // Outside brackets a credit begins with a capital.
        let marked = || matches!(before, Some('(' | '[' | ' ')) || c.is_uppercase();
        let at = from + byte;
        if begins() && marked() && may_begin(text, at) && is_credit(text, at) {
            found = Some(from + byte);
            break;
        }
        before = Some(c);
    }
    let at = found?;
    // The bracket, and the dash or the bar between, go with the credit.
    let head = text.get(..at)?.trim_end_matches(is_blank);
    let open = head.trim_end_matches(['(', '[']);
    Some(if open.len() < head.len() {
        open.len()
    } else {
        at
    })
}

/// Whether the first letters are those of a word of the list: nearly no place passes.
pub(super) fn may_begin(text: &str, at: usize) -> bool {
    let mut chars = text.get(at..).unwrap_or_default().chars();
    let mut next = || chars.next().map_or('\0', |c| c.to_ascii_lowercase());
    match (next(), next()) {
        ('ả' | 'Ả', second) => second == 'n',
        ('a', second) => matches!(second, 'n' | '\u{309}'),
        ('đ' | 'Đ', second) => matches!(second, 'ồ' | 'Ồ' | 'ô' | 'Ô' | 'o'),
        ('h', second) => matches!(second, 'i' | 'ì' | 'Ì'),
        ('v' | 'm', second) => second == 'i',
        ('c', second) => second == 'l',
        ('i', second) => second == 'n',
        ('p', second) => second == 'h',
        ('n', 'g') => next() == 'u',
        _ => false,
    }
}

/// Whether a credit begins at a byte of `text` and goes on to its end.
fn is_credit(text: &str, at: usize) -> bool {
    let Some(rest) = text.get(at..) else {
        return false;
    };
    // Lower-casing keeps neither bytes nor, in NFD, characters: the rest is cut in step.
    let lowered = lower(split_after(rest, LONGEST_WORD).0);
    let Some(word) = WORDS.iter().find(|word| {
        lowered
            .strip_prefix(**word)
            .is_some_and(|after| !after.starts_with(is_alphanumeric))
    }) else {
        return false;
    };
    let parts = word
        .split([' ', ','])
        .filter(|part| !part.is_empty())
        .count();
    let held = after_words(rest, parts);
    let held = held.trim_start_matches(is_blank);
    let capital = rest.chars().next().is_some_and(char::is_uppercase);
    let before = text
        .get(..at)
        .unwrap_or_default()
        .trim_end_matches(is_blank);
    let bracketed = before.ends_with(['(', '[']);
    let apart = before.is_empty()
        || bracketed
        || before.ends_with([
            '.', '|', '/', '-', '–', '—', '"', '”', '…', '?', '!', ';', ':', ')', '>',
        ]);
    let named = held.trim_start_matches([':', ' ', '-', '/']);
    let named = named.trim_matches(|c: char| c != '+' && (is_blank(c) || c.is_ascii_punctuation()));
    let short = named.chars().count() <= 70 && named.split_whitespace().count() <= 12;
    // On a line of its own it is the source of the article.
    if *word == "nguồn" && before.is_empty() {
        return false;
    }
    if held.starts_with(':') {
        // After a colon even a name in lower case is one, but no sentence.
        let generic = !matches!(*word, "video" | "clip" | "hình" | "nguồn") || bracketed || apart;
        return short && generic && (capital || bracketed) && !named.contains(". ");
    }
    let whole = named.is_empty() && parts >= 2 && (apart || capital);
    let kind = matches!(
        *word,
        "ảnh"
            | "photo"
            | "đồ họa"
            | "đồ hoạ"
            | "video"
            | "ảnh minh họa"
            | "ảnh minh hoạ"
            | "ảnh tư liệu"
            | "nguồn ảnh"
    );
    whole || kind && apart && capital && short && !named.is_empty() && signs(named)
}

/// What stands after so many words of `text`.
fn after_words(text: &str, words: usize) -> &str {
    let mut left = words;
    let mut within = false;
    for (byte, c) in text.char_indices() {
        let letter = !is_blank(c) && c != '_' && (!c.is_ascii() || c.is_ascii_alphanumeric());
        if within && !letter {
            left -= 1;
            if left == 0 {
                return text.get(byte..).unwrap_or_default();
            }
        }
        within = letter;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::super::line::page;
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn split(text: &str) -> Option<(String, String)> {
        let page = page(text);
        let line = page.first()?;
        let at = credit_start(line)?;
        let (caption, credit) = line.text.split_at(at);
        Some((caption.nfc().collect(), credit.nfc().collect()))
    }

    #[test]
    fn at_the_end_of_a_caption() {
        for (caption, credit) in [
            ("Bà Hà tại cảng. ", "(Ảnh: Minh Hà)"),
            ("Bà Hà tại cảng. ", "Ảnh: AFP"),
            ("Bà Hà tại cảng . ", "( Ảnh : Minh_Hà )"),
            ("Bà Hà tại cảng. ", "Ảnh Minh Hà"),
            ("Bà Hà tại cảng - ", "Ảnh: M.H."),
            ("Bà Hà tại cảng ", "Ảnh: Minh Hà/Tin24"),
            ("Tàu vào cảng. ", "Ảnh minh họa"),
            ("Tàu vào cảng | ", "Nguồn ảnh: internet"),
            ("", "Đồ họa: Lan Chi"),
            ("", "(Ảnh: Minh Hà)"),
        ] {
            let whole = format!("{caption}{credit}");
            let expected = Some((caption.to_owned(), credit.to_owned()));
            assert_eq!(split(&whole), expected, "{whole}");
            assert_eq!(
                split(&whole.nfd().collect::<String>()),
                expected,
                "{whole} in NFD"
            );
        }
    }

    #[test]
    fn pictures_in_a_sentence() {
        for text in [
            "Ảnh hưởng của bão còn kéo dài nhiều ngày.",
            "Ông chụp ảnh lưu niệm với các đại biểu.",
            "Hình ảnh Việt Nam được quảng bá rộng rãi.",
            "Video lan truyền trên mạng xã hội.",
            "Nguồn: Tổng cục cho biết con số này. Ông nói thêm: mọi việc đều ổn.",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
