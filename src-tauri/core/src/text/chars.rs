//! Kinds of characters that the standard library does not tell apart.

/// A combining mark. Like the next two this decides about the usual characters without a search
/// in tables: that would be most of the work on a text.
pub(crate) fn is_mark(c: char) -> bool {
    match c {
        '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2000}'..='\u{206F}' => false,
        _ => unicode_normalization::char::is_combining_mark(c),
    }
}

pub(crate) fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphabetic(),
        '×' | '÷' => false,
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => true,
        _ => c.is_alphabetic(),
    }
}

/// A letter or a digit.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    is_alphabetic(c) || c.is_numeric()
}

/// A number of code points. A text holds at most `u32::MAX` of them (SQLite stores no longer
/// one), so that the cap is never reached; it is here in place of an unchecked cast.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The code points of `text`.
pub(crate) fn len(text: &str) -> u32 {
    count(text.chars().count())
}

/// Splits `text` after its first `n` code points; all of it stands before the end of a shorter one.
pub(crate) fn split_after(text: &str, n: u32) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    for _ in 0..n {
        at += match bytes.get(at) {
            None => return (text, ""),
            Some(0..=0x7F) => 1,
            Some(0x80..=0xDF) => 2,
            Some(0xE0..=0xEF) => 3,
            Some(0xF0..) => 4,
        };
    }
    text.split_at(at)
}

/// Ends a line wherever it stands: the mandatory breaks of UAX #14. VT is what Word writes for a
/// soft line end, FF a page end; both come in with pasted text.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Takes no room on the screen: zero-width blanks, joiners and marks of direction, BOM, soft
/// hyphen, variation selectors, tags.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFF0}'..='\u{FFF8}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Shows nothing: white space, control characters and what is [`is_ignorable`].
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_ignorable(c)
}

/// Punctuation (general category P) of the scripts that news in Vietnamese hold; of anything
/// else it does not matter whether a mark counts as punctuation or as a symbol.
pub(super) fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation()
            && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~');
    }
    match c {
        '\u{2044}' | '\u{2052}' => false,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' => true,
        '\u{FF01}'..='\u{FF03}' | '\u{FF05}'..='\u{FF0A}' | '\u{FF0C}'..='\u{FF0F}' => true,
        '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}' | '\u{FF20}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_decided_at_once_is_what_the_tables_say() {
        for c in '\0'..=char::MAX {
            let combines = unicode_normalization::char::is_combining_mark(c);
            assert_eq!(is_mark(c), combines, "{c:?}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn punctuation_and_symbols_are_told_apart() {
        assert!(
            ".,;:!?…%‰()[]{}“”‘’\"'«»-–—/\\@#&*·•§"
                .chars()
                .all(is_punctuation)
        );
        assert!(
            "$€₫£¥+=<>^|~°©®™→😀\u{FFFD}aằ1"
                .chars()
                .all(|c| !is_punctuation(c))
        );
    }

    #[test]
    fn a_text_is_split_between_code_points() {
        let text = "aằ\u{301}😀.";
        assert_eq!(split_after(text, 0), ("", text));
        assert_eq!(split_after(text, 2), ("aằ", "\u{301}😀."));
        assert_eq!(split_after(text, 4), ("aằ\u{301}😀", "."));
        assert_eq!(split_after(text, 5), (text, ""));
        assert_eq!(split_after(text, 6), (text, ""));
    }

    #[test]
    fn every_line_break_is_blank() {
        let breaks: Vec<char> = (0..=0x2100)
            .filter_map(char::from_u32)
            .filter(|c| is_line_break(*c))
            .collect();
        assert_eq!(breaks.len(), 7);
        assert!(breaks.into_iter().all(is_blank));
    }

    #[test]
    fn what_takes_no_room_is_blank() {
        assert!(
            "\u{FEFF}\u{200B}\u{200D}\u{AD}\u{A0}\t\0\u{3000}"
                .chars()
                .all(is_blank)
        );
        assert!(!"_.a\u{301}".chars().any(is_blank));
    }
}
