//! The article itself: paragraphs, subheadings, pictures, and lists of links put between.

use super::cues::Cue;
use super::found::Reason;
use super::line::Line;
use super::names::is_signature;
use super::page::Page;
use crate::domain::ZoneKind;

/// More than this below a picture is a paragraph, in code points.
const LONGEST_CAPTION: u32 = 300;
/// More words are no subheading.
const LONGEST_SUBHEADING: u32 = 20;

/// After which line the article ends, of which `first` is the first paragraph or the one after
/// the sapo.
///
/// A heading of other articles, a signature or `./.` ends it unless paragraphs go on behind it,
/// one after the other, as they do not in lists of articles; an imprint ends it in any case.
pub(super) fn body_end(page: &Page<'_>, first: usize) -> usize {
    let mut end = first;
    let mut interrupted = false;
    let last_pair = last_pair(page);
    let resumes = |at: usize| last_pair.is_some_and(|pair| pair > at) || last_word(page, at);
    for (at, line) in page.lines.iter().enumerate().skip(first) {
        let mark = page.mark(at);
        match mark.cue {
            Some(Cue::Imprint) if end > first && last_pair.is_none_or(|pair| pair < at) => break,
            Some(Cue::Trailer) if end > first && !resumes(at) => break,
            Some(_) => interrupted = true,
            None => {}
        }
        if mark.alt.is_some() {
            interrupted = true;
        } else if mark.prose {
            if interrupted && is_summary(page, at) {
                continue;
            }
            interrupted = false;
            end = at + 1;
            if line.ends_report() && !resumes(at) {
                break;
            }
        } else if mark.credit.is_some() && !interrupted {
            end = at + 1;
        } else if end > first && mark.cue.is_none() && is_signature(line) && !resumes(at) {
            break;
        }
    }
    end
}

/// The last paragraph that another one follows at once.
fn last_pair(page: &Page<'_>) -> Option<usize> {
    let whole = |at: usize| {
        let cut = page.lines.get(at).is_none_or(|line| line.cut);
        page.mark(at).prose && !cut
    };
    (0..page.lines.len().saturating_sub(1)).rfind(|at| whole(*at) && whole(at + 1))
}

/// Whether the list of links at `at` stands before the last paragraph of the article: one soon
/// follows, and after it comes what ends articles.
fn last_word(page: &Page<'_>, at: usize) -> bool {
    let Some(next) = (at + 1..at + 5).find(|at| page.mark(*at).prose) else {
        return false;
    };
    let whole = page.lines.get(next).is_some_and(|line| !line.cut);
    let before = page.mark(next - 1);
    let doubled = page
        .lines
        .get(next - 1)
        .zip(page.lines.get(next.saturating_sub(2)));
    let listed = doubled.is_some_and(|(one, other)| one.folded == other.folded);
    let after = page.mark(next + 1);
    let ends = matches!(
        after.cue,
        Some(Cue::Tags | Cue::Social | Cue::Source | Cue::Author)
    ) || page.lines.get(next + 1).is_none_or(is_signature)
        || page.lines.get(next).is_some_and(Line::ends_report);
    whole && ends && !listed && before.alt.is_none()
}

/// Whether the paragraph only tells what an article of a list is about.
fn is_summary(page: &Page<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let mark = page.mark(before);
    let cut = page.lines.get(at).is_some_and(|line| line.cut);
    let doubled = before.checked_sub(1).and_then(|n| page.lines.get(n));
    let doubled = doubled
        .zip(page.lines.get(before))
        .is_some_and(|(one, other)| one.folded == other.folded);
    mark.alt.is_some() || (mark.headline || mark.prose) && cut || mark.headline && doubled
}

/// Decides about the lines from `first` up to `end`.
pub(super) fn body(page: &mut Page<'_>, first: usize, end: usize) {
    let mut links = false;
    for at in first..end {
        let (kind, reason) = decide(page, at, end, links);
        links = match kind {
            ZoneKind::RelatedLinks => true,
            ZoneKind::Body | ZoneKind::Caption | ZoneKind::Subheading => false,
            _ => links,
        };
        page.set(at, kind, reason);
    }
}

