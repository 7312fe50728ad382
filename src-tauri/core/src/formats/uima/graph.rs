//! From feature structures to an article.
use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::super::canonical::to_metadata;
use super::super::source::LARGEST;
use super::cas::{ARRAY, Cas, ELEMENTS, Feature, Refused, Structure};
use super::features;
use super::layer::{Made, fragment};
use super::names::{describes_document, is_layout, local, named};
use crate::domain::{Attributes, DocLayer, Document, Fragment};
use crate::error::{Code, Error};
use crate::text::{TextIndex, guess_title};

/// Features that say where an annotation is, and are no attributes.
const OWN: [&str; 3] = ["sofa", "begin", "end"];
/// Names of a relation's two ends.
const ENDS: [(&str, &str); 2] = [("Governor", "Dependent"), ("source", "target")];
const NEXT: &str = "next";
const CHAIN_RELATION: &str = "referenceRelation";
/// The type of facts that have a key and a value.
const FIELD: &str = "MetaDataStringField";

/// The article of a file.
pub(super) fn document(cas: &Cas, id: &str) -> Result<Document, Refused> {
    let (sofa, text) = cas.sofa()?;
    let index = TextIndex::new(text);
    let mut graph = Graph {
        cas,
        index: &index,
        sofa,
        places: cas.by_id()?,
        lists: HashMap::new(),
        spans: HashMap::new(),
        used: HashSet::new(),
        joined: 0,
        made: Made::default(),
    };
    graph.find_lists();
    let mut about = About {
        id,
        title: None,
        further: Map::new(),
    };
    for (place, structure) in cas.structures.iter().enumerate() {
        if !graph.is_here(structure) {
            continue;
        }
        if describes_document(&structure.kind) {
            about.add(structure);
        } else if !is_layout(&structure.kind) && graph.ends(structure).is_none() {
            graph.span(place)?;
        }
    }
    let layer = graph.relations()?;
    let title = about.title.unwrap_or_else(|| guess_title(text));
    let mut document = Document::of_text(id.to_owned(), title, text.to_owned());
    document.metadata = to_metadata(about.further);
    document.layers.extend(layer);
    Ok(document)
}

/// What a file says of its document.
struct About<'i> {
    /// The id of the article, which is no news.
    id: &'i str,
    title: Option<String>,
    further: Map<String, Value>,
}

impl About<'_> {
    fn add(&mut self, structure: &Structure) {
        if local(&structure.kind) == FIELD {
            self.field(structure);
            return;
        }
        for (name, value) in &structure.features {
            let Feature::Text(text) = value else { continue };
            if name == "documentTitle" && !text.trim().is_empty() {
                self.title = Some(text.clone());
            } else if !OWN.contains(&name.as_str())
                && (name != "documentId" || !is_same(text, self.id))
            {
                self.further
                    .insert(name.clone(), Value::String(text.clone()));
            }
        }
    }

    /// A fact whose name stands in the file.
    fn field(&mut self, structure: &Structure) {
        let said = ["value", features::AS_JSON].into_iter().filter_map(|name| {
            let text = structure.text(name)?;
            Some((name.to_owned(), Value::String(text.to_owned())))
        });
        let mut said = features::read(said.collect()).attributes;
        if let (Some(key), Some(value)) = (structure.text("key"), said.remove("value")) {
            self.further.insert(key.to_owned(), value);
        }
    }
}

/// Whether two ids are the same, perhaps without the folder of one of them.
fn is_same(one: &str, other: &str) -> bool {
    let ends = |long: &str, short: &str| {
        let before = long.strip_suffix(short);
        !short.is_empty() && before.is_some_and(|b| b.is_empty() || b.ends_with('/'))
    };
    ends(one, other) || ends(other, one)
}

/// An article that is being put together.
struct Graph<'c> {
    cas: &'c Cas,
    index: &'c TextIndex<'c>,
    sofa: Option<u64>,
    /// Where structures stand, by id.
    places: HashMap<u64, usize>,
    /// Whether a feature of a type lists links wherever it is there.
    lists: HashMap<(&'c str, &'c str), bool>,
    /// The spans made of structures, by the places of these.
    spans: HashMap<usize, usize>,
    /// Links that stand in a list already: none is in two, or a few bytes would make millions.
    used: HashSet<usize>,
    /// Bytes of shared arrays that were joined to values, bounded for the same reason.
    joined: u64,
    made: Made,
}

