//! The figure itself: amounts, ranges, changes, multiples, shares, fractions and ranks.

use winnow::Parser;
use winnow::combinator::{alt, delimited, not, opt, preceded, repeat, terminated};
use winnow::error::EmptyError;

use super::amount::{Amount, Comparator, amount, comparator};
use super::decimal::Decimal;
use super::lexicon::verbs;
use super::numeral::{Number, numeral};
use super::parse::{Parsed, Table, Words, one_of, phrase, placed, some_of, word};
use super::period::{self, Placed};
use super::spelled::{digit, spelled, whole};
use crate::domain::figure::Direction;
use crate::domain::offset::Range;

/// How big the figure is.
#[expect(clippy::large_enum_variant, reason = "a few live at a time")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Size {
    One(Amount),
    /// From the first to the second.
    Between(Amount, Amount),
    /// `gấp đôi`: as many times.
    Times(Part),
    /// `một phần ba`.
    Fraction(Part),
    /// `thứ tám`.
    Rank(u32, Range),
}

/// A number without unit or scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// What stands above and below the line: `2/3`.
    pub(super) above: Number,
    pub(super) below: u32,
    pub(super) comparator: Option<Comparator>,
    pub(super) at: Range,
}

/// Words of change before the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) direction: Option<Direction>,
    /// The size is the new level.
    pub(super) to: bool,
    /// A verb stands there, not only `lên`.
    pub(super) verb: bool,
    pub(super) at: Range,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Core {
    pub(super) size: Size,
    pub(super) change: Option<Change>,
    /// The level before, and when that was.
    pub(super) from: Option<(Amount, Option<Placed>)>,
    /// It is said to be a part of something: `chiếm`.
    pub(super) share: bool,
}

impl Core {
    fn of(size: Size) -> Self {
        Self {
            size,
            change: None,
            from: None,
            share: false,
        }
    }
}

/// A figure in the words of a text or a span.
pub(super) fn core(input: &mut Words<'_>) -> Parsed<Core> {
    alt((
        rank.map(Core::of),
        from_to,
        times,
        share,
        changed,
        size.map(Core::of),
    ))
    .parse_next(input)
}

/// A number that only a span makes a figure, in which there is nothing else: `1.234`.
pub(super) fn bare(input: &mut Words<'_>) -> Parsed<Core> {
    amount
        .map(|amount| Core::of(Size::One(amount)))
        .parse_next(input)
}

fn size(input: &mut Words<'_>) -> Parsed<Size> {
    alt((
        fraction,
        half(&["một nửa", "phân nửa"]),
        between,
        amount.verify(Amount::is_whole).map(Size::One),
    ))
    .parse_next(input)
}

/// `5-7 tỷ`, `từ 5 đến 7 tỷ USD`, `5 tỷ đến 7 tỷ`.
fn between(input: &mut Words<'_>) -> Parsed<Size> {
    let lead = opt(some_of(&[
        "từ",
        "từ mức",
        "trong khoảng từ",
        "trong khoảng",
        "khoảng từ",
    ]));
    let to = some_of(&[
        "-",
        "đến",
        "tới",
        "cho đến",
        "~",
        "÷",
        "đến mức",
        "lên đến mức",
    ]);
    (preceded(lead, amount), preceded(to, amount))
        .verify_map(|(low, mut high)| {
            // `$5-7 tỷ`
            high.unit = high.unit.or(low.unit);
            let low = low.completed_by(&high)?;
            let value = |amount: &Amount| Some(amount.scaled.number?.value.value());
            let whole = high.is_whole() && low.unit_agrees(&high);
            (whole && value(&low)? <= value(&high)?).then_some(Size::Between(low, high))
        })
        .parse_next(input)
}

/// A verb of change, how it changed, and whether to a new level.
fn verb(input: &mut Words<'_>) -> Parsed<Change> {
    let adverbs = || repeat::<_, _, (), _, _>(0..=3, some_of(verbs::ADVERBS).void());
    let to = opt(one_of(verbs::TO).map(|(direction, _)| direction));
    let verb = one_of(verbs::VERBS).map(|(direction, _)| direction);
    let minus = opt(phrase("âm"));
    placed((verb, adverbs(), to, adverbs(), minus))
        .map(|((direction, (), to, (), minus), at)| Change {
            direction: Some(if minus.is_some() {
                Direction::Down
            } else {
                direction
            }),
            to: to.is_some(),
            verb: true,
            at,
        })
        .parse_next(input)
}

