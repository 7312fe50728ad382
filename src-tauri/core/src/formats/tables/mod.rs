//! Two tables for those who count and compare rather than train: a row a trade figure, and a row
//! a person and the role held. As CSV for spreadsheets and, with typed columns, as Parquet.
//!
//! Spans that no row is about are counted as [`Reason::NotInTable`](super::Reason).
mod csv;
mod figures;
mod roles;
mod schema;
#[cfg(test)]
mod tests;

use serde_json::Value;

use super::options::Options;
use super::shape::Field;
use super::view::View;
use super::{Item, Tally, Writer};

/// One of the tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    pub(super) columns: &'static [Field],
    /// The rows of a document, with as many cells as there are columns.
    rows: fn(&Item<'_>, &mut View<'_>) -> Vec<Vec<Value>>,
}

pub(super) const FIGURES: Table = Table {
    columns: figures::COLUMNS,
    rows: figures::rows,
};

pub(super) const ROLES: Table = Table {
    columns: roles::COLUMNS,
    rows: roles::rows,
};

impl Table {
    pub(super) fn of(&self, item: &Item<'_>, options: &Options) -> (Vec<Vec<Value>>, Tally) {
        let mut view = View::new(item, options);
        let rows = (self.rows)(item, &mut view);
        view.tally.losses.add(super::Reason::Metadata, 1);
        view.tally.surroundings(item.document);
        (rows, view.written())
    }
}

pub(super) fn figures_csv(options: &Options) -> Box<dyn Writer> {
    csv::writer(FIGURES, options)
}

pub(super) fn roles_csv(options: &Options) -> Box<dyn Writer> {
    csv::writer(ROLES, options)
}
