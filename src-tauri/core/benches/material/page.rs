//! Pages as a crawler keeps them: an article with all that a site puts around it, a file each.

use std::path::Path;

use super::fill;

/// Files in one folder.
const FOLDER: u32 = 1_000;

/// A page of some 3,000 characters, like no other but for what the site puts around it.
pub(crate) fn page(number: u32) -> String {
    let mut words = String::new();
    fill(&mut words, number);
    let mut words = words.split(' ').filter(|word| !word.is_empty());
    let mut sentence = |length: usize| {
        let words: Vec<&str> = words.by_ref().take(length).collect();
        let mut letters = words.join(" ").chars().collect::<Vec<char>>();
        if let Some(first) = letters.first_mut() {
            *first = first.to_uppercase().next().unwrap_or(*first);
        }
        letters.into_iter().collect::<String>()
    };
    let mut lines = vec![
        "Trang chủ".to_owned(),
        "Kinh tế".to_owned(),
        sentence(12),
        format!(
            "{:02}:{:02} {:02}/05/2021",
            number % 24,
            number % 60,
            number % 28 + 1
        ),
        "Chia sẻ".to_owned(),
        format!("{}.", sentence(30)),
    ];
    for paragraph in 0..7 {
        lines.push(format!(
            "{}, {}. {}.",
            sentence(20),
            sentence(18),
            sentence(22)
        ));
        match paragraph {
            1 => lines.push(format!("{}. Ảnh: Minh Hà", sentence(9))),
            3 => lines.push(sentence(6)),
            _ => {}
        }
    }
    lines.push("Minh Hà - Lan Chi".to_owned());
    lines.push("Tin liên quan".to_owned());
    lines.extend((0..4).map(|_| sentence(10)));
    lines.push("Đọc thêm".to_owned());
    lines.extend((0..6).map(|_| sentence(10)));
    lines.push("Từ khóa: gạo, thuế, cảng".to_owned());
    lines.push("Cơ quan chủ quản: Hội những người trồng vườn".to_owned());
    lines.push("Giấy phép số 12/GP-TT ngày 05/06/2013. Tổng biên tập: Minh Hà".to_owned());
    lines.join("\n\n")
}

/// Writes a page each number into folders below `folder`.
pub(crate) fn write_pages(folder: &Path, numbers: std::ops::Range<u32>) {
    for number in numbers {
        let within = folder.join(format!("{:04}", number / FOLDER));
        if number % FOLDER == 0 {
            std::fs::create_dir_all(&within).unwrap();
        }
        std::fs::write(within.join(format!("{number:06}.txt")), page(number)).unwrap();
    }
}
