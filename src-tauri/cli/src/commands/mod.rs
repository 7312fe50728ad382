//! The commands: each decodes what was asked, calls core, and prints.
mod check;
mod export;
mod import;
mod list;
mod new;
mod revise;
mod schema;
mod search;
mod show;
mod stats;

use std::process::ExitCode;

pub(crate) use show::How;

use crate::args::{Args, Command};
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::words::Words;

pub(crate) fn run(args: &Args, output: &Output) -> Result<ExitCode> {
    let global = &args.global;
    let words = Words::of(output.language);
    let later = |name: &str| Err(Failure::Wrong(words.later(&format!("nhan {name}"))));
    match &args.command {
        Command::New { project, schema } => new::run(project, schema, output)?,
        Command::Import(import) => return import::run(import, global, output),
        Command::Export(export) => export::run(export, output)?,
        Command::List { project } => list::run(project, global, output)?,
        Command::Show {
            project,
            article,
            view,
        } => show::run(project, article, view, output)?,
        Command::Search { project, query } => search::run(project, query, output)?,
        Command::Stats { project } => stats::run(project, output)?,
        Command::Revise(revise) => revise::run(revise, global, output)?,
        Command::Check { project } => return check::run(project, output),
        Command::Schema { project, action } => schema::run(project, action, global, output)?,
        Command::Suggest(_) => return later("suggest"),
        Command::Train(_) => return later("train"),
        Command::Evaluate(_) => return later("evaluate"),
        Command::Agree(_) => return later("agree"),
    }
    Ok(ExitCode::SUCCESS)
}
