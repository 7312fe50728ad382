//! Text that runs on without line breaks: headline, sapo, paragraphs, captions with their credits
//! and the signature, told apart by sentences.

use super::super::pieces::{Piece, pieces};
use super::super::{TokenKind, is_segmented, sentences, tokenize};
use super::credits::may_begin;
use super::found::{FoundZone, Reason};
use super::line::lower;
use super::run_on::opens;
use super::whole::{lead, sign, split_headline};
use crate::domain::ZoneKind;
use crate::domain::offset::Range;

/// A longer sentence before a credit is no caption, in code points.
const LONGEST_CAPTION: u32 = 400;

/// What is known of the text before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// The whole article stands on the line: it may hold the signature, and what is not yet known
    /// of headline and sapo.
    pub(super) whole: bool,
    pub(super) titled: bool,
    pub(super) led: bool,
}

/// Tokens from one up to another, which are one zone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: ZoneKind,
    pub(super) reason: Reason,
}

/// Whether a credit may stand in the middle of the text: looked for before all of it is read.
pub(super) fn may_hold_credit(text: &str) -> bool {
    [
        "Ảnh :",
        "Ảnh:",
        "A\u{309}nh:",
        "A\u{309}nh :",
        "Đồ_họa :",
        "Đồ hoạ:",
        "Đồ họa:",
    ]
    .iter()
    .any(|phrase| text.contains(phrase))
}

/// The zones of a line; offsets count from its beginning.
pub(super) fn flow(text: &str, known: Known) -> Vec<FoundZone> {
    let tokens = tokenize(text);
    let pieces = pieces(text, &tokens);
    let mut units = units(&pieces, &sentence_ends(text, &tokens));
    if known.whole {
        if !known.titled {
            split_headline(&pieces, &mut units, is_segmented(text));
        }
        if !known.led {
            lead(&pieces, &mut units);
        }
        sign(text, &pieces, &mut units);
    }
    caption(&pieces, &mut units);
    let zone = |unit: &Unit| {
        let (first, last) = (tokens.get(unit.from)?, tokens.get(unit.to - 1)?);
        Some(FoundZone {
            kind: unit.kind,
            range: Range {
                start: first.range.start,
                end: last.range.end,
            },
            reason: unit.reason,
        })
    };
    units.iter().filter_map(zone).collect()
}

/// After which tokens the sentences end.
fn sentence_ends(text: &str, tokens: &[super::super::Token]) -> Vec<usize> {
    let mut at = 0;
    let mut ends = Vec::new();
    for sentence in sentences(text, tokens) {
        while tokens
            .get(at)
            .is_some_and(|token| token.range.end <= sentence.end)
        {
            at += 1;
        }
        ends.push(at);
    }
    ends
}

/// Sentences, and the credits that stand among them.
fn units(pieces: &[Piece<'_>], ends: &[usize]) -> Vec<Unit> {
    let mut units = Vec::with_capacity(ends.len());
    let prose = |from, to| Unit {
        from,
        to,
        kind: ZoneKind::Body,
        reason: Reason::Prose,
    };
    let mut from = 0;
    for end in ends {
        let mut at = from;
        while at < *end {
            let Some(after) = credit(pieces, at, *end) else {
                at += 1;
                continue;
            };
            if from < at {
                units.push(prose(from, at));
            }
            units.push(Unit {
                from: at,
                to: after,
                kind: ZoneKind::Credit,
                reason: Reason::CreditPhrase,
            });
            (from, at) = (after, after);
        }
        // A credit in brackets may reach over what the sentences took for an end.
        if from < *end {
            units.push(prose(from, *end));
            from = *end;
        }
    }
    units
}

pub(super) fn text<'a>(pieces: &[Piece<'a>], at: usize) -> &'a str {
    pieces.get(at).map_or("", |piece| piece.text)
}

