//! The tokens of a document as formats of tokens write them.
use super::Item;
use super::options::Tokens;
use super::view::{View, any_overlaps};
use crate::domain::Range;
use crate::text::{sentences, split_after, tokenize};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) range: Range,
    /// The word that it is or belongs to; the same as the range where nobody asked for words.
    pub(super) word: Range,
    /// Whether a sentence ends with it.
    pub(super) ends: bool,
}

/// The tokens that are not hidden, in order: syllables, or words where these are asked for.
pub(super) fn tokens(view: &View<'_>, item: &Item<'_>, what: Tokens) -> Vec<Token> {
    let text = &*view.text;
    let tokens = tokenize(text);
    let mut sentences = sentences(text, &tokens).into_iter().peekable();
    let alone = |range| (range, range);
    let every: Vec<(Range, Range)> = match what {
        Tokens::Syllable => tokens.iter().map(|token| alone(token.range)).collect(),
        Tokens::Word => {
            let words = item.segmenter.segment(text, &tokens).into_iter();
            words.map(|word| alone(word.range)).collect()
        }
        Tokens::Both => {
            let words = item.segmenter.segment(text, &tokens).into_iter();
            let syllables = words.flat_map(|word| {
                let tokens = tokens.get(word.tokens).unwrap_or_default();
                tokens.iter().map(move |token| (token.range, word.range))
            });
            syllables.collect()
        }
    };
    let mut found = Vec::<Token>::with_capacity(every.len());
    for (range, word) in every {
        // A sentence that ended among tokens that are hidden ends before this one.
        while sentences.next_if(|s| s.end <= range.start).is_some() {
            if let Some(last) = found.last_mut() {
                last.ends = true;
            }
        }
        if !any_overlaps(&view.hidden, range) {
            found.push(Token {
                range,
                word,
                ends: false,
            });
        }
    }
    if let Some(last) = found.last_mut() {
        last.ends = true;
    }
    found
}

/// What ranges of a text cover that are in order and do not overlap. The text is walked through
/// once: looking each range up would cost more than all the rest.
pub(super) fn covered(
    text: &str,
    ranges: impl Iterator<Item = Range>,
) -> impl Iterator<Item = &str> {
    let (mut rest, mut at) = (text, 0);
    ranges.map(move |range| {
        let (_, from) = split_after(rest, range.start.0 - at);
        let (token, after) = split_after(from, range.len());
        (rest, at) = (after, range.end.0);
        token
    })
}
