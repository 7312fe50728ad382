//! One binary for all tests of whole workings: linked once, each module one subject.
mod cli_export;
mod cli_import;
mod cli_project;
mod real;
mod round_trip;
mod support;
