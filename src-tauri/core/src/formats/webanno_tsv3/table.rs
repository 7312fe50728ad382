//! The lines of a file.
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

use super::super::uima::{MENTION, RELATION};
use super::cells::{push_text, push_value};
use super::header::FORMAT;
use super::rows::Row;
use super::write::{Features, File, Link, VALUE};
use crate::domain::{Offset, Range};

impl File<'_> {
    pub(super) fn lines(&self) -> String {
        let columns = columns(self.marks.iter());
        let of_links = self::columns(self.links.iter().map(|link| &link.features));
        let mut out = format!("{FORMAT}.3\n#T_SP={MENTION}|{}\n", columns.join("|"));
        if !self.links.is_empty() {
            out += &format!("#T_RL={RELATION}|{}|BT_{MENTION}\n", of_links.join("|"));
        }
        out.push('\n');
        let names = self.names();
        let mut arriving: HashMap<usize, Vec<&Link>> = HashMap::new();
        for link in &self.links {
            let row = self.rows.first[link.ends.1];
            arriving.entry(row).or_default().push(link);
        }
        for (place, (row, name)) in self.rows.rows.iter().zip(&names).enumerate() {
            if row.part.is_none() && self.begins(row.token) {
                out += "\n#Text=";
                push_text(&mut out, self.sentence(row.token));
                out.push('\n');
            }
            self.push_place(&mut out, row, name);
            for column in &columns {
                let marks = row.marks.iter();
                let cell = marks.map(|mark| {
                    let id = Some(self.rows.ids[*mark]).filter(|id| *id > 0);
                    (self.marks[*mark].get(*column), id)
                });
                push_cell(&mut out, cell);
            }
            if !self.links.is_empty() {
                let here = arriving.get(&place).map_or(&[][..], Vec::as_slice);
                for column in &of_links {
                    push_cell(
                        &mut out,
                        here.iter().map(|l| (l.features.get(*column), None)),
                    );
                }
                self.push_origins(&mut out, here, &names);
            }
            out.push('\n');
        }
        out
    }

    /// Whether a sentence begins with a token.
    fn begins(&self, token: usize) -> bool {
        let before = token.checked_sub(1).and_then(|at| self.tokens.get(at));
        before.is_none_or(|before| before.ends)
    }

    /// The names of the rows: `1-2`, or `1-2.1` of a part.
    fn names(&self) -> Vec<String> {
        let (mut sentence, mut first) = (0, 0);
        let rows = self.rows.rows.iter();
        let names = rows.map(|row| {
            if row.part.is_none() && self.begins(row.token) {
                (sentence, first) = (sentence + 1, row.token);
            }
            let token = row.token - first + 1;
            match row.part {
                None => format!("{sentence}-{token}"),
                Some(part) => format!("{sentence}-{token}.{part}"),
            }
        });
        names.collect()
    }

    /// The text of the sentence that begins with a token, with what stands behind it.
    fn sentence(&self, first: usize) -> &str {
        let rest = self.tokens.get(first..).unwrap_or_default();
        let next = rest.split_inclusive(|token| token.ends).next();
        let next = next.and_then(|sentence| rest.get(sentence.len()));
        let mut start = rest.first().map_or(Offset(0), |token| token.range.start);
        let mut end = next.map_or(self.index.len(), |next| next.range.start);
        let here = |start, end| self.index.slice(Range { start, end }).unwrap_or_default();
        if next.is_some() {
            let last = Offset(end.0 - 1);
            if here(last, end) == "\n" {
                end = last;
            }
        }
        // Blanks before the first sentence are put there by whoever reads the offsets.
        if first == 0 && here(Offset(0), start).contains(|c| c != ' ') {
            start = Offset(0);
        }
        here(start, end)
    }

    /// The name of a row, its place in UTF-16 units, and what stands there.
    fn push_place(&self, out: &mut String, row: &Row, name: &str) {
        let units = |offset| self.index.to_utf16(offset).unwrap_or_default();
        let (begin, end) = (units(row.range.start), units(row.range.end));
        let _ = write!(out, "{name}\t{begin}-{end}\t");
        push_text(out, self.index.slice(row.range).unwrap_or_default());
        out.push('\t');
    }

    /// Where the relations come from that arrive in a row.
    fn push_origins(&self, out: &mut String, links: &[&Link], names: &[String]) {
        if links.is_empty() {
            out.push('_');
        }
        for (number, link) in links.iter().enumerate() {
            if number > 0 {
                out.push('|');
            }
            let (from, to) = link.ends;
            *out += &names[self.rows.first[from]];
            let ids = (self.rows.ids[from], self.rows.ids[to]);
            if ids != (0, 0) {
                let _ = write!(out, "[{}_{}]", ids.0, ids.1);
            }
        }
        out.push('\t');
    }
}

/// The names of all columns of a layer.
fn columns<'f>(all: impl Iterator<Item = &'f Features>) -> Vec<&'f str> {
    let names: BTreeSet<&str> = all.flat_map(|f| f.keys().map(String::as_str)).collect();
    let further = names.into_iter().filter(|name| *name != VALUE);
    std::iter::once(VALUE).chain(further).collect()
}

/// The values of those that are stacked in a row, each with its id.
fn push_cell<'v>(
    out: &mut String,
    values: impl Iterator<Item = (Option<&'v String>, Option<u32>)>,
) {
    let before = out.len();
    for (value, id) in values {
        if out.len() > before {
            out.push('|');
        }
        match value {
            Some(value) => push_value(out, value),
            None => out.push('*'),
        }
        if let Some(id) = id {
            let _ = write!(out, "[{id}]");
        }
    }
    if out.len() == before {
        out.push('_');
    }
    out.push('\t');
}
