//! Paragraphs: the lines that hold something.

use super::lines::lines;
use crate::domain::offset::Range;

/// The paragraphs of a text, in order, in code points.
///
/// A paragraph is a line, whatever ends it: LF, CRLF, CR, U+2028, U+2029, NEL, VT or FF. The break
/// is not part of it, blanks at its edges are. Lines that hold nothing but blanks and zero-width
/// characters are left out.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Range> {
    lines(text)
        .filter(|line| !line.blank)
        .map(|line| line.range)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::quotes;

    #[test]
    fn every_kind_of_break() {
        let text = "a\nb\r\nc\rd\u{2028}e\u{2029}f\u{85}g\u{B}h\u{C}i";
        let found = quotes(text, &paragraphs(text));
        assert_eq!(found, ["a", "b", "c", "d", "e", "f", "g", "h", "i"]);
    }

    #[test]
    fn empty_and_blank_lines_are_left_out() {
        let text = "\n\r\n  đầu \n \u{A0}\t\n\u{200B}\n\ncuối\n\n";
        assert_eq!(quotes(text, &paragraphs(text)), ["  đầu ", "cuối"]);
        assert!(paragraphs("").is_empty());
        assert!(paragraphs(" \r\n\r\n").is_empty());
    }

    #[test]
    fn a_line_of_underscores_is_a_paragraph() {
        assert_eq!(paragraphs("a\n____\nb").len(), 3);
    }
}
