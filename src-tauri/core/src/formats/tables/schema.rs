//! What the schema says of labels: which name people and which figures.
use crate::domain::{AttributeKind, DocRelation, DocSpan, Schema};

/// Labels and links of schemas that say nothing by attributes, as those of imported files.
const FIGURE: &str = "TRADE_FIGURE";
const HOLDS: &str = "HOLDS";

/// Whether spans of this label are figures: it has an attribute for their reading.
pub(super) fn is_figure(schema: &Schema, label: &str) -> bool {
    if schema_has(schema, AttributeKind::Figure) {
        has(schema, label, AttributeKind::Figure)
    } else {
        label == FIGURE
    }
}

/// The name of the attribute that holds the reading.
pub(super) fn figure_attribute<'s>(schema: &'s Schema, label: &str) -> Option<&'s str> {
    let attributes = &schema.label_named(label)?.attributes;
    let found = attributes
        .iter()
        .find(|one| one.kind == AttributeKind::Figure)?;
    Some(&found.name)
}

/// The two ends of a link that ties a person to a role: one label names people, for it has a place
/// for the person in the register, and the other neither does nor is a figure.
pub(super) fn person_and_role<'a>(
    schema: &Schema,
    spans: &'a [DocSpan],
    link: &DocRelation,
) -> Option<(&'a DocSpan, &'a DocSpan)> {
    let (from, to) = (spans.get(link.from)?, spans.get(link.to)?);
    if !schema_has(schema, AttributeKind::Entity) {
        return (link.kind == HOLDS).then_some((from, to));
    }
    let is_person = |span: &DocSpan| has(schema, &span.label, AttributeKind::Entity);
    let (person, role) = match (is_person(from), is_person(to)) {
        (true, false) => (from, to),
        (false, true) => (to, from),
        _ => return None,
    };
    (!is_figure(schema, &role.label)).then_some((person, role))
}

fn has(schema: &Schema, label: &str, kind: AttributeKind) -> bool {
    schema
        .label_named(label)
        .is_some_and(|label| label.attributes.iter().any(|one| one.kind == kind))
}

fn schema_has(schema: &Schema, kind: AttributeKind) -> bool {
    schema
        .labels
        .iter()
        .any(|label| label.attributes.iter().any(|one| one.kind == kind))
}
