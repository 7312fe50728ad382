//! A row a trade figure. What an annotator stored of it stands as it is; of a figure without,
//! the rules read its own words, and `proposed` names the columns that they filled from the words
//! around it.
use serde_json::{Value, json};

use super::super::Item;
use super::super::csv::{fragments, text};
use super::super::shape::{Field, Kind};
use super::super::tally::Reason;
use super::super::view::{View, hull};
use super::schema::{figure_attribute, is_figure};
use crate::domain::figure::{Base, Figure, FigureChange, Flow, Period};
use crate::domain::{DocSpan, Offset, Range};
use crate::text::TextIndex;
use crate::text::figure::{Context, Date, Proposed, read};

pub(super) const COLUMNS: &[Field] = &[
    Field::new("article", Kind::Text),
    Field::new("title", Kind::Text),
    // Of the article.
    Field::new("date", Kind::Text),
    Field::new("kind", Kind::Text),
    Field::new("value", Kind::Number),
    Field::new("low", Kind::Number),
    Field::new("high", Kind::Number),
    Field::new("unit", Kind::Text),
    Field::new("commodity", Kind::Text),
    Field::new("scale", Kind::Number),
    Field::new("comparator", Kind::Text),
    Field::new("years", Kind::List(&Kind::Integer)),
    Field::new("quarter", Kind::Integer),
    Field::new("per", Kind::Text),
    Field::new("period", Kind::Text),
    Field::new("base_year", Kind::Integer),
    Field::new("base", Kind::Text),
    Field::new("direction", Kind::Text),
    Field::new("change_from", Kind::Number),
    Field::new("change_to", Kind::Number),
    Field::new("investor", Kind::Text),
    Field::new("host", Kind::Text),
    Field::new("qualifier", Kind::Text),
    Field::new("topic", Kind::Text),
    Field::new("partners", Kind::List(&Kind::Text)),
    Field::new("text", Kind::Text),
    Field::new("start", Kind::Integer),
    Field::new("end", Kind::Integer),
    // `0-2;9-13` for a span of several stretches.
    Field::new("fragments", Kind::Text),
    Field::new("label", Kind::Text),
    Field::new("note", Kind::Text),
    // `annotator` or `rules`.
    Field::new("read_by", Kind::Text),
    // Columns filled from the words around the span, by rules.
    Field::new("proposed", Kind::List(&Kind::Text)),
    // Whether a number may be meant otherwise: `1.234` as 1234 or as 1,234.
    Field::new("ambiguous", Kind::Truth),
];

/// Code points on either side of a figure that may say what it is about; the rules look no
/// further.
const AROUND: u32 = 1500;

/// The figures of a document in text order; the other spans are left out of the view.
pub(super) fn rows(item: &Item<'_>, view: &mut View<'_>) -> Vec<Vec<Value>> {
    let schema = &item.header.schema;
    view.drop_relations();
    view.drop_spans(Reason::NotInTable, |span| !is_figure(schema, &span.label));
    let index = TextIndex::new(&view.text);
    let date = item.document.metadata.date.as_deref().and_then(day);
    let mut attributes = 0;
    let mut rows = Vec::with_capacity(view.layer.spans.len());
    for span in &view.layer.spans {
        let name = figure_attribute(schema, &span.label);
        let stored = name.and_then(|name| span.attributes.get(name));
        let found = stored
            .and_then(Figure::deserialize_value)
            .map_or_else(|| Found::by_rules(&index, date, span), Found::by_annotator);
        let held = usize::from(stored.is_some() && found.read_by == ANNOTATOR);
        attributes += span.attributes.len() - held;
        rows.push(row(item, span, &found));
    }
    view.tally.losses.add(Reason::Attribute, attributes);
    rows
}

const ANNOTATOR: &str = "annotator";
const RULES: &str = "rules";

/// What is known of a figure.
struct Found {
    figure: Option<Figure>,
    read_by: &'static str,
    proposed: Vec<&'static str>,
    ambiguous: bool,
}

impl Found {
    const fn by_annotator(figure: Figure) -> Self {
        Self {
            figure: Some(figure),
            read_by: ANNOTATOR,
            proposed: Vec::new(),
            ambiguous: false,
        }
    }

