//! The only write path. Every change is a list of [`Op`]s given to [`Project::transact`]: it runs
//! in one transaction, stands in the journal with what was before and after, and can be undone.
pub mod alike;
mod apply;
mod change;
pub mod check;
pub mod export;
pub mod import;
mod listing;
pub mod overview;
mod project;
mod read;
pub mod revise;
pub mod schema;
pub mod search;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_alike;
#[cfg(test)]
mod tests_check;
#[cfg(test)]
mod tests_cut_off;
#[cfg(test)]
mod tests_file;
#[cfg(test)]
mod tests_listing;
#[cfg(test)]
mod tests_random;
#[cfg(test)]
mod tests_revise;
#[cfg(test)]
mod tests_revise_undo;
#[cfg(test)]
mod tests_search;
#[cfg(test)]
mod tests_support;
#[cfg(test)]
mod tests_zones;
mod undo;
pub mod validate;
mod zones;

pub use change::{Change, Diff};
pub use listing::Page;
pub use project::{Clock, OpenProject, Outcome, Project, UndoState, system_clock};
pub use read::{ArticleView, LayerView, SpanDetail, Wanted};
pub use revise::{Mending, Revise};

use serde_json::Value;

use crate::domain::id::{
    ArticleId, EntityId, LabelId, LayerId, RelationId, RelationTypeId, SpanId, ZoneId,
};
use crate::domain::{Presence, Range, StatusKind, ZoneKind};

/// One thing that an annotator does. Offsets are code points of the text that the layer counts in.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// `layer` none: the annotator's own layer, made if need be. `id` is chosen by the caller, so
    /// that a screen can show the span before it is stored.
    AddSpan {
        id: SpanId,
        article: ArticleId,
        layer: Option<LayerId>,
        label: LabelId,
        ranges: Vec<Range>,
    },
    /// Attributes that the new label does not know go, and links that it cannot be an end of.
    SetLabel {
        span: SpanId,
        label: LabelId,
    },
    SetRanges {
        span: SpanId,
        ranges: Vec<Range>,
    },
    /// No value: the attribute goes.
    SetAttribute {
        span: SpanId,
        name: String,
        value: Option<Value>,
    },
    /// The person of this name in the register, added if there is none; no name: no person.
    SetEntity {
        span: SpanId,
        name: Option<String>,
    },
    SetNote {
        span: SpanId,
        note: String,
    },
    /// With the relations that it is an end of.
    DeleteSpan {
        span: SpanId,
    },
    AddRelation {
        id: RelationId,
        kind: RelationTypeId,
        from: SpanId,
        to: SpanId,
    },
    SetRelationAttribute {
        relation: RelationId,
        name: String,
        value: Option<Value>,
    },
    DeleteRelation {
        relation: RelationId,
    },
    SetStatus {
        article: ArticleId,
        status: StatusKind,
        note: String,
    },
    SetPresence {
        article: ArticleId,
        presence: Presence,
    },
    SetTitle {
        article: ArticleId,
        title: String,
    },
    /// A new zone, or another kind or other borders for one that is there. It takes its stretch
    /// from the zones that it overlaps. `rest` is the id for what is behind it of a zone that it
    /// parts in two; as `id`, it is chosen by the caller.
    SetZone {
        id: ZoneId,
        rest: ZoneId,
        article: ArticleId,
        kind: ZoneKind,
        range: Range,
    },
    /// Its text counts as body again.
    DeleteZone {
        zone: ZoneId,
    },
    RenameEntity {
        entity: EntityId,
        name: String,
    },
    /// A new text takes the place of an article's; what stood on that goes along.
    Revise(Revise),
}

impl Op {
    /// The name under which the journal and the screens know it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AddSpan { .. } => "add_span",
            Self::SetLabel { .. } => "set_label",
            Self::SetRanges { .. } => "set_fragments",
            Self::SetAttribute { .. } => "set_attribute",
            Self::SetEntity { .. } => "set_entity",
            Self::SetNote { .. } => "set_note",
            Self::DeleteSpan { .. } => "delete_span",
            Self::AddRelation { .. } => "add_relation",
            Self::SetRelationAttribute { .. } => "set_relation_attribute",
            Self::DeleteRelation { .. } => "delete_relation",
            Self::SetStatus { .. } => "set_status",
            Self::SetPresence { .. } => "set_presence",
            Self::SetTitle { .. } => "set_title",
            Self::SetZone { .. } => "set_zone",
            Self::DeleteZone { .. } => "delete_zone",
            Self::RenameEntity { .. } => "rename_entity",
            Self::Revise(_) => "revise",
        }
    }
}
