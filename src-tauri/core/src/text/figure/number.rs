//! Numbers with their scale words: `1,5 triệu tỷ`, `hai tỷ rưỡi`, `3 tỷ 500 triệu`, `nửa tỷ`.

use winnow::Parser;
use winnow::combinator::{alt, opt, preceded, repeat};
use winnow::error::EmptyError;

use super::decimal::Decimal;
use super::numeral::{Number, numeral};
use super::parse::{Parsed, Words, one_of, phrase, placed, rest, some_of, word};
use super::spelled::spelled;
use super::words;
use crate::domain::offset::Range;
use crate::text::TokenKind;

/// The powers of ten of scale words.
const SCALES: &[(&str, i32)] = &[
    ("chục", 1),
    ("trăm", 2),
    ("nghìn", 3),
    ("k", 3),
    ("vạn", 4),
    ("triệu", 6),
    ("tr", 6),
    ("million", 6),
    ("tỷ", 9),
    ("billion", 9),
];

/// What stands for a number that nobody counted.
const VAGUE: &[&str] = &[
    "vài", "vài ba", "dăm", "dăm ba", "mấy", "hàng", "nhiều", "cả",
];

/// A number as written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scaled {
    /// None for `vài chục tỷ`.
    pub(super) number: Option<Number>,
    /// The power of ten of the scale words after the first number: 12 for `nghìn tỷ`.
    pub(super) power: i32,
    /// Where the scale words stand.
    pub(super) scale_at: Option<Range>,
    /// Where all of it stands.
    pub(super) at: Range,
    /// `-` or `+` stands directly before it.
    pub(super) sign: Option<char>,
    pub(super) in_digits: bool,
}

/// A number and the scale words behind it.
struct Term {
    number: Number,
    powers: Vec<i32>,
    scale_at: Option<Range>,
    in_digits: bool,
}

impl Term {
    fn power(&self) -> i32 {
        self.powers.iter().sum()
    }
}

/// Scale words in a row: `nghìn tỷ`.
fn powers(input: &mut Words<'_>) -> Parsed<(Vec<i32>, Option<Range>)> {
    let scales = repeat(0..=3, one_of(SCALES).map(|(power, _)| power));
    let (powers, taken) = scales.with_taken().parse_next(input)?;
    Ok((powers, words::range(taken)))
}

fn term(input: &mut Words<'_>) -> Parsed<Term> {
    let half = phrase("nửa").value(Number::sure(Decimal::new(5, -1)));
    let head = alt((
        numeral.map(|number| (number, true)),
        spelled.map(|number| (Number::sure(number), false)),
        half.map(|number| (number, false)),
    ));
    let half_alone = rest(input).first().is_some_and(|word| word.is("nửa"));
    (head, powers)
        .map(|((number, in_digits), (powers, scale_at))| Term {
            number,
            powers,
            scale_at,
            in_digits,
        })
        .verify(|term: &Term| !half_alone || !term.powers.is_empty())
        .parse_next(input)
}

/// A further term, smaller than the scale before it: `500 triệu` after `3 tỷ`, `ba trăm tỷ` after
/// `hai nghìn`.
fn further(before: &Term) -> impl Fn(&Term) -> bool + use<> {
    let (last, power) = (before.powers.last().copied().unwrap_or(0), before.power());
    let spelled = !before.in_digits;
    move |term| {
        let head = term.number.value.value();
        let fits = last > 0 && head < 10_f64.powi(last) && term.number.other.is_none();
        let own = term.powers.last().copied().unwrap_or(0);
        // `hai nghìn ba trăm tỷ`: the scale at the end is that of both.
        let shared = own > power && last == 3 && head < 1000.0;
        fits && (term.powers.is_empty() && spelled && !term.in_digits
            || own > 0 && term.power() < power
            || shared)
    }
}

/// The value of terms in a row.
fn total(terms: &[Term]) -> Option<Number> {
    let mut parts: Vec<Number> = Vec::new();
    for term in terms {
        let mut last = term.number;
        for (nth, power) in term.powers.iter().enumerate() {
            // What stands before and is smaller than the scale is counted by it too.
            while nth + 1 == term.powers.len()
                && let Some(before) = parts.pop_if(|part| part.value.value() < 10_f64.powi(*power))
            {
                last = before.plus(last)?;
            }
            last = last.map(|value| value.times_ten_to(*power))?;
        }
        parts.push(last);
    }
    let mut parts = parts.into_iter();
    let first = parts.next()?;
    parts.try_fold(first, Number::plus)
}

