//! What an article on one line begins and ends with: headline, sapo and signature.

use super::super::chars::split_after;
use super::super::pieces::Piece;
use super::flow::{Unit, reach, text};
use super::found::Reason;
use super::line::lower;
use super::names::signs;
use super::run_on::headline_end;
use crate::domain::ZoneKind;

/// A shorter sapo may have a second sentence, in code points.
const SHORT_SAPO: u32 = 70;

/// Parts the headline from what follows it in the first sentence.
pub(super) fn split_headline(pieces: &[Piece<'_>], units: &mut Vec<Unit>, segmented: bool) {
    let Some(first) = units.first().copied() else {
        return;
    };
    let Some(sentence) = pieces.get(first.from..first.to) else {
        return;
    };
    let asks = matches!(text(pieces, first.to - 1), "?" | "!" | "…");
    let at = if asks && first.kind == ZoneKind::Body && reach(pieces, first) <= 130 {
        first.to
    } else {
        match headline_end(sentence, segmented) {
            Some(at) => first.from + at,
            None => return,
        }
    };
    let title = Unit {
        to: at,
        kind: ZoneKind::Title,
        reason: Reason::HeadlineRunOn,
        ..first
    };
    let rest = Unit { from: at, ..first };
    units.splice(
        ..1,
        [title].into_iter().chain((at < first.to).then_some(rest)),
    );
}

/// The first sentence below the headline leads in, and a second one when the first is short.
pub(super) fn lead(pieces: &[Piece<'_>], units: &mut [Unit]) {
    let from = usize::from(
        units
            .first()
            .is_some_and(|unit| unit.kind == ZoneKind::Title),
    );
    if from == 0 || units.len() < from + 3 {
        return;
    }
    let credit = |at: usize, units: &[Unit]| {
        units
            .get(at)
            .is_none_or(|unit| unit.kind == ZoneKind::Credit)
    };
    // A caption may follow the headline at once.
    let from = if credit(from + 1, units) {
        from + 2
    } else {
        from
    };
    let Some(first) = units
        .get(from)
        .copied()
        .filter(|unit| unit.kind == ZoneKind::Body)
    else {
        return;
    };
    let short = reach(pieces, first) < SHORT_SAPO && !credit(from + 2, units);
    for unit in units.iter_mut().skip(from).take(1 + usize::from(short)) {
        unit.kind = ZoneKind::Sapo;
        unit.reason = Reason::Lead;
    }
}

/// The last sentence is a signature when it is nothing but names.
pub(super) fn sign(text: &str, pieces: &[Piece<'_>], units: &mut [Unit]) {
    let count = units.len();
    let Some(last) = units
        .last_mut()
        .filter(|unit| unit.kind == ZoneKind::Body && count > 1)
    else {
        return;
    };
    let (Some(first), Some(end)) = (pieces.get(last.from), pieces.get(last.to - 1)) else {
        return;
    };
    if last.to - last.from > 24 || matches!(end.text, "!" | "?") {
        return;
    }
    let until = end.token.range.end.0 - first.token.range.start.0;
    // From the end, so that a long text is not walked from its start.
    let left = text_from(pieces, last.from, text);
    let (held, _) = split_after(left, until);
    if signs(held) {
        last.kind = ZoneKind::Byline;
        let told = lower(held)
            .trim_start_matches(['(', ' '])
            .starts_with("theo ");
        last.reason = if told {
            Reason::SourcePhrase
        } else {
            Reason::Names
        };
    }
}

/// The text from a piece on.
fn text_from<'a>(pieces: &[Piece<'_>], from: usize, text: &'a str) -> &'a str {
    let bytes: usize = (pieces.iter().take(from))
        .map(|piece| piece.gap.len() + piece.text.len())
        .sum();
    let gap = pieces.get(from).map_or(0, |piece| piece.gap.len());
    text.get(bytes + gap..).unwrap_or_default()
}
