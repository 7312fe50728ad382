//! What an import adds to the project's schema: labels, their attributes, relation types.
use std::collections::HashSet;

use super::check::Checker;
use crate::domain::id::{LabelId, RelationTypeId};
use crate::domain::{Attribute, Label, RelationType};

/// The palette of ui/src/styles/tokens.css.
const COLOURS: [&str; 8] = [
    "blue", "green", "orange", "purple", "red", "teal", "brown", "pink",
];

impl Checker<'_> {
    /// The label that the project has for one of the files; one that is not there is taken from
    /// the header, or made.
    pub(super) fn label(&mut self, named: &str) -> Label {
        let (header, options) = (self.header, self.options);
        let name = options.named(named);
        let of_files = [named, name]
            .into_iter()
            .find_map(|name| self.labels_of_files.get(name).copied());
        let place = self.label_places.get(name);
        if let Some(found) = place.and_then(|place| self.schema.labels.get_mut(*place)) {
            if let Some(of_files) = of_files
                && header.project.is_none()
                && extend(&mut found.attributes, &of_files.attributes)
            {
                self.new_labels.push(found.clone());
            }
            return found.clone();
        }
        let mut label = match of_files {
            Some(label) if !self.label_ids.contains(&label.id) => label.clone(),
            Some(label) => Label {
                id: LabelId::new(),
                ..label.clone()
            },
            None => Label::named(name),
        };
        name.clone_into(&mut label.name);
        if label.colour.is_empty() {
            label.colour = COLOURS[self.schema.labels.len() % COLOURS.len()].to_owned();
        }
        label.key = label.key.filter(|key| self.keys.insert(key.clone()));
        self.label_ids.insert(label.id);
        self.label_places
            .insert(label.name.clone(), self.schema.labels.len());
        self.schema.labels.push(label.clone());
        self.new_labels.push(label.clone());
        self.labels_added.insert(label.name.clone());
        label
    }

    /// The same for relation types.
    pub(super) fn relation(&mut self, named: &str) -> RelationType {
        let (header, options) = (self.header, self.options);
        let name = options.named(named);
        let of_files = [named, name]
            .into_iter()
            .find_map(|name| self.relations_of_files.get(name).copied());
        let place = self.relation_places.get(name);
        if let Some(found) = place.and_then(|place| self.schema.relations.get_mut(*place)) {
            if let Some(of_files) = of_files
                && header.project.is_none()
                && extend(&mut found.attributes, &of_files.attributes)
            {
                self.new_relations.push(found.clone());
            }
            return found.clone();
        }
        let mut kind = match of_files {
            Some(kind) if !self.relation_ids.contains(&kind.id) => kind.clone(),
            Some(kind) => RelationType {
                id: RelationTypeId::new(),
                ..kind.clone()
            },
            None => RelationType::named(name),
        };
        name.clone_into(&mut kind.name);
        self.relations_added.insert(kind.name.clone());
        self.relation_ids.insert(kind.id);
        self.relation_places
            .insert(kind.name.clone(), self.schema.relations.len());
        self.schema.relations.push(kind.clone());
        self.new_relations.push(kind.clone());
        kind
    }
}

/// Adds the attributes that are not there by name; whether there were any.
fn extend(own: &mut Vec<Attribute>, more: &[Attribute]) -> bool {
    let mut names: HashSet<&str> = own.iter().map(|known| &*known.name).collect();
    let new = more
        .iter()
        .filter(|attribute| names.insert(&attribute.name));
    let new: Vec<Attribute> = new.cloned().collect();
    let any = !new.is_empty();
    own.extend(new);
    any
}
