//! Nhãn's core: articles, spans and everything that may be done with them. It knows no window,
//! no webview and no command line; see docs/architecture.md for the rooms and who may enter which.
pub mod domain;
pub mod error;
pub mod formats;
pub mod in_order;
pub mod ops;
pub mod progress;
pub mod samples;
pub mod storage;
pub mod text;
pub mod time;

pub use error::{Code, Error, Result};
