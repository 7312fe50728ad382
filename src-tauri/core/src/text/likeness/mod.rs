//! Texts that are nearly the same: an agency's report under another headline, with a paragraph
//! more, or with the words joined by underscores.
//!
//! Two texts are as alike as many of their runs of three syllables are the same (Jaccard), letter
//! case, diacritics, normal form, underscores and punctuation aside. A [`Signature`] stands for
//! the runs of a text, so that a hundred thousand texts are compared in moments; [`groups`] finds
//! which are alike.
mod groups;
mod signature;
#[cfg(test)]
mod tests_groups;
#[cfg(test)]
mod tests_signature;

pub use groups::groups;
pub use signature::Signature;
