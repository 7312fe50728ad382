//! What a figure is compared with: `so với cùng kỳ năm ngoái`, `so với năm 2021`.

use winnow::Parser;
use winnow::combinator::{alt, opt, preceded};

use super::amount::amount;
use super::parse::{Parsed, Words, phrase, some_of};
use super::period::{When, period, year};
use super::words;
use crate::domain::offset::Range;

/// A base, its words, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Base {
    pub(super) when: When,
    /// `năm trước`, `cùng kỳ`: the year before that of the figure itself.
    pub(super) year_before: bool,
    pub(super) text: String,
    pub(super) at: Range,
}

/// `so với …`.
pub(super) fn base(input: &mut Words<'_>) -> Parsed<Base> {
    let lead = some_of(&[
        "so với",
        "so",
        "so sánh với",
        "so với mức",
        "so với con số",
        "so với thời điểm",
    ]);
    let level = opt((
        amount.verify(super::amount::Amount::is_whole),
        opt(phrase("của")),
    ));
    (lead, opt(some_of(&["thực hiện", "kết quả"])), level, target)
        .with_taken()
        .verify_map(|((_, _, _, (when, year_before)), taken)| {
            Some(Base {
                when,
                year_before,
                text: words::shown(taken),
                at: words::range(taken)?,
            })
        })
        .parse_next(input)
}

fn target(input: &mut Words<'_>) -> Parsed<(When, bool)> {
    let before = some_of(&[
        "năm trước",
        "năm trước đó",
        "năm liền trước",
        "một năm trước",
        "1 năm trước",
    ])
    .map(|_| (When::default(), true));
    let same = preceded(
        some_of(&[
            "cùng kỳ",
            "cùng thời điểm",
            "cùng thời gian",
            "cùng giai đoạn",
        ]),
        opt(alt((
            before_same,
            preceded(opt(phrase("của")), alt((period, year_alone))).map(|when| (when, false)),
        ))),
    )
    .map(|when| when.unwrap_or((When::default(), true)));
    let dated = alt((period, year_alone)).map(|when| (when, false));
    let other = some_of(&[
        "kế hoạch năm",
        "kế hoạch",
        "dự toán",
        "dự toán năm",
        "trước đó",
        "trước dịch",
        "trước đại dịch",
        "thời điểm trước",
        "mục tiêu",
    ]);
    let other = preceded(other, opt(period)).map(|when| (when.unwrap_or_default(), false));
    alt((before, same, dated, other)).parse_next(input)
}

/// `năm trước` behind `cùng kỳ`.
fn before_same(input: &mut Words<'_>) -> Parsed<(When, bool)> {
    preceded(opt(phrase("của")), some_of(&["năm trước", "năm trước đó"]))
        .map(|_| (When::default(), true))
        .parse_next(input)
}

fn year_alone(input: &mut Words<'_>) -> Parsed<When> {
    year.map(|year| When {
        years: vec![year],
        ..When::default()
    })
    .parse_next(input)
}

impl Base {
    /// The year, by that of the article and those of the figure.
    pub(super) fn year(&self, article: Option<i32>, figure: &[i32]) -> Option<i32> {
        if self.year_before {
            return figure.last().copied().or(article).map(|year| year - 1);
        }
        let relative = self.when.relative.zip(article);
        let named = self.when.years.last().copied();
        named.or(relative.map(|(relative, year)| year + relative))
    }
}
