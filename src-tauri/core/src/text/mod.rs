//! What the text of an article is made of: offsets, grapheme clusters, syllables and words
//! (those of raw text by a [`Segmenter`]), sentences, paragraphs, the blocks the screen draws,
//! titles, and the zones of a page; how it is read from the bytes of a file ([`encoding`]), and
//! how it lies over other forms of itself ([`view`]).
//!
//! All positions are code points, half-open ([`Offset`](crate::domain::offset::Offset),
//! [`Range`](crate::domain::offset::Range)); only [`TextIndex`] knows UTF-16, and byte positions
//! never leave a function. Nothing here changes a text, fails or panics on any text: what does
//! not fit it (an offset beyond its end) is `None`.
//!
//! Everything is linear in the length of the text, also for the crawled article of 200,000
//! characters on one line. The usual order of calls:
//!
//! ```text
//! let tokens = tokenize(text);
//! let sentences = sentences(text, &tokens);
//! let chunks = chunks(text, &tokens, &sentences);
//! ```

mod abbreviations;
mod chars;
mod chunks;
mod clusters;
pub mod encoding;
pub mod figure;
mod fold;
pub mod graphemes;
mod index;
mod likeness;
mod lines;
mod paragraphs;
mod pieces;
mod projection;
mod search;
mod segmented;
mod sentences;
mod snap;
mod title;
mod tokens;
mod vietnamese;
pub mod view;
mod wholes;
mod words;
mod zones;

#[cfg(test)]
mod tests_chunks;
#[cfg(test)]
mod tests_properties;
#[cfg(test)]
mod tests_sentences;
#[cfg(test)]
mod tests_support;
#[cfg(test)]
mod tests_tokens;
#[cfg(test)]
mod tests_wholes;

pub(crate) use chars::{is_blank, is_line_break, len, split_after};
pub use chunks::{CHUNK_MAX, CHUNK_TARGET, Chunk, chunks};
pub use fold::fold;
pub use index::TextIndex;
pub use likeness::{Signature, groups};
pub use paragraphs::paragraphs;
pub use projection::Projection;
pub use search::{Indexed, Query};
pub use segmented::is_segmented;
pub use sentences::sentences;
pub use snap::{snap, word_at};
pub use title::guess_title;
pub use tokens::{Token, TokenKind, tokenize, words};
pub use vietnamese::{WordForms, is_syllable, word_forms};
pub use wholes::{Whole, WholeKind, wholes};
pub use words::{Segmenter, Word};
pub use zones::{FoundZone, Metadata, Reason, Said, Zoning, zones};
pub(crate) use zones::{find_date, zones_of};
