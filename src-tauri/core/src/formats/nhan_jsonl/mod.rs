//! Nhãn JSONL: the whole project. A header line, then an article a line with everything in it,
//! keys in a fixed order, so that it can be compared line by line; read into a new project it
//! makes the same one.
mod read;
mod shape;
#[cfg(test)]
mod tests;
mod write;

use serde_json::Value;

use super::{Documents, Head, Reader, Source};
use crate::domain::{Header, Problem};

pub(super) use write::writer;

/// See the module.
#[derive(Debug)]
pub(super) struct NhanJsonl;

impl Reader for NhanJsonl {
    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "json"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let format = head.object().and_then(|first| first.get("format"));
        format.and_then(Value::as_str) == Some(shape::FORMAT)
    }

    fn header(&self, source: &Source) -> Result<Header, Problem> {
        read::header(source)
    }

    fn documents(&self, source: Source) -> Documents {
        read::documents(&source).unwrap_or_else(|problem| Box::new(std::iter::once(Err(problem))))
    }
}
