//! What all parts of the grammar are built from: parsers over words.

use winnow::Parser;
use winnow::error::EmptyError;
use winnow::stream::{Stream, TokenSlice};
use winnow::token::any;

use super::words::{self, Word};
use crate::domain::offset::Range;

/// What is left to be read.
pub(super) type Words<'w> = TokenSlice<'w, Word>;

/// What a parser found. On an error it has read nothing that matters: winnow goes back.
pub(super) type Parsed<T> = Result<T, EmptyError>;

/// A table of the lexicon: phrases in the spelling of [`Word::folded`], blanks between the words.
pub(super) type Table<T> = &'static [(&'static str, T)];

/// The words that are left.
pub(super) fn rest<'w>(input: &Words<'w>) -> &'w [Word] {
    input.peek_slice(input.eof_offset())
}

/// The number of words that the phrase has, if `words` begin with it.
pub(super) fn begins(words: &[Word], phrase: &str) -> Option<usize> {
    let mut count = 0;
    for part in phrase.split(' ') {
        if !words.get(count)?.is(part) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// One phrase.
pub(super) fn phrase<'w>(phrase: &'static str) -> impl Parser<Words<'w>, &'w [Word], EmptyError> {
    move |input: &mut Words<'w>| {
        let count = begins(rest(input), phrase).ok_or(EmptyError)?;
        Ok(input.next_slice(count))
    }
}

/// The longest phrase of a table with which the words begin.
pub(super) fn longest<T: Copy>(words: &[Word], table: Table<T>) -> Option<(usize, T)> {
    let first = words.first()?;
    table
        .iter()
        .filter(|(phrase, _)| phrase.starts_with(first.folded.as_str()))
        .filter_map(|(phrase, value)| Some((begins(words, phrase)?, *value)))
        .max_by_key(|(count, _)| *count)
}

/// The longest phrase of a table, and what the table says of it.
pub(super) fn one_of<'w, T: Copy>(
    table: Table<T>,
) -> impl Parser<Words<'w>, (T, &'w [Word]), EmptyError> {
    move |input: &mut Words<'w>| {
        let (count, value) = longest(rest(input), table).ok_or(EmptyError)?;
        Ok((value, input.next_slice(count)))
    }
}

/// The longest of some phrases.
pub(super) fn some_of<'w>(
    phrases: &'static [&'static str],
) -> impl Parser<Words<'w>, &'w [Word], EmptyError> {
    move |input: &mut Words<'w>| {
        let words = rest(input);
        let count = phrases.iter().filter_map(|phrase| begins(words, phrase));
        let count = count.max().ok_or(EmptyError)?;
        Ok(input.next_slice(count))
    }
}

/// One word of which `read` makes something.
pub(super) fn word<'w, T>(
    read: impl Fn(&Word) -> Option<T>,
) -> impl Parser<Words<'w>, T, EmptyError> {
    any.verify_map(move |word: &Word| read(word))
}

/// What the parser found, and where.
pub(super) fn placed<'w, T>(
    parser: impl Parser<Words<'w>, T, EmptyError>,
) -> impl Parser<Words<'w>, (T, Range), EmptyError> {
    parser
        .with_taken()
        .verify_map(|(value, taken)| Some((value, words::range(taken)?)))
}
