//! The reading of one span.

use winnow::Parser;
use winnow::combinator::{alt, opt, preceded};
use winnow::stream::{Stream, TokenSlice};

use super::amount::{Comparator, UnitKind};
use super::assemble::assemble;
use super::base::{Base, base};
use super::core_figure::{Core, Size, bare, core};
use super::lexicon::goods::{MEASURES, Measure};
use super::lexicon::verbs::{FILLERS, QUALIFIERS};
use super::parse::{Parsed, Words, one_of, phrase, placed, some_of};
use super::period::{Placed, within};
use super::words::{self, Word, words};
use super::{Context, Date, Reading, amount, propose};
use crate::domain::offset::Range;
use crate::text::chars::split_after;

/// Code points before a span, and behind it, that are looked at.
const BEFORE: usize = 1500;
const AFTER: u32 = 400;

/// Reads the words of a span; positions in code points of `quote`.
#[must_use]
pub fn read(quote: &str, context: &Context<'_>) -> Reading {
    let far = context.before.chars().count().saturating_sub(BEFORE);
    let (_, before) = split_after(context.before, u32::try_from(far).unwrap_or(u32::MAX));
    let (after, _) = split_after(context.after, AFTER);
    let around = propose::Around {
        before: &words(before),
        after: &words(after),
        date: context.date,
    };
    reading(&words(quote), &around)
}

/// The parts of a span.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) core: Option<Core>,
    pub(super) periods: Vec<Placed>,
    pub(super) base: Option<Base>,
    pub(super) qualifier: Option<(String, Range)>,
    pub(super) behind: Option<Comparator>,
    /// What a price is for.
    pub(super) per: Option<(&'static str, Range)>,
    /// Goods that the lexicon does not have.
    pub(super) goods: Option<(String, Range)>,
    pub(super) unread: Vec<Range>,
}

/// Reads the words of a span that stands in these surroundings.
pub(super) fn reading(words: &[Word], around: &propose::Around<'_>) -> Reading {
    let mut parts = scan(words, core);
    if parts.core.is_none() {
        parts = scan(words, |input| alt((core, bare)).parse_next(input));
    }
    let fraction = words.iter().find_map(super::numeral::fraction_mark);
    let year = around.date.map(|date: Date| date.year);
    let mut reading = assemble(&parts, fraction, year);
    propose::propose(&mut reading, &parts, around);
    reading
}

/// What one step of the scan met.
#[expect(clippy::large_enum_variant, reason = "one lives at a time")]
enum Part {
    Core(Core),
    Period(Placed),
    Base(Base),
    Qualifier((String, Range)),
    Behind(Comparator),
    Per((&'static str, Range)),
    Nothing,
}

fn scan<'w>(words: &'w [Word], core: impl Fn(&mut Words<'w>) -> Parsed<Core>) -> Parts {
    let mut parts = Parts::default();
    let mut input = TokenSlice::new(words);
    let mut unknown: Option<(usize, usize)> = None;
    while input.eof_offset() > 0 {
        let at = words.len() - input.eof_offset();
        let fresh = parts.core.is_none();
        let met = alt((
            base.map(Part::Base),
            within.map(Part::Period),
            qualifier.verify(|_| !fresh).map(Part::Qualifier),
            price.verify(|_| !fresh).map(Part::Per),
            (|input: &mut Words<'w>| core(input)).map(Part::Core),
            amount::comparator_behind.map(Part::Behind),
            qualifier.map(Part::Qualifier),
            some_of(FILLERS).map(|_| Part::Nothing),
        ));
        let Ok(Some(part)) = opt(met).parse_next(&mut input) else {
            input.next_token();
            unknown = match unknown {
                Some((from, to)) if to == at => Some((from, at + 1)),
                _ => {
                    flush(&mut parts, words, unknown);
                    Some((at, at + 1))
                }
            };
            continue;
        };
        flush(&mut parts, words, unknown.take());
        take(&mut parts, part, words, at, input.eof_offset());
    }
    flush(&mut parts, words, unknown);
    parts
}

/// Words that nothing reads: goods where a measure stands before them, otherwise unread.
fn flush(parts: &mut Parts, words: &[Word], unknown: Option<(usize, usize)>) {
    let Some(taken) = unknown.and_then(|(from, to)| words.get(from..to)) else {
        return;
    };
    let Some(range) = words::range(taken) else {
        return;
    };
    let measured = parts.core.as_ref().is_some_and(counts_goods);
    let letters = taken
        .iter()
        .all(|word| word.kind == crate::text::TokenKind::Syllable);
    if measured && parts.goods.is_none() && letters {
        parts.goods = Some((words::shown(taken), range));
    } else {
        parts.unread.push(range);
    }
}

fn counts_goods(core: &Core) -> bool {
    match &core.size {
        Size::One(amount) | Size::Between(_, amount) => {
            amount.goods.is_none() && amount.unit.is_some_and(|unit| unit.kind == UnitKind::Goods)
        }
        _ => false,
    }
}

fn take(parts: &mut Parts, part: Part, words: &[Word], at: usize, left: usize) {
    let range = words.get(at..words.len() - left).and_then(words::range);
    match part {
        Part::Core(core) if parts.core.is_none() => parts.core = Some(core),
        Part::Core(core) => {
            // `123 tỷ USD, tăng 11%`: which way it went is read; the second number has no place.
            if let (Some(first), Some(change)) = (&mut parts.core, core.change)
                && first.change.is_none()
                && change.verb
            {
                first.change = Some(super::core_figure::Change { to: true, ..change });
            }
            parts.unread.extend(range);
        }
        Part::Period(period) => parts.periods.push(period),
        Part::Base(base) if parts.base.is_none() => parts.base = Some(base),
        Part::Base(_) => parts.unread.extend(range),
        Part::Qualifier(words) => parts.qualifier = parts.qualifier.take().or(Some(words)),
        Part::Behind(comparator) => parts.behind = Some(comparator),
        Part::Per(per) => parts.per = Some(per),
        Part::Nothing => {}
    }
}

/// `kỷ lục`.
pub(super) fn qualifier(input: &mut Words<'_>) -> Parsed<(String, Range)> {
    placed(one_of(QUALIFIERS))
        .map(|((name, _), at)| (name.to_owned(), at))
        .parse_next(input)
}

/// `/tấn`, `một thùng`.
pub(super) fn price(input: &mut Words<'_>) -> Parsed<(&'static str, Range)> {
    let lead = alt((phrase("/"), some_of(&["mỗi", "một", "trên mỗi"])));
    placed(preceded(lead, one_of(MEASURES)))
        .map(|((measure, _), at): ((Measure, _), Range)| (measure.code, at))
        .parse_next(input)
}
