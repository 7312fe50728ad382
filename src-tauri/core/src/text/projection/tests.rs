use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::text::encoding::{Broken, decode, encode};
use crate::text::tests_support::{quote, texts};

/// Where `[` and `]` stand in a text, and the text without them.
fn marked(text: &str) -> (String, Range) {
    let place = |sign| count_before(text, sign);
    let range = Range::new(place('['), place(']') - 1);
    (text.replace(['[', ']'], ""), range)
}

fn count_before(text: &str, sign: char) -> u32 {
    len(text.split(sign).next().unwrap())
}

/// What the marked stretch covers in the new text.
fn projected(old: &str, new: &str) -> Option<String> {
    let (old, range) = marked(old);
    let projection = Projection::between(&old, new);
    projection.range(range).map(|found| quote(new, found))
}

#[test]
fn what_is_not_touched_moves_with_its_text() {
    for (old, new, expected) in [
        ("Bà [Hằng] nói.", "Bà Hằng nói.", Some("Hằng")),
        ("Bà [Hằng] nói.", "Hôm qua, bà Hằng nói.", Some("Hằng")),
        (
            "Ông A gặp [bà Hằng].",
            "Bà Hằng đi. Ông A gặp bà Hằng.",
            Some("bà Hằng"),
        ),
        ("[Hằng] nói", "😀 Hằng nói", Some("Hằng")),
        (
            "tăng [11,4 tỷ USD] so",
            "tăng thêm 11,4 tỷ USD so",
            Some("11,4 tỷ USD"),
        ),
    ] {
        assert_eq!(projected(old, new).as_deref(), expected, "{old} | {new}");
    }
    let (old, range) = marked("Hằng và [Hằng]");
    let found = Projection::between(&old, "Bà Hằng và Hằng").range(range);
    assert_eq!(found, Some(Range::new(11, 15)), "the one that was meant");
}

#[test]
fn what_is_mended_inside_is_kept() {
    for (old, new, expected) in [
        (
            "của [BộNgoại giao] nói",
            "của Bộ Ngoại giao nói",
            "Bộ Ngoại giao",
        ),
        (
            "củaBộ [Ngoại giao]nói rằng",
            "của Bộ Ngoại giao nói rằng",
            "Ngoại giao",
        ),
        (
            "của[Bộ Ngoại giao]nói",
            "của Bộ Ngoại giao nói",
            "Bộ Ngoại giao",
        ),
        ("[Bộ_Ngoại_giao] nói", "Bộ Ngoại giao nói", "Bộ Ngoại giao"),
        (
            "[Bộ Ngoại\u{A0}giao] nói",
            "Bộ Ngoại_giao nói",
            "Bộ Ngoại_giao",
        ),
        ("bà [Hằg] nói", "bà Hằng nói", "Hằng"),
        ("bà [Hằng] nói", "bà Hang nói", "Hang"),
        ("đạt [11,4 tỷ USD].", "đạt 11,5 tỷ USD.", "11,5 tỷ USD"),
        ("bà [HÃ±ng] nói", "bà Hằng nói", "Hằng"),
        ("[$] tăng", "[$] giảm", "$"),
    ] {
        let found = projected(old, &new.replace(['[', ']'], ""));
        assert_eq!(found.as_deref(), Some(expected), "{old} | {new}");
    }
}

#[test]
fn what_is_gone_is_lost() {
    for (old, new) in [
        ("Bà [Hằng] nói.", "Bà nói."),
        ("Bà [Hằng] nói.", "Ông Xuân Quỳnh nói."),
        ("Bà [Hằng] nói.", ""),
        ("Bà [Hằng] nói.", "2021"),
        ("[,] và", "và"),
    ] {
        assert_eq!(projected(old, new), None, "{old} | {new}");
    }
}

#[test]
fn a_stretch_keeps_what_is_left_of_it() {
    let old = "Tựa. Một. Hai rồi. Câu ba.";
    let new = "Tựa. Câu ba.";
    let projection = Projection::between(old, new);
    let found = projection.stretch(Range::new(5, 26)).unwrap();
    assert_eq!(quote(new, found), "Câu ba.");
    assert_eq!(projection.stretch(Range::new(5, 18)), None);
}

