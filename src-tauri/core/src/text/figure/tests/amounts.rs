//! Currencies, comparators and ranges.

use super::support::check;

#[test]
fn currencies() {
    check(&[
        ("USD 5 tỷ", "level | =5e9 | USD | ×1e9"),
        ("USD1,4 tỷ", "level | =1.4e9 | USD | ×1e9"),
        ("$5 tỷ", "level | =5e9 | USD | ×1e9"),
        ("US$ 2,5 tỷ", "level | =2.5e9 | USD | ×1e9"),
        ("€300 triệu", "level | =3e8 | EUR | ×1e6"),
        ("5 tỷ đô-la Mỹ", "level | =5e9 | USD | ×1e9"),
        ("5 tỷ đô la", "level | =5e9 | USD | ×1e9"),
        ("5 tỉ đô", "level | =5e9 | USD | ×1e9"),
        ("7 triệu đô la Mỹ", "level | =7e6 | USD | ×1e6"),
        ("800 triệu đôla", "level | =8e8 | USD | ×1e6"),
        ("2 tỷ đô la Úc", "level | =2e9 | AUD | ×1e9"),
        ("900 triệu đô la Singapore", "level | =9e8 | SGD | ×1e6"),
        ("4,2 tỷ euro", "level | =4.2e9 | EUR | ×1e9"),
        ("120 tỷ yên", "level | =1.2e11 | JPY | ×1e9"),
        ("60 tỷ yen Nhật", "level | =6e10 | JPY | ×1e9"),
        ("33 tỷ nhân dân tệ", "level | =3.3e10 | CNY | ×1e9"),
        ("15 tỷ NDT", "level | =1.5e10 | CNY | ×1e9"),
        ("8 tỷ tệ", "level | =8e9 | CNY | ×1e9"),
        ("700 tỷ won", "level | =7e11 | KRW | ×1e9"),
        ("1,1 tỷ bảng Anh", "level | =1.1e9 | GBP | ×1e9"),
        ("650 triệu bảng", "level | =6.5e8 | GBP | ×1e6"),
        ("90 tỷ rúp", "level | =9e10 | RUB | ×1e9"),
        ("40 tỷ rupee", "level | =4e10 | INR | ×1e9"),
        ("25 tỷ baht", "level | =2.5e10 | THB | ×1e9"),
        ("3 nghìn tỷ kip", "level | =3e12 | LAK | ×1e12"),
        ("2 tỷ franc Thụy Sĩ", "level | =2e9 | CHF | ×1e9"),
        ("500.000đ", "level | =500000 | VND"),
        ("20 triệu VNĐ", "level | =2e7 | VND | ×1e6"),
        ("VND 350 tỷ", "level | =3.5e11 | VND | ×1e9"),
        ("100USD", "level | =100 | USD"),
        ("6 tỷ ringgit", "level | =6e9 | MYR | ×1e9"),
    ]);
}

