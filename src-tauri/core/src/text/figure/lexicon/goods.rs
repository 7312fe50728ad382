//! What goods are counted in, and goods.

use super::super::parse::Table;

/// A unit of quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Measure {
    pub(in super::super) code: &'static str,
    /// Nobody counts parts of one.
    pub(in super::super) whole: bool,
    /// The word means many things: it measures only where goods stand behind it.
    pub(in super::super) needs_goods: bool,
}

const fn weighed(code: &'static str) -> Measure {
    Measure {
        code,
        whole: false,
        needs_goods: false,
    }
}

const fn counted(code: &'static str) -> Measure {
    Measure {
        code,
        whole: true,
        needs_goods: false,
    }
}

const fn piece(code: &'static str) -> Measure {
    Measure {
        code,
        whole: true,
        needs_goods: true,
    }
}

pub(in super::super) const MEASURES: Table<Measure> = &[
    ("tấn", weighed("tonne")),
    ("tấn quy", weighed("tonne")),
    ("tạ", weighed("quintal")),
    ("kg", weighed("kilogram")),
    ("ki lô gam", weighed("kilogram")),
    ("kilogram", weighed("kilogram")),
    ("cân", piece("kilogram")),
    ("gram", weighed("gram")),
    ("pound", weighed("pound")),
    ("ounce", weighed("ounce")),
    ("carat", weighed("carat")),
    ("lượng", piece("tael")),
    ("lượng vàng", counted("tael")),
    ("giạ", weighed("bushel")),
    ("thùng", piece("barrel")),
    ("thùng dầu", counted("barrel")),
    ("thùng / ngày", counted("barrel")),
    ("lít", weighed("litre")),
    ("gallon", weighed("gallon")),
    ("m3", weighed("cubic_metre")),
    ("m³", weighed("cubic_metre")),
    ("mét khối", weighed("cubic_metre")),
    ("khối", piece("cubic_metre")),
    ("feet khối", weighed("cubic_foot")),
    ("m2", weighed("square_metre")),
    ("m²", weighed("square_metre")),
    ("mét vuông", weighed("square_metre")),
    ("kwh", weighed("kilowatt_hour")),
    ("mwh", weighed("megawatt_hour")),
    ("gwh", weighed("gigawatt_hour")),
    ("mw", weighed("megawatt")),
    ("gw", weighed("gigawatt")),
    ("btu", weighed("btu")),
    ("container", counted("container")),
    ("công ten nơ", counted("container")),
    ("công - ten - nơ", counted("container")),
    ("teu", counted("teu")),
    ("teus", counted("teu")),
    ("chiếc", piece("piece")),
    ("cái", piece("piece")),
    ("sản phẩm", piece("piece")),
    ("đơn vị", piece("piece")),
    ("con", piece("head")),
    ("đôi", piece("pair")),
    ("bộ", piece("set")),
    ("bao", piece("bag")),
    ("kiện", piece("bale")),
    ("cuộn", piece("roll")),
    ("hộp", piece("box")),
    ("chai", piece("bottle")),
    ("liều", piece("dose")),
    ("cành", piece("stem")),
    ("dự án", piece("project")),
];

/// Goods. Those that news of trade name most; behind a measure, in a span, any other words are
/// taken for goods too.
pub(in super::super) const GOODS: &[&str] = &[
    "gạo", "gạo thơm", "gạo trắng", "lúa", "lúa gạo", "lúa mì", "ngô", "bắp",
    "đậu tương", "đậu nành", "sắn", "sắn lát", "tinh bột sắn", "cà phê", "cà phê nhân", "chè", "trà",
    "cao su", "hạt điều", "điều", "điều thô", "nhân điều", "hồ tiêu", "tiêu", "hạt tiêu", "quế",
    "hồi", "gừng", "nghệ", "ca cao", "đường", "đường thô", "muối", "dầu ăn", "dầu cọ", "rau quả",
    "rau", "trái cây", "hoa quả", "hoa", "sầu riêng", "thanh long", "chuối", "xoài", "vải",
    "vải thiều", "nhãn", "chôm chôm", "mít", "dừa", "bưởi", "cam", "chanh leo", "dưa hấu", "mận",
    "táo", "nho", "khoai lang", "thủy sản", "hải sản", "tôm", "cá", "cá tra", "cá basa", "cá ngừ",
    "mực", "cua", "nghêu", "thịt", "thịt lợn", "thịt heo", "thịt bò", "thịt gà", "lợn", "heo", "bò",
    "trâu", "gà", "gia cầm", "sữa", "sữa bột", "trứng", "mật ong", "thức ăn chăn nuôi", "phân bón",
    "phân urê", "urê", "đạm", "thuốc trừ sâu", "bông", "xơ sợi", "sợi", "vải sợi", "quần áo",
    "hàng may mặc", "hàng dệt may", "giày", "giày dép", "giày da", "túi xách", "da giày", "gỗ",
    "dăm gỗ", "viên nén", "viên nén gỗ", "đồ gỗ", "giấy", "bột giấy", "than", "than đá", "than cốc",
    "quặng", "quặng sắt", "bô xít", "sắt", "thép", "sắt thép", "thép cuộn", "phôi thép", "nhôm",
    "đồng tinh luyện", "đồng phế liệu", "đồng cathode", "thiếc", "kẽm", "chì", "đất hiếm", "lithi",
    "niken", "vàng", "vàng miếng", "bạc", "kim cương", "xi măng", "clinker", "đá", "cát", "kính",
    "gốm sứ", "dầu", "dầu thô", "xăng", "xăng dầu", "dầu diesel", "diesel", "dầu mazut", "mazut",
    "nhiên liệu", "khí", "khí đốt", "khí tự nhiên", "khí hóa lỏng", "khí tự nhiên hóa lỏng", "lng",
    "lpg", "ethanol", "điện", "hóa chất", "chất dẻo", "hạt nhựa", "nhựa", "phế liệu", "thuốc",
    "vắc xin", "vaccine", "khẩu trang", "hàng", "hàng hóa", "nông sản", "lương thực", "thực phẩm",
    "bia", "rượu", "thuốc lá", "nước mắm", "ô tô", "ô tô con", "ô tô tải", "ô tô điện",
    "ô tô nguyên chiếc", "xe", "xe hơi", "xe con", "xe tải", "xe khách", "xe điện", "xe máy",
    "xe máy điện", "xe đạp", "xe buýt", "máy bay", "tàu", "tàu biển", "toa xe", "điện thoại",
    "điện thoại thông minh", "smartphone", "máy tính", "máy tính bảng", "laptop", "ti vi", "tivi",
    "chip", "chip bán dẫn", "vi mạch", "linh kiện", "pin", "tấm pin mặt trời", "máy móc",
];

/// Goods that are counted without another word: `20.000 ô tô`.
pub(in super::super) const COUNTED: &[&str] = &[
    "ô tô", "ô tô con", "ô tô điện", "ô tô nguyên chiếc", "xe hơi", "xe máy", "xe máy điện",
    "xe tải", "xe điện", "xe đạp", "smartphone",
];
