//! Phrases by which a line says what it is. All tables are folded (lower case, no diacritics) and
//! hold what Vietnamese sites have in common; none names a site.

use super::line::Line;

/// What a line says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// A button, a counter, an invitation to follow or to comment.
    Social,
    /// Names of sections.
    Sections,
    /// Key words.
    Tags,
    /// The heading of a list of articles on the same matter.
    Related,
    /// One of them, in the line that announces it.
    RelatedLine,
    /// The heading of a list of any other articles.
    Trailer,
    /// Licence, editor, address, copyright; sure enough to end what stands before.
    Imprint,
    /// What stands in portal footers, but elsewhere too.
    Portal,
    /// An address, or where the article was taken from.
    Source,
    /// A label before the author's name.
    Author,
}

const BUTTONS: &[&str] = &[
    "facebook",
    "twitter",
    "zalo",
    "youtube",
    "tiktok",
    "instagram",
    "linkedin",
    "pinterest",
    "telegram",
    "messenger",
    "whatsapp",
    "viber",
    "google news",
    "google+",
    "fanpage",
    "email",
    "e-mail",
    "gui email",
    "gui mail",
    "chia se",
    "chia se bai viet",
    "chia se facebook",
    "share",
    "tweet",
    "like",
    "thich",
    "luu bai",
    "luu bai viet",
    "luu tin",
    "luu",
    "in bai",
    "in bai viet",
    "in trang",
    "ban in",
    "in",
    "copy link",
    "sao chep lien ket",
    "sao chep",
    "copy",
    "link",
    "binh luan",
    "y kien",
    "y kien ban doc",
    "y kien cua ban",
    "gui binh luan",
    "viet binh luan",
    "gui y kien",
    "gui",
    "gui di",
    "theo doi",
    "quan tam",
    "nghe doc bai",
    "nghe bai viet",
    "nghe noi dung bai",
    "co chu",
    "a-",
    "a+",
    "a",
    "aa",
    "a a",
    "a- a a+",
    "follow us",
    "bao xau",
    "mac dinh",
    "tang co chu",
    "giam co chu",
    "tang giam co chu",
    "che do doc",
    "dark mode",
    "tra loi",
    "bao cao",
    "dong y",
    "quay lai",
    "phan hoi",
    "xem tat ca binh luan",
    "chia se y kien cua ban",
    "dang nhap de binh luan",
    "toi",
    "gui bai",
    "danh gia",
    "nghe",
    "chia se:",
    "nam",
    "nu",
    "mien bac",
    "mien nam",
    "giong nam",
    "giong nu",
    "0:00",
    "00:00",
];

const BUTTON_STARTS: &[&str] = &[
    "chia se tren",
    "chia se qua",
    "chia se len",
    "chia se bai viet",
    "chia se:",
    "chia se ngay",
    "theo doi chung toi",
    "theo doi bao",
    "theo doi kenh",
    "binh luan (",
    "binh luan:",
    "y kien (",
    "y kien ban doc (",
    "gui binh luan",
    "viet binh luan",
    "ban nghi gi",
    "hay la nguoi dau tien",
    "dang ky nhan",
    "nhan tin moi",
    "nhan thong bao",
    "xem binh luan",
    "moi ban doc theo doi",
    "moi doc gia theo doi",
    "moi quy doc gia theo doi",
    "tai ung dung",
    "like fanpage",
    "ban doc co the",
    "vui long dang nhap",
    "ban can dang nhap",
    "luot xem",
    "luot doc",
    "quet ma qr",
    "bam theo doi",
    "nhan theo doi",
    "toi da:",
    "ban con 500 ky tu",
];

const RELATED: &[&str] = &[
    "tin lien quan",
    "bai lien quan",
    "bai viet lien quan",
    "tin bai lien quan",
    "lien quan",
    "tin, bai lien quan",
    "cac tin lien quan",
    "cac bai viet lien quan",
    "cac bai lien quan",
    "cung chu de",
    "tin cung chu de",
    "bai cung chu de",
    "dong su kien",
    "cung su kien",
    "tin cung su kien",
    "tin tuc lien quan",
    "noi dung lien quan",
    "su kien lien quan",
    "chu de lien quan",
    "tin/bai lien quan",
    "cung su kien nay",
    "xem them cac tin lien quan",
];

