//! Layers, and what stands in them: spans and relations.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::id::{
    AnnotatorId, ArticleId, BatchId, LabelId, LayerId, RelationId, RelationTypeId, RevisionId,
    SpanId,
};
use super::offset::{Offset, Range};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LayerKind {
    Annotator,
    Gold,
    Imported,
    Model,
}

/// A named set of spans and relations on one article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layer {
    pub id: LayerId,
    pub article: ArticleId,
    /// The text that the offsets of this layer count in.
    pub revision: RevisionId,
    pub kind: LayerKind,
    /// Empty for an annotator's own layer, which is called by the annotator's name.
    pub name: String,
    pub round: u32,
    pub annotator: Option<AnnotatorId>,
    /// The import that brought it; none for a layer made by hand.
    pub batch: Option<BatchId>,
}

/// One stretch of a span, with the text it covers, so that the two can be checked against each
/// other at every write, import and export.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fragment {
    #[serde(flatten)]
    pub range: Range,
    pub text: String,
}

/// Typed values by attribute name.
pub type Attributes = BTreeMap<String, Value>;

/// A label on one fragment of text, or on several in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Span {
    pub id: SpanId,
    pub layer: LayerId,
    pub label: LabelId,
    /// At least one; in text order, not touching each other.
    pub fragments: Vec<Fragment>,
    pub attributes: Attributes,
    pub note: String,
}

impl Span {
    /// Where the span begins.
    pub fn start(&self) -> Offset {
        self.fragments.first().map_or(Offset(0), |f| f.range.start)
    }

    /// Where its last fragment ends.
    pub fn end(&self) -> Offset {
        self.fragments.last().map_or(Offset(0), |f| f.range.end)
    }

    /// What it covers; fragments are joined by ` … `.
    pub fn text(&self) -> String {
        let parts: Vec<&str> = self.fragments.iter().map(|f| f.text.as_str()).collect();
        parts.join(" … ")
    }
}

/// A typed, directed link between two spans of one layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    pub id: RelationId,
    pub layer: LayerId,
    pub kind: RelationTypeId,
    pub from: SpanId,
    pub to: SpanId,
    pub attributes: Attributes,
}
