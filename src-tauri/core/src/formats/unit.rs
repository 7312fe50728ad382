//! In which unit a file counts offsets. Formats say one, tools write another: JavaScript counts
//! UTF-16 units, older programs count bytes, and what Python reads has lost the CR of each CRLF.
//!
//! The text that annotations quote proves the unit. Without quotes, offsets that reach beyond
//! the text or cut a character in two disprove it; another unit is taken only if no other than
//! that one fits.
use std::collections::BTreeMap;

use crate::domain::{Fragment, Note, NoteCode, Offset, Range};
use crate::error::{Code, Error};
use crate::text::{TextIndex, graphemes};

/// What offsets may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    CodePoints,
    Utf16,
    Bytes,
    /// Code points of the text with one line feed in the place of each CRLF.
    CrlfAsOne,
}

/// Every unit, the likeliest first.
pub(super) const ANY: [Unit; 4] = [Unit::CodePoints, Unit::Utf16, Unit::Bytes, Unit::CrlfAsOne];

/// What may be taken where nothing is quoted.
pub(super) const UNQUOTED: [Unit; 3] = [Unit::CodePoints, Unit::Utf16, Unit::Bytes];

/// Bytes that the spans of one article may cover together: more is no article's annotation.
const MOST_COVERED: usize = 256 << 20;

/// Code points of a quotation that an error shows.
const SHOWN: usize = 80;

/// A span as a file claims it: half-open stretches in the file's unit, and their text if it is
/// quoted, several joined with a blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) parts: Vec<(u64, u64)>,
    pub(super) quote: Option<String>,
}

/// The unit that all claims fit in, and their fragments in text order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    pub(super) unit: Unit,
    pub(super) spans: Vec<Vec<Fragment>>,
}

/// Why there is no unit: what is wrong with one of the claims, by its place in the list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    pub(super) claim: usize,
    pub(super) error: Error,
}

impl Claim {
    pub(super) fn new(start: u64, end: u64, quote: Option<String>) -> Self {
        Self {
            parts: vec![(start, end)],
            quote,
        }
    }
}

impl Unit {
    /// How the unit is called in notes and errors.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::CodePoints => "code_points",
            Self::Utf16 => "utf16",
            Self::Bytes => "bytes",
            Self::CrlfAsOne => "crlf_as_one",
        }
    }
}

impl Fitted {
    /// What is to be said of a document whose offsets were converted.
    pub(super) fn notes(&self, file: &str, line: Option<u64>) -> Vec<Note> {
        if self.unit == Unit::CodePoints {
            return Vec::new();
        }
        vec![Note {
            file: file.to_owned(),
            line,
            code: NoteCode::OffsetsConverted,
            args: BTreeMap::from([("unit", self.unit.name().to_owned())]),
        }]
    }
}

/// Finds the unit of `claims`: the first of `units` that fits all of them. Where another than
/// the first fits, and the quotes do not tell it from a third, they are refused.
pub(super) fn fit(
    text: &TextIndex<'_>,
    claims: &[Claim],
    units: &[Unit],
) -> Result<Fitted, Misfit> {
    let [natural, others @ ..] = units else {
        return Err(Misfit {
            claim: 0,
            error: Error::internal("no unit to try"),
        });
    };
    let crlf = CrlfAsOne::of(text.text(), units);
    let in_unit = |unit| in_unit(text, claims, unit, &crlf);
    let misfit = match in_unit(*natural) {
        Ok(spans) => {
            let unit = *natural;
            return Ok(Fitted { unit, spans });
        }
        Err(misfit) => misfit,
    };
    let mut fitting = others
        .iter()
        .filter(|unit| **unit != Unit::CrlfAsOne || !crlf.0.is_empty())
        .filter_map(|unit| Some((*unit, in_unit(*unit).ok()?)));
    let Some((unit, spans)) = fitting.next() else {
        return Err(misfit);
    };
    match fitting.find(|(_, other)| *other != spans) {
        None => Ok(Fitted { unit, spans }),
        Some((other, _)) => Err(Misfit {
            claim: misfit.claim,
            error: Error::new(Code::OffsetUnitUnclear)
                .arg("first", unit.name())
                .arg("second", other.name()),
        }),
    }
}