    fn by_rules(index: &TextIndex<'_>, date: Option<Date>, span: &DocSpan) -> Self {
        let Range { start, end } = hull(span);
        let from = start.0.saturating_sub(AROUND);
        let to = end.0.saturating_add(AROUND).min(index.len().0);
        let slice = |start: u32, end: u32| {
            let range = Range {
                start: Offset(start),
                end: Offset(end),
            };
            index.slice(range).unwrap_or_default()
        };
        let context = Context {
            date,
            before: slice(from, start.0),
            after: slice(end.0, to),
        };
        let parts: Vec<&str> = span.fragments.iter().map(|f| f.text.as_str()).collect();
        let mut reading = read(&parts.join(" "), &context);
        let proposed = match &mut reading.figure {
            Some(figure) => take(figure, reading.proposed),
            None => Vec::new(),
        };
        Self {
            figure: reading.figure,
            read_by: RULES,
            proposed,
            ambiguous: !reading.ambiguous.is_empty(),
        }
    }
}

/// Fills what the figure's own words leave open, and says which columns these are.
fn take(figure: &mut Figure, proposed: Proposed) -> Vec<&'static str> {
    let mut taken = Vec::new();
    if proposed.kind.is_some() {
        taken.push("kind");
    }
    let period = figure.period.get_or_insert_default();
    if period.years.is_empty() && !proposed.years.is_empty() {
        period.years = proposed.years;
        taken.push("years");
    }
    fill(&mut period.quarter, proposed.quarter, "quarter", &mut taken);
    let base = figure.base.get_or_insert_default();
    fill(&mut base.year, proposed.base_year, "base_year", &mut taken);
    fill(&mut base.text, proposed.base_text, "base", &mut taken);
    let change = proposed.direction.map(|direction| FigureChange {
        direction,
        from: None,
        to: None,
    });
    fill(&mut figure.change, change, "direction", &mut taken);
    if figure.flow.is_none()
        && let Some(flow) = proposed.flow
    {
        taken.extend(flow.investor.is_some().then_some("investor"));
        taken.extend(flow.host.is_some().then_some("host"));
        figure.flow = Some(flow);
    }
    fill(
        &mut figure.qualifier,
        proposed.qualifier,
        "qualifier",
        &mut taken,
    );
    fill(&mut figure.topic, proposed.topic, "topic", &mut taken);
    if figure.partners.is_empty() && !proposed.partners.is_empty() {
        figure.partners = proposed.partners;
        taken.push("partners");
    }
    taken
}

fn fill<T>(
    place: &mut Option<T>,
    proposed: Option<T>,
    column: &'static str,
    taken: &mut Vec<&'static str>,
) {
    if place.is_none() && proposed.is_some() {
        *place = proposed;
        taken.push(column);
    }
}

/// Its cells, in the order of the columns.
fn row(item: &Item<'_>, span: &DocSpan, found: &Found) -> Vec<Value> {
    let figure = found.figure.as_ref();
    let none = (Period::default(), Base::default());
    let period = figure.and_then(|f| f.period.as_ref()).unwrap_or(&none.0);
    let base = figure.and_then(|f| f.base.as_ref()).unwrap_or(&none.1);
    let change = figure.and_then(|f| f.change.as_ref());
    let flow = figure.and_then(|f| f.flow.as_ref());
    let country = |side: fn(&Flow) -> &Option<String>| json!(flow.map(side));
    let number = |of: fn(&Figure) -> Option<f64>| json!(figure.and_then(of));
    let word = |of: fn(&Figure) -> &Option<String>| json!(figure.map(of));
    let range = hull(span);
    let parts = fragments(span);
    vec![
        json!(item.document.source_id),
        json!(item.document.title),
        json!(item.document.metadata.date),
        json!(figure.map(|f| f.kind)),
        number(|f| f.value),
        number(|f| f.low),
        number(|f| f.high),
        word(|f| &f.unit),
        word(|f| &f.commodity),
        number(|f| f.scale),
        word(|f| &f.comparator),
        json!(period.years),
        json!(period.quarter),
        json!(period.per),
        json!(period.text),
        json!(base.year),
        json!(base.text),
        json!(change.map(|c| c.direction)),
        json!(change.and_then(|c| c.from)),
        json!(change.and_then(|c| c.to)),
        country(|f| &f.investor),
        country(|f| &f.host),
        word(|f| &f.qualifier),
        word(|f| &f.topic),
        json!(figure.map(|f| &f.partners[..]).unwrap_or_default()),
        json!(text(span)),
        json!(range.start),
        json!(range.end),
        json!((!parts.is_empty()).then_some(parts)),
        json!(span.label),
        json!((!span.note.is_empty()).then_some(&span.note)),
        json!(found.read_by),
        json!(found.proposed),
        json!(found.ambiguous),
    ]
}

/// The day that an ISO 8601 date, or date and time, begins with.
fn day(date: &str) -> Option<Date> {
    let day: jiff::civil::Date = date.get(..10)?.parse().ok()?;
    Some(Date {
        year: i32::from(day.year()),
        month: u8::try_from(day.month()).ok()?,
        day: u8::try_from(day.day()).ok()?,
    })
}
