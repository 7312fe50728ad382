//! `nhan`, the command line. The contract that scripts rely on: exit codes 0 done, 1 the input
//! was refused and nothing stored, 2 wrong usage, 3 the project file cannot be used; `--json`
//! puts one JSON document, or JSON lines where rows stream, on standard output, and everything
//! said to people goes to standard error. Offsets are code points, half-open.
mod args;
mod commands;
mod failure;
mod language;
mod open;
mod output;
mod progress;
mod sentences;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::Args;
use output::Output;

/// Runs the command line with the arguments of the process.
pub fn main() -> ExitCode {
    // Asks for help or wrong usage end here, with 0 and 2.
    let args = Args::parse();
    let output = Output::new(&args.global);
    match commands::run(&args, &output) {
        Ok(code) => code,
        Err(failure) => failure.show(&output),
    }
}
