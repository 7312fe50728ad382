//! Getting at the project: to read, or to write as somebody.
use std::path::Path;

use nhan_core::domain::Annotator;
use nhan_core::ops::{Project, system_clock};
use nhan_core::storage::Access;
use nhan_core::{Code, Error};

use crate::args::Global;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::words::Words;

/// To read; whoever writes is left alone.
pub(crate) fn to_read(path: &Path) -> Result<Project> {
    Project::open_to_read(path, system_clock).map_err(Failure::Project)
}

/// To write; `busy_writer` when somebody else does.
pub(crate) fn to_write(path: &Path, output: &Output) -> Result<Project> {
    let opened = Project::open(path, system_clock).map_err(Failure::Project)?;
    if let Some(backup) = opened.upgraded {
        let words = Words::of(output.language);
        output.note(&words.upgraded(&backup.display().to_string()));
    }
    match opened.access {
        Access::Write => Ok(opened.project),
        Access::Read(writer) => {
            let mut error = Error::new(Code::BusyWriter).arg("file", path.display());
            if let Some(writer) = writer {
                error = error
                    .arg("annotator", writer.annotator)
                    .arg("host", writer.host)
                    .arg("pid", writer.pid)
                    .arg("since", time(writer.since));
            }
            Err(Failure::Project(error))
        }
    }
}

/// To write what can be worked out again, if nobody else writes and the file may be written to.
pub(crate) fn to_write_if_free(path: &Path) -> Option<Project> {
    let opened = Project::open(path, system_clock).ok()?;
    matches!(opened.access, Access::Write).then_some(opened.project)
}

fn time(milliseconds: i64) -> String {
    let time = jiff::Timestamp::from_millisecond(milliseconds);
    time.map(|time| {
        let here = time.to_zoned(jiff::tz::TimeZone::system());
        here.strftime("%Y-%m-%d %H:%M").to_string()
    })
    .unwrap_or_default()
}

/// Who works where nobody says who: a script in a container has no user's name, and must run.
const NOBODY: &str = "nhan";

/// Who works: `--as`, else the environment, else the user of the system, else [`NOBODY`].
/// `known` are annotators that a file names.
pub(crate) fn who(project: &Project, global: &Global, known: &[Annotator]) -> Result<Annotator> {
    let from_environment = || {
        ["NHAN_ANNOTATOR", "USER", "LOGNAME", "USERNAME"]
            .into_iter()
            .filter_map(|variable| std::env::var(variable).ok())
            .find(|name| !name.trim().is_empty())
    };
    let name = global.annotator.clone().or_else(from_environment);
    let name = name.unwrap_or_else(|| NOBODY.to_owned());
    project
        .annotator_of(&name, known)
        .map_err(|error| match error.code() {
            Code::AnnotatorNameEmpty => Failure::Usage(error),
            _ => Failure::Project(error),
        })
}
