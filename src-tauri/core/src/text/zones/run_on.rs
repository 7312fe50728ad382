//! Where a headline ends that the sapo follows on the same line, without a stop between.
//!
//! Every capital that may begin a sentence is weighed: words that seldom stand in the middle of
//! one, what stands before, how long a headline would result, and that a headline says no word
//! twice while a sapo repeats it.

use super::super::chars::is_alphabetic;
use std::collections::HashMap;

use super::super::pieces::Piece;
use super::super::{TokenKind, words};
use super::line::lower;
use super::phrases::PHRASES;

/// No headline is longer, in code points.
const LONGEST: u32 = 150;
/// So much must speak for a boundary.
const ENOUGH: i32 = 8;

/// Whether a capitalised word begins a sentence or an office rather than a name.
pub(super) fn opens(word: &str) -> bool {
    PHRASES.openers.has(word) || PHRASES.offices.has(word)
}

/// The index among `pieces`, which are one sentence, of the first piece after the headline.
pub(super) fn headline_end(pieces: &[Piece<'_>], segmented: bool) -> Option<usize> {
    let first = pieces.first()?;
    let tokens: Vec<_> = pieces.iter().map(|piece| piece.token).collect();
    let mut text: Vec<String> = Vec::new();
    let mut heads = Vec::new();
    for word in words(&tokens).take(120) {
        let syllables: Vec<String> = pieces
            .get(word.clone())?
            .iter()
            .map(|p| lower(p.text))
            .collect();
        text.push(syllables.join(" "));
        heads.push(word);
    }
    let echo = Echo::new(&text);
    let mut best: Option<(i32, usize)> = None;
    for (n, word) in heads.iter().enumerate().skip(3) {
        let head = pieces.get(word.start)?;
        let length = head.token.range.start.0 - first.token.range.start.0;
        if length > LONGEST || heads.len() - n < 6 {
            break;
        }
        let rest = pieces.get(word.start + 1..word.end)?;
        let here = Candidate {
            word: text.get(n)?,
            after: text.get(n + 1)?,
            before: text.get(n - 1)?,
            last: pieces.get(word.start - 1)?,
            mixed: segmented && rest.iter().any(|piece| !piece.token.capital),
            lone: segmented
                && rest.is_empty()
                && pieces.get(word.end).is_some_and(|next| {
                    next.token.kind == TokenKind::Syllable && !next.token.capital
                }),
            head,
        };
        let Some(weight) = here.weight() else {
            continue;
        };
        let weight = weight + echo.weight(n) - too_short_or_long(length);
        if weight >= ENOUGH && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, word.start));
        }
    }
    best.map(|(_, at)| at)
}

/// How much a headline of so many code points is out of the ordinary.
fn too_short_or_long(length: u32) -> i32 {
    match length {
        0..16 => 20,
        16..24 => 8,
        24..32 => 3,
        32..86 => 0,
        86..100 => 4,
        100..120 => 9,
        _ => 16,
    }
}

/// A word with a capital and its neighbours, in lower case.
struct Candidate<'a> {
    word: &'a str,
    after: &'a str,
    before: &'a str,
    last: &'a Piece<'a>,
    head: &'a Piece<'a>,
    /// A capital on the first syllable only: no name.
    mixed: bool,
    /// One syllable, and no capital follows: hardly any name.
    lone: bool,
}

impl Candidate<'_> {
    /// How much speaks for a sentence that begins here; nothing where none can.
    fn weight(&self) -> Option<i32> {
        if self.head.token.kind != TokenKind::Syllable || !self.head.token.capital {
            return None;
        }
        let opener = PHRASES.openers.has(self.word);
        let office = PHRASES.offices.has(self.word)
            || PHRASES
                .offices
                .has(&format!("{} {}", self.word, self.after));
        let mut weight = 0;
        if opener {
            weight += 12;
        } else if office {
            weight += 7;
        } else if self.mixed {
            weight += 9;
        } else if self.lone && !PHRASES.short_names.has(self.word) {
            weight += 6;
        }
        if self.last.token.kind == TokenKind::Syllable || self.last.token.kind == TokenKind::Number
        {
            if PHRASES.open_ends.has(self.before) && !self.last.token.capital {
                return None;
            }
            if PHRASES.before_names.has(self.before) && !self.last.token.capital {
                weight -= 8;
            }
            if self.last.token.capital && !opener {
                weight -= if office { 3 } else { 9 };
            }
        } else {
            match self.last.text {
                ")" | "”" | "’" | "»" | "%" => weight += 6,
                "\"" | "'" => weight += 2,
                "?" | "!" | "…" => weight += 9,
                // After a comma, a colon or an opening mark the same sentence goes on.
                _ => return None,
            }
        }
        Some(weight)
    }
}

/// Which words come again.
struct Echo<'a> {
    /// For each word how many of those up to it were there before.
    repeated: Vec<i32>,
    /// The first and the last place of each word that matters.
    places: Vec<(&'a str, usize, usize)>,
}

impl<'a> Echo<'a> {
    fn new(text: &'a [String]) -> Self {
        let mut seen: HashMap<&str, (usize, usize)> = HashMap::new();
        let mut repeated = Vec::with_capacity(text.len());
        let mut count = 0;
        for (at, word) in text.iter().enumerate() {
            let matters = word.chars().any(is_alphabetic)
                && word.chars().count() >= 2
                && !PHRASES.open_ends.has(word)
                && !PHRASES.openers.has(word);
            repeated.push(count);
            if matters {
                let known = seen.entry(word).and_modify(|place| {
                    place.1 = at;
                    count += 1;
                });
                known.or_insert((at, at));
            }
        }
        let places = seen
            .into_iter()
            .map(|(word, (a, b))| (word, a, b))
            .collect();
        Self { repeated, places }
    }

    /// Words of the headline that come again behind it, less those that it says twice itself.
    fn weight(&self, at: usize) -> i32 {
        let again = self
            .places
            .iter()
            .filter(|(_, first, last)| *first < at && at <= *last)
            .count();
        let within = self.repeated.get(at).copied().unwrap_or_default();
        2 * i32::try_from(again.min(4)).unwrap_or(4) - 4 * within
    }
}
