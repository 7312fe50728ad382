//! An amount: a comparator, a number with its scale, and what is counted.

use winnow::Parser;
use winnow::combinator::opt;
use winnow::error::EmptyError;

use super::decimal::Decimal;
use super::lexicon::comparators::{self, Bound};
use super::lexicon::currencies;
use super::lexicon::goods::{COUNTED, GOODS, MEASURES};
use super::number::{Scaled, scaled};
use super::numeral::{Decides, Number};
use super::parse::{Parsed, Table, Words, begins, one_of, placed, rest, some_of};
use super::words;
use crate::domain::offset::Range;

/// What kind of thing a unit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitKind {
    Money,
    Percent,
    Point,
    Goods,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) code: &'static str,
    pub(super) kind: UnitKind,
    /// Nobody counts parts of one.
    pub(super) whole: bool,
    /// It is a unit only where goods are named behind it.
    pub(super) needs_goods: bool,
    pub(super) at: Range,
}

/// A comparator: its words in the lexicon's spelling, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comparator {
    pub(super) text: String,
    pub(super) bound: Bound,
    pub(super) at: Range,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) comparator: Option<Comparator>,
    pub(super) scaled: Scaled,
    pub(super) unit: Option<Unit>,
    pub(super) goods: Option<(String, Range)>,
}

const PARTS: Table<(&str, UnitKind)> = &[
    ("%", ("%", UnitKind::Percent)),
    ("phần trăm", ("%", UnitKind::Percent)),
    ("percent", ("%", UnitKind::Percent)),
    ("điểm phần trăm", ("percentage_point", UnitKind::Point)),
    ("điểm %", ("percentage_point", UnitKind::Point)),
    ("đpt", ("percentage_point", UnitKind::Point)),
];

/// Before a number.
pub(super) fn comparator(input: &mut Words<'_>) -> Parsed<Comparator> {
    one_of(comparators::BEFORE)
        .verify_map(said)
        .parse_next(input)
}

/// Behind an amount.
pub(super) fn comparator_behind(input: &mut Words<'_>) -> Parsed<Comparator> {
    one_of(comparators::BEHIND)
        .verify_map(said)
        .parse_next(input)
}

fn said((bound, taken): (Bound, &[words::Word])) -> Option<Comparator> {
    let folded: Vec<&str> = taken.iter().map(|word| word.folded.as_str()).collect();
    Some(Comparator {
        text: folded.join(" "),
        bound,
        at: words::range(taken)?,
    })
}

/// An amount, also one whose unit or scale stands behind another amount: `5` in `5-7 tỷ`.
pub(super) fn amount(input: &mut Words<'_>) -> Parsed<Amount> {
    let before = opt(comparator).parse_next(input)?;
    let prefix = opt(placed(one_of(currencies::BEFORE).map(|(code, _)| code))).parse_next(input)?;
    let between = opt(comparator).parse_next(input)?;
    let scaled = scaled(input)?;
    let behind = opt(unit(&scaled)).parse_next(input)?;
    let prefix = prefix.map(|(code, at)| money(code, at));
    let unit = behind.or(prefix);
    let goods = match unit {
        Some(unit) if unit.kind == UnitKind::Goods => opt(goods).parse_next(input)?,
        _ => None,
    };
    let after = opt(comparator_behind).parse_next(input)?;
    Ok(Amount {
        comparator: before.or(between).or(after),
        scaled,
        unit,
        goods,
    })
}

fn money(code: &'static str, at: Range) -> Unit {
    Unit {
        code,
        kind: UnitKind::Money,
        whole: currencies::WHOLE.contains(&code),
        needs_goods: false,
        at,
    }
}

