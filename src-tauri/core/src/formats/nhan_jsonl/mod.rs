//! Nhãn JSONL: the whole project. A header line, then an article a line with everything in it,
//! keys in a fixed order, so that it can be compared line by line; read into a new project it
//! makes the same one.
mod read;
mod shape;
#[cfg(test)]
mod tests;
mod write;

use serde_json::{Map, Value};

use super::{Documents, Reader, Source};
use crate::domain::{Header, Problem};

pub(super) use write::writer;

/// See the module.
#[derive(Debug)]
pub(super) struct NhanJsonl;

impl Reader for NhanJsonl {
    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "json"]
    }

    fn recognises(&self, first: &Map<String, Value>) -> bool {
        first.get("format").and_then(Value::as_str) == Some(shape::FORMAT)
    }

    fn header(&self, source: &Source) -> Result<Header, Problem> {
        read::header(source)
    }

    fn documents(&self, source: Source) -> Documents {
        read::documents(&source).unwrap_or_else(|problem| Box::new(std::iter::once(Err(problem))))
    }
}
