//! Where a stretch of one text stands in another one of the same article: spans and zones go with
//! a text that was mended.
//!
//! Two readings of the same bytes are laid side by side byte by byte, which is exact however much
//! the letters differ; any other two texts are compared ([`align`](mod@align)). Both are linear in
//! the texts, and give the same each time.

mod align;

#[cfg(test)]
mod tests;

use super::chars::{is_alphanumeric, len};
use super::encoding::{Encoding, Mark, marks};
use super::{TextIndex, graphemes};
use crate::domain::offset::{Offset, Range};

/// Two texts, and which stretches of them correspond.
#[derive(Debug)]
pub struct Projection<'a> {
    old: TextIndex<'a>,
    new: TextIndex<'a>,
    /// In order; they tile both texts.
    pieces: Vec<Piece>,
    /// Of the same bytes: what corresponds is the same, whatever its letters.
    same_bytes: bool,
}

/// Stretches of both texts that stand for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    old: Range,
    new: Range,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Code point by code point.
    Run,
    /// The same in other code points, as a whole.
    Alike,
    /// One stands where the other stood.
    Other,
}

impl<'a> Projection<'a> {
    /// Compares two texts.
    #[must_use]
    pub fn between(old: &'a str, new: &'a str) -> Self {
        Self {
            old: TextIndex::new(old),
            new: TextIndex::new(new),
            pieces: align::align(old, new).0,
            same_bytes: false,
        }
    }

    /// Lays two readings of `bytes` side by side; `None` where one of the texts is none.
    #[must_use]
    pub fn of_bytes(
        bytes: &[u8],
        (old, old_encoding): (&'a str, Encoding),
        (new, new_encoding): (&'a str, Encoding),
    ) -> Option<Self> {
        let before = marks(bytes, old, old_encoding)?;
        let after = marks(bytes, new, new_encoding)?;
        Some(Self {
            old: TextIndex::new(old),
            new: TextIndex::new(new),
            pieces: side_by_side(&before, &after).0,
            same_bytes: true,
        })
    }

    /// What is left of a stretch of the old text, in the new one; `None` where nothing is.
    #[must_use]
    pub fn stretch(&self, range: Range) -> Option<Range> {
        let from = self.pieces.partition_point(|p| p.old.end <= range.start);
        let first = self.pieces.get(from)?;
        let start = match (range.start.0.checked_sub(first.old.start.0)?, first.kind) {
            (inside, Kind::Run) => first.new.start.0 + inside,
            (0, _) | (_, Kind::Alike) => first.new.start.0,
            (_, Kind::Other) => first.new.end.0,
        };
        let to = self.pieces.partition_point(|p| p.old.end < range.end);
        let last = self.pieces.get(to)?;
        let end = match (last.old.end.0 - range.end.0, last.kind) {
            (behind, Kind::Run) => last.new.end.0 - behind,
            (0, _) | (_, Kind::Alike) => last.new.end.0,
            (_, Kind::Other) => last.new.start.0,
        };
        (start < end).then(|| Range {
            start: graphemes::floor(&self.new, Offset(start)),
            end: graphemes::ceil(&self.new, Offset(end)),
        })
    }

    /// Where something that was said of a stretch of the old text holds in the new one: `None`
    /// where too little of its words is left.
    #[must_use]
    pub fn range(&self, range: Range) -> Option<Range> {
        let found = self.stretch(range)?;
        (self.same_bytes || self.is_alike(range, found)).then_some(found)
    }

    /// What `range` covers in the old text.
    #[must_use]
    pub fn old_quote(&self, range: Range) -> &str {
        self.old.slice(range).unwrap_or_default()
    }

    /// What `range` covers in the new text.
    #[must_use]
    pub fn quote(&self, range: Range) -> &str {
        self.new.slice(range).unwrap_or_default()
    }

    #[must_use]
    pub fn old_text(&self) -> &TextIndex<'a> {
        &self.old
    }

    #[must_use]
    pub fn new_text(&self) -> &TextIndex<'a> {
        &self.new
    }

    /// Whether more than half of the letters are the same, on both sides; of what has no letters,
    /// of what shows.
    fn is_alike(&self, old: Range, new: Range) -> bool {
        let (before, after) = (self.old_quote(old), self.quote(new));
        let has_letters = before.chars().any(is_alphanumeric);
        let counts = |c: char| match has_letters {
            true => is_alphanumeric(c),
            false => !c.is_whitespace(),
        };
        let from = self.pieces.partition_point(|p| p.old.end <= old.start);
        let mut pieces = self.pieces.iter().skip(from).peekable();
        let (mut all, mut kept) = (0_usize, 0_usize);
        for (at, c) in (old.start.0..).zip(before.chars()) {
            while pieces.next_if(|piece| piece.old.end.0 <= at).is_some() {}
            if counts(c) {
                all += 1;
                kept += usize::from(pieces.peek().is_some_and(|p| p.kind != Kind::Other));
            }
        }
        let now = after.chars().filter(|c| counts(*c)).count();
        kept * 2 > all.max(now)
    }
}

/// Pieces as they are found, one behind the other.
#[derive(Debug, Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    /// Adds stretches of so many code points behind what is there.
    fn push(&mut self, old: u32, new: u32, kind: Kind) {
        if old == 0 && new == 0 {
            return;
        }
        let at = self.0.last().map_or((0, 0), |p| (p.old.end.0, p.new.end.0));
        if let Some(last) = self.0.last_mut()
            && last.kind == kind
            && kind != Kind::Alike
        {
            last.old.end.0 += old;
            last.new.end.0 += new;
            return;
        }
        self.0.push(Piece {
            old: Range::new(at.0, at.0 + old),
            new: Range::new(at.1, at.1 + new),
            kind,
        });
    }

    /// The same text on both sides.
    fn run(&mut self, text: &str) {
        let length = len(text);
        self.push(length, length, Kind::Run);
    }
}

/// A piece for each stretch of bytes at whose edges both readings have one, too.
fn side_by_side(old: &[Mark], new: &[Mark]) -> Pieces {
    let mut pieces = Pieces::default();
    let (mut old_at, mut new_at) = (0, 0);
    let mut new = new.iter().peekable();
    for mark in old {
        while new.next_if(|other| other.byte < mark.byte).is_some() {}
        let Some(other) = new.next_if(|other| other.byte == mark.byte) else {
            continue;
        };
        let (before, after) = (mark.at - old_at, other.at - new_at);
        let kind = match (before, after) {
            (1, 1) => Kind::Run,
            _ => Kind::Alike,
        };
        pieces.push(before, after, kind);
        (old_at, new_at) = (mark.at, other.at);
    }
    pieces
}
