//! What becomes of everything that stood on a text.
use serde::Serialize;

use crate::domain::id::{RelationId, RevisionId, SpanId, ZoneId};
use crate::domain::{Fragment, Range, ZoneKind};

/// What a revision does, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revised {
    /// The new one.
    pub revision: RevisionId,
    pub encoding: String,
    /// Of the texts, in code points.
    pub characters_before: u32,
    pub characters_after: u32,
    /// Of all layers, each in text order.
    pub spans: Vec<SpanFate>,
    /// Links an end of which was lost.
    pub relations_lost: Vec<LostRelation>,
    pub zones: Vec<ZoneFate>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// The same text at the same place.
    Kept,
    /// The same text elsewhere.
    Moved,
    /// The text inside is another.
    Changed,
    /// Its text is gone.
    Lost,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanFate {
    pub span: SpanId,
    /// The layer's name, or its annotator's.
    pub layer: String,
    pub label: String,
    pub fate: Fate,
    /// With what they cover, in code points of the old text.
    pub before: Vec<Fragment>,
    /// The same of the new text; none of what is lost.
    pub after: Vec<Fragment>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LostRelation {
    pub relation: RelationId,
    pub layer: String,
    /// The name of its type.
    pub kind: String,
    /// What its ends cover.
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ZoneFate {
    pub zone: ZoneId,
    pub kind: ZoneKind,
    pub fate: Fate,
    pub before: Range,
    pub after: Option<Range>,
}

/// How many spans have each fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub kept: u32,
    pub moved: u32,
    pub changed: u32,
    pub lost: u32,
}

impl Revised {
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for span in &self.spans {
            match span.fate {
                Fate::Kept => counts.kept += 1,
                Fate::Moved => counts.moved += 1,
                Fate::Changed => counts.changed += 1,
                Fate::Lost => counts.lost += 1,
            }
        }
        counts
    }
}