/// `lên`, `xuống còn`, without a verb.
fn to(input: &mut Words<'_>) -> Parsed<Change> {
    placed(one_of(verbs::TO))
        .map(|((direction, _), at)| Change {
            direction,
            to: true,
            verb: false,
            at,
        })
        .parse_next(input)
}

/// `một nửa`, by these names.
fn half<'w>(names: &'static [&'static str]) -> impl Parser<Words<'w>, Size, EmptyError> {
    (opt(comparator), placed(some_of(names))).map(|(comparator, (_, at))| {
        Size::Fraction(Part {
            above: Number::sure(Decimal::new(1, 0)),
            below: 2,
            comparator,
            at,
        })
    })
}

/// `tăng 11 %`, `tăng lên 139 tỷ USD`, `giảm một nửa`.
fn changed(input: &mut Words<'_>) -> Parsed<Core> {
    let (mut change, size) = (alt((verb, to)), alt((size, half(&["nửa"])))).parse_next(input)?;
    if let Size::One(amount) = &size
        && amount.scaled.sign == Some('-')
    {
        change.direction = Some(Direction::Down);
    }
    let from = match change.to {
        true => opt(preceded(some_of(verbs::FROM), from_level(&size))).parse_next(input)?,
        false => None,
    };
    Ok(Core {
        change: Some(change),
        from,
        ..Core::of(size)
    })
}

/// The level before, behind the new one: `tăng lên 7 tỷ USD từ 5 tỷ USD năm 2020`.
fn from_level<'w>(
    size: &Size,
) -> impl Parser<Words<'w>, (Amount, Option<Placed>), EmptyError> + use<'w> {
    let other = match size {
        Size::One(amount) => Some(amount.clone()),
        _ => None,
    };
    (amount, opt(period::following)).verify_map(move |(amount, when)| {
        let whole = amount.is_whole();
        let amount = amount.completed_by(other.as_ref()?)?;
        whole.then_some((amount, when))
    })
}

/// `từ con số 0 đã tăng lên 139 tỷ USD`, `tăng từ 5 lên 7 tỷ USD`.
fn from_to(input: &mut Words<'_>) -> Parsed<Core> {
    let filler = || repeat::<_, _, (), _, _>(0..=2, some_of(verbs::BETWEEN).void());
    let start = (
        opt(verb),
        preceded(some_of(verbs::FROM), amount),
        opt(alt((
            period::following,
            delimited(phrase("("), period::following, phrase(")")),
        ))),
    );
    let turn = preceded(filler(), alt((verb, to))).verify(|change| change.to);
    let ((before, from, when), turn, to) =
        (start, turn, amount.verify(Amount::is_whole)).parse_next(input)?;
    let at = before.map_or(turn.at, |verb| verb.at);
    let direction = before
        .filter(|_| !turn.verb)
        .map_or(turn.direction, |verb| verb.direction);
    let rising = value(&from)
        .zip(value(&to))
        .is_none_or(|(from, to)| from <= to);
    let other = if rising {
        Direction::Up
    } else {
        Direction::Down
    };
    let from = from.completed_by(&to).ok_or(EmptyError)?;
    let change = Change {
        direction: direction.or(Some(other)),
        to: true,
        verb: true,
        at,
    };
    Ok(Core {
        change: Some(change),
        from: Some((from, when)),
        ..Core::of(Size::One(to))
    })
}

fn value(amount: &Amount) -> Option<f64> {
    Some(amount.scaled.number?.value.value())
}

