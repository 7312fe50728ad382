//! Views: a text in another form, and where each stretch of the one stands in the other.
//!
//! | view | what it changes |
//! |---|---|
//! | [`nfc`], [`nfd`] | the normal form |
//! | [`cleaned`] | any blank is a blank, repeated ones are one; lines end with LF; no zero-width characters |
//! | [`syllables`] | a word-segmented text as it is read: no underscores, no blanks around marks |
//! | [`words`] | the blanks within words are underscores |
//!
//! Views follow one another ([`View::then`]). In each of them a grapheme cluster of the text is a
//! stretch between two places that correspond, and no two clusters become one: a character whose
//! removal would join its neighbours stays. A span is therefore carried there and back without a
//! loss, unless it begins or ends with what the view leaves out; and [`Carried`] says so.

mod cleaned;
mod map;
mod normal;
mod segmented;
mod words;
mod writer;

#[cfg(test)]
mod tests_properties;

use std::borrow::Cow;

pub use cleaned::cleaned;
pub use map::{Carried, Map};
pub use normal::{nfc, nfd};
pub use segmented::syllables;
pub use words::words;

/// A text as it is seen, and how it lies over the text that it was made from, the source.
#[derive(Debug, Clone)]
pub struct View<'a> {
    /// Borrowed where the view changes nothing.
    pub text: Cow<'a, str>,
    /// From the source to this text and back.
    pub map: Map,
}

impl<'a> View<'a> {
    /// The text as it is.
    #[must_use]
    pub fn raw(text: &'a str) -> Self {
        Self {
            text: Cow::Borrowed(text),
            map: Map::identity(super::chars::len(text)),
        }
    }

    /// A view of this view, over the same source.
    #[must_use]
    pub fn then(self, next: impl FnOnce(&str) -> View<'_>) -> Self {
        let View { text, map } = next(&self.text);
        match text {
            Cow::Borrowed(_) => self,
            Cow::Owned(text) => Self {
                text: Cow::Owned(text),
                map: self.map.then(&map),
            },
        }
    }
}
