//! What readers of files hand to the import: documents, and what was refused.
use std::collections::BTreeMap;

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
    /// What its reader did that whoever imports should know of.
    pub notes: Vec<Note>,
}

/// What was done to something that is not refused; see [`Incoming::notes`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    pub file: String,
    /// Counted from 1.
    pub line: Option<u64>,
    pub code: NoteCode,
    /// Named parts of the sentence that the user will read.
    pub args: BTreeMap<&'static str, String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteCode {
    /// The file counts positions in `unit`, which its format does not: `utf16`, `bytes`,
    /// `crlf_as_one` or `code_points`. They were converted.
    OffsetsConverted,
    /// The bytes seem to be in `encoding`, but may be in one of `others`.
    EncodingLikely,
    /// Whoever annotated gave the `answer` reject or ignore: the text was read, `spans` labels
    /// were not.
    AnswerNotAccepted,
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
