//! The tables are whole, and say what their sources say.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::tests_support::{encode, letters};
use super::{Broken, Encoding, decode};

fn read(bytes: &[u8], encoding: Encoding) -> String {
    decode(bytes, encoding, Broken::Refuse).unwrap()
}

#[test]
fn there_are_134_letters() {
    let all: BTreeSet<char> = letters().into_iter().collect();
    assert_eq!(all.len(), 134);
}

#[test]
fn every_letter_comes_back() {
    for encoding in Encoding::all() {
        let mut found = BTreeSet::new();
        for letter in letters() {
            let Some(bytes) = encode(&letter.to_string(), *encoding) else {
                continue;
            };
            assert_eq!(read(&bytes, *encoding), letter.to_string(), "{encoding:?}");
            found.insert(bytes);
        }
        // The fonts of TCVN3 have capitals with a tone in fonts of their own.
        let whole = if *encoding == Encoding::Tcvn3 {
            67 + 7
        } else {
            134
        };
        assert_eq!(found.len(), whole, "{encoding:?}");
    }
}

#[test]
fn no_two_bytes_are_one_letter() {
    for encoding in [Encoding::Viscii, Encoding::Tcvn5712, Encoding::Tcvn3] {
        let mut found = BTreeSet::new();
        for byte in 0..=u8::MAX {
            let Ok(text) = decode(&[byte], encoding, Broken::Refuse) else {
                continue;
            };
            assert!(found.insert(text.clone()), "{encoding:?} {byte:X} {text:?}");
        }
    }
}

#[test]
fn as_the_sources_have_them() {
    // "Tiếng Việt, Bộ Ngoại giao, ĐỢI ỶỴ", written down from each source.
    for (bytes, encoding, text) in [
        (
            &b"Ti\xAAng Vi\xAEt, B\xB5 Ngo\xD5i giao, \xD0\x94I \x14\x1E"[..],
            Encoding::Viscii,
            "ĐỢI ỶỴ",
        ),
        (
            b"Ti\xD5ng Vi\xD6t, B\xE9 Ngo\xB9i giao, \xA7\x9CI \x14\x17",
            Encoding::Tcvn5712,
            "ĐỢI ỶỴ",
        ),
        (
            b"Ti\xD5ng Vi\xD6t, B\xE9 Ngo\xB9i giao, \xA7\xEEi \xFB\xFE",
            Encoding::Tcvn3,
            "Đợi ỷỵ",
        ),
        (
            b"Ti\xEA\xECng Vi\xEA\xF2t, B\xF4\xF2 Ngoa\xF2i giao, \xD0\xD5\xF2I Y\xD2Y\xF2",
            Encoding::Windows1258,
            "ĐỢI ỶỴ",
        ),
        (
            b"Ti\x65\xE1ng Vie\xE4t, Bo\xE4 Ngoa\xEFi giao, \xD1\xD4\xCFI Y\xDB\xCE",
            Encoding::Vni,
            "ĐỢI ỶỴ",
        ),
    ] {
        assert_eq!(
            read(bytes, encoding),
            format!("Tiếng Việt, Bộ Ngoại giao, {text}")
        );
    }
}

#[test]
fn marks_that_stand_apart_are_composed() {
    // TCVN 5712-1 may write ô and a dot, Windows-1258 ă and a grave.
    assert_eq!(read(b"B\xAB\xB4", Encoding::Tcvn5712), "Bộ");
    assert_eq!(read(b"H\xE3\xCCng", Encoding::Windows1258), "Hằng");
    let text = "Nguyễn Thị Mỹ Lệ, ƯỚC MƠ";
    let bytes = encode(text, Encoding::Windows1258).unwrap();
    let found = read(&bytes, Encoding::Windows1258);
    assert_eq!(found, text.nfc().collect::<String>());
}

#[test]
fn signs_of_windows_stay_in_the_fonts_encodings() {
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        assert_eq!(read(b"\x93A\x94 \x96 B\x85", encoding), "“A” – B…");
    }
}
