//! A text with its words joined.

use unicode_segmentation::UnicodeSegmentation;

use super::View;
use super::writer::Writer;
use crate::domain::offset::Range;
use crate::text::chars::is_blank;
use crate::text::clusters::joins;

/// The text with one underscore for the blanks between two syllables of a word. `words` are in
/// order and do not overlap; blanks at the edges of one, and words beyond the end, change nothing.
#[must_use]
pub fn words<'a>(text: &'a str, words: &[Range]) -> View<'a> {
    let mut writer = Writer::new(text);
    let mut words = words.iter().peekable();
    // Where the last character that shows ended, and where the blanks behind it begin: within
    // the word that is looked at.
    let mut shown: Option<&str> = None;
    let mut gap: Option<usize> = None;
    for (at, (byte, c)) in (0..).zip(text.char_indices()) {
        while words.next_if(|word| word.end.0 <= at).is_some() {
            (shown, gap) = (None, None);
        }
        if words.peek().is_none_or(|word| at < word.start.0) {
            continue;
        }
        if is_blank(c) {
            if c.is_whitespace() {
                gap = gap.or(Some(byte));
            }
            continue;
        }
        if let (Some(before), Some(start)) = (shown, gap.take())
            && !joins(before, '_')
            && !joins("_", c)
        {
            join(&mut writer, text, start..byte);
        }
        shown = text.get(byte..byte + c.len_utf8());
    }
    writer.finish()
}

/// The first blank becomes the underscore, the others are left out.
fn join(writer: &mut Writer<'_>, text: &str, gap: std::ops::Range<usize>) {
    let blanks = text.get(gap.clone()).unwrap_or_default();
    let first = blanks.graphemes(true).next().map_or(0, str::len);
    writer.change(gap.start..gap.start + first, "_");
    if gap.start + first < gap.end {
        writer.change(gap.start + first..gap.end, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, words: &[(u32, u32)]) -> String {
        let words: Vec<Range> = words.iter().map(|(s, e)| Range::new(*s, *e)).collect();
        super::words(text, &words).text.into_owned()
    }

    #[test]
    fn blanks_within_words() {
        let text = "Bộ Ngoại giao, Hà \u{A0}Nội";
        assert_eq!(
            joined(text, &[(0, 2), (3, 13), (15, 22)]),
            "Bộ Ngoại_giao, Hà_Nội"
        );
        assert_eq!(joined(text, &[(2, 14)]), "Bộ Ngoại_giao, Hà \u{A0}Nội");
        assert_eq!(joined(text, &[(0, 99)]), "Bộ_Ngoại_giao,_Hà_Nội");
        assert_eq!(joined(text, &[]), text);
        assert_eq!(joined("a b c", &[(0, 1), (1, 3), (3, 5)]), "a b c");
        assert_eq!(joined("a\r\nb", &[(0, 4)]), "a_b");
        // One word ends where the next begins; and a word beyond the end.
        assert_eq!(joined("a b c d", &[(0, 3), (3, 7), (9, 12)]), "a_b c_d");
    }

    #[test]
    fn what_would_join_another_sign_stays() {
        assert_eq!(joined("a \u{301}b", &[(0, 4)]), "a \u{301}b");
        assert_eq!(joined("a\u{200D} b", &[(0, 4)]), "a\u{200D}_b");
        assert_eq!(joined("👨\u{200D}👩", &[(0, 3)]), "👨\u{200D}👩");
    }
}
