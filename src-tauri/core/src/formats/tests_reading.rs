//! Reading a file of a test as the import does.
use super::{ReadOptions, read};
use crate::domain::{Incoming, Problem};
use crate::error::Code;

pub(super) struct Readout {
    /// Those that gave documents.
    pub(super) formats: Vec<String>,
    pub(super) documents: Vec<Result<Incoming, Problem>>,
}

pub(super) fn read_as(name: &str, content: impl AsRef<[u8]>, from: Option<&str>) -> Readout {
    read_files(&[(name, content.as_ref())], from, &ReadOptions::default())
}

/// Reads the first of these files; the others lie beside it.
pub(super) fn read_files(
    files: &[(&str, &[u8])],
    from: Option<&str>,
    options: &ReadOptions<'_>,
) -> Readout {
    let place = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = place.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    let options = ReadOptions {
        from,
        ..options.clone()
    };
    let mut reading = read(&[place.path().join(files[0].0)], &options).unwrap();
    let documents = reading.by_ref().collect();
    Readout {
        formats: reading.counts().into_keys().collect(),
        documents,
    }
}

pub(super) fn pair(label: &str, text: &str) -> (String, String) {
    (label.to_owned(), text.to_owned())
}

/// The text and, of each span, its label and what it quotes.
pub(super) fn seen(incoming: &Incoming) -> (String, Vec<(String, String)>) {
    let document = &incoming.document;
    let spans = document.layers.iter().flat_map(|layer| &layer.spans);
    let spans = spans.map(|span| {
        let parts: Vec<&str> = span.fragments.iter().map(|f| f.text.as_str()).collect();
        pair(&span.label, &parts.join("…"))
    });
    (document.text().to_owned(), spans.collect())
}

/// Why and in which line something was refused.
pub(super) fn refused(outcome: &Result<Incoming, Problem>) -> (Code, Option<u64>) {
    let problem = outcome.as_ref().unwrap_err();
    (problem.error.code(), problem.line)
}
