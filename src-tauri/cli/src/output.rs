//! Results go to standard output, as text or as JSON; all else goes to standard error.
use std::io::{self, IsTerminal, Write};

use serde::Serialize;

use crate::args::{Global, Lang};
use crate::failure::Result;
use crate::language;

#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) json: bool,
    quiet: bool,
    pub(crate) language: Lang,
}

impl Output {
    pub(crate) fn new(global: &Global) -> Self {
        Self {
            json: global.json,
            quiet: global.quiet,
            language: language::chosen(global),
        }
    }

    /// A result: a JSON document, or what `text` prints.
    pub(crate) fn document(
        &self,
        document: &impl Serialize,
        text: impl FnOnce() -> Result<()>,
    ) -> Result<()> {
        if self.json { json(document) } else { text() }
    }

    /// A line of a result for people, left out when it only says that all went well.
    pub(crate) fn line(&self, text: &str) -> Result<()> {
        Ok(writeln!(io::stdout().lock(), "{text}")?)
    }

    /// What people like to know, and scripts do not need.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            eprintln!("{text}");
        }
    }

    pub(crate) fn error(&self, text: &str) {
        eprintln!("{text}");
    }

    /// Whether somebody watches how far long work is.
    pub(crate) fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }
}

/// A JSON document, or a row of JSON lines.
pub(crate) fn json(value: &impl Serialize) -> Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    Ok(writeln!(out)?)
}

/// Rows with their columns aligned, the last one aside; widths in code points.
pub(crate) fn aligned(rows: &[Vec<String>]) -> String {
    let width = |cell: &String| cell.chars().count();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(width).max().unwrap_or_default()
        })
        .collect();
    let mut text = String::new();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            text.push_str(cell);
            if place + 1 < row.len() {
                let padding = widths.get(place).map_or(0, |wide| wide - width(cell));
                text.push_str(&" ".repeat(padding + 2));
            }
        }
        text.push('\n');
    }
    text
}
