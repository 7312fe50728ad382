//! JSON records of a file: a line each, as JSONL has it; or a JSON array, or objects one after
//! the other over any number of lines, as some exports write them.
use std::collections::HashMap;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::Documents;
use super::decoding;
use super::lines::{Line, Lines};
use super::source::Source;
use crate::domain::{Incoming, Problem};
use crate::error::{Code, Error};
use crate::text::encoding::Encoding;

/// One record, and where it begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    /// Counted from 1.
    pub(super) line: u64,
    /// Code points, counted from 1.
    pub(super) column: u64,
    /// What tells it from the others of its file: the line, where each has one of its own; else
    /// their count up to this one.
    pub(super) number: u64,
    pub(super) json: String,
}

/// One step to a part of a record.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Key(&'static str),
    Place(usize),
}

impl Record {
    /// Whether it begins a file of its own kind: one object, not lines nor an array of them.
    pub(super) fn is_first(&self, source: &Source) -> bool {
        source.extension() == "json" && (self.line, self.column) == (1, 1)
    }

    /// Line and column of the part at the end of `path`, or of as much of it as there is.
    fn place_of(&self, path: &[Step]) -> (u64, u64) {
        let mut part: &str = &self.json;
        for step in path {
            let next = match step {
                Step::Key(key) => serde_json::from_str::<HashMap<String, &RawValue>>(part)
                    .ok()
                    .and_then(|parts| parts.get(*key).copied()),
                Step::Place(place) => serde_json::from_str::<Vec<&RawValue>>(part)
                    .ok()
                    .and_then(|parts| parts.get(*place).copied()),
            };
            let Some(next) = next else { break };
            part = next.get();
        }
        // A raw value is a part of the text, so this is where it begins.
        let start = part.as_ptr().addr() - self.json.as_ptr().addr();
        let before = self.json.get(..start).unwrap_or_default();
        advance(before, self.line, self.column)
    }
}

/// The records of a file, in order; blank lines are none.
pub(super) struct Records {
    /// Of the file.
    encoding: Encoding,
    rest: Rest,
}

enum Rest {
    Lines(Lines),
    Ready(std::vec::IntoIter<Result<Record, Problem>>),
}

impl Records {
    pub(super) fn open(source: &Source) -> Result<Self, Problem> {
        let mut lines = Lines::of_json(source)?;
        let encoding = lines.encoding();
        let spread = match lines.next() {
            Some(Ok(first)) => is_spread(&first.text),
            _ => false,
        };
        let rest = if spread {
            let text = decoding::text(source, source.bytes()?, encoding)?;
            Rest::Ready(values(&source.shown(), &text).into_iter())
        } else {
            Rest::Lines(Lines::of_json(source)?)
        };
        Ok(Self { encoding, rest })
    }
}

/// The articles of a file of records, each made by `read`; they say what they were decoded from.
pub(super) fn documents(
    source: Source,
    read: impl Fn(&Source, &Record) -> Result<Incoming, Problem> + 'static,
) -> Documents {
    match Records::open(&source) {
        Err(problem) => Box::new(std::iter::once(Err(problem))),
        Ok(records) => {
            let encoding = records.encoding;
            Box::new(records.map(move |record| {
                let mut incoming = read(&source, &record?)?;
                incoming.document.set_encoding(encoding.name());
                Ok(incoming)
            }))
        }
    }
}

impl Iterator for Records {
    type Item = Result<Record, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let lines = match &mut self.rest {
            Rest::Ready(records) => return records.next(),
            Rest::Lines(lines) => lines,
        };
        let record = |line: Line| Record {
            line: line.number,
            column: 1,
            number: line.number,
            json: line.text,
        };
        lines
            .find(|line| !matches!(line, Ok(line) if line.text.trim().is_empty()))
            .map(|line| line.map(record))
    }
}

/// Whether what the first line begins goes on behind it, or is an array of records.
fn is_spread(first: &str) -> bool {
    let unfinished = |error: serde_json::Error| error.classify() == Category::Eof;
    first.trim_start().starts_with('[')
        || serde_json::from_str::<IgnoredAny>(first).is_err_and(unfinished)
}