const RELATED_STARTS: &[&str] = &[
    "xem them:",
    "xem them >",
    "xem them :",
    "doc them:",
    "doc them :",
    "doc them >",
    ">>",
    "» ",
    "tin lien quan:",
    "bai lien quan:",
    "xem ngay:",
    "moi doc gia xem",
    "moi ban doc xem",
    "moi quy doc gia xem",
    "moi cac ban xem",
    "xem clip:",
    "xem lai:",
    "doc lai:",
    "> ",
    "moi ban doc don doc",
    "xem chi tiet:",
    "chi tiet:",
    "doc bai goc",
];

const TRAILERS: &[&str] = &[
    "doc them",
    "xem them",
    "xem nhieu",
    "doc nhieu",
    "doc nhieu nhat",
    "xem nhieu nhat",
    "tin moi",
    "tin moi nhat",
    "moi nhat",
    "tin doc nhieu",
    "tin xem nhieu",
    "bai doc nhieu",
    "bai xem nhieu",
    "tin noi bat",
    "noi bat",
    "tin khac",
    "cac tin khac",
    "bai viet khac",
    "cac bai viet khac",
    "cac bai khac",
    "bai khac",
    "tin cu hon",
    "tin da dua",
    "cac tin da dua",
    "tin da dang",
    "tin cung chuyen muc",
    "cung chuyen muc",
    "bai cung chuyen muc",
    "bai viet cung chuyen muc",
    "cac tin cung chuyen muc",
    "cung tac gia",
    "tin cung muc",
    "cung muc",
    "co the ban quan tam",
    "ban co the quan tam",
    "ban quan tam",
    "co the ban thich",
    "danh cho ban",
    "goi y cho ban",
    "de xuat cho ban",
    "tin tuc khac",
    "tin tiep theo",
    "bai tiep theo",
    "bai moi",
    "bai moi nhat",
    "tin nong",
    "dang doc",
    "tin trong ngay",
    "tin moi dang",
    "moi cap nhat",
    "dang duoc quan tam",
    "tin tuc noi bat",
    "duoc quan tam",
    "cac tin moi",
    "cac tin moi hon",
    "cac tin cu hon",
    "tin bai khac",
    "bai viet moi",
    "bai viet moi nhat",
    "bai noi bat",
    "tieu diem",
    "tin nhanh",
    "quan tam nhieu",
    "tin hay",
    "dung bo lo",
    "khong the bo lo",
    "tin doc quyen",
    "tin tuc moi",
    "tin cung chuyen de",
    "tin lien quan khac",
    "doc tiep",
    "tin quan tam",
    "doc nhieu trong ngay",
    "tin moi hon",
    "dang hot",
    "nhieu nguoi doc",
    "tin dang chu y",
    "chuyen muc khac",
];

const IMPRINTS: &[&str] = &[
    "giay phep so",
    "giay phep xuat ban",
    "giay phep hoat dong",
    "giay phep thiet lap",
    "giay phep bao",
    "giay phep mxh",
    "giay phep:",
    "gpbc",
    "gp so",
    "gpxb",
    "so giay phep",
    "co quan chu quan",
    "co quan ngon luan",
    "co quan cua",
    "tong bien tap:",
    "pho tong bien tap:",
    "tong bien tap :",
    "pho tong bien tap :",
    "truong ban bien tap",
    "tong thu ky toa soan:",
    "giam doc:",
    "thu ky toa soan:",
    "toa soan:",
    "toa soan :",
    "tru so:",
    "tru so chinh",
    "tru so toa soan",
    "dia chi:",
    "dia chi :",
    "dien thoai:",
    "dien thoai :",
    "hotline:",
    "hotline",
    "duong day nong",
    "fax:",
    "email:",
    "e-mail:",
    "email :",
    "tel:",
    "dt:",
    "ban quyen",
    "(c)",
    "©",
    "copyright",
    "all rights reserved",
    "ghi ro nguon",
    "vui long ghi ro",
    "khong sao chep",
    "cam sao chep",
    "chiu trach nhiem",
    "nguoi chiu trach nhiem",
    "lien he quang cao",
    "lien he toa soan",
    "phien ban di dong",
    "powered by",
    "thiet ke boi",
    "thiet ke va phat trien",
    "phat trien boi",
    "don vi phat trien",
    "van phong dai dien",
    "dieu khoan su dung",
    "chinh sach bao mat",
    "dat mua bao",
    "ma so thue",
    "mst:",
    "xuat ban so",
    "® ",
    "phat hanh:",
    "quang cao:",
    "van phong:",
    "duong day nong:",
    "website:",
    "dien thoai lien he",
    "truong ban bien tap:",
    "bien tap vien chiu",
    "phong quang cao",
    "lien he:",
    "hop thu",
];