impl<'c> Graph<'c> {
    fn get(&self, id: u64) -> Option<(usize, &'c Structure)> {
        let place = *self.places.get(&id)?;
        Some((place, self.cas.structures.get(place)?))
    }

    /// Whether it is an annotation of the text that is read.
    fn is_here(&self, structure: &Structure) -> bool {
        let sofa = structure.reference("sofa");
        structure.is_annotation() && (sofa.is_none() || self.sofa.is_none() || sofa == self.sofa)
    }

    /// The names of the features that hold the ends, of a relation.
    fn ends(&self, structure: &Structure) -> Option<(&'static str, &'static str)> {
        let [sure, plain] = ENDS;
        if structure.feature(sure.0).is_some() || structure.feature(sure.1).is_some() {
            return Some(sure);
        }
        let is_end = |name| {
            let id = structure.reference(name);
            id.and_then(|id| self.get(id))
                .is_some_and(|(_, end)| end.is_annotation())
        };
        (is_end(plain.0) && is_end(plain.1)).then_some(plain)
    }

    /// The span of an annotation, made if there is none yet.
    fn span(&mut self, place: usize) -> Result<usize, Refused> {
        if let Some(made) = self.spans.get(&place) {
            return Ok(*made);
        }
        let structure = &self.cas.structures[place];
        let fragment = self.fragment(structure)?;
        let features = if is_layout(&structure.kind) {
            Attributes::new()
        } else {
            self.attributes(structure, &[])?
        };
        let made = self.made.span(&structure.kind, fragment, features);
        let made = made.map_err(|error| structure.refuse(error))?;
        self.spans.insert(place, made);
        Ok(made)
    }

    fn fragment(&self, structure: &Structure) -> Result<Fragment, Refused> {
        let offset = |name: &str| {
            let said = structure.text(name).unwrap_or_default();
            said.parse::<u64>().map_err(|_| structure.bad(name))
        };
        let (start, end) = (offset("begin")?, offset("end")?);
        let here = |at: u64| self.index.from_utf16(u32::try_from(at).ok()?);
        fragment(self.index, here(start), here(end), (start, end))
            .map_err(|error| structure.refuse(error))
    }

    /// The features that are neither links nor in `not`.
    fn attributes(&mut self, structure: &Structure, not: &[&str]) -> Result<Attributes, Refused> {
        let mut attributes = Attributes::new();
        for (name, value) in &structure.features {
            let taken = OWN.contains(&name.as_str())
                || not.contains(&name.as_str())
                || self.is_step(structure, name)
                || self.is_list(structure, name);
            let text = match value {
                _ if taken => continue,
                Feature::Text(text) => text.clone(),
                Feature::Texts(texts) => texts.join("; "),
                Feature::Ref(id) => {
                    let texts = self.strings(*id).unwrap_or_default();
                    self.joined += texts.iter().map(|t| t.len() as u64 + 2).sum::<u64>();
                    if self.joined > LARGEST {
                        return Err(structure.bad(name));
                    }
                    texts.join("; ")
                }
                Feature::Refs(_) => continue,
            };
            if !text.is_empty() {
                attributes.insert(name.clone(), Value::String(text));
            }
        }
        Ok(attributes)
    }

    /// Whether the feature belongs to a chain's step to its next link.
    fn is_step(&self, structure: &Structure, name: &str) -> bool {
        (name == NEXT || name == CHAIN_RELATION) && self.next(structure).is_some()
    }

    /// The next link of a chain.
    fn next(&self, structure: &Structure) -> Option<usize> {
        let (place, next) = self.get(structure.reference(NEXT)?)?;
        (next.kind == structure.kind && self.is_here(next)).then_some(place)
    }

