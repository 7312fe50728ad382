//! spaCy's JSON: `{"id","text","spans":[{"start","end","label"}],"meta":{…}}`, a line an article.
//! Offsets are code points, as Python counts. Spans may overlap: they are for `doc.spans`.
//!
//! Written as that. Read in the other shapes that spaCy and its users have, too: `ents` (as
//! `Doc.to_json` says), `entities` (objects, or `[start, end, label]` as version 2 was trained on),
//! `spans` by the key of their group, each a layer of its own, and version 2's training JSON, whose
//! documents hold paragraphs of sentences of tokens with BILUO tags. Further keys are metadata, but
//! for the tokens and sentences of `Doc.to_json`, which the text says itself.
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(super) use read::Spacy;
pub(super) use write::writer;
