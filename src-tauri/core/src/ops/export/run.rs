//! Writing an export: what is asked for, the files it becomes, and its preview.
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Choice;
use super::job::{Job, Taker};
use super::manifest::manifest;
use super::split::Split;
use super::words::RawWords;
use crate::error::{Code, Error, Result};
use crate::formats::writing::{Assembler, Parts, Piece, Place, assembler};
use crate::formats::{self, Format, Losses};
use crate::ops::Project;
use crate::progress::Progress;

/// Which articles an export takes. Deleted ones never; excluded ones only where the format holds
/// everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Articles {
    #[default]
    All,
    /// Finished by somebody; where the layer is an annotator's, by that annotator.
    Done,
    /// Of this tag or source id, or with these words in title, source id or text (letter case,
    /// diacritics and underscores aside).
    Matching(String),
}

impl Articles {
    /// As the command line has it.
    pub fn word(&self) -> &str {
        match self {
            Self::All => "all",
            Self::Done => "done",
            Self::Matching(words) => words,
        }
    }
}

#[derive(Debug, Clone, Default)]
pub struct Options {
    /// None: gold where the project has any, else every layer as one; for a format that holds
    /// everything: each layer as it is.
    pub layer: Option<Choice>,
    pub articles: Articles,
    pub writing: formats::Options,
    /// Files of their own for training and test.
    pub split: Option<Split>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ExportReport {
    pub format: String,
    /// The layer that was chosen; empty when each is written as it is.
    pub layer: String,
    pub articles: u32,
    /// Articles among them that nobody has finished.
    pub unfinished: u32,
    /// Spans of the layer in these articles: those written and those lost, together.
    pub spans: u64,
    pub written: u64,
    pub losses: Losses,
    /// Where raw articles were to be written in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<RawWords>,
    /// Where the articles were divided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartReport>,
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartReport {
    pub name: String,
    pub articles: u32,
    pub written: u64,
}

/// Writes an export to `out`, a file or a folder, which is there whole at the end or not at all.
pub fn run(
    project: &Project,
    options: &Options,
    format: &Format,
    out: &Path,
    progress: &dyn Progress,
) -> Result<ExportReport> {
    let same = |path: &Path| std::fs::canonicalize(path).ok();
    if same(out).is_some_and(|out| Some(out) == same(project.path())) {
        return Err(Error::new(Code::FileExists).arg("file", out.display()));
    }
    let mut place = Place::beside(out, format.folder || options.split.is_some())?;
    let writer = format.writer(&options.writing)?;
    let (mut report, schema) = project
        .read(|conn| {
            let job = Job::new(conn, options, format, &*writer)?;
            let parts = Parts(match &options.split {
                Some(split) => split.names(),
                None => vec![String::new()],
            });
            let header = &job.registers.header;
            let mut files = Files {
                assembler: assembler(format, &*writer, header, &parts, &mut place)?,
                place: &mut place,
            };
            let report = job.write(conn, &mut files, progress)?;
            if report.articles == 0 {
                return Err(Error::new(Code::ExportNothing));
            }
            files.assembler.finish(files.place)?;
            Ok((report, header.schema.clone()))
        })
        .map_err(|error| named(error, out))?;
    let manifest = manifest(format, options, &schema, &report, &place.written())?;
    report.files = place.settle(&manifest).map_err(|error| named(error, out))?;
    Ok(report)
}

/// The first lines of what an export would write, and what it would report.
pub fn preview(
    project: &Project,
    options: &Options,
    format: &Format,
    max_lines: usize,
    progress: &dyn Progress,
) -> Result<(String, ExportReport)> {
    let writer = format.writer(&options.writing)?;
    project.read(|conn| {
        let job = Job::new(conn, options, format, &*writer)?;
        let mut head = Head {
            lines: max_lines,
            bytes: Vec::new(),
        };
        writer.begin(&mut head, &job.registers.header)?;
        let report = job.write(conn, &mut head, progress)?;
        Ok((head.text(), report))
    })
}

/// A full disk names the file that was being written.
fn named(error: Error, out: &Path) -> Error {
    match error.code() {
        Code::DiskFull | Code::DiskError if !error.args().contains_key("file") => {
            error.arg("file", out.display())
        }
        _ => error,
    }
}

struct Files<'a, 'w> {
    assembler: Box<dyn Assembler + 'w>,
    place: &'a mut Place,
}

impl Taker for Files<'_, '_> {
    fn take(&mut self, part: usize, name: &str, piece: Piece) -> Result<()> {
        self.assembler.add(self.place, part, name, piece)
    }
}

/// Keeps the first lines of what is written, as far as a screen shows them.
struct Head {
    /// Lines still to be kept.
    lines: usize,
    bytes: Vec<u8>,
}

/// A line may hold a whole article.
const SHOWN: usize = 64 << 10;

impl Head {
    fn text(mut self) -> String {
        // A character that was cut is dropped.
        if let Err(error) = std::str::from_utf8(&self.bytes) {
            self.bytes.truncate(error.valid_up_to());
        }
        String::from_utf8(self.bytes).unwrap_or_default()
    }
}

impl Taker for Head {
    fn take(&mut self, _: usize, _: &str, piece: Piece) -> Result<()> {
        Ok(self.write_all(piece.main())?)
    }
}

impl Write for Head {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.lines > 0 {
            for line in bytes.split_inclusive(|byte| *byte == b'\n') {
                let room = SHOWN.saturating_sub(self.bytes.len()).min(line.len());
                self.bytes.extend_from_slice(&line[..room]);
                if room < line.len() {
                    self.lines = 0;
                } else if line.ends_with(b"\n") {
                    self.lines -= 1;
                }
                if self.lines == 0 {
                    break;
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