    /// The strings of an array that stands for itself.
    fn strings(&self, id: u64) -> Option<&'c [String]> {
        match self.get(id)?.1.feature(ELEMENTS)? {
            Feature::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    /// Finds out which features list links. A number in XMI may look like the id of one, but
    /// hardly in every annotation of a type.
    fn find_lists(&mut self) {
        for structure in &self.cas.structures {
            for (name, value) in &structure.features {
                if OWN.contains(&name.as_str()) || !structure.is_annotation() {
                    continue;
                }
                let first = self.listed(value).next().flatten();
                let is_link = first.and_then(|id| self.get(id)).is_some_and(|(_, link)| {
                    !link.is_annotation() && link.reference("target").is_some()
                });
                let key = (structure.kind.as_str(), name.as_str());
                *self.lists.entry(key).or_insert(true) &= is_link;
            }
        }
    }

    fn is_list(&self, structure: &Structure, name: &str) -> bool {
        let key = (structure.kind.as_str(), name);
        self.lists.get(&key).copied().unwrap_or_default()
    }

    /// The ids in a feature, or in the array that it points at.
    fn listed(&self, value: &'c Feature) -> Box<dyn Iterator<Item = Option<u64>> + 'c> {
        let mut ids = value.ids();
        let array = ids.next().flatten().and_then(|id| self.get(id));
        match array {
            Some((_, array)) if array.kind == ARRAY => match array.feature(ELEMENTS) {
                Some(elements) => elements.ids(),
                None => Box::new(std::iter::empty()),
            },
            _ => value.ids(),
        }
    }

    fn relations(mut self) -> Result<Option<DocLayer>, Refused> {
        let cas = self.cas;
        for (place, structure) in cas.structures.iter().enumerate() {
            if !self.is_here(structure) {
                continue;
            }
            if let Some((from, to)) = self.ends(structure) {
                let ends = (self.end(structure, from)?, self.end(structure, to)?);
                let features = self.attributes(structure, &[from, to])?;
                let (kind, attributes) = named(&structure.kind, features);
                self.made.relation(kind, ends, attributes);
            } else if !is_layout(&structure.kind) {
                let from = self.span(place)?;
                self.steps(from, structure)?;
            }
        }
        Ok(self.made.finish())
    }

    /// The relations that an annotation's own features are.
    fn steps(&mut self, from: usize, structure: &'c Structure) -> Result<(), Refused> {
        if let Some(next) = self.next(structure) {
            let to = self.span(next)?;
            let said = structure.text(CHAIN_RELATION).filter(|s| !s.is_empty());
            let kind = said.unwrap_or(local(&structure.kind)).to_owned();
            self.made.relation(kind, (from, to), Attributes::new());
        }
        for (name, value) in &structure.features {
            if OWN.contains(&name.as_str()) || self.is_step(structure, name) {
                continue;
            }
            if self.is_list(structure, name) {
                for id in self.listed(value) {
                    let link = id.and_then(|id| self.get(id));
                    let (place, link) = link.ok_or_else(|| structure.bad(name))?;
                    if !self.used.insert(place) {
                        return Err(structure.bad(name));
                    }
                    let to = self.end(link, "target")?;
                    let role = link.text("role").filter(|role| !role.is_empty());
                    let kind = role.unwrap_or(name).to_owned();
                    let attributes = self.attributes(link, &["role", "target"])?;
                    self.made.relation(kind, (from, to), attributes);
                }
            } else if let Feature::Ref(id) = value
                && let Some((place, end)) = self.get(*id)
                && self.is_here(end)
                && self.ends(end).is_none()
            {
                let to = self.span(place)?;
                self.made
                    .relation(name.clone(), (from, to), Attributes::new());
            }
        }
        Ok(())
    }

    /// The span that a feature of a relation or link points at.
    fn end(&mut self, structure: &Structure, name: &str) -> Result<usize, Refused> {
        let id = structure
            .reference(name)
            .ok_or_else(|| structure.bad(name))?;
        match self.get(id) {
            Some((place, end)) if self.is_here(end) && self.ends(end).is_none() => self.span(place),
            _ => Err(structure.refuse(Error::new(Code::ReferenceUnknown).arg("id", id))),
        }
    }
}
