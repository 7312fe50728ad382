//! The annotations of one text, which become an article.
use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use super::super::Source;
use super::super::canonical;
use super::super::decoding;
use super::super::layers::{Layer, add_value};
use super::super::unit::{self, Claim};
use super::Place;
use super::body::Said;
use super::selector::{self, Selected};
use crate::domain::{DocSpan, Document, Fragment, Incoming};
use crate::error::{Code, Error};
use crate::text::{TextIndex, guess_title};

/// Bytes that may be gone through for quotations without a position.
const MOST_SEARCHED: usize = 1 << 33;

/// How what is known of a text is called in its source.
pub(super) struct Terms {
    pub(super) identifier: &'static str,
    pub(super) title: &'static str,
    /// By the names of metadata.
    pub(super) metadata: [(&'static str, &'static str); 4],
}

/// Those of Dublin Core.
pub(super) const TERMS: Terms = Terms {
    identifier: "dc:identifier",
    title: "dc:title",
    metadata: [
        ("date", "dc:date"),
        ("author", "dc:creator"),
        ("source", "dc:publisher"),
        ("url", "dc:source"),
    ],
};

/// Stands before the ids of links: they have none of their own among those of the annotations.
const LINK: &str = "link ";

/// One annotation on one target.
pub(super) struct Mark<'a> {
    pub(super) place: Place,
    pub(super) id: Option<String>,
    pub(super) creator: Option<String>,
    pub(super) said: Said,
    /// None for the text as a whole, several for a target of several stretches.
    pub(super) selectors: Vec<&'a Value>,
}

/// A relation between two annotations.
pub(super) struct Link {
    pub(super) said: Said,
    pub(super) from: String,
    pub(super) to: String,
}

pub(super) struct Group<'a> {
    about: String,
    /// What the file has in its place, with the text if it is there.
    pub(super) source: Option<&'a Value>,
    pub(super) text: Option<&'a str>,
    pub(super) marks: Vec<Mark<'a>>,
    pub(super) links: Vec<(Place, Link)>,
}

type Refused = (Place, Error);

impl Group<'_> {
    pub(super) fn about(source: &str) -> Self {
        Self {
            about: source.to_owned(),
            source: None,
            text: None,
            marks: Vec::new(),
            links: Vec::new(),
        }
    }

    /// The article; else which of its annotations is refused.
    pub(super) fn article(self, source: &Source, id: String) -> Result<Incoming, Refused> {
        let first = self.marks.first().map(|mark| mark.place.clone());
        let first = first.unwrap_or_else(|| Place {
            record: 0,
            path: Vec::new(),
        });
        let text = match self.text {
            Some(text) => text.to_owned(),
            None => beside(source, &self.about).map_err(|error| (first.clone(), error))?,
        };
        let index = TextIndex::new(&text);
        let (spans, notes) = fragments(&index, &self.marks, source)?;
        let mut tags = Vec::new();
        let mut layers: Vec<(Option<String>, Layer)> = Vec::new();
        let (mut of_creator, mut of_id) = (HashMap::new(), HashMap::new());
        for (mark, fragments) in self.marks.into_iter().zip(spans) {
            let Some(fragments) = fragments else {
                if mark.said.is_described {
                    continue;
                }
                tags.extend(
                    mark.said
                        .labels
                        .into_iter()
                        .filter(|t| !t.trim().is_empty()),
                );
                continue;
            };
            let number = *of_creator.entry(mark.creator.clone()).or_insert_with(|| {
                layers.push((mark.creator, Layer::default()));
                layers.len() - 1
            });
            let Some((_, layer)) = layers.get_mut(number) else {
                continue;
            };
            for label in mark.said.labels {
                let mut span = DocSpan::of(label, fragments.clone());
                span.note.clone_from(&mark.said.note);
                for (name, value) in &mark.said.values {
                    add_value(&mut span.attributes, name, value);
                }
                // Of several labels or targets the first stands for the annotation.
                let id = mark.id.clone().filter(|id| !of_id.contains_key(id));
                of_id.extend(id.clone().map(|id| (id, number)));
                layer
                    .span(id, span)
                    .map_err(|error| (mark.place.clone(), error))?;
            }
        }
        for (number, (place, link)) in self.links.into_iter().enumerate() {
            let layer = of_id.get(&link.from).and_then(|n| layers.get_mut(*n));
            let unknown = || Error::new(Code::ReferenceUnknown).arg("id", &link.from);
            let (_, layer) = layer.ok_or_else(|| (place.clone(), unknown()))?;
            for (which, kind) in link.said.labels.iter().enumerate() {
                let id = format!("{LINK}{number} {which}");
                layer
                    .link(Some(id.clone()), kind, &link.from, &link.to)
                    .map_err(|error| (place.clone(), error))?;
                for (name, value) in &link.said.values {
                    let given = layer.value(&id, name, value);
                    given.map_err(|error| (place.clone(), error))?;
                }
            }
        }
        let known = |key: &str| self.source?.get(key)?.as_str().map(str::to_owned);
        let id = known(TERMS.identifier).unwrap_or(id);
        let title = known(TERMS.title).unwrap_or_else(|| guess_title(&text));
        let mut document = Document::of_text(id, title, text);
        let metadata = TERMS.metadata.iter().filter_map(|(name, term)| {
            let value = known(term)?;
            Some(((*name).to_owned(), Value::from(value)))
        });
        document.metadata = canonical::to_metadata(metadata.collect());
        document.layers = layers
            .into_iter()
            .filter_map(|(creator, layer)| layer.finish(creator))
            .collect();
        tags.sort();
        tags.dedup();
        document.tags = tags;
        let address = self.about.starts_with("http").then_some(self.about);
        document.metadata.url = document.metadata.url.or(address);
        Ok(Incoming {
            file: source.shown(),
            line: None,
            document,
            notes,
        })
    }
}

