//! The rows of a text, and which annotations stand in each.
use super::super::tally::Reason;
use super::super::tokenized::Token;
use super::super::view::View;
use crate::domain::{Offset, Range};

/// A token, or a part of one.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) token: usize,
    /// The number of the part, from 1.
    pub(super) part: Option<usize>,
    pub(super) range: Range,
    /// The annotations that cover it, in order.
    pub(super) marks: Vec<usize>,
}

/// All rows, and what tells annotations apart in them.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    /// The first row of each annotation.
    pub(super) first: Vec<usize>,
    /// Of each annotation; 0 of one that stands alone in its only row.
    pub(super) ids: Vec<u32>,
}

/// Leaves out the spans with an edge where no token is.
pub(super) fn drop_between(view: &mut View<'_>, tokens: &[Token]) {
    let within = |offset: Offset| {
        let next = tokens.partition_point(|token| token.range.end <= offset);
        let token = tokens.get(next);
        token.is_some_and(|token| token.range.start <= offset)
    };
    view.drop_spans(Reason::TokenBoundary, |span| {
        let mut fragments = span.fragments.iter().map(|fragment| fragment.range);
        fragments.any(|range| !within(range.start) || !within(Offset(range.end.0 - 1)))
    });
}

impl Rows {
    /// The rows of tokens with annotations over these ranges.
    pub(super) fn new(tokens: &[Token], marks: &[Range]) -> Self {
        let mut parts: Vec<(usize, Range, usize)> = Vec::new();
        for (mark, range) in marks.iter().enumerate() {
            let first = tokens.partition_point(|token| token.range.end <= range.start);
            let tokens = tokens.iter().enumerate().skip(first);
            for (place, token) in tokens.take_while(|(_, token)| token.range.start < range.end) {
                let covered = Range {
                    start: range.start.max(token.range.start),
                    end: range.end.min(token.range.end),
                };
                parts.push((place, covered, mark));
            }
        }
        parts.sort_unstable_by_key(|(token, range, mark)| {
            let is_part = tokens.get(*token).is_some_and(|t| t.range != *range);
            (*token, is_part, range.start, range.end, *mark)
        });
        let mut made = Self {
            rows: Vec::with_capacity(tokens.len()),
            first: vec![usize::MAX; marks.len()],
            ids: vec![0; marks.len()],
        };
        let mut parts = parts.into_iter().peekable();
        for (place, token) in tokens.iter().enumerate() {
            let whole = token.range;
            made.rows.push(Row {
                token: place,
                part: None,
                range: whole,
                marks: Vec::new(),
            });
            let mut number = 0;
            while let Some((_, range, mark)) = parts.next_if(|(token, _, _)| *token == place) {
                if made.rows.last().is_some_and(|row| row.range != range) {
                    number += 1;
                    made.rows.push(Row {
                        token: place,
                        part: Some(number),
                        range,
                        marks: Vec::new(),
                    });
                }
                made.cover(mark);
            }
        }
        made.number();
        made
    }

    /// Lets an annotation cover the last row.
    fn cover(&mut self, mark: usize) {
        let last = self.rows.len() - 1;
        self.rows[last].marks.push(mark);
        if self.first[mark] == usize::MAX {
            self.first[mark] = last;
        } else {
            self.ids[mark] = 1;
        }
    }

    /// Gives ids to what stands in several rows, or in one with others.
    fn number(&mut self) {
        for row in &self.rows {
            if row.marks.len() > 1 {
                row.marks.iter().for_each(|mark| self.ids[*mark] = 1);
            }
        }
        let needed = self.ids.iter_mut().filter(|id| **id > 0);
        for (id, number) in needed.zip(1..) {
            *id = number;
        }
    }
}
