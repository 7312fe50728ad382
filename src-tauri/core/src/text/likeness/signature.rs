//! What is kept of a text to compare it with others: MinHash by one permutation, whose empty
//! places are filled from others.

use super::super::search::plain_words;
use crate::domain::offset::Range;

/// Syllables in a run: one that is changed changes as many runs, while runs of two are shared by
/// any two articles on the same matter.
const RUN: usize = 3;
/// Places, each with the least of those numbers of the runs that fall into it.
pub(super) const PLACES: usize = COUNT as usize;
const COUNT: u32 = 128;
/// How often each run is counted, with another number each time, so that also of a short text most
/// places are filled.
const TIMES: u64 = 8;
/// Places that hold the same by chance: one of so many.
const CHANCE: u32 = 256;

/// Stands for the words of a text. Its bytes are kept in project files: another way to make them
/// needs a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    /// A number of all the words in their order.
    words: u64,
    pub(super) places: [u8; PLACES],
}

impl Signature {
    /// How many bytes [`Self::to_bytes`] gives.
    pub const BYTES: usize = 8 + PLACES;

    /// The signature of the words that stand in none of the ranges `aside`, which are in order
    /// and do not overlap; of all words, if all stand there. None of a text without words.
    #[must_use]
    pub fn of(text: &str, aside: &[Range]) -> Option<Self> {
        let of_part = Self::of_part(text, aside);
        if of_part.is_some() || aside.is_empty() {
            return of_part;
        }
        Self::of_part(text, &[])
    }

    fn of_part(text: &str, mut aside: &[Range]) -> Option<Self> {
        let mut least = [u64::MAX; PLACES];
        let (mut words, mut count) = (0, 0);
        let mut run = [0; RUN];
        plain_words(text, |range, word| {
            while let Some((first, rest)) = aside.split_first()
                && first.end <= range.start
            {
                aside = rest;
            }
            if aside.first().is_some_and(|first| first.overlaps(range)) {
                return;
            }
            let word = number(word);
            words = mixed(words ^ word);
            run.rotate_left(1);
            run[RUN - 1] = word;
            count += 1;
            if count >= RUN {
                add(&mut least, run);
            }
        });
        if count == 0 {
            return None;
        }
        if count < RUN {
            add(&mut least, run);
        }
        let places = filled(&least);
        Some(Self { words, places })
    }

    /// How alike two texts are, in per cent: an estimate, off by less than 8 nineteen times of
    /// twenty. 100 only for the same words.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> u8 {
        if self.has_words_of(other) {
            return 100;
        }
        let same = u32::from(self.same_places(other)) * CHANCE;
        let likeness = same.saturating_sub(COUNT) * 100 / (COUNT * (CHANCE - 1));
        u8::try_from(likeness).unwrap_or(99).min(99)
    }

    /// Whether the two have the same words in the same order.
    #[must_use]
    pub fn has_words_of(&self, other: &Self) -> bool {
        self.words == other.words
    }

    pub(super) fn same_places(&self, other: &Self) -> u8 {
        let places = self.places.iter().zip(&other.places);
        places.map(|(one, two)| u8::from(one == two)).sum()
    }

    /// As it is kept.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        let (words, places) = bytes.split_at_mut(8);
        words.copy_from_slice(&self.words.to_le_bytes());
        places.copy_from_slice(&self.places);
        bytes
    }

    /// From what [`Self::to_bytes`] gave; none of anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (words, places) = bytes.split_first_chunk()?;
        Some(Self {
            words: u64::from_le_bytes(*words),
            places: places.try_into().ok()?,
        })
    }
}

/// A number for a word (FNV-1a).
fn number(word: &str) -> u64 {
    word.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}

/// The same number for the same, far from that of any other (the last step of SplitMix64).
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// Puts the numbers of a run in their places, where they are less than what is there.
fn add(least: &mut [u64; PLACES], run: [u64; RUN]) {
    let run = run.into_iter().fold(0, |all, word| mixed(all ^ word));
    for time in 1..=TIMES {
        let number = mixed(run.wrapping_add(time.wrapping_mul(0x9E37_79B9_7F4A_7C15)));
        let [low, ..] = number.to_le_bytes();
        let place = usize::from(low) % PLACES;
        least[place] = least[place].min(number);
    }
}

/// One byte of each place. An empty place takes what the first one holds that is not, on a way
/// through all of them that is its own.
fn filled(least: &[u64; PLACES]) -> [u8; PLACES] {
    std::array::from_fn(|place| {
        let own = mixed(place as u64 + 1);
        // An odd stride meets every place of a power of two.
        let [low, ..] = own.to_le_bytes();
        let stride = usize::from(low | 1);
        let mut way = (0..PLACES).map(|step| (place + step * stride) % PLACES);
        let held = way.find_map(|at| Some(least[at]).filter(|held| *held != u64::MAX));
        // Mixed with the place: else a text of one run would have the same byte everywhere.
        let [high, ..] = mixed(held.unwrap_or_default() ^ own).to_be_bytes();
        high
    })
}
