//! Reading whatever was named: files and folders, of one format or of several mixed.
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use serde::Serialize;

use super::csv::{self, Table};
use super::recognise::{Wanted, format_of};
use super::schemas;
use super::source::{self, Source};
use super::{Documents, Format, ReadOptions};
use crate::domain::{Header, Incoming, Problem};
use crate::error::{Code, Error, Result};
use crate::in_order::ahead;
use crate::progress::Meter;

/// The documents of several files, read one by one: an iterator of each, or why it is refused.
pub struct Reading {
    /// What stands above the documents of all files together.
    pub header: Header,
    files: Box<dyn Iterator<Item = Opened>>,
    options: ReadOptions<'static>,
    current: Option<Current>,
    meter: Meter,
    kinds: Vec<Kind>,
    table: Option<Table>,
}

/// The file whose turn it is.
struct Current {
    format: &'static Format,
    documents: Documents,
    /// What the meter stands at once it is read.
    end: u64,
}

/// Documents of one format and one encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kind {
    pub format: String,
    pub encoding: String,
    pub documents: u32,
    /// The first file of them, and how its text begins.
    pub file: String,
    pub sample: String,
}

/// Code points of a [`Kind::sample`].
const SAMPLE: usize = 200;

/// What is to be read, how, and of how many bytes it is.
type Planned = Result<(Source, &'static Format, u64), Problem>;

/// A file whose turn comes soon.
enum Opened {
    Refused(Problem),
    /// A small one has been read, beside the thread that asks.
    Read(&'static Format, Vec<Result<Incoming, Problem>>, u64),
    /// A large one is read when its turn comes, piece by piece.
    Large(&'static Format, Source, u64),
}

/// Files up to this size, in bytes, are read before their turn comes: nearly all that hold one
/// article, so that many of them fit in memory.
const SMALL: u64 = 256 << 10;

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reading")
            .field("kinds", &self.kinds)
            .finish_non_exhaustive()
    }
}

/// Finds the files at and below `paths`, and of which format each is: the one that is named
/// (below folders, files of other endings are then left alone), else by ending and content.
///
/// What cannot be read is refused where the documents are iterated; the error here is only of a
/// name that is of no format to be read.
pub fn read(paths: &[PathBuf], options: &ReadOptions<'_>) -> Result<Reading> {
    let wanted = Wanted::of(options)?;
    let mut header = Header::default();
    let mut table = None;
    let mut files = Vec::new();
    let mut seen = HashSet::new();
    let meter = Meter::default();
    for named in paths {
        for found in source::files(named, options.decoding) {
            let planned = found.and_then(|source| {
                let Some(format) = format_of(&source, &wanted, source.path == *named)? else {
                    return Ok(None);
                };
                let Some(reader) = format.reader else {
                    return Ok(None);
                };
                let source = reader.main_file(source);
                if !seen.insert(source.place().to_owned()) {
                    return Ok(None);
                }
                if table.is_none() && format.name == csv::NAME {
                    table = csv::table(&source);
                }
                add(&mut header, reader.header(&source)?);
                let size = source.size()?;
                meter.expect(size);
                Ok(Some((source, format, size)))
            });
            files.extend(planned.transpose());
        }
    }
    let options = ReadOptions {
        from: None,
        ..options.clone()
    };
    let how = options.clone();
    let files = ahead(files.into_iter(), move |planned| open(planned, &how));
    Ok(Reading {
        header,
        files: Box::new(files),
        options,
        current: None,
        meter,
        kinds: Vec::new(),
        table,
    })
}

fn open(planned: Planned, options: &ReadOptions<'static>) -> Opened {
    let (source, format, size) = match planned {
        Ok(planned) => planned,
        Err(problem) => return Opened::Refused(problem),
    };
    match format.reader {
        Some(reader) if size <= SMALL => {
            let documents = reader.documents_with(source, options).collect();
            Opened::Read(format, documents, size)
        }
        _ => Opened::Large(format, source, size),
    }
}

impl Reading {
    /// What was read so far, in the order in which it was met.
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// How much of the files has been read.
    pub fn meter(&self) -> &Meter {
        &self.meter
    }

    /// The columns of the first table, for someone to choose from.
    pub fn table(&self) -> Option<&Table> {
        self.table.as_ref()
    }

    /// Documents read so far, by format.
    pub fn counts(&self) -> BTreeMap<String, u32> {
        self.sums(|kind| &kind.format)
    }

    /// Documents read so far, by the encoding that their text came in.
    pub fn encodings(&self) -> BTreeMap<String, u32> {
        self.sums(|kind| &kind.encoding)
    }

    fn sums(&self, key: impl Fn(&Kind) -> &String) -> BTreeMap<String, u32> {
        let mut sums = BTreeMap::new();
        for kind in &self.kinds {
            *sums.entry(key(kind).clone()).or_default() += kind.documents;
        }
        sums
    }

    fn count(&mut self, format: &Format, incoming: &Incoming) {
        let revision = incoming.document.revision();
        let known = self
            .kinds
            .iter_mut()
            .find(|kind| kind.format == format.name && kind.encoding == revision.encoding);
        match known {
            Some(kind) => kind.documents += 1,
            None => self.kinds.push(Kind {
                format: format.name.to_owned(),
                encoding: revision.encoding.clone(),
                documents: 1,
                file: incoming.file.clone(),
                sample: revision.text.chars().take(SAMPLE).collect(),
            }),
        }
    }
}

impl Iterator for Reading {
    type Item = Result<Incoming, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(current) = &mut self.current {
                match current.documents.next() {
                    Some(Ok(incoming)) => {
                        let format = current.format;
                        self.count(format, &incoming);
                        return Some(sound(incoming));
                    }
                    Some(problem) => return Some(problem),
                    None => {
                        // Readers may open a file twice, or something beside it.
                        self.meter.set(current.end);
                        self.current = None;
                    }
                }
            }
            let (format, documents, size): (_, Documents, _) = match self.files.next()? {
                Opened::Refused(problem) => return Some(Err(problem)),
                Opened::Read(format, documents, size) => {
                    (format, Box::new(documents.into_iter()), size)
                }
                Opened::Large(format, mut source, size) => {
                    source.meter = Some(self.meter.clone());
                    let Some(reader) = format.reader else {
                        continue;
                    };
                    (format, reader.documents_with(source, &self.options), size)
                }
            };
            let end = self.meter.read() + size;
            self.current = Some(Current {
                format,
                documents,
                end,
            });
        }
    }
}

