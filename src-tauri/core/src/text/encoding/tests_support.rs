//! Writing the encodings, which only tests do: from tables of their own where these are short, else
//! from the letters that reading gives.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::{Broken, Encoding, decode};

/// The letters of Vietnamese that ASCII does not have, small and capital: 67 of each.
pub(super) fn letters() -> Vec<char> {
    let vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"];
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let vowels = vowels
        .iter()
        .flat_map(|vowel| tones.map(|tone| format!("{vowel}{tone}")));
    let small = vowels
        .filter(|letter| !letter.is_ascii())
        .map(|letter| letter.nfc().collect::<String>())
        .chain(["đ".to_owned()]);
    small
        .flat_map(|letter| [letter.clone(), letter.to_uppercase()])
        .flat_map(|letter| letter.chars().collect::<Vec<_>>())
        .collect()
}

/// The bytes of a text of ASCII and Vietnamese letters; none where the encoding lacks one.
pub(in crate::text) fn encode(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::Windows1258 => windows_1258(text),
        Encoding::Vni => vni(text),
        _ => by_reading(text, encoding),
    }
}

/// By asking of each byte what it is.
fn by_reading(text: &str, encoding: Encoding) -> Option<Vec<u8>> {
    let read = |byte: u8| {
        decode(&[byte], encoding, Broken::Refuse)
            .ok()?
            .chars()
            .next()
    };
    let bytes: HashMap<char, u8> = (0..=u8::MAX)
        .filter(|byte| !matches!(byte, 0xB0..=0xB4) || encoding == Encoding::Viscii)
        .filter_map(|byte| Some((read(byte)?, byte)))
        .collect();
    text.chars().map(|c| bytes.get(&c).copied()).collect()
}

/// A vowel with its shape is one byte, the tone behind it another.
fn windows_1258(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        let parts: Vec<char> = std::iter::once(c).nfd().collect();
        let is_tone = |c: &char| "\u{300}\u{309}\u{303}\u{301}\u{323}".contains(*c);
        let base: String = parts
            .iter()
            .copied()
            .filter(|c| !is_tone(c))
            .nfc()
            .collect();
        let tone = parts.iter().copied().filter(is_tone);
        for c in base.chars().chain(tone) {
            let special = "ĂăĐđƠơƯư\u{300}\u{309}\u{303}\u{301}\u{323}";
            let at = special.chars().position(|s| s == c);
            let bytes_of_special = b"\xC3\xE3\xD0\xF0\xD5\xF5\xDD\xFD\xCC\xD2\xDE\xEC\xF2";
            bytes.push(match at {
                Some(at) => bytes_of_special[at],
                None if c.is_ascii() || "âêôÂÊÔ".contains(c) => u8::try_from(c).ok()?,
                None => return None,
            });
        }
    }
    Some(bytes)
}

/// As the charts of the fonts give it, by the order of [`letters`].
fn vni(text: &str) -> Option<Vec<u8>> {
    let small = "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä \
                 ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï \
                 ö öø öû öõ öù öï yø yû yõ yù î ñ";
    let forms = small
        .split_whitespace()
        .flat_map(|form| [form.to_owned(), form.to_uppercase()]);
    let forms: HashMap<char, String> = letters().into_iter().zip(forms).collect();
    let mut bytes = Vec::new();
    for c in text.chars() {
        match forms.get(&c) {
            Some(form) => bytes.extend(form.chars().filter_map(|c| u8::try_from(c).ok())),
            None if c.is_ascii() => bytes.push(u8::try_from(c).ok()?),
            None => return None,
        }
    }
    Some(bytes)
}

/// Bytes taken for Western European text, as programs did that did not know the font.
pub(super) fn western(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| super::single::western(*byte).unwrap_or(char::from(*byte)))
        .collect()
}
