//! Sentences, case by case. `|` in a case marks where one ends and the next begins.

use unicode_normalization::UnicodeNormalization;

use super::tests_support::quotes;
use super::{sentences, tokenize};

fn found(text: &str) -> Vec<String> {
    quotes(text, &sentences(text, &tokenize(text)))
}

/// Splits `marked` without its bars and expects the parts between them; also in NFD.
fn check(marked: &str) {
    let expected: Vec<String> = marked
        .split('|')
        .map(|part| part.trim().to_owned())
        .collect();
    let text = marked.replace('|', "");
    assert_eq!(found(&text), expected);
    let nfd: String = text.nfd().collect();
    let expected: Vec<String> = expected.iter().map(|part| part.nfd().collect()).collect();
    assert_eq!(found(&nfd), expected, "in NFD");
}

#[test]
fn full_stops() {
    check("Ông đến Hà Nội. |Bà Hằng nói gì? |Tuyệt vời! |Năm 2013 qua… |2014 đến.");
    check("Kim ngạch đạt 11,4 tỷ USD... |Theo bà Hằng");
    check("Ai? ông hỏi");
    check("Có cà phê, tiêu... và gạo.");
    check("Thật ư?! |Đúng.");
    check("Hết!!! |Đúng.");
}

#[test]
fn line_ends() {
    check("Việt Nam - ASEAN\n|Hà Nội (TTXVN)\r\n\r\n|ông nói\u{2028}|và đi");
    check("Ảnh: TTXVN\n|theo TP.\n|Hồ Chí Minh");
    check("Ông nói.\n|và đi");
}

#[test]
fn quotes_and_brackets() {
    check("Bà nói: “Tốt.” |Ông đi.");
    check("Bà nói: \"Tốt.\" |Ông đi.");
    check("(Bà nói.) |Ông đi.");
    check("Ông đi. |“Tốt”, bà nói.");
    check("Ông đi. |\"Tốt\", bà nói.");
    check("Ông đi. |- Bà nói.");
    check("Ông đi. |– “Bà nói.”");
    check("Ông đi. |(Bà nói.)");
    check("\"Tốt.\", bà nói.");
    // A stray quote does not turn the others round.
    check("Màn hình 5\" này. |\"Tốt.\" |Ông đi. |\"Tốt.\"");
    check("Tuyệt! |😀 Bà nói.");
}

#[test]
fn numbers() {
    check("Có 1.234 người, 18.000 tấn. |Tăng 5 %. |Ngày 28.6.2023. |Ông đi.");
    check("1. Mở đầu. |2. Kết luận.");
    check("II. Nội dung\n|a. Bà nói\n|A. Bà nói");
    check("Năm 2013. |Ông đi.");
    check("trong quý I. |Theo bà Hằng, quý III. |Ông đi.");
}

#[test]
fn abbreviations() {
    check("Tại TP. Hồ Chí Minh, Tp. Đà Nẵng, tp. Huế, Q. Tân Bình, P. 12.");
    check("PGS. TS. Nguyễn Văn A và ThS. Lê Hằng, GS. Trần. |Ông đi.");
    check("GS.TS. Nguyễn, PGS.TS Lê, TP.HCM, TS.Hằng đến.");
    check("NSƯT. Hằng và NSND. Lê.");
    check("Mr. Smith, Dr. John F. Kennedy và St. Petersburg.");
    check("Nguyễn T. H. Lê, bà I. Gandhi và ông J. Biden đến.");
    check("gồm gạo, tiêu, v.v. và cà phê v.v. |Ông đi.");
    check("Biến đổi gen. |Các nhà khoa học");
    check("Bộ T.Ư. Đảng, U.S. Army đến.");
}

#[test]
fn agency_end() {
    check("Ông đi./.");
    check("Ông đi./. |Ảnh: TTXVN");
    check("Ông đi./.|tin ảnh");
    check("Ông đi . / . |Ảnh");
    check("Ông đi/.");
}

#[test]
fn segmented_text() {
    check("Ông đến Hà_Nội . |Bà Lê_Thị_Hằng nói : \" Tốt . \" |Ông đi .");
    check("Ông đi . |\" Tốt \" , bà nói .");
    check("Bà nói : “ Tốt . ” |Ông đi .");
    check("ở TP. Hồ_Chí_Minh . |Ông đi .");
    check("ở TP . Hồ_Chí_Minh . |Ông đi .");
    check("vào nhóm B . |Ông đi .");
    check("1 . Mở_đầu . |Ông đi .");
}

#[test]
fn a_lost_blank() {
    check("trong ASEAN.|Đầu_tư tăng.");
    check("trong nước.|Ông đi!|Bà nói.");
    check("năm 2021.|Trong đó");
    check("tăng 11 %.|Trong đó (ASEAN).|Theo bà");
    check("Bà nói “Tốt.”|Ông đi.");
    check("trong nước.|“Ông đi.”");
    check("mục 1.Mở đầu, ông A.Nam, P.V.Đồng");
}

#[test]
fn addresses_are_not_split() {
    check("Theo VietnamNet.Vn và http://www.Bao.Moi/Tin.Hot cùng Le.Hang@Bao.Moi nhé.");
    check("www.Bao.Moi/a nhé.");
}

#[test]
fn nothing_to_say() {
    assert!(found("").is_empty());
    assert!(found(" \n\u{200B}_ ").is_empty());
    check(".");
    check("...");
    assert_eq!(found("  \n Ông đi. \n\n"), ["Ông đi."]);
}