/// JSON can say NUL; no text may.
fn sound(incoming: Incoming) -> Result<Incoming, Problem> {
    let has_nul = |text: &str| text.contains('\0');
    let document = &incoming.document;
    if document.revisions.iter().any(|r| has_nul(&r.text)) {
        return Err(Problem {
            error: Error::new(Code::TextHasNul).arg("file", &incoming.file),
            file: incoming.file,
            line: incoming.line,
            column: None,
        });
    }
    Ok(incoming)
}

/// Adds the header of a further file. The first that names a project and a schema gives them
/// their names; of the same person or tag in several, the first counts.
fn add(all: &mut Header, header: Header) {
    if all.project.is_none() && all.schema.labels.is_empty() {
        all.project = header.project;
        all.name = header.name;
        all.schema.name.clone_from(&header.schema.name);
        all.guidelines = header.guidelines;
    }
    schemas::join(&mut all.schema, header.schema);
    join(&mut all.annotators, header.annotators, |a| a.name.clone());
    join(&mut all.entities, header.entities, |e| e.id);
    join(&mut all.tags, header.tags, |t| t.name.clone());
}

fn join<T, K: Eq + std::hash::Hash>(all: &mut Vec<T>, more: Vec<T>, key: impl Fn(&T) -> K) {
    if more.is_empty() {
        return;
    }
    let known: HashSet<K> = all.iter().map(&key).collect();
    all.extend(more.into_iter().filter(|one| !known.contains(&key(one))));
}

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
