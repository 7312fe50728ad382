//! A file line by line, however long it is.
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use super::records::decode;
use super::source::{LARGEST, Source};
use crate::domain::Problem;
use crate::error::{Code, Error};

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: u64,
    pub(super) text: String,
}

/// The lines of a file, in order. After a line that is too long, or a disk that fails, there are
/// no more; after one in a wrong encoding there are.
#[derive(Debug)]
pub(super) struct Lines {
    source: Source,
    file: Option<BufReader<File>>,
    number: u64,
}

impl Lines {
    pub(super) fn open(source: &Source) -> Result<Self, Problem> {
        let file = File::open(&source.path).map_err(|error| source.at(error))?;
        Ok(Self {
            source: source.clone(),
            file: Some(BufReader::with_capacity(1 << 16, file)),
            number: 0,
        })
    }

    fn end(&mut self, problem: Problem) -> Problem {
        self.file = None;
        problem
    }
}

impl Iterator for Lines {
    type Item = Result<Line, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let file = self.file.as_mut()?;
        let mut bytes = Vec::new();
        self.number += 1;
        // One more than is allowed, to tell.
        let read = file
            .by_ref()
            .take(LARGEST + 1)
            .read_until(b'\n', &mut bytes);
        let name = self.source.shown();
        match read {
            Ok(0) => return None,
            Ok(size) if size as u64 > LARGEST => {
                let mut problem = self
                    .source
                    .refuse(Error::new(Code::FileTooLarge).arg("file", &name));
                problem.line = Some(self.number);
                problem.column = Some(1);
                return Some(Err(self.end(problem)));
            }
            Ok(_) => {}
            Err(error) => {
                let problem = self.source.at(error);
                return Some(Err(self.end(problem)));
            }
        }
        let text = decode(&name, bytes, self.number);
        Some(text.map(|mut text| {
            text.truncate(text.trim_end_matches(['\n', '\r']).len());
            Line {
                number: self.number,
                text,
            }
        }))
    }
}
