//! What stands before the body: menu, headline, date, author, the first picture, the sapo.

use std::collections::HashSet;

use super::super::chars::{is_alphanumeric, split_after};
use super::super::fold;
use super::cues::Cue;
use super::found::Reason;
use super::names::{is_signature, tells_source};
use super::page::Page;
use crate::domain::ZoneKind;

/// A longer paragraph leads nobody in, in code points.
const LONGEST_SAPO: u32 = 480;

/// Decides about the lines before `first`, the first paragraph, and about that one if it is the
/// sapo; returns where the body begins.
pub(super) fn head(page: &mut Page<'_>, first: usize) -> usize {
    let Some(title) = headline(page, first) else {
        for at in 0..first {
            decide(page, at);
        }
        return first;
    };
    page.set(title, ZoneKind::Title, Reason::Headline);
    page.title = page
        .lines
        .get(title)
        .map_or_else(String::new, |line| line.folded.clone());
    retell(page);
    for at in 0..title {
        let own = page.own(at);
        let (kind, reason) = own.unwrap_or((ZoneKind::Menu, Reason::Sections));
        page.set(at, kind, reason);
    }
    let mut led = false;
    for at in title + 1..first {
        led = below(page, at, first) || led;
    }
    let paragraphs = page
        .marks
        .iter()
        .skip(first)
        .filter(|mark| mark.prose)
        .count();
    let Some(line) = page.lines.get(first) else {
        return first;
    };
    if !led && paragraphs >= 2 && line.len() <= LONGEST_SAPO && title < first {
        page.set(first, ZoneKind::Sapo, Reason::Lead);
        return first + 1;
    }
    first
}

/// The line before `first` that is the headline: of those that might be, the first that shares
/// most of its words with the beginning of the article.
fn headline(page: &Page<'_>, first: usize) -> Option<usize> {
    let may_be = |at: &usize| {
        let mark = page.mark(*at);
        let free =
            mark.cue.is_none() && !mark.dated && mark.image.is_none() && mark.credit.is_none();
        page.lines.get(*at).is_some_and(|line| {
            let ends = line.stop && !line.cut && !line.text.ends_with(['?', '!', '"', '”']);
            free && !ends && line.words >= 2 && line.is_short() && (line.marked || !page.marked)
        })
    };
    let candidates: Vec<usize> = (0..first).filter(may_be).take(40).collect();
    if candidates.len() < 2 {
        return candidates.first().copied();
    }
    let opening: Vec<String> = (page.lines.iter().zip(&page.marks))
        .skip(first)
        .filter(|(_, mark)| mark.prose)
        .take(3)
        .map(|(line, _)| fold(split_after(line.text, 400).0))
        .collect();
    let known: HashSet<&str> = opening.iter().flat_map(|text| words(text)).collect();
    let repeated = |at: usize| {
        let line = page.lines.get(at).map_or("", |line| line.folded.as_str());
        (page.lines.iter().enumerate())
            .take(60)
            .any(|(other, line2)| other != at && line2.folded == line && line2.words >= 4)
    };
    // Permille of the words that are known, with something for the length that headlines have.
    let score = |at: usize| {
        let Some(line) = page.lines.get(at) else {
            return 0;
        };
        let (all, shared) = words(&line.folded).fold((0, 0), |(all, shared), word| {
            (all + 1, shared + i32::from(known.contains(word)))
        });
        let length = if line.words < 4 { -500 } else { 0 } - if line.stop { 200 } else { 0 };
        let signed = if is_signature(line) { -300 } else { 0 };
        let twice = if repeated(at) { 200 } else { 0 };
        shared * 1000 / all.max(1) + length + twice + signed
    };
    let best = candidates.iter().map(|at| score(*at)).max()?;
    // Headlines stand first; a line further down must be clearly better.
    candidates.into_iter().find(|at| score(*at) + 250 >= best)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_alphanumeric(c))
        .filter(|word| word.len() > 1)
}

/// Lines that say the headline again, without diacritics, stand for its picture.
fn retell(page: &mut Page<'_>) {
    let title = page
        .title
        .trim_matches(|c: char| !is_alphanumeric(c))
        .to_owned();
    if title.split(' ').count() < 3 {
        return;
    }
    for (line, mark) in page.lines.iter().zip(&mut page.marks) {
        if mark.image.is_none() && !line.marked && line.is_short() {
            let bare = |text: &str| {
                text.chars()
                    .filter(char::is_ascii_alphanumeric)
                    .collect::<String>()
            };
            if bare(&line.folded) == bare(&title) {
                mark.image = Some(Reason::PlainLetters);
                mark.cue = None;
                mark.headline = false;
            }
        }
    }
}

/// Decides about a line between the headline and the first paragraph; whether it is a sapo.
fn below(page: &mut Page<'_>, at: usize, first: usize) -> bool {
    let (mark, own) = (page.mark(at), page.own(at));
    let Some(line) = page.lines.get(at) else {
        return false;
    };
    let again = line.folded == page.title && line.is_short();
    let after_link = at > 0
        && page.kind(at - 1) == Some(ZoneKind::RelatedLinks)
        && (mark.headline || mark.alt.is_some());
    let (kind, reason) = if let Some((kind, reason)) = own {
        let trailer = kind == ZoneKind::ReadMoreTrailer;
        (
            if trailer {
                ZoneKind::RelatedLinks
            } else {
                kind
            },
            reason,
        )
    } else if mark.cue.is_some() {
        (ZoneKind::Menu, Reason::Sections)
    } else if mark.alt.is_some() || after_link {
        (ZoneKind::RelatedLinks, Reason::LinkList)
    } else if mark.credit.is_some() {
        (ZoneKind::Caption, Reason::BesideCredit)
    } else if tells_source(line) {
        (ZoneKind::Byline, Reason::SourcePhrase)
    } else if is_signature(line) {
        (ZoneKind::Byline, Reason::Names)
    } else if again {
        (ZoneKind::ImageAlt, Reason::Repeated)
    } else if at > 0 && page.kind(at - 1) == Some(ZoneKind::ImageAlt) && line.words >= 3 {
        (ZoneKind::Caption, Reason::BelowImage)
    } else if line.words >= 8 {
        (ZoneKind::Sapo, Reason::Lead)
    } else if at + 1 == first && line.words >= 3 {
        (ZoneKind::Subheading, Reason::ShortLine)
    } else {
        (ZoneKind::Menu, Reason::Sections)
    };
    page.set(at, kind, reason);
    kind == ZoneKind::Sapo
}

/// Decides about a line of a page that has no headline, or no paragraph.
fn decide(page: &mut Page<'_>, at: usize) {
    let own = page.own(at);
    let verdict = match page.mark(at).cue {
        Some(Cue::Imprint) => (ZoneKind::Footer, Reason::Imprint),
        _ => own.unwrap_or((ZoneKind::Body, Reason::Remainder)),
    };
    page.set(at, verdict.0, verdict.1);
}