/// The records of a whole file.
fn values(file: &str, text: &str) -> Vec<Result<Record, Problem>> {
    let mut found = Vec::new();
    let mut refused = None;
    if text.trim_start().starts_with('[') {
        match serde_json::from_str::<Vec<&RawValue>>(text) {
            Ok(values) => found = values,
            Err(error) => refused = Some(error),
        }
    } else {
        for value in serde_json::Deserializer::from_str(text).into_iter::<&RawValue>() {
            match value {
                Ok(value) => found.push(value),
                Err(error) => {
                    refused = Some(error);
                    break;
                }
            }
        }
    }
    let (mut line, mut column, mut seen) = (1, 1, 0);
    let mut records = Vec::with_capacity(found.len());
    for (number, value) in (1..).zip(found) {
        let json = value.get();
        // A raw value is a part of the text, so this is where it begins.
        let start = json.as_ptr().addr() - text.as_ptr().addr();
        (line, column) = advance(&text[seen..start], line, column);
        seen = start;
        records.push(Ok(Record {
            line,
            column,
            number,
            json: json.to_owned(),
        }));
    }
    if let Some(error) = refused {
        let whole = Record {
            line: 1,
            column: 1,
            number: 1,
            json: text.to_owned(),
        };
        records.push(Err(refuse(file, &whole, &error, "")));
    }
    records
}

pub(super) fn advance(passed: &str, mut line: u64, mut column: u64) -> (u64, u64) {
    for c in passed.chars() {
        if c == '\n' {
            (line, column) = (line + 1, 1);
        } else {
            column += 1;
        }
    }
    (line, column)
}

fn problem(file: &str, line: u64, column: u64, error: Error) -> Problem {
    Problem {
        file: file.to_owned(),
        line: Some(line),
        column: Some(column),
        error: error.arg("line", line).arg("column", column),
    }
}

/// A record as a type; else where and at which key it is not one.
pub(super) fn parse<T: DeserializeOwned>(file: &str, record: &Record) -> Result<T, Problem> {
    serde_json::from_str(&record.json).map_err(|error| {
        // Read again for the path to the key, which costs too much for good records.
        let mut deserializer = serde_json::Deserializer::from_str(&record.json);
        let path = match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
            Err(again) => again.path().to_string(),
            Ok(_) => String::new(),
        };
        refuse(file, record, &error, &path)
    })
}

/// A record of which the part at `path` cannot be used.
pub(super) fn bad(file: &str, record: &Record, path: &str) -> Problem {
    let error = Error::new(Code::BadRecord).arg("what", path);
    refused(file, record, error)
}

/// A record that is refused as a whole.
pub(super) fn refused(file: &str, record: &Record, error: Error) -> Problem {
    Problem {
        file: file.to_owned(),
        line: Some(record.line),
        column: Some(record.column),
        error,
    }
}

/// A record that is refused for the part at the end of `path`.
pub(super) fn refused_at(file: &str, record: &Record, path: &[Step], error: Error) -> Problem {
    let (line, column) = record.place_of(path);
    problem(file, line, column, error)
}

fn refuse(file: &str, record: &Record, error: &serde_json::Error, path: &str) -> Problem {
    let within = error.line().max(1);
    let text = record.json.split('\n').nth(within - 1).unwrap_or_default();
    let bytes = error.column().clamp(1, text.len().max(1));
    // The error stands at its last byte.
    let before = text
        .char_indices()
        .take_while(|(at, _)| *at < bytes)
        .count();
    let first = if within == 1 { record.column - 1 } else { 0 };
    let line = record.line + within as u64 - 1;
    let column = first + before.max(1) as u64;
    let error = match error.classify() {
        Category::Data => Error::new(Code::BadRecord).arg("what", what(error, path)),
        _ => Error::new(Code::BadJson),
    };
    problem(file, line, column, error.arg("file", file))
}

/// The key that is wrong. Of one that is missing the path knows only the parent; its name stands
/// in the error. The rest of the error may quote an article, and is not passed on.
fn what(error: &serde_json::Error, path: &str) -> String {
    let text = error.to_string();
    let missing = text
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split('`').next());
    match missing {
        Some(name) if path == "." || path.is_empty() => name.to_owned(),
        Some(name) => format!("{path}.{name}"),
        None => path.to_owned(),
    }
}