/// What each annotation covers; nothing for those of the whole text.
#[expect(clippy::type_complexity, reason = "both belong together once")]
fn fragments(
    text: &TextIndex<'_>,
    marks: &[Mark<'_>],
    source: &Source,
) -> Result<(Vec<Option<Vec<Fragment>>>, Vec<crate::domain::Note>), Refused> {
    let mut selected: Vec<Option<Selected>> = Vec::with_capacity(marks.len());
    for mark in marks {
        let one = selector::read_all(&mark.selectors);
        selected.push(one.map_err(|error| (mark.place.clone(), error))?);
    }
    let (mut placed, mut quoted) = (Vec::new(), Vec::new());
    let (mut placed_at, mut quoted_at) = (Vec::new(), Vec::new());
    for (number, one) in selected.into_iter().enumerate() {
        let Some(one) = one else { continue };
        if one.positions.is_empty() {
            quoted.push(one);
            quoted_at.push(number);
        } else {
            placed.push(Claim {
                parts: one.positions,
                quote: one.exact,
            });
            placed_at.push(number);
        }
    }
    let place = |number: Option<&usize>| {
        let mark = number.and_then(|number| marks.get(*number));
        mark.or(marks.first()).map_or_else(
            || Place {
                record: 0,
                path: Vec::new(),
            },
            |mark| mark.place.clone(),
        )
    };
    let searched = quoted.len().saturating_mul(text.text().len());
    if searched > MOST_SEARCHED {
        let error = Error::new(Code::FileTooLarge).arg("file", source.shown());
        return Err((place(quoted_at.first()), error));
    }
    let mut found = Vec::with_capacity(quoted.len());
    for (one, number) in quoted.into_iter().zip(&quoted_at) {
        let refused = |error| (place(Some(number)), error);
        let at = one.find(text.text()).map_err(refused)?;
        let exact = one.exact.unwrap_or_default();
        found.push(Claim::new(
            at as u64,
            (at + exact.len()) as u64,
            Some(exact),
        ));
    }
    let mut all: Vec<Option<Vec<Fragment>>> = vec![None; marks.len()];
    let mut notes = Vec::new();
    for (claims, at, units) in [
        (placed, placed_at, &unit::ANY[..]),
        (found, quoted_at, &[unit::Unit::Bytes][..]),
    ] {
        let fitted = unit::fit(text, &claims, units)
            .map_err(|misfit| (place(at.get(misfit.claim)), misfit.error))?;
        if units.len() > 1 {
            notes = fitted.notes(&source.shown(), None);
        }
        for (number, fragments) in at.into_iter().zip(fitted.spans) {
            if let Some(slot) = all.get_mut(number) {
                *slot = Some(fragments);
            }
        }
    }
    Ok((all, notes))
}

/// The text of a source that has a file beside the annotations.
fn beside(source: &Source, about: &str) -> Result<String, Error> {
    let name = about.split(['?', '#']).next().unwrap_or_default();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = Path::new(name)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    // Only a name: what leads elsewhere is not followed.
    let names = [format!("{stem}.txt"), format!("{name}.txt")];
    let beside = names.iter().map(|name| source.neighbour(Path::new(name)));
    let mut there = beside.filter(|file| !name.starts_with('.') && file.path.is_file());
    let text = there.next().filter(|_| !stem.is_empty()).ok_or_else(|| {
        Error::new(Code::TextMissing)
            .arg("source", about)
            .arg("expected", &names[0])
    })?;
    let (text, _) = decoding::plain(&text).map_err(|problem| problem.error)?;
    Ok(text)
}
