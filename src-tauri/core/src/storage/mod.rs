//! The project file: SQLite. One folder or file per kind of record, with its SQL beside it.
//!
//! Everything here runs inside a transaction that [`crate::ops`] opened; nothing outside of
//! `ops` and this module writes.
pub mod adopt;
pub mod annotator;
pub mod article;
pub mod backup;
pub mod batch;
pub mod comment;
pub mod entity;
mod file;
pub mod journal;
pub mod layer;
pub mod likeness;
pub mod list;
mod lock;
pub mod meta;
mod open;
pub mod place;
pub mod relation;
pub mod revision;
pub mod schema;
pub mod search;
pub mod span;
mod sql;
pub mod status;
pub mod tag;
pub mod tally;
pub mod zone;

pub use file::{Access, File, Opened};
pub use lock::WriterInfo;
pub use open::APPLICATION_ID;

use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Result;

/// A record that the journal can take back: it is read and written whole.
pub trait Stored: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The word for this kind in the journal.
    const KIND: &'static str;
    type Id: Copy;

    fn id(&self) -> Self::Id;
    /// The id as the journal stores it.
    fn key(id: Self::Id) -> Vec<u8>;
    fn get(conn: &Connection, id: Self::Id) -> Result<Option<Self>>;
    /// Writes the record, in place of the one with its id if there is one.
    fn put(&self, conn: &Connection) -> Result<()>;
    fn remove(conn: &Connection, id: Self::Id) -> Result<()>;
}
