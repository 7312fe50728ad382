//! Telling encodings apart: long texts and headlines, other languages, and what is no text.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::tests_support::{encode, western};
use super::{Broken, Certainty, Encoding, decode, detect};

/// Written for these tests.
const HEADLINES: [&str; 12] = [
    "Bộ trưởng thăm xưởng đóng tàu ở cửa biển",
    "Giá gạo xuất khẩu tăng mạnh trong tháng ba",
    "Ông Lê Văn Tám giữ chức giám đốc sở du lịch",
    "Kim ngạch hai chiều đạt mười tỷ đô la Mỹ",
    "Đường sắt trên cao chạy thử từ cuối tuần",
    "Mưa lớn gây ngập nhiều tuyến phố nội thành",
    "Nông dân trồng cà phê được mùa, được giá",
    "Thủ tướng tiếp đoàn doanh nghiệp Nhật Bản",
    "Cầu vượt sông mới sẽ thông xe trước Tết",
    "Học sinh cả nước bước vào kỳ thi cuối cấp",
    "Hội nghị bàn về hợp tác thương mại biên giới",
    "Ngân hàng hạ lãi suất cho vay mua nhà ở",
];

/// With capitals that bear tones, as no text of some length is without.
fn article() -> String {
    format!("{}. Ở ỦY BAN, BỘ NGOẠI GIAO.\r\n", HEADLINES.join(".\r\n"))
}

/// The 8-bit encodings.
fn old() -> impl Iterator<Item = Encoding> {
    Encoding::all().iter().copied().filter(|e| !e.is_unicode())
}

/// Whether the guess reads `bytes` as `text`.
fn is_right(text: &str, bytes: &[u8]) -> bool {
    decode(bytes, detect(bytes).encoding, Broken::Refuse).as_deref() == Ok(text)
}

#[test]
fn unicode_with_and_without_a_mark() {
    let text = article();
    let nfd: String = text.nfd().collect();
    for text in [text.as_str(), &nfd, "Plain ASCII text", "a"] {
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            let bytes = encode(text, encoding).unwrap();
            let guess = detect(&bytes);
            assert_eq!((guess.encoding, guess.bom), (encoding, false), "{text}");
            assert!(guess.certainty > Certainty::Unsure && guess.others.is_empty());
            let guess = detect(&[encoding.mark(), &bytes].concat());
            assert_eq!((guess.encoding, guess.bom), (encoding, true));
            assert_eq!(guess.certainty, Certainty::Sure);
        }
    }
    assert_eq!(detect(b"").encoding, Encoding::Utf8);
}

#[test]
fn a_whole_text_is_surely_told() {
    let text = article();
    for encoding in old() {
        // TCVN3 has no capitals with tones.
        let lower = text.to_lowercase();
        let text = if encoding == Encoding::Tcvn3 {
            &lower
        } else {
            &text
        };
        let bytes = encode(text, encoding).unwrap();
        let guess = detect(&bytes);
        assert_eq!(
            (guess.encoding, guess.certainty),
            (encoding, Certainty::Sure),
            "{guess:?}"
        );
        assert!(!guess.others.contains(&encoding) && guess.others.len() == 4);
        assert!(is_right(text, &bytes));
    }
}

#[test]
fn how_often_short_texts_are_told() {
    // Texts of so many characters, and how many of a hundred must be read right, and must be
    // trusted.
    for (length, right, trusted) in [(10, 90, 10), (20, 98, 80), (40, 100, 100), (80, 100, 100)] {
        let all: Vec<char> = HEADLINES.join(". ").chars().collect();
        let (mut count, mut as_meant, mut sure, mut fooled) = (0, 0, 0, 0);
        for encoding in old() {
            for start in (0..all.len() - length).step_by(7) {
                let text: String = all[start..start + length].iter().collect();
                let Some(bytes) = encode(&text, encoding).filter(|bytes| !bytes.is_ascii()) else {
                    continue;
                };
                let is_right = is_right(&text, &bytes);
                let is_sure = detect(&bytes).certainty > Certainty::Unsure;
                count += 1;
                as_meant += usize::from(is_right);
                sure += usize::from(is_sure);
                fooled += usize::from(is_sure && !is_right);
            }
        }
        eprintln!("{length} characters: {count} texts, {as_meant} right, {sure} trusted");
        // Ten characters may be sound UTF-8 by accident.
        assert!(fooled == 0 || length == 10 && fooled * 100 < count);
        assert!(count > 200 && as_meant * 100 >= count * right && sure * 100 >= count * trusted);
    }
}

