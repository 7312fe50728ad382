//! What must hold whatever bytes somebody gives us: a body for each reader, for what reads text,
//! and for the project file. Fuzzing runs them (`fuzz/`), and so do the tests, on the seeds that
//! fuzzing starts from and on what [`mutate`] makes of them.
//!
//! A body ends by itself, or panics with what does not hold.
#![allow(
    clippy::unwrap_used,
    reason = "bodies fail as tests do; the lint knows only functions that are tests"
)]

mod import;
pub mod mutate;
mod project;
mod sound;
mod text;

use nhan_core::formats;

pub use import::read;

type Body = fn(&[u8]);

/// What is no reader of one format.
const OTHERS: [(&str, Body); 9] = [
    ("recognise", import::recognised),
    ("zip", import::archive),
    ("encoding", text::encoding),
    ("tokens", text::tokens),
    ("zones", text::zones),
    ("figure", text::figure),
    ("search", text::search),
    ("schema", project::schema),
    ("project", project::file),
];

/// The names of all bodies: those of the formats that are read, and the others.
pub fn targets() -> impl Iterator<Item = &'static str> {
    let read = formats::all()
        .iter()
        .filter(|format| format.reader.is_some());
    let others = OTHERS.iter().map(|(name, _)| *name);
    read.map(|format| format.name).chain(others)
}

/// Runs the body of this name.
///
/// # Panics
/// Where something does not hold, and where there is no such body.
pub fn run(target: &str, bytes: &[u8]) {
    match OTHERS.iter().find(|(name, _)| *name == target) {
        Some((_, body)) => body(bytes),
        None => drop(read(target, bytes)),
    }
}
