//! Values of attributes as text, for formats that hold no others.
use serde_json::Value;

use super::canonical::Sorted;
use crate::domain::id::EntityId;
use crate::domain::{Attribute, AttributeKind, Attributes, DocRelation, DocSpan, Header};

/// An attribute and its value: words as they are, a person by name, anything else as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said<'a> {
    pub(super) name: &'a str,
    pub(super) text: String,
    /// None where the schema does not know the attribute.
    pub(super) kind: Option<AttributeKind>,
    /// The row of the register that it names.
    pub(super) person: Option<EntityId>,
}

/// What is said of a span, in the order of names.
pub(super) fn of_span<'a>(header: &Header, span: &'a DocSpan) -> Vec<Said<'a>> {
    let label = header.schema.label_named(&span.label);
    let known = label.map_or(&[][..], |label| &label.attributes);
    said(header, known, &span.attributes)
}

/// What is said of a relation, in the order of names.
pub(super) fn of_relation<'a>(header: &Header, link: &'a DocRelation) -> Vec<Said<'a>> {
    let kind = header.schema.relation_named(&link.kind);
    let known = kind.map_or(&[][..], |kind| &kind.attributes);
    said(header, known, &link.attributes)
}

fn said<'a>(header: &Header, known: &[Attribute], values: &'a Attributes) -> Vec<Said<'a>> {
    let one = |(name, value): (&'a String, &Value)| {
        let kind = known.iter().find(|a| a.name == *name).map(|a| a.kind);
        let person = (value.as_str())
            .filter(|_| kind == Some(AttributeKind::Entity))
            .and_then(|id| header.entity(id.parse().ok()?));
        Said {
            name,
            text: person.map_or_else(|| plain(value), |person| person.name.clone()),
            kind,
            person: person.map(|person| person.id),
        }
    };
    values.iter().map(one).collect()
}

/// A value as text: the same JSON has the same text.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_json::to_string(&Sorted(other)).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::Entity;
    use crate::formats::tests_support::{header, span};

    #[test]
    fn words_people_and_json() {
        let mut header = header();
        let person = EntityId::new();
        header.entities.push(Entity {
            id: person,
            name: "Lê Hằng".to_owned(),
            aliases: Vec::new(),
        });
        let mut hang = span("PERSON", 3, 7, "Hằng");
        let value = |value: Value, span: &mut DocSpan, name: &str| {
            span.attributes.insert(name.to_owned(), value);
        };
        value(json!(person.to_string()), &mut hang, "entity");
        value(json!("a b"), &mut hang, "giới");
        value(json!({"b": 1, "a": [2.5]}), &mut hang, "x");
        let found: Vec<_> = of_span(&header, &hang)
            .into_iter()
            .map(|said| (said.name.to_owned(), said.text, said.person.is_some()))
            .collect();
        let row = |name: &str, text: &str, is_person| (name.to_owned(), text.to_owned(), is_person);
        assert_eq!(
            found,
            [
                row("entity", "Lê Hằng", true),
                row("giới", "a b", false),
                row("x", r#"{"a":[2.5],"b":1}"#, false)
            ]
        );
        value(json!("Minh"), &mut hang, "entity");
        assert_eq!(
            of_span(&header, &hang)[0].text,
            "Minh",
            "a name is one already"
        );
    }
}
