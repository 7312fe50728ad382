//! From the parts of a span to the figure.

use super::amount::{Amount, Comparator, UnitKind};
use super::core_figure::{Change, Core, Part, Size};
use super::lexicon::comparators::Bound;
use super::numeral::Number;
use super::read::Parts;
use super::{Ambiguity, Places, Reading};
use crate::domain::figure::{Base, Direction, Figure, FigureChange, FigureKind, Period};
use crate::domain::offset::Range;

/// The reading of what stands in the span; `fraction` is the mark that other numbers of the span
/// show, `article` the year of the article.
pub(super) fn assemble(parts: &Parts, fraction: Option<char>, article: Option<i32>) -> Reading {
    let mut reading = Reading {
        unread: parts.unread.clone(),
        ..Reading::default()
    };
    let Some(core) = &parts.core else {
        return reading;
    };
    let mut figure = Figure {
        kind: kind(core),
        value: None,
        low: None,
        high: None,
        unit: None,
        commodity: None,
        scale: Some(1.0),
        comparator: None,
        period: None,
        base: None,
        change: None,
        flow: None,
        qualifier: None,
        topic: None,
        partners: Vec::new(),
    };
    let mut maker = Maker {
        figure: &mut figure,
        at: &mut reading.at,
        ambiguous: &mut reading.ambiguous,
        fraction,
    };
    maker.size(&core.size, parts.behind.as_ref());
    maker.goods(parts);
    maker.change(core);
    maker.dates(parts, core, article);
    if let Some((name, at)) = &parts.qualifier {
        (figure.qualifier, reading.at.qualifier) = (Some(name.clone()), Some(*at));
    }
    reading.figure = Some(figure);
    reading
}

fn kind(core: &Core) -> FigureKind {
    let part = |amount: &Amount| {
        let kind = amount.unit.map(|unit| unit.kind);
        let signed = amount.scaled.sign.is_some() && kind == Some(UnitKind::Percent);
        match core.change {
            Some(Change { to: true, .. }) => FigureKind::LevelWithChange,
            Some(_) if kind == Some(UnitKind::Percent) => FigureKind::GrowthRate,
            Some(_) => FigureKind::Change,
            None if core.share => FigureKind::Share,
            None if signed => FigureKind::GrowthRate,
            None => FigureKind::Level,
        }
    };
    match &core.size {
        Size::One(amount) | Size::Between(_, amount) => part(amount),
        Size::Fraction(_) if core.change.is_none() => FigureKind::Share,
        Size::Times(_) | Size::Fraction(_) => FigureKind::GrowthRate,
        Size::Rank(..) => FigureKind::Rank,
    }
}

struct Maker<'r> {
    figure: &'r mut Figure,
    at: &'r mut Places,
    ambiguous: &'r mut Vec<Ambiguity>,
    fraction: Option<char>,
}