/// The same anywhere in a line that is no sentence.
const SURE_IMPRINTS: &[&str] = &[
    "giay phep so",
    "giay phep xuat ban",
    "giay phep hoat dong",
    "giay phep thiet lap",
    "©",
    "ban quyen thuoc",
    "all rights reserved",
    "tong bien tap:",
    "co quan chu quan",
    "copyright",
];

const PORTAL: &[&str] = &[
    "cong thong tin dien tu",
    "cong dich vu cong",
    "trang thong tin dien tu",
    "bao dien tu",
    "tap chi dien tu",
    "chuyen trang",
    "so do cong",
    "so do trang",
    "sitemap",
    "rss",
    "top",
    "len dau trang",
    "ve dau trang",
    "dau trang",
    "ket noi voi chung toi",
    "dat bao",
    "lien he",
    "lien ket website",
    "lien ket web",
    "thong ke truy cap",
    "dang truy cap",
    "luot truy cap",
    "tong truy cap",
    "so luot truy cap",
    "trang chu",
    "gioi thieu",
    "quang cao",
    "toa soan",
];

const SECTIONS: &[&str] = &[
    "trang chu",
    "home",
    "thoi su",
    "chinh tri",
    "xa hoi",
    "the gioi",
    "quoc te",
    "kinh te",
    "kinh doanh",
    "tai chinh",
    "chung khoan",
    "ngan hang",
    "bat dong san",
    "doanh nghiep",
    "doanh nhan",
    "thi truong",
    "van hoa",
    "giai tri",
    "the thao",
    "bong da",
    "giao duc",
    "suc khoe",
    "y te",
    "doi song",
    "phap luat",
    "an ninh",
    "quoc phong",
    "khoa hoc",
    "cong nghe",
    "so hoa",
    "xe",
    "o to",
    "o to xe may",
    "du lich",
    "ban doc",
    "y kien",
    "goc nhin",
    "tam su",
    "video",
    "podcast",
    "anh",
    "media",
    "multimedia",
    "infographic",
    "infographics",
    "emagazine",
    "e-magazine",
    "longform",
    "moi truong",
    "nong nghiep",
    "nong thon",
    "lao dong",
    "viec lam",
    "cong doan",
    "gioi tre",
    "nhip song tre",
    "gia dinh",
    "am thuc",
    "lam dep",
    "thoi trang",
    "dau tu",
    "hang hoa",
    "gia ca",
    "tieu dung",
    "xay dung dang",
    "xay dung",
    "giao thong",
    "dia phuong",
    "trong nuoc",
    "trong tinh",
    "tin tuc",
    "su kien",
    "binh luan",
    "phong su",
    "ky su",
    "chuyen de",
    "ho so",
    "nhan vat",
    "doi ngoai",
    "bien dao",
    "nguoi viet",
    "kieu bao",
    "thu vien",
    "thu vien anh",
    "lien he",
    "gioi thieu",
    "dang nhap",
    "dang ky",
    "tim kiem",
    "rss",
    "menu",
    "chuyen muc",
    "danh muc",
    "tat ca",
    "moi nhat",
    "tin moi",
    "english",
    "tieng viet",
    "truyen hinh",
    "phat thanh",
    "bao in",
    "xem them",
    "kinh te - xa hoi",
    "van hoa - xa hoi",
    "van hoa - the thao",
    "khoa hoc - cong nghe",
    "the thao - giai tri",
    "an ninh - quoc phong",
    "chinh tri - xa hoi",
    "quoc phong - an ninh",
    "kinh te so",
    "chuyen doi so",
    "nang luong",
    "cong nghiep",
    "thuong mai",
    "xuat nhap khau",
    "logistics",
    "thue",
    "bao hiem",
    "hoi nhap",
    "toan canh",
    "tieu diem",
    "dien dan",
    "tu van",
    "hoi dap",
    "phong van",
    "chuyen la",
    "cuoc song",
    "song khoe",
    "nghe thuat",
    "dien anh",
    "am nhac",
    "sach",
    "lich su",
    "thoi tiet",
    "truyen thong",
    "tuyen sinh",
    "du hoc",
    "vi mo",
    "nha dat",
    "quan su",
    "phan tich",
    "xa luan",
    "goc anh",
    "anh - video",
    "video - anh",
    "khuyen nong",
    "thi truong - gia ca",
];

