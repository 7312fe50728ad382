//! Rows of typed fields, for formats that are tables.
#![cfg_attr(
    not(feature = "parquet"),
    expect(dead_code, reason = "only typed columns ask what a field holds")
)]

/// What a field holds. Each may be `null`: unknown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Integer,
    Number,
    Truth,
    List(&'static Kind),
    Record(&'static [Field]),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

impl Field {
    pub(super) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind }
    }
}
