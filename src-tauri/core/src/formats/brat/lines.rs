//! The lines of an `.ann` file: what each says, by ids.
use crate::domain::Problem;
use crate::error::{Code, Error};

/// Something a line says, and where it stands.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Counted from 1.
    pub(super) number: u64,
    pub(super) says: Says<'a>,
}

#[derive(Debug)]
pub(super) enum Says<'a> {
    Span {
        id: &'a str,
        label: &'a str,
        parts: Vec<(u64, u64)>,
        quote: Option<&'a str>,
    },
    Event {
        id: &'a str,
        trigger: &'a str,
        /// Role and what plays it.
        arguments: Vec<(&'a str, &'a str)>,
    },
    Relation {
        id: &'a str,
        kind: &'a str,
        from: &'a str,
        to: &'a str,
    },
    Equivalence {
        kind: &'a str,
        members: Vec<&'a str>,
    },
    /// Attributes and normalizations.
    Attribute {
        id: &'a str,
        name: &'a str,
        of: &'a str,
        value: String,
    },
    Note {
        kind: &'a str,
        of: &'a str,
        text: &'a str,
    },
}

/// What is wrong with a line.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) line: u64,
    /// In code points, counted from 1.
    pub(super) column: u64,
    pub(super) error: Error,
}

impl Wrong {
    pub(super) fn problem(self, file: &str) -> Problem {
        Problem {
            file: file.to_owned(),
            line: Some(self.line),
            column: Some(self.column),
            error: self
                .error
                .arg("file", file)
                .arg("line", self.line)
                .arg("column", self.column),
        }
    }
}

/// Reads all lines; the first that is none of brat's is refused.
pub(super) fn read(text: &str) -> Result<Vec<Line<'_>>, Wrong> {
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            continue;
        }
        let says = says(line).map_err(|expected| Wrong {
            line: number,
            column: 1,
            error: Error::new(Code::BadLine).arg("expected", expected),
        })?;
        lines.push(Line { number, says });
    }
    Ok(lines)
}

/// What a line says; else what it should look like.
fn says(line: &str) -> Result<Says<'_>, &'static str> {
    let mut columns = line.splitn(3, '\t');
    let id = columns.next().unwrap_or_default();
    let middle = columns.next().unwrap_or_default();
    let rest = columns.next();
    let mut words = middle.split(' ').filter(|word| !word.is_empty());
    match id.chars().next() {
        Some('T') => {
            let expected = "“T1⇥PERSON 0 5⇥text”";
            let (label, places) = middle.split_once(' ').ok_or(expected)?;
            let parts: Option<Vec<_>> = places.split(';').map(part).collect();
            Ok(Says::Span {
                id,
                label: named(label).ok_or(expected)?,
                parts: parts.ok_or(expected)?,
                quote: rest,
            })
        }
        Some('E') => {
            let expected = "“E1⇥Type:T1 Role:T2”";
            let mut pairs = words.map(|word| word.split_once(':').ok_or(expected));
            let (_, trigger) = pairs.next().ok_or(expected)??;
            Ok(Says::Event {
                id,
                trigger,
                arguments: pairs.collect::<Result<_, _>>()?,
            })
        }
        Some('R') => {
            let expected = "“R1⇥HOLDS Arg1:T1 Arg2:T2”";
            let kind = words.next().ok_or(expected)?;
            let mut ends = words.map(|word| word.split_once(':').ok_or(expected));
            let first = ends.next().ok_or(expected)??;
            let second = ends.next().ok_or(expected)??;
            if ends.next().is_some() {
                return Err(expected);
            }
            let swapped = (first.0, second.0) == ("Arg2", "Arg1");
            let (from, to) = if swapped {
                (second.1, first.1)
            } else {
                (first.1, second.1)
            };
            Ok(Says::Relation { id, kind, from, to })
        }
        Some('*') => {
            let expected = "“*⇥Equiv T1 T2”";
            let kind = words.next().ok_or(expected)?;
            let members: Vec<&str> = words.collect();
            if members.len() < 2 {
                return Err(expected);
            }
            Ok(Says::Equivalence { kind, members })
        }
        Some('A' | 'M') => {
            let expected = "“A1⇥Name T1” or “A1⇥Name T1 value”";
            let (name, of) = words.next().zip(words.next()).ok_or(expected)?;
            let value: Vec<&str> = words.collect();
            let value = match value.as_slice() {
                [] => "true".to_owned(),
                words => words.join(" "),
            };
            let says = Says::Attribute {
                id,
                name,
                of,
                value,
            };
            Ok(says)
        }
        Some('N') => {
            let expected = "“N1⇥Reference T1 Wikipedia:12⇥name”";
            let (name, of) = words.next().zip(words.next()).ok_or(expected)?;
            let value = words.next().ok_or(expected)?;
            let shown = rest.map(str::trim).filter(|shown| !shown.is_empty());
            let own = value
                .strip_prefix(super::OWN)
                .and_then(|own| own.split_once(':'));
            let (name, value) = match (own, shown) {
                (Some((name, _)), Some(shown)) => (name, shown.to_owned()),
                (None, Some(shown)) => (name, format!("{value} {shown}")),
                (_, None) => (name, value.to_owned()),
            };
            let says = Says::Attribute {
                id,
                name,
                of,
                value,
            };
            Ok(says)
        }
        Some('#') => {
            let expected = "“#1⇥AnnotatorNotes T1⇥text”";
            let (kind, of) = words.next().zip(words.next()).ok_or(expected)?;
            Ok(Says::Note {
                kind,
                of,
                text: rest.unwrap_or_default().trim(),
            })
        }
        _ => Err("a line that begins with T, E, R, *, A, M, N or #, and a number"),
    }
}

fn named(label: &str) -> Option<&str> {
    (!label.is_empty()).then_some(label)
}

/// A stretch: `4 7`.
fn part(written: &str) -> Option<(u64, u64)> {
    let (start, end) = written.trim().split_once(' ')?;
    Some((start.parse().ok()?, end.trim().parse().ok()?))
}
