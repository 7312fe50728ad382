//! Reading: what is kept, what is dropped, and where it breaks.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::tests_support::{encode, western};
use super::{Broken, BrokenBytes, Encoding, decode};
use crate::text::tests_support::texts;

fn read(bytes: &[u8], encoding: Encoding) -> String {
    decode(bytes, encoding, Broken::Refuse).unwrap()
}

fn broken(bytes: &[u8], encoding: Encoding) -> (u64, u64, usize, usize) {
    let BrokenBytes {
        line,
        column,
        offset,
        count,
    } = decode(bytes, encoding, Broken::Refuse).unwrap_err();
    (line, column, offset, count)
}

#[test]
fn unicode_is_kept_but_for_the_mark() {
    let text = "Bộ\u{A0}Ngoại\r\nHa\u{306}\u{300}ng\u{FEFF}😀";
    for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
        let bytes = encode(text, encoding).unwrap();
        assert_eq!(read(&bytes, encoding), text);
        let marked = [encoding.mark(), &bytes].concat();
        assert_eq!(read(&marked, encoding), text);
    }
}

#[test]
fn the_first_broken_byte_has_a_place() {
    let utf8 = "Hằng\r\nỞ".as_bytes();
    let bytes = [utf8, b"\xE1\xBB.\xFF"].concat();
    assert_eq!(broken(&bytes, Encoding::Utf8), (2, 2, utf8.len(), 2));
    let replaced = decode(&bytes, Encoding::Utf8, Broken::Replace).unwrap();
    assert_eq!(replaced, "Hằng\r\nỞ\u{FFFD}.\u{FFFD}");

    // The mark counts in bytes, not in the text.
    assert_eq!(broken(b"\xEF\xBB\xBFa\xFF", Encoding::Utf8), (1, 2, 4, 1));
    // ă and a grave are one character then.
    assert_eq!(
        broken(b"H\xE3\xCCng\r\x8E", Encoding::Windows1258),
        (2, 1, 6, 1)
    );
    assert_eq!(broken(b"\xD5\n\n  \xC0", Encoding::Tcvn3), (3, 3, 5, 1));
    // A mark of VNI on no vowel, and a sign that is free in Windows-1252.
    assert_eq!(broken(b"Bo\xE4 b\xE4\x81", Encoding::Vni), (1, 5, 5, 2));
}

#[test]
fn half_a_character_of_utf16_is_broken() {
    let unit = |c: u16| c.to_be_bytes();
    let bytes = [
        unit(0xFEFF),
        unit(0x61),
        unit(0xD83D),
        unit(0x62),
        unit(0xDE00),
    ]
    .concat();
    assert_eq!(broken(&bytes, Encoding::Utf16Be), (1, 2, 4, 2));
    assert_eq!(broken(b"a\0b", Encoding::Utf16Le), (1, 2, 2, 1));
    assert_eq!(
        decode(b"a\0b", Encoding::Utf16Le, Broken::Replace).unwrap(),
        "a\u{FFFD}"
    );
}

#[test]
fn the_fonts_letters_are_read_also_from_unicode() {
    let text = "Bộ Ngoại giao họp với đại sứ, năm người ưa phở";
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        let bytes = encode(text, encoding).unwrap();
        assert_eq!(read(&bytes, encoding), text);
        let shown = western(&bytes);
        for carrier in [Encoding::Utf8, Encoding::Utf16Le] {
            let marked = [carrier.mark(), &encode(&shown, carrier).unwrap()].concat();
            assert_eq!(read(&marked, encoding), text, "{encoding:?} in {carrier:?}");
        }
        assert_eq!(read(shown.as_bytes(), encoding), text);
        // What is no such letter stays, signs taken for control characters are mended.
        let mixed = format!("“{shown}” – ế\u{93}");
        assert_eq!(read(mixed.as_bytes(), encoding), format!("“{text}” – ế“"));
    }
}

#[test]
fn a_broken_text_of_the_fonts_letters_has_its_place() {
    // Boä in UTF-16, then half a character.
    let mut bytes = encode("Boä\nboä", Encoding::Utf16Le).unwrap();
    bytes.extend([0x3D, 0xD8]);
    let marked = [Encoding::Utf16Le.mark(), &bytes].concat();
    assert_eq!(broken(&marked, Encoding::Vni), (2, 3, 16, 1));
    let replaced = decode(&marked, Encoding::Vni, Broken::Replace).unwrap();
    assert_eq!(replaced, "Bộ\nbộ\u{FFFD}");
}

proptest! {
    #[test]
    fn nothing_panics(bytes in any::<Vec<u8>>()) {
        for encoding in Encoding::all() {
            let replaced = decode(&bytes, *encoding, Broken::Replace).unwrap();
            match decode(&bytes, *encoding, Broken::Refuse) {
                Ok(text) => prop_assert_eq!(text, replaced),
                Err(error) => {
                    prop_assert!(error.offset < bytes.len() && error.count > 0);
                    prop_assert!(replaced.contains(char::REPLACEMENT_CHARACTER));
                }
            }
        }
    }

    #[test]
    fn unicode_comes_back(text in texts()) {
        let text = text.trim_start_matches('\u{FEFF}');
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = encode(text, encoding).unwrap();
            prop_assert_eq!(read(&bytes, encoding), text);
        }
    }

    #[test]
    fn what_an_encoding_can_write_it_reads(text in texts()) {
        for encoding in Encoding::all().iter().filter(|e| !e.is_unicode() && !e.is_of_fonts()) {
            let text: String = text.nfc().collect();
            if let Some(bytes) = encode(&text, *encoding) {
                prop_assert_eq!(read(&bytes, *encoding), text);
            }
        }
    }
}