/// `gấp đôi`, `tăng gấp 3 lần`, `tăng 2,5 lần`, `bằng 1,5 lần`.
fn times(input: &mut Words<'_>) -> Parsed<Core> {
    const NAMED: Table<(u128, i32)> = &[("đôi", (2, 0)), ("rưỡi", (15, -1)), ("bội", (2, 0))];
    let named = one_of(NAMED).map(|((digits, exponent), _)| Decimal::new(digits, exponent));
    let number = alt((numeral, spelled.map(Number::sure)));
    let count = || alt((numeral, spelled.map(Number::sure)));
    let with_word = terminated(count(), phrase("lần"));
    let many = preceded(
        some_of(&["gấp", "cao gấp", "lớn gấp", "nhiều gấp", "tăng gấp"]),
        (
            opt(comparator),
            alt((
                named.map(Number::sure),
                terminated(number, opt(phrase("lần"))),
            )),
        ),
    );
    let counted = (opt(comparator), with_word);
    let verbal = (opt(verb), placed(many));
    let verbal_count = (verb.map(Some), placed(counted));
    let level = (
        some_of(&["bằng", "cao hơn", "lớn hơn", "nhiều hơn"]).map(|_| None),
        placed((opt(comparator), terminated(count(), phrase("lần")))),
    );
    let (change, ((comparator, above), at)) =
        alt((verbal, verbal_count, level)).parse_next(input)?;
    let part = Part {
        above,
        below: 1,
        comparator,
        at,
    };
    Ok(Core {
        change,
        ..Core::of(Size::Times(part))
    })
}

/// `chiếm 20%`, `chiếm một phần ba`.
fn share(input: &mut Words<'_>) -> Parsed<Core> {
    let part = size.verify(|size| match size {
        Size::One(amount) | Size::Between(_, amount) => amount.is_percent(),
        Size::Fraction(_) => true,
        _ => false,
    });
    preceded(some_of(verbs::SHARE), alt((part, half(&["nửa"]))))
        .map(|size| Core {
            share: true,
            ..Core::of(size)
        })
        .parse_next(input)
}

/// `một phần ba`, `hai phần ba`, `2/3`.
fn fraction(input: &mut Words<'_>) -> Parsed<Size> {
    let compared = opt(comparator);
    let small = || {
        word(|word| {
            let number = word.folded.parse::<u32>().ok();
            number.filter(|n| (1..=100).contains(n))
        })
    };
    let spelled = (
        alt((digit, small().map(u128::from))),
        preceded(
            phrase("phần"),
            alt((
                phrase("tư").value(4),
                whole.verify_map(|n| u32::try_from(n).ok()),
                small(),
            )),
        ),
    );
    let slashed = (
        small().map(u128::from),
        preceded(phrase("/"), small()),
        not(alt((phrase("/").void(), period::year.void()))),
    )
        .verify(|(above, below, ())| *above < u128::from(*below))
        .map(|(above, below, ())| (above, below));
    (compared, placed(alt((spelled, slashed))))
        .map(|(comparator, ((above, below), at))| {
            Size::Fraction(Part {
                above: Number::sure(Decimal::new(above, 0)),
                below,
                comparator,
                at,
            })
        })
        .parse_next(input)
}

/// `thứ 11`, `lớn thứ tám`, `vị trí số 1`, `lớn nhất`.
fn rank(input: &mut Words<'_>) -> Parsed<Size> {
    let lead = opt(some_of(&[
        "đứng",
        "xếp",
        "lớn",
        "cao",
        "nhiều",
        "đứng hàng",
        "xếp hàng",
        "hàng",
        "ở vị trí",
        "vị trí",
        "đứng ở vị trí",
        "đứng vị trí",
        "giữ vị trí",
        "xếp vị trí",
        "đứng ở",
    ]));
    let named = word(|word| match word.folded.as_str() {
        "nhất" => Some(1),
        "nhì" => Some(2),
        "tư" => Some(4),
        _ => None,
    });
    let small = || {
        let digits = word(|word| word.folded.parse::<u32>().ok());
        alt((digits, whole.verify_map(|n| u32::try_from(n).ok())))
    };
    let ordinal = preceded(some_of(&["thứ", "hạng", "hạng thứ"]), alt((named, small())));
    let numbered = preceded(some_of(&["số", "top", "tốp"]), small());
    let first = preceded(
        some_of(&["lớn", "cao", "nhiều", "đứng", "xếp"]),
        phrase("nhất").value(1),
    );
    placed(alt((preceded(lead, alt((ordinal, numbered))), first)))
        .map(|(rank, at)| Size::Rank(rank, at))
        .parse_next(input)
}