/// Labels before an author; the name follows on the line.
pub(super) const AUTHOR_LABELS: &[&str] = &[
    "tac gia",
    "bai",
    "bai va anh",
    "bai, anh",
    "bai - anh",
    "bai/anh",
    "tin va anh",
    "tin, anh",
    "tin - anh",
    "tin",
    "tin bai",
    "phong vien",
    "pv",
    "thuc hien",
    "nguoi viet",
    "nguoi thuc hien",
    "bien tap",
    "bien dich",
    "nguoi dich",
    "dich",
    "tong hop",
    "noi dung",
    "trinh bay",
    "thiet ke",
    "ghi chep",
    "nhom phong vien",
    "nhom pv",
    "by",
    "author",
    "nguoi dang",
    "dang boi",
    "viet boi",
    "ky thuat",
    "bai viet",
    "ctv",
];

/// Labels before the source; a name or an address follows on the line.
pub(super) const SOURCE_LABELS: &[&str] = &[
    "link bai viet",
    "link goc",
    "link bai goc",
    "link",
    "duong dan",
    "nguon tin",
    "nguon",
    "nguon bai viet",
    "nguon bao",
    "xem bai goc",
    "bai goc",
    "dan nguon",
    "theo nguon",
    "source",
    "dia chi bai viet",
    "url",
    "lien ket goc",
    "link nguon",
];

/// Words that stand in a page for a picture.
const IMAGE_WORDS: &[&str] = &[
    "img",
    "icon",
    "banner",
    "logo",
    "image",
    "images",
    "photo",
    "avatar",
    "thumb",
    "thumbnail",
    "picture",
    "pic",
    "zoom",
    "loading",
    "loading...",
    "ads",
    "advertisement",
    "null",
    "undefined",
    "no image",
    "anh dai dien",
    "anh bia",
    "alt",
    "play",
    "slide",
];

/// What the line says that it is, if it says so.
pub(super) fn cue(line: &Line<'_>) -> Option<Cue> {
    let said = said(&line.folded);
    if is_address(line.text) {
        return Some(Cue::Source);
    }
    if IMPRINTS.iter().any(|phrase| begins(&line.folded, phrase)) && !reads_on(line) {
        return Some(Cue::Imprint);
    }
    if !line.stop
        && SURE_IMPRINTS
            .iter()
            .any(|phrase| line.folded.contains(phrase))
    {
        return Some(Cue::Imprint);
    }
    if !line.is_short() {
        return None;
    }
    if let Some((label, rest)) = labelled(&line.folded) {
        if SOURCE_LABELS.contains(&label) && !rest.is_empty() && line.words <= 16 {
            return Some(Cue::Source);
        }
        if AUTHOR_LABELS.contains(&label) && !rest.is_empty() && line.words <= 16 && !line.stop {
            return Some(Cue::Author);
        }
        if matches!(
            label,
            "tag" | "tags" | "tu khoa" | "the" | "chu de" | "key word" | "keywords"
        ) {
            return Some(Cue::Tags);
        }
    }
    if matches!(
        said,
        "tags" | "tag" | "tu khoa" | "chu de" | "tu khoa lien quan"
    ) || is_hashtags(line)
    {
        return Some(Cue::Tags);
    }
    if RELATED.contains(&said) {
        return Some(Cue::Related);
    }
    if TRAILERS.contains(&said) {
        return Some(Cue::Trailer);
    }
    if RELATED_STARTS
        .iter()
        .any(|phrase| line.folded.starts_with(phrase))
        && line.words >= 3
    {
        return Some(Cue::RelatedLine);
    }
    if BUTTONS.contains(&said) || is_counter(said) || !line.stop && is_button(line) {
        return Some(Cue::Social);
    }
    if is_sections(said) {
        return Some(Cue::Sections);
    }
    let portal = PORTAL.iter().any(|phrase| begins(&line.folded, phrase));
    (portal && !line.stop && line.words <= 16).then_some(Cue::Portal)
}

