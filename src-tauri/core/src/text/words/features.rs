//! What a model looks at to tell whether a unit belongs to the word of the one before.

use super::lexicon::Known;
use super::units::{Class, Unit};

/// How many of them there are for each unit.
pub(super) const COUNT: usize = 21;
/// A feature is one of this many places; different ones may share a place.
pub(super) const PLACES: usize = 1 << BITS;
const BITS: u32 = 20;

/// The units around one.
struct Around<'u> {
    units: &'u [Unit],
    at: usize,
}

impl Around<'_> {
    fn unit(&self, offset: isize) -> Option<&Unit> {
        self.units.get(self.at.checked_add_signed(offset)?)
    }

    fn key(&self, offset: isize) -> u64 {
        self.unit(offset).map_or(0, |unit| unit.key)
    }

    fn class(&self, offset: isize) -> u64 {
        self.unit(offset).map_or(0, |unit| match unit.class {
            Class::Lower => 1,
            Class::Capital => 2,
            Class::Upper => 3,
            Class::Number => 4,
            Class::Mark => 5,
        })
    }
}

/// The features of the unit at `at`: `known` says what the lexicon knows of the run that begins
/// at `first`.
pub(super) fn features(units: &[Unit], at: usize, known: &[Known], first: usize) -> [u32; COUNT] {
    let around = Around { units, at };
    let (key, class) = (|offset| around.key(offset), |offset| around.class(offset));
    let said = |offset: isize| {
        let place = at.checked_sub(first)?.checked_add_signed(offset)?;
        known.get(place).copied()
    };
    let [before, here, after] = [-1, 0, 1].map(|offset| said(offset).unwrap_or_default());
    let classes = class(-1) * 8 + class(0);
    let lengths = (here.within * 8 + here.begins) * 8 + before.ends;
    let held = (here.within * 8 + before.within) * 8 + after.within;
    let joined = usize::from(here.joined) * 2 + usize::from(after.joined);
    let mut number = 0;
    [
        (key(0), 0),
        (key(-1), 0),
        (key(1), 0),
        (key(-2), 0),
        (key(-1), key(0)),
        (key(0), key(1)),
        (key(-2), key(-1)),
        (key(-1), key(1)),
        (key(-2), key(0)),
        (class(-1), key(0)),
        (key(-1), class(0)),
        (classes, 0),
        (classes, class(1)),
        (classes, class(-2)),
        (classes, class(-2) * 8 + class(1)),
        (here.within as u64, 0),
        (here.begins as u64, 0),
        (before.ends as u64, 0),
        (joined as u64, 0),
        (lengths as u64, 0),
        (held as u64, 0),
    ]
    .map(|(one, two)| {
        number += 1;
        place(number, one, two)
    })
}

/// Where a feature stands, told by its number and what it holds.
fn place(number: u64, one: u64, two: u64) -> u32 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut mixed = number.wrapping_mul(ODD);
    for part in [one, two] {
        mixed = (mixed ^ part).wrapping_mul(ODD);
        mixed ^= mixed >> 29;
    }
    // The highest bits are the best mixed ones.
    u32::try_from(mixed.wrapping_mul(ODD) >> (u64::BITS - BITS)).unwrap_or_default()
}
