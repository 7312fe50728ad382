//! Numbers, scales and words of number.

use super::support::check;

#[test]
fn digits_and_scales() {
    check(&[
        ("11,4 tỷ USD", "level | =1.14e10 | USD | ×1e9"),
        ("11.4 tỷ USD", "level | =1.14e10 | USD | ×1e9"),
        ("1.234,5 tỷ đồng", "level | =1.2345e12 | VND | ×1e9"),
        ("1,234.5 tỷ đồng", "level | =1.2345e12 | VND | ×1e9"),
        ("1 234,5 tỷ đồng", "level | =1.2345e12 | VND | ×1e9"),
        ("87,65 triệu euro", "level | =8.765e7 | EUR | ×1e6"),
        ("450 nghìn tỷ đồng", "level | =4.5e14 | VND | ×1e12"),
        ("9,5 triệu tỷ đồng", "level | =9.5e15 | VND | ×1e15"),
        ("40 ngàn tỉ đồng", "level | =4e13 | VND | ×1e12"),
        ("3 trăm triệu USD", "level | =3e8 | USD | ×1e8"),
        ("20 vạn tấn", "level | =200000 | tonne | ×10000"),
        ("3 tỷ 500 triệu USD", "level | =3.5e9 | USD | ×1e9"),
        ("7 tỷ 25 triệu đồng", "level | =7.025e9 | VND | ×1e9"),
        ("1.234.567 USD", "level | =1.234567e6 | USD"),
        ("12.500.000 đồng", "level | =1.25e7 | VND"),
        ("12 500 000 đồng", "level | =1.25e7 | VND"),
        ("0,125 tỷ USD", "level | =1.25e8 | USD | ×1e9"),
        ("5tỷ USD", "level | =5e9 | USD | ×1e9"),
        ("250 tr đồng", "level | =2.5e8 | VND | ×1e6"),
        ("18.000 USD", "level | =18000 | USD"),
    ]);
}

#[test]
fn numbers_in_words() {
    check(&[
        ("hai tỷ rưỡi", "level | =2.5e9 | ×1e9"),
        ("hai tỷ rưỡi đồng", "level | =2.5e9 | VND | ×1e9"),
        ("một trăm linh năm tỷ đồng", "level | =1.05e11 | VND | ×1e9"),
        ("mười lăm tỷ USD", "level | =1.5e10 | USD | ×1e9"),
        (
            "hai mươi mốt triệu tấn gạo",
            "level | =2.1e7 | tonne | ×1e6 | of gạo",
        ),
        ("ba phẩy năm tỷ USD", "level | =3.5e9 | USD | ×1e9"),
        ("nửa tỷ USD", "level | =5e8 | USD | ×1e9"),
        (
            "gần nửa triệu tấn thép",
            "level | <500000 | tonne | ×1e6 | of thép | cmp gần",
        ),
        ("năm tỷ đô la", "level | =5e9 | USD | ×1e9"),
        ("hai nghìn ba trăm tỷ đồng", "level | =2.3e12 | VND | ×1e9"),
        ("một tỷ hai trăm triệu USD", "level | =1.2e9 | USD | ×1e9"),
        ("chín mươi tư phần trăm", "level | =94 | %"),
        ("năm chục triệu đô", "level | =5e7 | USD | ×1e7"),
        ("bảy trăm nghìn tấn", "level | =700000 | tonne | ×1000"),
        ("không phẩy năm phần trăm", "level | =0.5 | %"),
        (
            "mười hai phẩy hai lăm tỷ USD",
            "level | =1.225e10 | USD | ×1e9",
        ),
        ("1,5 tỷ rưỡi", "level | =2e9 | ×1e9"),
        ("vài chục tỷ USD", "level | ? | USD | ×1e10"),
        ("hàng trăm triệu đồng", "level | ? | VND | ×1e8"),
        ("vài chục", "level | ? | ×10"),
    ]);
}

#[test]
fn open_marks() {
    check(&[
        ("1.234", "level | =1234 | open 1234/1.234"),
        ("1,234", "level | =1.234 | open 1234/1.234"),
        ("1.234 USD", "level | =1234 | USD | open 1234/1.234"),
        ("12,345 tấn", "level | =12.345 | tonne | open 12345/12.345"),
        (
            "khoảng 5.678 euro",
            "level | ~5678 | EUR | cmp khoảng | open 5678/5.678",
        ),
        ("1.234 %", "level | =1234 | % | open 1234/1.234"),
        // A scale, a unit without parts, groups and other numbers settle it.
        ("1.234 tỷ đồng", "level | =1.234e12 | VND | ×1e9"),
        ("1,234 tỷ đồng", "level | =1.234e9 | VND | ×1e9"),
        ("1.234 đồng", "level | =1234 | VND"),
        ("1,234 container", "level | =1234 | container"),
        ("12,345 %", "level | =12.345 | %"),
        ("1.000 USD", "level | =1000 | USD"),
        ("0.125 USD", "level | =0.125 | USD"),
        (
            "từ 1.234 lên 2.345,6 USD",
            "changed | =2345.6 | USD | up | from 1234 | to 2345.6",
        ),
        (
            "từ 1,234 lên 2,345.6 USD",
            "changed | =2345.6 | USD | up | from 1234 | to 2345.6",
        ),
        (
            "từ 1.234 lên 5.5 USD",
            "changed | =5.5 | USD | up | from 1.234 | to 5.5",
        ),
    ]);
}

#[test]
fn no_figures() {
    check(&[
        ("", "none"),
        ("Việt Nam", "none | unread Việt Nam"),
        ("28.6.2023", "none | unread 28.6.2023"),
        ("năm 2016", "none"),
    ]);
}
