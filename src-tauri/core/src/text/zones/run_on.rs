//! Where a headline ends that the sapo follows on the same line, without a stop between.
//!
//! Every capital that may begin a sentence is weighed: words that seldom stand in the middle of
//! one, what stands before, how long a headline would result, and that a headline says no word
//! twice while a sapo repeats it.

use std::collections::HashMap;

use super::super::pieces::Piece;
use super::super::{TokenKind, words};
use super::line::lower;

/// No headline is longer, in code points.
const LONGEST: u32 = 150;
/// So much must speak for a boundary.
const ENOUGH: i32 = 8;

/// Words that, with a capital, begin a sentence rather than a name.
const OPENERS: &[&str] = &[
    "các",
    "những",
    "ông",
    "bà",
    "theo",
    "sau",
    "tại",
    "trong",
    "ngày",
    "sáng",
    "chiều",
    "tối",
    "trưa",
    "đêm",
    "nhiều",
    "hàng",
    "dù",
    "khi",
    "với",
    "để",
    "đây",
    "một",
    "hai",
    "ba",
    "người",
    "khoảng",
    "hơn",
    "gần",
    "vì",
    "do",
    "nhờ",
    "ngoài",
    "bên",
    "trước",
    "từ",
    "đến",
    "kể",
    "mới",
    "không",
    "có",
    "là",
    "việc",
    "sự",
    "nếu",
    "tuy",
    "nhưng",
    "hiện",
    "năm",
    "tháng",
    "tuần",
    "hôm",
    "giá",
    "lúc",
    "vừa",
    "cả",
    "chỉ",
    "lần",
    "đợt",
    "cùng",
    "trên",
    "dưới",
    "giữa",
    "qua",
    "bằng",
    "về",
    "đó",
    "này",
    "thời",
    "kết",
    "chương",
    "dự",
    "cuộc",
    "đại",
    "lực",
    "số",
    "mức",
    "tổng",
    "kim",
    "doanh",
    "nhà",
    "nữ",
    "nam",
    "chàng",
    "cô",
    "anh",
    "chị",
    "em",
    "bé",
    "học",
    "sinh",
    "dân",
    "đoàn",
    "hội",
    "khu",
    "vụ",
    "quyết",
    "chuyến",
    "tính",
    "phần",
    "toàn",
    "mỗi",
    "mặc",
    "bất",
    "thay",
    "dự_kiến",
    "đã",
    "sẽ",
    "được",
    "bị",
    "phát",
    "thông",
    "hoạt",
    "khóa",
];

/// Offices and institutions, which have capitals within a sentence as well.
const OFFICES: &[&str] = &[
    "bộ",
    "thủ tướng",
    "phó thủ tướng",
    "chủ tịch",
    "phó chủ tịch",
    "tổng bí thư",
    "tổng thống",
    "thứ trưởng",
    "bộ trưởng",
    "ngoại trưởng",
    "đại sứ",
    "ủy ban",
    "uỷ ban",
    "ubnd",
    "sở",
    "công an",
    "chính phủ",
    "quốc hội",
    "ban",
    "cục",
    "vụ",
    "viện",
    "tòa",
    "toà",
    "tòa án",
    "tổng cục",
    "ngân hàng",
    "tập đoàn",
    "công ty",
    "trường",
    "đại học",
    "hiệp hội",
    "liên đoàn",
    "giám đốc",
    "tổng giám đốc",
    "bí thư",
    "phó",
    "trưởng",
    "hlv",
    "cơ quan",
    "đảng",
    "quân đội",
    "hội đồng",
    "trung tâm",
    "bệnh viện",
    "cảnh sát",
    "viện kiểm sát",
    "đội",
    "câu lạc bộ",
    "clb",
    "tiền đạo",
    "ca sĩ",
    "diễn viên",
    "tỷ phú",
    "thượng viện",
    "hạ viện",
    "ủy viên",
    "lãnh đạo",
];

/// Words after which a sentence goes on.
const OPEN_ENDS: &[&str] = &[
    "với",
    "của",
    "tại",
    "ở",
    "cho",
    "và",
    "là",
    "từ",
    "đến",
    "về",
    "trong",
    "do",
    "bởi",
    "theo",
    "tới",
    "sang",
    "trên",
    "như",
    "hoặc",
    "hay",
    "được",
    "bị",
    "đã",
    "sẽ",
    "đang",
    "để",
    "khi",
    "ông",
    "bà",
    "vì",
    "những",
    "các",
    "mà",
    "cùng",
    "giữa",
    "vào",
    "cựu",
    "nguyên",
    "mỗi",
    "mọi",
    "chống",
    "gặp",
    "thăm",
    "rời",
    "hồi",
    "gần",
    "nhờ",
    "bằng",
    "gồm",
    "hơn",
    "nhưng",
    "nếu",
    "thì",
    "tên",
    "gọi",
    "không",
    "hậu",
    "thứ",
    "thành phố",
    "tp",
];

/// Words that a name mostly follows, but that may end a headline too.
const BEFORE_NAMES: &[&str] = &[
    "anh",
    "chị",
    "cô",
    "em",
    "qua",
    "nước",
    "tỉnh",
    "huyện",
    "xã",
    "phường",
    "quận",
    "đảng",
    "vụ",
    "tướng",
    "tổng thống",
    "thủ tướng",
    "bộ trưởng",
    "ngoại trưởng",
    "chủ tịch",
    "đại sứ",
    "người",
    "ngoài",
    "dưới",
    "trước",
    "sau",
    "so",
    "đối",
    "ca sĩ",
    "diễn viên",
    "hlv",
    "tiền đạo",
    "cầu thủ",
    "kênh",
    "hãng",
    "báo",
    "tập đoàn",
    "công ty",
    "sông",
    "biển",
    "đảo",
    "núi",
    "đường",
    "cầu",
    "trận",
    "giải",
    "tiếng",
    "gốc",
    "phim",
    "sách",
    "mang",
    "hoa hậu",
    "thứ trưởng",
    "làm",
    "nhà",
];

