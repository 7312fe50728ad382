//! A piece of HTML as plain text, nothing left out that a browser would show.
use super::lay::lay;
use super::tokens;

/// The lines of a piece of HTML; none of one that is too large.
pub(in super::super) fn plain(html: &str) -> String {
    let Ok(page) = tokens::lines(html) else {
        return String::new();
    };
    let all: Vec<usize> = (0..page.lines.len()).collect();
    lay(&page, &all).0
}

/// The same on one line; what has no tags and no entities is not touched.
pub(super) fn words(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    plain(html).replace(['\n', '\t'], " ")
}