fn decide(page: &Page<'_>, at: usize, end: usize, links: bool) -> (ZoneKind, Reason) {
    let mark = page.mark(at);
    let Some(line) = page.lines.get(at) else {
        return (ZoneKind::Body, Reason::Prose);
    };
    if links && mark.prose && is_summary(page, at) {
        return (ZoneKind::RelatedLinks, Reason::LinkList);
    }
    if let Some((kind, reason)) = page.own(at) {
        return match kind {
            ZoneKind::ReadMoreTrailer => (ZoneKind::RelatedLinks, reason),
            // A lone name of a section may be a subheading as well.
            ZoneKind::Menu if reason == Reason::Sections && page.mark(at + 1).prose => {
                (ZoneKind::Subheading, Reason::ShortLine)
            }
            _ => (kind, reason),
        };
    }
    if mark.alt.is_some() {
        return (ZoneKind::RelatedLinks, Reason::LinkList);
    }
    if mark.credit.is_some_and(|at| at > 0) && !mark.prose {
        return (ZoneKind::Caption, Reason::BesideCredit);
    }
    if links && mark.headline && !(page.mark(at + 1).prose && line.apart && next_apart(page, at)) {
        return (ZoneKind::RelatedLinks, Reason::LinkList);
    }
    let before = at.checked_sub(1).and_then(|before| page.kind(before));
    let next_credit = page.mark(at + 1).credit == Some(0) && at + 1 < end;
    let near = !next_apart(page, at) || line.len() <= LONGEST_CAPTION / 2;
    if next_credit && near && line.len() <= LONGEST_CAPTION {
        return (ZoneKind::Caption, Reason::BesideCredit);
    }
    let repeated = page.lines.get(at + 1).is_some_and(|next| {
        let shorter = next.is_short() && line.is_short() && line.words >= 3;
        shorter && next.folded.starts_with(&line.folded)
    });
    if repeated && at + 1 < end {
        return (ZoneKind::ImageAlt, Reason::Repeated);
    }
    if before == Some(ZoneKind::ImageAlt) && line.len() <= LONGEST_CAPTION {
        // A word such as "img" stands where the picture was, a text for it is told again below.
        let told = page.mark(at - 1).image != Some(Reason::ImageWord);
        let below = !line.apart && (!mark.prose || told && line.len() <= LONGEST_CAPTION / 2);
        if below && line.words >= 3 || !mark.prose && line.stop && line.words >= 4 {
            return (ZoneKind::Caption, Reason::BelowImage);
        }
    }
    if mark.prose {
        return (ZoneKind::Body, Reason::Prose);
    }
    let heads = line.capital
        && !line.text.ends_with([':', ';', ','])
        && (!line.stop || line.text.ends_with(['?', '!']))
        && (1..=LONGEST_SUBHEADING).contains(&line.words)
        && !line.text.starts_with(['-', '•', '+', '*', '–', '"', '“']);
    if heads && heads_text(page, at, end) {
        return (ZoneKind::Subheading, Reason::ShortLine);
    }
    (ZoneKind::Body, Reason::Prose)
}

fn next_apart(page: &Page<'_>, at: usize) -> bool {
    page.lines.get(at + 1).is_none_or(|line| line.apart)
}

/// Whether the next line that is not of a picture is a paragraph.
fn heads_text(page: &Page<'_>, at: usize, end: usize) -> bool {
    (at + 1..end)
        .take(4)
        .find(|next| page.mark(*next).image.is_none() && page.mark(*next).credit.is_none())
        .is_some_and(|next| {
            let long = page
                .lines
                .get(next)
                .is_some_and(|line| line.stop && line.words >= 6);
            page.mark(next).prose || long
        })
}
