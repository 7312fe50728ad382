//! What files of UIMA hold, however they are written: feature structures.
use std::collections::HashMap;

use crate::error::{Code, Error, Result};

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Cas {
    pub(super) structures: Vec<Structure>,
}

/// A feature structure.
#[derive(Debug, Default)]
pub(super) struct Structure {
    pub(super) id: Option<u64>,
    /// The name of its type, with dots.
    pub(super) kind: String,
    pub(super) features: Vec<(String, Feature)>,
    /// The byte of the file at which it begins.
    pub(super) byte: usize,
}

/// What a feature says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Feature {
    /// A value, which in XMI may be ids.
    Text(String),
    /// Several values.
    Texts(Vec<String>),
    /// What is known to be a reference.
    Ref(u64),
    Refs(Vec<u64>),
}

/// Why an article cannot be made, and the byte where that stands.
#[derive(Debug)]
pub(super) struct Refused {
    pub(super) byte: usize,
    pub(super) error: Error,
}

impl Structure {
    pub(super) fn feature(&self, name: &str) -> Option<&Feature> {
        let mut features = self.features.iter();
        features.find(|(n, _)| n == name).map(|(_, value)| value)
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.feature(name)? {
            Feature::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn reference(&self, name: &str) -> Option<u64> {
        match self.feature(name)? {
            Feature::Text(text) => text.parse().ok(),
            Feature::Ref(id) => Some(*id),
            _ => None,
        }
    }

    pub(super) fn is_annotation(&self) -> bool {
        self.feature("begin").is_some() && self.feature("end").is_some()
    }

    pub(super) fn refuse(&self, error: Error) -> Refused {
        Refused {
            byte: self.byte,
            error,
        }
    }

    pub(super) fn bad(&self, what: &str) -> Refused {
        self.refuse(Error::new(Code::BadRecord).arg("what", what))
    }
}

/// The type of arrays of structures.
pub(super) const ARRAY: &str = "uima.cas.FSArray";
/// The feature of arrays that holds what is in them.
pub(super) const ELEMENTS: &str = "elements";

impl Feature {
    /// The ids that it may hold, up to the first that is none.
    pub(super) fn ids(&self) -> Box<dyn Iterator<Item = Option<u64>> + '_> {
        match self {
            Self::Text(text) => Box::new(text.split_ascii_whitespace().map(|id| id.parse().ok())),
            Self::Texts(_) => Box::new(std::iter::empty()),
            Self::Ref(id) => Box::new(std::iter::once(Some(*id))),
            Self::Refs(ids) => Box::new(ids.iter().copied().map(Some)),
        }
    }
}

impl Cas {
    /// Where structures stand, by id; no two have the same.
    pub(super) fn by_id(&self) -> Result<HashMap<u64, usize>, Refused> {
        let mut places = HashMap::with_capacity(self.structures.len());
        for (place, structure) in self.structures.iter().enumerate() {
            if let Some(id) = structure.id
                && places.insert(id, place).is_some()
            {
                return Err(structure.refuse(Error::new(Code::IdTwice).arg("id", id)));
            }
        }
        Ok(places)
    }

    /// The id and the text of the view that is read.
    pub(super) fn sofa(&self) -> Result<(Option<u64>, &str), Refused> {
        let sofas = || {
            let sofas = self.structures.iter().filter(|s| s.kind == "uima.cas.Sofa");
            let text = |sofa: &'_ Structure| sofa.text("sofaString").is_some_and(|t| !t.is_empty());
            sofas.filter(move |sofa| text(sofa))
        };
        let sofa = sofas()
            .find(|sofa| sofa.text("sofaID") == Some("_InitialView"))
            .or_else(|| sofas().next())
            .ok_or_else(|| Structure::default().bad("sofaString"))?;
        Ok((sofa.id, sofa.text("sofaString").unwrap_or_default()))
    }
}
