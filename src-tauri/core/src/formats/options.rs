//! How an export is to be written, or files are to be read. Formats take of it what concerns them.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::csv::Columns;
use super::decoding::Decoding;

/// Which parts of the text count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zones {
    /// Title, sapo, subheadings, body and captions; text in no zone counts as body.
    Scope,
    #[default]
    All,
}

/// What a token is, for formats of tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tokens {
    #[default]
    Syllable,
    /// The underscore words of a segmented text; in a raw text the words that the program finds.
    Word,
    /// Syllables, with the word of each in a column of its own.
    Both,
}

/// How tags mark where a span begins and ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scheme {
    #[default]
    Iob2,
    /// The last token of several is `E`, a single one `S`.
    Bioes,
    /// The same with `L` and `U`.
    Bilou,
}

/// What stands between two columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Separator {
    #[default]
    Tab,
    Space,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    pub zones: Zones,
    pub tokens: Tokens,
    pub scheme: Scheme,
    pub separator: Separator,
    /// The text in NFC, with offsets to match; else as it is.
    pub nfc: bool,
    /// A byte order mark at the start of a table, for Excel.
    pub bom: bool,
}

/// How files are to be read, where they leave a choice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions<'a> {
    /// The format of all of them; else it is told by ending and content.
    pub from: Option<&'a str>,
    /// Those that are recognised as one format are read as another.
    pub instead: BTreeMap<String, String>,
    pub decoding: Decoding,
    /// Of tables; else they are guessed from their names.
    pub columns: Option<Columns>,
}
