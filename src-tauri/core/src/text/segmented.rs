//! Telling word-segmented text (`Bộ Ngoại_giao`) from raw text.

use super::chars::{is_alphabetic, is_alphanumeric};

/// Of a hundred syllables, how many must be joined to the one before. Segmented news have 20 to
/// 40; raw ones have none but in names of files and the like.
const PERCENT: usize = 8;

/// Whether underscores join the syllables of words in `text`.
///
/// Underscores in addresses, handles, hashtags and file names do not count. A short segmented
/// text without a word of two syllables cannot be told from a raw one and is taken for raw, which
/// makes no difference to it.
#[must_use]
pub fn is_segmented(text: &str) -> bool {
    if !text.contains('_') {
        return false;
    }
    let (mut syllables, mut joins) = (0, 0);
    for run in text.split_whitespace() {
        let address = run.contains('_') && is_address(run);
        let mut before = false;
        for part in run.split('_') {
            let starts = part.chars().next().is_some_and(is_alphanumeric);
            if part.chars().any(is_alphabetic) {
                syllables += 1;
            }
            if before && starts && !address {
                joins += 1;
            }
            // A combining mark ends a syllable in NFD: anything but ASCII signs will do.
            before = part
                .chars()
                .next_back()
                .is_some_and(|c| !c.is_ascii() || is_alphanumeric(c));
        }
    }
    joins * 100 >= syllables * PERCENT && joins > 0
}

/// Has a sign that stands in addresses, handles and file names, but not within a word.
pub(super) fn is_address(run: &str) -> bool {
    let after_stop = |part: &str| part.starts_with(|c: char| c.is_ascii_lowercase());
    run.contains(['/', '@', '#', '=', '\\', '&']) || run.split('.').skip(1).any(after_stop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn segmented() {
        for text in [
            "Thứ_trưởng Lê_Thị_Thu_Hằng thăm Nga",
            "Việt_Nam",
            "Theo Bộ Công_Thương , kim_ngạch đạt 11,4 tỷ USD .",
            "( Ảnh : Việt_Nam )",
            "(Việt_Nam)",
        ] {
            assert!(is_segmented(text), "{text}");
            assert!(
                is_segmented(&text.nfd().collect::<String>()),
                "{text} in NFD"
            );
        }
    }

    #[test]
    fn raw() {
        let article = "Theo Bộ Công Thương, kim ngạch đạt 11,4 tỷ USD trong năm nay, tăng so với.";
        for text in [
            "",
            "Bộ Ngoại giao",
            "____ a _ b __",
            "Xem https://bao.vn/tin_moi_nhat.html nhé",
            "theo @bao_moi",
            "gửi le_hang@bao.vn",
            "tải bao_cao.docx về",
            "#Viet_Nam",
            &format!("{article} {article} user_name"),
        ] {
            assert!(!is_segmented(text), "{text}");
        }
    }

    #[test]
    fn segmented_with_an_address() {
        assert!(is_segmented(
            "Bộ Ngoại_giao cho biết https://bao.vn/a_b Việt_Nam"
        ));
    }
}