#[test]
fn the_fonts_letters_are_recognised_in_unicode() {
    for headline in HEADLINES
        .into_iter()
        .chain([article().to_lowercase().as_str()])
    {
        for encoding in [Encoding::Tcvn3, Encoding::Vni] {
            let Some(bytes) = encode(headline, encoding) else {
                continue;
            };
            let shown = western(&bytes);
            for carrier in [Encoding::Utf8, Encoding::Utf16Be] {
                let guess = detect(&encode(&shown, carrier).unwrap());
                assert_eq!(guess.encoding, encoding, "{shown}: {guess:?}");
                assert_eq!(guess.others, [carrier]);
            }
        }
    }
    let guess = detect("Bé Ngo¹i giao gÆp ®¹i sø míi".as_bytes());
    assert_eq!(guess.encoding, Encoding::Tcvn3);
    let guess = detect("Boä Ngoaïi giao gaëp ñaïi söù môùi".as_bytes());
    assert_eq!(guess.encoding, Encoding::Vni);
}

const OTHERS: [&str; 9] = [
    "Le ministère de l’Économie a déclaré que les prix ont augmenté dès l’été, à Orléans où né \
     René, le thé, la fête du blé, tôt, là-bas, déjà, Noël, naïve, Loïc et Thaïs, Citroën.",
    "Die Ausfuhren nach Köln, Zürich und Düsseldorf stiegen über fünf Prozent; Müller, Böhm, \
     Gößmann, Jörg und Schäuble hießen sie willkommen. Größe: 5 µm × 3 m², ±2 °C, § 12.",
    "El señor Peña llegó a Bogotá; según él, la inflación caerá más allá del año próximo.",
    "Não há pão só para três irmãos; São João é lá, à beira do avô e da avó, já sem açúcar.",
    "François Hollande, José Manuel, Gerhard Schröder and Björn Höcke met in Malmö and Århus.",
    "| mã | số | © 2020 | ® | ™ | § 5 | 10 m² | 25 °C | ½ | ¼ | £5 | ±3 | µm |",
    "let s = \"é\"; // naïve café, 100 µs ± 5 µs; §3 ¶2 ª º ¹ ² ³",
    "Tổng thống François Hollande và bà Ségolène, ông Gerhard Schröder, José, Noël, Thaïs, Loïc",
    "Jag är från Göteborg, på väg till Umeå. Vi får se när ålen är färdig på ön.",
];

#[test]
fn no_false_alarm() {
    for text in OTHERS {
        let guess = detect(text.as_bytes());
        assert_eq!(
            (guess.encoding, guess.certainty),
            (Encoding::Utf8, Certainty::Sure),
            "{text}"
        );
    }
    for text in HEADLINES.into_iter().chain([article().as_str()]) {
        for text in [text.to_owned(), text.nfd().collect()] {
            assert_eq!(detect(text.as_bytes()).encoding, Encoding::Utf8, "{text}");
        }
    }
}

#[test]
fn western_european_bytes_are_nothing_to_be_sure_of() {
    for text in OTHERS {
        let bytes: Vec<u8> = text.chars().filter_map(|c| u8::try_from(c).ok()).collect();
        let guess = detect(&bytes);
        assert_eq!(guess.certainty, Certainty::Unsure, "{text}: {guess:?}");
    }
}

#[test]
fn damaged_utf8_is_utf8() {
    let mut bytes = article().into_bytes();
    bytes.remove(200);
    assert!(std::str::from_utf8(&bytes).is_err());
    let guess = detect(&bytes);
    assert_eq!(
        (guess.encoding, guess.certainty),
        (Encoding::Utf8, Certainty::Sure)
    );
    assert_eq!(guess.others.len(), 5);
    assert!(decode(&bytes, Encoding::Utf8, Broken::Refuse).is_err());
}

#[test]
fn long_files_are_told_by_a_part() {
    let text = format!("{}{}", "ascii only ".repeat(20_000), article().repeat(500));
    for encoding in [Encoding::Viscii, Encoding::Utf16Le, Encoding::Windows1258] {
        let bytes = encode(&text, encoding).unwrap();
        assert_eq!(detect(&bytes).encoding, encoding);
    }
}

proptest! {
    #[test]
    fn nothing_panics(bytes in any::<Vec<u8>>()) {
        let guess = detect(&bytes);
        prop_assert!(!guess.others.contains(&guess.encoding));
        let _ = decode(&bytes, guess.encoding, Broken::Replace);
    }

    #[test]
    fn random_bytes_are_nothing_to_be_sure_of(bytes in prop::collection::vec(any::<u8>(), 200..400)) {
        let guess = detect(&bytes);
        prop_assume!(!guess.bom);
        prop_assert_eq!(guess.certainty, Certainty::Unsure);
    }

    #[test]
    fn unicode_text_is_unicode(text in crate::text::tests_support::texts()) {
        let guess = detect(text.as_bytes());
        prop_assert!(guess.encoding.is_unicode());
    }
}
