//! How a reading is written in the tables, and the forms in which every case is read again.

use unicode_normalization::UnicodeNormalization;

use super::super::{Context, Date, Reading, read};
use crate::domain::figure::{Direction, Figure, FigureKind};

pub(super) const TODAY: Date = Date {
    year: 2023,
    month: 8,
    day: 10,
};

pub(super) fn context() -> Context<'static> {
    Context {
        date: Some(TODAY),
        ..Context::default()
    }
}

fn number(value: f64) -> String {
    if value == 0.0 || (1e-4..1e6).contains(&value.abs()) {
        format!("{value}")
    } else {
        format!("{value:e}")
    }
}

/// A figure in words: its kind, then each field that it has. `=` stands for a value that is both
/// bounds too, `>` and `<` for one that is the lower or the upper bound, `~` for one that is
/// none; `..` stands between the bounds of a range. The scale stands behind `×` unless it is 1.
pub(super) fn written(figure: &Figure) -> String {
    let kind = match figure.kind {
        FigureKind::Level => "level",
        FigureKind::LevelWithChange => "changed",
        FigureKind::GrowthRate => "growth",
        FigureKind::Share => "share",
        FigureKind::Change => "change",
        FigureKind::Rank => "rank",
    };
    let mut parts = vec![kind.to_owned()];
    parts.push(match (figure.value, figure.low, figure.high) {
        (Some(value), Some(low), Some(high)) if low == value && high == value => {
            format!("={}", number(value))
        }
        (Some(value), Some(low), None) if low == value => format!(">{}", number(value)),
        (Some(value), None, Some(high)) if high == value => format!("<{}", number(value)),
        (Some(value), None, None) => format!("~{}", number(value)),
        (None, Some(low), Some(high)) => format!("{}..{}", number(low), number(high)),
        (None, None, None) => "?".to_owned(),
        other => format!("{other:?}"),
    });
    parts.extend(figure.unit.clone());
    let mut field = |mark: &str, value: Option<String>| {
        parts.extend(value.map(|value| format!("{mark}{value}")));
    };
    field("×", figure.scale.filter(|scale| *scale > 1.0).map(number));
    field("of ", figure.commodity.clone());
    field("cmp ", figure.comparator.clone());
    if let Some(change) = &figure.change {
        field(
            "",
            Some(match change.direction {
                Direction::Up => "up".to_owned(),
                Direction::Down => "down".to_owned(),
            }),
        );
        field("from ", change.from.map(number));
        field("to ", change.to.map(number));
    }
    if let Some(period) = &figure.period {
        let years: Vec<String> = period.years.iter().map(ToString::to_string).collect();
        field("in ", (!years.is_empty()).then(|| years.join("+")));
        field("Q", period.quarter.map(|quarter| quarter.to_string()));
        field("per ", period.per.clone());
        field("when ", period.text.clone());
    }
    if let Some(base) = &figure.base {
        field("base ", base.year.map(|year| year.to_string()));
        field("than ", base.text.clone());
    }
    field("as ", figure.qualifier.clone());
    parts.join(" | ")
}

pub(super) fn reading(quote: &str) -> Reading {
    read(quote, &context())
}

fn line(quote: &str) -> String {
    let reading = reading(quote);
    let figure = reading.figure.as_ref().map_or("none".to_owned(), written);
    let mut line = figure;
    for open in &reading.ambiguous {
        line.push_str(&format!(
            " | open {}/{}",
            number(open.thousand),
            number(open.decimal)
        ));
    }
    for range in &reading.unread {
        let words: String = quote
            .chars()
            .skip(range.start.0 as usize)
            .take(range.len() as usize)
            .collect();
        let words: String = words.nfc().collect();
        let words: Vec<&str> = words.split_whitespace().collect();
        line.push_str(&format!(" | unread {}", words.join(" ")));
    }
    line
}

/// Reads each case, as it stands and in the other forms that a text may have.
#[track_caller]
pub(super) fn check(cases: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (quote, expected) in cases {
        let got = line(quote);
        if got != *expected {
            wrong.push_str(&format!("\n{quote}\n  is   {got}\n  not  {expected}"));
            continue;
        }
        for (form, text) in forms(quote) {
            let got = line(&text);
            let same = |line: &str| line.to_lowercase().replace('_', " ");
            if same(&got) != same(expected) {
                wrong.push_str(&format!(
                    "\n{text:?}, {form}\n  is   {got}\n  not  {expected}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The same words in other normal forms, blanks, joins and case.
pub(super) fn forms(quote: &str) -> Vec<(&'static str, String)> {
    let chars: Vec<char> = quote.chars().collect();
    let mut joined = String::new();
    for (at, c) in chars.iter().enumerate() {
        let letter = |at: Option<usize>| {
            at.and_then(|at| chars.get(at))
                .is_some_and(|c| c.is_alphabetic())
        };
        if *c == ' ' && letter(at.checked_sub(1)) && letter(Some(at + 1)) {
            joined.push('_');
        } else {
            joined.push(*c);
        }
    }
    vec![
        ("NFD", quote.nfd().collect()),
        ("underscores", joined.clone()),
        ("underscores in NFD", joined.nfd().collect()),
        ("NBSP", quote.replace(' ', "\u{A0}")),
        ("two blanks", quote.replace(' ', "  ")),
        ("capitals", quote.to_uppercase()),
    ]
}
