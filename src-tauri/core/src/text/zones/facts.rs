//! What the zones say about the article: headline, date, author, source, address.

use super::super::{TextIndex, is_segmented};
use super::dates::find_date;
use super::found::{FoundZone, Metadata, Reason, Said};
use super::line::cleaned;
use super::names::{after_label, read_signature};
use crate::domain::ZoneKind;
use crate::domain::offset::Range;
use crate::text::chars::len;

/// Reads the facts from the zones of a text.
pub(super) fn facts(index: &TextIndex<'_>, zones: &[FoundZone]) -> Metadata {
    let mut facts = Metadata::default();
    let mut labelled = false;
    for zone in zones {
        let Some(text) = index.slice(zone.range) else {
            continue;
        };
        let part = Part {
            text,
            start: zone.range.start.0,
        };
        match zone.kind {
            ZoneKind::Title if facts.title.is_none() => {
                facts.title = part.said(Some((0, text.len())));
            }
            ZoneKind::Date if facts.date.is_none() => facts.date = part.date(),
            ZoneKind::Byline => {
                let signed = read_signature(text);
                let by_label = zone.reason == Reason::AuthorLabel;
                if (facts.author.is_none() || by_label && !labelled)
                    && let Some(author) = part.said(signed.author)
                {
                    facts.author = Some(author);
                    labelled = by_label;
                }
                if facts.source.is_none() {
                    facts.source = part.said(signed.source);
                }
            }
            ZoneKind::SourceLink => {
                if let Some(at) = link(text) {
                    if facts.link.is_none() {
                        facts.link = part.plain(at);
                    }
                } else if facts.source.is_none() {
                    let from = after_label(text);
                    facts.source = part.said(Some((from, text.len())));
                }
            }
            _ => {}
        }
    }
    facts
}

/// The text of a zone and the offset of its beginning.
struct Part<'a> {
    text: &'a str,
    start: u32,
}

impl Part<'_> {
    fn range(&self, from: usize, to: usize) -> Range {
        let count = |until| self.text.get(..until).map_or(0, len);
        Range::new(self.start + count(from), self.start + count(to))
    }

    /// The bytes as a fact, without signs at the edges.
    fn said(&self, at: Option<(usize, usize)>) -> Option<Said> {
        let (from, to) = at?;
        let part = self.text.get(from..to)?;
        let left = part.trim_start();
        let from = from + part.len() - left.len();
        let value = cleaned(left, is_segmented(left));
        (!value.is_empty()).then(|| Said {
            value,
            range: self.range(from, from + left.trim_end().len()),
        })
    }

    fn plain(&self, (from, to): (usize, usize)) -> Option<Said> {
        Some(Said {
            value: self.text.get(from..to)?.to_owned(),
            range: self.range(from, to),
        })
    }

    fn date(&self) -> Option<Said> {
        let found = find_date(self.text)?;
        Some(Said {
            value: found.iso,
            range: self.range(found.from, found.to),
        })
    }
}

/// Where an address of the web stands, in bytes.
fn link(text: &str) -> Option<(usize, usize)> {
    let from = ["https://", "http://", "www."]
        .iter()
        .find_map(|head| text.find(head))?;
    let rest = text.get(from..)?;
    let to = rest.find(|c: char| c.is_whitespace() || "<>\"”)]".contains(c));
    Some((from, from + to.unwrap_or(rest.len())))
}
