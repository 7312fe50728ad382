//! What holds of every text.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::{Context, Places, Reading, find, read};
use crate::domain::offset::Range;
use crate::text::tests_support::texts;

/// Texts of the words that the grammar knows, in any order.
fn figures() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "5", "11,4", "1.234", "2022", "12", "000", "234", "tỷ", "triệu", "nghìn", "USD", "$",
        "đồng", "%", "phần", "trăm", "điểm", "tấn", "gạo", "hơn", "gần", "khoảng", "từ", "đến",
        "lên", "tăng", "giảm", "xuống", "còn", "gấp", "đôi", "lần", "năm", "quý", "III", "tháng",
        "đầu", "nay", "/", "-", ",", ".", "(", "so", "với", "cùng", "kỳ", "chiếm", "thứ", "hai",
        "mươi", "mốt", "linh", "phẩy", "rưỡi", "nửa", "vài", "chục", "xuất", "khẩu", "kim",
        "ngạch", "Mỹ", "mỗi", "giai", "đoạn", "thùng", "dầu", "một", "con", "số", "âm", "trở",
    ]);
    let blank = prop::sample::select(vec![" ", " ", " ", "_", "", "\u{A0}", "\n"]);
    let text = prop::collection::vec((word, blank), 0..40).prop_map(|pairs| {
        pairs
            .into_iter()
            .flat_map(|(word, blank)| [word, blank])
            .collect::<String>()
    });
    (text, any::<bool>()).prop_map(|(text, nfd)| if nfd { text.nfd().collect() } else { text })
}

fn ranges(reading: &Reading) -> Vec<Range> {
    let Places {
        value,
        scale,
        unit,
        commodity,
        comparator,
        period,
        base,
        change,
        from,
        qualifier,
    } = reading.at;
    [
        value, scale, unit, commodity, comparator, period, base, change, from, qualifier,
    ]
    .into_iter()
    .flatten()
    .chain(reading.unread.iter().copied())
    .chain(reading.ambiguous.iter().map(|open| open.range))
    .collect()
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn ranges_are_of_the_text(text in prop_oneof![figures(), texts(), any::<String>()]) {
        let mut last = 0;
        for found in find(&text) {
            prop_assert!(last <= found.range.start.0 && !found.range.is_empty());
            last = found.range.end.0;
            prop_assert!(found.reading.figure.is_some());
            for range in ranges(&found.reading) {
                prop_assert!(!range.is_empty());
                prop_assert!(found.range.start <= range.start && range.end <= found.range.end);
            }
        }
        prop_assert!(last <= length(&text));
        let read = read(&text, &Context { before: &text, after: &text, date: None });
        for range in ranges(&read) {
            prop_assert!(!range.is_empty() && range.end.0 <= length(&text));
        }
    }

    #[test]
    fn normal_forms_are_read_alike(text in figures()) {
        let nfc: String = text.nfc().collect();
        let nfd: String = text.nfd().collect();
        let figure = |text: &str| read(text, &Context::default()).figure;
        prop_assert_eq!(figure(&nfc), figure(&nfd));
        prop_assert_eq!(find(&nfc).len(), find(&nfd).len());
    }
}

/// Texts that make a careless grammar read the same words again and again.
#[test]
fn hostile_texts_come_to_an_end() {
    for unit in [
        "từ ",
        "tăng ",
        "1 234 ",
        "năm 2020, ",
        "hai tỷ ",
        "5 tỷ USD ",
        "xuất khẩu ",
        "5-",
        "mỹ ",
        "so với ",
        "chiếm một phần ",
        "kim ngạch tăng 11%, ",
    ] {
        // A grammar that does would not come to an end here.
        let text = unit.repeat(1_000);
        let found = find(&text);
        assert!(
            found
                .windows(2)
                .all(|pair| pair[0].range.end <= pair[1].range.start)
        );
        let context = Context {
            before: &text,
            after: &text,
            date: None,
        };
        let _ = read(&unit.repeat(400), &context);
    }
}
