//! Names and values as brat's files can hold them. Types are of ASCII letters, digits, `-` and
//! `_` there: what is none of these stands as `_x1EDD_`, by its code point, as other tools write
//! names in XML. visual.conf has the name to be shown. An underscore before an `x` is written so
//! too, so that each name comes back.
use std::borrow::Cow;

/// The name of a type.
pub(super) fn name(name: &str) -> String {
    written(name, |place, c| {
        c.is_ascii_alphanumeric() || c == '_' || (c == '-' && place > 0)
    })
}

/// One of the values to choose from, which the configuration has in a list.
pub(super) fn choice(value: &str) -> String {
    let parts = ['|', ',', ':', '<', '>'];
    written(value, |_, c| {
        !c.is_whitespace() && !c.is_control() && !parts.contains(&c)
    })
}

/// Any text, on one line and so that no blank of it is lost.
pub(super) fn line(text: &str) -> String {
    let last = text.chars().count().saturating_sub(1);
    let mut after_blank = true;
    written(text, |place, c| {
        let is_single = c == ' ' && !after_blank && place < last;
        after_blank = c.is_whitespace();
        is_single || !(c.is_whitespace() || c.is_control())
    })
}

fn written(text: &str, mut is_plain: impl FnMut(usize, char) -> bool) -> String {
    let mut written = String::with_capacity(text.len());
    let mut chars = text.chars().enumerate().peekable();
    while let Some((place, c)) = chars.next() {
        let seems_escaped = c == '_' && chars.peek().is_some_and(|(_, next)| *next == 'x');
        if is_plain(place, c) && !seems_escaped {
            written.push(c);
        } else {
            written.push_str(&format!("_x{:04X}_", u32::from(c)));
        }
    }
    written
}

/// What was written.
pub(super) fn read(written: &str) -> Cow<'_, str> {
    if !written.contains("_x") {
        return Cow::Borrowed(written);
    }
    let (mut text, mut rest) = (String::with_capacity(written.len()), written);
    while let Some((before, after)) = rest.split_once("_x") {
        text.push_str(before);
        rest = match escaped(after) {
            Some((c, after)) => {
                text.push(c);
                after
            }
            None => {
                text.push_str("_x");
                after
            }
        };
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character whose number stands at the beginning, and what follows.
fn escaped(text: &str) -> Option<(char, &str)> {
    let (digits, after) = text.split_once('_')?;
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'A'..=b'F');
    if !(4..=6).contains(&digits.len()) || !digits.bytes().all(is_digit) {
        return None;
    }
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((c, after))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_brat_has_stays_and_the_rest_has_numbers() {
        assert_eq!(name("TRADE_FIGURE-2"), "TRADE_FIGURE-2");
        assert_eq!(name("Người ở"), "Ng_x01B0__x1EDD_i_x0020__x1EDF_");
        assert_eq!(name("-a_x 😀"), "_x002D_a_x005F_x_x0020__x1F600_");
        assert_eq!(choice("có, không"), "có_x002C__x0020_không");
        assert_eq!(line(" a  b\nc "), "_x0020_a _x0020_b_x000A_c_x0020_");
        assert_eq!(read("_x_x12_ _xD800_ _x0041_"), "_x_x12_ _xD800_ A");
    }

    proptest! {
        #[test]
        fn each_comes_back(text in "([_xXA0-9 \\t|,-]|\\PC|_x0041_|_x){0,12}") {
            for written in [name(&text), choice(&text), line(&text)] {
                prop_assert_eq!(&*read(&written), &*text);
            }
        }

        #[test]
        fn anything_is_read(text in "(_x|[0-9A-F_]|\\PC){0,20}") {
            let written = name(&read(&text));
            prop_assert_eq!(read(&written), read(&text));
        }
    }
}
