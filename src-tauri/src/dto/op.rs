use serde::{Deserialize, Serialize};
use specta::Type;
use specta_typescript::Unknown;

use super::{Json, PresenceKind, StatusKind, ZoneKind};

/// One thing that an annotator does; see `nhan_core::ops::Op`.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum OpDto {
    AddSpan {
        id: String,
        article: String,
        layer: Option<String>,
        label: String,
        ends: Vec<u32>,
    },
    SetLabel {
        span: String,
        label: String,
    },
    SetFragments {
        span: String,
        ends: Vec<u32>,
    },
    /// Null removes it.
    SetAttribute {
        span: String,
        name: String,
        #[specta(type = Unknown)]
        value: Json,
    },
    /// Found by name, or made; null removes it.
    SetEntity {
        span: String,
        name: Option<String>,
    },
    SetNote {
        span: String,
        note: String,
    },
    /// And its relations.
    DeleteSpan {
        span: String,
    },
    AddRelation {
        id: String,
        kind: String,
        from: String,
        to: String,
    },
    SetRelationAttribute {
        relation: String,
        name: String,
        #[specta(type = Unknown)]
        value: Json,
    },
    DeleteRelation {
        relation: String,
    },
    SetStatus {
        article: String,
        status: StatusKind,
        note: String,
    },
    SetPresence {
        article: String,
        presence: PresenceKind,
    },
    /// A new zone, or one that is there; what it overlaps of others it takes from them. `rest` is
    /// the id for what is behind it of one that it parts in two.
    SetZone {
        id: String,
        rest: String,
        article: String,
        kind: ZoneKind,
        start: u32,
        end: u32,
    },
    DeleteZone {
        zone: String,
    },
}
