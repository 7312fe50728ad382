//! The schema: labels, their keys, colours and attributes, relation types and their ends.
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::figure::Figure;
use super::id::{LabelId, RelationTypeId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeKind {
    Enum,
    Text,
    Number,
    Date,
    /// The id of a row in the register of people.
    Entity,
    /// A trade figure's reading; see [`super::figure::Figure`].
    Figure,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: AttributeKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    #[serde(default)]
    pub required: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    #[serde(default = "LabelId::new")]
    pub id: LabelId,
    pub name: String,
    #[serde(default)]
    pub name_vi: String,
    #[serde(default)]
    pub name_en: String,
    #[serde(default)]
    pub key: Option<String>,
    #[serde(default)]
    pub colour: String,
    #[serde(default)]
    pub description_vi: String,
    #[serde(default)]
    pub description_en: String,
    #[serde(default)]
    pub attributes: Vec<Attribute>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelationType {
    #[serde(default = "RelationTypeId::new")]
    pub id: RelationTypeId,
    pub name: String,
    #[serde(default)]
    pub name_vi: String,
    #[serde(default)]
    pub name_en: String,
    #[serde(default)]
    pub key: Option<String>,
    /// Names of the labels a link may start from, and go to; none: any.
    #[serde(default)]
    pub from: Vec<String>,
    #[serde(default)]
    pub to: Vec<String>,
    #[serde(default)]
    pub attributes: Vec<Attribute>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    pub name: String,
    pub labels: Vec<Label>,
    #[serde(default)]
    pub relations: Vec<RelationType>,
}

impl AttributeKind {
    /// The value that a text stands for where a file has no others: a number, or a figure as
    /// JSON. None for kinds whose values are texts, and for a text that is none.
    pub fn value_of(self, text: &str) -> Option<Value> {
        let value = || serde_json::from_str::<Value>(text).ok();
        match self {
            Self::Number => value().filter(Value::is_number),
            Self::Figure => value().filter(|value| Figure::deserialize_value(value).is_some()),
            Self::Enum | Self::Text | Self::Date | Self::Entity => None,
        }
    }
}

impl Label {
    /// A label of this name, of which nothing else is known.
    pub fn named(name: &str) -> Self {
        Self {
            id: LabelId::new(),
            name: name.to_owned(),
            name_vi: name.to_owned(),
            name_en: name.to_owned(),
            key: None,
            colour: String::new(),
            description_vi: String::new(),
            description_en: String::new(),
            attributes: Vec::new(),
        }
    }
}

impl RelationType {
    /// A type of this name that may lead from any label to any.
    pub fn named(name: &str) -> Self {
        Self {
            id: RelationTypeId::new(),
            name: name.to_owned(),
            name_vi: name.to_owned(),
            name_en: name.to_owned(),
            key: None,
            from: Vec::new(),
            to: Vec::new(),
            attributes: Vec::new(),
        }
    }
}

impl Schema {
    /// The schema that a new project starts with: people, roles and trade figures.
    pub fn default_news() -> Self {
        serde_json::from_str(include_str!("schema_default.json"))
            .expect("the built-in schema is read by a test")
    }

    pub fn label(&self, id: LabelId) -> Option<&Label> {
        self.labels.iter().find(|l| l.id == id)
    }

    pub fn label_named(&self, name: &str) -> Option<&Label> {
        self.labels.iter().find(|l| l.name == name)
    }

    pub fn relation(&self, id: RelationTypeId) -> Option<&RelationType> {
        self.relations.iter().find(|r| r.id == id)
    }

    pub fn relation_named(&self, name: &str) -> Option<&RelationType> {
        self.relations.iter().find(|r| r.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_schema_has_people_roles_figures_and_holds() {
        let schema = Schema::default_news();
        let names: Vec<_> = schema.labels.iter().map(|l| l.name.as_str()).collect();
        assert_eq!(names, ["PERSON", "ROLE", "TRADE_FIGURE"]);
        let holds = schema.relation_named("HOLDS").unwrap();
        assert_eq!(
            (&holds.from[..], &holds.to[..]),
            (&["PERSON".to_owned()][..], &["ROLE".to_owned()][..])
        );
    }
}
