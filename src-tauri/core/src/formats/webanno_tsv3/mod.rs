//! WebAnno TSV 3.0 to 3.3: a row a token, layers of annotations in columns that the header names.
//!
//! - The text is put together from the `#Text=` lines; a gap between two sentences is a line break
//!   and blanks, for the format says only how wide it is. Ids of sentences are left out.
//! - Offsets are UTF-16 units. They are proven against the form of each token and part of a token;
//!   where they fit only as code points or as bytes, they are taken as these. Some writers escape
//!   in texts what is to be escaped in values only: if the forms do not fit, this is tried too.
//! - What becomes of layers and features is said in [`uima`](super::uima), for the same
//!   annotations stand in its files: spans (`#T_SP`) with their slots, chains (`#T_CH`) and
//!   relations (`#T_RL`), which lead from the annotation that a row names to the row's own.
//! - Annotations over several tokens, or parts of them, are one span from the first to the last.
//! - A relation between tokens makes spans labelled `Token` of these.
//!
//! Written are the annotations that [`uima`](super::uima) writes, with a column for each feature
//! that the article needs. A row is a syllable or a word, and further ones are the parts of it that
//! annotations cover; a span with an edge where no row is cannot be written. Nor can what is known of
//! the article. What stands between two sentences belongs to the first, save a last line break.
mod build;
mod cells;
mod header;
mod read;
mod references;
mod rows;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_refused;
#[cfg(test)]
mod tests_write;
mod text;
mod write;

pub(super) use write::writer;

use super::decoding;
use super::schemas;
use super::{Documents, Head, Reader, Source};
use crate::domain::{Document, Header, Incoming, Problem};
use crate::error::Error;
use crate::text::{TextIndex, guess_title};

/// See the module.
#[derive(Debug)]
pub(super) struct WebAnnoTsv3;

impl Reader for WebAnnoTsv3 {
    fn extensions(&self) -> &'static [&'static str] {
        &["tsv", "txt"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.text().starts_with(header::FORMAT)
    }

    fn header(&self, source: &Source) -> Result<Header, Problem> {
        Ok(schemas::gathered(self.documents(source.clone())))
    }

    fn documents(&self, source: Source) -> Documents {
        decoding::documents(source, |source, text| document(source, &text))
    }
}

fn document(source: &Source, content: &str) -> Result<Incoming, Problem> {
    let file = source.shown();
    let refuse = |refused: Refused| Problem {
        line: Some(refused.line),
        column: Some(refused.column),
        ..source.refuse(refused.error)
    };
    let table = read::table(content, &file).map_err(refuse)?;
    let placed = text::place(&table).map_err(refuse)?;
    let index = TextIndex::new(&placed.text);
    let layer = build::layer(&table, &placed, &index).map_err(refuse)?;
    let title = guess_title(&placed.text);
    let mut document = Document::of_text(source.id.clone(), title, placed.text.clone());
    document.layers.extend(layer);
    Ok(Incoming {
        notes: placed.notes(&file),
        file,
        line: Some(1),
        document,
    })
}

/// Why a file cannot be read, and where that stands.
#[derive(Debug)]
struct Refused {
    line: u64,
    column: u64,
    error: Error,
}

/// The beginning of what a file has, as much as an error shows.
fn shown(said: &str) -> String {
    said.chars().take(80).collect()
}
