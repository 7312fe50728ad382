//! Annotators who do the work, their word on an article, and the people whom the news names.
use serde::{Deserialize, Serialize};

use super::id::{AnnotatorId, ArticleId, BatchId, CommentId, EntityId, SpanId};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annotator {
    pub id: AnnotatorId,
    pub name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusKind {
    #[default]
    New,
    Started,
    Done,
    Skipped,
    Question,
}

/// How far an annotator is with an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    pub article: ArticleId,
    pub annotator: AnnotatorId,
    pub status: StatusKind,
    /// What the question is, or why it was skipped.
    pub note: String,
}

/// A row in the register of people; mentions in any article point at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    pub id: EntityId,
    pub name: String,
    pub aliases: Vec<String>,
}

/// What one annotator says to others about an article or a span.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    pub article: ArticleId,
    pub span: Option<SpanId>,
    pub annotator: AnnotatorId,
    pub text: String,
    /// Milliseconds since 1970, UTC.
    pub created: i64,
    pub resolved: bool,
}

/// Whether what an import brought is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// Being written; nobody sees it.
    Loading,
    In,
    /// Undone; kept so that it can be redone.
    Out,
}

/// One import. Articles and layers point at their batch and are seen while it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    pub id: BatchId,
    pub state: BatchState,
    /// Milliseconds since 1970, UTC.
    pub started: i64,
}
