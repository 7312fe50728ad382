//! brat standoff: a `.txt` with the text, and beside it an `.ann` with a line for each thing that
//! is said of it. Offsets are code points; the quotes prove it, or what they are instead.
//!
//! - `T` are spans, those of several stretches (`4 7;12 16`) included.
//! - `R` are relations from the first argument to the second, whatever the two are called.
//! - `E` are no spans of their own: the trigger stands for the event, and each argument is a
//!   relation from it, of the type that the role is called without its number (`Theme2`).
//! - `*` (equivalences) link each member to the next.
//! - `A` and `M` are attributes, those without a value being `true`; `N` are attributes called as
//!   the normalization is. What is said of an event is kept with its trigger.
//! - `#` are notes; those of a relation, which has none, an attribute of it.
//!
//! Several values of one attribute are joined with `; `. The schema comes from `annotation.conf`
//! beside the article or above it, up to the folder that was named; what the articles contain
//! beyond it is added. The other files of a configuration are left alone.
//!
//! No stretch has a line end within. A span that does is written as several, as brat's own editor
//! does, and stretches with nothing but line ends between them are read as one. The names of
//! types are those that brat allows ([`names`]). A tie to the register of people is a
//! normalization: the identifier names the attribute and the person, the text is the name.
mod build;
mod conf;
mod configuration;
mod lines;
mod names;
#[cfg(test)]
mod tests_write;
mod write;

use super::decoding;
use super::{Documents, Head, Reader, Source, schemas};
use crate::domain::{Header, Incoming, Problem};
use crate::error::{Code, Error};

pub(super) use write::writer;

/// See the module.
#[derive(Debug)]
pub(super) struct Brat;

const ANNOTATIONS: &str = "ann";
const TEXT: &str = "txt";
/// What notes of people are called.
const NOTES: &str = "AnnotatorNotes";
/// What the identifiers of normalizations begin with that are attributes of ours.
const OWN: &str = "nhan-";
const CONFIGURATION: [&str; 4] = [
    "annotation.conf",
    "visual.conf",
    "tools.conf",
    "kb_shortcuts.conf",
];

impl Reader for Brat {
    fn extensions(&self) -> &'static [&'static str] {
        &[TEXT, ANNOTATIONS]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.extension() == ANNOTATIONS || head.beside(ANNOTATIONS).is_some()
    }

    fn belongs(&self, head: &Head<'_>) -> bool {
        CONFIGURATION.contains(&&*head.name())
    }

    fn main_file(&self, source: Source) -> Source {
        let text = source.beside(TEXT);
        if text.path.is_file() { text } else { source }
    }

    fn header(&self, source: &Source) -> Result<Header, Problem> {
        let mut header = Header {
            schema: conf::beside(source),
            ..Header::default()
        };
        if let Ok(incoming) = document(source) {
            schemas::gather(&mut header.schema, &incoming.document);
        }
        Ok(header)
    }

    fn documents(&self, source: Source) -> Documents {
        Box::new(std::iter::once_with(move || document(&source)))
    }
}

fn document(source: &Source) -> Result<Incoming, Problem> {
    if source.extension() == ANNOTATIONS {
        let expected = source.beside(TEXT);
        let name = expected.path.file_name().unwrap_or_default();
        let name = name.to_string_lossy();
        let error = Error::new(Code::TextMissing)
            .arg("source", expected.shown())
            .arg("expected", name);
        return Err(source.refuse(error));
    }
    decoding::article(source, |text| labelled(source, text))
}

fn labelled(source: &Source, text: String) -> Result<Incoming, Problem> {
    if text.is_empty() {
        return Err(source.refuse(Error::new(Code::FileEmpty).arg("file", source.shown())));
    }
    let annotations = source.beside(ANNOTATIONS);
    let file = annotations.shown();
    let said = match std::fs::metadata(&annotations.path) {
        Ok(_) => decoding::plain(&annotations)?.0,
        // With `--from brat`, and for an article that nobody has labelled.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(annotations.at(error)),
    };
    let lines = lines::read(&said).map_err(|place| place.problem(&file))?;
    build::document(source, text, &lines, &file)
}

#[cfg(test)]
mod tests;
