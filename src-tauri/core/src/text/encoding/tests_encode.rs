use super::tests_support::letters;
use super::{Broken, Encoding, decode, encode, marks};

/// Every letter, each in a word of its own.
fn text() -> String {
    let words = letters().into_iter().map(|letter| format!("b{letter}n "));
    words.collect::<String>() + "“ngoặc” 11,4 %."
}

#[test]
fn what_was_read_is_written_again() {
    for encoding in Encoding::all() {
        let plain: String = text().chars().filter(|c| !"“”".contains(*c)).collect();
        let text = match encoding {
            // Of TCVN3 no capital has a tone.
            Encoding::Tcvn3 => plain.to_lowercase(),
            _ if encoding.is_unicode() => text(),
            _ => plain,
        };
        let bytes = encode(&text, *encoding);
        let bytes = bytes.unwrap_or_else(|| panic!("{encoding:?}"));
        let read = decode(&bytes, *encoding, Broken::Refuse).unwrap();
        assert_eq!(read, text, "{encoding:?}");
    }
}

#[test]
fn what_was_lost_is_not_made_up() {
    let replaced = decode(b"H\xFFng", Encoding::Utf8, Broken::Replace).unwrap();
    assert!(encode(&replaced, Encoding::Utf8).is_none());
    assert!(encode(&replaced, Encoding::Viscii).is_none());
    assert!(encode("😀", Encoding::Windows1258).is_none());
    assert!(
        encode("Ha\u{300}", Encoding::Windows1258).is_none(),
        "not composed"
    );
}

/// All that bytes can be in an encoding comes back from the text.
#[test]
fn readings_of_every_byte() {
    for encoding in Encoding::all().iter().filter(|e| !e.is_unicode()) {
        let each = (0x20..=u8::MAX).map(|byte| [b'(', byte, b')']);
        let is_read = |bytes: &[u8; 3]| decode(bytes, *encoding, Broken::Refuse).is_ok();
        let bytes: Vec<u8> = each.filter(is_read).flatten().collect();
        let text = decode(&bytes, *encoding, Broken::Refuse).unwrap();
        assert_eq!(encode(&text, *encoding), Some(bytes), "{encoding:?}");
    }
}

#[test]
fn edges_that_text_and_bytes_share() {
    let at = |bytes: &[u8], text: &str, encoding| -> Vec<(usize, u32)> {
        let marks = marks(bytes, text, encoding).unwrap();
        marks.iter().map(|mark| (mark.byte, mark.at)).collect()
    };
    assert_eq!(
        at("\u{FEFF}aằ😀".as_bytes(), "aằ😀", Encoding::Utf8),
        [(0, 0), (4, 1), (7, 2), (11, 3)]
    );
    assert_eq!(
        at(b"a\xFF\xFEb", "a\u{FFFD}\u{FFFD}b", Encoding::Utf8),
        [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
    );
    assert_eq!(
        at(b"a\0\x3D\xD8\0\xDEb", "a😀\u{FFFD}", Encoding::Utf16Le),
        [(0, 0), (2, 1), (6, 2), (7, 3)]
    );
    // A vowel and its tone are one character.
    assert_eq!(
        at(b"h\xEA\xECt", "hết", Encoding::Windows1258),
        [(0, 0), (1, 1), (3, 2), (4, 3)]
    );
    assert_eq!(
        at(b"b\xF4\xF8y", "bờy", Encoding::Vni),
        [(0, 0), (1, 1), (3, 2), (4, 3)]
    );
    let carried = "bôøy".as_bytes();
    assert_eq!(
        at(carried, "bờy", Encoding::Vni),
        [(0, 0), (1, 1), (5, 2), (6, 3)]
    );
    assert!(marks(b"ab", "a", Encoding::Utf8).is_none());
    assert!(marks(b"ab", "abc", Encoding::Viscii).is_none());
}
