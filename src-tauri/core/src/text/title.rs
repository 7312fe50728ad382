//! A title for an article that came without one.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::chars::{is_blank, is_line_break};
use super::{TextIndex, is_segmented, sentences, tokenize};

/// The longest title, in grapheme clusters.
const LONGEST: usize = 120;

/// How much of the first line is looked at, in code points: enough for a title in NFD with blanks
/// to spare, so that a line of 200,000 characters costs no more than a short one.
const HEAD: usize = 600;

/// The title that the text itself seems to bear: its first line with something in it, in NFC,
/// blanks folded, and without underscores when it is segmented.
///
/// Of a line longer than 120 characters it is the first sentence, or if that is too long as well,
/// its beginning up to a blank and `…`. Empty for a text in which nothing shows.
#[must_use]
pub fn guess_title(text: &str) -> String {
    let text = text.trim_start_matches(is_blank);
    let cut = text
        .char_indices()
        .enumerate()
        .find(|(n, (_, c))| *n == HEAD || is_line_break(*c));
    let head = cut.map_or(text, |(_, (byte, _))| text.split_at(byte).0);
    let title = clean(head);
    let title = if is_long(&title) {
        beginning(head, &title)
    } else {
        title
    };
    // Last, so that a long title is not cut inside a word.
    if is_segmented(head) {
        clean(&title.replace('_', " "))
    } else {
        title
    }
}

/// The first sentence of a long line, of which `title` is the cleaned form, or a part of it.
fn beginning(head: &str, title: &str) -> String {
    let tokens = tokenize(head);
    let index = TextIndex::new(head);
    let first = sentences(head, &tokens)
        .first()
        .and_then(|sentence| index.slice(*sentence));
    match first.map(clean) {
        Some(sentence) if !is_long(&sentence) => sentence,
        _ => shorten(title),
    }
}

fn is_long(title: &str) -> bool {
    title.graphemes(true).nth(LONGEST).is_some()
}

/// NFC, one space for each run of blanks and none at the edges, no character that does not show
/// save those that hold an emoji or a letter together.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfc() {
        if c.is_whitespace() {
            space = true;
        } else if !is_blank(c) || matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}') {
            if space && !cleaned.is_empty() {
                cleaned.push(' ');
            }
            space = false;
            cleaned.push(c);
        }
    }
    cleaned
}

/// The beginning of a long title, cut at a blank unless there is none in its second half.
fn shorten(title: &str) -> String {
    // One cluster less, for the ellipsis.
    let end = title
        .grapheme_indices(true)
        .nth(LONGEST - 1)
        .map_or(title.len(), |(byte, _)| byte);
    let (kept, left) = title.split_at(end);
    let kept = match kept.rfind(' ') {
        Some(blank) if !left.starts_with(' ') && blank >= end / 2 => kept.split_at(blank).0,
        _ => kept,
    };
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || ",;:-–—(".contains(c));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_shows_something() {
        assert_eq!(
            guess_title("\u{FEFF}\r\n \n  Bà  Hằng\u{A0}nói \r\nHà Nội"),
            "Bà Hằng nói"
        );
        assert_eq!(guess_title("Một dòng"), "Một dòng");
        assert_eq!(guess_title("Hết. Rồi"), "Hết. Rồi");
        assert_eq!(guess_title(""), "");
        assert_eq!(guess_title(" \u{200B}\n"), "");
    }

    #[test]
    fn in_nfc_and_without_what_does_not_show() {
        let nfd: String = "Thứ trưởng\u{200B} Hằng".nfd().collect();
        assert_eq!(guess_title(&nfd), "Thứ trưởng Hằng");
        assert_eq!(
            guess_title("A 👨\u{200D}👩\u{200D}👧"),
            "A 👨\u{200D}👩\u{200D}👧"
        );
    }

    #[test]
    fn underscores_of_segmented_text_become_blanks() {
        assert_eq!(
            guess_title("Bà Lê_Thị_Hằng thăm Nga"),
            "Bà Lê Thị Hằng thăm Nga"
        );
        assert_eq!(guess_title("Tải bao_cao.docx về"), "Tải bao_cao.docx về");
    }

    #[test]
    fn of_a_long_line_the_first_sentence() {
        let text = format!("Bà Hằng thăm Nga. {}", "Ông đến Hà Nội. ".repeat(10_000));
        assert_eq!(guess_title(&text), "Bà Hằng thăm Nga.");
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_blank() {
        let title = guess_title(&"kim_ngạch, ".repeat(1_000));
        assert!(title.ends_with("kim ngạch…"), "{title}");
        assert!((100..=LONGEST).contains(&title.graphemes(true).count()));
        let title = guess_title(&"ằ".repeat(1_000).nfd().collect::<String>());
        assert_eq!(title, format!("{}…", "ằ".repeat(LONGEST - 1)));
    }
}
