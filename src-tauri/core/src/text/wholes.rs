//! What is read as one although it is several tokens: addresses, dates, times, shares.
//!
//! Spans snap to tokens, also within these: `28/6` stays three. Where words are wanted, each is
//! one word if it is written without blanks.
//!
//! - An address: `https://bao.vn/tin?so=1`, `www.bao.vn`, `bao.com.vn/kinh-te`, `le.hang@bao.vn`.
//! - A date: `05/06/2013`, `5-6-2013`, `28.6.2023`, `27/9`, `7/2013`, several days of a month
//!   (`9-11/8`), with or without blanks, as segmented texts have them (`9-11 / 8`).
//! - A time: `13:31`, `09:32:05`. `15h30` is one token.
//! - A number with `%` or `‰`: `20%`, `11 %`. `11,4` and `1.234,5` are one token.
//!
//! What may be a day of a month or a fraction (`1/3`) is taken for a date: it is one either way.

use super::abbreviations::is_suffix;
use super::pieces::{Piece, pieces};
use super::{Token, TokenKind};

/// What several tokens are together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WholeKind {
    /// The address of a page or site.
    Url,
    /// The address of a mailbox.
    Email,
    /// A day, days of a month, or a month of a year.
    Date,
    /// A time of day.
    Time,
    /// A number and the sign of its unit.
    Number,
}

/// Several tokens that are read as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// As indices; more than one.
    pub tokens: std::ops::Range<usize>,
    /// What they are.
    pub kind: WholeKind,
}

/// The wholes of `text`, of which `tokens` are the tokens: in order, not overlapping.
#[must_use]
pub fn wholes(text: &str, tokens: &[Token]) -> Vec<Whole> {
    // Nothing of all this is without one of these signs.
    if !text.contains(['/', '-', '.', ':', '@', '%', '‰', '–']) {
        return Vec::new();
    }
    let pieces = pieces(text, tokens);
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let here = address(&pieces, at)
            .or_else(|| date(&pieces, at).map(|end| (end, WholeKind::Date)))
            .or_else(|| time(&pieces, at).map(|end| (end, WholeKind::Time)))
            .or_else(|| share(&pieces, at).map(|end| (end, WholeKind::Number)));
        let Some((end, kind)) = here else {
            at += 1;
            continue;
        };
        // A date may be one token.
        if end > at + 1 {
            found.push(Whole {
                tokens: at..end,
                kind,
            });
        }
        at = end;
    }
    found
}

