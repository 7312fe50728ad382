//! What stands between words and in them, as values of the last column: UDPipe's `SpacesAfter`,
//! `SpacesBefore` and `SpacesInToken`. A column can hold neither tab, line break nor bar.
use std::borrow::Cow;

/// What a letter behind a backslash stands for.
const LETTERS: [(char, char); 6] = [
    ('s', ' '),
    ('t', '\t'),
    ('r', '\r'),
    ('n', '\n'),
    ('p', '|'),
    ('\\', '\\'),
];

/// A text as a value.
pub(super) fn escaped(text: &str) -> String {
    written(text, |_| true)
}

/// The same for a label, whose blanks stay: a value may hold them.
pub(super) fn escaped_label(label: &str) -> String {
    written(label, |c| c != ' ')
}

fn written(text: &str, escapes: impl Fn(char) -> bool) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match LETTERS.iter().find(|(_, plain)| *plain == c && escapes(c)) {
            Some((letter, _)) => value.extend(['\\', *letter]),
            None => value.push(c),
        }
    }
    value
}

/// The text that a value stands for; a backslash before any other letter is one.
pub(super) fn plain(value: &str) -> Cow<'_, str> {
    if !value.contains('\\') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(c) = rest.next() {
        let after = rest.clone().next();
        let known = LETTERS.iter().find(|(letter, _)| Some(*letter) == after);
        match known.filter(|_| c == '\\') {
            Some((_, plain)) => {
                text.push(*plain);
                rest.next();
            }
            None => text.push(c),
        }
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn as_udpipe_writes_them() {
        for (text, value) in [
            (" \t\r\n", "\\s\\t\\r\\n"),
            ("a|b\\s", "a\\pb\\\\s"),
            ("\u{A0}", "\u{A0}"),
        ] {
            assert_eq!(escaped(text), value);
            assert_eq!(plain(value), text);
        }
        assert_eq!(escaped_label("Tổ chức|"), "Tổ chức\\p");
        assert_eq!(plain("\\x\\"), "\\x\\");
    }

    proptest! {
        #[test]
        fn comes_back(text in "[stpnr\\\\| \t\nằ😀]{0,9}") {
            let value = escaped(&text);
            prop_assert!(!value.contains(['\t', '\n', '\r', '|', ' ']));
            prop_assert_eq!(plain(&value), &*text);
            let label = escaped_label(&text);
            prop_assert_eq!(plain(&label), &*text);
        }
    }
}
