//! Tokens with their text, for rules that look at the characters.

use super::chars::{is_line_break, split_after};
use super::{Token, TokenKind};

/// A token, what it says, and what stands between the token before and it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) token: Token,
    pub(super) text: &'a str,
    pub(super) gap: &'a str,
}

impl Piece<'_> {
    pub(super) fn is_mark(&self) -> bool {
        self.token.kind == TokenKind::Punctuation
    }

    /// A line ends between the token before and this one.
    pub(super) fn begins_line(&self) -> bool {
        self.gap.contains(is_line_break)
    }
}

/// The pieces of `text`, of which `tokens` are the tokens.
pub(super) fn pieces<'a>(text: &'a str, tokens: &[Token]) -> Vec<Piece<'a>> {
    let mut rest = text;
    let mut at = 0;
    let mut take = |until: u32| {
        let (taken, left) = split_after(rest, until.saturating_sub(at));
        (at, rest) = (until, left);
        taken
    };
    let piece = |token: &Token| {
        let gap = take(token.range.start.0);
        let text = take(token.range.end.0);
        Piece {
            token: *token,
            text,
            gap,
        }
    };
    tokens.iter().map(piece).collect()
}
