use serde::{Deserialize, Serialize};
use specta::Type;

use super::{RelationDto, SpanDto, StatusKind, UndoDto, ZoneDto};

/// What a view must know of a change.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ChangeDto {
    /// No span: it is gone.
    Span {
        article: String,
        layer: String,
        id: String,
        span: Option<SpanDto>,
    },
    Relation {
        article: String,
        layer: String,
        id: String,
        relation: Option<RelationDto>,
    },
    /// No zone: its text is in none any more.
    Zone {
        article: String,
        id: String,
        zone: Option<ZoneDto>,
    },
    Status {
        article: String,
        status: StatusKind,
        note: String,
    },
    /// Its row, presence or metadata changed: ask again.
    Article {
        id: String,
    },
    /// It has another text: open it again.
    Text {
        article: String,
    },
    /// Made or gone: ask for the layers again.
    Layer {
        article: String,
        id: String,
    },
    Entities,
    /// Many: ask for the list again.
    Articles,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct OutcomeDto {
    pub op: String,
    /// The article to show, where there is one.
    pub article: Option<String>,
    pub changes: Vec<ChangeDto>,
    pub undo: UndoDto,
}
