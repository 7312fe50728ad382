//! What is written of an article, whichever way: annotations, in the order of their ids.
use std::borrow::Cow;

use serde_json::Value;

use super::super::Item;
use super::super::canonical;
use super::super::options::Options;
use super::super::tally::{Reason, Tally, is_entity};
use super::super::view::View;
use super::features::{self, AS_JSON, NOTE, SPAN};
use super::types::{self, DOCUMENT, FACTS, FIELD, MENTION, RELATION, TITLE, Type};
use crate::domain::{Attributes, DocSpan, Document, Range};
use crate::text::TextIndex;

/// The id of the text.
pub(super) const SOFA: u64 = 1;

/// An annotation that is written.
#[derive(Debug)]
pub(super) struct Annotation {
    pub(super) id: u64,
    /// The name of its type.
    pub(super) kind: &'static str,
    /// In UTF-16 units.
    pub(super) begin: u32,
    pub(super) end: u32,
    /// Of a relation, the ids of what it leads from and to.
    pub(super) ends: Option<(u64, u64)>,
    pub(super) features: Vec<(String, String)>,
}

/// A whole article.
#[derive(Debug)]
pub(super) struct Written<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) types: [Type; 4],
    pub(super) annotations: Vec<Annotation>,
    pub(super) tally: Tally,
}

impl<'a> Written<'a> {
    pub(super) fn new(item: &Item<'a>, options: &Options) -> Self {
        let mut view = View::new(item, options);
        let types = types::of(&item.header.schema);
        let text = view.text.clone();
        let index = TextIndex::new(&text);
        let mut made = Made {
            index: &index,
            annotations: Vec::new(),
        };
        made.document(item.document);
        let [_, _, mention, relation] = &types;
        let mut firsts = Vec::with_capacity(view.layer.spans.len());
        for span in &view.layer.spans {
            let said = features::of_span(item.header, span);
            let (people, others): (Vec<_>, Vec<_>) = unknown(mention, &said)
                .into_iter()
                .partition(|name| is_entity(&item.header.schema, span, name));
            view.tally.losses.add(Reason::Entity, people.len());
            view.tally.losses.add(Reason::Attribute, others.len());
            firsts.push(made.span(mention, span, &said));
        }
        for link in &view.layer.relations {
            let lost = unknown(relation, &link.attributes).len();
            view.tally.losses.add(Reason::RelationAttribute, lost);
            let end = |place: usize| firsts.get(place).copied().unwrap_or_default();
            let mut features = known(relation, &link.attributes);
            features.insert(0, ("value".to_owned(), link.kind.clone()));
            made.relation(end(link.from), end(link.to), features);
        }
        view.tally.surroundings(item.document);
        Self {
            annotations: made.annotations,
            tally: view.written(),
            types,
            text,
        }
    }
}

/// The attributes that have no feature, for the schema does not name them.
fn unknown<'s>(kind: &Type, attributes: &'s Attributes) -> Vec<&'s str> {
    let names = attributes.keys().map(String::as_str);
    names
        .filter(|name| !kind.features.contains_key(&*features::feature(name)))
        .collect()
}

/// The others, as features.
fn known(kind: &Type, attributes: &Attributes) -> Vec<(String, String)> {
    let mut attributes = attributes.clone();
    attributes.retain(|name, _| kind.features.contains_key(&*features::feature(name)));
    features::written(&attributes)
}

struct Made<'t> {
    index: &'t TextIndex<'t>,
    annotations: Vec<Annotation>,
}

impl Made<'_> {
    /// Adds an annotation; gives its place.
    fn add(&mut self, kind: &'static str, range: Range, features: Vec<(String, String)>) -> usize {
        let place = self.annotations.len();
        let units = |offset| self.index.to_utf16(offset).unwrap_or_default();
        let (begin, end) = (units(range.start), units(range.end));
        self.annotations.push(Annotation {
            id: SOFA + 1 + place as u64,
            kind,
            begin,
            end,
            ends: None,
            features,
        });
        place
    }

    /// What is known of the article: its title, the source id as its id, and metadata.
    fn document(&mut self, document: &Document) {
        let whole = Range::new(0, self.index.len().0);
        let mut facts = vec![(TITLE.to_owned(), document.title.clone())];
        let other = &document.metadata.other;
        for name in FACTS {
            match other.get(name) {
                Some(Value::String(said)) => facts.push((name.to_owned(), said.clone())),
                None if name == "documentId" => {
                    facts.push((name.to_owned(), document.source_id.clone()));
                }
                _ => {}
            }
        }
        facts.retain(|(_, said)| !said.is_empty());
        self.add(DOCUMENT, whole, facts);
        let known = canonical::known(&document.metadata);
        let known = known.map(|(name, said)| (name, Value::String(said.to_owned())));
        let is_fact = |name: &str, value: &Value| FACTS.contains(&name) && value.is_string();
        let other = other.iter().filter(|(name, value)| !is_fact(name, value));
        let other = other.map(|(name, value)| (name.as_str(), value.clone()));
        for (name, value) in known.chain(other) {
            let (value, is_json) = features::text(&value);
            let mut field = vec![
                ("key".to_owned(), name.to_owned()),
                ("value".to_owned(), value),
            ];
            if is_json {
                field.push((AS_JSON.to_owned(), "value".to_owned()));
            }
            self.add(FIELD, whole, field);
        }
    }

    /// An annotation for each fragment. What is said of the span stands in the first, whose place
    /// is given.
    fn span(&mut self, kind: &Type, span: &DocSpan, attributes: &Attributes) -> usize {
        let first = self.annotations.len();
        for (number, fragment) in span.fragments.iter().enumerate() {
            let mut features = vec![("value".to_owned(), span.label.clone())];
            if number == 0 {
                features.extend(known(kind, attributes));
                if !span.note.is_empty() {
                    features.push((NOTE.to_owned(), span.note.clone()));
                }
            }
            if span.fragments.len() > 1 {
                features.push((SPAN.to_owned(), (SOFA + 1 + first as u64).to_string()));
            }
            self.add(MENTION, fragment.range, features);
        }
        first
    }

    /// A relation between the annotations at two places; it stands where the second does, as
    /// annotators show it.
    fn relation(&mut self, from: usize, to: usize, features: Vec<(String, String)>) {
        let ends = self.annotations.get(from).zip(self.annotations.get(to));
        let Some((from, to)) = ends else { return };
        let relation = Annotation {
            id: SOFA + 1 + self.annotations.len() as u64,
            kind: RELATION,
            begin: to.begin,
            end: to.end,
            ends: Some((from.id, to.id)),
            features,
        };
        self.annotations.push(relation);
    }
}