/// The fragments of all claims if offsets count this unit.
fn in_unit(
    text: &TextIndex<'_>,
    claims: &[Claim],
    unit: Unit,
    crlf: &CrlfAsOne,
) -> Result<Vec<Vec<Fragment>>, Misfit> {
    let mut covered = 0;
    let all = claims.iter().enumerate().map(|(place, claim)| {
        let one = fragments(text, claim, unit, crlf).and_then(|fragments| {
            covered += fragments.iter().map(|f| f.text.len()).sum::<usize>();
            if covered > MOST_COVERED {
                return Err(Error::new(Code::FileTooLarge));
            }
            Ok(fragments)
        });
        one.map_err(|error| Misfit {
            claim: place,
            error,
        })
    });
    all.collect()
}

fn fragments(
    text: &TextIndex<'_>,
    claim: &Claim,
    unit: Unit,
    crlf: &CrlfAsOne,
) -> Result<Vec<Fragment>, Error> {
    let outside = |start: u64, end: u64| {
        Error::new(Code::OffsetOutOfRange)
            .arg("start", start)
            .arg("end", end)
            .arg("length", text.len().0)
    };
    let mut found = Vec::with_capacity(claim.parts.len());
    for &(start, end) in &claim.parts {
        if start >= end {
            return Err(Error::new(Code::SpanEmpty).arg("start", start));
        }
        let place = |offset: u64| {
            let offset = u32::try_from(offset).ok()?;
            match unit {
                Unit::CodePoints => Some(Offset(offset)),
                Unit::Utf16 => text.from_utf16(offset),
                Unit::Bytes => text.from_utf8(offset),
                Unit::CrlfAsOne => crlf.place(offset),
            }
        };
        let fragment = place(start)
            .zip(place(end))
            .map(|(start, end)| Range { start, end })
            .and_then(|range| {
                let text = text.slice(range)?.to_owned();
                Some(Fragment { range, text })
            })
            .ok_or_else(|| outside(start, end))?;
        found.push(fragment);
    }
    if found.is_empty() {
        return Err(Error::new(Code::SpanEmpty));
    }
    if let Some(quote) = &claim.quote {
        let parts: Vec<&str> = found.iter().map(|f| f.text.as_str()).collect();
        let covered = parts.join(" ");
        if !is_quoted(&covered, quote) {
            let parts = (claim.parts.first(), claim.parts.last());
            let (start, end) = (parts.0.map_or(0, |p| p.0), parts.1.map_or(0, |p| p.1));
            return Err(Error::new(Code::QuoteMismatch)
                .arg("start", start)
                .arg("end", end)
                .arg("expected", shown(quote))
                .arg("found", shown(&covered)));
        }
    }
    for edge in found.iter().flat_map(|f| [f.range.start, f.range.end]) {
        if !graphemes::is_boundary(text, edge) {
            return Err(Error::new(Code::OffsetMidGrapheme).arg("offset", edge.0));
        }
    }
    found.sort_by_key(|fragment| fragment.range);
    for pair in found.windows(2) {
        if let [first, second] = pair
            && second.range.start < first.range.end
        {
            return Err(outside(
                second.range.start.0.into(),
                second.range.end.0.into(),
            ));
        }
    }
    Ok(found)
}

/// Whether a quotation is of the text that is covered. Inside, blanks and line ends are all the same:
/// formats of lines cannot hold them as they are, and some tools write `\n` for a line end.
fn is_quoted(covered: &str, quote: &str) -> bool {
    if covered == quote {
        return true;
    }
    let edges = |text: &str| {
        let blank = char::is_whitespace;
        (text.starts_with(blank), text.ends_with(blank))
    };
    let same = |quote: &str| {
        edges(quote) == edges(covered) && quote.split_whitespace().eq(covered.split_whitespace())
    };
    same(quote) || (quote.contains("\\n") && same(&quote.replace("\\n", " ")))
}

/// The beginning of a quotation.
fn shown(quote: &str) -> String {
    let mut short: String = quote.chars().take(SHOWN).collect();
    if short.len() < quote.len() {
        short.push('…');
    }
    short
}

/// Where each CRLF stands, counted in a text that has one line feed for each.
struct CrlfAsOne(Vec<u32>);

impl CrlfAsOne {
    fn of(text: &str, units: &[Unit]) -> Self {
        let mut places = Vec::new();
        if !units.contains(&Unit::CrlfAsOne) || !text.contains("\r\n") {
            return Self(places);
        }
        let mut at = 0;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if c == '\r' && chars.peek() == Some(&'\n') {
                chars.next();
                places.push(at);
            }
            at += 1;
        }
        Self(places)
    }

    fn place(&self, offset: u32) -> Option<Offset> {
        let before = self.0.partition_point(|crlf| *crlf < offset);
        offset.checked_add(u32::try_from(before).ok()?).map(Offset)
    }
}

#[cfg(test)]
#[path = "unit_tests.rs"]
mod tests;
