//! A text without what nobody sees.

use std::borrow::Cow;

use super::View;
use super::writer::Writer;
use crate::text::chars::{is_ignorable, is_line_break};
use crate::text::clusters::{Clusters, joins, latin};

/// The text with one blank for each run of blanks within a line (NBSP, tab and any other counts
/// as one), LF for each line break, CRLF included, and without zero-width characters.
///
/// What holds an emoji or another sign together stays: in a cluster of several characters only
/// those in a Latin letter are taken out.
#[must_use]
pub fn cleaned(text: &str) -> View<'_> {
    let mut writer = Writer::new(text);
    // The cluster before, as it is in the view; and where the next character that takes room is.
    let (mut last, mut next) = ("", 0);
    // The `next` up to which all may be left out: asked once, however long the run is.
    let mut free = usize::MAX;
    let mut at = 0;
    for cluster in Clusters::new(text) {
        let from = at;
        at += cluster.len();
        let (Some(this), Some(rest)) = (text.get(from..at), text.get(at..)) else {
            break;
        };
        if next < at {
            next = at + rest.find(|c| !is_ignorable(c)).unwrap_or(rest.len());
        }
        let new = clean(this, last).filter(|new| new != this);
        let shown = match &new {
            Some(Cow::Borrowed("")) => last,
            Some(Cow::Borrowed(sign)) => *sign,
            _ => this,
        };
        let parts = |before: &str, after: &str| !after.starts_with(|c| joins(before, c));
        let after = text.get(next..).unwrap_or_default();
        match new {
            Some(new) if free == next || parts(last, &new) && parts(shown, after) => {
                free = if new.is_empty() { next } else { usize::MAX };
                writer.change(from..at, &new);
                last = shown;
            }
            _ => last = this,
        }
    }
    writer.finish()
}

/// What becomes of a cluster behind another one; none where it stays.
fn clean(cluster: &str, last: &str) -> Option<Cow<'static, str>> {
    let mut chars = cluster.chars();
    let first = chars.next()?;
    let sign = if is_line_break(first) {
        "\n"
    } else if cluster.chars().all(is_ignorable) {
        ""
    } else if first.is_whitespace() && chars.all(is_ignorable) {
        if last == " " { "" } else { " " }
    } else if latin(cluster.as_bytes()).is_some() && cluster.contains(is_ignorable) {
        return Some(cluster.chars().filter(|c| !is_ignorable(*c)).collect());
    } else {
        return None;
    };
    Some(Cow::Borrowed(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offset::{Offset, Range};
    use crate::text::view::Carried;

    #[test]
    fn blanks_line_ends_and_zero_width() {
        for (text, expected) in [
            ("Bà\u{A0}Hằng", "Bà Hằng"),
            ("Bà \u{A0}\t Hằng", "Bà Hằng"),
            ("Bà\u{200B}Hằng\u{FEFF}", "BàHằng"),
            ("\u{FEFF}Bà \u{200B} Hằng", "Bà Hằng"),
            ("a\r\nb\rc\u{2028}d\n\ne", "a\nb\nc\nd\n\ne"),
            ("a \r\n b", "a \n b"),
            ("Ha\u{306}\u{300}\u{200D}ng", "Ha\u{306}\u{300}ng"),
            ("mềm\u{AD} mại", "mềm mại"),
            ("a\t\u{200D}\u{FEFF}\u{200D}b", "a b"),
            ("\u{3000}a\u{2009}b", " a b"),
        ] {
            assert_eq!(cleaned(text).text, expected, "{text:?}");
        }
    }

    #[test]
    fn what_holds_a_sign_together_stays() {
        for text in [
            "👨\u{200D}👩\u{200D}👧",
            "1\u{FE0F}\u{20E3}",
            "❤\u{FE0F}",
            "🏴\u{E0067}\u{E0062}\u{E007F}",
            // Without the blank of no width there would be one flag.
            "🇻\u{200B}🇳",
            // A mark on a tab stands alone, on a blank it would not.
            "\t\u{301}",
            "a\u{200B}\u{301}",
            // A sign that takes in what stands behind it, but no tab.
            "\u{600}\t",
        ] {
            let view = cleaned(text);
            assert_eq!(view.text, text);
            assert!(matches!(view.text, Cow::Borrowed(_)), "{text:?}");
        }
        assert_eq!(cleaned("🇻🇳\u{200B}🇻🇳").text, "🇻🇳🇻🇳");
    }

    #[test]
    fn what_is_left_out_is_said() {
        // Bà, NBSP and a blank, Hằng, a blank of no width
        let map = cleaned("Bà\u{A0} Hằng\u{200B}\r\n").map;
        for (start, end, carried) in [
            (0, 2, Carried::Exact(Range::new(0, 2))),
            (4, 8, Carried::Exact(Range::new(3, 7))),
            (0, 8, Carried::Exact(Range::new(0, 7))),
            (4, 9, Carried::Narrowed(Range::new(3, 7))),
            (3, 8, Carried::Narrowed(Range::new(3, 7))),
            (8, 9, Carried::Gone(Offset(7))),
            (9, 11, Carried::Exact(Range::new(7, 8))),
            (9, 10, Carried::Widened(Range::new(7, 8))),
        ] {
            assert_eq!(map.carry(Range::new(start, end)), carried, "{start}..{end}");
        }
    }
}
