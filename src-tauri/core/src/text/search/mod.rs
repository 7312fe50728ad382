//! Finding words as people type them: letter case, underscores, normal form, the place of the
//! tone mark and the choice of `i` or `y` aside, and diacritics too for a word typed without.
//!
//! Words are runs of letters and digits. What stands between them counts for nothing:
//! `le thi thu hang` finds `Lê_Thị_Thu_Hằng`, and `hang thu truong` finds `Hằng, Thứ trưởng`.
mod key;
mod query;

pub(super) use key::Key;
pub use query::Query;

use super::chars::{is_alphanumeric, is_ignorable, is_mark, len};
use crate::domain::offset::{Offset, Range};

/// A word of a text: where it stands, in whole code points, and its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    range: Range,
    key: Key,
}

/// The words of a text, in order.
fn search_words(text: &str) -> impl Iterator<Item = Word> + '_ {
    word_places(text).map(|(word, range)| Word {
        range,
        key: Key::of(word),
    })
}

/// Hands the words of a text, in order, to `each`: where one stands, in whole code points, and the
/// form without diacritics in which it is compared.
pub(super) fn plain_words(text: &str, mut each: impl FnMut(Range, &str)) {
    let mut plain = String::new();
    for (word, range) in word_places(text) {
        key::write_plain(word, &mut plain);
        each(range, &plain);
    }
}

fn word_places(text: &str) -> impl Iterator<Item = (&str, Range)> {
    let mut chars = text.char_indices().zip(0_u32..).peekable();
    std::iter::from_fn(move || {
        // Some marks count as letters, but alone they make no word.
        let begins = |c: char| is_alphanumeric(c) && !is_mark(c);
        let ((from, _), start) = chars.find(|((_, c), _)| begins(*c))?;
        let goes_on = |c: char| is_alphanumeric(c) || is_mark(c) || is_ignorable(c);
        while chars.next_if(|((_, c), _)| goes_on(*c)).is_some() {}
        let to = chars.peek().map_or(text.len(), |((byte, _), _)| *byte);
        // A zero-width character behind a word is not of it.
        let word = text.get(from..to)?.trim_end_matches(is_ignorable);
        let range = Range {
            start: Offset(start),
            end: Offset(start + len(word)),
        };
        Some((word, range))
    })
}

/// A text as the index of a project holds it: its words in both forms, a blank between them.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Indexed {
    pub plain: String,
    pub marked: String,
}

impl Indexed {
    pub fn of(text: &str) -> Self {
        let mut indexed = Self {
            plain: String::with_capacity(text.len()),
            marked: String::with_capacity(text.len()),
        };
        for word in search_words(text) {
            for (all, one) in [
                (&mut indexed.plain, word.key.plain),
                (&mut indexed.marked, word.key.marked),
            ] {
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(&one);
            }
        }
        indexed
    }
}
