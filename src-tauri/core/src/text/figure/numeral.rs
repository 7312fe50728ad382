//! Numbers in digits: which mark parts thousands, and which begins the fraction.
//!
//! 1. No mark: a whole number. Blanks (NBSP too) between groups of three digits part thousands.
//! 2. Both marks: the last one, which stands once, begins the fraction, the other parts
//!    thousands: `1.234,5` and `1,234.5`.
//! 3. One mark, more than once, before groups of three digits: thousands (`1.234.567`). Before
//!    other groups it is a date or an address, and no number.
//! 4. One mark, once, not before three digits: a fraction (`11,4`, `3.25`).
//! 5. One mark, once, before three digits: a fraction after nought or more than three digits
//!    (`0,125`), thousands before noughts (`18.000`). Anything else is open: the Vietnamese
//!    habit (`.` parts thousands) is taken, and the other reading is kept beside it, until
//!    [`Number::settle`] is told what decides.

use winnow::Parser;

use super::decimal::Decimal;
use super::parse::{Parsed, Words, rest, word};
use super::words::Word;
use crate::text::TokenKind;
use winnow::error::EmptyError;
use winnow::stream::Stream;

/// A number, and what it is if its only mark was meant otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) other: Option<Decimal>,
    /// The open mark.
    mark: char,
}

/// What decides an open mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decides {
    /// The habit of the language: a scale word stands behind it.
    Habit,
    /// What is counted has no fractions.
    Whole,
    /// Another number in the same words begins its fraction with this mark.
    Fraction(char),
}

impl Number {
    pub(super) const fn sure(value: Decimal) -> Self {
        Self {
            value,
            other: None,
            mark: ' ',
        }
    }

    fn open(whole: &str, fraction: &str, mark: char) -> Option<Self> {
        let thousands = Decimal::of_digits(&format!("{whole}{fraction}"), "")?;
        let parted = Decimal::of_digits(whole, fraction)?;
        let (value, other) = if mark == '.' {
            (thousands, parted)
        } else {
            (parted, thousands)
        };
        Some(Self {
            value,
            other: Some(other),
            mark,
        })
    }

    /// Both readings, changed alike.
    pub(super) fn map(self, change: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(Self {
            value: change(self.value)?,
            other: match self.other {
                None => None,
                Some(other) => Some(change(other)?),
            },
            mark: self.mark,
        })
    }

    /// The sum; an open mark of `self` stays open.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        self.map(|value| value.plus(other.value))
    }

    /// Takes one of the two readings.
    pub(super) fn settle(self, by: Decides) -> Self {
        let Some(other) = self.other else { return self };
        let swapped = match by {
            Decides::Habit => false,
            Decides::Whole => self.mark == ',',
            Decides::Fraction(mark) => mark == '.',
        };
        Self::sure(if swapped { other } else { self.value })
    }

    pub(super) const fn is_open_at(self, mark: char) -> bool {
        self.other.is_some() && self.mark == mark
    }
}

/// Groups after the first that blanks may part: a number of more is none that news hold.
const MOST_GROUPS: usize = 4;

/// A number in digits.
pub(super) fn numeral(input: &mut Words<'_>) -> Parsed<Number> {
    let Some((count, joined)) = spaced(rest(input)) else {
        return word(number).parse_next(input);
    };
    let number = read(&joined).ok_or(EmptyError)?;
    input.next_slice(count);
    Ok(number)
}

/// Groups of three digits with blanks between: how many words they are, and the number without the
/// blanks.
fn spaced(words: &[Word]) -> Option<(usize, String)> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (first, others) = words.split_first()?;
    if !(1..=3).contains(&first.folded.len()) || !digits(&first.folded) {
        return None;
    }
    let mut joined = first.folded.clone();
    let mut count = 1;
    for group in others.iter().take(MOST_GROUPS) {
        let (whole, fraction) = match group.folded.split_once(',') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (group.folded.as_str(), None),
        };
        let fits = group.kind == TokenKind::Number && whole.len() == 3 && digits(whole);
        if !fits || group.tight || fraction.is_some_and(|part| !digits(part)) {
            break;
        }
        joined.push_str(&group.folded);
        count += 1;
        if fraction.is_some() {
            break;
        }
    }
    (count > 1).then_some((count, joined))
}

fn number(word: &Word) -> Option<Number> {
    (word.kind == TokenKind::Number).then(|| read(&word.folded))?
}

/// The mark that begins the fraction, where the number itself shows it.
pub(super) fn fraction_mark(word: &Word) -> Option<char> {
    if word.kind != TokenKind::Number || number(word)?.other.is_some() {
        return None;
    }
    let marks = || word.folded.chars().filter(|c| matches!(c, '.' | ','));
    let last = marks().next_back()?;
    let turned = if last == ',' { '.' } else { ',' };
    let repeated = marks().filter(|mark| *mark == last).count() > 1;
    let thousands = repeated || word.folded.ends_with("000") && marks().count() == 1;
    Some(if thousands { turned } else { last })
}

