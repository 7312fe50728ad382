//! Writing: of spans that share a token the longest is kept (of two as long, the first). A span
//! is written when its edges are edges of tokens, blanks and underscores at its edges aside. A
//! sentence never ends within a span that is written.
use std::io::{self, Write};

use super::super::options::{Options, Tokens};
use super::super::tally::{Reason, Tally};
use super::super::view::{View, any_overlaps, hull};
use super::super::{Item, Writer};
use crate::domain::{DocLayer, Range};
use crate::text::{Segmenter, is_segmented, sentences, split_after, tokenize};

const DOCUMENT_START: &str = "-DOCSTART- -X- O O\n\n";

#[derive(Debug)]
struct Conll {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(Conll {
        options: options.clone(),
    })
}

impl Writer for Conll {
    fn wants_words(&self) -> bool {
        self.options.tokens == Tokens::Word
    }

    fn document(&self, out: &mut dyn Write, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_discontinuous();
        view.drop_relations();
        let text = view.text.clone();
        let segmenter = self.wants_words().then_some(item.segmenter);
        let tokens = Tokenized::new(&text, segmenter, &view.hidden);
        let tags = tag(&mut view, &tokens.ranges);
        let mut lines = String::with_capacity(text.len() + tokens.ranges.len() * 4);
        lines.push_str(DOCUMENT_START);
        tokens.write(&tags, &view.layer, &mut lines);
        out.write_all(lines.as_bytes())?;

        for span in &view.layer.spans {
            view.tally.bare(&item.header.schema, span);
        }
        let raw = self.wants_words() && !is_segmented(&text);
        view.tally
            .losses
            .add(Reason::NotSegmented, usize::from(raw));
        view.tally.losses.add(Reason::Metadata, 1);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

/// The tokens that are written, in order.
struct Tokenized<'a> {
    text: &'a str,
    ranges: Vec<Range>,
    /// For each token, whether a sentence ends with it.
    ends: Vec<bool>,
}

impl<'a> Tokenized<'a> {
    /// Of syllables, or of words where there is something to find them.
    fn new(text: &'a str, segmenter: Option<&Segmenter>, hidden: &[Range]) -> Self {
        let tokens = tokenize(text);
        let mut sentences = sentences(text, &tokens).into_iter().peekable();
        let every: Vec<Range> = match segmenter {
            None => tokens.iter().map(|token| token.range).collect(),
            Some(segmenter) => {
                let words = segmenter.segment(text, &tokens).into_iter();
                words.map(|word| word.range).collect()
            }
        };
        let mut ranges = Vec::with_capacity(every.len());
        let mut ends = Vec::<bool>::with_capacity(every.len());
        for range in every {
            // A sentence that ended among tokens that are hidden ends before this one.
            while sentences.next_if(|s| s.end <= range.start).is_some() {
                if let Some(last) = ends.last_mut() {
                    *last = true;
                }
            }
            if !any_overlaps(hidden, range) {
                ranges.push(range);
                ends.push(false);
            }
        }
        Self { text, ranges, ends }
    }

    fn write(&self, tags: &[Tag], layer: &DocLayer, lines: &mut String) {
        // Walked through once: looking each token up would cost more than all the rest.
        let (mut rest, mut at) = (self.text, 0);
        for (place, (range, tag)) in self.ranges.iter().zip(tags).enumerate() {
            let (_, from) = split_after(rest, range.start.0 - at);
            let (token, after) = split_after(from, range.end.0 - range.start.0);
            (rest, at) = (after, range.end.0);
            push_column(lines, token, "_");
            lines.push('\t');
            match tag {
                Tag::Outside => lines.push('O'),
                Tag::Begin(span) | Tag::Inside(span) => {
                    let begins = matches!(tag, Tag::Begin(_));
                    lines.push_str(if begins { "B-" } else { "I-" });
                    push_column(lines, &layer.spans[*span].label, "");
                }
            }
            lines.push('\n');
            let goes_on = matches!(tags.get(place + 1), Some(Tag::Inside(_)));
            if self.ends[place] && !goes_on {
                lines.push('\n');
            }
        }
        // Whatever the last sentence ended with.
        let ended = lines.ends_with("\n\n");
        if !ended {
            lines.push('\n');
        }
    }
}

/// A column holds no blank, for loaders split lines at any: `between` stands in its place. The
/// syllables of a raw word are joined as those of a segmented text are.
fn push_column(line: &mut String, content: &str, between: &str) {
    let before = line.len();
    for (place, part) in content.split_whitespace().enumerate() {
        if place > 0 {
            line.push_str(between);
        }
        line.push_str(part);
    }
    if line.len() == before {
        line.push('_');
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Outside,
    /// Place of the span in the layer.
    Begin(usize),
    Inside(usize),
}

/// Tags the tokens with the spans of the view, and leaves out of it those that have no room.
fn tag(view: &mut View<'_>, tokens: &[Range]) -> Vec<Tag> {
    let spans = &view.layer.spans;
    let covered: Vec<_> = spans.iter().map(|s| covered(tokens, hull(s))).collect();
    let crooked: Vec<bool> = covered.iter().map(Option::is_none).collect();
    view.drop_marked(Reason::TokenBoundary, &crooked);
    let covered: Vec<std::ops::Range<usize>> = covered.into_iter().flatten().collect();

    let mut by_length: Vec<usize> = (0..covered.len()).collect();
    by_length.sort_by_key(|&span| (std::cmp::Reverse(covered[span].len()), covered[span].start));
    let mut owner: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut overlapping = vec![false; covered.len()];
    for span in by_length {
        let range = covered[span].clone();
        overlapping[span] = owner[range.clone()].iter().any(Option::is_some);
        if !overlapping[span] {
            owner[range].fill(Some(span));
        }
    }
    // Places in the layer after the overlapping ones are gone.
    let mut next = 0;
    let places: Vec<usize> = overlapping
        .iter()
        .map(|lost| {
            let place = next;
            next += usize::from(!lost);
            place
        })
        .collect();
    view.drop_marked(Reason::Overlap, &overlapping);
    let begins = |token: usize, span: usize| covered[span].start == token;
    owner
        .into_iter()
        .enumerate()
        .map(|(token, owner)| match owner {
            None => Tag::Outside,
            Some(span) if begins(token, span) => Tag::Begin(places[span]),
            Some(span) => Tag::Inside(places[span]),
        })
        .collect()
}

/// The tokens that a span covers; none when it covers none, or one of them in part.
fn covered(tokens: &[Range], span: Range) -> Option<std::ops::Range<usize>> {
    let first = tokens.partition_point(|token| token.end <= span.start);
    let end = tokens.partition_point(|token| token.start < span.end);
    let within = |token: &Range| span.start <= token.start && token.end <= span.end;
    let found = tokens.get(first..end)?;
    let whole = found.first().is_some_and(within) && found.last().is_some_and(within);
    whole.then_some(first..end)
}
