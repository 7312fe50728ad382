//! Offsets: Unicode scalar values (code points), half-open. Only edges convert: the shell to
//! UTF-16 for the webview, and a file format that counts otherwise.
use serde::{Deserialize, Serialize};

/// A place between two code points of a text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Offset(pub u32);

/// A half-open stretch of text in code points; `start <= end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Range {
    pub start: Offset,
    pub end: Offset,
}

impl Range {
    pub const fn new(start: u32, end: u32) -> Self {
        Self {
            start: Offset(start),
            end: Offset(end),
        }
    }

    /// Code points covered.
    pub const fn len(self) -> u32 {
        self.end.0 - self.start.0
    }

    pub const fn is_empty(self) -> bool {
        self.start.0 == self.end.0
    }

    /// Whether the two share at least one code point.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start.0 < other.end.0 && other.start.0 < self.end.0
    }
}