#[test]
fn comparators() {
    check(&[
        ("hơn 123 tỷ USD", "level | >1.23e11 | USD | ×1e9 | cmp hơn"),
        ("trên 40 tỷ USD", "level | >4e10 | USD | ×1e9 | cmp trên"),
        ("gần 9 tỷ USD", "level | <9e9 | USD | ×1e9 | cmp gần"),
        ("khoảng 7 tỷ USD", "level | ~7e9 | USD | ×1e9 | cmp khoảng"),
        (
            "xấp xỉ 2,8 tỷ euro",
            "level | ~2.8e9 | EUR | ×1e9 | cmp xấp xỉ",
        ),
        (
            "chưa tới 1 tỷ USD",
            "level | <1e9 | USD | ×1e9 | cmp chưa tới",
        ),
        (
            "chưa đầy 300 triệu USD",
            "level | <3e8 | USD | ×1e6 | cmp chưa đầy",
        ),
        (
            "ít nhất 50 tỷ đồng",
            "level | >5e10 | VND | ×1e9 | cmp ít nhất",
        ),
        ("tối đa 30%", "level | <30 | % | cmp tối đa"),
        ("tối thiểu 20 %", "level | >20 | % | cmp tối thiểu"),
        ("dưới 5%", "level | <5 | % | cmp dưới"),
        (
            "không quá 10 tỷ USD",
            "level | <1e10 | USD | ×1e9 | cmp không quá",
        ),
        (
            "không dưới 6 tỷ USD",
            "level | >6e9 | USD | ×1e9 | cmp không dưới",
        ),
        ("vượt 700 tỷ USD", "level | >7e11 | USD | ×1e9 | cmp vượt"),
        (
            "vượt mốc 100 tỷ USD",
            "level | >1e11 | USD | ×1e9 | cmp vượt mốc",
        ),
        (
            "ước đạt 3 tỷ USD",
            "level | ~3e9 | USD | ×1e9 | cmp ước đạt",
        ),
        (
            "ước tính khoảng 3 tỷ USD",
            "level | ~3e9 | USD | ×1e9 | cmp ước tính khoảng",
        ),
        (
            "trên dưới 4 tỷ USD",
            "level | ~4e9 | USD | ×1e9 | cmp trên dưới",
        ),
        (
            "từ 5 tỷ USD trở lên",
            "level | >5e9 | USD | ×1e9 | cmp trở lên",
        ),
        ("10% trở xuống", "level | <10 | % | cmp trở xuống"),
        (
            "đạt hơn 11 tỷ USD",
            "level | >1.1e10 | USD | ×1e9 | cmp hơn",
        ),
        ("ngót 2 tỷ USD", "level | <2e9 | USD | ×1e9 | cmp ngót"),
        ("> 5 tỷ USD", "level | >5e9 | USD | ×1e9 | cmp >"),
        (
            "lên tới gần 8 tỷ USD",
            "changed | <8e9 | USD | ×1e9 | cmp gần | up | to 8e9",
        ),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("5-7 tỷ USD", "level | 5e9..7e9 | USD | ×1e9"),
        ("5 – 7 tỷ USD", "level | 5e9..7e9 | USD | ×1e9"),
        ("từ 5 đến 7 tỷ USD", "level | 5e9..7e9 | USD | ×1e9"),
        ("từ 5 tới 7 tỷ USD", "level | 5e9..7e9 | USD | ×1e9"),
        ("5 tỷ đến 7 tỷ", "level | 5e9..7e9 | ×1e9"),
        ("500 triệu - 1 tỷ USD", "level | 5e8..1e9 | USD | ×1e9"),
        (
            "khoảng 5-7 tỷ USD",
            "level | 5e9..7e9 | USD | ×1e9 | cmp khoảng",
        ),
        ("5% đến 7%", "level | 5..7 | %"),
        ("từ 6,5 đến 7%", "level | 6.5..7 | %"),
        ("hai đến ba tỷ USD", "level | 2e9..3e9 | USD | ×1e9"),
        (
            "1,2-1,5 triệu tấn cà phê",
            "level | 1.2e6..1.5e6 | tonne | ×1e6 | of cà phê",
        ),
        ("$5-7 tỷ", "level | 5e9..7e9 | USD | ×1e9"),
    ]);
}

#[test]
fn parts_of_a_whole() {
    check(&[
        ("chiếm 20%", "share | =20 | %"),
        ("chiếm hơn 31,5 %", "share | >31.5 | % | cmp hơn"),
        ("chiếm khoảng 12-15%", "share | 12..15 | % | cmp khoảng"),
        ("chiếm tới 44%", "share | =44 | %"),
        ("chiếm tỷ trọng 8,7%", "share | =8.7 | %"),
        ("một phần tư", "share | =0.25"),
        ("3/4", "share | =0.75"),
        ("chiếm một nửa", "share | =0.5"),
        ("hơn một nửa", "share | >0.5 | cmp hơn"),
        ("hơn ba phần tư", "share | >0.75 | cmp hơn"),
        ("2/5 kim ngạch", "share | =0.4 | unread kim ngạch"),
    ]);
}

#[test]
fn ranks() {
    check(&[
        ("thứ 11", "rank | =11"),
        ("lớn thứ tám", "rank | =8"),
        ("lớn thứ 8", "rank | =8"),
        ("đứng thứ hai", "rank | =2"),
        ("thứ nhất", "rank | =1"),
        ("thứ tư", "rank | =4"),
        ("vị trí số 1", "rank | =1"),
        ("lớn nhất", "rank | =1"),
        ("xếp hạng 23", "rank | =23"),
        ("lớn thứ mười lăm", "rank | =15"),
    ]);
}
