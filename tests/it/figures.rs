//! The grammar of figures against the hand annotation: with NHAN_DATA only.
use std::path::Path;

use nhan_core::domain::figure::{Direction, Figure, FigureKind};
use nhan_core::text::figure::{Context, Date, Proposed, find, read};
use serde_json::{Value, json};

use crate::gold::{GOLD, gold};
use crate::support::data;

fn text(data: &Path, name: &str) -> String {
    std::fs::read_to_string(data.join("articles").join(format!("{name}.txt"))).unwrap()
}

fn at(span: &Value, key: &str) -> usize {
    usize::try_from(span[key].as_u64().unwrap()).unwrap()
}

fn cut(text: &str, from: usize, to: usize) -> String {
    text.chars().skip(from).take(to - from).collect()
}

/// The date of an article: that of its metadata, where it has a year.
fn date(gold: &Value) -> Option<Date> {
    let written = gold["metadata"]["date"].to_string();
    let year = written
        .split(|c: char| !c.is_ascii_digit())
        .find(|part| part.len() == 4)?;
    Some(Date {
        year: year.parse().ok()?,
        month: 1,
        day: 1,
    })
}

fn figures(gold: &Value) -> Vec<(&Value, &Value)> {
    let spans = gold["spans"].as_array().unwrap();
    let of = |figure: &Value| {
        spans
            .iter()
            .find(|span| span["id"] == figure["span"])
            .unwrap()
    };
    let figures = gold["figures"].as_array().unwrap();
    figures.iter().map(|figure| (figure, of(figure))).collect()
}

/// The fields that stand in the span, against those read.
fn check(gold: &Value, quote: &str, figure: &Figure) {
    let number = |key: &str| gold[key].as_f64();
    assert_eq!(json!(figure.kind), gold["kind"], "{quote}");
    assert_eq!(figure.value, number("value"), "{quote}");
    assert_eq!(figure.low, number("low"), "{quote}");
    assert_eq!(figure.high, number("high"), "{quote}");
    assert_eq!(figure.scale, number("scale"), "{quote}");
    assert_eq!(figure.unit.as_deref(), gold["unit"].as_str(), "{quote}");
    assert_eq!(
        figure.comparator.as_deref(),
        gold["comparator"].as_str(),
        "{quote}"
    );
    let change = figure.change.as_ref();
    let direction = gold["change"]["direction"].as_str();
    let read = change.map(|change| match change.direction {
        Direction::Up => "up",
        Direction::Down => "down",
    });
    assert_eq!(read, direction, "{quote}");
    assert_eq!(
        change.and_then(|c| c.from),
        gold["change"]["from"].as_f64(),
        "{quote}"
    );
    assert_eq!(
        change.and_then(|c| c.to),
        gold["change"]["to"].as_f64(),
        "{quote}"
    );
    // A year that stands in the span is read; one that does not is none of the figure.
    let years = gold["years"].as_array().unwrap().iter();
    let inside: Vec<i64> = years
        .filter_map(Value::as_i64)
        .filter(|year| quote.contains(&year.to_string()))
        .collect();
    let read: Vec<i64> = figure
        .period
        .iter()
        .flat_map(|p| &p.years)
        .map(|y| i64::from(*y))
        .collect();
    assert_eq!(read, inside, "{quote}");
    assert_eq!(
        figure.base.as_ref().and_then(|base| base.year),
        None,
        "{quote}"
    );
}

/// What is right of what stands around the span: topic, partners in any order, years, base.
fn scored(gold: &Value, quote: &str, proposed: &Proposed) -> Vec<(&'static str, bool)> {
    let codes = |value: &Value| -> Vec<String> {
        let mut codes: Vec<String> = serde_json::from_value(value.clone()).unwrap();
        codes.sort();
        codes
    };
    let mut partners = proposed.partners.clone();
    partners.sort();
    let years: Vec<i32> = serde_json::from_value(gold["years"].clone()).unwrap();
    let inside = years.iter().any(|year| quote.contains(&year.to_string()));
    vec![
        ("topic", proposed.topic.as_deref() == gold["topic"].as_str()),
        ("partners", partners == codes(&gold["partners"])),
        (
            "years",
            inside && proposed.years.is_empty() || proposed.years == years,
        ),
        (
            "base year",
            proposed.base_year.map(i64::from) == gold["base_year"].as_i64(),
        ),
    ]
}

#[test]
fn the_figures_of_the_gold_are_read() {
    let Some(data) = data() else { return };
    let (mut right, mut all, mut count) = (0, 0, 0);
    for name in GOLD {
        let (text, gold) = (text(&data, name), gold(&data, name));
        let length = text.chars().count();
        for (wanted, span) in figures(&gold) {
            let (start, end) = (at(span, "start"), at(span, "end"));
            let quote = cut(&text, start, end);
            let (before, after) = (cut(&text, 0, start), cut(&text, end, length));
            let context = Context {
                date: date(&gold),
                before: &before,
                after: &after,
            };
            let reading = read(&quote, &context);
            assert_eq!(reading.unread, [], "{quote}");
            assert_eq!(reading.ambiguous, [], "{quote}");
            check(wanted, &quote, &reading.figure.unwrap());
            count += 1;
            for (field, fits) in scored(wanted, &quote, &reading.proposed) {
                println!("{quote}: {field} {}", if fits { "right" } else { "wrong" });
                all += 1;
                right += usize::from(fits);
            }
        }
    }
    println!("from context: {right} of {all} right");
    assert_eq!(count, 4);
    assert!(
        right >= CONTEXT_FLOOR,
        "from context: {right} of {all} right"
    );
}

/// Fields from context that were right when this was measured: a floor, not an aim.
const CONTEXT_FLOOR: usize = 16;

#[test]
fn the_figures_of_the_gold_are_found() {
    let Some(data) = data() else { return };
    let (mut wanted, mut found, mut exact, mut overlapping) = (0, 0, 0, 0);
    for name in GOLD {
        let (text, gold) = (text(&data, name), gold(&data, name));
        let spans: Vec<(usize, usize)> = figures(&gold)
            .iter()
            .map(|(_, span)| (at(span, "start"), at(span, "end")))
            .collect();
        wanted += spans.len();
        for figure in find(&text) {
            let (start, end) = (figure.range.start.0 as usize, figure.range.end.0 as usize);
            let same = spans.contains(&(start, end));
            let near = spans.iter().any(|(from, to)| *from < end && start < *to);
            println!("{name} {start}-{end} {:?} {same}", cut(&text, start, end));
            assert_ne!(
                figure.reading.figure.map(|f| f.kind),
                Some(FigureKind::Rank)
            );
            found += 1;
            exact += usize::from(same);
            overlapping += usize::from(near);
        }
    }
    println!("wanted {wanted}, found {found}, exact {exact}, overlapping {overlapping}");
    assert_eq!((wanted, exact, overlapping), (4, 4, 4));
    assert!(found <= 4, "{found}");
}
