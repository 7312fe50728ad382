//! What a line says that it is, by the phrases that sites share.

use super::super::chars::is_alphanumeric;
use super::line::Line;
use super::phrases::{List, PHRASES};

/// What a line says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// A button, a counter, an invitation to follow or to comment.
    Social,
    /// Names of sections.
    Sections,
    /// Key words.
    Tags,
    /// The heading of a list of articles on the same matter.
    Related,
    /// One of them, in the line that announces it.
    RelatedLine,
    /// The heading of a list of any other articles.
    Trailer,
    /// Licence, editor, address, copyright; sure enough to end what stands before.
    Imprint,
    /// What stands in portal footers, but elsewhere too.
    Portal,
    /// An address, or where the article was taken from.
    Source,
    /// A label before the author's name.
    Author,
}

/// What the line says that it is, if it says so.
pub(super) fn cue(line: &Line<'_>) -> Option<Cue> {
    let said = said(&line.folded);
    if is_address(line.text) {
        return Some(Cue::Source);
    }
    if begins_with(&PHRASES.imprints, &line.folded) && !reads_on(line) {
        return Some(Cue::Imprint);
    }
    if !line.stop
        && PHRASES
            .sure_imprints
            .iter()
            .any(|phrase| line.folded.contains(phrase))
    {
        return Some(Cue::Imprint);
    }
    if !line.is_short() {
        return None;
    }
    if let Some((label, rest)) = labelled(&line.folded) {
        if PHRASES.source_labels.has(label) && !rest.is_empty() && line.words <= 16 {
            return Some(Cue::Source);
        }
        if PHRASES.author_labels.has(label) && !rest.is_empty() && line.words <= 16 && !line.stop {
            return Some(Cue::Author);
        }
        if matches!(
            label,
            "tag" | "tags" | "tu khoa" | "the" | "chu de" | "key word" | "keywords"
        ) {
            return Some(Cue::Tags);
        }
    }
    if matches!(
        said,
        "tags" | "tag" | "tu khoa" | "chu de" | "tu khoa lien quan"
    ) || is_hashtags(line)
    {
        return Some(Cue::Tags);
    }
    if PHRASES.related.has(said) {
        return Some(Cue::Related);
    }
    if PHRASES.trailers.has(said) {
        return Some(Cue::Trailer);
    }
    let related = &PHRASES.related_starts;
    if related.beginning(&line.folded).next().is_some() && line.words >= 3 {
        return Some(Cue::RelatedLine);
    }
    if PHRASES.buttons.has(said) || is_counter(said) || !line.stop && is_button(line) {
        return Some(Cue::Social);
    }
    if is_sections(said) {
        return Some(Cue::Sections);
    }
    let portal = begins_with(&PHRASES.portal, &line.folded);
    (portal && !line.stop && line.words <= 16).then_some(Cue::Portal)
}

/// Whether the line is a word or a file that stands for an image.
pub(super) fn is_image_word(line: &Line<'_>) -> bool {
    let said = said(&line.folded);
    let file = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"];
    PHRASES.image_words.has(said)
        || line.words <= 8 && file.iter().any(|ending| said.ends_with(ending))
}

/// Without what decorates a heading.
fn said(folded: &str) -> &str {
    let decoration = |c: char| !is_alphanumeric(c) && !matches!(c, '+' | '-' | '(' | ')' | '©');
    folded.trim_matches(decoration)
}

/// The phrases of a list with which the text begins, and which do not end within a word of it.
fn whole(list: &List, folded: &str) -> impl Iterator<Item = &'static str> {
    list.beginning(folded).filter(|phrase| {
        let rest = folded.get(phrase.len()..).unwrap_or_default();
        !phrase.ends_with(is_alphanumeric) || !rest.starts_with(is_alphanumeric)
    })
}

fn begins_with(list: &List, folded: &str) -> bool {
    whole(list, folded).next().is_some()
}

/// A paragraph that only begins like an imprint: a sentence with a verb, which imprints lack,
/// cannot be told; one that is long and has neither digits nor a colon at its beginning can.
fn reads_on(line: &Line<'_>) -> bool {
    let sure =
        line.folded.contains([':', '©', '@']) || line.folded.contains(|c: char| c.is_ascii_digit());
    line.words > 14 && !sure || line.words > 60
}

/// `label: rest`, folded.
fn labelled(folded: &str) -> Option<(&str, &str)> {
    let (label, rest) = folded.split_once(':')?;
    let rest = rest.trim();
    (label.len() <= 24).then(|| (label.trim_matches(|c: char| !is_alphanumeric(c)), rest))
}

/// Whether the whole line is an address of the web.
fn is_address(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']'));
    (bare.starts_with("http://") || bare.starts_with("https://") || bare.starts_with("www."))
        && !bare.contains(char::is_whitespace)
}

fn is_hashtags(line: &Line<'_>) -> bool {
    line.text.starts_with('#')
        && line
            .text
            .split_whitespace()
            .all(|word| word.starts_with('#'))
}

/// `12 bình luận`, `1.204 lượt xem`.
fn is_counter(said: &str) -> bool {
    let rest =
        said.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '('));
    rest.len() < said.len()
        && matches!(
            rest.trim_end_matches(')'),
            "" | "binh luan"
                | "luot xem"
                | "luot doc"
                | "y kien"
                | "thich"
                | "chia se"
                | "like"
                | "phan hoi"
                | "phut doc"
                | "nguoi thich"
                | "luot thich"
                | "k"
                | "lien quan"
                | "views"
        )
}

fn is_button(line: &Line<'_>) -> bool {
    let starts = || {
        PHRASES
            .button_starts
            .beginning(&line.folded)
            .next()
            .is_some()
    };
    let follow = line.folded.starts_with("theo doi ") && line.folded.ends_with(" tren");
    let pressed = || {
        line.folded
            .split(' ')
            .all(|word| word.is_empty() || PHRASES.buttons.has(word))
    };
    line.words <= 14 && (starts() || follow || pressed())
}

/// Whether the line is made of names of sections, whatever stands between them.
fn is_sections(said: &str) -> bool {
    let mut rest = said;
    let mut long = 0;
    while !rest.is_empty() {
        let fits = whole(&PHRASES.sections, rest).max_by_key(|name| name.len());
        let Some(name) = fits else {
            return false;
        };
        long += 1;
        rest = rest
            .get(name.len()..)
            .unwrap_or_default()
            .trim_start_matches(|c: char| !is_alphanumeric(c));
    }
    long > 0
}
