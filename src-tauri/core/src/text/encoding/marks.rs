//! Which bytes of a file each character of its text was read from.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use super::decode::{raw, unmarked};
use super::{Encoding, font};
use crate::text::chars::count;

/// An edge that a text shares with the bytes it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Of the file, counted from 0.
    pub(crate) byte: usize,
    /// Of the text, in code points.
    pub(crate) at: u32,
}

/// The edges of characters that `text` shares with `bytes`, from the start of both to their ends;
/// `None` where it is not the text of them. What composes to one character has no edge inside.
pub(crate) fn marks(bytes: &[u8], text: &str, encoding: Encoding) -> Option<Vec<Mark>> {
    let mut marks = vec![Mark { byte: 0, at: 0 }];
    let widths = widths(bytes, encoding);
    let decoded = raw(bytes, encoding).text;
    let mut byte = bytes.len() - widths.iter().sum::<usize>();
    let mut left = text.chars();
    let mut at = 0;
    let mut chars = decoded.chars().zip(widths).peekable();
    let mut segment = String::new();
    while let Some((first, width)) = chars.next() {
        segment.clear();
        segment.push(first);
        byte += width;
        let belongs = |c: char| !encoding.is_unicode() && canonical_combining_class(c) != 0;
        while let Some((mark, width)) = chars.next_if(|(c, _)| belongs(*c)) {
            segment.push(mark);
            byte += width;
        }
        let mut take = |c: char| {
            at += 1;
            left.next() == Some(c)
        };
        let fits = match encoding.is_unicode() {
            true => segment.chars().all(&mut take),
            false => segment.nfc().all(&mut take),
        };
        if !fits {
            return None;
        }
        marks.push(Mark {
            byte,
            at: count(at),
        });
    }
    left.next().is_none().then_some(marks)
}

/// How many bytes each character was read from, before anything composes; a byte order mark is of
/// none. Marks that come out of one byte with others have a width of 0.
fn widths(bytes: &[u8], encoding: Encoding) -> Vec<usize> {
    match encoding {
        Encoding::Utf8 => {
            let mut widths = Vec::new();
            for chunk in unmarked(bytes, encoding).utf8_chunks() {
                widths.extend(chunk.valid().chars().map(char::len_utf8));
                widths.extend(Some(chunk.invalid().len()).filter(|width| *width > 0));
            }
            widths
        }
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let mut left = unmarked(bytes, encoding).len();
            let text = raw(bytes, encoding).text;
            let widths = text.chars().map(|c| {
                let width = left.min(2 * c.len_utf16());
                left -= width;
                width
            });
            widths.collect()
        }
        Encoding::Windows1258 | Encoding::Viscii | Encoding::Tcvn5712 => vec![1; bytes.len()],
        Encoding::Tcvn3 | Encoding::Vni => of_font(bytes, encoding),
    }
}

fn of_font(bytes: &[u8], encoding: Encoding) -> Vec<usize> {
    let (text, carried) = match font::carrier(bytes) {
        Some(carrier) => (raw(bytes, carrier).text, widths(bytes, carrier)),
        None => (font::western(bytes), vec![1; bytes.len()]),
    };
    let mut carried = carried.into_iter();
    let mut widths = Vec::with_capacity(bytes.len());
    for (_, marks) in font::letters(&text, encoding) {
        let taken = 1 + usize::from(!marks.is_empty());
        widths.push(carried.by_ref().take(taken).sum());
        widths.extend(marks.chars().map(|_| 0));
    }
    widths
}
