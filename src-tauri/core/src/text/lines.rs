//! The lines of a text.

use super::chars::{is_blank, is_line_break};
use crate::domain::offset::Range;

/// One line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line {
    /// Without the break that ends it.
    pub(super) range: Range,
    /// Nothing to see in it.
    pub(super) blank: bool,
}

/// The lines in order, empty ones included; CRLF is one break. A break at the very end of the
/// text opens no further line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let mut chars = text.chars().peekable();
    let mut at = 0;
    std::iter::from_fn(move || {
        chars.peek()?;
        let start = at;
        let mut blank = true;
        for c in chars.by_ref() {
            at += 1;
            if is_line_break(c) {
                let range = Range::new(start, at - 1);
                if c == '\r' && chars.next_if_eq(&'\n').is_some() {
                    at += 1;
                }
                return Some(Line { range, blank });
            }
            blank = blank && is_blank(c);
        }
        Some(Line {
            range: Range::new(start, at),
            blank,
        })
    })
}
