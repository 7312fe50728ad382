//! An article as spaCy sees it: tokens that with the blanks behind them make the whole text.
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::super::Item;
use super::super::csv::entity;
use super::super::flat::covered;
use super::super::options::Tokens;
use super::super::tally::{Reason, is_entity};
use super::super::tokenized::{Token, tokens};
use super::super::view::{View, any_overlaps, hull};
use crate::domain::{Header, Range};
use crate::text::{TextIndex, split_after};

/// See the module.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Doc<'a> {
    #[serde(borrow)]
    pub(super) tokens: Vec<Word<'a>>,
    pub(super) spans: Vec<Span>,
    /// Further keys, for people and `user_data`.
    pub(super) user_data: BTreeMap<String, Value>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Word<'a> {
    #[serde(borrow)]
    pub(super) text: Cow<'a, str>,
    /// Whether a blank follows.
    pub(super) space: bool,
    /// Whether it begins a sentence.
    pub(super) starts: bool,
    /// Whether it was asked for.
    pub(super) asked: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Span {
    /// Tokens, half-open.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Code points, half-open.
    pub(super) start_char: u32,
    pub(super) end_char: u32,
    pub(super) label: String,
    /// The name in the register of people, or nothing.
    pub(super) kb_id: String,
    /// Whether it is one of `doc.ents`.
    pub(super) entity: bool,
}

/// The article; spans that have no place among the tokens are left out of the view.
pub(super) fn doc<'v>(
    item: &Item<'_>,
    view: &'v mut View<'_>,
    what: Tokens,
) -> io::Result<Doc<'v>> {
    let hidden = std::mem::take(&mut view.hidden);
    let found = tokens(view, item, what);
    view.hidden = hidden;
    let crooked = |span: &_| covered(&found, hull(span)).is_none();
    view.drop_spans(Reason::TokenBoundary, crooked);
    let user_data = user_data(item, view)?;

    let view = &*view;
    let (words, places) = words(view, &found);
    let index = TextIndex::new(&view.text);
    let mut spans: Vec<Span> = Vec::with_capacity(view.layer.spans.len());
    for span in &view.layer.spans {
        let Some(of) = covered(&found, hull(span)) else {
            continue;
        };
        let (Some(first), Some(last)) = (found.get(of.start), found.get(of.end - 1)) else {
            continue;
        };
        let place = |token: usize| places.get(token).copied().unwrap_or_default();
        spans.push(Span {
            start: place(of.start),
            end: place(of.end - 1) + 1,
            start_char: first.range.start.0,
            end_char: last.range.end.0.min(index.len().0),
            label: span.label.clone(),
            kb_id: entity(item.header, span),
            entity: false,
        });
    }
    choose_entities(&mut spans, words.len());
    Ok(Doc {
        tokens: words,
        spans,
        user_data,
    })
}

/// Marks spans that share no token, the longest first, of two as long the first.
fn choose_entities(spans: &mut [Span], tokens: usize) {
    let mut by_length: Vec<&mut Span> = spans.iter_mut().collect();
    by_length.sort_by_key(|span| (std::cmp::Reverse(span.end - span.start), span.start));
    let mut taken = vec![false; tokens];
    for span in by_length {
        if let Some(own) = taken.get_mut(span.start..span.end)
            && !own.contains(&true)
        {
            own.fill(true);
            span.entity = true;
        }
    }
}

/// The tokens with what stands between them, and the place of each among these. A blank belongs to
/// the token before it; any other stretch of white space is a token.
fn words<'v>(view: &'v View<'_>, found: &[Token]) -> (Vec<Word<'v>>, Vec<usize>) {
    let mut words: Vec<Word<'v>> = Vec::with_capacity(found.len() + 8);
    let mut places = Vec::with_capacity(found.len());
    let (mut rest, mut at) = (&*view.text, 0);
    let mut starts = true;
    for token in found {
        let (gap, from) = split_after(rest, token.range.start.0 - at);
        between(&mut words, gap, view, at);
        places.push(words.len());
        let (text, after) = split_after(from, token.range.len());
        words.push(Word {
            text: Cow::Borrowed(text),
            space: false,
            starts,
            asked: !any_overlaps(&view.hidden, token.range),
        });
        starts = token.ends;
        (rest, at) = (after, token.range.end.0);
    }
    between(&mut words, rest, view, at);
    (words, places)
}

fn between<'v>(words: &mut Vec<Word<'v>>, gap: &'v str, view: &View<'_>, at: u32) {
    let mut gap = gap;
    if let (Some(last), Some(rest)) = (words.last_mut(), gap.strip_prefix(' ')) {
        last.space = true;
        gap = rest;
    }
    if !gap.is_empty() {
        words.push(Word {
            text: Cow::Borrowed(gap),
            space: false,
            starts: false,
            asked: !any_overlaps(&view.hidden, Range::new(at, at + 1)),
        });
    }
}

/// What spaCy has no place for.
fn user_data(item: &Item<'_>, view: &View<'_>) -> io::Result<BTreeMap<String, Value>> {
    let document = item.document;
    let attributes = |span| -> Vec<(String, Value)> { others(item.header, span) };
    let spans = view.layer.spans.iter().map(|span| {
        serde_json::json!({
            "attributes": attributes(span).into_iter().collect::<serde_json::Map<_, _>>(),
            "note": span.note,
        })
    });
    let relations = view.layer.relations.iter().map(|link| {
        serde_json::json!({
            "type": link.kind,
            "from": link.from,
            "to": link.to,
            "attributes": link.attributes,
        })
    });
    let entries = [
        ("id", Value::from(document.source_id.as_str())),
        ("title", Value::from(document.title.as_str())),
        ("metadata", serde_json::to_value(&document.metadata)?),
        ("tags", Value::from(document.tags.clone())),
        ("relations", relations.collect()),
        ("spans", spans.collect()),
    ];
    Ok(entries
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect())
}

/// The attributes of a span but for the tie to the register of people.
fn others(header: &Header, span: &crate::domain::DocSpan) -> Vec<(String, Value)> {
    let all = span.attributes.iter();
    all.filter(|(name, _)| !is_entity(&header.schema, span, name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}
