//! Values of XML: what stands between quotes or tags, with its references resolved.
//!
//! The five entities that XML has by itself and numbers are all that is known; there is nothing to
//! expand. A pair of references to the halves of a surrogate pair is the character that it stands
//! for, for some serialisers write emoji so.

/// The value that `raw` stands for; else the byte in it where it goes wrong. In an attribute, line
/// breaks and tabs that are not written as references are blanks.
pub(super) fn value(raw: &str, in_attribute: bool) -> Result<String, usize> {
    let mut value = String::with_capacity(raw.len());
    let mut high = None;
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let plain = rest.find('&').unwrap_or(rest.len());
        let (text, reference) = rest.split_at(plain);
        if high.is_some() && !text.is_empty() {
            return Err(at);
        }
        push_text(&mut value, text, in_attribute);
        at += plain;
        if reference.is_empty() {
            break;
        }
        // The longest reference there is; a later semicolon ends none.
        let end = reference.bytes().take(LONGEST).position(|b| b == b';');
        let end = end.ok_or(at)?;
        let name = reference.get(1..end).ok_or(at)?;
        match (named(name).ok_or(at)?, high.take()) {
            (unit @ 0xD800..0xDC00, None) => high = Some(unit),
            (unit @ 0xDC00..0xE000, Some(first)) => {
                let code = 0x1_0000 + ((first - 0xD800) << 10) + (unit - 0xDC00);
                value.push(char::from_u32(code).ok_or(at)?);
            }
            (code, None) => value.push(char::from_u32(code).ok_or(at)?),
            (_, Some(_)) => return Err(at),
        }
        at += end + 1;
    }
    if high.is_some() {
        return Err(raw.len());
    }
    Ok(value)
}

const LONGEST: usize = 16;

/// The code of a reference, which may be half of a surrogate pair.
fn named(name: &str) -> Option<u32> {
    let code = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => {
            let number = name.strip_prefix('#')?;
            let (digits, radix) = match number.strip_prefix('x') {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            let is_number = digits.chars().all(|c| c.is_digit(radix));
            return u32::from_str_radix(digits, radix)
                .ok()
                .filter(|_| is_number);
        }
    };
    Some(u32::from(code))
}

/// Line breaks become one line feed each, or a blank.
fn push_text(value: &mut String, text: &str, in_attribute: bool) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                value.push(if in_attribute { ' ' } else { '\n' });
            }
            '\n' | '\t' if in_attribute => value.push(' '),
            c => value.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn references_are_resolved_once() {
        let read = |raw| value(raw, true).unwrap();
        assert_eq!(read("a&amp;lt;&#10;&#x1EB1;"), "a&lt;\n\u{1EB1}");
        assert_eq!(read("&lt;&gt;&apos;&quot;"), "<>'\"");
        assert_eq!(read("Ha&#x306;&#x300;ng 😀"), "Ha\u{306}\u{300}ng 😀");
        assert_eq!(read("&#55357;&#56832; &#xD83D;&#xDE00;"), "😀 😀");
    }

    #[test]
    fn white_space_of_attributes_is_blank() {
        assert_eq!(value("a\r\nb\tc\nd\re", true).unwrap(), "a b c d e");
        assert_eq!(value("a\r\nb\tc\nd\re", false).unwrap(), "a\nb\tc\nd\ne");
    }

    #[test]
    fn what_is_no_reference_is_refused_where_it_stands() {
        for (raw, at) in [
            ("a & b", 2),
            ("ằ&xxe;", 3),
            ("&#55357;", 8),
            ("&#55357;x", 8),
            ("&#56832;", 0),
            ("&#xFFFFFFFFF;", 0),
            ("&#+5;", 0),
            ("&;", 0),
            ("&", 0),
            ("a&amp", 1),
        ] {
            assert_eq!(value(raw, true), Err(at), "{raw}");
        }
    }
}
