//! HTML: the main text of a page, a paragraph a line, with its zones and what the page says of it.
//!
//! Nothing of a page is run and nothing that it names is fetched: it is taken apart into tags and
//! words ([`tokens`]), these into lines in boxes ([`build`], a [`page::Page`]), without a tree
//! that could be too deep and in time that grows with the page alone. What the boxes are for is
//! what the page calls them ([`roles`], [`shape`]), and which lines are the article's follows from
//! that and from where most of the text is ([`article`]). What is not shown (scripts, styles, what
//! is hidden, alternative texts of pictures) is no text, and neither are forms, menus, shares and
//! comments. Links to other articles within the text stay, as zones ([`zones`]).
//!
//! Blanks are folded as browsers fold them, and entities read once; a no-break space stays one.
//! The cells of a row stand between tabs, unless the table is only there to arrange a page.
mod article;
mod attributes;
mod build;
mod charset;
mod dates;
mod facts;
mod lay;
mod page;
mod plain;
mod roles;
mod shape;
mod stack;
mod tags;
#[cfg(test)]
mod tests_facts;
#[cfg(test)]
mod tests_hostile;
#[cfg(test)]
mod tests_pages;
#[cfg(test)]
mod tests_text;
mod tokens;
mod zones;

use super::{Documents, Head, Reader, Source, decoding};
use crate::domain::{DocZone, Document, Incoming, Metadata, Problem, ZoneKind, ZoneOrigin};
use crate::error::{Code, Error};
use crate::text::encoding::place;
use crate::text::{FoundZone, Said, Zoning, fold, guess_title};
use article::Article;
use facts::{Fact, Facts};
use page::Page;
pub(super) use plain::plain;
use shape::Shape;

/// See the module.
#[derive(Debug)]
pub(super) struct Html;

impl Reader for Html {
    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml", "txt"]
    }

    /// A text may be a page by how it begins; what is called HTML may be a piece of one.
    fn recognises(&self, head: &Head<'_>) -> bool {
        head.extension() != "txt" || begins(head.text())
    }

    fn documents(&self, source: Source) -> Documents {
        decoding::documents_said(source, charset::said, |source, text| read(source, &text))
    }
}

/// Whether a text begins as a page does.
fn begins(text: &str) -> bool {
    let mut rest = text.trim_start();
    for (from, to) in [("<?xml", "?>"), ("<!--", "-->")] {
        while rest.starts_with(from) {
            let Some((_, after)) = rest.split_once(to) else {
                return false;
            };
            rest = after.trim_start();
        }
    }
    let opening: String = rest
        .chars()
        .take(16)
        .collect::<String>()
        .to_ascii_lowercase();
    let known = ["!doctype html", "html", "head", "body", "article"];
    opening.strip_prefix('<').is_some_and(|name| {
        known.iter().any(|known| {
            let after = name.strip_prefix(known);
            after.is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric()))
        })
    })
}

fn read(source: &Source, html: &str) -> Result<Incoming, Problem> {
    let file = source.shown();
    let refuse = |code, before: &str| {
        let (line, column) = place(before);
        Problem {
            line: Some(line),
            column: Some(column),
            ..source.refuse(Error::new(code).arg("file", &file))
        }
    };
    let page = tokens::page(html).map_err(|at| {
        let before = html.get(..html.floor_char_boundary(at));
        refuse(Code::FileTooLarge, before.unwrap_or_default())
    })?;
    let Some(document) = document(&source.id, &page) else {
        return Err(refuse(Code::PageEmpty, ""));
    };
    Ok(Incoming {
        file,
        line: None,
        document,
        notes: Vec::new(),
    })
}

/// The article of a page; none if nothing shows.
fn document(id: &str, page: &Page) -> Option<Document> {
    let shape = Shape::of(page);
    let article = [Article::of(page, &shape), Article::all(page)];
    let article = article
        .into_iter()
        .find(|article| !article.lines.is_empty())?;
    let (mut text, laid) = lay::lay(page, &article.lines);
    let mut zoning = zones::zoned(page, &shape, &article, &text, &laid);
    let end = end(&zoning.zones, &laid);
    if let Some(last) = laid.iter().rfind(|one| one.at.start < end) {
        let length = crate::text::split_after(&text, last.at.end).0.len();
        text.truncate(length);
        zoning.zones.retain(|zone| zone.range.start.0 < last.at.end);
    }
    let headline = article.headline.as_ref().map(|found| {
        let lines = found.lines.clone().map(|at| page.line(at));
        lines.collect::<Vec<_>>().join(" ")
    });
    let said = page.facts.get(Fact::Title).map(str::to_owned);
    let title = headline.map(|title| guess_title(&title)).or(said);
    let found = zoning.metadata.title.take().map(|said| said.value);
    let title = title.or(found).unwrap_or_else(|| guess_title(&text));
    let mut document = Document::of_text(id.to_owned(), title, text);
    document.metadata = metadata(&page.facts, &zoning);
    if let Some(revision) = document.revisions.last_mut() {
        revision.zones = zoning.zones.into_iter().map(stored).collect();
    }
    Some(document)
}

/// Where the article ends: behind the last of its text, and of what tells of it.
fn end(zones: &[FoundZone], laid: &[lay::Laid]) -> u32 {
    use ZoneKind::{Byline, Credit, Date, SourceLink, Subheading};
    // What a heading behind the text stands above was no text.
    let belongs = |zone: &&FoundZone| {
        zone.kind.in_scope() && zone.kind != Subheading
            || matches!(zone.kind, Byline | Credit | Date | SourceLink)
    };
    let all = || laid.last().map_or(0, |last| last.at.end);
    let text = zones
        .iter()
        .any(|zone| zone.kind.in_scope() && zone.kind != ZoneKind::Title);
    let last = zones.iter().rfind(belongs).filter(|_| text);
    last.map_or_else(all, |zone| zone.range.end.0)
}

fn metadata(facts: &Facts, zoning: &Zoning) -> Metadata {
    let found = &zoning.metadata;
    let either = |fact: Fact, found: &Option<Said>| {
        let said = facts.get(fact).map(str::to_owned);
        said.or_else(|| found.as_ref().map(|found| found.value.clone()))
    };
    let source = either(Fact::Source, &found.source);
    // Who is named as the author of everything is the paper itself.
    let paper = source.as_deref().map(fold);
    let by = facts
        .all(Fact::Author)
        .find(|name| Some(fold(name)) != paper);
    let by = by.map(str::to_owned);
    Metadata {
        date: either(Fact::Date, &found.date),
        author: by.or_else(|| Some(found.author.as_ref()?.value.clone())),
        source,
        url: either(Fact::Url, &found.link),
        ..Metadata::default()
    }
}

fn stored(zone: FoundZone) -> DocZone {
    DocZone {
        id: None,
        kind: zone.kind,
        range: zone.range,
        origin: ZoneOrigin::Rule,
        reason: zone.reason.name().to_owned(),
    }
}
