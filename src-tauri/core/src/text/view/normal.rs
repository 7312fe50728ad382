//! The normal forms.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick, is_nfd_quick,
};

use super::View;
use super::writer::Writer;

/// The text in NFC.
#[must_use]
pub fn nfc(text: &str) -> View<'_> {
    if is_nfc(text) {
        return View::raw(text);
    }
    by_segments(text, |segment, new| new.extend(segment.nfc()))
}

/// The text in NFD.
#[must_use]
pub fn nfd(text: &str) -> View<'_> {
    if is_nfd_quick(text.chars()) == IsNormalized::Yes {
        return View::raw(text);
    }
    by_segments(text, |segment, new| new.extend(segment.nfd()))
}

fn by_segments(text: &str, form: impl Fn(&str, &mut String)) -> View<'_> {
    let mut writer = Writer::new(text);
    let mut at = 0;
    let mut new = String::new();
    for segment in Segments(text) {
        let end = at + segment.len();
        new.clear();
        form(segment, &mut new);
        if new != segment {
            // A line break, say, before the marks that change their order.
            let same = common(segment, &new);
            let changed = new.get(same..).unwrap_or_default();
            writer.change(at + same..end, changed);
        }
        at = end;
    }
    writer.finish()
}

/// The bytes of the characters with which both begin.
fn common(old: &str, new: &str) -> usize {
    let pairs = old.chars().zip(new.chars());
    let same = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8());
    same.sum()
}

/// The text in pieces that never compose with each other, nor change their order.
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
