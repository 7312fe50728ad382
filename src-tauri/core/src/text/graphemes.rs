//! Where a text may be cut: at the edges of extended grapheme clusters (what a reader takes for
//! one character). Each call looks only at the characters around the offset.

use unicode_segmentation::GraphemeCursor;

use super::TextIndex;
use super::chars::len;
use crate::domain::offset::Offset;

/// Whether `offset` (code points) is between two clusters, or the start or end of the text.
/// False beyond the end.
#[must_use]
pub fn is_boundary(index: &TextIndex<'_>, offset: Offset) -> bool {
    index
        .split_at(offset)
        .is_some_and(|(before, _)| at_boundary(index.text(), before))
}

/// The last boundary at or before `offset`; the end of the text when `offset` is beyond it.
#[must_use]
pub fn floor(index: &TextIndex<'_>, offset: Offset) -> Offset {
    let Some((before, _)) = index.split_at(offset) else {
        return index.len();
    };
    let text = index.text();
    if at_boundary(text, before) {
        return offset;
    }
    // The chunk is the whole text, so the cursor never asks for more context.
    let mut cursor = GraphemeCursor::new(before.len(), text.len(), true);
    let start = cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0);
    Offset(offset.0 - before.get(start..).map_or(0, len))
}

/// The first boundary at or after `offset`; the end of the text when `offset` is beyond it.
#[must_use]
pub fn ceil(index: &TextIndex<'_>, offset: Offset) -> Offset {
    let Some((before, after)) = index.split_at(offset) else {
        return index.len();
    };
    let text = index.text();
    if at_boundary(text, before) {
        return offset;
    }
    let mut cursor = GraphemeCursor::new(before.len(), text.len(), true);
    let end = cursor
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len());
    Offset(offset.0 + after.get(..end - before.len()).map_or(0, len))
}

fn at_boundary(text: &str, before: &str) -> bool {
    GraphemeCursor::new(before.len(), text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::texts;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    /// The boundaries of a text, found by trying each offset.
    fn boundaries(text: &str) -> Vec<u32> {
        let index = TextIndex::new(text);
        (0..=index.len().0)
            .filter(|i| is_boundary(&index, Offset(*i)))
            .collect()
    }

    #[test]
    fn crlf_is_one_cluster() {
        assert_eq!(boundaries("a\r\nb"), [0, 1, 3, 4]);
        assert_eq!(boundaries("\n\r"), [0, 1, 2]);
    }

    #[test]
    fn vietnamese_in_nfd() {
        // H a + breve + grave n g
        assert_eq!(boundaries("Ha\u{306}\u{300}ng"), [0, 1, 4, 5, 6]);
        assert_eq!(boundaries("Hằng"), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn families_and_flags() {
        assert_eq!(boundaries("x👨\u{200D}👩\u{200D}👧y"), [0, 1, 6, 7]);
        assert_eq!(boundaries("🇻🇳🇷🇺"), [0, 2, 4]);
        assert_eq!(boundaries("👍🏽"), [0, 2]);
        assert_eq!(boundaries("1\u{FE0F}\u{20E3}"), [0, 3]);
    }

    #[test]
    fn floor_and_ceil_leave_a_cluster() {
        let index = TextIndex::new("x👨\u{200D}👩\u{200D}👧y");
        for inside in 2..6 {
            assert_eq!(floor(&index, Offset(inside)), Offset(1));
            assert_eq!(ceil(&index, Offset(inside)), Offset(6));
        }
        for boundary in [0, 1, 6, 7] {
            assert_eq!(floor(&index, Offset(boundary)), Offset(boundary));
            assert_eq!(ceil(&index, Offset(boundary)), Offset(boundary));
        }
    }

    #[test]
    fn beyond_the_end() {
        let index = TextIndex::new("ab");
        assert!(!is_boundary(&index, Offset(3)));
        assert_eq!(floor(&index, Offset(9)), Offset(2));
        assert_eq!(ceil(&index, Offset(9)), Offset(2));
        assert!(is_boundary(&TextIndex::new(""), Offset(0)));
    }

    proptest! {
        #[test]
        fn agrees_with_the_segmenter(text in texts()) {
            let mut expected = vec![0];
            let mut at = 0;
            for cluster in text.graphemes(true) {
                at += len(cluster);
                expected.push(at);
            }
            prop_assert_eq!(boundaries(&text), expected.clone());
            let index = TextIndex::new(&text);
            for i in 0..=index.len().0 {
                let below = expected.iter().rev().find(|b| **b <= i).copied();
                let above = expected.iter().find(|b| **b >= i).copied();
                prop_assert_eq!(Some(floor(&index, Offset(i)).0), below);
                prop_assert_eq!(Some(ceil(&index, Offset(i)).0), above);
            }
        }
    }
}
