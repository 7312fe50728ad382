//! The text, put together from sentences so that every offset fits.
use std::collections::BTreeMap;

use super::super::unit::Unit;
use super::cells::{text, text_like_value};
use super::read::{Row, Table};
use super::{Refused, shown};
use crate::domain::{Note, NoteCode, Offset, Range};
use crate::error::{Code, Error};
use crate::text::TextIndex;

/// Code points that may be missing between all sentences together. They are made up, so that a
/// wild offset would make up as many.
const MISSING: u64 = 1 << 20;

/// The text of a table.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) text: String,
    /// What offsets count.
    unit: Unit,
}

/// How much an offset advances over a text.
fn count(unit: Unit, text: &str) -> u64 {
    let count = match unit {
        Unit::Utf16 => text.chars().map(char::len_utf16).sum(),
        Unit::Bytes => text.len(),
        Unit::CodePoints | Unit::CrlfAsOne => text.chars().count(),
    };
    count as u64
}

impl Placed {
    /// An offset of the file in code points; none if it is not between two.
    pub(super) fn offset(&self, index: &TextIndex<'_>, at: u64) -> Option<Offset> {
        let at = u32::try_from(at).ok()?;
        match self.unit {
            Unit::Utf16 => index.from_utf16(at),
            Unit::Bytes => index.from_utf8(at),
            Unit::CodePoints | Unit::CrlfAsOne => Some(Offset(at)),
        }
    }

    /// That the file does not count as its format does.
    pub(super) fn notes(&self, file: &str) -> Vec<Note> {
        let note = Note {
            file: file.to_owned(),
            line: None,
            code: NoteCode::OffsetsConverted,
            args: BTreeMap::from([("unit", self.unit.name().to_owned())]),
        };
        (self.unit != Unit::Utf16)
            .then_some(note)
            .into_iter()
            .collect()
    }
}

/// The text in which all offsets fit, taken for what they should be if they do, else for what
/// they may be; if none fits, the problem is that of the first.
pub(super) fn place(table: &Table<'_>) -> Result<Placed, Refused> {
    let mut first = None;
    for unit in [Unit::Utf16, Unit::CodePoints, Unit::Bytes] {
        for unescape in [text, text_like_value] {
            match try_to_place(table, unit, unescape) {
                Ok(placed) => return Ok(placed),
                Err(refused) => {
                    first.get_or_insert(refused);
                }
            }
        }
    }
    Err(first.unwrap_or_else(|| Refused {
        line: 1,
        column: 1,
        error: Error::internal("nothing was tried"),
    }))
}

fn try_to_place(
    table: &Table<'_>,
    unit: Unit,
    unescape: fn(&str) -> String,
) -> Result<Placed, Refused> {
    let mut all = String::new();
    let (mut length, mut missing) = (0, 0);
    for sentence in &table.sentences {
        let lines: Vec<String> = sentence.lines.iter().map(|line| unescape(line)).collect();
        let lines = lines.join("\n");
        let Some(row) = table.rows.get(sentence.first) else {
            continue;
        };
        let begin = begin(row, &lines, unit);
        let gap = begin.checked_sub(length).unwrap_or(u64::MAX);
        missing = gap.saturating_add(missing);
        if missing > MISSING {
            let (start, end) = (row.begin, row.end);
            return Err(row.refuse_offsets(out_of_range(start, end, length)));
        }
        let blanks = if gap > 0 && length > 0 {
            all.push('\n');
            gap - 1
        } else {
            gap
        };
        all.extend((0..blanks).map(|_| ' '));
        all.push_str(&lines);
        length = begin + count(unit, &lines);
    }
    let placed = Placed { text: all, unit };
    let index = TextIndex::new(&placed.text);
    for row in &table.rows {
        prove(row, &placed, &index)?;
    }
    Ok(placed)
}

/// Where a sentence begins: with its first token, but some writers leave something before that.
fn begin(row: &Row<'_>, lines: &str, unit: Unit) -> u64 {
    let before = lines.find(&text(row.form)).unwrap_or_default();
    row.begin.saturating_sub(count(unit, &lines[..before]))
}

fn out_of_range(start: u64, end: u64, length: u64) -> Error {
    Error::new(Code::OffsetOutOfRange)
        .arg("start", start)
        .arg("end", end)
        .arg("length", length)
}

/// That a row covers what it says.
fn prove(row: &Row<'_>, placed: &Placed, index: &TextIndex<'_>) -> Result<(), Refused> {
    let place = |at| placed.offset(index, at);
    let range = place(row.begin).zip(place(row.end));
    let found = range.and_then(|(start, end)| index.slice(Range { start, end }));
    let Some(found) = found else {
        let error = out_of_range(row.begin, row.end, index.len().0.into());
        return Err(row.refuse_offsets(error));
    };
    let expected = text(row.form);
    if found == expected || found == text_like_value(row.form) {
        return Ok(());
    }
    let error = Error::new(Code::QuoteMismatch)
        .arg("start", row.begin)
        .arg("end", row.end)
        .arg("expected", shown(&expected))
        .arg("found", shown(found));
    Err(row.refuse_form(error))
}