/// Terms after the first: `tỷ`, `triệu`, `nghìn` and one without a scale.
const MOST_TERMS: usize = 4;

/// A number with its scale.
pub(super) fn scaled(input: &mut Words<'_>) -> Parsed<Scaled> {
    let sign = opt(sign).parse_next(input)?;
    let (mut scaled, at) = placed(alt((vague, counted))).parse_next(input)?;
    (scaled.at, scaled.sign) = (at, sign);
    Ok(scaled)
}

/// A sign written to the number, or `âm`.
fn sign(input: &mut Words<'_>) -> Parsed<char> {
    let words = rest(input);
    let tight = words
        .get(1)
        .is_some_and(|number| number.tight && number.kind == TokenKind::Number);
    word(move |word| match word.folded.as_str() {
        "-" if tight => Some('-'),
        "+" if tight => Some('+'),
        "âm" => Some('-'),
        _ => None,
    })
    .parse_next(input)
}

fn counted(input: &mut Words<'_>) -> Parsed<Scaled> {
    let mut terms = vec![term(input)?];
    while terms.len() <= MOST_TERMS
        && let Some(before) = terms.last()
        && let Some(next) = opt(term.verify(further(before))).parse_next(input)?
    {
        terms.push(next);
    }
    let (Some(first), Some(last)) = (terms.first(), terms.last()) else {
        return Err(EmptyError);
    };
    let number = total(&terms).ok_or(EmptyError)?;
    let half = last.powers.last().map(|_| last.power());
    // The scale of `hai nghìn ba trăm tỷ` stands behind the second number.
    let named = terms
        .iter()
        .find(|t| t.in_digits || t.power() >= 6)
        .unwrap_or(first);
    let (power, scale_at, in_digits) = (named.power(), named.scale_at, first.in_digits);
    let half = half.map(|power| Number::sure(Decimal::new(5, power - 1)));
    let half = match half {
        Some(half) => opt(phrase("rưỡi").value(half)).parse_next(input)?,
        None => None,
    };
    let number = match half {
        Some(half) => number.plus(half).ok_or(EmptyError)?,
        None => number,
    };
    Ok(Scaled {
        number: Some(number),
        power,
        scale_at,
        at: Range::new(0, 0),
        sign: None,
        in_digits,
    })
}

/// `vài chục tỷ`, `hàng trăm triệu`.
fn vague(input: &mut Words<'_>) -> Parsed<Scaled> {
    preceded(some_of(VAGUE), powers)
        .verify(|(powers, _)| !powers.is_empty())
        .map(|(powers, scale_at)| Scaled {
            number: None,
            power: powers.iter().sum(),
            scale_at,
            at: Range::new(0, 0),
            sign: None,
            in_digits: false,
        })
        .parse_next(input)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use winnow::stream::TokenSlice;

    fn read(text: &str) -> Option<(f64, i32)> {
        let words = words(text);
        let mut input = TokenSlice::new(&words);
        let scaled = scaled.parse_next(&mut input).ok()?;
        let number = scaled.number?.settle(super::super::numeral::Decides::Habit);
        rest(&input)
            .is_empty()
            .then(|| (number.value.value(), scaled.power))
    }

    #[test]
    fn scales() {
        for (text, value, power) in [
            ("11,4 tỷ", 11.4e9, 9),
            ("1,5 triệu tỉ", 1.5e15, 15),
            ("5 nghìn tỷ", 5e12, 12),
            ("3 trăm triệu", 3e8, 8),
            ("3 tỷ 500 triệu", 3.5e9, 9),
            ("2 tỷ 15 triệu 300 nghìn", 2_015_300_000.0, 9),
            ("hai tỷ rưỡi", 2.5e9, 9),
            ("nửa tỷ", 5e8, 9),
            ("hai nghìn ba trăm tỷ", 2.3e12, 9),
            ("hai tỷ ba trăm triệu", 2.3e9, 9),
            ("một trăm linh năm nghìn", 105_000.0, 3),
            ("năm chục triệu", 5e7, 7),
            ("một triệu hai trăm nghìn", 1.2e6, 6),
            ("hai nghìn không trăm linh năm", 2005.0, 3),
            ("ba phẩy năm tỷ", 3.5e9, 9),
            ("5 vạn", 50_000.0, 4),
            ("40", 40.0, 0),
        ] {
            assert_eq!(read(text), Some((value, power)), "{text}");
        }
    }

    #[test]
    fn two_numbers_are_not_one() {
        for text in ["5 tỷ 7 tỷ", "5 tỷ 300", "nửa", "3 triệu 2 tỷ", "hai ba"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
