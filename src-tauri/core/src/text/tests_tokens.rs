//! Tokens and words, case by case.

use unicode_normalization::UnicodeNormalization;

use super::tests_support::{kinds, quote, split};
use super::{TokenKind, tokenize, words};
use crate::domain::offset::Range;

#[test]
fn raw_text() {
    assert_eq!(
        split("Bộ Ngoại giao: “Việt Nam đạt 11,4 tỷ USD.”"),
        "Bộ|Ngoại|giao|:|“|Việt|Nam|đạt|11,4|tỷ|USD|.|”"
    );
    assert_eq!(kinds(&tokenize("giao: “11,4 tỷ € 😀")), "sppnsyy");
}

#[test]
fn nfd_has_the_same_tokens() {
    let nfc = "Thứ trưởng Lê Thị Thu Hằng";
    let nfd: String = nfc.nfd().collect();
    assert_eq!(split(&nfd).nfc().collect::<String>(), split(nfc));
    assert!(
        tokenize(&nfd)
            .iter()
            .all(|token| token.kind == TokenKind::Syllable)
    );
}

#[test]
fn segmented_text() {
    let text = "bà Lê_Thị_Thu_Hằng ( Bộ Ngoại_giao ) .";
    let tokens = tokenize(text);
    assert_eq!(split(text), "bà|Lê|Thị|Thu|Hằng|(|Bộ|Ngoại|giao|)|.");
    let glued: String = tokens
        .iter()
        .map(|t| if t.glued { '_' } else { ' ' })
        .collect();
    assert_eq!(glued, "  ___   _  ");
    let words: Vec<String> = words(&tokens)
        .map(|run| {
            quote(
                text,
                Range {
                    start: tokens[run.start].range.start,
                    end: tokens[run.end - 1].range.end,
                },
            )
        })
        .collect();
    assert_eq!(
        words,
        ["bà", "Lê_Thị_Thu_Hằng", "(", "Bộ", "Ngoại_giao", ")", "."]
    );
}

#[test]
fn underscores_that_join_nothing() {
    for text in ["_a", "a _b", "a\u{200B}_b", "____", " _ "] {
        assert!(tokenize(text).iter().all(|token| !token.glued), "{text:?}");
    }
    assert!(tokenize("a__b")[1].glued);
    assert!(tokenize("1_000")[1].glued);
    assert!(tokenize("v_.")[1].glued);
}

#[test]
fn words_of_nothing() {
    assert_eq!(words(&[]).count(), 0);
    assert_eq!(words(&tokenize("a_b c")).collect::<Vec<_>>(), [0..2, 2..3]);
}

#[test]
fn numbers() {
    for one in ["11,4", "1.234,5", "18.000", "2013", "0", "½", "28.6.2023"] {
        assert_eq!(split(one), one);
        assert_eq!(kinds(&tokenize(one)), "n");
    }
    for (text, expected) in [
        ("28/6", "28|/|6"),
        ("7/2013", "7|/|2013"),
        ("9-11", "9|-|11"),
        ("9–11", "9|–|11"),
        ("11%", "11|%"),
        ("2013.", "2013|."),
        ("2013, 2014", "2013|,|2014"),
        ("1..2", "1|.|.|2"),
        ("1.,2", "1|.|,|2"),
        (",5", ",|5"),
        ("a.5", "a|.|5"),
        ("5 ,4", "5|,|4"),
        ("(5,4)", "(|5,4|)"),
    ] {
        assert_eq!(split(text), expected);
    }
}

#[test]
fn letters_and_digits() {
    for one in ["G7", "A320", "F0", "5G", "15h30", "km²", "m3", "100USD"] {
        assert_eq!(split(one), one);
        assert_eq!(kinds(&tokenize(one)), "s");
    }
    assert_eq!(split("COVID-19"), "COVID|-|19");
    assert_eq!(split("11,4tỷ"), "11,4|tỷ");
    assert_eq!(split("1.234,5tỷ"), "1.234,5|tỷ");
    assert_eq!(split("1.234,tỷ"), "1.234|,|tỷ");
    assert_eq!(split("1.234,5.tỷ"), "1.234,5|.|tỷ");
    assert_eq!(split("A1,4"), "A1|,|4");
    assert_eq!(split("III Ⅲ"), "III|Ⅲ");
    assert_eq!(kinds(&tokenize("III Ⅲ")), "ss");
}

#[test]
fn apostrophes() {
    for one in ["O'Brien", "O’Brien", "d'Ivoire", "M'Drắk", "a'b'c"] {
        assert_eq!(split(one), one);
        assert_eq!(kinds(&tokenize(one)), "s");
    }
    assert_eq!(split("'Hằng'"), "'|Hằng|'");
    assert_eq!(split("Hằng' a"), "Hằng|'|a");
    assert_eq!(split("O''B"), "O|'|'|B");
    assert_eq!(split("5'30"), "5|'|30");
    assert_eq!(split("O'5"), "O|'|5");
}

#[test]
fn marks_and_quotes_stand_alone() {
    assert_eq!(split("“a”\"b\"«c»..."), "“|a|”|\"|b|\"|«|c|»|.|.|.");
    assert_eq!(split("Việt-Nga"), "Việt|-|Nga");
    assert_eq!(split("khoa_học - công_nghệ"), "khoa|học|-|công|nghệ");
    assert_eq!(split("./."), ".|/|.");
}

#[test]
fn emoji_are_one_symbol_each() {
    for one in [
        "😀",
        "👨\u{200D}👩\u{200D}👧",
        "🇻🇳",
        "1\u{FE0F}\u{20E3}",
        "#\u{FE0F}\u{20E3}",
        "👍🏽",
        "🅰",
    ] {
        assert_eq!(split(&format!("a{one}b")), format!("a|{one}|b"));
        assert_eq!(kinds(&tokenize(one)), "y");
    }
}

#[test]
fn what_does_not_show_is_in_no_token() {
    assert_eq!(split("\u{FEFF}Hà\u{A0}Nội\u{200B}\0\r\n"), "Hà|Nội");
    assert_eq!(split("a\u{200B}b"), "a|b");
    assert_eq!(split("\u{200D}"), "");
    assert_eq!(split(""), "");
    // Inside a cluster it stays.
    assert_eq!(split("a\u{200D}b"), "a\u{200D}b");
}

#[test]
fn marks_without_a_letter() {
    assert_eq!(kinds(&tokenize("\u{301}")), "s");
    // On a blank or an underscore they show as something, of no syllable.
    assert_eq!(kinds(&tokenize("a \u{301}b")), "sys");
    assert_eq!(kinds(&tokenize("a_\u{301}b")), "sys");
}

#[test]
fn capitals() {
    for text in [
        "Hằng",
        "Đầu",
        "Ô",
        "ASEAN",
        "5G",
        "O'brien",
        "A\u{302}\u{301}n",
    ] {
        assert!(tokenize(text)[0].capital, "{text}");
    }
    assert!(tokenize(&"Ấn".nfd().collect::<String>())[0].capital);
    for text in [
        "hằng", "đầu", "ô", "iPhone", "5", "15hA", "(", "o'Brien", "1.000A",
    ] {
        assert!(!tokenize(text)[0].capital, "{text}");
    }
}
