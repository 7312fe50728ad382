//! UIMA: text with feature structures, as XMI (`cas-xmi`) and as JSON (`cas-json`). WebAnno's
//! tables ([`webanno_tsv3`](super::webanno_tsv3)) say the same in rows and share what is here.
//!
//! - The article is the text of the view `_InitialView`, or of the first view that has one; other
//!   views and what stands in them are left out.
//! - An annotation (what has `begin` and `end`, in UTF-16 units) becomes a span, whether a view
//!   lists it as a member or not. Its label is its feature `value`, where annotators put their
//!   tag; without one, the last part of its type's name. The other features are attributes, as
//!   text. Lemmas, stems, parts of speech and morphology have forms of words in `value` rather
//!   than tags: their label is always the type's.
//! - Tokens, sentences, paragraphs and the document's own annotations are no spans, but a token
//!   that a relation ends at is one, labelled `Token`. Features of the document's metadata are
//!   metadata of the article; `documentTitle` is its title.
//! - An annotation with `Governor` and `Dependent` (or `source` and `target`) is a relation from
//!   the one to the other; so is each slot of a list of links, from the annotation to the link's
//!   `target`, and each step of a chain (`next`). The type of a relation is its `value`, the
//!   role of the slot or the `referenceRelation` of the chain, else the name of its type or of
//!   the list.
//! - In JSON, any other reference from an annotation to one is a relation named by its feature.
//!   In XMI nothing but a type system tells a reference from a number: such a feature stays text.
//! - Arrays of strings are joined by `; `. Structures without offsets that no annotation lists as
//!   links, such as heads of chains and definitions of layers, are left out; the name of the type
//!   of a span that is called by its `value` is not kept either.
//! - An annotation of no width cannot be held and is refused.
//!
//! Written are an annotation of DKPro Core's named entities for each fragment of a span, with its
//! label as `value`, and one of a type of our own for each relation ([`types`]). What is said of
//! them stands in further features ([`features`]), for all attributes that the schema has.
//! Metadata is written as DKPro Core has it, and people are written by their names. From that
//! the readers make the same again; the fragments of a span are told by a feature of their own.
mod cas;
mod features;
mod graph;
mod json;
mod json_write;
mod layer;
mod names;
#[cfg(test)]
mod tests_graph;
#[cfg(test)]
mod tests_hostile;
#[cfg(test)]
mod tests_write;
mod types;
mod written;
mod xmi;
mod xmi_write;
mod xml;

pub(super) use features::{NOTE, SPAN, of_span, written as as_features};
pub(super) use json::CasJson;
pub(super) use json_write::writer as json_writer;
pub(super) use layer::{Made, fragment};
pub(super) use names::{local, named, of_token};
pub(super) use types::{MENTION, RELATION};
pub(super) use xmi::CasXmi;
pub(super) use xmi_write::writer as xmi_writer;
