//! Sentences, by rules made for Vietnamese news, raw or segmented.
//!
//! A sentence ends
//! - where a line ends, with or without a stop: titles and captions have none;
//! - at `.` `!` `?` `…` (or several, and closing quotes and brackets after them) when a blank and
//!   a capital letter or a digit follow, opening quotes and dashes not counted;
//! - at `./.`, with which the news agency ends an article;
//! - at a stop directly followed by a capital, where a blank was lost: `ASEAN.Đầu_tư`.
//!
//! Not after abbreviations and initials (`TP.`, `ThS.`, `Nguyễn T. Hằng`), after the number of a
//! section at the start of a sentence (`1.`, `II.`), or in addresses.

use super::abbreviations::{is_abbreviation, is_enumerator, is_suffix, may_end_glued};
use super::pieces::{Piece, pieces};
use super::{Token, TokenKind};
use crate::domain::offset::Range;

/// The sentences of `text`, of which `tokens` are the tokens, in order, in code points.
///
/// Each begins and ends with a token, and each token lies in exactly one.
#[must_use]
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range> {
    let pieces = pieces(text, tokens);
    let mut scanner = Scanner {
        pieces: &pieces,
        first: 0,
        open: false,
    };
    let mut sentences = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let (last, ends) = scanner.step(at);
        if let (true, Some(head), Some(tail)) = (ends, tokens.get(scanner.first), tokens.get(last))
        {
            sentences.push(Range {
                start: head.range.start,
                end: tail.range.end,
            });
            scanner.first = last + 1;
        }
        at = last + 1;
    }
    sentences
}

struct Scanner<'p> {
    pieces: &'p [Piece<'p>],
    /// The first piece of the sentence being read.
    first: usize,
    /// A straight quote has been opened on this line.
    open: bool,
}

impl Scanner<'_> {
    /// Reads the piece at `at`, or all that belongs to one stop; returns the last piece read and
    /// whether the sentence ends with it.
    fn step(&mut self, at: usize) -> (usize, bool) {
        self.pass(at);
        if !self.is_stop(at) {
            return (at, self.line_ends(at));
        }
        if let Some(last) = self.agency_end(at) {
            return (last, true);
        }
        let last = self.closed_at(at);
        (last, self.line_ends(last) || self.ends(at, last))
    }

    /// Keeps account of straight quotes; one left open does not outlive its line.
    fn pass(&mut self, at: usize) {
        if let Some(piece) = self.pieces.get(at) {
            self.open &= !piece.begins_line();
            if piece.is_mark() && piece.text == "\"" {
                self.open = self.opens(at);
            }
        }
    }

    /// Whether the straight quote at `at` opens: by the blanks around it, and where these do not
    /// tell, as in segmented text, when none is open.
    fn opens(&self, at: usize) -> bool {
        let before = at == 0 || self.is_apart(at);
        let after = self.is_apart(at + 1) || self.line_ends(at);
        if before == after { !self.open } else { before }
    }

    fn is_stop(&self, at: usize) -> bool {
        self.says(at, &[".", "!", "?", "…"])
    }

    /// Whether the piece at `at` is one of these marks.
    fn says(&self, at: usize, marks: &[&str]) -> bool {
        self.pieces
            .get(at)
            .is_some_and(|piece| piece.is_mark() && marks.contains(&piece.text))
    }

    /// No piece follows on the same line.
    fn line_ends(&self, at: usize) -> bool {
        self.pieces.get(at + 1).is_none_or(Piece::begins_line)
    }

    fn is_apart(&self, at: usize) -> bool {
        self.pieces
            .get(at)
            .is_some_and(|piece| !piece.gap.is_empty())
    }

    /// The last piece of `./.` or ` . / . ` that begins at `at`.
    fn agency_end(&self, at: usize) -> Option<usize> {
        let found = self.says(at, &["."])
            && self.says(at + 1, &["/"])
            && self.says(at + 2, &["."])
            && !self.line_ends(at)
            && !self.line_ends(at + 1);
        found.then_some(at + 2)
    }

    /// The last of the stops and closing marks that follow the stop at `at` on its line.
    fn closed_at(&mut self, at: usize) -> usize {
        let mut last = at;
        while !self.line_ends(last) {
            let next = last + 1;
            let apart = self.is_apart(next);
            let closes = self.is_stop(next)
                || self.says(next, &["”", "’", "»", ")", "]"])
                || self.says(next, &["\""]) && !self.opens(next)
                || self.says(next, &["'"]) && !apart;
            if !closes {
                break;
            }
            self.pass(next);
            last = next;
        }
        last
    }

    /// Whether the stop at `at` with its closing marks up to `last` ends a sentence, another
    /// piece following on the line.
    fn ends(&self, at: usize, last: usize) -> bool {
        if let Some(before) = at.checked_sub(1).filter(|_| at > self.first) {
            let lone = before == self.first;
            if at == last
                && self.says(at, &["."])
                && (is_abbreviation(self.pieces, before, self.is_apart(at))
                    || lone && self.pieces.get(before).is_some_and(is_enumerator))
            {
                return false;
            }
            if !self.is_apart(last + 1) {
                return self.ends_glued(at, before, last);
            }
        }
        self.is_apart(last + 1) && self.may_begin(last + 1)
    }

    /// The blank after the stop was lost.
    fn ends_glued(&self, at: usize, before: usize, last: usize) -> bool {
        let clear = !self.is_apart(at) && !self.says(last, &["\"", "'"]);
        let follows = self.pieces.get(last + 1).is_some_and(|next| {
            let capital = next.token.kind == TokenKind::Syllable && next.token.capital;
            (capital && !is_suffix(next)) || (next.text == "“" && self.may_begin(last + 1))
        });
        clear && follows && may_end_glued(self.pieces, before)
    }

    /// Whether a sentence may begin at `at`: a capital or a digit, after opening marks.
    fn may_begin(&self, at: usize) -> bool {
        const MARKS: usize = 4;
        const OPENING: &[&str] = &["“", "‘", "«", "(", "[", "\"", "'", "-", "–", "—", "•", "*"];
        for next in at..at + MARKS {
            let Some(piece) = self.pieces.get(next) else {
                return true;
            };
            let symbol = piece.token.kind == TokenKind::Symbol;
            if !symbol && !OPENING.contains(&piece.text) {
                return piece.token.capital || piece.text.starts_with(char::is_numeric);
            }
            if self.line_ends(next) {
                return true;
            }
        }
        false
    }
}
