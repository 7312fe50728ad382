//! What crosses to the webview. Offsets here, and only here, are UTF-16 code units of the
//! article's text, half-open; the TypeScript side is generated from these types.
mod app;
mod article;
mod change;
mod export;
mod import;
mod op;
mod project;
mod revise;

pub use app::*;
pub use article::*;
pub use change::*;
pub use export::*;
pub use import::*;
pub use op::*;
pub use project::*;
pub use revise::*;

use std::collections::BTreeMap;

use nhan_core::Error;
use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Unknown;

/// A JSON value that the interface looks into by itself.
pub(crate) type Json = serde_json::Value;

/// Values by attribute name.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct AttributesDto(#[specta(type = BTreeMap<String, Unknown>)] pub BTreeMap<String, Json>);

/// A code, its arguments and detail; the interface turns the code into a sentence.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ErrorDto {
    pub code: String,
    pub args: BTreeMap<String, String>,
    pub detail: Option<String>,
}

impl From<Error> for ErrorDto {
    fn from(error: Error) -> Self {
        Self {
            code: error.code().name(),
            args: error
                .args()
                .iter()
                .map(|(k, v)| ((*k).to_owned(), v.clone()))
                .collect(),
            detail: error.get_detail().map(ToOwned::to_owned),
        }
    }
}

impl From<&Error> for ErrorDto {
    fn from(error: &Error) -> Self {
        error.clone().into()
    }
}

/// Milliseconds since 1970 as ISO 8601.
pub(crate) fn iso(at: i64) -> String {
    nhan_core::time::iso(at)
}
