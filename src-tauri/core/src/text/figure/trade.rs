//! Which figures are of trade: turnover, exports, imports, investment and the like.

use super::amount::{Amount, UnitKind};
use super::core_figure::{Core, Size};
use super::lexicon::topics::{IN_TRADE, OTHER_MATTERS, PEOPLE, TOPICS};
use super::parse::{begins, longest};
use super::words::Word;

/// Where a figure stands among the words of its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'w> {
    pub(super) words: &'w [Word],
    pub(super) from: usize,
    pub(super) to: usize,
    /// The word behind the figure of trade before it.
    pub(super) last: Option<usize>,
}

/// Words of the sentence that are looked at, before and behind.
const BEFORE: usize = 50;
const BEHIND: usize = 25;

impl<'w> Place<'w> {
    fn before(&self) -> &'w [Word] {
        let near = self.words.get(self.from.saturating_sub(BEFORE)..self.from);
        let near = near.unwrap_or_default();
        let begins_here = self
            .words
            .get(self.from)
            .is_some_and(|word| word.starts_sentence);
        if begins_here {
            return &[];
        }
        let start = near
            .iter()
            .rposition(|word| word.starts_sentence)
            .unwrap_or(0);
        near.get(start..).unwrap_or_default()
    }

    fn behind(&self) -> &'w [Word] {
        let end = (self.to + BEHIND).min(self.words.len());
        let near = self.words.get(self.to..end).unwrap_or_default();
        let end = near
            .iter()
            .position(|word| word.starts_sentence)
            .unwrap_or(near.len());
        near.get(..end).unwrap_or_default()
    }

    /// The sentence before, or what of it is near.
    fn sentence_before(&self) -> &'w [Word] {
        let end = self.from - self.before().len();
        let near = self
            .words
            .get(end.saturating_sub(BEFORE)..end)
            .unwrap_or_default();
        let start = near
            .iter()
            .rposition(|word| word.starts_sentence)
            .unwrap_or(0);
        near.get(start..).unwrap_or_default()
    }
}

fn has_topic(words: &[Word]) -> bool {
    (0..words.len()).any(|at| {
        let rest = words.get(at..).unwrap_or_default();
        longest(rest, TOPICS).is_some_and(|(_, topic)| IN_TRADE.contains(&topic))
    })
}

fn has(words: &[Word], phrases: &[&str]) -> bool {
    (0..words.len()).any(|at| {
        let rest = words.get(at..).unwrap_or_default();
        phrases.iter().any(|phrase| begins(rest, phrase).is_some())
    })
}

/// Whether a figure is of trade, by the sentence in which it stands.
pub(super) fn is_of_trade(core: &Core, place: &Place<'_>) -> bool {
    let (before, behind) = (place.before(), place.behind());
    let people = PEOPLE.iter().any(|phrase| begins(behind, phrase).is_some());
    if people {
        return false;
    }
    let leans = place
        .last
        .is_some_and(|last| last + before.len() >= place.from);
    let other = has(before, OTHER_MATTERS);
    let topic = || has_topic(before) || has_topic(behind);
    let earlier = || has_topic(place.sentence_before());
    match &core.size {
        Size::One(amount) | Size::Between(_, amount) => match amount.unit.map(|unit| unit.kind) {
            Some(UnitKind::Money) => {
                is_money_of_trade(amount, core, other, &|| topic() || leans || earlier())
            }
            Some(UnitKind::Percent | UnitKind::Point) => {
                let changed = core.change.is_some();
                !other && (topic() || leans || changed && earlier())
            }
            Some(UnitKind::Goods) => {
                let named = amount.goods.is_some();
                let measured = amount.unit.is_some_and(|unit| !unit.needs_goods);
                !other && (named || measured) && (topic() || leans)
            }
            None => false,
        },
        Size::Times(_) => !other && (topic() || leans),
        Size::Fraction(_) => core.change.is_some() && !other && (topic() || leans),
        Size::Rank(..) => false,
    }
}

/// Amounts that a state counts in need no topic; others do.
fn is_money_of_trade(amount: &Amount, core: &Core, other: bool, topic: &dyn Fn() -> bool) -> bool {
    if amount.scaled.number.is_none() {
        return false;
    }
    let dong = amount.unit.is_some_and(|unit| unit.code == "VND");
    let large = amount.scaled.power >= 9 || !dong && amount.scaled.power >= 6;
    let changed = core.from.is_some();
    if other {
        return false;
    }
    topic() || large && (!dong || changed)
}
