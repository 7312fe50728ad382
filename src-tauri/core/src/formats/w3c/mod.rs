//! W3C Web Annotations (JSON-LD): an annotation, several in an array or line by line, a page, or
//! a collection with its first page in it.
//!
//! The text is in the file, as `value` of a target's `source`, or beside it, in a text file
//! called as the source is (`http://…/000` or `000.txt`: `000.txt`). Nothing is fetched: what has
//! no text here is refused. Each source is an article.
//!
//! A target is selected by a TextPositionSelector, by a TextQuoteSelector, by both (the quote
//! proves the position), or by a FragmentSelector of plain text (`char=0,4`). A target without
//! selector is the article as a whole, and its labels are tags. The bodies for tagging,
//! classifying and identifying are labels, several making several spans; without one the
//! motivation is the label. Other bodies are notes. What one creator made is a layer. An
//! annotation for linking whose two targets are annotations is a relation.
//!
//! A composite whose parts are positions in one source is a span of several stretches. Bodies for
//! describing that have a `label` are values of the attribute of this name. What the source of a
//! text says of it in terms of Dublin Core is its id, its title and its metadata.
mod body;
mod group;
mod selector;
#[cfg(test)]
mod tests_write;
mod write;

use std::collections::HashMap;

use serde_json::Value;

use self::group::{Group, Link, Mark};
use super::records::{self, Record, Records, Step};
use super::{Documents, Head, Reader, Source};
use crate::domain::{Incoming, Problem};
use crate::error::{Code, Error};

pub(super) use write::writer;

/// See the module.
#[derive(Debug)]
pub(super) struct W3c;

const ANNOTATION: &str = "Annotation";
const PAGE: &str = "AnnotationPage";
const COLLECTION: &str = "AnnotationCollection";

impl Reader for W3c {
    fn extensions(&self) -> &'static [&'static str] {
        &["json", "jsonld", "jsonl"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.object().is_some_and(|first| {
            let first = Value::Object(first.clone());
            [ANNOTATION, PAGE, COLLECTION]
                .iter()
                .any(|kind| is(&first, kind))
                && (first.get("@context").is_some() || first.get("target").is_some())
        })
    }

    fn documents(&self, source: Source) -> Documents {
        let all = std::iter::once_with(move || match articles(&source) {
            Ok(articles) => articles,
            Err(problem) => vec![Err(problem)],
        });
        Box::new(all.flatten())
    }
}

/// Whether something is of a type, or of several among which it is.
fn is(value: &Value, kind: &str) -> bool {
    let key = ["type", "@type"].into_iter().find_map(|key| value.get(key));
    key.is_some_and(|found| each(found).any(|one| one.as_str() == Some(kind)))
}

/// What JSON-LD writes as one or as an array of several.
fn each(value: &Value) -> std::slice::Iter<'_, Value> {
    match value {
        Value::Array(values) => values.iter(),
        one => std::slice::from_ref(one).iter(),
    }
}

/// An IRI that stands by itself or as the `id` of an object.
fn iri(value: &Value) -> Option<&str> {
    let id = || ["id", "@id"].into_iter().find_map(|key| value.get(key));
    value.as_str().or_else(|| id()?.as_str())
}

type Read = Vec<Result<Incoming, Problem>>;

fn articles(source: &Source) -> Result<Read, Problem> {
    let file = source.shown();
    let mut gathering = Gathering::default();
    let mut refused = Vec::new();
    let records: Vec<Record> = Records::open(source)?.collect::<Result<_, _>>()?;
    let values = records.iter().map(|record| records::parse(&file, record));
    let values: Vec<Value> = values.collect::<Result<_, _>>()?;
    for (number, value) in values.iter().enumerate() {
        for (path, annotation) in annotations(value) {
            gathering.add(
                Place {
                    record: number,
                    path,
                },
                annotation,
            );
        }
    }
    let at = |place: &Place, error: Error| match records.get(place.record) {
        Some(record) => records::refused_at(&file, record, &place.path, error),
        None => source.refuse(error),
    };
    if gathering.groups.is_empty() {
        return Err(source.refuse(Error::new(Code::BadRecord).arg("what", "target")));
    }
    for (place, link) in gathering.links {
        let ends = [&link.from, &link.to].into_iter();
        let unknown = { ends }
            .find(|id| !gathering.of_id.contains_key(*id))
            .cloned();
        let group = gathering.of_id.get(&link.from);
        match (
            unknown,
            group.and_then(|group| gathering.groups.get_mut(*group)),
        ) {
            (None, Some(group)) => group.links.push((place, link)),
            (unknown, _) => {
                let id = unknown.unwrap_or(link.to);
                let error = Error::new(Code::ReferenceUnknown).arg("id", id);
                refused.push(Err(at(&place, error)));
            }
        }
    }
    let several = gathering.groups.len() > 1;
    let mut all: Read = Vec::with_capacity(gathering.groups.len());
    for (number, group) in (1..).zip(gathering.groups) {
        let id = if several {
            format!("{}/{number}", source.id)
        } else {
            source.id.clone()
        };
        all.push(
            group
                .article(source, id)
                .map_err(|(place, error)| at(&place, error)),
        );
    }
    all.append(&mut refused);
    Ok(all)
}

