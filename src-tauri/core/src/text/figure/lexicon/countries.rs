//! Countries and territories (ISO 3166) as news in Vietnamese call them.

use super::super::parse::Table;

pub(in super::super) const COUNTRIES: Table<&str> = &[
    ("việt nam", "VN"), ("việt", "VN"), ("mỹ", "US"), ("hoa kỳ", "US"), ("trung quốc", "CN"),
    ("trung", "CN"), ("nhật bản", "JP"), ("nhật", "JP"), ("hàn quốc", "KR"), ("hàn", "KR"),
    ("triều tiên", "KP"), ("đài loan", "TW"), ("hong kong", "HK"), ("hồng kông", "HK"),
    ("singapore", "SG"), ("thái lan", "TH"), ("thái", "TH"), ("malaysia", "MY"),
    ("indonesia", "ID"), ("philippines", "PH"), ("lào", "LA"), ("campuchia", "KH"),
    ("cam pu chia", "KH"), ("myanmar", "MM"), ("brunei", "BN"), ("timor leste", "TL"),
    ("ấn độ", "IN"), ("ấn", "IN"), ("pakistan", "PK"), ("bangladesh", "BD"), ("sri lanka", "LK"),
    ("nepal", "NP"), ("mông cổ", "MN"), ("kazakhstan", "KZ"), ("uzbekistan", "UZ"), ("nga", "RU"),
    ("liên bang nga", "RU"), ("ukraine", "UA"), ("belarus", "BY"), ("anh", "GB"),
    ("vương quốc anh", "GB"), ("pháp", "FR"), ("đức", "DE"), ("italy", "IT"), ("italia", "IT"),
    ("ý", "IT"), ("tây ban nha", "ES"), ("bồ đào nha", "PT"), ("hà lan", "NL"), ("bỉ", "BE"),
    ("luxembourg", "LU"), ("thụy sĩ", "CH"), ("thụy sỹ", "CH"), ("áo", "AT"), ("ba lan", "PL"),
    ("séc", "CZ"), ("cộng hòa séc", "CZ"), ("slovakia", "SK"), ("hungary", "HU"),
    ("romania", "RO"), ("rumani", "RO"), ("bulgaria", "BG"), ("hy lạp", "GR"), ("thụy điển", "SE"),
    ("na uy", "NO"), ("đan mạch", "DK"), ("phần lan", "FI"), ("iceland", "IS"), ("ireland", "IE"),
    ("thổ nhĩ kỳ", "TR"), ("israel", "IL"), ("iran", "IR"), ("iraq", "IQ"),
    ("ả rập xê út", "SA"), ("saudi arabia", "SA"), ("uae", "AE"), ("qatar", "QA"),
    ("kuwait", "KW"), ("ai cập", "EG"), ("algeria", "DZ"), ("morocco", "MA"), ("nigeria", "NG"),
    ("angola", "AO"), ("mozambique", "MZ"), ("tanzania", "TZ"), ("kenya", "KE"), ("nam phi", "ZA"),
    ("ghana", "GH"), ("bờ biển ngà", "CI"), ("canada", "CA"), ("mexico", "MX"), ("brazil", "BR"),
    ("argentina", "AR"), ("chile", "CL"), ("peru", "PE"), ("colombia", "CO"), ("cuba", "CU"),
    ("venezuela", "VE"), ("panama", "PA"), ("australia", "AU"), ("úc", "AU"),
    ("new zealand", "NZ"), ("eu", "EU"), ("liên minh châu âu", "EU"),
];
