//! Pages of lines: which line is what.
//!
//! A page has a head, up to the first paragraph, a body, and a tail from the end of the article
//! on. Phrases say what a line is wherever it stands; the rest follows from its neighbours.

use super::body::{body, body_end};
use super::credits::credit_start;
use super::cues::{Cue, cue, is_image_word};
use super::dates::find_date;
use super::found::Reason;
use super::head::head;
use super::line::{Line, starts_upper};
use super::tail::tail;
use crate::domain::ZoneKind;

/// What a line is, and why.
pub(super) type Verdict = (ZoneKind, Reason);

/// The lines of a page with what is known of each.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) lines: Vec<Line<'a>>,
    pub(super) marks: Vec<Mark>,
    pub(super) verdicts: Vec<Option<Verdict>>,
    /// The text is Vietnamese, hence a line without diacritics is odd.
    pub(super) marked: bool,
    /// The folded headline, once it is known.
    pub(super) title: String,
}

/// What a line says by itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Mark {
    pub(super) cue: Option<Cue>,
    /// A date and hardly more.
    pub(super) dated: bool,
    /// The byte at which a credit begins.
    pub(super) credit: Option<usize>,
    /// Stands for an image.
    pub(super) image: Option<Reason>,
    /// The byte after the alternative text of an image that stands before something else.
    pub(super) alt: Option<usize>,
    /// Sentences that may be of the article.
    pub(super) prose: bool,
    pub(super) headline: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(lines: Vec<Line<'a>>) -> Self {
        let long = lines.iter().filter(|line| line.words >= 6);
        let (all, marked) = long.fold((0, 0), |(all, marked), line| {
            (all + 1, marked + u32::from(line.marked))
        });
        let marked = marked * 2 > all;
        let marks = lines.iter().map(|line| Mark::new(line, marked)).collect();
        let verdicts = vec![None; lines.len()];
        Self {
            lines,
            marks,
            verdicts,
            marked,
            title: String::new(),
        }
    }

    /// Decides about every line.
    pub(super) fn decide(&mut self) {
        let first = self
            .marks
            .iter()
            .position(|mark| mark.prose)
            .unwrap_or(self.lines.len());
        let first = head(self, first);
        let end = body_end(self, first);
        body(self, first, end);
        tail(self, end);
    }

    pub(super) fn mark(&self, at: usize) -> Mark {
        self.marks.get(at).copied().unwrap_or_default()
    }

    pub(super) fn set(&mut self, at: usize, kind: ZoneKind, reason: Reason) {
        if let Some(verdict) = self.verdicts.get_mut(at) {
            *verdict = Some((kind, reason));
        }
    }

    pub(super) fn kind(&self, at: usize) -> Option<ZoneKind> {
        self.verdicts
            .get(at)
            .copied()
            .flatten()
            .map(|(kind, _)| kind)
    }

    /// What a line is by its own words, wherever it stands.
    pub(super) fn own(&self, at: usize) -> Option<Verdict> {
        let mark = self.mark(at);
        if let Some(reason) = mark.image {
            return Some((ZoneKind::ImageAlt, reason));
        }
        if mark.dated {
            return Some((ZoneKind::Date, Reason::Date));
        }
        match mark.cue {
            Some(Cue::Social) => Some((ZoneKind::Social, Reason::Button)),
            Some(Cue::Sections) => Some((ZoneKind::Menu, Reason::Sections)),
            Some(Cue::Tags) => Some((ZoneKind::Menu, Reason::KeyWords)),
            Some(Cue::Related) => Some((ZoneKind::RelatedLinks, Reason::LinkHeading)),
            Some(Cue::RelatedLine) => Some((ZoneKind::RelatedLinks, Reason::LinkList)),
            Some(Cue::Trailer) => Some((ZoneKind::ReadMoreTrailer, Reason::LinkHeading)),
            Some(Cue::Source) => Some((ZoneKind::SourceLink, Reason::Address)),
            Some(Cue::Author) => Some((ZoneKind::Byline, Reason::AuthorLabel)),
            Some(Cue::Imprint | Cue::Portal) | None if mark.credit == Some(0) => {
                Some((ZoneKind::Credit, Reason::CreditPhrase))
            }
            Some(Cue::Imprint | Cue::Portal) | None => None,
        }
    }
}

impl Mark {
    fn new(line: &Line<'_>, marked: bool) -> Self {
        let cue = cue(line);
        let credit = credit_start(line).filter(|_| cue != Some(Cue::Imprint));
        // A label such as "Nguồn ảnh:" is both; the picture is the closer one.
        let cue = cue.filter(|cue| credit != Some(0) || !matches!(cue, Cue::Author | Cue::Source));
        let image =
            image(line, marked).filter(|_| !matches!(cue, Some(Cue::Source | Cue::Imprint)));
        let dated = image.is_none() && cue.is_none() && is_dated(line);
        let alt = if marked && image.is_none() {
            alt_before(line)
        } else {
            None
        };
        let free = cue.is_none() && image.is_none() && !dated && alt.is_none();
        Self {
            cue,
            dated,
            credit,
            image,
            alt,
            prose: free && line.is_prose() && (credit.is_none() || line.len() > 600),
            headline: free && credit.is_none() && line.is_headline(),
        }
    }
}

/// A line with a date in it and few words besides, which are then read as a signature or a section.
fn is_dated(line: &Line<'_>) -> bool {
    if line.len() > 120 || line.stop {
        return false;
    }
    find_date(line.text).is_some_and(|date| {
        let rest = line.text.len() - (date.to - date.from);
        let before = line.text.get(..date.from).unwrap_or_default();
        rest <= 60 && before.split_whitespace().count() <= 8
    })
}

fn image(line: &Line<'_>, marked: bool) -> Option<Reason> {
    if is_image_word(line) {
        return Some(Reason::ImageWord);
    }
    if let Some((_, last)) = line.folded.rsplit_once(['-', '–'])
        && line.is_short()
    {
        let word = last.trim().trim_end_matches('.');
        let number = word
            .strip_prefix("anh ")
            .or_else(|| word.strip_prefix("hinh "));
        if number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
            return Some(Reason::PicturePhrase);
        }
    }
    let plain = marked && !line.marked && line.words >= 4 && !line.capital && line.is_short();
    let letters = || line.text.chars().filter(char::is_ascii_alphabetic).count();
    (plain && !line.stop && !line.text.contains('/') && letters() > 12)
        .then_some(Reason::PlainLetters)
}

/// Where an alternative text without diacritics ends that has something else behind it: five
/// words or more in lower case, then a capital.
fn alt_before(line: &Line<'_>) -> Option<usize> {
    let (mut words, mut at) = (0, 0);
    // Numbers may be of what follows: "20 năm".
    let mut number = None;
    for word in line.text.split(' ') {
        let digits = word.bytes().all(|b| b.is_ascii_digit());
        if !digits
            && !word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        {
            let end = number.or(starts_upper(word).then_some(at));
            return end.filter(|_| words >= 5);
        }
        if digits {
            number = number.or(Some(at));
        } else {
            number = None;
            words += 1;
        }
        at += word.len() + 1;
    }
    None
}