/// The token after the credit that begins at `at`, if one does.
fn credit(pieces: &[Piece<'_>], at: usize, end: usize) -> Option<usize> {
    let open = matches!(text(pieces, at), "(" | "[");
    let word = at + usize::from(open);
    let head = pieces
        .get(word)
        .filter(|piece| piece.token.capital || open)?;
    if head.token.kind != TokenKind::Syllable || head.text.len() > 12 || !may_begin(head.text, 0) {
        return None;
    }
    let mut after = word
        + match lower(head.text).as_str() {
            "ảnh" => 1,
            "đồ" if matches!(lower(text(pieces, word + 1)).as_str(), "họa" | "hoạ") => 2,
            "nguồn"
                if matches!(
                    lower(text(pieces, word + 1)).as_str(),
                    "ảnh" | "hình" | "video"
                ) =>
            {
                2
            }
            "video" | "clip" | "infographic" | "nguồn" if open => 1,
            _ => return None,
        };
    // "Ảnh minh_họa :", "Ảnh tư_liệu"
    let colon = (after..after + 5).find(|n| text(pieces, *n) == ":" && *n < end);
    if open {
        let close = (after..after + 24).find(|n| matches!(text(pieces, *n), ")" | "]"));
        let close =
            close.filter(|close| colon.is_some_and(|colon| colon < *close) || close - after <= 4);
        return close.map(|close| close + 1);
    }
    after = colon? + 1;
    let names = names(pieces, after, end);
    (names > after).then_some(names)
}

/// The token after the names of a credit. A capital that a lower-case word follows begins the
/// next sentence, as do openers of one; what joins names holds them together.
fn names(pieces: &[Piece<'_>], from: usize, end: usize) -> usize {
    let mut at = from;
    let mut held = from;
    let mut count = 0;
    let mut joined = true;
    while at < end && count < 8 {
        let Some(piece) = pieces.get(at) else {
            break;
        };
        // A word of several syllables is one name, or one beginning of a sentence.
        let mut to = at + 1;
        while pieces.get(to).is_some_and(|piece| piece.token.glued) && to < end {
            to += 1;
        }
        match piece.token.kind {
            TokenKind::Punctuation | TokenKind::Symbol => match piece.text {
                "/" | "-" | "–" | "," | "&" | "|" | "+" if !joined => {
                    joined = true;
                    at = to;
                    continue;
                }
                "." => {
                    // A full stop ends the credit and belongs to it; an initial goes on.
                    let initial = held == at && text(pieces, at - 1).chars().count() <= 2;
                    if initial && pieces.get(to).is_some_and(|next| next.gap.is_empty()) {
                        joined = true;
                        at = to;
                        continue;
                    }
                    return if held == at { to } else { held };
                }
                _ => break,
            },
            _ => {}
        }
        let capital = piece.token.capital || piece.token.kind == TokenKind::Number && joined;
        let whole = (at..to).all(|n| pieces.get(n).is_some_and(|piece| piece.token.capital));
        let follows = pieces.get(to).filter(|_| to < end);
        let goes_on = follows.is_some_and(|next| {
            next.token.kind == TokenKind::Syllable && !next.token.capital
                || next.token.kind == TokenKind::Number
                || next.text == ","
        });
        let opener = || {
            let syllables = pieces.get(at..to).unwrap_or_default().iter();
            let word: Vec<String> = syllables.map(|piece| lower(piece.text)).collect();
            opens(&word.join(" "))
        };
        if !joined && (!capital || !whole || goes_on || opener()) {
            break;
        }
        // Names in lower case stand only directly after the colon: "internet", "nhân vật cung cấp".
        if joined && !capital && count > 0 {
            break;
        }
        count += to - at;
        joined = false;
        held = to;
        at = to;
    }
    held
}

/// The sentence before a credit is the caption, and one that tells how to use a picture is part
/// of one, with what it stands behind.
fn caption(pieces: &[Piece<'_>], units: &mut [Unit]) {
    for at in 1..units.len() {
        let credit = units
            .get(at)
            .is_some_and(|unit| unit.kind == ZoneKind::Credit);
        let Some(before) = units
            .get(at - 1)
            .copied()
            .filter(|unit| credit && unit.kind == ZoneKind::Body)
        else {
            continue;
        };
        if reach(pieces, before) > LONGEST_CAPTION {
            continue;
        }
        let presses = presses(pieces, before);
        mark(
            units,
            at - 1,
            if presses {
                Reason::PicturePhrase
            } else {
                Reason::BesideCredit
            },
        );
        if presses
            && at > 1
            && units.get(at - 2).is_some_and(|unit| {
                reach(pieces, *unit) <= LONGEST_CAPTION / 2 && unit.kind == ZoneKind::Body
            })
        {
            mark(units, at - 2, Reason::BesideCredit);
        }
    }
}

fn mark(units: &mut [Unit], at: usize, reason: Reason) {
    if let Some(unit) = units.get_mut(at) {
        unit.kind = ZoneKind::Caption;
        unit.reason = reason;
    }
}

/// "Bấm vào hình để xem chi tiết."
fn presses(pieces: &[Piece<'_>], unit: Unit) -> bool {
    let words = pieces
        .get(unit.from..unit.to)
        .unwrap_or_default()
        .iter()
        .take(4);
    let words: Vec<String> = words.map(|piece| lower(piece.text)).collect();
    let verb = words
        .first()
        .is_some_and(|word| matches!(word.as_str(), "bấm" | "nhấn" | "click" | "nhấp" | "chạm"));
    verb && words
        .iter()
        .skip(1)
        .any(|word| matches!(word.as_str(), "hình" | "ảnh" | "vào"))
}

/// The code points of a unit.
pub(super) fn reach(pieces: &[Piece<'_>], unit: Unit) -> u32 {
    let ends = pieces.get(unit.from).zip(pieces.get(unit.to - 1));
    ends.map_or(0, |(first, last)| {
        last.token.range.end.0 - first.token.range.start.0
    })
}
