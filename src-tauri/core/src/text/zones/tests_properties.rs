//! What holds of the zones of every text.

use proptest::prelude::*;

use super::super::tests_support::texts;
use super::super::{TextIndex, graphemes};
use super::zones;
use crate::domain::offset::Offset;

fn check(text: &str) -> Result<(), TestCaseError> {
    let index = TextIndex::new(text);
    let zoning = zones(text);
    let mut at = Offset(0);
    for zone in &zoning.zones {
        prop_assert!(at <= zone.range.start && zone.range.start < zone.range.end);
        prop_assert!(zone.range.end <= index.len());
        prop_assert!(graphemes::is_boundary(&index, zone.range.start));
        prop_assert!(graphemes::is_boundary(&index, zone.range.end));
        at = zone.range.end;
    }
    let facts = zoning.metadata;
    let facts = [
        facts.title,
        facts.date,
        facts.author,
        facts.source,
        facts.link,
    ];
    for said in facts.into_iter().flatten() {
        prop_assert!(!said.value.is_empty());
        prop_assert!(index.slice(said.range).is_some_and(|text| !text.is_empty()));
    }
    Ok(())
}

/// Lines that pages are made of.
fn pages() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => texts(),
        4 => prop::sample::select(vec![
            "Tin liên quan", "Đọc thêm", "Ảnh: Minh Hà", "(Ảnh: ", "Theo ", "Tác giả: Minh Hà", "img",
            "gia gao tang cao trong tuan nay", "10:20 12/04/2021", "Bản quyền", "Từ khóa:", "",
            "Nguồn: https://vi.du/a_b", "Giá gạo tăng mạnh", "Chia sẻ", "Trang chủ Thời sự",
            "Bà Hà cho biết giá gạo đã tăng trong ba tuần liền. Nông dân các tỉnh đều vui.",
            "Giá_gạo tăng mạnh Bộ Công_Thương cho biết giá đã tăng . Ảnh : Minh_Hà Theo bà Hà , ổn .",
        ]).prop_map(str::to_owned),
    ];
    let end = prop::sample::select(vec!["\n", "\r\n", "\n\n", "\u{2028}", " "]);
    prop::collection::vec((line, end), 0..24).prop_map(|lines| {
        lines
            .into_iter()
            .flat_map(|(line, end)| [line, end.to_owned()])
            .collect()
    })
}

proptest! {
    #[test]
    fn ranges_are_sound(text in texts(), page in pages(), other in any::<String>()) {
        check(&text)?;
        check(&page)?;
        check(&other)?;
    }
}

#[test]
fn long_texts_come_to_an_end() {
    let parts = [
        "Bà Hà nói giá gạo đã tăng . ( Ảnh : Minh_Hà ) Ảnh : AFP Giá_gạo ",
        "Đọc thêm\nGiá gạo tăng mạnh trong tuần\n",
        "Minh Hà\n\nBà Hà cho biết giá gạo đã tăng trong ba tuần liền ở nhiều tỉnh.\n",
        "img\n",
        "Tin khác\n",
        "a ",
        "Ảnh",
        "1/",
        "(",
        "_",
    ];
    for part in parts {
        // A quadratic rule would not come to an end here.
        let text = part.repeat(160_000 / part.len());
        let zoning = zones(&text);
        let apart = |pair: &[crate::text::FoundZone]| pair[0].range.end <= pair[1].range.start;
        assert!(zoning.zones.windows(2).all(apart), "{part:?}");
    }
}
