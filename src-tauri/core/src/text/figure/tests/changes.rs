//! Growth, differences, new levels, multiples.

use super::support::check;

#[test]
fn growth() {
    check(&[
        ("tăng 11 %", "growth | =11 | % | up"),
        ("tăng 11%", "growth | =11 | % | up"),
        ("giảm 4,6%", "growth | =4.6 | % | down"),
        ("tăng trưởng 6,5%", "growth | =6.5 | % | up"),
        ("tăng hơn 30%", "growth | >30 | % | cmp hơn | up"),
        ("tăng khoảng 8%", "growth | ~8 | % | cmp khoảng | up"),
        ("giảm gần 10%", "growth | <10 | % | cmp gần | down"),
        ("tăng mạnh 25,3%", "growth | =25.3 | % | up"),
        (
            "tăng bình quân 17% mỗi năm",
            "growth | =17 | % | up | per year | when mỗi năm",
        ),
        ("tăng tới 77%", "growth | =77 | % | up"),
        ("tăng nhanh ở mức 20%", "growth | =20 | % | up"),
        ("sụt giảm 12%", "growth | =12 | % | down"),
        ("tăng trưởng âm 3%", "growth | =3 | % | down"),
        ("tăng từ 5% đến 7%", "growth | 5..7 | % | up"),
        ("tăng 5-7%", "growth | 5..7 | % | up"),
        ("+5,2%", "growth | =5.2 | % | up"),
        ("-3,1%", "growth | =3.1 | % | down"),
        ("tăng mười lăm phần trăm", "growth | =15 | % | up"),
        ("giảm một nửa", "growth | =0.5 | down"),
        ("giảm một phần ba", "growth | =0.3333333333333333 | down"),
    ]);
}

#[test]
fn differences() {
    check(&[
        (
            "giảm 2,5 điểm phần trăm",
            "change | =2.5 | percentage_point | down",
        ),
        ("tăng 0,7 điểm %", "change | =0.7 | percentage_point | up"),
        ("tăng 5 tỷ USD", "change | =5e9 | USD | ×1e9 | up"),
        ("tăng thêm 2 tỷ USD", "change | =2e9 | USD | ×1e9 | up"),
        (
            "giảm hơn 800 triệu USD",
            "change | >8e8 | USD | ×1e6 | cmp hơn | down",
        ),
        ("giảm 50.000 tấn", "change | =50000 | tonne | down"),
    ]);
}

#[test]
fn new_levels() {
    check(&[
        (
            "từ con số 0 lên 139 tỷ USD",
            "changed | =1.39e11 | USD | ×1e9 | up | from 0 | to 1.39e11",
        ),
        (
            "từ con số 0 đã tăng lên 90 tỷ USD",
            "changed | =9e10 | USD | ×1e9 | up | from 0 | to 9e10",
        ),
        (
            "tăng từ 5 lên 7 tỷ USD",
            "changed | =7e9 | USD | ×1e9 | up | from 5e9 | to 7e9",
        ),
        (
            "từ 450 triệu USD năm 1995 lên hơn 123 tỷ USD năm 2022",
            "changed | >1.23e11 | USD | ×1e9 | cmp hơn | up | from 4.5e8 | to 1.23e11 | in 2022 \
             | when năm 2022 | base 1995 | than năm 1995",
        ),
        (
            "từ 300 triệu USD (năm 2001) lên gần 8 tỷ USD (năm 2020)",
            "changed | <8e9 | USD | ×1e9 | cmp gần | up | from 3e8 | to 8e9 | in 2020 \
             | when năm 2020 | base 2001 | than năm 2001",
        ),
        (
            "giảm từ 9 tỷ USD xuống còn 6 tỷ USD",
            "changed | =6e9 | USD | ×1e9 | down | from 9e9 | to 6e9",
        ),
        (
            "giảm từ 9 xuống 6 tỷ USD",
            "changed | =6e9 | USD | ×1e9 | down | from 9e9 | to 6e9",
        ),
        (
            "tăng từ 12% lên 15%",
            "changed | =15 | % | up | from 12 | to 15",
        ),
        (
            "tăng lên 60 tỷ USD",
            "changed | =6e10 | USD | ×1e9 | up | to 6e10",
        ),
        (
            "tăng vọt lên gần 60 tỷ USD",
            "changed | <6e10 | USD | ×1e9 | cmp gần | up | to 6e10",
        ),
        (
            "giảm còn 2,1 tỷ USD",
            "changed | =2.1e9 | USD | ×1e9 | down | to 2.1e9",
        ),
        (
            "lên 10 tỷ USD",
            "changed | =1e10 | USD | ×1e9 | up | to 1e10",
        ),
        (
            "nâng lên 15 tỷ USD",
            "changed | =1.5e10 | USD | ×1e9 | up | to 1.5e10",
        ),
        (
            "tăng lên 7 tỷ USD từ mức 5 tỷ USD năm 2020",
            "changed | =7e9 | USD | ×1e9 | up | from 5e9 | to 7e9 | base 2020 | than năm 2020",
        ),
        (
            "từ mức 2 tỷ USD đã tăng lên 3 tỷ USD",
            "changed | =3e9 | USD | ×1e9 | up | from 2e9 | to 3e9",
        ),
        (
            "40 tỷ USD, tăng 12%",
            "changed | =4e10 | USD | ×1e9 | up | to 4e10 | unread tăng 12%",
        ),
    ]);
}

#[test]
fn multiples() {
    check(&[
        ("gấp đôi", "growth | =2 | times | up"),
        ("tăng gấp đôi", "growth | =2 | times | up"),
        ("gấp 3 lần", "growth | =3 | times | up"),
        ("gấp rưỡi", "growth | =1.5 | times | up"),
        ("gấp hơn 270 lần", "growth | >270 | times | cmp hơn | up"),
        ("tăng 2,5 lần", "growth | =2.5 | times | up"),
        ("tăng gần 4 lần", "growth | <4 | times | cmp gần | up"),
        ("tăng gấp ba", "growth | =3 | times | up"),
        ("giảm 2 lần", "growth | =2 | times | down"),
        ("bằng 1,5 lần", "growth | =1.5 | times | up"),
        ("tăng gấp mười lần", "growth | =10 | times | up"),
    ]);
}

#[test]
fn qualifiers() {
    check(&[
        (
            "kỷ lục 732 tỷ USD",
            "level | =7.32e11 | USD | ×1e9 | as kỷ lục",
        ),
        (
            "mức kỷ lục hơn 53 tỷ USD",
            "level | >5.3e10 | USD | ×1e9 | cmp hơn | as kỷ lục",
        ),
        (
            "31 tỷ USD, cao nhất từ trước đến nay",
            "level | =3.1e10 | USD | ×1e9 | as cao nhất từ trước đến nay",
        ),
    ]);
}
