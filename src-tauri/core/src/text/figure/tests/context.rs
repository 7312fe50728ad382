//! What the words around a span say of its figure.

use super::super::{Context, Date, Proposed, read};
use super::support::{TODAY, written};
use crate::domain::figure::FigureKind;

/// The span stands between brackets.
fn around(text: &str) -> (String, Proposed) {
    let (before, rest) = text.split_once('[').unwrap();
    let (quote, after) = rest.split_once(']').unwrap();
    let context = Context {
        date: Some(TODAY),
        before,
        after,
    };
    let reading = read(quote, &context);
    (written(&reading.figure.unwrap()), reading.proposed)
}

fn proposed(text: &str) -> Proposed {
    around(text).1
}

#[test]
fn years_and_bases_elsewhere() {
    let cases: [(&str, &[i32], Option<i32>); 9] = [
        (
            "Thương mại hai chiều đạt 9 tỷ USD năm 2021, [tăng 11%] so với năm 2020.",
            &[2021],
            Some(2020),
        ),
        ("Năm 2022, xuất khẩu đạt [5 tỷ USD].", &[2022], None),
        ("Năm ngoái, xuất khẩu đạt [5 tỷ USD].", &[2022], None),
        ("So với năm 2019, xuất khẩu [tăng 5%].", &[], None),
        ("Xuất khẩu [tăng 5%] trong năm 2021.", &[2021], None),
        (
            "Xuất khẩu đạt [5 tỷ USD], tăng 7% so với năm 2020.",
            &[],
            None,
        ),
        ("Năm 2021 đã qua. Xuất khẩu đạt [5 tỷ USD].", &[], None),
        (
            "Năm 2021, xuất khẩu [tăng 5%] so với năm trước.",
            &[2021],
            Some(2020),
        ),
        ("Xuất khẩu [tăng 5%] so với cùng kỳ.", &[], Some(2022)),
    ];
    for (text, years, base) in cases {
        let proposed = proposed(text);
        assert_eq!(
            (proposed.years.as_slice(), proposed.base_year),
            (years, base),
            "{text}"
        );
    }
    assert_eq!(
        proposed("Quý III/2022, xuất khẩu đạt [5 tỷ USD].").quarter,
        Some(3)
    );
    assert_eq!(
        proposed("Xuất khẩu đạt [5 tỷ USD 6 tháng đầu năm].").years,
        [2023]
    );
    assert!(
        proposed("Xuất khẩu đạt [5 tỷ USD năm 2020].")
            .years
            .is_empty()
    );
}

#[test]
fn topics_and_partners() {
    for (text, topic, partners) in [
        (
            "Thương mại song phương Việt Nam - Lào đạt [2 tỷ USD].",
            "bilateral_trade_turnover",
            "VN LA",
        ),
        (
            "Việt Nam và Nga là bạn. Kim ngạch song phương đạt [4 tỷ USD].",
            "bilateral_trade_turnover",
            "VN RU",
        ),
        (
            "Kim ngạch thương mại giữa Pháp và Đức đạt [90 tỷ euro].",
            "bilateral_trade_turnover",
            "FR DE",
        ),
        (
            "Xuất khẩu gạo sang Philippines đạt [1 tỷ USD].",
            "exports",
            "VN PH",
        ),
        ("Nhập khẩu từ Hàn Quốc đạt [30 tỷ USD].", "imports", "VN KR"),
        ("Cả nước xuất siêu [3 tỷ USD].", "trade_surplus", ""),
        (
            "Vốn FDI của Nhật Bản vào Việt Nam đạt [60 tỷ USD].",
            "fdi_stock",
            "JP VN",
        ),
        (
            "Tổng kim ngạch xuất nhập khẩu đạt [700 tỷ USD].",
            "trade_turnover",
            "",
        ),
        ("Vốn thực hiện ước đạt [20 tỷ USD].", "fdi_disbursed", ""),
    ] {
        let proposed = proposed(text);
        assert_eq!(proposed.topic.as_deref(), Some(topic), "{text}");
        assert_eq!(proposed.partners.join(" "), partners, "{text}");
    }
    let flow = proposed("Đầu tư của Thái Lan tại Lào đạt [4 tỷ USD].")
        .flow
        .unwrap();
    assert_eq!(
        (flow.investor.as_deref(), flow.host.as_deref()),
        (Some("TH"), Some("LA"))
    );
    assert_eq!(proposed("Ông nói [5 tỷ USD] là nhiều.").topic, None);
}

#[test]
fn the_kind_of_a_bare_percentage() {
    for (text, kind) in [
        ("Xuất khẩu tăng [11%].", FigureKind::GrowthRate),
        (
            "Xuất khẩu tăng nhanh, ổn định ở mức [11%].",
            FigureKind::GrowthRate,
        ),
        ("Xuất khẩu giảm nhẹ ở mức [11%].", FigureKind::GrowthRate),
        ("Nước này chiếm [11%] kim ngạch.", FigureKind::Share),
        ("Thuế nhập khẩu là [11%].", FigureKind::Level),
    ] {
        let (before, rest) = text.split_once('[').unwrap();
        let (quote, after) = rest.split_once(']').unwrap();
        let figure = read(
            quote,
            &Context {
                date: None,
                before,
                after,
            },
        )
        .figure
        .unwrap();
        assert_eq!(figure.kind, kind, "{text}");
    }
}

#[test]
fn qualifiers_elsewhere() {
    let named = |text| proposed(text).qualifier;
    assert_eq!(
        named("Xuất khẩu đạt mức kỷ lục [5 tỷ USD].").as_deref(),
        Some("kỷ lục")
    );
    assert_eq!(
        named("Xuất khẩu đạt [5 tỷ USD], mức cao nhất.").as_deref(),
        Some("cao nhất")
    );
    assert_eq!(named("Xuất khẩu đạt [5 tỷ USD]."), None);
}

#[test]
fn what_stands_in_the_span_is_not_proposed() {
    let (figure, proposed) =
        around("Năm 2021, xuất khẩu [tăng 5% trong năm 2022 so với năm 2020].");
    assert_eq!(
        figure,
        "growth | =5 | % | up | in 2022 | when trong năm 2022 | base 2020 | than so với năm 2020"
    );
    assert_eq!((proposed.years.len(), proposed.base_year), (0, None));
    let date = Date {
        year: 2019,
        ..TODAY
    };
    let reading = read(
        "5 tỷ USD",
        &Context {
            date: Some(date),
            ..Context::default()
        },
    );
    assert_eq!(reading.proposed, Proposed::default());
}
