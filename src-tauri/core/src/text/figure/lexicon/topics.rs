//! What figures of trade are about.

use super::super::parse::Table;

/// A phrase and the topic that it names. A longer one goes before a shorter.
pub(in super::super) const TOPICS: Table<&str> = &[
    ("thương mại song phương", "bilateral_trade_turnover"),
    ("thương mại hai chiều", "bilateral_trade_turnover"),
    ("kim ngạch song phương", "bilateral_trade_turnover"),
    ("kim ngạch hai chiều", "bilateral_trade_turnover"),
    ("kim ngạch hai nước", "bilateral_trade_turnover"),
    ("thương mại hai nước", "bilateral_trade_turnover"),
    ("trao đổi thương mại", "bilateral_trade_turnover"),
    ("trao đổi hàng hóa", "bilateral_trade_turnover"),
    ("kim ngạch thương mại song phương", "bilateral_trade_turnover"),
    ("kim ngạch thương mại hai chiều", "bilateral_trade_turnover"),
    ("kim ngạch thương mại hai nước", "bilateral_trade_turnover"),
    ("kim ngạch trao đổi thương mại", "bilateral_trade_turnover"),
    ("kim ngạch buôn bán", "bilateral_trade_turnover"),
    ("xuất nhập khẩu", "trade_turnover"),
    ("xuất , nhập khẩu", "trade_turnover"),
    ("kim ngạch xuất nhập khẩu", "trade_turnover"),
    ("kim ngạch thương mại", "trade_turnover"),
    ("kim ngạch", "trade_turnover"),
    ("giao thương", "trade_turnover"),
    ("buôn bán", "trade_turnover"),
    ("ngoại thương", "trade_turnover"),
    ("thương mại", "trade_turnover"),
    ("xuất khẩu", "exports"),
    ("kim ngạch xuất khẩu", "exports"),
    ("xuất sang", "exports"),
    ("nhập khẩu", "imports"),
    ("kim ngạch nhập khẩu", "imports"),
    ("nhập về", "imports"),
    ("xuất siêu", "trade_surplus"),
    ("thặng dư thương mại", "trade_surplus"),
    ("thặng dư", "trade_surplus"),
    ("nhập siêu", "trade_deficit"),
    ("thâm hụt thương mại", "trade_deficit"),
    ("thâm hụt", "trade_deficit"),
    ("cán cân thương mại", "trade_balance"),
    ("đầu tư trực tiếp nước ngoài", "fdi_stock"),
    ("đầu tư trực tiếp", "fdi_stock"),
    ("đầu tư nước ngoài", "fdi_stock"),
    ("vốn fdi", "fdi_stock"),
    ("fdi", "fdi_stock"),
    ("tổng vốn đăng ký", "fdi_stock"),
    ("vốn đăng ký", "fdi_stock"),
    ("vốn đăng ký mới", "fdi_registered"),
    ("vốn đăng ký cấp mới", "fdi_registered"),
    ("vốn thực hiện", "fdi_disbursed"),
    ("giải ngân", "fdi_disbursed"),
    ("vốn đầu tư", "investment"),
    ("tổng vốn đầu tư", "investment"),
    ("đầu tư", "investment"),
    ("vốn oda", "aid"),
    ("oda", "aid"),
    ("viện trợ", "aid"),
    ("kiều hối", "remittances"),
    ("gdp", "gdp"),
    ("tổng sản phẩm quốc nội", "gdp"),
    ("tổng sản phẩm trong nước", "gdp"),
];

/// Topics that make an amount beside them a figure of trade.
pub(in super::super) const IN_TRADE: &[&str] = &[
    "bilateral_trade_turnover",
    "trade_turnover",
    "exports",
    "imports",
    "trade_surplus",
    "trade_deficit",
    "trade_balance",
    "fdi_stock",
    "fdi_registered",
    "fdi_disbursed",
    "investment",
    "aid",
    "remittances",
];

/// Makes the turnover in the same sentence one between two countries.
pub(in super::super) const BETWEEN_TWO: &[&str] = &["song phương", "hai chiều", "hai nước", "hai bên", "giữa"];

/// Words of amounts that are not of trade, whatever else stands in the sentence.
pub(in super::super) const OTHER_MATTERS: &[&str] = &[
    "phạt", "xử phạt", "lương", "học bổng", "học phí", "tiền thưởng", "thưởng", "bồi thường",
    "hối lộ", "chiếm đoạt", "lừa đảo", "trộm", "cướp", "tham ô", "thất thoát", "thiệt hại",
    "giá vé", "vé", "viện phí", "án phí", "tiền mặt", "tặng", "ủng hộ", "từ thiện", "quyên góp",
    "lãi suất", "tài sản cá nhân", "trúng số", "giải thưởng", "doanh thu phòng vé", "chuyển nhượng",
    "phí", "tham nhũng", "nhận hối lộ", "đánh bạc", "vay nợ", "nợ", "cổ phiếu", "vốn hóa", "tiền công",
];

/// What a percentage of people is followed by.
pub(in super::super) const PEOPLE: &[&str] = &[
    "dân số", "người", "người dân", "cử tri", "học sinh", "sinh viên", "phiếu", "số phiếu", "hộ",
    "hộ dân", "phụ nữ", "nam giới", "trẻ em", "công nhân", "bệnh nhân", "cán bộ", "học viên",
    "dân", "đại biểu", "số người", "thí sinh", "ca", "ca mắc", "diện tích", "cổ phần",
];