impl Maker<'_> {
    fn size(&mut self, size: &Size, behind: Option<&Comparator>) {
        match size {
            Size::One(amount) => {
                let value = self.value(amount);
                self.describe(amount);
                self.at.value = Some(amount.scaled.at);
                self.bounds(value, amount.comparator.as_ref().or(behind));
            }
            Size::Between(low, high) => {
                (self.figure.low, self.figure.high) = (self.value(low), self.value(high));
                self.describe(high);
                self.at.value = Some(hull(low.scaled.at, high.scaled.at));
                self.comparator(low.comparator.as_ref());
            }
            Size::Times(part) => {
                self.part(part, behind);
                self.figure.unit = Some("times".to_owned());
            }
            Size::Fraction(part) => self.part(part, behind),
            Size::Rank(rank, at) => {
                self.at.value = Some(*at);
                self.bounds(Some(f64::from(*rank)), None);
            }
        }
    }

    fn part(&mut self, part: &Part, behind: Option<&Comparator>) {
        self.at.value = Some(part.at);
        let value = part.above.value.value() / f64::from(part.below.max(1));
        self.bounds(Some(value), part.comparator.as_ref().or(behind));
    }

    /// The value of an amount; what is open about it is kept.
    fn value(&mut self, amount: &Amount) -> Option<f64> {
        let number: Number = amount.number(self.fraction)?;
        let value = number.value.value();
        if let Some(other) = number.other.map(super::decimal::Decimal::value) {
            self.ambiguous.push(Ambiguity {
                range: amount.scaled.at,
                thousand: value.max(other),
                decimal: value.min(other),
            });
        }
        let negative = amount.scaled.sign == Some('-') && self.figure.kind == FigureKind::Level;
        Some(if negative { -value } else { value })
    }

    fn describe(&mut self, amount: &Amount) {
        self.figure.scale = Some(amount.scale());
        self.at.scale = amount.scaled.scale_at;
        if let Some(unit) = amount.unit {
            (self.figure.unit, self.at.unit) = (Some(unit.code.to_owned()), Some(unit.at));
        }
        if let Some((name, at)) = &amount.goods {
            (self.figure.commodity, self.at.commodity) = (Some(name.clone()), Some(*at));
        }
    }

    fn bounds(&mut self, value: Option<f64>, comparator: Option<&Comparator>) {
        let bound = comparator.map(|comparator| comparator.bound);
        self.figure.value = value;
        self.figure.low = value.filter(|_| matches!(bound, None | Some(Bound::Low)));
        self.figure.high = value.filter(|_| matches!(bound, None | Some(Bound::High)));
        self.comparator(comparator);
    }

    fn comparator(&mut self, comparator: Option<&Comparator>) {
        if let Some(said) = comparator {
            self.figure.comparator = Some(said.text.clone());
            self.at.comparator = Some(said.at);
        }
    }

    fn goods(&mut self, parts: &Parts) {
        if let Some((name, at)) = &parts.goods {
            (self.figure.commodity, self.at.commodity) = (Some(name.clone()), Some(*at));
        }
    }

    fn change(&mut self, core: &Core) {
        let from = core.from.as_ref().map(|(amount, _)| amount);
        if let Some(amount) = from {
            self.at.from = Some(amount.scaled.at);
        }
        let from = from.and_then(|amount| self.value(amount));
        let sign = match &core.size {
            Size::One(amount) if self.figure.kind == FigureKind::GrowthRate => amount.scaled.sign,
            _ => None,
        };
        let direction = match (core.change, &core.size) {
            (Some(change), _) => {
                self.at.change = Some(change.at);
                change.direction.or(Some(Direction::Up))
            }
            (None, Size::Times(_)) => Some(Direction::Up),
            (None, _) => sign.map(|sign| match sign {
                '-' => Direction::Down,
                _ => Direction::Up,
            }),
        };
        let reached = core.change.is_some_and(|change| change.to);
        self.figure.change = direction.map(|direction| FigureChange {
            direction,
            from,
            to: self.figure.value.filter(|_| reached),
        });
    }

    fn dates(&mut self, parts: &Parts, core: &Core, article: Option<i32>) {
        let mut period = Period::default();
        let mut texts: Vec<&str> = Vec::new();
        for placed in &parts.periods {
            let when = &placed.when;
            let relative = when.relative.zip(article).map(|(n, year)| year + n);
            for year in when.years.iter().copied().chain(relative) {
                if !period.years.contains(&year) {
                    period.years.push(year);
                }
            }
            period.quarter = period.quarter.or(when.quarter);
            period.per = period.per.or(when.per.map(str::to_owned));
            texts.push(&placed.text);
            self.at.period = Some(self.at.period.map_or(placed.at, |at| hull(at, placed.at)));
        }
        if let Some((per, at)) = parts.per {
            period.per = Some(per.to_owned());
            self.at.period = Some(self.at.period.map_or(at, |before| hull(before, at)));
        }
        period.text = (!texts.is_empty()).then(|| texts.join(" "));
        let from = core.from.as_ref().and_then(|(_, when)| when.as_ref());
        if let Some(base) = &parts.base {
            self.at.base = Some(base.at);
            self.figure.base = Some(Base {
                year: base.year(article, &period.years),
                text: Some(base.text.clone()),
            });
        } else if let Some(placed) = from {
            let relative = placed.when.relative.zip(article).map(|(n, year)| year + n);
            self.at.base = Some(placed.at);
            self.figure.base = Some(Base {
                year: placed.when.years.last().copied().or(relative),
                text: Some(placed.text.clone()),
            });
        }
        self.figure.period = (period != Period::default()).then_some(period);
    }
}

fn hull(one: Range, other: Range) -> Range {
    Range {
        start: one.start.min(other.start),
        end: one.end.max(other.end),
    }
}
