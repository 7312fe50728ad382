//! Tables of columns: CSV between commas or semicolons, and TSV.
//!
//! Written for spreadsheets, a row a span, without the articles' texts. Read in three layouts, by
//! which columns there are:
//!
//! - a text and no offsets: a row an article;
//! - a text and offsets: a row a span. Rows of the same id, or of the same text where there are no
//!   ids, are one article; the text need stand in one of them only;
//! - offsets and no text, as written here: a row a span, and the text of the article in a file
//!   beside the table, `<article>.txt`.
//!
//! The first line names the columns; which of them is what is guessed from their names, Vietnamese
//! or English, or [chosen](Columns). The others are metadata of the article. A cell may hold line
//! breaks between quotation marks.
mod columns;
mod read;
mod rows;
mod spans;
#[cfg(test)]
mod tests_read;
#[cfg(test)]
mod tests_spans;
mod write;

pub use columns::Columns;
pub use read::Table;

pub(super) use read::{Csv, table};
pub(super) use write::{attributes, entity, fragments, harmless, mark, text, writer};

/// Of the format.
pub(super) const NAME: &str = "csv";
