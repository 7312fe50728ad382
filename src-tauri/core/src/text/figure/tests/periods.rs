//! Periods and bases; the article is of 10 August 2023.

use super::super::{Context, read};
use super::support::{check, written};

#[test]
fn years() {
    check(&[
        (
            "53 tỷ USD năm 2016",
            "level | =5.3e10 | USD | ×1e9 | in 2016 | when năm 2016",
        ),
        (
            "53 tỷ USD vào năm 2016",
            "level | =5.3e10 | USD | ×1e9 | in 2016 | when vào năm 2016",
        ),
        (
            "53 tỷ USD trong năm 2016",
            "level | =5.3e10 | USD | ×1e9 | in 2016 | when trong năm 2016",
        ),
        (
            "9 tỷ USD năm ngoái",
            "level | =9e9 | USD | ×1e9 | in 2022 | when năm ngoái",
        ),
        (
            "9 tỷ USD năm nay",
            "level | =9e9 | USD | ×1e9 | in 2023 | when năm nay",
        ),
        (
            "9 tỷ USD trong năm tới",
            "level | =9e9 | USD | ×1e9 | in 2024 | when trong năm tới",
        ),
        (
            "4 tỷ USD năm kia",
            "level | =4e9 | USD | ×1e9 | in 2021 | when năm kia",
        ),
        (
            "20 tỷ USD giai đoạn 2016-2020",
            "level | =2e10 | USD | ×1e9 | in 2016+2017+2018+2019+2020 | when giai đoạn 2016-2020",
        ),
        (
            "20 tỷ USD trong giai đoạn từ 2019 đến 2021",
            "level | =2e10 | USD | ×1e9 | in 2019+2020+2021 | when trong giai đoạn từ 2019 đến 2021",
        ),
        (
            "6 tỷ USD từ năm 2020 đến năm 2022",
            "level | =6e9 | USD | ×1e9 | in 2020+2021+2022 | when từ năm 2020 đến năm 2022",
        ),
        (
            "6 tỷ USD năm 2020 và 2022",
            "level | =6e9 | USD | ×1e9 | in 2020+2022 | when năm 2020 và 2022",
        ),
        (
            "2 triệu tấn đường niên vụ 2021/22",
            "level | =2e6 | tonne | ×1e6 | of đường | in 2021+2022 | when niên vụ 2021/22",
        ),
        (
            "5 tỷ USD năm tài chính 2022",
            "level | =5e9 | USD | ×1e9 | in 2022 | when năm tài chính 2022",
        ),
        (
            "cả năm 2022 đạt 5 tỷ USD",
            "level | =5e9 | USD | ×1e9 | in 2022 | when cả năm 2022",
        ),
        (
            "năm 2022 đạt 5 tỷ USD",
            "level | =5e9 | USD | ×1e9 | in 2022 | when năm 2022",
        ),
        (
            "5 tỷ USD đến năm 2030",
            "level | =5e9 | USD | ×1e9 | in 2030 | when đến năm 2030",
        ),
        (
            "20% trong 4 năm qua",
            "level | =20 | % | when trong 4 năm qua",
        ),
        (
            "3 tỷ USD trong ba năm gần đây",
            "level | =3e9 | USD | ×1e9 | when trong ba năm gần đây",
        ),
        (
            "3 tỷ USD hiện nay",
            "level | =3e9 | USD | ×1e9 | when hiện nay",
        ),
    ]);
}

