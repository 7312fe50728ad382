//! File formats, one file each with its reader and its writer. A new one is a file here, two
//! small traits at most, and a row in [`all`].
//!
//! Readers turn files into [`Document`]s and refuse what they cannot hold, by file, line and
//! column. Writers get a document and the one layer that the export chose, and say in a
//! [`Tally`] what the format could not hold. Offsets are code points on both sides of a
//! document; a format that counts otherwise converts inside its own file.
mod all;
mod archive;
mod brat;
mod canonical;
mod conll;
mod conllu;
pub mod csv;
mod decoding;
mod doccano;
mod flat;
mod html;
#[cfg(feature = "parquet")]
mod huggingface;
mod label_studio;
mod layers;
mod lines;
mod markdown;
mod nhan_jsonl;
mod options;
mod palette;
#[cfg(feature = "parquet")]
mod parquet;
mod phoner;
mod prodigy;
mod pubannotation;
mod reading;
mod recognise;
mod records;
mod schemas;
mod shape;
mod source;
mod spacy_docbin;
mod spacy_jsonl;
mod surface;
mod tables;
mod tagged;
mod tags;
mod tally;
mod tei;
#[cfg(test)]
mod tests_choices;
#[cfg(test)]
mod tests_out_and_in;
#[cfg(test)]
mod tests_reading;
#[cfg(test)]
mod tests_support;
mod text;
mod tokenized;
mod uima;
mod unit;
mod values;
mod view;
mod vimq;
mod vlsp2016;
mod vlsp2018;
mod w3c;
mod webanno_tsv3;
pub mod writing;

use std::io;

use serde::Serialize;

pub use decoding::{Decoding, Instead, shown_encoding};
pub use options::{Options, ReadOptions, Scheme, Separator, Tokens, Zones};
pub use reading::{Kind, Reading, read};
pub use recognise::Head;
pub(crate) use source::LARGEST;
pub use source::Source;
pub use tally::{Losses, Reason, Tally};

use crate::domain::{DocLayer, Document, Header, Incoming, Problem};
use crate::error::{Code, Error, Result};
use crate::text::Segmenter;
pub use all::all;
use writing::{Assembler, Parts, Piece};

/// Documents as they are read: each, or why it is refused.
pub type Documents = Box<dyn Iterator<Item = Result<Incoming, Problem>>>;

/// Reads files of one format.
pub trait Reader: Sync {
    /// Endings of file names, without the dot and in lower case.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether a file of such an ending is of this format. Of several that say so the first in
    /// [`all`] reads it.
    fn recognises(&self, head: &Head<'_>) -> bool;

    /// Whether a file of such an ending that nobody recognises may be of this format, as far as
    /// someone who knows it says how to read it.
    fn may_read(&self, _: &Head<'_>) -> bool {
        false
    }

    /// Whether a file is no article but belongs to articles of this format, as configuration
    /// does: it is left alone.
    fn belongs(&self, _: &Head<'_>) -> bool {
        false
    }

    /// Where several files make one article, the one that stands for all of them.
    fn main_file(&self, source: Source) -> Source {
        source
    }

    /// What stands above the documents; nothing, for most formats.
    fn header(&self, _: &Source) -> Result<Header, Problem> {
        Ok(Header::default())
    }

    /// The documents of a file, read one by one.
    fn documents(&self, source: Source) -> Documents;

    /// The same as someone chose; most formats leave no choice.
    fn documents_with(&self, source: Source, _: &ReadOptions<'_>) -> Documents {
        self.documents(source)
    }
}

/// What a writer is given for one document.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    pub header: &'a Header,
    pub document: &'a Document,
    /// What the export chose, as one layer in text order; a format that
    /// [holds everything](Format::whole) writes the document's own layers instead.
    pub layer: &'a DocLayer,
    pub before: Before,
    /// Finds the words of raw text, for formats that write words.
    pub segmenter: &'a Segmenter,
}

/// How much the documents before one held, at most: for formats that number through a file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Before {
    pub spans: usize,
    pub relations: usize,
}

/// Writes documents of one format. Several are rendered at a time, on as many threads, so that
/// nothing is kept from one to the next.
///
/// The file of a format is what stands above the documents, these one after the other, and what
/// stands below; of a format whose documents have files of their own, these and what is shared by
/// all. A format with files of another kind brings its own [`Assembler`].
pub trait Writer: Sync {
    /// What stands above the documents of a file; nothing, for most formats.
    fn begin(&self, _out: &mut dyn io::Write, _header: &Header) -> io::Result<()> {
        Ok(())
    }

    /// What stands between two documents of a file.
    fn between(&self) -> &'static str {
        ""
    }

    /// What stands below them.
    fn end(&self, _out: &mut dyn io::Write, _header: &Header) -> io::Result<()> {
        Ok(())
    }

    /// Whether it asks for the words of raw text.
    fn wants_words(&self) -> bool {
        false
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally>;

    /// Files that all documents share, as configuration is, where each has files of its own.
    fn shared(&self, _header: &Header) -> Vec<(String, Vec<u8>)> {
        Vec::new()
    }

    /// How files are made of pieces that are no files; what the preview then shows of a piece is
    /// for people.
    fn assembler<'a>(
        &'a self,
        _header: &'a Header,
        _parts: &Parts,
    ) -> Option<Box<dyn Assembler + 'a>> {
        None
    }
}

/// Makes a writer that keeps to these options.
pub type MakeWriter = fn(&Options) -> Box<dyn Writer>;

/// What offsets in a file count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    CodePoint,
    Utf16,
}

/// A format as users choose it.
pub struct Format {
    /// As the command line names it.
    pub name: &'static str,
    /// Of the files it writes, without the dot.
    pub extension: &'static str,
    /// Whether it is several files in a folder: of each article, unless its writer says otherwise.
    pub folder: bool,
    /// Whether it holds all that a project does, so that no layer, zone or normal form is chosen.
    pub whole: bool,
    /// None of a format without offsets.
    pub unit: Option<Unit>,
    pub reader: Option<&'static dyn Reader>,
    pub writer: Option<MakeWriter>,
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Format").field(&self.name).finish()
    }
}

impl Format {
    /// The format of this name, or `format_unknown`.
    pub fn named(name: &str) -> Result<&'static Self> {
        all()
            .iter()
            .find(|format| format.name == name)
            .ok_or_else(|| Error::new(Code::FormatUnknown).arg("file", name))
    }

    /// Its reader, or `format_not_read`.
    pub fn reader(&self) -> Result<&'static dyn Reader> {
        self.reader
            .ok_or_else(|| Error::new(Code::FormatNotRead).arg("format", self.name))
    }

    /// A writer of it, or `format_not_written`.
    pub fn writer(&self, options: &Options) -> Result<Box<dyn Writer>> {
        self.writer
            .map(|make| make(options))
            .ok_or_else(|| Error::new(Code::FormatNotWritten).arg("format", self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_and_each_format_does_something() {
        let names: std::collections::BTreeSet<_> = all().iter().map(|f| f.name).collect();
        assert_eq!(names.len(), all().len());
        assert!(
            all()
                .iter()
                .all(|f| f.reader.is_some() || f.writer.is_some())
        );
    }

    #[test]
    fn what_is_not_there_is_said() {
        let code = |result: Result<()>| result.unwrap_err().code();
        assert_eq!(code(Format::named("word").map(|_| ())), Code::FormatUnknown);
        let text = Format::named("text").unwrap();
        let options = Options::default();
        assert_eq!(
            code(text.writer(&options).map(|_| ())),
            Code::FormatNotWritten
        );
    }
}
