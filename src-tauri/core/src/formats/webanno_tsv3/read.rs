//! Lines become sentences with their rows.
use super::header::{FORMAT, Layer, layer};
use super::{Refused, shown};
use crate::error::{Code, Error};

/// Cells before those of the layers.
const FIXED: usize = 3;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Table<'t> {
    pub(super) layers: Vec<Layer<'t>>,
    pub(super) sentences: Vec<Sentence<'t>>,
    pub(super) rows: Vec<Row<'t>>,
}

#[derive(Debug, Default)]
pub(super) struct Sentence<'t> {
    /// The lines of its text, with escapes.
    pub(super) lines: Vec<&'t str>,
    /// Of the table's rows, from here on to where the next sentence begins.
    pub(super) first: usize,
}

/// A token or a part of one.
#[derive(Debug)]
pub(super) struct Row<'t> {
    pub(super) line: u64,
    text: &'t str,
    /// As references to it are written: `1-2`, or `1-2.1` of a part.
    pub(super) unit: &'t str,
    pub(super) begin: u64,
    pub(super) end: u64,
    /// What it covers, with escapes.
    pub(super) form: &'t str,
    pub(super) cells: Vec<&'t str>,
}

impl Row<'_> {
    /// A problem with what stands in a cell; cells of layers are counted from 0.
    pub(super) fn refuse_cell(&self, cell: usize, error: Error) -> Refused {
        self.refuse(cell + FIXED, error)
    }

    /// A problem with the offsets.
    pub(super) fn refuse_offsets(&self, error: Error) -> Refused {
        self.refuse(1, error)
    }

    /// A problem with the form.
    pub(super) fn refuse_form(&self, error: Error) -> Refused {
        self.refuse(2, error)
    }

    fn refuse(&self, field: usize, error: Error) -> Refused {
        Refused {
            line: self.line,
            column: column(self.text, field),
            error,
        }
    }
}

/// Where a field of a line begins, in code points from 1.
fn column(line: &str, field: usize) -> u64 {
    let before = line.split('\t').take(field);
    before
        .map(|text| text.chars().count() as u64 + 1)
        .sum::<u64>()
        + 1
}

/// Reads a file; `file_empty` without any token.
pub(super) fn table<'t>(content: &'t str, file: &str) -> Result<Table<'t>, Refused> {
    let bad = |line, what: &str| Refused {
        line,
        column: 1,
        error: Error::new(Code::BadRecord).arg("what", shown(what)),
    };
    let mut table = Table::default();
    let mut cells = 0;
    let mut in_text = false;
    for (line, text) in (1..).zip(content.lines()) {
        if line == 1 && !text.starts_with(FORMAT) {
            return Err(bad(line, FORMAT));
        }
        if let Some(said) = text.strip_prefix("#Text=") {
            if !in_text {
                table.sentences.push(Sentence {
                    first: table.rows.len(),
                    ..Sentence::default()
                });
            }
            in_text = true;
            if let Some(sentence) = table.sentences.last_mut() {
                sentence.lines.push(said);
            }
        } else if text.starts_with('#') {
            // Layers are declared before the first sentence.
            if table.sentences.is_empty()
                && let Some(layer) = layer(text, line, cells)?
            {
                cells += layer.columns.len();
                table.layers.push(layer);
            }
        } else if !text.trim().is_empty() {
            if table.sentences.is_empty() {
                return Err(bad(line, "#Text="));
            }
            in_text = false;
            table.rows.push(row(text, line, cells)?);
        }
    }
    let ends = table.sentences.iter().skip(1).map(|next| next.first);
    let ends = ends.chain([table.rows.len()]);
    if table
        .sentences
        .iter()
        .zip(ends)
        .any(|(s, end)| s.first == end)
        || table.rows.is_empty()
    {
        return Err(Refused {
            line: content.lines().count().max(1) as u64,
            column: 1,
            error: Error::new(Code::FileEmpty).arg("file", file),
        });
    }
    Ok(table)
}

fn row(text: &str, line: u64, cells: usize) -> Result<Row<'_>, Refused> {
    let mut fields: Vec<&str> = text.split('\t').collect();
    // Each field may have a tab behind it, the last too.
    if fields.len() == FIXED + cells + 1 && fields.last().is_some_and(|last| last.is_empty()) {
        fields.pop();
    }
    let refuse = |field, error: Error| Refused {
        line,
        column: column(text, field),
        error,
    };
    let &[unit, offsets, form, ref rest @ ..] = fields.as_slice() else {
        return Err(refuse(0, columns(line, fields.len(), cells)));
    };
    if rest.len() != cells {
        return Err(refuse(0, columns(line, fields.len(), cells)));
    }
    let bad =
        |field, what: &str| refuse(field, Error::new(Code::BadRecord).arg("what", shown(what)));
    let is_unit = unit.split_once('-').is_some_and(|(sentence, token)| {
        let (token, part) = token.split_once('.').unwrap_or((token, "1"));
        let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
        [sentence, token, part].into_iter().all(is_number)
    });
    if !is_unit {
        return Err(bad(0, unit));
    }
    let numbers = offsets
        .split_once('-')
        .and_then(|(begin, end)| Some((begin.parse().ok()?, end.parse().ok()?)));
    let (begin, end) = numbers.ok_or_else(|| bad(1, offsets))?;
    Ok(Row {
        line,
        text,
        unit,
        begin,
        end,
        form,
        cells: rest.to_vec(),
    })
}

fn columns(line: u64, found: usize, cells: usize) -> Error {
    Error::new(Code::BadColumns)
        .arg("line", line)
        .arg("found", found)
        .arg("expected", FIXED + cells)
}
