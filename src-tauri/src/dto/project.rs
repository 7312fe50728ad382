use nhan_core::domain;
use nhan_core::ops::UndoState;
use nhan_core::storage::WriterInfo;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ArticleDto, ErrorDto, iso};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum AttributeKind {
    Enum,
    Text,
    Number,
    Date,
    Entity,
    Figure,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct AttributeDto {
    pub name: String,
    pub kind: AttributeKind,
    pub values: Vec<String>,
    pub required: bool,
}

impl From<&domain::Attribute> for AttributeDto {
    fn from(attribute: &domain::Attribute) -> Self {
        use domain::AttributeKind as Kind;
        let kind = match attribute.kind {
            Kind::Enum => AttributeKind::Enum,
            Kind::Text => AttributeKind::Text,
            Kind::Number => AttributeKind::Number,
            Kind::Date => AttributeKind::Date,
            Kind::Entity => AttributeKind::Entity,
            Kind::Figure => AttributeKind::Figure,
        };
        Self {
            name: attribute.name.clone(),
            kind,
            values: attribute.values.clone(),
            required: attribute.required,
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LabelDto {
    pub id: String,
    pub name: String,
    pub name_vi: String,
    pub name_en: String,
    pub key: Option<String>,
    pub colour: String,
    pub description_vi: String,
    pub description_en: String,
    pub attributes: Vec<AttributeDto>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RelationTypeDto {
    pub id: String,
    pub name: String,
    pub name_vi: String,
    pub name_en: String,
    pub key: Option<String>,
    /// Names of the labels that a link may start from, and go to; none: any.
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub attributes: Vec<AttributeDto>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct SchemaDto {
    pub name: String,
    pub labels: Vec<LabelDto>,
    pub relations: Vec<RelationTypeDto>,
}

impl From<&domain::Schema> for SchemaDto {
    fn from(schema: &domain::Schema) -> Self {
        let labels = schema
            .labels
            .iter()
            .map(|label| LabelDto {
                id: label.id.to_string(),
                name: label.name.clone(),
                name_vi: label.name_vi.clone(),
                name_en: label.name_en.clone(),
                key: label.key.clone(),
                colour: label.colour.clone(),
                description_vi: label.description_vi.clone(),
                description_en: label.description_en.clone(),
                attributes: label.attributes.iter().map(Into::into).collect(),
            })
            .collect();
        let relations = schema
            .relations
            .iter()
            .map(|kind| RelationTypeDto {
                id: kind.id.to_string(),
                name: kind.name.clone(),
                name_vi: kind.name_vi.clone(),
                name_en: kind.name_en.clone(),
                key: kind.key.clone(),
                from: kind.from.clone(),
                to: kind.to.clone(),
                attributes: kind.attributes.iter().map(Into::into).collect(),
            })
            .collect();
        Self {
            name: schema.name.clone(),
            labels,
            relations,
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct WriterDto {
    pub annotator: String,
    pub host: String,
    pub pid: u32,
    /// ISO 8601.
    pub since: String,
}

impl From<WriterInfo> for WriterDto {
    fn from(writer: WriterInfo) -> Self {
        Self {
            annotator: writer.annotator,
            host: writer.host,
            pid: writer.pid,
            since: iso(writer.since),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct AnnotatorDto {
    pub id: String,
    pub name: String,
}

/// Names of the ops that undo would take back and redo bring back.
#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
pub struct UndoDto {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

impl From<UndoState> for UndoDto {
    fn from(state: UndoState) -> Self {
        Self {
            undo: state.undo,
            redo: state.redo,
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProjectDto {
    pub path: String,
    pub name: String,
    pub articles: u32,
    /// Somebody else writes: this window may only read.
    pub read_only: Option<WriterDto>,
    /// E.g. that the file lies on a network share.
    pub warnings: Vec<ErrorDto>,
    pub schema: SchemaDto,
    pub annotator: Option<String>,
    pub annotators: Vec<AnnotatorDto>,
    pub undo: UndoDto,
}

/// A project that was opened, and the article to go on with.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct OpenedDto {
    pub project: ProjectDto,
    pub article: Option<ArticleDto>,
}
