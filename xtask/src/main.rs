//! The project's own tasks, started as `cargo xtask …`.
//!
//! Everything a newcomer or a CI machine has to do is here and in Rust, so that it is the same on
//! Linux, macOS and Windows and needs nothing but cargo and Node to start.

mod app;
mod bench;
mod bundle;
mod ci;
mod codegen;
mod counts;
mod fuzz;
mod npm;
mod paths;
mod proc;
mod python;
mod report;
mod run;
mod setup;
mod table;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Run, test, check, measure and bundle Nhãn"
)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build and open the application on a sample project (without a display: do the main job
    /// through the command line)
    Run(run::Args),
    /// Install what building and testing need
    Setup,
    /// Set up, then run every test, those through the real window included
    Test(test::Args),
    /// Formatting, lints, licences, bindings, structure: all that is checked without running it
    Ci(ci::Args),
    /// Write the TypeScript bindings of the shell's commands
    Codegen(codegen::Args),
    /// Check the structure of the code (module edges, messages, file sizes, …)
    Tidy,
    /// Measure against the budgets
    Bench(bench::Args),
    /// Run the fuzz targets, each for some time
    Fuzz(fuzz::Args),
    /// Build the installers of this system
    Bundle(bundle::Args),
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().task {
        Task::Run(args) => done(run::run(&args)),
        Task::Setup => done(setup::setup(setup::Needs::everything())),
        Task::Test(args) => test::test(&args),
        Task::Ci(args) => ci::ci(&args),
        Task::Codegen(args) => done(codegen::codegen(&args)),
        Task::Tidy => done(tidy::tidy()),
        Task::Bench(args) => bench::bench(&args),
        Task::Fuzz(args) => fuzz::fuzz(&args),
        Task::Bundle(args) => done(bundle::bundle(&args)),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A task without a report of its own has succeeded when it did not fail.
fn done(result: Result<()>) -> Result<bool> {
    result.map(|()| true)
}
