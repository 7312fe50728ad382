//! Zones: what each stretch of a crawled page is for. Headline, sapo and body; captions and
//! credits; signature, date and address; and all that sites put around an article.
//!
//! Found by rules, each zone with the [`Reason`] for it. A rule speaks of layouts and of phrases
//! that Vietnamese sites share, never of one site. Pages of lines are read by [`page`], text that
//! runs on, as word-segmented corpora have it, by [`flow`].

mod body;
mod credits;
mod cues;
mod dates;
mod facts;
mod flow;
mod found;
mod head;
mod line;
mod names;
mod page;
mod phrases;
mod run_on;
mod tail;
mod whole;

#[cfg(test)]
mod tests_pages;
#[cfg(test)]
mod tests_properties;

pub use found::{FoundZone, Metadata, Reason, Said, Zoning};

use super::chars::is_alphanumeric;
use super::{TextIndex, graphemes};
use crate::domain::ZoneKind;
use crate::domain::offset::Range;
pub(crate) use dates::find_date;
use facts::facts;
use flow::{Known, flow, may_hold_credit};
use line::Line;
use names::signs;
use page::Page;

/// A paragraph that is shorter is not looked into, in code points.
const LONG: u32 = 300;

/// The zones of a text and what they say about the article.
///
/// Ranges are code points, half-open, in order, without overlap, and never split a grapheme
/// cluster. A line about which nothing is known counts as body.
#[must_use]
pub fn zones(text: &str) -> Zoning {
    let mut page = Page::new(line::page(text));
    page.decide();
    let mut found = Vec::with_capacity(page.lines.len());
    let paragraphs = page.marks.iter().filter(|mark| mark.prose).count();
    let has = |kind| page.verdicts.iter().flatten().any(|(k, _)| *k == kind);
    let known = Known {
        whole: paragraphs == 1,
        titled: has(ZoneKind::Title),
        led: has(ZoneKind::Sapo),
    };
    for at in 0..page.lines.len() {
        cut(&page, at, known, &mut found);
    }
    zones_of(text, found)
}

/// The zones of a text of which it is known what they are, in order, and what they say about the
/// article: as [`zones`] does with those that it finds.
pub(crate) fn zones_of(text: &str, found: Vec<FoundZone>) -> Zoning {
    let index = TextIndex::new(text);
    let zones = settle(&index, found);
    let metadata = facts(&index, &zones);
    Zoning { zones, metadata }
}

/// The zones of one line.
fn cut(page: &Page<'_>, at: usize, known: Known, found: &mut Vec<FoundZone>) {
    let (Some(line), Some((kind, reason))) =
        (page.lines.get(at), page.verdicts.get(at).copied().flatten())
    else {
        return;
    };
    let mark = page.mark(at);
    let mut push = |range: Option<Range>, kind, reason| {
        if let Some(range) = range {
            found.push(FoundZone {
                kind,
                range,
                reason,
            });
        }
    };
    let all = line.text.len();
    match (kind, mark.credit, mark.alt) {
        (ZoneKind::Caption, Some(credit), _) if credit > 0 => {
            let head = line.text.get(..credit).unwrap_or_default();
            let end = head
                .trim_end_matches(|c: char| c.is_whitespace() || "-–—|/".contains(c))
                .len();
            push(line.trimmed(0, end), kind, reason);
            push(
                line.trimmed(credit, all),
                ZoneKind::Credit,
                Reason::CreditPhrase,
            );
        }
        (ZoneKind::RelatedLinks, _, Some(alt)) => {
            push(
                line.trimmed(0, alt),
                ZoneKind::ImageAlt,
                Reason::PlainLetters,
            );
            push(line.trimmed(alt, all), kind, reason);
        }
        (ZoneKind::Date, ..) => date(line, &mut push),
        (ZoneKind::Body, ..)
            if (known.whole || may_hold_credit(line.text)) && line.len() > LONG =>
        {
            let start = line.range.start.0;
            found.extend(flow(line.text, known).into_iter().map(|zone| FoundZone {
                range: Range::new(zone.range.start.0 + start, zone.range.end.0 + start),
                ..zone
            }));
        }
        _ => push(Some(line.range), kind, reason),
    }
}

/// A line with a date, and perhaps a signature or a section beside it.
fn date(line: &Line<'_>, push: &mut impl FnMut(Option<Range>, ZoneKind, Reason)) {
    let whole = (ZoneKind::Date, Reason::Date);
    let Some(date) = find_date(line.text) else {
        return push(Some(line.range), whole.0, whole.1);
    };
    let edges = |c: char| !is_alphanumeric(c) && !matches!(c, '(' | ')');
    let mut beside = |from: usize, to: usize| {
        let part = line.text.get(from..to).unwrap_or_default();
        let left = part.trim_start_matches(edges);
        let from = from + part.len() - left.len();
        let held = left.trim_end_matches(edges);
        if signs(held) {
            push(
                line.trimmed(from, from + held.len()),
                ZoneKind::Byline,
                Reason::Names,
            );
            true
        } else {
            false
        }
    };
    let signed_before = beside(0, date.from);
    let from = if signed_before { date.from } else { 0 };
    let after = line.text.get(date.to..).unwrap_or_default();
    let to = if signs(after.trim_matches(edges)) {
        date.to
    } else {
        line.text.len()
    };
    push(line.trimmed(from, to), whole.0, whole.1);
    if to < line.text.len() {
        let part = line.text.get(to..).unwrap_or_default();
        let from = to + part.len() - part.trim_start_matches(edges).len();
        push(
            line.trimmed(from, line.text.len()),
            ZoneKind::Byline,
            Reason::Names,
        );
    }
}

/// Moves edges out of grapheme clusters and joins what is one zone on several lines.
fn settle(index: &TextIndex<'_>, found: Vec<FoundZone>) -> Vec<FoundZone> {
    let mut zones: Vec<FoundZone> = Vec::with_capacity(found.len());
    for mut zone in found {
        let before = zones
            .last()
            .map_or_else(Default::default, |last| last.range.end);
        zone.range = Range {
            start: graphemes::floor(index, zone.range.start).max(before),
            end: graphemes::ceil(index, zone.range.end),
        };
        if zone.range.start >= zone.range.end {
            continue;
        }
        match zones.last_mut() {
            Some(last) if last.kind == zone.kind && runs_on(zone.kind) => {
                last.range.end = zone.range.end;
            }
            _ => zones.push(zone),
        }
    }
    zones
}

/// Zones of these kinds go on from line to line.
fn runs_on(kind: ZoneKind) -> bool {
    matches!(
        kind,
        ZoneKind::Sapo
            | ZoneKind::Body
            | ZoneKind::Caption
            | ZoneKind::RelatedLinks
            | ZoneKind::ReadMoreTrailer
            | ZoneKind::Menu
            | ZoneKind::Social
            | ZoneKind::Footer
    )
}
