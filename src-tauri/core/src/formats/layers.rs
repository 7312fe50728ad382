//! A layer that is put together from what a file says by ids.
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde_json::Value;

use crate::domain::{Attributes, DocLayer, DocRelation, DocSpan, LayerKind};
use crate::error::{Code, Error};

/// What stands between several values of one attribute.
const BETWEEN: &str = "; ";

/// Spans and relations, and which of them each id stands for.
#[derive(Debug, Default)]
pub(super) struct Layer {
    spans: Vec<DocSpan>,
    relations: Vec<DocRelation>,
    things: HashMap<String, Thing>,
}

#[derive(Debug, Clone, Copy)]
enum Thing {
    Span(usize),
    Relation(usize),
}

impl Layer {
    /// Adds a span; refused when its id is taken.
    pub(super) fn span(&mut self, id: Option<String>, span: DocSpan) -> Result<(), Error> {
        self.is(id, Thing::Span(self.spans.len()))?;
        self.spans.push(span);
        Ok(())
    }

    /// Adds a relation between two spans; refused when one of them is not there, or its id is
    /// taken.
    pub(super) fn link(
        &mut self,
        id: Option<String>,
        kind: &str,
        from: &str,
        to: &str,
    ) -> Result<(), Error> {
        let (from, to) = (self.place(from)?, self.place(to)?);
        self.is(id, Thing::Relation(self.relations.len()))?;
        self.relations.push(DocRelation {
            id: None,
            kind: kind.to_owned(),
            from,
            to,
            attributes: Attributes::new(),
        });
        Ok(())
    }

    /// Gives a span or relation a value; refused when it is not there.
    pub(super) fn value(&mut self, of: &str, name: &str, value: &str) -> Result<(), Error> {
        let attributes = match self.things.get(of).copied() {
            Some(Thing::Span(place)) => self.spans.get_mut(place).map(|s| &mut s.attributes),
            Some(Thing::Relation(place)) => {
                self.relations.get_mut(place).map(|r| &mut r.attributes)
            }
            None => None,
        };
        add_value(attributes.ok_or_else(|| unknown(of))?, name, value);
        Ok(())
    }

    /// Whether a span has this id.
    pub(super) fn has(&self, id: &str) -> bool {
        matches!(self.things.get(id), Some(Thing::Span(_)))
    }

    /// The layer; none without spans. The import names one that has no name.
    pub(super) fn finish(self, name: Option<String>) -> Option<DocLayer> {
        (!self.spans.is_empty()).then(|| DocLayer {
            id: None,
            kind: LayerKind::Imported,
            name: name.unwrap_or_default(),
            round: 1,
            annotator: None,
            revision: 0,
            spans: self.spans,
            relations: self.relations,
        })
    }

    fn place(&self, id: &str) -> Result<usize, Error> {
        match self.things.get(id) {
            Some(Thing::Span(place)) => Ok(*place),
            _ => Err(unknown(id)),
        }
    }

    fn is(&mut self, id: Option<String>, thing: Thing) -> Result<(), Error> {
        let Some(id) = id else { return Ok(()) };
        match self.things.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(thing);
                Ok(())
            }
            Entry::Occupied(entry) => Err(Error::new(Code::IdTwice).arg("id", entry.key())),
        }
    }
}

fn unknown(id: &str) -> Error {
    Error::new(Code::ReferenceUnknown).arg("id", id)
}

/// Gives an attribute a value, behind those that it has.
pub(super) fn add_value(attributes: &mut Attributes, name: &str, value: &str) {
    match attributes.get_mut(name) {
        Some(Value::String(known)) => {
            known.push_str(BETWEEN);
            known.push_str(value);
        }
        _ => {
            attributes.insert(name.to_owned(), Value::from(value));
        }
    }
}

/// A value as text.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