/// Whether a capitalised word begins a sentence or an office rather than a name.
pub(super) fn opens(word: &str) -> bool {
    OPENERS.contains(&word) || OFFICES.contains(&word)
}

/// The index among `pieces`, which are one sentence, of the first piece after the headline.
pub(super) fn headline_end(pieces: &[Piece<'_>], segmented: bool) -> Option<usize> {
    let first = pieces.first()?;
    let tokens: Vec<_> = pieces.iter().map(|piece| piece.token).collect();
    let mut text: Vec<String> = Vec::new();
    let mut heads = Vec::new();
    for word in words(&tokens).take(120) {
        let syllables: Vec<String> = pieces
            .get(word.clone())?
            .iter()
            .map(|p| lower(p.text))
            .collect();
        text.push(syllables.join(" "));
        heads.push(word);
    }
    let echo = Echo::new(&text);
    let mut best: Option<(i32, usize)> = None;
    for (n, word) in heads.iter().enumerate().skip(3) {
        let head = pieces.get(word.start)?;
        let length = head.token.range.start.0 - first.token.range.start.0;
        if length > LONGEST || heads.len() - n < 6 {
            break;
        }
        let rest = pieces.get(word.start + 1..word.end)?;
        let here = Candidate {
            word: text.get(n)?,
            after: text.get(n + 1)?,
            before: text.get(n - 1)?,
            last: pieces.get(word.start - 1)?,
            mixed: segmented && rest.iter().any(|piece| !piece.token.capital),
            head,
        };
        let Some(weight) = here.weight() else {
            continue;
        };
        let weight = weight + echo.weight(n) - too_short_or_long(length);
        if weight >= ENOUGH && best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, word.start));
        }
    }
    best.map(|(_, at)| at)
}

/// How much a headline of so many code points is out of the ordinary.
fn too_short_or_long(length: u32) -> i32 {
    match length {
        0..16 => 20,
        16..24 => 8,
        24..32 => 3,
        32..86 => 0,
        86..100 => 4,
        100..120 => 9,
        _ => 16,
    }
}

/// A word with a capital and its neighbours, in lower case.
struct Candidate<'a> {
    word: &'a str,
    after: &'a str,
    before: &'a str,
    last: &'a Piece<'a>,
    head: &'a Piece<'a>,
    /// A capital on the first syllable only: no name.
    mixed: bool,
}

impl Candidate<'_> {
    /// How much speaks for a sentence that begins here; nothing where none can.
    fn weight(&self) -> Option<i32> {
        if self.head.token.kind != TokenKind::Syllable || !self.head.token.capital {
            return None;
        }
        let opener = OPENERS.contains(&self.word);
        let office = OFFICES.contains(&self.word)
            || OFFICES.contains(&format!("{} {}", self.word, self.after).as_str());
        let mut weight = 0;
        if opener {
            weight += 12;
        } else if office {
            weight += 7;
        } else if self.mixed {
            weight += 9;
        }
        if self.last.token.kind == TokenKind::Syllable || self.last.token.kind == TokenKind::Number
        {
            if OPEN_ENDS.contains(&self.before) && !self.last.token.capital {
                return None;
            }
            if BEFORE_NAMES.contains(&self.before) && !self.last.token.capital {
                weight -= 8;
            }
            if self.last.token.capital && !opener {
                weight -= if office { 3 } else { 9 };
            }
        } else {
            match self.last.text {
                ")" | "”" | "’" | "»" | "%" => weight += 6,
                "\"" | "'" => weight += 2,
                "?" | "!" | "…" => weight += 9,
                // After a comma, a colon or an opening mark the same sentence goes on.
                _ => return None,
            }
        }
        Some(weight)
    }
}

/// Which words come again.
struct Echo<'a> {
    /// For each word how many of those up to it were there before.
    repeated: Vec<i32>,
    /// The first and the last place of each word that matters.
    places: Vec<(&'a str, usize, usize)>,
}

impl<'a> Echo<'a> {
    fn new(text: &'a [String]) -> Self {
        let mut seen: HashMap<&str, (usize, usize)> = HashMap::new();
        let mut repeated = Vec::with_capacity(text.len());
        let mut count = 0;
        for (at, word) in text.iter().enumerate() {
            let matters = word.chars().any(char::is_alphabetic)
                && word.chars().count() >= 2
                && !OPEN_ENDS.contains(&word.as_str())
                && !OPENERS.contains(&word.as_str());
            repeated.push(count);
            if matters {
                let known = seen.entry(word).and_modify(|place| {
                    place.1 = at;
                    count += 1;
                });
                known.or_insert((at, at));
            }
        }
        let places = seen
            .into_iter()
            .map(|(word, (a, b))| (word, a, b))
            .collect();
        Self { repeated, places }
    }

    /// Words of the headline that come again behind it, less those that it says twice itself.
    fn weight(&self, at: usize) -> i32 {
        let again = self
            .places
            .iter()
            .filter(|(_, first, last)| *first < at && at <= *last)
            .count();
        let within = self.repeated.get(at).copied().unwrap_or_default();
        2 * i32::try_from(again.min(4)).unwrap_or(4) - 4 * within
    }
}
