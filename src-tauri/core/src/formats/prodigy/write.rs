//! Writing: a line an article, with tokens that together are the text, as spaCy has them: one
//! blank behind a token belongs to it, other blanks are tokens.
//!
//! A span whose edges are no edges of tokens is written by its offsets alone; the screens of
//! Prodigy that snap to tokens do not show it, training does not ask. Values and notes are further
//! keys of spans and relations, which Prodigy keeps.
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::super::canonical;
use super::super::options::{Options, Tokens};
use super::super::tally::{Reason, Tally};
use super::super::tokenized::covered;
use super::super::values::{self, Said};
use super::super::view::{View, hull};
use super::super::writing::Piece;
use super::super::{Item, Writer};
use crate::domain::{DocRelation, DocSpan, Header, Metadata, Offset, Range};
use crate::text::{TextIndex, tokenize};

#[derive(Debug)]
struct ProdigyWriter {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(ProdigyWriter {
        options: options.clone(),
    })
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: &'a str,
    tokens: Vec<Token<'a>>,
    spans: Vec<Span<'a>>,
    relations: Vec<Relation<'a>>,
    answer: &'static str,
    meta: Meta<'a>,
}

#[derive(Serialize)]
struct Token<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    id: usize,
    /// Whether a blank follows.
    ws: bool,
}

#[derive(Serialize)]
struct Span<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<&'a str, String>,
}

#[derive(Serialize)]
struct Place<'a> {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_start: Option<usize>,
    /// The last token.
    #[serde(skip_serializing_if = "Option::is_none")]
    token_end: Option<usize>,
    label: &'a str,
}

#[derive(Serialize)]
struct Relation<'a> {
    /// The last tokens of both.
    head: usize,
    child: usize,
    head_span: Place<'a>,
    child_span: Place<'a>,
    label: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<&'a str, String>,
}

#[derive(Serialize)]
struct Meta<'a> {
    title: &'a str,
    #[serde(flatten, serialize_with = "canonical::metadata")]
    metadata: &'a Metadata,
}

impl Writer for ProdigyWriter {
    fn wants_words(&self) -> bool {
        self.options.tokens == Tokens::Word
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_discontinuous();
        let document = item.document;
        let mut metadata = document.metadata.clone();
        let unnamed = metadata.other.len();
        metadata.other.remove(super::TITLE);
        let unnamed = unnamed - metadata.other.len();
        let ranges = self.ranges(&view.text, item);
        let spans = view.layer.spans.iter();
        let links = view.layer.relations.iter();
        let line = Line {
            id: &document.source_id,
            text: &view.text,
            tokens: tokens(&view.text, &ranges),
            spans: spans.map(|one| span(item.header, &ranges, one)).collect(),
            relations: links
                .filter_map(|link| relation(item.header, &ranges, &view.layer.spans, link))
                .collect(),
            answer: super::ACCEPT,
            meta: Meta {
                title: &document.title,
                metadata: &metadata,
            },
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;

        view.count_raw(self.wants_words());
        view.tally.losses.add(Reason::Metadata, unnamed);
        view.tally.surroundings(document);
        Ok(view.written())
    }
}

impl ProdigyWriter {
    /// Where the tokens stand, blanks that are tokens among them.
    fn ranges(&self, text: &str, item: &Item<'_>) -> Vec<Range> {
        let tokens = tokenize(text);
        let seen: Vec<Range> = if self.wants_words() {
            let words = item.segmenter.segment(text, &tokens).into_iter();
            words.map(|word| word.range).collect()
        } else {
            tokens.iter().map(|token| token.range).collect()
        };
        let index = TextIndex::new(text);
        let mut ranges = Vec::with_capacity(seen.len());
        let mut at = Offset(0);
        let end = Range {
            start: index.len(),
            end: index.len(),
        };
        for token in seen.into_iter().chain([end]) {
            let mut gap = Range {
                start: at,
                end: token.start,
            };
            let blank = Range::new(at.0, at.0.saturating_add(1));
            if at.0 > 0 && !gap.is_empty() && index.slice(blank) == Some(" ") {
                gap.start = blank.end;
            }
            ranges.extend((!gap.is_empty()).then_some(gap));
            ranges.extend((!token.is_empty()).then_some(token));
            at = token.end;
        }
        ranges
    }
}

fn tokens<'a>(text: &'a str, ranges: &[Range]) -> Vec<Token<'a>> {
    let texts = covered(text, ranges.iter().copied());
    let next = ranges.iter().skip(1).map(|range| range.start);
    // Behind the last one nothing is left but its own blank.
    let length = Offset(crate::text::len(text));
    let next = next.chain([length]);
    let token = |(id, ((range, text), next)): (usize, ((&Range, &'a str), Offset))| Token {
        text,
        start: range.start.0,
        end: range.end.0,
        id,
        ws: next > range.end,
    };
    let all = ranges.iter().zip(texts).zip(next);
    all.enumerate().map(token).collect()
}

fn values<'a>(values: Vec<Said<'a>>) -> BTreeMap<&'a str, String> {
    let values = values.into_iter();
    values.map(|said| (said.name, said.text)).collect()
}

fn span<'a>(header: &Header, tokens: &[Range], span: &'a DocSpan) -> Span<'a> {
    Span {
        place: place(tokens, span),
        note: &span.note,
        attributes: values(values::of_span(header, span)),
    }
}

fn place<'a>(tokens: &[Range], span: &'a DocSpan) -> Place<'a> {
    let range = hull(span);
    let first = tokens.binary_search_by_key(&range.start, |token| token.start);
    let last = tokens.binary_search_by_key(&range.end, |token| token.end);
    // One edge without the other says nothing.
    let (token_start, token_end) = first.ok().zip(last.ok()).unzip();
    Place {
        start: range.start.0,
        end: range.end.0,
        token_start,
        token_end,
        label: &span.label,
    }
}

fn relation<'a>(
    header: &Header,
    tokens: &[Range],
    spans: &'a [DocSpan],
    link: &'a DocRelation,
) -> Option<Relation<'a>> {
    let (from, to) = (spans.get(link.from)?, spans.get(link.to)?);
    let last = |span: &DocSpan| {
        let end = hull(span).end;
        let place = tokens.partition_point(|token| token.end < end);
        place.min(tokens.len().saturating_sub(1))
    };
    Some(Relation {
        head: last(from),
        child: last(to),
        head_span: place(tokens, from),
        child_span: place(tokens, to),
        label: &link.kind,
        attributes: values(values::of_relation(header, link)),
    })
}
