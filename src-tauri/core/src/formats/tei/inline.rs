//! Which spans stand around their text, and which point at it from outside.
use std::cmp::Reverse;

use super::super::view::hull;
use crate::domain::{DocLayer, Offset, Range};

/// What stands between two characters. Of several at one place, what ends comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// The end of an element: the last that was opened ends first. Then the place of its span.
    Close(Reverse<usize>, usize),
    /// An end or a beginning to point at: the places of a span and of its fragment.
    AnchorEnd(usize, usize),
    AnchorStart(usize, usize),
    /// How many were opened before it, and the place of its span.
    Open(usize, usize),
}

/// The spans of a layer in a text.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// In order.
    pub(super) marks: Vec<(Offset, Mark)>,
    /// Places of the spans that are no elements around their text, in order.
    pub(super) outside: Vec<usize>,
}

/// An element holds others whole or not at all: of spans that cross, the one that begins first is
/// an element.
pub(super) fn lay(layer: &DocLayer) -> Laid {
    let mut laid = Laid::default();
    let mut whole: Vec<(Range, usize)> = Vec::with_capacity(layer.spans.len());
    for (place, span) in layer.spans.iter().enumerate() {
        if span.fragments.len() == 1 {
            whole.push((hull(span), place));
        } else {
            laid.outside.push(place);
        }
    }
    whole.sort_by_key(|(range, place)| (range.start, Reverse(range.end), *place));
    let mut open: Vec<Offset> = Vec::new();
    for (number, (range, place)) in whole.into_iter().enumerate() {
        while open.pop_if(|end| *end <= range.start).is_some() {}
        if open.last().is_some_and(|end| *end < range.end) {
            laid.outside.push(place);
            continue;
        }
        open.push(range.end);
        laid.marks.push((range.start, Mark::Open(number, place)));
        let close = Mark::Close(Reverse(number), place);
        laid.marks.push((range.end, close));
    }
    laid.outside.sort_unstable();
    for &place in &laid.outside {
        let fragments = layer.spans.get(place).map(|span| &span.fragments);
        for (part, fragment) in fragments.into_iter().flatten().enumerate() {
            let Range { start, end } = fragment.range;
            laid.marks.push((start, Mark::AnchorStart(place, part)));
            laid.marks.push((end, Mark::AnchorEnd(place, part)));
        }
    }
    laid.marks.sort_unstable();
    laid
}
