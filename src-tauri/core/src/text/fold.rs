//! The form in which titles and names are compared when a list is filtered.

use std::sync::LazyLock;

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
    let mut push = |c| match c {
        ' ' => space = true,
        c => {
            if space && !folded.is_empty() {
                folded.push(' ');
            }
            space = false;
            folded.push(c);
        }
    };
    for c in text.chars() {
        match ready(c) {
            Ready::Nothing => {}
            Ready::One(c) => push(c),
            Ready::More => take_apart(c).for_each(&mut push),
        }
    }
    folded
}

/// What one character comes to, without taking it apart: texts hold little else.
#[derive(Debug, Clone, Copy)]
enum Ready {
    Nothing,
    One(char),
    More,
}

fn ready(c: char) -> Ready {
    static TABLE: LazyLock<Vec<Ready>> = LazyLock::new(|| {
        let one = |c| {
            let mut parts = take_apart(c);
            match (parts.next(), parts.next()) {
                (None, _) => Ready::Nothing,
                (Some(one), None) => Ready::One(one),
                _ => Ready::More,
            }
        };
        ('\0'..TABLE_END).map(one).collect()
    });
    TABLE.get(c as usize).copied().unwrap_or(Ready::More)
}

/// Vietnamese letters lie before.
const TABLE_END: char = '\u{1F00}';

fn take_apart(c: char) -> impl Iterator<Item = char> {
    let parts = std::iter::once(c).nfd().flat_map(char::to_lowercase);
    parts.filter_map(fold_char)
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

    /// The same, step by step.
    fn slowly(text: &str) -> String {
        let folded: String = text
            .nfd()
            .flat_map(char::to_lowercase)
            .filter_map(fold_char)
            .collect();
        let parts: Vec<&str> = folded.split(' ').filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    #[test]
    fn every_character_alone_folds_as_step_by_step() {
        for c in '\0'..'\u{20000}' {
            let text = format!("a{c}b");
            assert_eq!(fold(&text), slowly(&text), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn the_table_makes_no_difference(text in texts(), other in any::<String>()) {
            for text in [text, other] {
                prop_assert_eq!(fold(&text), slowly(&text));
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in texts(), other in any::<String>()) {
            for text in [text, other] {
                let once = fold(&text);
                prop_assert_eq!(fold(&once), once.clone());
            }
        }
    }
}
