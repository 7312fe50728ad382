use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::chars::is_mark;
use super::super::tests_support::texts;
use super::Signature;
use crate::domain::offset::Range;

/// What an agency sent.
pub(super) const REPORT: &str = "Sở Nông nghiệp tỉnh cho hay vụ lúa đông xuân năm nay được mùa, năng \
    suất bình quân đạt bảy tấn mỗi héc-ta, cao hơn năm ngoái nửa tấn. Thương lái đến tận ruộng đặt \
    cọc từ khi lúa còn xanh, giá nhích dần qua từng tuần. Bà Trần Thị Mến, chủ một thửa ruộng ven \
    kênh, kể rằng gia đình bà đã bán hết lúa tươi ngay trên bờ, không phải chở về phơi như mọi năm. \
    Hợp tác xã ở đầu xã thuê thêm hai máy gặt chạy suốt ngày đêm để kịp trước mưa. Ông Đỗ Văn Lượm, \
    phó giám đốc sở, khuyên nông dân không nên giữ hàng quá lâu vì kho lạnh trong vùng chưa đủ chỗ. \
    Nhà máy xay xát lớn nhất huyện vừa ký hợp đồng giao bốn nghìn tấn gạo thơm cho một đối tác ở \
    Trung Đông, tàu sẽ rời cảng vào cuối tháng tới nếu thời tiết thuận lợi.";

/// What somebody else wrote.
pub(super) const OTHER: &str = "Đội bóng chuyền nữ của trường nghề vừa mang về tấm huy chương đầu \
    tiên sau mười hai năm chờ đợi. Trận chung kết kéo dài năm hiệp, khán đài chật kín từ đầu giờ \
    chiều. Huấn luyện viên Lò Thị Phương khóc khi đội trưởng dứt điểm quả cuối cùng. Các em phần \
    nhiều là con nhà nông, sáng học nghề hàn, chiều mới ra sân tập. Nhà trường thưởng mỗi em một \
    chiếc xe đạp, còn phụ huynh góp gạo nấu bữa cơm mừng chiến thắng ngay giữa sân. Mùa sau đội sẽ \
    lên hạng, phải đi đá xa nhà nhiều hơn, tiền xe cộ chưa biết lấy ở đâu. Một hãng giày trong \
    vùng ngỏ lời tài trợ áo và giày cho cả đội đến hết giải.";

const FOOTER: &str = "Cơ quan chủ quản: Hội Làm vườn. Giấy phép số 12 cấp ngày 5 tháng 6 năm 2013. \
    Tổng biên tập: Minh Hà. Tòa soạn: số 3 phố Vườn, quận Trung tâm. Điện thoại đường dây nóng hoạt \
    động cả ngày lẫn đêm. Ghi rõ nguồn khi phát hành lại thông tin từ trang này. Liên hệ quảng cáo \
    qua phòng kinh doanh ở tầng hai. Trang chủ, Thời sự, Kinh tế, Văn hóa, Thể thao, Giải trí, Giáo \
    dục, Sức khỏe, Đời sống, Du lịch, Khoa học, Số hóa, Xe, Ý kiến, Tâm sự, Thư giãn, Bạn đọc, Ảnh, \
    Video, Podcast, Rao vặt, Tải ứng dụng, Đăng nhập, Đăng ký, Điều khoản sử dụng, Chính sách bảo mật. \
    Bản quyền thuộc về trang tin của Hội Làm vườn, mọi hành vi sao chép phải được chấp thuận.";

pub(super) fn of(text: &str) -> Signature {
    Signature::of(text, &[]).unwrap()
}

fn likeness(one: &str, other: &str) -> u8 {
    let (one, other) = (of(one), of(other));
    assert_eq!(one.likeness(&other), other.likeness(&one));
    one.likeness(&other)
}

/// So many sentences of a text.
fn sentences(text: &str, range: std::ops::Range<usize>) -> String {
    let all: Vec<&str> = text.split(". ").collect();
    all[range].join(". ")
}

#[test]
fn the_same_words_however_written() {
    let nfd: String = REPORT.nfd().collect();
    let segmented = REPORT
        .replace("Nông nghiệp", "Nông_nghiệp")
        .replace(',', " ,");
    let segmented = segmented
        .replace("thời tiết", "thời_tiết")
        .replace('.', " .");
    let blanks = REPORT.replace(' ', "\u{A0} ").replace(". ", ".\r\n\r\n");
    for copy in [
        nfd,
        segmented,
        blanks,
        REPORT.to_uppercase(),
        format!("\u{FEFF}{REPORT}"),
    ] {
        assert!(of(&copy).has_words_of(&of(REPORT)), "{copy}");
        assert_eq!(of(&copy), of(REPORT));
    }
    assert!(!of(OTHER).has_words_of(&of(REPORT)));
}

