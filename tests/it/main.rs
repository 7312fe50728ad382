//! One binary for all tests of whole workings: linked once, each module one subject.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests fail as tests do; the lint knows only functions that are tests"
)]

mod cli_alike;
mod cli_export;
mod cli_import;
mod cli_project;
mod cli_revise;
mod cli_split;
mod cli_standoff;
mod cli_views;
mod cli_zones;
mod crash;
mod disk;
mod encodings;
mod figures;
mod gold;
mod hostile;
mod hostile_cases;
mod peers_standoff;
mod peers_tokens;
mod peers_uima;
mod peers_uima_written;
mod real;
mod round_trip;
mod round_trip_standoff;
mod support;
mod words;
mod zones;
