use nhan_core::domain;
use nhan_core::storage::list;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::AttributesDto;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum StatusKind {
    New,
    Started,
    Done,
    Skipped,
    Question,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum PresenceKind {
    In,
    Excluded,
    Deleted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum LayerKind {
    Annotator,
    Gold,
    Imported,
    Model,
}

macro_rules! same_words {
    ($dto:ident = $core:path { $($word:ident),+ }) => {
        impl From<$core> for $dto {
            fn from(word: $core) -> Self {
                match word { $(<$core>::$word => Self::$word),+ }
            }
        }

        impl From<$dto> for $core {
            fn from(word: $dto) -> Self {
                match word { $($dto::$word => Self::$word),+ }
            }
        }
    };
}

same_words!(
    StatusKind = domain::StatusKind {
        New,
        Started,
        Done,
        Skipped,
        Question
    }
);
same_words!(
    PresenceKind = domain::Presence {
        In,
        Excluded,
        Deleted
    }
);
same_words!(
    LayerKind = domain::LayerKind {
        Annotator,
        Gold,
        Imported,
        Model
    }
);

same_words!(
    ZoneKind = domain::ZoneKind {
        Title,
        Sapo,
        Subheading,
        Body,
        Caption,
        Byline,
        Credit,
        Date,
        SourceLink,
        RelatedLinks,
        ImageAlt,
        ReadMoreTrailer,
        Menu,
        Social,
        Footer
    }
);
same_words!(
    ZoneOrigin = domain::ZoneOrigin {
        Rule,
        Hand,
        Imported
    }
);

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArticleRow {
    pub id: String,
    pub source_id: String,
    pub title: String,
    pub date: Option<String>,
    /// Code points.
    pub characters: u32,
    pub presence: PresenceKind,
    pub status: StatusKind,
    pub status_note: String,
    pub spans: u32,
}

impl From<list::Row> for ArticleRow {
    fn from(row: list::Row) -> Self {
        Self {
            id: row.id.to_string(),
            source_id: row.source_id,
            title: row.title,
            date: row.date,
            characters: row.characters,
            presence: row.presence.into(),
            status: row.status.into(),
            status_note: row.status_note,
            spans: row.spans,
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ArticleFilter {
    pub text: String,
    pub status: Option<StatusKind>,
    pub presence: PresenceKind,
}

impl From<ArticleFilter> for list::Filter {
    fn from(filter: ArticleFilter) -> Self {
        Self {
            text: filter.text,
            status: filter.status.map(Into::into),
            presence: Some(filter.presence.into()),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ArticlePage {
    pub total: u32,
    pub offset: u32,
    pub rows: Vec<ArticleRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Next,
    Previous,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, Type)]
pub struct ProgressDto {
    pub total: u32,
    pub new: u32,
    pub started: u32,
    pub done: u32,
    pub skipped: u32,
    pub question: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct LayerDto {
    pub id: String,
    pub kind: LayerKind,
    /// The annotator's name, or the layer's own.
    pub name: String,
    pub round: u32,
    /// Whether it is the layer of whoever works here.
    pub own: bool,
    pub spans: u32,
    pub editable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ZoneKind {
    Title,
    Sapo,
    Subheading,
    Body,
    Caption,
    Byline,
    Credit,
    Date,
    SourceLink,
    RelatedLinks,
    ImageAlt,
    ReadMoreTrailer,
    Menu,
    Social,
    Footer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ZoneOrigin {
    Rule,
    Hand,
    Imported,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ZoneDto {
    pub id: String,
    pub kind: ZoneKind,
    pub start: u32,
    pub end: u32,
    /// Whether labels are expected here.
    pub in_scope: bool,
    pub origin: ZoneOrigin,
    /// The name of the rule that found it; see `nhan_core::text::Reason`.
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct SpanDto {
    pub id: String,
    /// The label's id.
    pub label: String,
    /// Start and end of each fragment, in order.
    pub ends: Vec<u32>,
    /// Name of the person it mentions, for the list.
    pub entity: Option<String>,
    pub noted: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct RelationDto {
    pub id: String,
    pub kind: String,
    pub from: String,
    pub to: String,
}

impl From<&domain::Relation> for RelationDto {
    fn from(relation: &domain::Relation) -> Self {
        Self {
            id: relation.id.to_string(),
            kind: relation.kind.to_string(),
            from: relation.from.to_string(),
            to: relation.to.to_string(),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ArticleDto {
    pub id: String,
    pub source_id: String,
    pub title: String,
    pub presence: PresenceKind,
    pub date: Option<String>,
    pub author: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub status: StatusKind,
    pub status_note: String,
    pub revision: String,
    /// Words are joined by underscores.
    pub segmented: bool,
    pub text: String,
    /// Flat: start, end, 1 where a paragraph begins; the chunks tile the text.
    pub chunks: Vec<u32>,
    /// Flat: start, end, flags (bits 0-1 kind: 0 syllable, 1 number, 2 punctuation, 3 symbol;
    /// 4 capital; 8 joined by an underscore to the token before).
    pub tokens: Vec<u32>,
    /// Flat: start, end.
    pub sentences: Vec<u32>,
    pub zones: Vec<ZoneDto>,
    pub layers: Vec<LayerDto>,
    /// None: this annotator's own layer, which the first label will make.
    pub layer: Option<String>,
    pub editable: bool,
    pub spans: Vec<SpanDto>,
    pub relations: Vec<RelationDto>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct HistoryDto {
    /// ISO 8601.
    pub at: String,
    pub annotator: String,
    pub op: String,
    pub kind: HistoryKind,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum HistoryKind {
    Do,
    Undo,
    Redo,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct RelationDetailDto {
    pub id: String,
    pub kind: String,
    pub from: String,
    pub to: String,
    pub attributes: AttributesDto,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct EntityDto {
    pub id: String,
    pub name: String,
    pub mentions: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct SpanDetailDto {
    pub id: String,
    pub label: String,
    /// What each fragment covers.
    pub text: Vec<String>,
    /// Code points, as files and the command line count.
    pub start: u32,
    pub end: u32,
    pub attributes: AttributesDto,
    pub entity: Option<EntityDto>,
    pub note: String,
    pub relations: Vec<RelationDetailDto>,
    pub history: Vec<HistoryDto>,
}