/// Each reading of the same bytes finds the stretches of the other.
#[test]
fn readings_of_the_same_bytes_are_exact() {
    let right = "Bộ trưởng Nguyễn Thị Ngọc Ánh nói về giá gạo: 11,4 nghìn tỷ đồng, quý III.";
    let pairs = [
        (Encoding::Utf8, Encoding::Windows1258),
        (Encoding::Windows1258, Encoding::Tcvn3),
        (Encoding::Tcvn5712, Encoding::Windows1258),
        (Encoding::Viscii, Encoding::Tcvn5712),
        (Encoding::Vni, Encoding::Windows1258),
        (Encoding::Utf16Le, Encoding::Windows1258),
    ];
    for (meant, taken) in pairs {
        let bytes = crate::text::encoding::tests_support::encode(right, meant).unwrap();
        let wrong = decode(&bytes, taken, Broken::Replace).unwrap();
        let there = Projection::of_bytes(&bytes, (&wrong, taken), (right, meant)).unwrap();
        let back = Projection::of_bytes(&bytes, (right, meant), (&wrong, taken)).unwrap();
        for word in right.split(' ') {
            let start = len(right.split(word).next().unwrap());
            let range = Range::new(start, start + len(word));
            let found = back.range(range).unwrap();
            assert_eq!(
                there.range(found),
                Some(range),
                "{word}: {meant:?} as {taken:?}"
            );
        }
    }
}

#[test]
fn a_text_of_other_bytes_is_no_reading() {
    let bytes = encode("Hằng", Encoding::Viscii).unwrap();
    let pair = |text| Projection::of_bytes(&bytes, (text, Encoding::Viscii), ("H", Encoding::Utf8));
    assert!(pair("Hạnh").is_none());
    assert!(pair("Hằng").is_none());
}

/// `text` with each of its words changed by a number.
fn edited(text: &str, how: &[u8]) -> String {
    let words = text.split(' ').zip(how.iter().cycle());
    let edited = words.map(|(word, how)| match how % 6 {
        0 => String::new(),
        1 => word.nfd().collect(),
        2 => format!("{word}_"),
        3 => format!("thêm {word} "),
        _ => format!("{word} "),
    });
    edited.collect()
}

proptest! {
    #[test]
    fn pieces_tile_both_texts_and_nothing_panics(
        old in texts(),
        new in texts(),
        how in prop::collection::vec(any::<u8>(), 1..8),
        places in prop::collection::vec(any::<u16>(), 2..8),
    ) {
        for new in [new, edited(&old, &how)] {
            let projection = Projection::between(&old, &new);
            let (mut old_at, mut new_at) = (0, 0);
            for piece in &projection.pieces {
                prop_assert_eq!((piece.old.start.0, piece.new.start.0), (old_at, new_at));
                (old_at, new_at) = (piece.old.end.0, piece.new.end.0);
            }
            prop_assert_eq!((old_at, new_at), (len(&old), len(&new)));
            for pair in places.windows(2) {
                let at = |n: u16| u32::from(n) % (len(&old) + 1);
                let (a, b) = (at(pair[0]), at(pair[1]));
                let range = Range::new(a.min(b), a.max(b));
                if let Some(found) = projection.range(range) {
                    prop_assert!(!found.is_empty());
                    prop_assert!(!projection.quote(found).is_empty());
                    prop_assert!(graphemes::is_boundary(&projection.new, found.start));
                    prop_assert!(graphemes::is_boundary(&projection.new, found.end));
                }
            }
        }
    }

    #[test]
    fn the_same_text_leaves_everything_where_it_is(text in texts(), a in any::<u16>(), b in any::<u16>()) {
        let projection = Projection::between(&text, &text);
        let index = TextIndex::new(&text);
        let at = |n: u16| graphemes::floor(&index, Offset(u32::from(n) % (len(&text) + 1)));
        let range = Range { start: at(a.min(b)), end: at(a.max(b)) };
        prop_assert_eq!(projection.stretch(range), Some(range).filter(|range| range.start < range.end));
    }
}

/// Ends soon enough for nobody to notice, as does everything in this folder.
#[test]
fn long_texts_come_to_an_end() {
    let words = |seed: u32| {
        let mut state = seed;
        let word = std::iter::repeat_with(move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            format!("{} ", char::from_u32(0x61 + (state >> 24) % 26).unwrap())
        });
        word.take(100_000).collect::<String>()
    };
    let (one, other) = (words(1), words(2));
    let glued = one.replace(' ', "");
    for (old, new) in [
        (&one, &other),
        (&one, &glued),
        (&glued, &other.replace(' ', "")),
    ] {
        let projection = Projection::between(old, new);
        assert_eq!(projection.pieces.last().unwrap().old.end.0, len(old));
    }
}
