//! CoNLL-U: ten columns between tabs, a word a line.
//!
//! What is read: the words with their blanks (`# text =` says what stands between them, else
//! `SpaceAfter=No`), and spans from the last column, where a key `NER`, `NE`, `name` or `Entity`
//! holds a tag in any of the schemes of [`tags`](super::tags). A sentence is a line; a blank in a
//! word becomes an underscore, so that it stays one word. Each `# newdoc` is an article, called by
//! its id if it has one; without any, the file is one.
//!
//! What is not: syntax, lemmas and features; empty nodes; ids of sentences and paragraphs;
//! coreference in brackets (`Entity=(1-person`). Of a token of several words (`3-4`) the form is
//! read, and the first tag that it or one of its words has.
mod read;
#[cfg(test)]
mod tests;

pub(super) use read::Conllu;
