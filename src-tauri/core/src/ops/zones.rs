//! The zones of an article, corrected by hand. No two of them overlap: one that is set takes its
//! stretch from those that were there.
use super::apply::{article_text, find_article};
use super::change::Writer;
use super::validate;
use crate::domain::id::{ArticleId, ZoneId};
use crate::domain::{Offset, Range, Revision, Zone, ZoneKind, ZoneOrigin};
use crate::error::{Code, Error, Result};
use crate::storage::{Stored, zone};
use crate::text::{TextIndex, graphemes};

/// A zone as somebody wants it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    /// A new one, or one of this text that gets another kind or other borders.
    pub(super) id: ZoneId,
    /// See [`Op::SetZone`](super::Op::SetZone).
    pub(super) rest: ZoneId,
    pub(super) kind: ZoneKind,
    pub(super) range: Range,
}

/// Sets a zone and cuts those that it lies upon. What is left of one keeps its kind, origin and
/// reason; one of which only blanks are left goes.
pub(super) fn set(w: &mut Writer<'_>, article: ArticleId, wanted: Wanted) -> Result<()> {
    let article = find_article(w.conn, article)?;
    let text = article_text(w.conn, &article)?;
    let index = TextIndex::new(&text);
    validate::fragments(&index, &[wanted.range])?;
    if Zone::get(w.conn, wanted.id)?.is_some_and(|zone| zone.revision != article.revision) {
        return Err(Error::new(Code::IdTaken).arg("id", wanted.id));
    }
    for zone in zone::of_revision(w.conn, article.revision)? {
        if zone.id != wanted.id && zone.range.overlaps(wanted.range) {
            make_room(w, article.id, &index, zone, wanted)?;
        }
    }
    let zone = Zone {
        id: wanted.id,
        revision: article.revision,
        kind: wanted.kind,
        range: wanted.range,
        origin: ZoneOrigin::Hand,
        reason: String::new(),
    };
    w.put(Some(article.id), zone)
}

fn make_room(
    w: &mut Writer<'_>,
    article: ArticleId,
    index: &TextIndex<'_>,
    zone: Zone,
    wanted: Wanted,
) -> Result<()> {
    let before = Range {
        start: zone.range.start,
        end: wanted.range.start,
    };
    let behind = Range {
        start: wanted.range.end,
        end: zone.range.end,
    };
    let left = (shown(index, before), shown(index, behind));
    if let (Some(_), Some(range)) = left {
        if wanted.rest == wanted.id || Zone::get(w.conn, wanted.rest)?.is_some() {
            return Err(Error::new(Code::IdTaken).arg("id", wanted.rest));
        }
        let rest = Zone {
            id: wanted.rest,
            range,
            ..zone.clone()
        };
        w.put(Some(article), rest)?;
    }
    match left.0.or(left.1) {
        Some(range) => w.put(Some(article), Zone { range, ..zone }),
        None => w.remove::<Zone>(Some(article), zone.id),
    }
}

/// The range without the blanks at its edges; none where nothing of it shows.
fn shown(index: &TextIndex<'_>, range: Range) -> Option<Range> {
    if range.start >= range.end {
        return None;
    }
    let covered = index.slice(range)?;
    let kept = covered.trim_start();
    let count = |part: &str| u32::try_from(part.chars().count()).ok();
    let start = range.end.0 - count(kept)?;
    let end = start + count(kept.trim_end())?;
    // A blank that bears a mark does show.
    let range = Range {
        start: graphemes::floor(index, Offset(start)),
        end: graphemes::ceil(index, Offset(end)),
    };
    (range.start < range.end).then_some(range)
}

/// Removes a zone: its text counts as body again.
pub(super) fn delete(w: &mut Writer<'_>, id: ZoneId) -> Result<()> {
    let Some(found) = Zone::get(w.conn, id)? else {
        return Ok(());
    };
    let article = Revision::get(w.conn, found.revision)?.map(|revision| revision.article);
    w.remove::<Zone>(article, id)
}
