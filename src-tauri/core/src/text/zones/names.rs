//! Lines of names: who signed an article, and after whom it was told.

use super::super::chars::{is_alphanumeric, is_blank};
use super::super::fold;
use super::line::{Line, lower};
use super::phrases::PHRASES;

/// More words sign no article.
const LONGEST: u32 = 14;

/// Lower-case words that stand among the names of a signature.
const JOINTS: &[&str] = &[
    "và", "theo", "thực", "hiện", "ghi", "dịch", "lược", "tổng", "hợp", "biên", "soạn", "nguồn",
    "từ", "báo", "tạp", "chí", "ctv", "pv", "đưa", "tin", "bài", "ảnh", "với", "de", "van", "von",
];

/// What a signature says, as byte ranges of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) author: Option<(usize, usize)>,
    pub(super) source: Option<(usize, usize)>,
}

/// Whether a line holds nothing but a signature: names in capitals, what joins them, and perhaps
/// the source: `Như Tâm (Theo TTXVN)`, `Trần Hiếu/TTXVN`, `Hà - Minh`, `PV`.
pub(super) fn is_signature(line: &Line<'_>) -> bool {
    line.words <= LONGEST && line.len() <= 90 && signs(line.text)
}

/// The same of any text.
pub(super) fn signs(text: &str) -> bool {
    let mut names = 0_usize;
    let mut run = 0_usize;
    let mut joined = text.contains(['/', '(']);
    for part in text.split(|c: char| is_blank(c) || c == '_' || c == '/') {
        let word = part.trim_matches(|c: char| !is_alphanumeric(c));
        let breaks = word.is_empty() || part.ends_with([',', ';', '-', '–', ')']);
        if word.is_empty() {
            if part
                .chars()
                .any(|c| !"-–—,&|+;()./*•…:_\"".contains(c) && !is_blank(c))
            {
                return false;
            }
        } else if word.chars().next().is_some_and(char::is_uppercase) {
            if word.chars().any(|c| c.is_ascii_digit()) && word.len() > 6 {
                return false;
            }
            names += 1;
            run += 1;
        } else if JOINTS.contains(&lower(word).as_str()) {
            joined = true;
            run = 0;
        } else {
            return false;
        }
        if run > 5 {
            return false;
        }
        if breaks {
            run = 0;
        }
    }
    let sentence = text.ends_with(['.', '!', '?']) && names > 0 && !is_initials(text);
    let one = names == 1 && !joined && text.chars().any(char::is_lowercase) && text.len() < 4;
    names > 0 && !sentence && !one && !text.ends_with(':')
}

/// `H.M.`, `T.Anh.`
fn is_initials(text: &str) -> bool {
    text.split('.')
        .next()
        .is_some_and(|first| first.chars().count() <= 2)
}

/// Whether the line only says after whom the article is told: `Theo TTXVN`, `(Theo Reuters, AFP)`.
pub(super) fn tells_source(line: &Line<'_>) -> bool {
    let folded = line.folded.trim_start_matches(['(', '[', '*', '-', ' ']);
    let named = folded.starts_with("theo ") || folded.starts_with("(theo ");
    named && line.words <= 9 && line.len() <= 70 && signs(line.text)
}

/// Reads a signature.
pub(super) fn read_signature(text: &str) -> Signed {
    let mut signed = Signed::default();
    let from = after_label(text);
    let rest = text.get(from..).unwrap_or_default();
    let lowered = rest.char_indices().find_map(|(byte, _)| {
        let ahead = rest.get(byte..)?;
        let word = ahead
            .split(|c: char| is_blank(c) || matches!(c, '_' | ':'))
            .next()?;
        let edge = rest.get(..byte)?.chars().next_back();
        let begins = edge.is_none_or(|c| !is_alphanumeric(c));
        let says = begins && matches!(fold(word).as_str(), "theo" | "nguon");
        says.then_some((byte, byte + word.len()))
    });
    let slash = rest.rfind('/').map(|byte| (byte, byte + 1));
    match lowered.or(slash) {
        Some((end, start)) => {
            signed.author = named(rest, 0, end);
            signed.source = named(rest, start, rest.len());
        }
        None => signed.author = named(rest, 0, rest.len()),
    }
    let shift = |found: Option<(usize, usize)>| found.map(|(a, b)| (a + from, b + from));
    Signed {
        author: shift(signed.author),
        source: shift(signed.source),
    }
}

/// Where the text goes on after a label of author or source; the start when it has none.
pub(super) fn after_label(text: &str) -> usize {
    let Some((label, _)) = text.split_once(':') else {
        return 0;
    };
    let folded = fold(label);
    let known = folded.trim_matches(|c: char| !is_alphanumeric(c));
    if PHRASES.author_labels.has(known) || PHRASES.source_labels.has(known) {
        label.len() + 1
    } else {
        0
    }
}

/// The stretch without signs and blanks at its edges.
fn named(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let part = text.get(from..to)?;
    let edge = |c: char| !is_alphanumeric(c);
    let left = part.trim_start_matches(edge);
    // A plus may be part of a name, a mark of NFD is part of its last letter.
    let held = left
        .trim_end_matches(|c: char| c == '_' || is_blank(c) || "()[]-–—,;:./|*•&\"'“”".contains(c));
    let from = from + part.len() - left.len();
    (!held.is_empty()).then(|| (from, from + held.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<&str>, Option<&str>) {
        let signed = read_signature(text);
        let part = |at: Option<(usize, usize)>| at.and_then(|(a, b)| text.get(a..b));
        (part(signed.author), part(signed.source))
    }

    #[test]
    fn signatures() {
        for text in [
            "Minh Hà",
            "MINH HÀ",
            "PV",
            "Hà Vân - Quốc Bảo",
            "Vân_Hà ( Theo AFP )",
            "Theo VOV",
            "(Theo Reuters, AFP)",
            "Lan Chi/TTXVN",
            "Minh Hà (tổng hợp)",
            "T.H",
            "H.M.",
            "Ngọc Mai thực hiện",
            "Bảo Anh và Lê Na",
        ] {
            assert!(signs(text), "{text}");
        }
        for text in [
            "Những điểm sáng",
            "Giá gạo tăng",
            "Bà Hà đến Huế.",
            "10 nước",
            "",
            "12/4/2021",
            "---",
            "Nguyễn Văn An Bình Minh Hải Long",
            "Vì sao?",
        ] {
            assert!(!signs(text), "{text}");
        }
    }

    #[test]
    fn what_they_say() {
        assert_eq!(read("Tác giả: Minh Hà"), (Some("Minh Hà"), None));
        assert_eq!(
            read("Vân_Hà ( Theo TTXVN )"),
            (Some("Vân_Hà"), Some("TTXVN"))
        );
        assert_eq!(read("Lan Chi/Tin24+"), (Some("Lan Chi"), Some("Tin24+")));
        assert_eq!(read("Theo Reuters, AFP"), (None, Some("Reuters, AFP")));
        assert_eq!(read("Nguồn: Báo Xuân"), (Some("Báo Xuân"), None));
        assert_eq!(read("Hà Vân - Quốc Bảo"), (Some("Hà Vân - Quốc Bảo"), None));
        assert_eq!(read(""), (None, None));
    }
}
