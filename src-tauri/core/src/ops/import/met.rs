//! What the files of an import call labels and relation types: for whoever maps them to the
//! project's.
use std::collections::BTreeMap;

use super::Met;
use super::check::Checker;
use crate::domain::Document;

/// How often each name was met.
#[derive(Debug, Default)]
pub(super) struct Names {
    labels: BTreeMap<String, u32>,
    relations: BTreeMap<String, u32>,
}

impl Names {
    pub(super) fn add(&mut self, document: &Document) {
        for layer in &document.layers {
            for span in &layer.spans {
                count(&mut self.labels, &span.label);
            }
            for relation in &layer.relations {
                count(&mut self.relations, &relation.kind);
            }
        }
    }

    /// Labels and relation types, with what they are in the project.
    pub(super) fn all(&self, checker: &Checker<'_>) -> (Vec<Met>, Vec<Met>) {
        let met = |names: &BTreeMap<String, u32>, is_new: &dyn Fn(&str) -> bool| {
            let all = names.iter().map(|(name, count)| {
                let to = checker.options.named(name);
                Met {
                    name: name.clone(),
                    count: *count,
                    to: to.to_owned(),
                    added: is_new(to),
                }
            });
            all.collect()
        };
        (
            met(&self.labels, &|name| checker.labels_added.contains(name)),
            met(&self.relations, &|name| {
                checker.relations_added.contains(name)
            }),
        )
    }
}

fn count(names: &mut BTreeMap<String, u32>, name: &str) {
    match names.get_mut(name) {
        Some(count) => *count += 1,
        None => drop(names.insert(name.to_owned(), 1)),
    }
}
