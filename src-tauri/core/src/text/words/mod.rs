//! The words of raw Vietnamese, where a blank stands between syllables and not between words:
//! `Bộ Ngoại giao` is `Bộ`, `Ngoại giao`.
//!
//! A [`Segmenter`] knows the words of a lexicon. Shown texts whose words underscores mark, it
//! learns their words too, and by what stands around a syllable whether it belongs to the word
//! before; without such texts it takes the longest word each time. Where a text itself bears
//! underscores, these decide.

mod features;
mod lexicon;
mod model;
#[cfg(test)]
mod tests;
mod trie;
mod units;

use features::features;
use lexicon::Lexicon;
use model::{Model, Run};
use units::{Unit, units};

use super::{Token, is_segmented, tokenize};
use crate::domain::offset::Range;

/// Fewer units than these in the texts teach less than the lexicon knows.
const ENOUGH: usize = 2_000;
/// More than these are not looked at: they would cost time and memory and teach little.
const AT_MOST: usize = 400_000;
/// How many of a hundred words are right where the longest is taken each time; see
/// docs/performance.md.
const LONGEST_IS_RIGHT: f32 = 0.89;

/// Finds the words of texts.
#[derive(Debug, Default)]
pub struct Segmenter {
    lexicon: Lexicon,
    model: Option<Model>,
}

/// A word that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Its tokens, as indices.
    pub tokens: std::ops::Range<usize>,
    /// Where it stands, from its first token to its last, in code points.
    pub range: Range,
    /// How likely all is right that was decided about it, 0 to 1: that it begins and ends there,
    /// and that each syllable belongs to the one before; the least of these. 1 where underscores,
    /// marks and line ends leave no choice.
    pub sure: f32,
}

impl Segmenter {
    /// One that knows the lexicon alone.
    #[must_use]
    pub fn from_lexicon() -> Self {
        Self::default()
    }

    /// One that learns from texts whose words underscores mark. Which texts are such, the caller
    /// knows ([`is_segmented`]); raw ones would teach that no syllables belong together. The same
    /// texts in the same order make the same segmenter. When they are too few to learn contexts
    /// from, their words alone are learned.
    pub fn learn<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::taught(texts, true)
    }

    /// The same without taking words from the texts into the lexicon.
    pub fn learn_contexts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::taught(texts, false)
    }

    fn taught<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, takes_words: bool) -> Self {
        let mut read = Vec::new();
        let mut count = 0;
        for text in texts {
            let text = text.as_ref();
            let units = units(text, &tokenize(text));
            count += units.len();
            read.push(units);
            if count >= AT_MOST {
                break;
            }
        }
        let mut lexicon = Lexicon::default();
        if takes_words {
            let words = read.iter().flat_map(|units| words(units));
            words.for_each(|word| lexicon.meet(word));
        }
        let model = (count >= ENOUGH).then(|| {
            let runs: Vec<Run> = read
                .iter()
                .flat_map(|units| runs(units).map(|run| shown(&lexicon, units, run)))
                .collect();
            Model::train(&runs)
        });
        Self { lexicon, model }
    }

    /// The same lexicon without what was learned of contexts.
    #[must_use]
    pub fn forget_contexts(self) -> Self {
        Self {
            model: None,
            ..self
        }
    }

    /// Whether contexts were learned; else the longest word is taken each time.
    #[must_use]
    pub const fn knows_contexts(&self) -> bool {
        self.model.is_some()
    }

    /// The words of `text`, of which `tokens` are the tokens. Each token is in one word, in order.
    #[must_use]
    pub fn segment(&self, text: &str, tokens: &[Token]) -> Vec<Word> {
        if is_segmented(text) {
            let found = super::words(tokens).filter_map(|word| word_of(tokens, word, 1.0));
            return found.collect();
        }
        let units = units(text, tokens);
        let mut joined = vec![0.0; units.len()];
        for run in runs(&units) {
            if let (Some(all), Some(these)) = (joined.get_mut(run.clone()), units.get(run.clone()))
            {
                let found = self.joined(&units, these, run.start);
                all.copy_from_slice(&found);
            }
        }
        self.cut(tokens, &units, &joined)
    }

    /// How likely each unit of a run is joined to the one before.
    fn joined(&self, units: &[Unit], run: &[Unit], first: usize) -> Vec<f32> {
        let given = |place: usize| run.get(place).is_some_and(|unit| unit.glued);
        let known = self.lexicon.look_up(run, 1);
        let Some(model) = &self.model else {
            let likely =
                |(place, known): (usize, &lexicon::Known)| match (given(place), known.joined) {
                    (true, _) => 1.0,
                    (_, true) => LONGEST_IS_RIGHT,
                    _ => 1.0 - LONGEST_IS_RIGHT,
                };
            let mut all: Vec<f32> = known.iter().enumerate().map(likely).collect();
            if let Some(head) = all.first_mut() {
                *head = 0.0;
            }
            return all;
        };
        let looked_at: Vec<_> = (first..first + run.len())
            .map(|at| features(units, at, &known, first))
            .collect();
        let likely = model.joined(&looked_at, given).into_iter();
        likely.map(model::narrow).collect()
    }

    /// Words from how likely each unit is joined to the one before.
    fn cut(&self, tokens: &[Token], units: &[Unit], joined: &[f32]) -> Vec<Word> {
        let mut words = Vec::with_capacity(units.len());
        let mut at = 0;
        while let (Some(head), Some(begins)) = (units.get(at), joined.get(at)) {
            let rest = joined.get(at + 1..).unwrap_or_default();
            let more = rest.iter().take_while(|likely| **likely > 0.5).count();
            let end = at + 1 + more;
            let within = rest.iter().take(more).copied();
            let after = joined.get(end).map_or(1.0, |likely| 1.0 - likely);
            let sure = within.fold((1.0 - begins).min(after), f32::min);
            let last = units.get(end - 1).map_or(head.tokens.end, |u| u.tokens.end);
            words.extend(word_of(tokens, head.tokens.start..last, sure));
            at = end;
        }
        words
    }
}

fn word_of(tokens: &[Token], word: std::ops::Range<usize>, sure: f32) -> Option<Word> {
    let all = tokens.get(word.clone())?;
    let range = Range {
        start: all.first()?.range.start,
        end: all.last()?.range.end,
    };
    Some(Word {
        tokens: word,
        range,
        sure,
    })
}

/// The units between which words may be: each run up to the next unit that stands apart.
fn runs(units: &[Unit]) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    split(units, |unit| unit.apart && !unit.glued)
}

/// The words that underscores make.
fn words(units: &[Unit]) -> impl Iterator<Item = &[Unit]> {
    split(units, |unit| !unit.glued).filter_map(|word| units.get(word))
}

fn split(
    units: &[Unit],
    begins: impl Fn(&Unit) -> bool,
) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next;
        let rest = units.get(start + 1..)?;
        next = start + 1 + rest.iter().take_while(|unit| !begins(unit)).count();
        Some(start..next)
    })
}

/// A run of a text whose words are marked, as a model learns from it.
fn shown(lexicon: &Lexicon, units: &[Unit], run: std::ops::Range<usize>) -> Run {
    let these = units.get(run.clone()).unwrap_or_default();
    let known = lexicon.look_up(these, 2);
    Run {
        features: run
            .clone()
            .map(|at| features(units, at, &known, run.start))
            .collect(),
        joined: these
            .iter()
            .enumerate()
            .map(|(place, unit)| place > 0 && unit.glued)
            .collect(),
    }
}
