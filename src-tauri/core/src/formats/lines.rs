//! A file line by line, however long it is.
use std::io::{BufRead, BufReader, Cursor, Read};

use super::Documents;
use super::decoding::{self, Found};
use super::source::{LARGEST, Source};
use crate::domain::{Incoming, Problem};
use crate::error::{Code, Error};
use crate::text::encoding::Encoding;

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Counted from 1.
    pub(super) number: u64,
    pub(super) text: String,
}

/// The articles that `articles` makes of the lines of a file; they say what they were decoded from.
pub(super) fn documents<A>(source: Source, articles: impl FnOnce(Lines, Source) -> A) -> Documents
where
    A: Iterator<Item = Result<Incoming, Problem>> + 'static,
{
    match Lines::open(&source) {
        Err(problem) => Box::new(std::iter::once(Err(problem))),
        Ok(lines) => {
            let encoding = lines.encoding.clone();
            let mut is_first = true;
            Box::new(articles(lines, source).map(move |article| {
                let mut incoming = article?;
                encoding.say(&mut incoming, std::mem::take(&mut is_first));
                Ok(incoming)
            }))
        }
    }
}

/// The lines of a file, in order. After a line that is too long, or a disk that fails, there are
/// no more; after one in a wrong encoding there are.
pub(super) struct Lines {
    source: Source,
    encoding: Found,
    file: Option<Box<dyn BufRead>>,
    number: u64,
}

impl Lines {
    /// Of a file in any encoding that plain text may have.
    pub(super) fn open(source: &Source) -> Result<Self, Problem> {
        Self::decoded(source, decoding::of_text)
    }

    /// Of a file of JSON records.
    pub(super) fn of_json(source: &Source) -> Result<Self, Problem> {
        Self::decoded(source, decoding::of_json)
    }

    fn decoded(
        source: &Source,
        encoding: impl FnOnce(&Source, &[u8]) -> Result<Found, Problem>,
    ) -> Result<Self, Problem> {
        let refuse = |error| source.at(error);
        let mut file = BufReader::with_capacity(1 << 16, source.open()?);
        let encoding = encoding(source, file.fill_buf().map_err(refuse)?)?;
        let file: Box<dyn BufRead> = match encoding.encoding {
            Encoding::Utf8 => Box::new(file),
            // Lines are told by bytes of UTF-8.
            other => {
                let text = decoding::text(source, source.bytes()?, other)?;
                Box::new(Cursor::new(text.into_bytes()))
            }
        };
        Ok(Self {
            source: source.clone(),
            encoding,
            file: Some(file),
            number: 0,
        })
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding.encoding
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
            .as_mut()
            .take(LARGEST + 1)
            .read_until(b'\n', &mut bytes);
        match read {
            Ok(0) => return None,
            Ok(size) if size as u64 > LARGEST => {
                let error = Error::new(Code::FileTooLarge).arg("file", self.source.shown());
                let mut problem = self.source.refuse(error);
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
        let text = decoding::line(&self.source, bytes, self.number);
        Some(text.map(|mut text| {
            text.truncate(text.trim_end_matches(['\n', '\r']).len());
            Line {
                number: self.number,
                text,
            }
        }))
    }
}
