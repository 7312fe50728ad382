//! The lines of a page, with what the rules ask of each.

use unicode_normalization::UnicodeNormalization;

use super::super::chars::{is_alphanumeric, is_blank, is_mark, len, split_after};
use super::super::fold;
use super::super::lines::lines;
use super::super::title::clean;
use crate::domain::offset::Range;

/// Longer lines are prose, and only their beginning is compared with phrases.
const SHORT: u32 = 180;
/// How much of the beginning of a longer line that is, in code points.
const HEAD: u32 = 48;

/// A line that shows something.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Without blanks at its edges.
    pub(super) text: &'a str,
    /// Where that stands.
    pub(super) range: Range,
    /// An empty line stands before it.
    pub(super) apart: bool,
    /// Folded; of a line longer than [`SHORT`] only the beginning.
    pub(super) folded: String,
    /// Runs between blanks that hold a letter or a digit.
    pub(super) words: u32,
    /// Has a letter that is not in ASCII.
    pub(super) marked: bool,
    /// Its first letter is upper-case.
    pub(super) capital: bool,
    /// Ends as a sentence does, closing quotes and brackets aside.
    pub(super) stop: bool,
    /// Breaks off with three dots.
    pub(super) cut: bool,
}

/// The lines that show something.
pub(super) fn page(text: &str) -> Vec<Line<'_>> {
    let mut rest = text;
    let mut at = 0;
    let mut apart = false;
    let mut page = Vec::new();
    for line in lines(text) {
        let (_, from) = split_after(rest, line.range.start.0 - at);
        let (held, after) = split_after(from, line.range.len());
        (rest, at) = (after, line.range.end.0);
        if line.blank {
            apart = true;
        } else {
            page.push(Line::new(held, line.range, apart));
            apart = false;
        }
    }
    page
}

impl<'a> Line<'a> {
    fn new(held: &'a str, range: Range, apart: bool) -> Self {
        let from = held.trim_start_matches(is_blank);
        let text = from.trim_end_matches(is_blank);
        let start = range.start.0 + range.len() - len(from);
        let range = Range::new(start, range.end.0 - (len(from) - len(text)));
        let (head, _) = split_after(text, if range.len() > SHORT { HEAD } else { SHORT });
        let (mut words, mut marked, mut within) = (0, false, false);
        for c in text.chars() {
            // The usual letters first, without a search in the tables.
            if c.is_ascii_alphanumeric() {
                words += u32::from(!within);
                within = true;
            } else if matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') {
                words += u32::from(!within);
                (within, marked) = (true, true);
            } else if c == ' ' || c == '_' || is_blank(c) {
                within = false;
            } else if is_alphanumeric(c) {
                words += u32::from(!within);
                (within, marked) = (true, true);
            } else {
                marked = marked || is_mark(c);
            }
        }
        let tail = text.trim_end_matches(|c| is_blank(c) || "\"'”’»)]".contains(c));
        Self {
            text,
            range,
            apart,
            folded: fold(head),
            words,
            marked,
            capital: starts_upper(text),
            stop: tail.ends_with(['.', '!', '?', '…']),
            cut: tail.ends_with("...") || tail.ends_with('…') || tail.ends_with(". . ."),
        }
    }

    /// Code points.
    pub(super) fn len(&self) -> u32 {
        self.range.len()
    }

    pub(super) fn is_short(&self) -> bool {
        self.len() <= SHORT
    }

    /// Reads as one or more whole sentences.
    pub(super) fn is_prose(&self) -> bool {
        self.len() > SHORT && self.words > 20 || self.stop && self.words >= 10 && !self.asks()
    }

    /// Reads as the headline of an article.
    pub(super) fn is_headline(&self) -> bool {
        (4..=32).contains(&self.words)
            && self.is_short()
            && self.marked
            && (!self.stop || self.asks() || self.cut)
    }

    /// A short question, as headlines and subheadings may be.
    fn asks(&self) -> bool {
        self.is_short() && self.text.ends_with(['?', '!'])
    }

    /// Ends as agencies end an article.
    pub(super) fn ends_report(&self) -> bool {
        self.text.ends_with("./.") || self.text.ends_with(". / .")
    }

    /// The range of a part of [`Line::text`], given by bytes.
    pub(super) fn part(&self, from: usize, to: usize) -> Range {
        let count = |until| self.text.get(..until).map_or(0, len);
        let start = self.range.start.0;
        Range::new(start + count(from), start + count(to))
    }

    /// The same without the blanks at the edges of the part; nothing of one that shows nothing.
    pub(super) fn trimmed(&self, from: usize, to: usize) -> Option<Range> {
        let part = self.text.get(from..to)?;
        let left = part.trim_start_matches(is_blank);
        let held = left.trim_end_matches(is_blank);
        let from = from + part.len() - left.len();
        (!held.is_empty()).then(|| self.part(from, from + held.len()))
    }
}

/// Whether the first letter of `text` is upper-case; a digit counts.
pub(super) fn starts_upper(text: &str) -> bool {
    text.chars()
        .find(|c| is_alphanumeric(*c))
        .is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// In NFC and lower case, with a space for each underscore: for words that would mean something
/// else without diacritics.
pub(super) fn lower(text: &str) -> String {
    if text.chars().all(is_composed) {
        lower_each(text.chars(), text.len())
    } else {
        lower_each(text.nfc(), text.len())
    }
}

fn lower_each(text: impl Iterator<Item = char>, size: usize) -> String {
    let mut lowered = String::with_capacity(size);
    for c in text {
        match c {
            '_' => lowered.push(' '),
            '\0'..='\x7F' => lowered.push(c.to_ascii_lowercase()),
            _ => lowered.extend(c.to_lowercase()),
        }
    }
    lowered
}

/// Whether NFC leaves the character and what stands beside it as they are: so it is with ready-made
/// Vietnamese letters and the usual signs.
fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}')
}

/// As a fact is kept: like a title ([`clean`]), with no underscores where `segmented`.
pub(super) fn cleaned(text: &str, segmented: bool) -> String {
    if segmented {
        clean(&text.replace('_', " "))
    } else {
        clean(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::texts;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lowered_step_by_step(text in texts(), other in any::<String>()) {
            for text in [text, other] {
                let lowered: String = text.nfc().flat_map(char::to_lowercase).collect();
                prop_assert_eq!(lower(&text), lowered.replace('_', " "));
            }
        }
    }
}
