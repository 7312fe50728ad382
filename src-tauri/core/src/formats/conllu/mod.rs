//! CoNLL-U: ten columns between tabs, a word a line.
//!
//! Written with a syllable or a word a line, its tag as `NER` in the last column, and there too what
//! stands between words wherever it is not a blank, as UDPipe says it (`spaces`), so that the text
//! comes back. What is known of an article stands below its `# newdoc id`.
//!
//! What is read: the words with what stands between them (`SpacesAfter`, else what `# text =` says,
//! else `SpaceAfter=No`), title, date, author, source and link, and spans from the last column,
//! where a key `NER`, `NE`, `name` or `Entity` holds a tag in any of the schemes of
//! [`tags`](super::tags). A sentence is a line; a blank in a word becomes an underscore, so that it
//! stays one word, unless `SpacesInToken` says that it is none. Each `# newdoc` is an article,
//! called by its id if it has one; without any, the file is one.
//!
//! What is not: syntax, lemmas and features; empty nodes; ids of sentences and paragraphs;
//! coreference in brackets (`Entity=(1-person`). Of a token of several words (`3-4`) the form is
//! read, and the first tag that it or one of its words has.
mod read;
mod spaces;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_write;
mod write;

pub(super) use read::Conllu;
pub(super) use write::writer;