/// An address that begins at `at`, as far as anything is written in one with it.
fn address(pieces: &[Piece<'_>], at: usize) -> Option<(usize, WholeKind)> {
    let head = pieces.get(at)?;
    let begins = !head.gap.is_empty() || at == 0 || is_opening(pieces.get(at - 1)?.text);
    if head.token.glued || !begins || !is_written(head) {
        return None;
    }
    let rest = pieces.get(at + 1..).unwrap_or_default();
    let joined = rest
        .iter()
        .take_while(|piece| (piece.gap.is_empty() || piece.token.glued) && !is_outside(piece.text));
    let mut end = at + 1 + joined.count();
    while end > at && pieces.get(end - 1).is_some_and(is_trailing) {
        end -= 1;
    }
    let all = pieces.get(at..end)?;
    let kind = if is_mailbox(all) {
        WholeKind::Email
    } else if is_page(all) {
        WholeKind::Url
    } else {
        return None;
    };
    Some((end, kind))
}

/// Letters and digits of ASCII, as the beginnings of addresses are.
fn is_written(piece: &Piece<'_>) -> bool {
    matches!(piece.token.kind, TokenKind::Syllable | TokenKind::Number) && piece.text.is_ascii()
}

/// An address may follow directly. Each of these ends one, too, so that nothing is looked at twice.
fn is_opening(text: &str) -> bool {
    matches!(text, "(" | "[" | "\"" | "“" | "«" | "," | ";")
}

/// Ends an address wherever it stands.
fn is_outside(text: &str) -> bool {
    matches!(
        text,
        "\"" | "“" | "”" | "«" | "»" | "<" | ">" | "(" | ")" | "[" | "]" | "," | ";" | "…"
    )
}

/// Does not belong to an address that ends before it.
fn is_trailing(piece: &Piece<'_>) -> bool {
    matches!(
        piece.text,
        "." | "!" | "?" | ":" | "'" | "’" | "-" | "–" | "*"
    )
}

fn is_mailbox(all: &[Piece<'_>]) -> bool {
    let mut sides = all.split(|piece| piece.text == "@");
    let (Some(name), Some(host), None) = (sides.next(), sides.next(), sides.next()) else {
        return false;
    };
    let plain = |piece: &Piece<'_>| is_written(piece) || matches!(piece.text, "." | "-" | "+");
    !name.is_empty() && name.iter().all(plain) && is_host(host)
}

/// Names with stops between, the last of them of letters: `bao.com.vn`.
fn is_host(all: &[Piece<'_>]) -> bool {
    let mut names = 0;
    for name in all.split(|piece| piece.text == ".") {
        if name.is_empty()
            || !name
                .iter()
                .all(|piece| is_written(piece) || piece.text == "-")
        {
            return false;
        }
        names += 1;
    }
    let last = all.last().is_some_and(|piece| {
        piece.text.len() > 1 && piece.text.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    names > 1 && last
}

fn is_page(all: &[Piece<'_>]) -> bool {
    let text = |place: usize| all.get(place).map_or("", |piece| piece.text);
    let scheme = ["http", "https", "ftp"];
    if scheme.iter().any(|name| text(0).eq_ignore_ascii_case(name)) {
        return text(1) == ":" && text(2) == "/" && text(3) == "/" && all.len() > 4;
    }
    let host = all.split(|piece| matches!(piece.text, "/" | ":" | "?" | "#"));
    let host = host.into_iter().next().unwrap_or_default();
    is_host(host)
        && (text(0).eq_ignore_ascii_case("www")
            || host
                .last()
                .is_some_and(|last| is_suffix(last) && !last.token.capital))
}

/// The end of a date that begins at `at`.
fn date(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    if is_within_number(pieces, at) {
        return None;
    }
    let end = dated(pieces, at)?;
    // Neither `84-4-1234567` nor `1/4/6/8` is one.
    let goes_on = pieces.get(end).is_some_and(|piece| {
        piece.gap.is_empty()
            && (is_separator(piece.text) || piece.text == ":" || is_number_piece(piece))
            && pieces
                .get(end + 1)
                .is_some_and(|next| next.gap.is_empty() && is_number_piece(next))
    });
    (!goes_on).then_some(end)
}

fn dated(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let number = |place: usize, least: u32, most: u32| {
        let piece = pieces.get(place)?;
        let value: u32 = piece.text.parse().ok()?;
        (piece.text.len() <= 4 && (least..=most).contains(&value)).then_some(value)
    };
    let is_day = |place: usize| number(place, 1, 31).is_some() && pieces[place].text.len() <= 2;
    let is_month = |place: usize| number(place, 1, 12).is_some() && pieces[place].text.len() <= 2;
    let is_year = |place: usize| number(place, 1000, 2999).is_some();
    let sign = |place: usize| {
        let piece = pieces.get(place)?;
        is_near(pieces, place).then_some(piece.text)
    };
    // Several days: `9-11/8`.
    let are_days = is_day(at) && matches!(sign(at + 1), Some("-" | "–")) && is_day(at + 2);
    if are_days && sign(at + 3) == Some("/") && is_month(at + 4) {
        let with_year = sign(at + 5) == Some("/") && is_year(at + 6);
        return Some(if with_year { at + 7 } else { at + 5 });
    }
    let separator = sign(at + 1).filter(|text| is_separator(text))?;
    if is_day(at) && is_month(at + 2) {
        if sign(at + 3) == Some(separator) && is_year(at + 4) {
            return Some(at + 5);
        }
        // `4-5` is a score or a range.
        return (separator == "/").then_some(at + 3);
    }
    (is_month(at) && is_year(at + 2) && separator != ".").then_some(at + 3)
}

fn is_separator(text: &str) -> bool {
    matches!(text, "/" | "-" | "–" | ".")
}

fn is_number_piece(piece: &Piece<'_>) -> bool {
    piece.token.kind == TokenKind::Number
}

/// Whether the sign at `place` and what follows it are written in one with what stands before,
/// or with one blank on each side of the sign.
fn is_near(pieces: &[Piece<'_>], place: usize) -> bool {
    let gap = |place: usize| pieces.get(place).map(|piece| piece.gap);
    match (gap(place), gap(place + 1)) {
        (Some(before), Some(after)) => before == after && matches!(before, "" | " " | "\u{A0}"),
        _ => false,
    }
}

/// Whether digits and a sign are written in one before `at`.
fn is_within_number(pieces: &[Piece<'_>], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|place| pieces.get(place));
    let glued = |place: usize| pieces.get(place).is_some_and(|piece| piece.gap.is_empty());
    glued(at)
        && before(1).is_some_and(|sign| is_separator(sign.text) || sign.text == ":")
        && glued(at.saturating_sub(1))
        && before(2).is_some_and(is_number_piece)
}

/// The end of a time that begins at `at`.
fn time(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let part = |place: usize, most: u32| {
        let piece = pieces.get(place)?;
        let value: u32 = piece.text.parse().ok()?;
        (piece.text.len() <= 2 && value <= most).then_some(())
    };
    let colon = |place: usize| {
        let is_sign = pieces.get(place).is_some_and(|piece| piece.text == ":");
        let tight = [place, place + 1].map(|place| pieces.get(place).map(|piece| piece.gap));
        let two = pieces
            .get(place + 1)
            .is_some_and(|piece| piece.text.len() == 2);
        (is_sign && two && tight == [Some(""), Some("")]).then_some(())
    };
    if is_within_number(pieces, at) {
        return None;
    }
    part(at, 23)?;
    colon(at + 1)?;
    part(at + 2, 59)?;
    let seconds = colon(at + 3).and_then(|()| part(at + 4, 59));
    Some(if seconds.is_some() { at + 5 } else { at + 3 })
}

/// The end of a number with its sign that begins at `at`.
fn share(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let sign = pieces.get(at + 1)?;
    let near = matches!(sign.gap, "" | " " | "\u{A0}");
    let found = is_number_piece(pieces.get(at)?) && near && matches!(sign.text, "%" | "‰");
    found.then_some(at + 2)
}
