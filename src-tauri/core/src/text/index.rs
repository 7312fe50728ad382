//! Looking up positions of a text without walking it from the start.

use std::borrow::Cow;

use super::chars::count;
use crate::domain::offset::{Offset, Range};

/// Code points between two checkpoints: a look-up walks at most this many.
const STEP: usize = 128;

/// A text with what is needed to find a code point in it quickly.
///
/// Built in one pass; 16 bytes for each 128 code points, and nothing for a text in ASCII.
#[derive(Debug, Clone)]
pub struct TextIndex<'a> {
    text: Cow<'a, str>,
    /// Where code point `i * STEP` stands; empty when every code point is one byte.
    checkpoints: Vec<Checkpoint>,
    len: u32,
    utf16_len: u32,
}

#[derive(Debug, Clone, Copy)]
struct Checkpoint {
    byte: usize,
    utf16: u32,
}

impl<'a> TextIndex<'a> {
    /// Indexes a text that lives elsewhere.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self::build(Cow::Borrowed(text))
    }

    /// Indexes a text and keeps it.
    #[must_use]
    pub fn from_owned(text: String) -> TextIndex<'static> {
        TextIndex::build(Cow::Owned(text))
    }

    fn build(text: Cow<'a, str>) -> Self {
        if text.is_ascii() {
            let len = count(text.len());
            return Self {
                text,
                checkpoints: Vec::new(),
                len,
                utf16_len: len,
            };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let (mut len, mut utf16) = (0_usize, 0_usize);
        for (byte, c) in text.char_indices() {
            if len.is_multiple_of(STEP) {
                checkpoints.push(Checkpoint {
                    byte,
                    utf16: count(utf16),
                });
            }
            len += 1;
            utf16 += c.len_utf16();
        }
        Self {
            text,
            checkpoints,
            len: count(len),
            utf16_len: count(utf16),
        }
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The length in code points, which is also the offset of the end.
    #[must_use]
    pub fn len(&self) -> Offset {
        Offset(self.len)
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The length in UTF-16 code units.
    #[must_use]
    pub fn utf16_len(&self) -> u32 {
        self.utf16_len
    }

    /// The text of `range`; `None` when it reaches beyond the end or is the wrong way round.
    #[must_use]
    pub fn slice(&self, range: Range) -> Option<&str> {
        let (start, end) = (self.byte(range.start)?, self.byte(range.end)?);
        self.text.get(start..end)
    }

    /// What stands before and after `offset`; `None` beyond the end.
    pub(super) fn split_at(&self, offset: Offset) -> Option<(&str, &str)> {
        self.text.split_at_checked(self.byte(offset)?)
    }

    /// The same place in UTF-16 code units; `None` beyond the end.
    #[must_use]
    pub fn to_utf16(&self, offset: Offset) -> Option<u32> {
        if offset.0 > self.len {
            return None;
        }
        if self.is_one_to_one() {
            return Some(offset.0);
        }
        let (from, steps) = self.before(offset);
        let mut utf16 = from.utf16;
        for c in self.text.get(from.byte..)?.chars().take(steps) {
            utf16 += count(c.len_utf16());
        }
        Some(utf16)
    }

    /// The code point at a place given in UTF-16 code units; `None` beyond the end and between
    /// the two halves of a surrogate pair.
    #[must_use]
    pub fn from_utf16(&self, utf16: u32) -> Option<Offset> {
        if utf16 > self.utf16_len {
            return None;
        }
        if self.is_one_to_one() {
            return Some(Offset(utf16));
        }
        let after = self
            .checkpoints
            .partition_point(|checkpoint| checkpoint.utf16 <= utf16);
        let nearest = after.checked_sub(1)?;
        let from = self.checkpoints.get(nearest)?;
        let mut at = from.utf16;
        let mut offset = count(nearest * STEP);
        let mut chars = self.text.get(from.byte..)?.chars();
        while at < utf16 {
            at += count(chars.next()?.len_utf16());
            offset += 1;
        }
        (at == utf16).then_some(Offset(offset))
    }

    /// The code point at a place given in bytes of UTF-8; `None` beyond the end and inside a
    /// character.
    #[must_use]
    pub fn from_utf8(&self, byte: u32) -> Option<Offset> {
        let wanted = byte as usize;
        if self.checkpoints.is_empty() {
            return (wanted <= self.text.len()).then_some(Offset(byte));
        }
        let after = self
            .checkpoints
            .partition_point(|checkpoint| checkpoint.byte <= wanted);
        let nearest = after.checked_sub(1)?;
        let from = self.checkpoints.get(nearest)?;
        let passed = self.text.get(from.byte..wanted)?;
        Some(Offset(count(nearest * STEP + passed.chars().count())))
    }

    /// No character outside the basic plane, as in nearly every article: both counts agree.
    fn is_one_to_one(&self) -> bool {
        self.len == self.utf16_len
    }

    /// The byte position of `offset`; `None` beyond the end.
    fn byte(&self, offset: Offset) -> Option<usize> {
        if offset.0 >= self.len {
            return (offset.0 == self.len).then_some(self.text.len());
        }
        let (from, steps) = self.before(offset);
        if self.checkpoints.is_empty() {
            return Some(steps);
        }
        let rest = self.text.get(from.byte..)?;
        rest.char_indices()
            .nth(steps)
            .map(|(byte, _)| from.byte + byte)
    }

    /// The last checkpoint at or before `offset`, and how many code points remain from there.
    fn before(&self, offset: Offset) -> (Checkpoint, usize) {
        let offset = offset.0 as usize;
        // The end of a text of exactly n * STEP code points has no checkpoint of its own.
        let nearest = (offset / STEP).min(self.checkpoints.len().saturating_sub(1));
        match self.checkpoints.get(nearest) {
            Some(checkpoint) => (*checkpoint, offset - nearest * STEP),
            None => (Checkpoint { byte: 0, utf16: 0 }, offset),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::texts;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_and_an_emoji() {
        let index = TextIndex::new("Hằng 😀 nói");
        assert_eq!(index.len(), Offset(10));
        assert_eq!(index.utf16_len(), 11);
        assert_eq!(index.slice(Range::new(0, 4)), Some("Hằng"));
        assert_eq!(index.slice(Range::new(5, 6)), Some("😀"));
        assert_eq!(index.slice(Range::new(7, 10)), Some("nói"));
        assert_eq!(index.to_utf16(Offset(6)), Some(7));
        assert_eq!(index.from_utf16(7), Some(Offset(6)));
        assert_eq!(index.from_utf16(6), None, "inside the surrogate pair");
    }

    #[test]
    fn nothing_beyond_the_end() {
        for text in ["", "abc", "Hằng", "a😀"] {
            let index = TextIndex::new(text);
            let end = index.len();
            let beyond = Offset(end.0 + 1);
            assert_eq!(index.slice(Range { start: end, end }), Some(""));
            assert_eq!(index.to_utf16(end), Some(index.utf16_len()));
            assert_eq!(index.from_utf16(index.utf16_len()), Some(end));
            assert_eq!(
                index.slice(Range {
                    start: end,
                    end: beyond
                }),
                None
            );
            assert_eq!(
                index.slice(Range {
                    start: beyond,
                    end: beyond
                }),
                None
            );
            assert_eq!(index.to_utf16(beyond), None);
            assert_eq!(index.from_utf16(index.utf16_len() + 1), None);
        }
    }

    #[test]
    fn a_range_the_wrong_way_round_is_none() {
        let wrong = Range {
            start: Offset(2),
            end: Offset(1),
        };
        assert_eq!(TextIndex::new("abc").slice(wrong), None);
        assert_eq!(TextIndex::new("Hằng").slice(wrong), None);
    }

    #[test]
    fn an_owned_text_outlives_its_source() {
        let index = TextIndex::from_owned(format!("{}{}", "Đ", "ô"));
        assert_eq!(index.text(), "Đô");
        assert!(!index.is_empty());
    }

    #[test]
    fn around_every_checkpoint_of_a_long_text() {
        for (unit, wide) in [("a", 1), ("ằ", 1), ("😀", 2)] {
            for n in [STEP - 1, STEP, STEP + 1, 3 * STEP] {
                let text = unit.repeat(n);
                let index = TextIndex::new(&text);
                assert_eq!(index.len().0 as usize, n);
                for i in 0..=count(n) {
                    assert_eq!(index.to_utf16(Offset(i)), Some(i * wide));
                    assert_eq!(index.from_utf16(i * wide), Some(Offset(i)));
                    assert!(index.slice(Range::new(i, i)).is_some());
                }
            }
        }
    }

    proptest! {
        #[test]
        fn agrees_with_counting(text in texts(), repeat in 1_usize..40) {
            let text = text.repeat(repeat);
            let index = TextIndex::new(&text);
            let mut utf16 = 0;
            for (i, c) in text.chars().enumerate() {
                let i = count(i);
                let mut buffer = [0; 4];
                let one = c.encode_utf8(&mut buffer);
                prop_assert_eq!(index.slice(Range::new(i, i + 1)), Some(&*one));
                prop_assert_eq!(index.to_utf16(Offset(i)), Some(utf16));
                prop_assert_eq!(index.from_utf16(utf16), Some(Offset(i)));
                if c.len_utf16() == 2 {
                    prop_assert_eq!(index.from_utf16(utf16 + 1), None);
                }
                utf16 += count(c.len_utf16());
            }
            for byte in 0..=text.len() + 1 {
                let expected = text.get(..byte).map(|before| Offset(count(before.chars().count())));
                prop_assert_eq!(index.from_utf8(count(byte)), expected);
            }
            prop_assert_eq!(index.utf16_len(), utf16);
        }
    }
}
