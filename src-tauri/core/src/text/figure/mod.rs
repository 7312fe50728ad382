//! Figures of trade: finding them in a text, and reading what stands in one.
//!
//! [`find`] gives the spans of a text that hold a figure, by the convention of the annotation:
//! comparator, number, scale, unit, the period that directly follows, and the verb of change
//! directly before. [`read`] reads the words of one span, whoever drew it. What stands in the
//! span is in [`Reading::figure`]; what is only said around it (topic, partners, a year or a base
//! elsewhere) is in [`Reading::proposed`].
//!
//! How numbers in digits are read is said in `numeral`. An open `1.234` is settled, in this
//! order, by
//! 1. another number of the same span that shows its marks (`từ 1.234 lên 2.345,6 tỷ`);
//! 2. a unit that has no parts (`đồng`, `container`, `chiếc`): it is thousands;
//! 3. a scale word: the Vietnamese habit, `1.234 tỷ` is thousands and `1,234 tỷ` is not;
//! 4. a comma before a percentage: a fraction.
//!
//! Where none of these stands, [`Reading::ambiguous`] has both values.
//!
//! Years: `giai đoạn 2016-2020` is each of the five. `năm ngoái` is counted from the article's
//! date, and no year without one; so is `năm trước` of a base, but from the year of the figure
//! where that is known.

mod amount;
mod assemble;
mod base;
mod calendar;
mod core_figure;
mod decimal;
mod find;
mod lexicon;
mod number;
mod numeral;
mod parse;
mod period;
mod propose;
mod read;
mod spelled;
mod trade;
mod words;

#[cfg(test)]
mod tests;

use crate::domain::figure::{Direction, Figure, FigureKind, Flow};
use crate::domain::offset::Range;

pub use find::{find, find_in};
pub use read::read;

/// A day; that of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    pub year: i32,
    pub month: u8,
    pub day: u8,
}

/// What stands around a span.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context<'t> {
    /// When the article was written.
    pub date: Option<Date>,
    /// The text before the span; what lies far off is not looked at.
    pub before: &'t str,
    /// The text behind it.
    pub after: &'t str,
}

/// A figure that a text holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The span, in code points of the text.
    pub range: Range,
    /// Its reading; all ranges in it are of the text too.
    pub reading: Reading,
}

impl Found {
    /// Where the number stands, its scale included.
    #[must_use]
    pub fn value_at(&self) -> Option<Range> {
        self.reading.at.value
    }
}

/// What is read from a span.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What stands in the span; none if there is no figure in it.
    pub figure: Option<Figure>,
    /// Where each part of it was read.
    pub at: Places,
    /// What the words around the span say of it.
    pub proposed: Proposed,
    /// Numbers that may be meant otherwise.
    pub ambiguous: Vec<Ambiguity>,
    /// Words of the span that were not understood.
    pub unread: Vec<Range>,
}

/// Where the parts of a figure stand: in code points of the span that was read, or of the text in
/// which it was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Places {
    /// The number, its scale included; of a range, both.
    pub value: Option<Range>,
    pub scale: Option<Range>,
    pub unit: Option<Range>,
    pub commodity: Option<Range>,
    pub comparator: Option<Range>,
    pub period: Option<Range>,
    pub base: Option<Range>,
    /// The words of change, and the level before.
    pub change: Option<Range>,
    pub from: Option<Range>,
    pub qualifier: Option<Range>,
}

/// What is not said in the span, but around it. All of it is empty when unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposed {
    /// Of a figure whose kind the words beside it tell: `chiếm` before `20%`. The figure has it too.
    pub kind: Option<FigureKind>,
    pub direction: Option<Direction>,
    pub years: Vec<i32>,
    pub quarter: Option<u8>,
    pub base_year: Option<i32>,
    pub base_text: Option<String>,
    pub topic: Option<String>,
    /// ISO 3166 codes.
    pub partners: Vec<String>,
    pub flow: Option<Flow>,
    pub qualifier: Option<String>,
}

/// A number whose only mark may part thousands or begin a fraction.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ambiguity {
    pub range: Range,
    /// What it is if the mark parts thousands.
    pub thousand: f64,
    /// What it is if the mark begins the fraction.
    pub decimal: f64,
}