/// The annotations of a record, and where they stand in it.
fn annotations(value: &Value) -> Vec<(Vec<Step>, &Value)> {
    if is(value, ANNOTATION) {
        return vec![(Vec::new(), value)];
    }
    let (path, page) = match value.get("first") {
        Some(first) if is(value, COLLECTION) => (vec![Step::Key("first")], first),
        _ => (Vec::new(), value),
    };
    let items = page.get("items").and_then(Value::as_array);
    let items = items.into_iter().flatten().enumerate();
    items
        .map(|(number, item)| {
            let mut path = path.clone();
            path.extend([Step::Key("items"), Step::Place(number)]);
            (path, item)
        })
        .collect()
}

/// Where an annotation stands.
#[derive(Debug, Clone)]
struct Place {
    record: usize,
    path: Vec<Step>,
}

/// The annotations of a file by what they are about.
#[derive(Default)]
struct Gathering<'a> {
    groups: Vec<Group<'a>>,
    of_source: HashMap<String, usize>,
    /// The group of each annotation.
    of_id: HashMap<String, usize>,
    links: Vec<(Place, Link)>,
}

impl<'a> Gathering<'a> {
    fn add(&mut self, place: Place, annotation: &'a Value) {
        let targets = annotation.get("target").map(each).into_iter().flatten();
        let targets: Vec<Vec<&Value>> = targets.flat_map(stretches).collect();
        let creator = annotation.get("creator").and_then(body::name);
        if body::is_for(annotation, "linking")
            && let [one, other] = targets.as_slice()
            && let ([from], [to]) = (one.as_slice(), other.as_slice())
            && let (Some(from), Some(to)) = (iri(from), iri(to))
        {
            let bare = |id: &str| id.trim_start_matches('#').to_owned();
            let link = Link {
                said: body::labels(annotation),
                from: bare(from),
                to: bare(to),
            };
            self.links.push((place, link));
            return;
        }
        let said = body::labels(annotation);
        let id = iri(annotation).filter(|_| annotation.is_object());
        let id = id.map(|id| id.trim_start_matches('#'));
        for stretches in targets {
            let Some(&target) = stretches.first() else {
                continue;
            };
            let about = target.get("source").unwrap_or(target);
            let name = iri(about).unwrap_or_default();
            let groups = &mut self.groups;
            let number = *self.of_source.entry(name.to_owned()).or_insert_with(|| {
                groups.push(Group::about(name));
                groups.len() - 1
            });
            if let Some(id) = id {
                self.of_id.entry(id.to_owned()).or_insert(number);
            }
            if let Some(group) = groups.get_mut(number) {
                let text = about.get("value").and_then(Value::as_str);
                if group.text.is_none() {
                    (group.text, group.source) = (text, text.map(|_| about));
                }
                group.marks.push(Mark {
                    place: place.clone(),
                    id: id.map(str::to_owned),
                    creator: creator.clone(),
                    said: said.clone(),
                    selectors: stretches.iter().filter_map(|s| s.get("selector")).collect(),
                });
            }
        }
    }
}

/// The targets that one stands for, each with its stretches: the members of a list are apart,
/// those of a composite are one if they have their places in the same text.
fn stretches(target: &Value) -> Vec<Vec<&Value>> {
    let items: Vec<&Value> = match target.get("items") {
        Some(items) if target.get("source").is_none() => each(items).collect(),
        _ => return vec![vec![target]],
    };
    let source = |item: &Value| item.get("source").and_then(iri).map(str::to_owned);
    let first = items.first().and_then(|item| source(item));
    let is_stretch = |item: &&Value| {
        source(item) == first && item.get("selector").is_some_and(selector::is_placed)
    };
    if is(target, "Composite") && first.is_some() && items.iter().all(is_stretch) {
        return vec![items];
    }
    items.into_iter().map(|item| vec![item]).collect()
}

#[cfg(test)]
mod tests;