/// Whether the line is a word or a file that stands for an image.
pub(super) fn is_image_word(line: &Line<'_>) -> bool {
    let said = said(&line.folded);
    let file = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"];
    IMAGE_WORDS.contains(&said)
        || line.words <= 8 && file.iter().any(|ending| said.ends_with(ending))
}

/// Without what decorates a heading.
fn said(folded: &str) -> &str {
    let decoration = |c: char| !c.is_alphanumeric() && !matches!(c, '+' | '-' | '(' | ')' | '©');
    folded.trim_matches(decoration)
}

fn begins(folded: &str, phrase: &str) -> bool {
    let Some(rest) = folded.strip_prefix(phrase) else {
        return false;
    };
    !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric)
}

/// A paragraph that only begins like an imprint: a sentence with a verb, which imprints lack,
/// cannot be told; one that is long and has neither digits nor a colon at its beginning can.
fn reads_on(line: &Line<'_>) -> bool {
    let sure =
        line.folded.contains([':', '©', '@']) || line.folded.contains(|c: char| c.is_ascii_digit());
    line.words > 14 && !sure || line.words > 60
}

/// `label: rest`, folded.
fn labelled(folded: &str) -> Option<(&str, &str)> {
    let (label, rest) = folded.split_once(':')?;
    let rest = rest.trim();
    (label.len() <= 24).then(|| (label.trim_matches(|c: char| !c.is_alphanumeric()), rest))
}

/// Whether the whole line is an address of the web.
fn is_address(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']'));
    (bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www."))
        && !bare.contains(char::is_whitespace)
}

fn is_hashtags(line: &Line<'_>) -> bool {
    line.text.starts_with('#')
        && line
            .text
            .split_whitespace()
            .all(|word| word.starts_with('#'))
}

/// `12 bình luận`, `1.204 lượt xem`.
fn is_counter(said: &str) -> bool {
    let rest =
        said.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '('));
    rest.len() < said.len()
        && matches!(
            rest.trim_end_matches(')'),
            "" | "binh luan"
                | "luot xem"
                | "luot doc"
                | "y kien"
                | "thich"
                | "chia se"
                | "like"
                | "phan hoi"
                | "phut doc"
                | "nguoi thich"
                | "luot thich"
                | "k"
                | "lien quan"
                | "views"
        )
}

fn is_button(line: &Line<'_>) -> bool {
    let starts = || {
        BUTTON_STARTS
            .iter()
            .any(|phrase| line.folded.starts_with(phrase))
    };
    let follow = line.folded.starts_with("theo doi ") && line.folded.ends_with(" tren");
    let pressed = || {
        line.folded
            .split(' ')
            .all(|word| word.is_empty() || BUTTONS.contains(&word))
    };
    line.words <= 14 && (starts() || follow || pressed())
}

/// Whether the line is made of names of sections, whatever stands between them.
fn is_sections(said: &str) -> bool {
    let mut rest = said;
    let mut long = 0;
    while !rest.is_empty() {
        let fits = SECTIONS
            .iter()
            .filter(|name| begins(rest, name))
            .max_by_key(|name| name.len());
        let Some(name) = fits else {
            return false;
        };
        long += 1;
        rest = rest
            .get(name.len()..)
            .unwrap_or_default()
            .trim_start_matches(|c: char| !c.is_alphanumeric());
    }
    long > 0
}
