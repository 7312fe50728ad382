//! Words of change, and what stands between them and the number.

use super::super::parse::Table;
use crate::domain::figure::Direction::{self, Down, Up};

/// Verbs of change.
pub(in super::super) const VERBS: Table<Direction> = &[
    ("tăng", Up),
    ("tăng trưởng", Up),
    ("gia tăng", Up),
    ("tăng tốc", Up),
    ("nhích", Up),
    ("vọt", Up),
    ("nâng", Up),
    ("giảm", Down),
    ("sụt", Down),
    ("sụt giảm", Down),
    ("suy giảm", Down),
    ("cắt giảm", Down),
    ("tụt", Down),
    ("hạ", Down),
    ("tăng trưởng âm", Down),
    ("tăng trưởng giảm", Down),
    ("rơi", Down),
    ("lao dốc", Down),
    ("co hẹp", Down),
    ("thu hẹp", Down),
];

/// How much or how: nothing of it changes the reading.
pub(in super::super) const ADVERBS: &[&str] = &[
    "mạnh", "nhẹ", "nhanh", "vọt", "thêm", "bình quân", "trung bình", "tiếp",
    "tới", "đến", "ấn tượng", "đột biến", "sâu", "đều", "dần", "trở lại", "được", "đạt", "chậm",
    "cao", "đáng kể", "kỷ lục", "ổn định", "mạnh mẽ", "nhanh chóng", "mạnh tới",
];

/// What says that the number behind it is the new level, not the difference.
pub(in super::super) const TO: Table<Option<Direction>> = &[
    ("lên", Some(Up)),
    ("lên tới", Some(Up)),
    ("lên đến", Some(Up)),
    ("lên mức", Some(Up)),
    ("lên thành", Some(Up)),
    ("lên con số", Some(Up)),
    ("lên mốc", Some(Up)),
    ("lên tới mức", Some(Up)),
    ("lên tới con số", Some(Up)),
    ("lên đạt", Some(Up)),
    ("xuống", Some(Down)),
    ("xuống còn", Some(Down)),
    ("xuống mức", Some(Down)),
    ("xuống chỉ còn", Some(Down)),
    ("xuống tới", Some(Down)),
    ("xuống đến", Some(Down)),
    ("xuống dưới mức", Some(Down)),
    ("còn", Some(Down)),
    ("chỉ còn", Some(Down)),
    ("thành", None),
];

/// What stands between `từ` and the first number.
pub(in super::super) const FROM: &[&str] = &[
    "từ", "từ mức", "từ con số", "từ chỗ", "từ chỗ chỉ", "từ chỉ", "từ mốc", "từ chưa đầy mức",
    "từ vị trí", "từ mức chỉ",
];

/// What may stand between the old level and the verb.
pub(in super::super) const BETWEEN: &[&str] = &[
    "đã", "hiện", "hiện nay", "đến nay", "nay", "đã nhanh chóng", "dự kiến", "sẽ", "được", "đã được",
    "đã liên tục", "liên tục", ",",
];

pub(in super::super) const SHARE: &[&str] = &[
    "chiếm", "chiếm tới", "chiếm đến", "chiếm tỷ trọng", "chiếm tỷ lệ", "chiếm thị phần",
    "đóng góp", "tương đương", "nắm", "nắm giữ",
];

/// What a span may begin with and that says nothing: `đạt 5 tỷ USD`.
pub(in super::super) const FILLERS: &[&str] = &[
    "đạt", "là", "với", "trị giá", "mức", "con số", "tổng", "được", "lên tới", "lên đến", "có",
    "tương đương", "tới", "đến", "ở", "ở mức", "ở con số", "bằng", "chỉ", "cán mốc", "mốc", "đã",
    "của", "và", "thêm", "khi", "(", ")", "\"", "“", "”", ":", ".", ",", ";", "còn", "hiện", "vào",
    "trong", "xuất siêu", "nhập siêu", "thặng dư", "thâm hụt", "cả",
];

/// Qualifiers.
pub(in super::super) const QUALIFIERS: Table<&str> = &[
    ("kỷ lục", "kỷ lục"),
    ("mức kỷ lục", "kỷ lục"),
    ("con số kỷ lục", "kỷ lục"),
    ("cao kỷ lục", "kỷ lục"),
    ("thấp kỷ lục", "thấp kỷ lục"),
    ("cao nhất", "cao nhất"),
    ("mức cao nhất", "cao nhất"),
    ("thấp nhất", "thấp nhất"),
    ("mức thấp nhất", "thấp nhất"),
    ("lớn nhất", "lớn nhất"),
    ("cao nhất từ trước đến nay", "cao nhất từ trước đến nay"),
    ("cao nhất từ trước tới nay", "cao nhất từ trước tới nay"),
    ("lớn nhất từ trước đến nay", "lớn nhất từ trước đến nay"),
    ("lớn nhất từ trước tới nay", "lớn nhất từ trước tới nay"),
    ("chưa từng có", "chưa từng có"),
];
