//! What types of UIMA are called here, and which of them are no labels.
use serde_json::Value;

use crate::domain::Attributes;

/// What DKPro Core's types begin with, in both of its packages.
const DKPRO: [&str; 2] = ["de.tudarmstadt.ukp.dkpro.core.api.", "org.dkpro.core.api."];

/// The feature that a tag stands in.
const TAG: &str = "value";

/// The last part of a type's name.
pub(in crate::formats) fn local(kind: &str) -> &str {
    kind.rsplit(['.', ':']).next().unwrap_or(kind)
}

/// The label of an annotation, or the type of a relation, and the features that are left.
pub(in crate::formats) fn named(kind: &str, mut features: Attributes) -> (String, Attributes) {
    if !is_form(kind)
        && let Some(Value::String(tag)) = features.get(TAG)
        && !tag.trim().is_empty()
    {
        let tag = tag.clone();
        features.remove(TAG);
        return (tag, features);
    }
    (local(kind).to_owned(), features)
}

/// Whether annotations of this type divide the text, or describe the document.
pub(super) fn is_layout(kind: &str) -> bool {
    const DIVISIONS: [&str; 5] = ["Paragraph", "Div", "Heading", "Document", "CompoundPart"];
    const ANYWHERE: [&str; 4] = [
        "Token",
        "Sentence",
        "DocumentAnnotation",
        "SourceDocumentInformation",
    ];
    ANYWHERE.contains(&local(kind))
        || describes_document(kind)
        || in_dkpro(kind, "xml.")
        || in_dkpro(kind, "segmentation.") && DIVISIONS.contains(&local(kind))
}

/// Whether what stands in it is metadata.
pub(super) fn describes_document(kind: &str) -> bool {
    in_dkpro(kind, "metadata.") || local(kind) == "DocumentMetaData"
}

/// Whether relations of this type lead between tokens when the base they name is not there.
pub(in crate::formats) fn of_token(kind: &str) -> bool {
    ["Token", "Dependency"].contains(&local(kind))
}

/// Whether `value` is a form of the word and no tag.
fn is_form(kind: &str) -> bool {
    in_dkpro(kind, "segmentation.") || in_dkpro(kind, "lexmorph.")
}

fn in_dkpro(kind: &str, package: &str) -> bool {
    DKPRO
        .iter()
        .filter_map(|all| kind.strip_prefix(all))
        .any(|rest| rest.starts_with(package))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(kind: &str, value: &str) -> (String, Vec<String>) {
        let features = [("value", value), ("identifier", "Q1")]
            .map(|(name, value)| (name.to_owned(), Value::String(value.to_owned())));
        let (label, rest) = named(kind, features.into_iter().collect());
        (label, rest.into_keys().collect())
    }

    #[test]
    fn a_tag_is_the_label_and_a_form_is_none() {
        let entity = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
        let rest = vec!["identifier".to_owned()];
        assert_eq!(label(entity, "NGƯỜI"), ("NGƯỜI".to_owned(), rest));
        let all = vec!["identifier".to_owned(), "value".to_owned()];
        assert_eq!(label(entity, " "), ("NamedEntity".to_owned(), all.clone()));
        let lemma = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma";
        assert_eq!(label(lemma, "đi"), ("Lemma".to_owned(), all));
    }

    #[test]
    fn layout_is_told_from_labels_of_the_same_name() {
        for kind in [
            "cassis.Token",
            "uima.tcas.DocumentAnnotation",
            "org.dkpro.core.api.xml.type.XmlElement",
            "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Paragraph",
            "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.TagsetDescription",
        ] {
            assert!(is_layout(kind), "{kind}");
        }
        for kind in [
            "webanno.custom.Paragraph",
            "uima.tcas.Annotation",
            "Heading",
        ] {
            assert!(!is_layout(kind), "{kind}");
        }
    }
}
