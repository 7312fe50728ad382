//! The form in which titles and names are compared when a list is filtered.

use unicode_normalization::UnicodeNormalization;

use super::chars::{is_blank, is_ignorable, is_mark};

/// `text` in lower case without diacritics, `đ` as `d`; underscores and all blanks become one
/// space each run, none at the edges; zero-width characters are dropped.
///
/// Folding twice changes nothing more.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfd().flat_map(char::to_lowercase) {
        match fold_char(c) {
            None => {}
            Some(' ') => space = true,
            Some(c) => {
                if space && !folded.is_empty() {
                    folded.push(' ');
                }
                space = false;
                folded.push(c);
            }
        }
    }
    folded
}

/// What is left of a decomposed character in lower case; nothing of a mark.
pub(super) fn fold_char(c: char) -> Option<char> {
    if is_mark(c) || is_ignorable(c) {
        None
    } else if c == '_' || is_blank(c) {
        Some(' ')
    } else {
        Some(plain(c))
    }
}

/// Letters with a stroke have no decomposition. ð and ɖ look like đ in capitals (Ð, Ɖ) and stand
/// for it in texts from old fonts and converters.
fn plain(c: char) -> char {
    match c {
        'đ' | 'ð' | 'ɖ' => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests_support::texts;
    use proptest::prelude::*;

    #[test]
    fn vietnamese() {
        assert_eq!(fold("Lê_Thị_Thu_Hằng"), "le thi thu hang");
        assert_eq!(fold("ĐỖ ĐỨC Duy, đường"), "do duc duy, duong");
        assert_eq!(fold("Ðà Nẵng Ɖ"), "da nang d");
        assert_eq!(fold("ƯỚC ươm"), "uoc uom");
        let nfd: String = "Nguyễn Xuân Phúc".nfd().collect();
        assert_eq!(fold(&nfd), fold("Nguyễn Xuân Phúc"));
    }

    #[test]
    fn blanks_and_zero_width() {
        assert_eq!(fold("\u{FEFF} Hà\u{A0}\t Nội_ \r\n"), "ha noi");
        assert_eq!(fold("Hà\u{200B} N\u{AD}ội"), "ha noi");
        assert_eq!(fold("Hà\u{200B}Nội"), "hanoi");
        assert_eq!(fold(" _ "), "");
    }

    #[test]
    fn numbers_and_marks_stay() {
        assert_eq!(fold("1.234,5 tỷ (2022)"), "1.234,5 ty (2022)");
        assert_eq!(fold("François Hollande"), "francois hollande");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in texts(), other in any::<String>()) {
            for text in [text, other] {
                let once = fold(&text);
                prop_assert_eq!(fold(&once), once.clone());
            }
        }
    }
}
