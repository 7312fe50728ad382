//! The spans of a text that hold a figure of trade.

use std::collections::HashSet;
use std::sync::LazyLock;

use winnow::Parser;
use winnow::combinator::opt;
use winnow::stream::{Stream, TokenSlice};

use super::core_figure::{Core, Size, core};
use super::lexicon::comparators::{self, OF_THE_VERB};
use super::lexicon::{currencies, verbs};
use super::parse::{Parsed, Words};
use super::period::following;
use super::propose::Around;
use super::read::{price, reading};
use super::spelled::DIGITS;
use super::words::{self, Word, words};
use super::{Date, Found, trade};
use crate::text::TokenKind;

/// Words of the text around a span that may say something of it.
const BEFORE: usize = 240;
const AFTER: usize = 60;

/// The figures of trade in a text of which no date is known, in order; none overlaps another.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    find_in(text, None)
}

/// The figures of trade in an article of this date.
#[must_use]
pub fn find_in(text: &str, date: Option<Date>) -> Vec<Found> {
    let words = words(text);
    let mut found: Vec<Found> = Vec::new();
    // The word behind the last figure found: what the next one may lean on.
    let mut last = None;
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let end = sentence_end(rest);
        let Some((core, length)) = span(rest.get(..end).unwrap_or_default()) else {
            at += 1;
            continue;
        };
        let next = at + length;
        let place = trade::Place {
            words: &words,
            from: at,
            to: next,
            last,
        };
        if !trade::is_of_trade(&core, &place) {
            at = next;
            continue;
        }
        if let Some(range) = words.get(at..next).and_then(words::range) {
            let around = Around {
                before: words.get(at.saturating_sub(BEFORE)..at).unwrap_or_default(),
                after: words
                    .get(next..(next + AFTER).min(words.len()))
                    .unwrap_or_default(),
                date,
            };
            let reading = reading(words.get(at..next).unwrap_or_default(), &around);
            found.push(Found { range, reading });
            last = Some(next);
        }
        at = next;
    }
    found
}

/// Words of the longest figure: what a parser may look at, so that none reads a whole text.
const MOST: usize = 48;

fn sentence_end(rest: &[Word]) -> usize {
    let near = rest.iter().take(MOST).skip(1);
    near.clone()
        .position(|word| word.starts_sentence)
        .map_or(near.len() + 1, |at| at + 1)
}

/// The figure with which the words begin, and how many words its span has.
fn span(words: &[Word]) -> Option<(Core, usize)> {
    let first = words.first()?;
    if !may_begin(first) {
        return None;
    }
    let mut input = TokenSlice::new(words);
    let found = core.parse_next(&mut input).ok()?;
    if !begins_span(&found, words) {
        return None;
    }
    period_behind(&mut input).ok()?;
    Some((found, words.len() - input.eof_offset()))
}

/// The words with which a figure can begin that begins with no number in digits.
static FIRST: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let compared = comparators::BEFORE.iter().map(|(phrase, _)| *phrase);
    let changed = verbs::VERBS.iter().map(|(phrase, _)| *phrase);
    let money = currencies::BEFORE.iter().map(|(phrase, _)| *phrase);
    let others = [
        "từ", "trong", "khoảng", "gấp", "cao", "lớn", "nhiều", "nửa", "mười", "âm", "+", "-",
    ];
    let phrases = compared.chain(changed).chain(money).chain(others);
    let first = phrases.filter_map(|phrase| phrase.split(' ').next());
    first.chain(DIGITS.iter().copied()).collect()
});

/// A quick look, for nearly all words begin no figure.
fn may_begin(word: &Word) -> bool {
    word.kind == TokenKind::Number || FIRST.contains(word.folded.as_str())
}

/// `11 tỷ USD mỗi năm trong giai đoạn 2016-2020` has two.
fn period_behind(input: &mut Words<'_>) -> Parsed<()> {
    for _ in 0..2 {
        opt(price).parse_next(input)?;
        opt(following).parse_next(input)?;
    }
    Ok(())
}

/// Whether a span begins here: `chiếm`, `lên` and `ước đạt` stand before it.
fn begins_span(core: &Core, words: &[Word]) -> bool {
    let Some(first) = words.first() else {
        return false;
    };
    // `tăng nhanh ở mức 20%`: the verb does not stand directly before the number.
    let apart = core.change.is_some_and(|change| {
        let of_change = words
            .iter()
            .take_while(|word| word.range.end <= change.at.end);
        !change.to && of_change.into_iter().any(|word| word.is("mức"))
    });
    let led = core.share || core.change.is_some_and(|change| !change.verb);
    let rank = matches!(core.size, Size::Rank(..));
    !apart && !led && !rank && !OF_THE_VERB.contains(&first.folded.as_str()) && !first.is("bằng")
}
