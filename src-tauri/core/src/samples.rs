//! The sample project: articles written for this program, with their labels. They are edited in
//! Nhãn itself and exported as Nhãn JSONL.
use std::io::Write;
use std::path::Path;

use crate::domain::Schema;
use crate::error::{Error, Result, at_path};
use crate::formats::{self, ReadOptions};
use crate::ops::import::Options;
use crate::ops::{Project, system_clock};
use crate::progress::Silent;

/// The articles, as a file of Nhãn JSONL.
pub const SAMPLES: &str = include_str!("../samples/samples.jsonl");

/// Whose name stands on the import.
const AUTHOR: &str = "Nhãn";

/// Makes the sample project at `path`, where there must be no file.
pub fn make_project(path: &Path) -> Result<Project> {
    let mut file = tempfile::Builder::new()
        .suffix(".jsonl")
        .tempfile()
        .map_err(Error::from)?;
    file.write_all(SAMPLES.as_bytes())
        .map_err(at_path(file.path()))?;
    let project = Project::create(path, &Schema::default_news(), system_clock)?;
    let who = project.annotator(AUTHOR)?.id;
    let options = ReadOptions {
        from: Some("nhan-jsonl"),
        ..ReadOptions::default()
    };
    let mut reading = formats::read(&[file.path().to_owned()], &options)?;
    let header = reading.header.clone();
    let (report, _) = project.import(who, &header, &mut reading, &Options::default(), &Silent)?;
    match report.problems.into_iter().next() {
        None => Ok(project),
        Some(problem) => Err(problem.error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_project_holds_every_sample() {
        let folder = tempfile::tempdir().unwrap();
        let project = make_project(&folder.path().join("mau.nhan")).unwrap();
        let ids = project.read(crate::storage::article::ids).unwrap();
        assert_eq!(ids.len() + 1, SAMPLES.lines().count());
    }
}