#[test]
fn a_copy_under_another_headline_is_alike() {
    let one = format!("Lúa đông xuân được mùa, giá tăng\n\n{REPORT}");
    let two = format!("Nông dân phấn khởi vì bán lúa ngay tại ruộng\n\n{REPORT}\n\nTheo TTXVN");
    assert!(likeness(&one, &two) > 80, "{}", likeness(&one, &two));
    let more = format!("{REPORT} {}", sentences(OTHER, 0..1));
    assert!(likeness(&more, REPORT) > 80, "{}", likeness(&more, REPORT));
}

#[test]
fn texts_of_which_half_differs_are_not_alike() {
    let one = format!("{}. {}", sentences(REPORT, 0..4), sentences(OTHER, 0..4));
    assert!(likeness(&one, REPORT) < 55, "{}", likeness(&one, REPORT));
    assert!(likeness(OTHER, REPORT) < 10);
}

#[test]
fn short_texts() {
    let same = likeness("Hà Nội: giá vàng tăng.", "Hà_Nội giá vàng tăng");
    assert_eq!(same, 100);
    for (one, other) in [
        (
            "Giá vàng tăng mạnh trong sáng nay",
            "Giá vàng giảm nhẹ vào chiều qua",
        ),
        ("Hà Nội", "Hà Nam"),
        ("Có", "Không"),
        ("Hà Nội", "Hà Nội hôm nay nắng"),
    ] {
        assert!(likeness(one, other) < 50, "{one}: {}", likeness(one, other));
    }
    assert_eq!(Signature::of("", &[]), None);
    assert_eq!(Signature::of("… 😀 —", &[]), None);
}

#[test]
fn what_stands_aside_makes_nobody_alike() {
    let pages = [REPORT, OTHER].map(|text| {
        let text = sentences(text, 0..2);
        let start = u32::try_from(text.chars().count()).unwrap();
        let page = format!("{text}\n{FOOTER}");
        let end = u32::try_from(page.chars().count()).unwrap();
        (page, Range::new(start, end))
    });
    let [(one, footer_of_one), (two, footer_of_two)] = &pages;
    assert!(likeness(one, two) > 50, "else this shows nothing");
    let parts = [(one, footer_of_one), (two, footer_of_two)]
        .map(|(page, footer)| Signature::of(page, &[*footer]).unwrap());
    assert!(parts[0].likeness(&parts[1]) < 10);
    assert_eq!(parts[0], of(&sentences(REPORT, 0..2)));
}

#[test]
fn where_all_stands_aside_all_counts() {
    let all = Range::new(0, 10_000);
    assert_eq!(Signature::of(REPORT, &[all]), Signature::of(REPORT, &[]));
}

#[test]
fn bytes_and_back() {
    let kept = of(REPORT).to_bytes();
    assert_eq!(Signature::from_bytes(&kept), Some(of(REPORT)));
    assert_eq!(Signature::from_bytes(&kept[1..]), None);
    assert_eq!(Signature::from_bytes(&[]), None);
}

/// Project files keep signatures: the same text has the same one in every version and on every
/// machine.
#[test]
fn the_way_they_are_made_stays() {
    let bytes = of("Bà Lê Thị Thu Hằng nói gì đó.").to_bytes();
    assert_eq!(
        bytes[..12],
        [152, 205, 146, 230, 167, 165, 202, 69, 65, 213, 118, 102]
    );
}

proptest! {
    #[test]
    fn every_text_has_one_or_no_words(text in texts(), other in any::<String>()) {
        for text in [text, other] {
            let has_words = text.chars().any(|c| c.is_alphanumeric() && !is_mark(c));
            prop_assert_eq!(Signature::of(&text, &[]).is_some(), has_words);
            let aside = [Range::new(1, 3), Range::new(7, 9)];
            prop_assert_eq!(Signature::of(&text, &aside).is_some(), has_words);
        }
    }

    #[test]
    fn an_estimate_is_near(shared in 0_usize..300, own in 0_usize..150) {
        let words = |name: &str, count: usize| -> String {
            (0..count).map(|n| format!("{name}{n} ")).collect()
        };
        let text = |name: &str| format!("đầu {}{}cuối", words("chung", shared), words(name, own));
        let (one, other) = (text("một"), text("hai"));
        let runs = |text: &str| -> std::collections::HashSet<Vec<String>> {
            let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            words.windows(3).map(<[String]>::to_vec).collect()
        };
        let (a, b) = (runs(&one), runs(&other));
        prop_assume!(!a.is_empty());
        let exact = 100 * a.intersection(&b).count() / a.union(&b).count();
        let found = likeness(&one, &other);
        prop_assert!(usize::from(found).abs_diff(exact) < 25, "{found}, not {exact}");
    }
}
