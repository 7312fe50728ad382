//! What stands behind the article: signature, source, key words, lists of links, imprint.

use super::cues::Cue;
use super::found::Reason;
use super::names::{is_signature, tells_source};
use super::page::{Page, Verdict};
use crate::domain::ZoneKind;

/// More words are no key word.
const LONGEST_KEY_WORD: u32 = 7;

/// What goes on from line to line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    None,
    Keys,
    Related,
    Trailer,
    Portal,
    /// Goes on to the end.
    Imprint,
}

impl Block {
    fn verdict(self) -> Option<Verdict> {
        match self {
            Self::None | Self::Keys => None,
            Self::Related => Some((ZoneKind::RelatedLinks, Reason::LinkList)),
            Self::Trailer => Some((ZoneKind::ReadMoreTrailer, Reason::LinkList)),
            Self::Portal | Self::Imprint => Some((ZoneKind::Footer, Reason::Imprint)),
        }
    }
}

struct Tail<'p, 'a> {
    page: &'p mut Page<'a>,
    block: Block,
    /// The last heading of a list: short lines before it are key words, behind it the footer's.
    last_list: usize,
    signed: bool,
}

/// Decides about the lines from `end` on.
pub(super) fn tail(page: &mut Page<'_>, end: usize) {
    let heading = |cue| {
        matches!(
            cue,
            Some(Cue::Trailer | Cue::Related | Cue::Social | Cue::Tags)
        )
    };
    let last_list = page
        .marks
        .iter()
        .rposition(|mark| heading(mark.cue))
        .unwrap_or(0);
    let mut tail = Tail {
        page,
        block: Block::None,
        last_list,
        signed: false,
    };
    let mut images = end;
    for at in end..tail.page.lines.len() {
        let (kind, reason) = tail.decide(at);
        tail.page.set(at, kind, reason);
        // Pictures directly above the footer are its own.
        if kind == ZoneKind::Footer {
            for image in images..at {
                tail.page.set(image, kind, reason);
            }
        }
        if kind != ZoneKind::ImageAlt {
            images = at + 1;
        }
    }
}

impl Tail<'_, '_> {
    fn decide(&mut self, at: usize) -> Verdict {
        let footer = (ZoneKind::Footer, Reason::Imprint);
        if self.block == Block::Imprint {
            return footer;
        }
        let mark = self.page.mark(at);
        let own = self.page.own(at);
        let listed = matches!(self.block, Block::Trailer | Block::Related);
        match mark.cue {
            Some(Cue::Imprint) => self.block = Block::Imprint,
            Some(Cue::Portal) if !listed || self.ends_list(at) => {
                self.block = Block::Portal;
            }
            Some(Cue::Trailer) => self.block = Block::Trailer,
            Some(Cue::Related) => self.block = Block::Related,
            Some(Cue::Tags) => self.block = Block::Keys,
            Some(Cue::Social | Cue::RelatedLine) if self.block != Block::Trailer => {}
            Some(Cue::Sections) if !listed && self.block != Block::Portal || self.in_run(at) => {
                self.block = Block::None;
            }
            _ => return self.unsaid(at, own),
        }
        match self.block {
            Block::Imprint | Block::Portal if mark.cue != Some(Cue::Social) => footer,
            _ => own.unwrap_or(footer),
        }
    }

    /// A line that no phrase decides about.
    fn unsaid(&mut self, at: usize, own: Option<Verdict>) -> Verdict {
        let mark = self.page.mark(at);
        let Some(line) = self.page.lines.get(at) else {
            return (ZoneKind::Footer, Reason::Remainder);
        };
        let open = !matches!(self.block, Block::Trailer | Block::Portal | Block::Imprint);
        if open && !self.signed && mark.cue.is_none() && own.is_none() && mark.alt.is_none() {
            let told = tells_source(line);
            if told || self.block != Block::Keys && is_signature(line) {
                self.signed = !told;
                let reason = if told {
                    Reason::SourcePhrase
                } else {
                    Reason::Names
                };
                return (ZoneKind::Byline, reason);
            }
        }
        if let Some(verdict) = self.block.verdict() {
            return verdict;
        }
        if let Some(verdict) = own {
            self.signed |= verdict.0 == ZoneKind::Byline;
            return verdict;
        }
        if mark.alt.is_some() {
            self.block = Block::Related;
            return (ZoneKind::RelatedLinks, Reason::LinkList);
        }
        if mark.credit.is_some_and(|at| at > 0) {
            return (ZoneKind::Caption, Reason::BesideCredit);
        }
        let key = line.words <= LONGEST_KEY_WORD && !line.stop;
        if key && (self.block == Block::Keys || at < self.last_list) {
            return (ZoneKind::Menu, Reason::KeyWords);
        }
        if mark.headline && line.words >= 6 || mark.prose {
            self.block = Block::Related;
            return (ZoneKind::RelatedLinks, Reason::LinkList);
        }
        (ZoneKind::Footer, Reason::Remainder)
    }

    /// Whether a line of the portal kind ends the list that it stands in: more of the footer, or
    /// nothing, comes next.
    fn ends_list(&self, at: usize) -> bool {
        let next = self.page.mark(at + 1).cue;
        at + 1 == self.page.lines.len() || matches!(next, Some(Cue::Imprint | Cue::Portal))
    }

    /// Whether names of sections stand on the lines beside this one, too.
    fn in_run(&self, at: usize) -> bool {
        let is = |at: usize| self.page.mark(at).cue == Some(Cue::Sections);
        is(at + 1) || at.checked_sub(1).is_some_and(is)
    }
}