fn unit<'w>(scaled: &Scaled) -> impl Parser<Words<'w>, Unit, EmptyError> + use<'w> {
    let power = scaled.power;
    move |input: &mut Words<'w>| {
        let words = rest(input);
        if is_other_word(words, power) {
            return Err(EmptyError);
        }
        let currency = one_of(currencies::AFTER).map(|(code, _)| code);
        if let Some((code, at)) = opt(placed(currency)).parse_next(input)? {
            return Ok(money(code, at));
        }
        if let Some(((code, kind), at)) =
            opt(placed(one_of(PARTS).map(|(part, _)| part))).parse_next(input)?
        {
            return Ok(Unit {
                code,
                kind,
                whole: false,
                needs_goods: false,
                at,
            });
        }
        let counted = |at| Unit {
            code: "piece",
            kind: UnitKind::Goods,
            whole: true,
            needs_goods: false,
            at,
        };
        // The goods themselves are read behind it.
        if let Some(at) = COUNTED.iter().find_map(|name| {
            let count = begins(words, name)?;
            words::range(words.get(..count)?)
        }) {
            return Ok(counted(at));
        }
        let (measure, at) =
            placed(one_of(MEASURES).map(|(measure, _)| measure)).parse_next(input)?;
        Ok(Unit {
            code: measure.code,
            kind: UnitKind::Goods,
            whole: measure.whole,
            needs_goods: measure.needs_goods,
            at,
        })
    }
}

/// Whether what looks like a unit begins another word.
fn is_other_word(words: &[words::Word], power: i32) -> bool {
    let word = |at: usize| words.get(at).map_or("", |word| word.folded.as_str());
    let (first, second) = (word(0), word(1));
    match first {
        "đồng" if power >= 9 => false,
        "đồng" => {
            currencies::DONG_IS_PEOPLE.contains(&second)
                || power < 6 && currencies::DONG_IS_OTHER.contains(&second)
        }
        "tấn" => second == "công",
        "con" => matches!(second, "số" | "đường" | "người" | "em"),
        "đ" => words.first().is_some_and(|word| !word.tight),
        _ => {
            let alone = !matches!(
                second,
                "mỹ" | "la" | "anh" | "nhật" | "-" | "singapore" | "úc"
            );
            currencies::NEED_SCALE.contains(&first) && power < 4 && alone
        }
    }
}

/// Goods behind a measure.
fn goods(input: &mut Words<'_>) -> Parsed<(String, Range)> {
    let (taken, at) = placed(some_of(GOODS)).parse_next(input)?;
    Ok((words::shown(taken), at))
}

impl Amount {
    /// Whether it can stand alone.
    pub(super) fn is_whole(&self) -> bool {
        self.unit.is_some() || self.scaled.power > 0
    }

    /// The number; the open marks of it settled by what stands beside it. The second is the
    /// other reading where nothing settles it.
    pub(super) fn number(&self, fraction: Option<char>) -> Option<Number> {
        let number = self.scaled.number?;
        let decides = if let Some(mark) = fraction {
            Decides::Fraction(mark)
        } else if self.unit.is_some_and(|unit| unit.whole) && self.scaled.power == 0 {
            Decides::Whole
        } else if self.scaled.power > 0 || self.is_percent() && number.is_open_at(',') {
            Decides::Habit
        } else {
            return Some(number);
        };
        Some(number.settle(decides))
    }

    pub(super) fn is_percent(&self) -> bool {
        let kind = self.unit.map(|unit| unit.kind);
        matches!(kind, Some(UnitKind::Percent | UnitKind::Point))
    }

    /// Whether both count the same, or only one says what.
    pub(super) fn unit_agrees(&self, other: &Self) -> bool {
        let code = |amount: &Self| amount.unit.map(|unit| unit.code);
        code(self).is_none() || code(self) == code(other)
    }

    pub(super) fn scale(&self) -> f64 {
        Decimal::new(1, self.scaled.power).value()
    }

    /// Takes unit and scale of the amount behind it, where it has none: `5-7 tỷ USD`.
    pub(super) fn completed_by(mut self, other: &Self) -> Option<Self> {
        let leads = |unit: Unit| unit.at.start < self.scaled.at.start;
        if self.unit.is_none_or(leads) && self.scaled.power == 0 {
            let power = other.scaled.power;
            let number = self.scaled.number?;
            self.scaled.number = Some(number.map(|value| value.times_ten_to(power))?);
            self.scaled.power = power;
        }
        self.unit = self.unit.or(other.unit);
        Some(self)
    }
}
