//! Growing what was selected to whole tokens and words.

use super::Token;
use crate::domain::offset::{Offset, Range};

/// `range` grown to the whole tokens it touches, without blanks or underscores at its edges.
///
/// A token is a syllable, also in segmented text. An empty range in a token, or directly before
/// it, gives that token. A range that touches no token gives an empty range at its start.
#[must_use]
pub fn snap(tokens: &[Token], range: Range) -> Range {
    // A caret stands for the character after it.
    let end = if range.is_empty() {
        Offset(range.end.0.saturating_add(1))
    } else {
        range.end
    };
    let first = tokens.partition_point(|token| token.range.end <= range.start);
    let after = tokens.partition_point(|token| token.range.start < end);
    match tokens.get(first..after) {
        Some([one]) => one.range,
        Some([head, .., tail]) => Range {
            start: head.range.start,
            end: tail.range.end,
        },
        _ => Range {
            start: range.start,
            end: range.start,
        },
    }
}

/// The word at `offset`: the token there with all that underscores join to it. `None` between
/// words; on an underscore inside a word, that word.
#[must_use]
pub fn word_at(tokens: &[Token], offset: Offset) -> Option<Range> {
    let at = tokens
        .partition_point(|token| token.range.start <= offset)
        .checked_sub(1)?;
    let (before, after) = tokens.split_at_checked(at + 1)?;
    let head = before.iter().rev().find(|token| !token.glued)?;
    let tail = after
        .iter()
        .take_while(|token| token.glued)
        .last()
        .or(before.last())?;
    let word = Range {
        start: head.range.start,
        end: tail.range.end,
    };
    (offset < word.end).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::quote;
    use crate::text::tokenize;

    fn snapped(text: &str, start: u32, end: u32) -> String {
        quote(text, snap(&tokenize(text), Range::new(start, end)))
    }

    #[test]
    fn grows_to_what_it_touches() {
        let text = "bà Lê Hằng, nói";
        assert_eq!(snapped(text, 4, 7), "Lê Hằng");
        assert_eq!(snapped(text, 3, 10), "Lê Hằng");
        assert_eq!(snapped(text, 9, 11), "Hằng,");
        assert_eq!(snapped(text, 0, 15), text);
    }

    #[test]
    fn drops_blanks_at_the_edges() {
        let text = "bà  Lê \n nói";
        assert_eq!(snapped(text, 2, 9), "Lê");
        assert_eq!(snapped(text, 4, 7), "Lê");
    }

    #[test]
    fn nothing_touched() {
        let tokens = tokenize("bà   Lê");
        assert_eq!(snap(&tokens, Range::new(3, 4)), Range::new(3, 3));
        assert_eq!(snap(&tokens, Range::new(2, 2)), Range::new(2, 2));
        assert_eq!(snap(&tokens, Range::new(7, 7)), Range::new(7, 7));
        assert_eq!(snap(&tokens, Range::new(90, 95)), Range::new(90, 90));
        assert_eq!(snap(&[], Range::new(0, 3)), Range::new(0, 0));
    }

    #[test]
    fn a_caret_gives_its_token() {
        let text = "bà Hằng nói";
        assert_eq!(snapped(text, 5, 5), "Hằng");
        assert_eq!(snapped(text, 3, 3), "Hằng");
    }

    #[test]
    fn segmented_text_snaps_to_syllables() {
        let text = "Lê_Thị_Hằng";
        assert_eq!(snapped(text, 4, 5), "Thị");
        assert_eq!(snapped(text, 2, 6), "Thị");
        assert_eq!(snapped(text, 2, 3), "");
    }

    #[test]
    fn words() {
        let text = "bà Lê_Thị_Hằng .";
        let tokens = tokenize(text);
        let word = |offset| word_at(&tokens, Offset(offset)).map(|range| quote(text, range));
        for offset in 3..14 {
            assert_eq!(word(offset).as_deref(), Some("Lê_Thị_Hằng"));
        }
        assert_eq!(word(0).as_deref(), Some("bà"));
        assert_eq!(word(15).as_deref(), Some("."));
        assert_eq!(word(2), None);
        assert_eq!(word(14), None);
        assert_eq!(word(16), None);
        assert_eq!(word_at(&[], Offset(0)), None);
    }
}