fn read(text: &str) -> Option<Number> {
    if text == "½" {
        return Some(Number::sure(Decimal::new(5, -1)));
    }
    if !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.' | b',')) {
        return None;
    }
    let Some(at) = text.rfind(['.', ',']) else {
        return Decimal::of_digits(text, "").map(Number::sure);
    };
    let (before, after) = text.split_at(at);
    let mark = after.chars().next()?;
    let fraction = after.get(1..)?;
    let groups: Vec<&str> = before.split(['.', ',']).collect();
    if let [whole] = groups.as_slice() {
        return single(whole, fraction, mark);
    }
    let others = before.matches(['.', ',']).count();
    let same = before.matches(mark).count();
    let grouped = |groups: &[&str]| {
        let (first, others) = groups.split_first()?;
        let fits = (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3);
        fits.then_some(())
    };
    grouped(&groups)?;
    let whole = groups.concat();
    match same {
        0 => Decimal::of_digits(&whole, fraction).map(Number::sure),
        n if n == others && fraction.len() == 3 => {
            Decimal::of_digits(&format!("{whole}{fraction}"), "").map(Number::sure)
        }
        _ => None,
    }
}

fn single(whole: &str, fraction: &str, mark: char) -> Option<Number> {
    let parted = fraction.len() != 3 || whole.len() > 3 || whole.starts_with('0');
    if parted {
        return Decimal::of_digits(whole, fraction).map(Number::sure);
    }
    if fraction == "000" {
        return Decimal::of_digits(&format!("{whole}{fraction}"), "").map(Number::sure);
    }
    Number::open(whole, fraction, mark)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use winnow::stream::TokenSlice;

    /// The value, and the other reading.
    fn read_all(text: &str) -> Option<(f64, Option<f64>)> {
        let words = words(text);
        let mut input = TokenSlice::new(&words);
        let number = numeral.parse_next(&mut input).ok()?;
        rest(&input)
            .is_empty()
            .then(|| (number.value.value(), number.other.map(Decimal::value)))
    }

    #[test]
    fn marks() {
        for (text, value, other) in [
            ("11", 11.0, None),
            ("11,4", 11.4, None),
            ("3.25", 3.25, None),
            ("1.234,5", 1234.5, None),
            ("1,234.5", 1234.5, None),
            ("1.234.567", 1_234_567.0, None),
            ("1,234,567", 1_234_567.0, None),
            ("1.234.567,89", 1_234_567.89, None),
            ("18.000", 18_000.0, None),
            ("18,000", 18_000.0, None),
            ("0,125", 0.125, None),
            ("0.125", 0.125, None),
            ("1234,567", 1234.567, None),
            ("1.234", 1234.0, Some(1.234)),
            ("1,234", 1.234, Some(1234.0)),
            ("12.345", 12_345.0, Some(12.345)),
            ("1 234,5", 1234.5, None),
            ("1\u{A0}234\u{A0}567", 1_234_567.0, None),
            ("12\u{202F}345", 12_345.0, None),
            ("½", 0.5, None),
        ] {
            assert_eq!(read_all(text), Some((value, other)), "{text}");
        }
    }

    #[test]
    fn no_numbers() {
        for text in [
            "28.6.2023",
            "1.23.456",
            "1.234,567,8",
            "192.168.1.1",
            "٣",
            "2023.000.1",
        ] {
            assert_eq!(read_all(text), None, "{text}");
        }
    }

    #[test]
    fn open_marks_are_settled() {
        let open = |text: &str| number(&words(text).remove(0)).unwrap();
        for (text, by, value) in [
            ("1.234", Decides::Habit, 1234.0),
            ("1,234", Decides::Habit, 1.234),
            ("1,234", Decides::Whole, 1234.0),
            ("1.234", Decides::Whole, 1234.0),
            ("1.234", Decides::Fraction('.'), 1.234),
            ("1.234", Decides::Fraction(','), 1234.0),
            ("1,234", Decides::Fraction('.'), 1234.0),
            ("1,234", Decides::Fraction(','), 1.234),
        ] {
            let settled = open(text).settle(by);
            assert!(
                (settled.value.value() - value).abs() < 1e-12,
                "{text} {by:?}"
            );
            assert_eq!(settled.other, None);
        }
    }

    #[test]
    fn a_number_shows_its_habit() {
        for (text, mark) in [
            ("1.234,5", Some(',')),
            ("1,234.5", Some('.')),
            ("1.234.567", Some(',')),
            ("11,4", Some(',')),
            ("18.000", Some(',')),
            ("1.234", None),
            ("2022", None),
        ] {
            assert_eq!(fraction_mark(&words(text)[0]), mark, "{text}");
        }
    }
}
