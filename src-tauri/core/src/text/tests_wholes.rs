//! Wholes, case by case and for all texts.

use super::WholeKind::{Date, Email, Number, Time, Url};
use super::tests_support::{quote, texts};
use super::{Whole, WholeKind, tokenize, wholes};
use crate::domain::offset::Range;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn found(text: &str) -> Vec<(String, WholeKind)> {
    let tokens = tokenize(text);
    let range = |whole: &Whole| Range {
        start: tokens[whole.tokens.start].range.start,
        end: tokens[whole.tokens.end - 1].range.end,
    };
    let all = wholes(text, &tokens);
    all.iter()
        .map(|whole| (quote(text, range(whole)), whole.kind))
        .collect()
}

/// The text has this whole and no other, in any normal form and among other text.
fn check(text: &str, kind: WholeKind) {
    assert_eq!(found(text), [(text.to_owned(), kind)]);
    let among = format!("Hôm ấy ({text}), bà nói: “{text}”. Về {text}.");
    assert_eq!(found(&among), vec![(text.to_owned(), kind); 3], "{among}");
    let nfd: String = among.nfd().collect();
    assert_eq!(found(&nfd).len(), 3, "{nfd}");
}

fn nothing(text: &str) {
    assert_eq!(found(text), [], "{text}");
}

#[test]
fn addresses() {
    for text in [
        "https://bao.vn/tin-moi/so_1?trang=2&b=c#d",
        "http://www.Bao.Moi/Tin.Hot",
        "www.bao.com.vn",
        "bao.vn",
        "kinh-te.bao.com.vn/a/b.html",
        "24h.com.vn",
    ] {
        check(text, Url);
    }
    for text in ["hang@bao.vn", "le.thi_hang-1@thu.bao.com.vn"] {
        check(text, Email);
    }
    assert_eq!(
        found("Xem (https://bao.vn/a)."),
        [("https://bao.vn/a".to_owned(), Url)]
    );
    nothing("trong nước.Ông đi, ASEAN.Đầu_tư, TP.HCM, v.v. a@b, @bao, https: không");
    nothing("Thứ_trưởng đi.vn");
}

#[test]
fn dates() {
    for text in [
        "05/06/2013",
        "5-6-2013",
        "31–12–2004",
        "27/9",
        "7/2013",
        "12-2003",
        "9-11/8",
        "9-11 / 8",
        "9–11/8/2023",
        "17 - 3 - 2004",
    ] {
        check(text, Date);
    }
    // A token by itself.
    nothing("28.6.2023");
    for text in [
        "32/5",
        "5/13",
        "2-1",
        "20-25",
        "1/4/6/8",
        "84-4-8529126",
        "3 / 40",
        "0/5",
    ] {
        nothing(text);
    }
    assert_eq!(found("27/9, 13:31 28/9").len(), 3);
    nothing("27\n/\n9");
}

#[test]
fn times_and_shares() {
    check("13:31", Time);
    check("09:32:05", Time);
    assert_eq!(
        found("Thứ tư, 05/06/2013 09:32"),
        [("05/06/2013".to_owned(), Date), ("09:32".to_owned(), Time)]
    );
    for text in ["24:00", "9:5", "tỷ số 1 : 2", "12:60", "1:2:3"] {
        nothing(text);
    }
    for text in ["20%", "11,4%", "1.234,5 %", "11\u{A0}%", "5‰"] {
        check(text, Number);
    }
    nothing("% 20  %");
}

proptest! {
    #[test]
    fn wholes_are_in_order_and_of_several_tokens(text in texts()) {
        let tokens = tokenize(&text);
        let mut next = 0;
        for whole in wholes(&text, &tokens) {
            prop_assert!(whole.tokens.start >= next && whole.tokens.len() > 1);
            next = whole.tokens.end;
        }
        prop_assert!(next <= tokens.len());
    }

    #[test]
    fn digits_and_signs_do_no_harm(text in "[0-9/.:@%a-z –-]{0,40}") {
        let _ = found(&text);
    }
}

#[test]
fn long_ones_cost_no_more_than_their_length() {
    // Each of these begins again and again what does not end well.
    for piece in ["a.", "1/", "1:", "a@", "http://", "a-"] {
        let text = piece.repeat(50_000);
        let _ = wholes(&text, &tokenize(&text));
        let _ = wholes(&format!("\"{}", text.replace('a', "\"a")), &tokenize(&text));
    }
}
