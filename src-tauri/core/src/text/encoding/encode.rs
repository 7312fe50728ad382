//! The bytes that a text was read from, as far as it still tells.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::decode::raw;
use super::{Broken, Encoding, decode};

/// The bytes that are this text in the encoding; `None` where there are none: something was lost
/// when it was read (U+FFFD stands for that), or it was not read from this encoding.
///
/// Where a letter can be written as one byte or as two, with its mark apart, it is written as one.
/// A byte order mark is not put back.
#[must_use]
pub fn encode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return None;
    }
    let bytes = match encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => by_letters(text, encoding)?,
    };
    (decode(&bytes, encoding, Broken::Refuse).as_deref() == Ok(text)).then_some(bytes)
}

fn by_letters(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    let letters = letters(encoding);
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        bytes.extend_from_slice(letters.get(&c)?);
    }
    Some(bytes)
}

/// What stands for each character: found by reading, so that there is one table for both ways.
fn letters(encoding: Encoding) -> HashMap<char, Vec<u8>> {
    let mut letters = HashMap::new();
    let mut note = |bytes: &[u8]| {
        let read: String = raw(bytes, encoding).text.nfc().collect();
        let mut chars = read.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && c != char::REPLACEMENT_CHARACTER
        {
            letters.entry(c).or_insert_with(|| bytes.to_vec());
        }
    };
    (0..=u8::MAX).for_each(|byte| note(&[byte]));
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0xA0;
    for first in (0..=u8::MAX).filter(is_letter) {
        for second in 0x80..=u8::MAX {
            note(&[first, second]);
        }
    }
    letters
}
