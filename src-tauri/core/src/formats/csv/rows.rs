//! A table row by row, and where its cells stand.
use std::io::Cursor;
use std::sync::Arc;

use super::super::decoding::{self, Found};
use super::super::source::Source;
use crate::domain::Problem;
use crate::error::{Code, Error};

/// A row below the first line.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<String>,
    /// Where it begins, counted from 1.
    pub(super) line: u64,
    /// The byte where it begins.
    at: usize,
}

impl Row {
    pub(super) fn cell(&self, column: Option<usize>) -> &str {
        column
            .and_then(|column| self.cells.get(column))
            .map_or("", String::as_str)
    }
}

/// Between which signs of a table a byte stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Within {
    /// At the beginning of a cell.
    #[default]
    Start,
    Plain,
    Quoted,
    /// Behind a quotation mark that ends a cell, or stands for itself with the next.
    Ended,
}

impl Within {
    fn after(self, byte: u8, delimiter: u8) -> Self {
        let ends = byte == delimiter || byte == b'\n' || byte == b'\r';
        match (self, byte) {
            (Self::Start | Self::Ended, b'"') => Self::Quoted,
            (Self::Quoted, b'"') => Self::Ended,
            (Self::Quoted, _) => Self::Quoted,
            _ if ends => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// The rows of a table.
pub(super) struct Rows {
    pub(super) source: Source,
    pub(super) names: Vec<String>,
    pub(super) encoding: Found,
    text: Arc<[u8]>,
    delimiter: u8,
    rows: csv::StringRecordsIntoIter<Cursor<Arc<[u8]>>>,
    /// The last row's, and where counting goes on from.
    line: u64,
    counted: usize,
    failed: bool,
}

impl Rows {
    pub(super) fn open(source: Source) -> Result<Self, Problem> {
        let (text, encoding) = decoding::plain(&source)?;
        let text: Arc<[u8]> = text.into_bytes().into();
        let delimiter = delimiter(&text);
        let mut reader = reader(&text, delimiter);
        let names = reader.headers().map(names).unwrap_or_default();
        if names.iter().all(String::is_empty) {
            let error = Error::new(Code::FileEmpty).arg("file", source.shown());
            return Err(source.refuse(error));
        }
        let rows = Self {
            source,
            names,
            encoding,
            text,
            delimiter,
            rows: reader.into_records(),
            line: 1,
            counted: 0,
            failed: false,
        };
        match rows.unclosed() {
            None => Ok(rows),
            Some(at) => {
                let before = rows.text.get(..at).unwrap_or_default();
                let line = before.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
                let start = before.iter().rposition(|byte| *byte == b'\n');
                let at = start.map_or(0, |start| start + 1);
                let cells = Vec::new();
                // All the rest would be one cell.
                let error = Error::new(Code::BadRecord).arg("what", "\"");
                Err(rows.refuse(&Row { cells, line, at }, 0, error))
            }
        }
    }

    /// The byte of a quotation mark that has no counterpart.
    fn unclosed(&self) -> Option<usize> {
        let mut within = Within::default();
        let mut opened = 0;
        for (at, byte) in self.text.iter().enumerate() {
            let before = within;
            within = within.after(*byte, self.delimiter);
            if before == Within::Start && within == Within::Quoted {
                opened = at;
            }
        }
        (within == Within::Quoted).then_some(opened)
    }

    /// A problem of one cell of a row.
    pub(super) fn refuse(&self, row: &Row, column: usize, error: Error) -> Problem {
        let (line, column) = self.place(row, column);
        Problem {
            file: self.source.shown(),
            line: Some(line),
            column: Some(column),
            error: error
                .arg("file", self.source.shown())
                .arg("line", line)
                .arg("column", column),
        }
    }

    /// Line and column of a cell.
    fn place(&self, row: &Row, cell: usize) -> (u64, u64) {
        let (mut line, mut column, mut passed) = (row.line, 1, 0);
        let mut within = Within::default();
        for byte in self.text.get(row.at..).unwrap_or_default() {
            within = within.after(*byte, self.delimiter);
            let between = within == Within::Start;
            if passed == cell || (*byte == b'\n' && between) {
                break;
            }
            passed += usize::from(between);
            if *byte == b'\n' {
                (line, column) = (line + 1, 1);
            } else {
                // Code points, by their first bytes.
                column += u64::from(byte & 0xC0 != 0x80);
            }
        }
        (line, column)
    }

    fn row(&mut self, record: &csv::StringRecord) -> Result<Row, Problem> {
        let begun = record.position().map_or(0, csv::Position::byte);
        let mut at = usize::try_from(begun).unwrap_or(usize::MAX);
        // Empty lines before it are counted to it.
        while let Some(b'\r' | b'\n') = self.text.get(at) {
            at += 1;
        }
        let passed = self.text.get(self.counted..at).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.counted = at;
        let row = Row {
            cells: record.iter().map(str::to_owned).collect(),
            line: self.line,
            at,
        };
        if row.cells.len() != self.names.len() {
            let error = Error::new(Code::BadColumns)
                .arg("found", row.cells.len())
                .arg("expected", self.names.len());
            return Err(self.refuse(&row, 0, error));
        }
        Ok(row)
    }
}

impl Iterator for Rows {
    type Item = Result<Row, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let record = self.rows.next()?;
        Some(match record {
            Ok(record) => self.row(&record),
            Err(error) => {
                self.failed = true;
                Err(self.source.refuse(
                    Error::new(Code::BadRecord)
                        .arg("what", self.source.extension())
                        .detail(error),
                ))
            }
        })
    }
}

fn names(record: &csv::StringRecord) -> Vec<String> {
    record.iter().map(|name| name.trim().to_owned()).collect()
}

fn reader(text: &Arc<[u8]>, delimiter: u8) -> csv::Reader<Cursor<Arc<[u8]>>> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(Cursor::new(Arc::clone(text)))
}

/// What stands between the columns: what makes the most of them of the first line.
fn delimiter(text: &[u8]) -> u8 {
    let columns = |delimiter: u8| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(text);
        reader.headers().map_or(0, csv::StringRecord::len)
    };
    let mut best = (b',', 1);
    for delimiter in *b"\t,;" {
        let found = columns(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

/// The names of the columns of a table that begins so.
pub(super) fn names_of(beginning: &str) -> Vec<String> {
    let text: Arc<[u8]> = beginning.as_bytes().into();
    let delimiter = delimiter(&text);
    reader(&text, delimiter)
        .headers()
        .map(names)
        .unwrap_or_default()
}
