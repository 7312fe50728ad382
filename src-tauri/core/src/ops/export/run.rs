//! Writing an export: which articles, whose labels, and what the format could not hold.
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::words::{self, RawWords, Taught};
use super::{Choice, Registers};
use crate::domain::{DocLayer, Document, LayerKind, Presence, StatusKind};
use crate::error::{Code, Error, Result};
use crate::formats::{self, Before, Format, Item, Losses, Reason, Tally, atomic};
use crate::in_order::in_order;
use crate::ops::Project;
use crate::progress::{Progress, Total};
use crate::storage::{annotator, article, layer};
use crate::text::{Query, fold};

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

#[derive(Debug, Clone, Default)]
pub struct Options {
    /// None: gold where the project has any, else every layer as one; for a format that holds
    /// everything: each layer as it is.
    pub layer: Option<Choice>,
    pub articles: Articles,
    pub writing: formats::Options,
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
    pub files: Vec<PathBuf>,
}

/// Writes an export to `out`, which is there whole at the end or not at all.
pub fn run(
    project: &Project,
    options: &Options,
    format: &Format,
    out: &Path,
    progress: &dyn Progress,
) -> Result<ExportReport> {
    let same = |path: &Path| std::fs::canonicalize(path).ok();
    let is_project = same(out).is_some_and(|out| Some(out) == same(project.path()));
    if is_project || out.is_dir() {
        return Err(Error::new(Code::FileExists).arg("file", out.display()));
    }
    let mut report = atomic::write(out, |file| {
        let report = write(project, options, format, file, progress)?;
        if report.articles == 0 {
            return Err(Error::new(Code::ExportNothing));
        }
        Ok(report)
    })
    .map_err(|error| named(error, out))?;
    report.files.push(out.to_owned());
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
    let mut head = Head {
        lines: max_lines,
        bytes: Vec::new(),
    };
    let report = write(project, options, format, &mut head, progress)?;
    Ok((head.text(), report))
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

fn write(
    project: &Project,
    options: &Options,
    format: &Format,
    out: &mut dyn Write,
    progress: &dyn Progress,
) -> Result<ExportReport> {
    let writer = format.writer(&options.writing)?;
    // One snapshot of the project, however long it takes.
    project.read(|conn| {
        let mut registers = Registers::load(conn)?;
        // Who imports a file is not of it: read in by somebody else, it is the same again.
        registers.header.annotators = annotator::at_work(conn)?;
        let choice = match &options.layer {
            None if format.whole => None,
            None if layer::any_of_kind(conn, LayerKind::Gold)? => Some(Choice::Gold),
            None => Some(Choice::Union),
            chosen => chosen.clone(),
        };
        let mut report = ExportReport {
            format: format.name.to_owned(),
            layer: choice
                .as_ref()
                .map(Choice::word)
                .unwrap_or_default()
                .to_owned(),
            ..ExportReport::default()
        };
        let mut tally = Tally::default();
        let (mut found, mut before) = (false, Before::default());
        let takes = |layer: &DocLayer| choice.as_ref().is_none_or(|c| c.takes(layer));
        let header = &registers.header;
        writer.begin(out, header)?;
        let ids = article::ids(conn)?;
        let taught = if writer.wants_words() {
            words::taught(conn, &ids, progress)?
        } else {
            Taught::default()
        };
        report.words = taught.raw;
        let chosen = ids.iter().zip(0_u64..).filter_map(|(id, done)| {
            if progress.cancelled() {
                return Some(Err(Error::new(Code::Cancelled)));
            }
            progress.report("export", done, Total::Count(ids.len() as u64));
            let mut document = match registers.document(conn, *id) {
                Ok(document) => document,
                Err(error) => return Some(Err(error)),
            };
            if !wanted(&document, &options.articles, choice.as_ref(), format) {
                return None;
            }
            document.layers.retain(takes);
            found |= !document.layers.is_empty();
            report.articles += 1;
            report.unfinished += u32::from(!is_done(&document, None));
            let earlier = before;
            for layer in &document.layers {
                before.spans += layer.spans.len();
                before.relations += layer.relations.len();
            }
            Some(Ok((document, earlier)))
        });
        let written = |(mut document, before): (Document, Before)| -> Result<(Vec<u8>, Tally)> {
            let mut tally = Tally::default();
            let layer = match &choice {
                Some(choice) if !format.whole => merge(&mut document, choice, &mut tally),
                _ => DocLayer::none(),
            };
            let item = Item {
                header,
                document: &document,
                layer: &layer,
                before,
                segmenter: &taught.segmenter,
            };
            let mut bytes = Vec::new();
            tally.absorb(&writer.document(&mut bytes, &item)?);
            Ok((bytes, tally))
        };
        in_order(chosen, written, |written| {
            let (bytes, of_document) = written?;
            tally.absorb(&of_document);
            Ok(out.write_all(&bytes)?)
        })?;
        // Somebody who has not labelled yet is no mistake; a name that nobody bears is one.
        let is_known = |word: &str| found || registers.annotators.values().any(|n| n == word);
        if let Some(word) = options.layer.as_ref().map(Choice::word)
            && report.articles > 0
            && !is_known(word)
        {
            return Err(Error::new(Code::LayerUnknown).arg("layer", word));
        }
        report.spans = tally.spans;
        report.written = tally.written;
        report.losses = tally.losses;
        Ok(report)
    })
}

/// The chosen layers as one; counts what the joining loses.
fn merge(document: &mut Document, choice: &Choice, tally: &mut Tally) -> DocLayer {
    let current = document.revisions.len().saturating_sub(1);
    let count = |is_current: bool| -> usize {
        let layers = document.layers.iter();
        layers
            .filter(|layer| choice.takes(layer) && (layer.revision == current) == is_current)
            .map(|layer| layer.spans.len())
            .sum()
    };
    let (old, chosen) = (count(false), count(true));
    let merged = choice.merged(document);
    let twins = chosen - merged.spans.len();
    tally.spans += (old + twins) as u64;
    tally.losses.add(Reason::OldRevision, old);
    tally.losses.add(Reason::Duplicate, twins);
    merged
}

fn wanted(
    document: &Document,
    articles: &Articles,
    choice: Option<&Choice>,
    format: &Format,
) -> bool {
    let present = match document.presence {
        Presence::In => true,
        Presence::Excluded => format.whole,
        Presence::Deleted => false,
    };
    present
        && match articles {
            Articles::All => true,
            Articles::Done => is_done(document, choice),
            Articles::Matching(words) => {
                let folded = fold(words);
                let has = |text: &String| fold(text).contains(&folded);
                document.source_id == *words
                    || document.tags.contains(words)
                    || [&document.title, &document.source_id].into_iter().any(has)
                    || Query::parse(words).is_some_and(|q| !q.find(document.text()).is_empty())
            }
        }
}

fn is_done(document: &Document, choice: Option<&Choice>) -> bool {
    let of_layer = |name: &str| {
        document
            .layers
            .iter()
            .any(|layer| layer.annotator.as_deref() == Some(name))
    };
    // A layer that is called so, but is nobody's own, is finished when anybody says so.
    let own = match choice {
        Some(Choice::Named(name)) if of_layer(name) => Some(name.as_str()),
        _ => None,
    };
    document.statuses.iter().any(|status| {
        status.status == StatusKind::Done && own.is_none_or(|name| status.annotator == name)
    })
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
