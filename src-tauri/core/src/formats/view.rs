//! A document as flat formats see it: one text, one layer, and only what the export asked for.
use std::borrow::Cow;

use super::Item;
use super::options::{Options, Zones};
use super::tally::{Reason, Tally};
use crate::domain::{DocLayer, DocSpan, Range};
use crate::text::{TextIndex, is_segmented, view};

/// See the module.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) text: Cow<'a, str>,
    /// Stretches of the text that were not asked for, in order, not overlapping.
    pub(super) hidden: Vec<Range>,
    pub(super) layer: Cow<'a, DocLayer>,
    /// All spans of the layer that came, and why some of them are not in this one.
    pub(super) tally: Tally,
}

impl<'a> View<'a> {
    pub(super) fn new(item: &Item<'a>, options: &Options) -> Self {
        let Item {
            document, layer, ..
        } = *item;
        let hidden = match options.zones {
            Zones::All => Vec::new(),
            Zones::Scope => document.revision().out_of_scope(),
        };
        let mut made = Self {
            text: Cow::Borrowed(document.text()),
            hidden,
            layer: Cow::Borrowed(layer),
            tally: Tally {
                spans: layer.spans.len() as u64,
                ..Tally::default()
            },
        };
        if !made.hidden.is_empty() {
            let hidden = std::mem::take(&mut made.hidden);
            let touches = |span: &DocSpan| {
                span.fragments
                    .iter()
                    .any(|fragment| any_overlaps(&hidden, fragment.range))
            };
            made.drop_spans(Reason::OutOfScope, touches);
            made.hidden = hidden;
        }
        if options.nfc {
            made.normalise(view::nfc(document.text()));
        }
        made
    }

    /// Takes the text in its normal form. Spans with an edge between characters that become one
    /// are left out and counted; spans never split a grapheme cluster, so that hardly any has.
    fn normalise(&mut self, seen: view::View<'a>) {
        if matches!(seen.text, Cow::Borrowed(_)) {
            return;
        }
        self.drop_spans(Reason::NormalForm, |span| {
            let mut fragments = span.fragments.iter();
            fragments.any(|fragment| seen.map.carry(fragment.range).exact().is_none())
        });
        let index = TextIndex::new(&seen.text);
        let spans = &mut self.layer.to_mut().spans;
        for fragment in spans.iter_mut().flat_map(|span| &mut span.fragments) {
            seen.map.carry_fragment(&index, fragment);
        }
        for range in &mut self.hidden {
            *range = seen.map.carry(*range).range();
        }
        self.text = seen.text;
    }

    /// Leaves out the spans that `is_lost` names, and the relations that lose an end with them.
    pub(super) fn drop_spans(&mut self, reason: Reason, is_lost: impl Fn(&DocSpan) -> bool) {
        let lost: Vec<bool> = self.layer.spans.iter().map(is_lost).collect();
        self.drop_marked(reason, &lost);
    }

    /// The same for spans by place.
    pub(super) fn drop_marked(&mut self, reason: Reason, lost: &[bool]) {
        let count = lost.iter().filter(|lost| **lost).count();
        if count == 0 {
            return;
        }
        self.tally.losses.add(reason, count);
        let mut places = Vec::with_capacity(lost.len());
        let mut kept = Vec::with_capacity(lost.len() - count);
        let layer = self.layer.to_mut();
        let spans = std::mem::take(&mut layer.spans);
        for (span, lost) in spans.into_iter().zip(lost) {
            places.push((!lost).then_some(kept.len()));
            if !lost {
                kept.push(span);
            }
        }
        layer.spans = kept;
        let before = layer.relations.len();
        layer.relations.retain_mut(|link| {
            let end = |place: usize| places.get(place).copied().flatten();
            let (Some(from), Some(to)) = (end(link.from), end(link.to)) else {
                return false;
            };
            (link.from, link.to) = (from, to);
            true
        });
        let gone = before - layer.relations.len();
        self.tally.losses.add(Reason::Relation, gone);
    }

    pub(super) fn drop_discontinuous(&mut self) {
        self.drop_spans(Reason::Discontinuous, |span| span.fragments.len() > 1);
    }

    /// For formats that know no links.
    pub(super) fn drop_relations(&mut self) {
        let count = self.layer.relations.len();
        if count > 0 {
            self.tally.losses.add(Reason::Relation, count);
            self.layer.to_mut().relations.clear();
        }
    }

    /// Counts a text whose words were asked for and had to be found.
    pub(super) fn count_raw(&mut self, asks_for_words: bool) {
        let raw = asks_for_words && !is_segmented(&self.text);
        self.tally
            .losses
            .add(Reason::NotSegmented, usize::from(raw));
    }

    /// The tally, all spans that are still there having been written.
    pub(super) fn written(mut self) -> Tally {
        self.tally.written = self.layer.spans.len() as u64;
        self.tally
    }
}

/// Where a span that is not discontinuous stands.
pub(super) fn hull(span: &DocSpan) -> Range {
    let first = span.fragments.first().map(|f| f.range.start);
    let last = span.fragments.last().map(|f| f.range.end);
    Range {
        start: first.unwrap_or_default(),
        end: last.unwrap_or_default(),
    }
}

/// Whether one of these ranges, which are in order and do not overlap, shares text with `range`.
pub(super) fn any_overlaps(ranges: &[Range], range: Range) -> bool {
    let next = ranges.partition_point(|other| other.end <= range.start);
    ranges.get(next).is_some_and(|other| other.overlaps(range))
}
