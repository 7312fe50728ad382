//! What stands in a cell: values with escapes, several between `|` or `;`, ids behind them.

/// The places of the characters that no backslash stands before.
fn plain(cell: &str) -> impl Iterator<Item = (usize, char)> {
    let mut escaped = false;
    cell.char_indices().filter(move |(_, c)| {
        let is_plain = !escaped && *c != '\\';
        escaped = !escaped && *c == '\\';
        is_plain
    })
}

/// The parts between separators that are not escaped; at most `most` and one more.
pub(super) fn split(cell: &str, separator: char, most: usize) -> Vec<&str> {
    let ends = plain(cell).filter(|(_, c)| *c == separator);
    let mut start = 0;
    let mut parts: Vec<&str> = ends
        .take(most)
        .map(|(end, _)| {
            let part = &cell[start..end];
            start = end + separator.len_utf8();
            part
        })
        .collect();
    parts.push(&cell[start..]);
    parts
}

/// A value and the id in brackets behind it, if there is one.
pub(super) fn with_id(cell: &str) -> (&str, Option<&str>) {
    let none = (cell, None);
    let Some(inner) = cell.strip_suffix(']') else {
        return none;
    };
    let mut open = None;
    let mut closes = false;
    for (at, c) in plain(cell) {
        match c {
            '[' => open = Some(at),
            ']' => closes = at == inner.len(),
            _ => {}
        }
    }
    let Some(open) = open.filter(|_| closes) else {
        return none;
    };
    let id = &inner[open + 1..];
    let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    if is_id {
        (&cell[..open], Some(id))
    } else {
        none
    }
}

/// The relation of a link of a chain, the number of the chain and that of the link.
pub(super) fn step(cell: &str) -> Option<(&str, u32, u32)> {
    let arrows = plain(cell).filter(|(at, c)| *c == '-' && cell[at + 1..].starts_with('>'));
    let (at, _) = arrows.last()?;
    let (chain, link) = cell[at + 2..].split_once('-')?;
    Some((&cell[..at], chain.parse().ok()?, link.parse().ok()?))
}

/// A value without its escapes; none for `*` and `_`, which say that there is none.
pub(super) fn value(cell: &str) -> Option<String> {
    (!["*", "_"].contains(&cell)).then(|| unescaped(cell, r"\[]|_;*->"))
}

/// A text without its escapes, which are those of control characters and of the backslash.
pub(super) fn text(escaped: &str) -> String {
    unescaped(escaped, r"\")
}

/// The same where more is escaped than has to be, also as `\u1EB1`.
pub(super) fn text_like_value(escaped: &str) -> String {
    unescaped(escaped, "\\[]|_;*->'\"/u")
}

/// Without the backslashes before these characters and before letters for control characters.
fn unescaped(cell: &str, characters: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        rest = behind;
        let Some(c) = behind.chars().next() else {
            out.push('\\');
            break;
        };
        rest = &behind[c.len_utf8()..];
        match c {
            't' => out.push('\t'),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            'f' => out.push('\u{C}'),
            'b' => out.push('\u{8}'),
            'u' if characters.contains('u') => {
                let code = rest
                    .get(..4)
                    .and_then(|hex| u32::from_str_radix(hex, 16).ok());
                match code.and_then(char::from_u32) {
                    Some(c) => {
                        out.push(c);
                        rest = &rest[4..];
                    }
                    None => out.push_str("\\u"),
                }
            }
            c if c.is_control() || characters.contains(c) => out.push(c),
            c => {
                out.push('\\');
                out.push(c);
            }
        }
    }
    out.push_str(rest);
    out
}

/// The letters behind backslashes that stand for control characters.
const CONTROLS: [(char, char); 5] = [
    ('\t', 't'),
    ('\n', 'n'),
    ('\r', 'r'),
    ('\u{C}', 'f'),
    ('\u{8}', 'b'),
];

fn control(c: char) -> Option<char> {
    let mut letters = CONTROLS.into_iter();
    letters.find_map(|(control, letter)| (control == c).then_some(letter))
}

/// A text with its escapes, the counterpart of [`text`].
pub(super) fn push_text(out: &mut String, text: &str) {
    for c in text.chars() {
        if let Some(letter) = control(c) {
            out.extend(['\\', letter]);
            continue;
        }
        if c == '\\' || c < ' ' {
            out.push('\\');
        }
        out.push(c);
    }
}

/// A value with its escapes, the counterpart of [`value`].
pub(super) fn push_value(out: &mut String, value: &str) {
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some(letter) = control(c) {
            out.extend(['\\', letter]);
            continue;
        }
        if "\\[]|_;*".contains(c) || c == '-' && chars.peek() == Some(&'>') {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn separators_and_ids_may_be_escaped() {
        assert_eq!(split("a|b\\|c|", '|', 9), ["a", "b\\|c", ""]);
        assert_eq!(split("a\\\\|b", '|', 9), ["a\\\\", "b"]);
        assert_eq!(split("a|b|c|d", '|', 2), ["a", "b", "c|d"]);
        assert_eq!(with_id("ằ[12]"), ("ằ", Some("12")));
        assert_eq!(with_id("1-1[0_2]"), ("1-1", Some("0_2")));
        for none in ["a\\[1\\]", "a[1\\]", "a\\[1]", "a[b]", "a[]", "]", "a[1"] {
            assert_eq!(with_id(none), (none, None), "{none}");
        }
    }

    #[test]
    fn steps_of_chains() {
        assert_eq!(step("*->1-12"), Some(("*", 1, 12)));
        assert_eq!(step("a\\->b->2-3"), Some(("a\\->b", 2, 3)));
        for none in ["a\\->1-1", "*->1", "*->a-1", "_", "->"] {
            assert_eq!(step(none), None, "{none}");
        }
    }

    #[test]
    fn values_and_texts_have_escapes_of_their_own() {
        let all = r"\\ \[ \] \| \_ \-> \; \t\n \* \q";
        assert_eq!(value(all).unwrap(), "\\ [ ] | _ -> ; \t\n * \\q");
        assert_eq!(value("\\_").as_deref(), Some("_"));
        assert_eq!((value("_"), value("*")), (None, None));
        assert_eq!(text(r"Bộ\_Ngoại\tgiao\\ 😀\"), "Bộ\\_Ngoại\tgiao\\ 😀\\");
        assert_eq!(text_like_value(r"Bộ\_Ngoại \u1EB1 \uZ"), "Bộ_Ngoại ằ \\uZ");
    }

    #[test]
    fn escapes_are_those_of_the_format() {
        let mut out = String::new();
        push_value(&mut out, "\\[]|_->;*-\t\n");
        assert_eq!(out, r"\\\[\]\|\_\->\;\*-\t\n");
        out.clear();
        push_text(&mut out, "Bộ_Ngoại\\giao\t[\u{1}");
        assert_eq!(out, "Bộ_Ngoại\\\\giao\\t[\\\u{1}");
    }

    proptest! {
        #[test]
        fn what_is_escaped_comes_back(said in "(.|[\\\\\\[\\]|_;*>\u{1}\u{8}\t\r\n-]){1,9}") {
            let mut out = String::new();
            push_value(&mut out, &said);
            prop_assert!(!out.contains(['\t', '\n', '\r']));
            prop_assert_eq!(split(&out, '|', 9).len(), 1);
            prop_assert_eq!(value(&out), Some(said.clone()));
            out.clear();
            push_text(&mut out, &said);
            prop_assert!(!out.contains(['\t', '\n', '\r']));
            prop_assert_eq!(text(&out), said);
        }
    }
}
