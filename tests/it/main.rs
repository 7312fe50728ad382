//! One binary for all tests of whole workings: linked once, each module one subject.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests fail as tests do; the lint knows only functions that are tests"
)]

mod cli_export;
mod cli_import;
mod cli_project;
mod crash;
mod disk;
mod figures;
mod gold;
mod real;
mod round_trip;
mod support;
