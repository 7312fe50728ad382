//! Annotations that are put together row by row, and what refers to them.
use std::collections::HashMap;

use super::header::Layer;
use super::read::Table;
use super::{Refused, shown};
use crate::domain::Attributes;
use crate::error::{Code, Error};

use super::super::uima::of_token;

/// What any annotation is.
const ANY: &str = "uima.tcas.Annotation";

/// An annotation so far.
#[derive(Debug)]
pub(super) struct Pending<'t> {
    /// The name of its type.
    pub(super) kind: &'t str,
    /// The row it begins at.
    pub(super) row: usize,
    pub(super) begin: u64,
    pub(super) end: u64,
    pub(super) features: Attributes,
}

/// All annotations, by what they are referred to with.
#[derive(Debug)]
pub(super) struct Annotations<'t> {
    table: &'t Table<'t>,
    pub(super) all: Vec<Pending<'t>>,
    /// Rows by their names.
    rows: HashMap<&'t str, usize>,
    by_id: HashMap<(&'t str, u32), usize>,
    /// The first of a type that touches a row.
    by_row: HashMap<(&'t str, usize), usize>,
    tokens: HashMap<usize, usize>,
}

impl<'t> Annotations<'t> {
    pub(super) fn new(table: &'t Table<'t>) -> Result<Self, Refused> {
        let mut rows = HashMap::with_capacity(table.rows.len());
        for (place, row) in table.rows.iter().enumerate() {
            if rows.insert(row.unit, place).is_some() {
                let error = Error::new(Code::IdTwice).arg("id", shown(row.unit));
                return Err(Refused {
                    line: row.line,
                    column: 1,
                    error,
                });
            }
        }
        Ok(Self {
            table,
            all: Vec::new(),
            rows,
            by_id: HashMap::new(),
            by_row: HashMap::new(),
            tokens: HashMap::new(),
        })
    }

    /// The annotation of a layer at a row: the one of this id, which then reaches as far, or a
    /// new one with the features that `features` gives. Says whether it is new.
    pub(super) fn at(
        &mut self,
        layer: &Layer<'t>,
        row: usize,
        id: Option<u32>,
        features: impl FnOnce() -> Attributes,
    ) -> (usize, bool) {
        let known = id.and_then(|id| self.by_id.get(&(layer.name, id)).copied());
        let place = match known {
            Some(place) => {
                self.extend(place, row);
                place
            }
            None => self.add(layer.name, row, features()),
        };
        if let Some(id) = id {
            self.by_id.insert((layer.name, id), place);
            self.by_id.entry((ANY, id)).or_insert(place);
        }
        self.by_row.entry((layer.name, row)).or_insert(place);
        self.by_row.entry((ANY, row)).or_insert(place);
        (place, known.is_none())
    }

    /// A new annotation over a row.
    pub(super) fn add(&mut self, kind: &'t str, row: usize, features: Attributes) -> usize {
        let (begin, end) = self
            .table
            .rows
            .get(row)
            .map_or((0, 0), |r| (r.begin, r.end));
        self.all.push(Pending {
            kind,
            row,
            begin,
            end,
            features,
        });
        self.all.len() - 1
    }

    /// Lets an annotation reach over a row too.
    pub(super) fn extend(&mut self, place: usize, row: usize) {
        if let (Some(one), Some(row)) = (self.all.get_mut(place), self.table.rows.get(row)) {
            one.begin = one.begin.min(row.begin);
            one.end = one.end.max(row.end);
        }
    }

    /// The row of this name.
    pub(super) fn row(&self, unit: &str) -> Option<usize> {
        self.rows.get(unit).copied()
    }

    /// The annotation of a type that is meant by a row and an id. Relations between tokens name a
    /// type that need not be there; then it is the token.
    pub(super) fn find(
        &mut self,
        (base, by): (&str, &str),
        row: usize,
        id: Option<u32>,
    ) -> Option<usize> {
        let found = match id {
            Some(id) => self.by_id.get(&(base, id)),
            None => self.by_row.get(&(base, row)),
        };
        if found.is_some() || id.is_some() || !(of_token(base) || of_token(by)) {
            return found.copied();
        }
        if let Some(token) = self.tokens.get(&row) {
            return Some(*token);
        }
        let token = self.add("Token", row, Attributes::new());
        self.tokens.insert(row, token);
        Some(token)
    }
}
