//! TEI P5, written only: a `teiCorpus` with a `TEI` for each article, in one file.
//!
//! - The text is what the text nodes of `<ab>` join to, its line breaks included. A character that
//!   XML cannot hold is U+FFFD and counted.
//! - A span is `persName`, `roleName`, `measure` or, of any other label, `rs`. One that crosses
//!   another or is discontinuous is a `spanGrp` below `standOff`, a `span` for each fragment, from
//!   `anchor` to `anchor` in the text.
//! - `type` is the label or the type of a relation, with `_` for blanks, which `type` cannot hold;
//!   `ana` points at its name in the header of the corpus.
//! - Relations, values of attributes (`fs`) and notes stand below `standOff` and point at what they
//!   belong to. A person of the register is a `person` in the header, at whom `ref` or, where the
//!   guidelines know none, `corresp` points.
//! - Ids are numbers counted through the file: `s` spans, `r` relations, `e` entities.
mod facts;
mod inline;
#[cfg(test)]
mod tests;
mod write;
mod xml;

pub(super) use write::writer;
