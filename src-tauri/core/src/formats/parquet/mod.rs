//! Parquet by its own column writers, without Arrow: files of [rows of typed fields](Field), in
//! groups of rows, so that memory is the same however many there are. Nothing in a file depends
//! on when or where it is written.
mod leaves;
mod sheet;
mod tables;
#[cfg(test)]
mod tests;
mod types;

pub(super) use sheet::Sheet;
pub(super) use tables::{figures, roles};

use super::shape::{Field, Kind};
