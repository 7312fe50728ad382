//! Why a command ends badly, and with which code.
use std::process::ExitCode;

use nhan_core::domain::Problem;
use nhan_core::{Code, Error};
use serde_json::json;

use crate::output::Output;
use crate::sentences;

#[derive(Debug)]
pub(crate) enum Failure {
    /// The input was refused; nothing was stored.
    Refused(Error),
    /// The input was refused, at a place in a file.
    At(Box<Problem>),
    /// Wrong usage that only core can see, e.g. a format that there is not.
    Usage(Error),
    /// The same, with the sentence that says why.
    Wrong(String),
    /// The project file cannot be used.
    Project(Error),
    /// Whoever reads the output has heard enough.
    Unheard,
}

pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error.code() {
            Code::NotAProject
            | Code::NewerFile
            | Code::DamagedFile
            | Code::MigrationFailed
            | Code::BusyWriter
            | Code::ReadOnly => Self::Project(error),
            _ => Self::Refused(error),
        }
    }
}

impl From<std::io::Error> for Failure {
    /// Of standard output; files of others come with their name, through core.
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::Unheard,
            _ => Self::Refused(error.into()),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        std::io::Error::from(error).into()
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::At(Box::new(problem))
    }
}

impl Failure {
    fn code(&self) -> u8 {
        match self {
            Self::Unheard => 0,
            Self::Refused(_) | Self::At(_) => 1,
            Self::Usage(_) | Self::Wrong(_) => 2,
            Self::Project(_) => 3,
        }
    }

    /// Says what went wrong: a sentence to people, with `--json` also `{"error":…}` to scripts.
    pub(crate) fn show(&self, output: &Output) -> ExitCode {
        let language = output.language;
        let (sentence, json) = match self {
            Self::Unheard => return ExitCode::SUCCESS,
            Self::Refused(error) | Self::Usage(error) | Self::Project(error) => (
                sentences::of(error, language),
                sentences::to_json(error, language),
            ),
            Self::At(problem) => (
                sentences::of_problem(problem, language),
                sentences::to_json(&problem.error, language),
            ),
            Self::Wrong(sentence) => (
                sentence.clone(),
                json!({"code": "usage", "args": {}, "detail": null, "message": sentence}),
            ),
        };
        output.error(&sentence);
        // Standard output may be what failed.
        let _ = output.document(&json!({ "error": json }), || Ok(()));
        ExitCode::from(self.code())
    }
}
