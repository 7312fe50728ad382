//! What is found in a text, and what is not.

use super::super::find;
use super::support::forms;
use crate::text::tests_support::quote;

fn found(text: &str) -> Vec<String> {
    find(text)
        .iter()
        .map(|found| quote(text, found.range))
        .collect()
}

/// The spans stand between brackets.
#[test]
fn spans() {
    let mut wrong = String::new();
    for text in [
        "Kim ngạch song phương đạt [hơn 90 tỷ USD năm 2021], [tăng 12 %] so với năm 2020.",
        "Thương mại hai nước [từ con số 0 đã tăng lên 40 tỷ USD] hiện nay.",
        "Đầu tư trực tiếp của Pháp tại Việt Nam đạt [3,8 tỷ USD], đứng thứ 16.",
        "Xuất khẩu gạo đạt [8 triệu tấn gạo], trị giá [4,6 tỷ USD].",
        "Kim ngạch tăng nhanh ở mức [20% trong 4 năm qua].",
        "Trao đổi thương mại đạt [hơn 10 tỷ USD/năm].",
        "Trong [5-7 tỷ USD] vốn đầu tư, một nửa là của Nhật Bản.",
        "Hai nước muốn nâng kim ngạch lên [15 tỷ USD vào năm 2025].",
        "Xuất khẩu sang EU chiếm [20%] tổng kim ngạch.",
        "Xuất siêu [từ 2 tỷ USD lên 3 tỷ USD].",
        "Nhập khẩu [giảm 2,5 điểm phần trăm].",
        "Vốn đăng ký [tăng gấp đôi] so với cùng kỳ, đạt [600 triệu USD].",
        "Kim ngạch xuất khẩu [tăng từ 5 lên 7 tỷ USD trong giai đoạn 2016-2020].",
        "Tổng kim ngạch đạt mức kỷ lục [732 tỷ USD].",
        "Nước này nhập khẩu [khoảng 300.000 tấn hạt điều mỗi năm].",
        "Kim ngạch đạt 123 tỷ USD. Con số này [tăng 11%].",
        "Xuất khẩu ước đạt [30,5 tỷ USD] trong khi nhập khẩu [giảm 4%].",
        "Vốn FDI giải ngân [15 tỷ USD trong 9 tháng đầu năm 2022].",
        "Kim ngạch đạt [hai tỷ rưỡi USD].",
        "Cán cân thương mại thâm hụt [$1,2 tỷ].",
        "Xuất khẩu đạt [24 tỷ USD mỗi năm trong giai đoạn 2018-2020].",
        "Kiều hối đạt [gần 19 tỷ USD năm ngoái].",
        "Nhập khẩu [25.000 ô tô], [tăng 8%].",
        "Viện trợ [chưa tới 100 triệu euro].",
        "Kim ngạch hai chiều [tăng 2,5 lần].",
    ] {
        let plain = text.replace(['[', ']'], "");
        // A figure before the brackets is looked for too, where the sentence has one.
        let mut expected: Vec<String> = text
            .split('[')
            .skip(1)
            .filter_map(|part| part.split_once(']'))
            .map(|(span, _)| span.to_owned())
            .collect();
        if plain.starts_with("Kim ngạch đạt 123") {
            expected.insert(0, "123 tỷ USD".to_owned());
        }
        if found(&plain) != expected {
            wrong.push_str(&format!(
                "\n{plain}\n  is  {:?}\n  not {expected:?}",
                found(&plain)
            ));
        }
        for (form, other) in forms(&plain) {
            if found(&other).len() != expected.len() {
                wrong.push_str(&format!("\n{other}, {form}: {:?}", found(&other)));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn other_numbers_are_not_found() {
    let mut wrong = String::new();
    for text in [
        "Hội nghị xúc tiến thương mại diễn ra ngày 9-11/8 tại Hà Nội.",
        "Ông thăm Mỹ ngày 28/6 - 2/7 để bàn về đầu tư.",
        "Hai nước lập quan hệ thương mại từ tháng 7/1995.",
        "Năm 2016, hai nước ký hiệp định thương mại.",
        "Phái đoàn xuất khẩu đến lúc 15h30 ngày 5/8/2022.",
        "Cuộc họp về đầu tư bắt đầu lúc 9:45.",
        "Bộ trưởng Thương mại, 54 tuổi, dẫn đầu đoàn.",
        "Khoảng 30.000 sinh viên học về thương mại tại Mỹ.",
        "62 học viên của 49 tỉnh, thành học về đầu tư.",
        "Diễn đàn thương mại có 500 doanh nghiệp dự.",
        "Gọi 0912345678 để hỏi về xuất khẩu.",
        "Đường dây nóng đầu tư: 1900 1234.",
        "Bài số 4567890 về kim ngạch.",
        "Chuyến bay VN 123 chở hàng xuất khẩu.",
        "Cảng xuất khẩu cách Hà Nội 120 km.",
        "Tuyến đường thương mại dài 1.200 km.",
        "Việt Nam là đối tác thương mại lớn thứ 8 của Mỹ.",
        "Nước này đứng thứ 11 về đầu tư.",
        "Giai đoạn 2013 - 2023 là mười năm thương mại phát triển.",
        "Kỷ niệm 10 năm quan hệ thương mại.",
        "Nghị quyết 19/2021 về đầu tư được ban hành.",
        "Điều 5 khoản 2 của hiệp định thương mại.",
        "86% dân số nước này theo đạo Hồi.",
        "60% người dân ủng hộ hiệp định thương mại.",
        "Anh bị phạt 5 triệu đồng.",
        "Lương tháng của cô là 12 triệu đồng.",
        "Vé xem phim giá 90.000 đồng.",
        "Ông trúng giải 2 tỷ đồng.",
        "Tàu chở 1.200 khách.",
        "Nhiệt độ lên tới 39 độ.",
        "Đội thắng 3-1 ở phút 90.",
        "Khu công nghiệp đầu tư rộng 500 ha.",
        "Ba đồng chí lãnh đạo bàn về thương mại.",
        "Giúp 5 triệu đồng bào vùng lũ.",
        "Nhà đầu tư mua 2 đồng hồ.",
        "Hai bộ trưởng bàn về xuất khẩu.",
        "Họ xây 5 đô thị nhờ vốn đầu tư.",
        "Máy chủ thương mại ở 192.168.1.10.",
        "Mã số thuế xuất khẩu 0101234567.",
        "Tổng thống thứ 46 nói về thương mại.",
        "Một phần ba thành viên đoàn thương mại là nữ.",
        "Họ gặp nhau 3 lần để bàn đầu tư.",
        "Năm nước ký hiệp định thương mại.",
        "COVID-19 làm thương mại đình trệ.",
        "Hội chợ thương mại có 20 gian hàng, 15 nước.",
        "Lãi suất tiền gửi là 7%.",
        "Hàng tỷ người dùng mạng xã hội.",
        "Ông chuyển 5 triệu cho bạn.",
    ] {
        let spans = found(text);
        if !spans.is_empty() {
            wrong.push_str(&format!("\n{text} {spans:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn readings_know_their_place_in_the_text() {
    let text = "Kim ngạch đạt hơn 90 tỷ USD năm 2021, tăng 12 %.";
    let found = find(text);
    let value = |at: usize| quote(text, found[at].value_at().unwrap());
    assert_eq!((value(0).as_str(), value(1).as_str()), ("90 tỷ", "12"));
    let at = found[0].reading.at;
    assert_eq!(quote(text, at.period.unwrap()), "năm 2021");
    assert_eq!(quote(text, at.comparator.unwrap()), "hơn");
    assert_eq!(quote(text, at.unit.unwrap()), "USD");
    assert_eq!(quote(text, found[1].reading.at.change.unwrap()), "tăng");
    assert_eq!(found[1].reading.proposed.years, [2021]);
}
