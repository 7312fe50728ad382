//! The types of what is written: those of DKPro Core where there are, so that tools that know
//! these show names and places without being told anything, and one of our own for relations.
use std::collections::BTreeMap;

use super::features::{AS_JSON, NOTE, SPAN, feature};
use crate::domain::Schema;

pub(super) const DOCUMENT: &str =
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
/// A key and a value.
pub(super) const FIELD: &str =
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.MetaDataStringField";
/// A span; its label is the feature `value`.
pub(in crate::formats) const MENTION: &str =
    "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
/// A relation; its type is the feature `value`.
pub(in crate::formats) const RELATION: &str = "webanno.custom.NhanRelation";

/// Features that the type of the document has for what articles may have as metadata.
pub(super) const FACTS: [&str; 5] = [
    "collectionId",
    "documentBaseUri",
    "documentId",
    "documentUri",
    "language",
];
pub(super) const TITLE: &str = "documentTitle";

const ANNOTATION: &str = "uima.tcas.Annotation";
const TEXT: &str = "uima.cas.String";

/// A type with the features that it has beyond its parent's.
#[derive(Debug)]
pub(super) struct Type {
    pub(super) name: &'static str,
    pub(super) parent: &'static str,
    /// By name: the type of what it holds, and what it is called in the project.
    pub(super) features: BTreeMap<String, (&'static str, String)>,
}

/// All types of a project.
pub(super) fn of(schema: &Schema) -> [Type; 4] {
    let texts = |names: &[&str]| -> BTreeMap<String, (&'static str, String)> {
        let texts = names.iter();
        texts
            .map(|name| ((*name).to_owned(), (TEXT, String::new())))
            .collect()
    };
    let mut mention = texts(&["value", AS_JSON, NOTE, SPAN]);
    for attribute in schema.labels.iter().flat_map(|label| &label.attributes) {
        let name = feature(&attribute.name).into_owned();
        mention.insert(name, (TEXT, attribute.name.clone()));
    }
    let mut relation = texts(&["value", AS_JSON]);
    for end in ["Governor", "Dependent"] {
        relation.insert(end.to_owned(), (MENTION, String::new()));
    }
    for attribute in schema.relations.iter().flat_map(|kind| &kind.attributes) {
        let name = feature(&attribute.name).into_owned();
        relation.insert(name, (TEXT, attribute.name.clone()));
    }
    let mut document = texts(&FACTS);
    // Its parent has it.
    document.remove("language");
    document.extend(texts(&[TITLE]));
    let of = |name, parent, features| Type {
        name,
        parent,
        features,
    };
    [
        of(DOCUMENT, "uima.tcas.DocumentAnnotation", document),
        of(FIELD, ANNOTATION, texts(&["key", "value", AS_JSON])),
        of(MENTION, ANNOTATION, mention),
        of(RELATION, ANNOTATION, relation),
    ]
}
