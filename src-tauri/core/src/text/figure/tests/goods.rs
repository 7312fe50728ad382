//! Quantities of goods, and prices.

use super::support::check;

#[test]
fn quantities() {
    check(&[
        ("8 triệu tấn gạo", "level | =8e6 | tonne | ×1e6 | of gạo"),
        (
            "hơn 1,78 triệu tấn cà phê",
            "level | >1.78e6 | tonne | ×1e6 | of cà phê | cmp hơn",
        ),
        (
            "650.000 tấn hạt điều",
            "level | =650000 | tonne | of hạt điều",
        ),
        (
            "40 nghìn tấn hồ tiêu",
            "level | =40000 | tonne | ×1000 | of hồ tiêu",
        ),
        ("2 triệu thùng dầu", "level | =2e6 | barrel | ×1e6"),
        (
            "3,5 triệu thùng dầu thô",
            "level | =3.5e6 | barrel | ×1e6 | of thô",
        ),
        (
            "6,9 triệu tấn gạo các loại",
            "level | =6.9e6 | tonne | ×1e6 | of gạo",
        ),
        ("5.000 container", "level | =5000 | container"),
        (
            "300 container thanh long",
            "level | =300 | container | of thanh long",
        ),
        ("6,2 triệu TEU", "level | =6.2e6 | teu | ×1e6"),
        ("12.000 chiếc ô tô", "level | =12000 | piece | of ô tô"),
        (
            "1,5 triệu chiếc điện thoại",
            "level | =1.5e6 | piece | ×1e6 | of điện thoại",
        ),
        ("25.000 ô tô", "level | =25000 | piece | of ô tô"),
        (
            "400 triệu m³ khí",
            "level | =4e8 | cubic_metre | ×1e6 | of khí",
        ),
        ("90.000 m3 gỗ", "level | =90000 | cubic_metre | of gỗ"),
        (
            "2 tỷ kWh điện",
            "level | =2e9 | kilowatt_hour | ×1e9 | of điện",
        ),
        ("500 kg vàng", "level | =500 | kilogram | of vàng"),
        ("1,2 tỷ đôi giày", "level | =1.2e9 | pair | ×1e9 | of giày"),
        (
            "7 triệu tấn măng cụt",
            "level | =7e6 | tonne | ×1e6 | of măng cụt",
        ),
        ("3.000 con bò", "level | =3000 | head | of bò"),
        (
            "10 triệu liều vắc xin",
            "level | =1e7 | dose | ×1e6 | of vắc xin",
        ),
        (
            "4-5 triệu tấn than đá",
            "level | 4e6..5e6 | tonne | ×1e6 | of than đá",
        ),
        ("60 triệu lít xăng", "level | =6e7 | litre | ×1e6 | of xăng"),
        ("1.200 dự án", "level | =1200 | project"),
        (
            "45 triệu tấn hàng hóa",
            "level | =4.5e7 | tonne | ×1e6 | of hàng hóa",
        ),
        (
            "tăng từ 5 lên 7 triệu tấn gạo",
            "changed | =7e6 | tonne | ×1e6 | of gạo | up | from 5e6 | to 7e6",
        ),
        (
            "8 triệu tấn gạo trong năm 2023",
            "level | =8e6 | tonne | ×1e6 | of gạo | in 2023 | when trong năm 2023",
        ),
    ]);
}

#[test]
fn prices() {
    check(&[
        ("580 USD/tấn", "level | =580 | USD | per tonne"),
        (
            "2.100 USD một tấn",
            "level | =2100 | USD | per tonne | open 2100/2.1",
        ),
        ("85 USD/thùng", "level | =85 | USD | per barrel"),
        ("120.000 đồng/kg", "level | =120000 | VND | per kilogram"),
    ]);
}
