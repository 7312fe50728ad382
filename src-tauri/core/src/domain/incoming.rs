//! What readers of files hand to the import: documents, and what was refused.
use serde::Serialize;

use super::document::Document;
use crate::error::Error;

/// A document, and where it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    pub file: String,
    /// Counted from 1, where the format has lines.
    pub line: Option<u64>,
    pub document: Document,
}

/// Why something was refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub file: String,
    pub line: Option<u64>,
    /// In code points, counted from 1.
    pub column: Option<u64>,
    pub error: Error,
}

impl Problem {
    /// Something that concerns a file as a whole.
    pub fn of_file(file: impl Into<String>, error: Error) -> Self {
        Self {
            file: file.into(),
            line: None,
            column: None,
            error,
        }
    }
}