#[test]
fn quarters_and_months() {
    check(&[
        (
            "4 tỷ USD quý III/2022",
            "level | =4e9 | USD | ×1e9 | in 2022 | Q3 | when quý III/2022",
        ),
        (
            "4 tỷ USD quý 3",
            "level | =4e9 | USD | ×1e9 | Q3 | when quý 3",
        ),
        (
            "4 tỷ USD trong quý I năm 2023",
            "level | =4e9 | USD | ×1e9 | in 2023 | Q1 | when trong quý I năm 2023",
        ),
        (
            "4 tỷ USD quý IV năm ngoái",
            "level | =4e9 | USD | ×1e9 | in 2022 | Q4 | when quý IV năm ngoái",
        ),
        (
            "4 tỷ USD quý hai/2021",
            "level | =4e9 | USD | ×1e9 | in 2021 | Q2 | when quý hai/2021",
        ),
        (
            "4 tỷ USD trong quý đầu năm 2023",
            "level | =4e9 | USD | ×1e9 | in 2023 | Q1 | when trong quý đầu năm 2023",
        ),
        (
            "4 tỷ USD hai quý đầu năm",
            "level | =4e9 | USD | ×1e9 | when hai quý đầu năm",
        ),
        (
            "9 tỷ USD 6 tháng đầu năm",
            "level | =9e9 | USD | ×1e9 | when 6 tháng đầu năm",
        ),
        (
            "9 tỷ USD trong 6 tháng đầu năm 2022",
            "level | =9e9 | USD | ×1e9 | in 2022 | when trong 6 tháng đầu năm 2022",
        ),
        (
            "9 tỷ USD trong bảy tháng đầu năm nay",
            "level | =9e9 | USD | ×1e9 | in 2023 | when trong bảy tháng đầu năm nay",
        ),
        (
            "9 tỷ USD 11 tháng năm 2022",
            "level | =9e9 | USD | ×1e9 | in 2022 | when 11 tháng năm 2022",
        ),
        (
            "2 tỷ USD tháng 5/2021",
            "level | =2e9 | USD | ×1e9 | in 2021 | when tháng 5/2021",
        ),
        (
            "2 tỷ USD trong tháng 5",
            "level | =2e9 | USD | ×1e9 | when trong tháng 5",
        ),
        (
            "2 tỷ USD tháng trước",
            "level | =2e9 | USD | ×1e9 | when tháng trước",
        ),
        (
            "2 tỷ USD tháng 12 năm 2020",
            "level | =2e9 | USD | ×1e9 | in 2020 | when tháng 12 năm 2020",
        ),
        (
            "2 tỷ USD nửa đầu năm 2022",
            "level | =2e9 | USD | ×1e9 | in 2022 | when nửa đầu năm 2022",
        ),
        (
            "2 tỷ USD cuối năm ngoái",
            "level | =2e9 | USD | ×1e9 | in 2022 | when cuối năm ngoái",
        ),
        (
            "2 tỷ USD từ đầu năm đến nay",
            "level | =2e9 | USD | ×1e9 | when từ đầu năm đến nay",
        ),
        (
            "438 tỷ USD tính đến ngày 20/12/2022",
            "level | =4.38e11 | USD | ×1e9 | in 2022 | when tính đến ngày 20/12/2022",
        ),
    ]);
}

#[test]
fn each_period() {
    check(&[
        (
            "11 tỷ USD mỗi năm",
            "level | =1.1e10 | USD | ×1e9 | per year | when mỗi năm",
        ),
        (
            "11 tỷ USD/năm",
            "level | =1.1e10 | USD | ×1e9 | per year | when /năm",
        ),
        (
            "300 triệu USD mỗi tháng",
            "level | =3e8 | USD | ×1e6 | per month | when mỗi tháng",
        ),
        (
            "5 triệu thùng/ngày",
            "level | =5e6 | barrel | ×1e6 | per day | when /ngày",
        ),
        (
            "2 tỷ USD hằng năm",
            "level | =2e9 | USD | ×1e9 | per year | when hằng năm",
        ),
        (
            "1 tỷ USD một quý",
            "level | =1e9 | USD | ×1e9 | per quarter | when một quý",
        ),
        (
            "tăng 15%/năm trong giai đoạn 2020-2022",
            "growth | =15 | % | up | in 2020+2021+2022 | per year | when /năm trong giai đoạn 2020-2022",
        ),
    ]);
}

#[test]
fn bases() {
    check(&[
        (
            "tăng 11 % so với năm 2021",
            "growth | =11 | % | up | base 2021 | than so với năm 2021",
        ),
        (
            "tăng 11% so với cùng kỳ năm ngoái",
            "growth | =11 | % | up | base 2022 | than so với cùng kỳ năm ngoái",
        ),
        (
            "giảm 3% so với cùng kỳ",
            "growth | =3 | % | down | base 2022 | than so với cùng kỳ",
        ),
        (
            "tăng 4,5% so với cùng kỳ năm 2020",
            "growth | =4.5 | % | up | base 2020 | than so với cùng kỳ năm 2020",
        ),
        (
            "tăng 8% trong năm 2021 so với năm trước",
            "growth | =8 | % | up | in 2021 | when trong năm 2021 | base 2020 | than so với năm trước",
        ),
        (
            "giảm 7% so với tháng trước",
            "growth | =7 | % | down | than so với tháng trước",
        ),
        (
            "tăng 7% so với quý II",
            "growth | =7 | % | up | than so với quý II",
        ),
        (
            "gấp đôi so với mức 5 tỷ USD của năm 2019",
            "growth | =2 | times | up | base 2019 | than so với mức 5 tỷ USD của năm 2019",
        ),
        (
            "cao gấp ba lần so với 2015",
            "growth | =3 | times | up | base 2015 | than so với 2015",
        ),
    ]);
}

#[test]
fn without_a_date_no_year_is_made_up() {
    let figure = |quote: &str| read(quote, &Context::default()).figure.unwrap();
    assert_eq!(
        written(&figure("9 tỷ USD năm ngoái")),
        "level | =9e9 | USD | ×1e9 | when năm ngoái"
    );
    assert_eq!(
        written(&figure("tăng 9% so với cùng kỳ năm ngoái")),
        "growth | =9 | % | up | than so với cùng kỳ năm ngoái"
    );
}
