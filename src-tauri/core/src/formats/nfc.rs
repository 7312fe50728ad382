//! A text in NFC, with the offsets of its spans mapped.
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};

use super::tally::Reason;
use super::view::View;
use crate::domain::{DocSpan, Offset, Range};
use crate::text::TextIndex;

/// Puts the text of a view into NFC. Spans with an edge between characters that become one are
/// left out and counted; spans never split a grapheme cluster, so that hardly any has.
pub(super) fn compose(view: &mut View<'_>) {
    if is_nfc(&view.text) {
        return;
    }
    let map = Map::new(&view.text);
    view.drop_spans(Reason::NormalForm, |span: &DocSpan| {
        span.fragments
            .iter()
            .any(|f| map.exactly(f.range.start).is_none() || map.exactly(f.range.end).is_none())
    });
    let index = TextIndex::new(&map.text);
    let spans = &mut view.layer.to_mut().spans;
    for fragment in spans.iter_mut().flat_map(|span| &mut span.fragments) {
        fragment.range = map.range(fragment.range);
        index
            .slice(fragment.range)
            .unwrap_or_default()
            .clone_into(&mut fragment.text);
    }
    for range in &mut view.hidden {
        *range = map.range(*range);
    }
    view.text = map.text.into();
}

/// Where each code point of a text stands in its NFC form.
#[derive(Debug)]
struct Map {
    text: String,
    /// For each offset, the place in the new text; and whether that is exact, or the beginning
    /// of what it became a part of.
    places: Vec<(u32, bool)>,
}

impl Map {
    fn new(text: &str) -> Self {
        let mut composed = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        let mut at = 0;
        for segment in Segments(text) {
            let before = composed.len();
            composed.extend(segment.nfc());
            let new = &composed[before..];
            let old = segment.chars().count();
            // What does not change keeps each of its places.
            let same = new == segment;
            for i in 0..old {
                let inside = if same { count(i) } else { 0 };
                places.push((at + inside, same || i == 0));
            }
            at += count(new.chars().count());
        }
        places.push((at, true));
        Self {
            text: composed,
            places,
        }
    }

    fn exactly(&self, offset: Offset) -> Option<Offset> {
        match self.places.get(offset.0 as usize) {
            Some((place, true)) => Some(Offset(*place)),
            _ => None,
        }
    }

    fn range(&self, range: Range) -> Range {
        let place = |offset: Offset| {
            let found = self.places.get(offset.0 as usize).or(self.places.last());
            Offset(found.map_or(0, |(place, _)| *place))
        };
        Range {
            start: place(range.start),
            end: place(range.end),
        }
    }
}

/// The text in pieces that never compose with each other.
struct Segments<'a>(&'a str);

impl<'a> Iterator for Segments<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let mut chars = self.0.char_indices();
        chars.next()?;
        let end = chars
            .find(|(_, c)| begins(*c))
            .map_or(self.0.len(), |(at, _)| at);
        let (segment, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(segment)
    }
}

/// Whether a character never composes with what stands before it.
fn begins(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let starts = |c: char| {
        canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) != IsNormalized::Maybe
    };
    // What it is made of counts: a letter and its mark, a sign that is another one.
    starts(c) && std::iter::once(c).nfd().next().is_none_or(starts)
}

/// See `text::chars`: no text is longer.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::tests_support::texts;

    #[test]
    fn marks_are_joined_to_their_letter() {
        let map = Map::new("Ha\u{306}\u{300}ng\u{A0}\u{2126}m");
        assert_eq!(map.text, "H\u{1EB1}ng\u{A0}\u{3A9}m");
        let exact: Vec<_> = (0..10)
            .map(|i| map.exactly(Offset(i)).map(|o| o.0))
            .collect();
        let expected = [0, 1, 9, 9, 2, 3, 4, 5, 6, 7].map(|n| (n < 9).then_some(n));
        assert_eq!(exact, expected);
    }

    proptest! {
        #[test]
        fn the_pieces_make_the_whole(text in texts(), other in any::<String>()) {
            for text in [text, other] {
                let map = Map::new(&text);
                prop_assert_eq!(&map.text, &text.nfc().collect::<String>());
                prop_assert_eq!(map.places.len(), text.chars().count() + 1);
                // A prefix that ends at an exact place becomes that prefix.
                for (i, (place, exact)) in map.places.iter().enumerate() {
                    if *exact {
                        let prefix: String = text.chars().take(i).collect();
                        let new: String = map.text.chars().take(*place as usize).collect();
                        prop_assert_eq!(prefix.nfc().collect::<String>(), new);
                    }
                }
            }
        }
    }
}
