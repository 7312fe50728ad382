//! The lines of a Nhãn JSONL file, both ways: what is read is what is written. Keys stand in the
//! order of the fields.
//!
//! Ids may be missing in a file made by hand; of spans and revisions they may be any word that
//! is not used twice in an article, for others to point at.
use serde::{Deserialize, Serialize};

use super::super::canonical;
use crate::domain::{
    Attributes, Fragment, LayerKind, Metadata, Offset, Presence, Schema, StatusKind, ZoneKind,
    ZoneOrigin,
};

pub(super) const FORMAT: &str = "nhan-jsonl";
pub(super) const VERSION: u32 = 1;
pub(super) const UNIT: &str = "code_point";

/// Enough of the first line to see whether the rest can be read.
#[derive(Deserialize)]
pub(super) struct Version {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) unit: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) unit: String,
    #[serde(default)]
    pub(super) project: Named,
    pub(super) schema: Schema,
    #[serde(default)]
    pub(super) annotators: Vec<Named>,
    #[serde(default)]
    pub(super) entities: Vec<Entity>,
    #[serde(default)]
    pub(super) tags: Vec<Named>,
    #[serde(default)]
    pub(super) guidelines: Vec<Guideline>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) name: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entity {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) name: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Guideline {
    pub(super) language: String,
    /// None: for the whole project.
    pub(super) label: Option<String>,
    pub(super) markdown: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Article {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) source_id: String,
    #[serde(default)]
    pub(super) title: Option<String>,
    #[serde(default, serialize_with = "canonical::metadata")]
    pub(super) metadata: Metadata,
    #[serde(default = "present")]
    pub(super) presence: Presence,
    pub(super) revisions: Vec<Revision>,
    /// Ids or names of tags.
    #[serde(default)]
    pub(super) tags: Vec<String>,
    #[serde(default)]
    pub(super) status: Vec<Status>,
    #[serde(default)]
    pub(super) layers: Vec<Layer>,
    #[serde(default)]
    pub(super) comments: Vec<Comment>,
}

fn present() -> Presence {
    Presence::In
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Revision {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    /// From 1; the order in the file is what counts.
    #[serde(default)]
    pub(super) number: u32,
    #[serde(default = "utf8")]
    pub(super) encoding: String,
    #[serde(default = "import")]
    pub(super) reason: String,
    pub(super) text: String,
    #[serde(default)]
    pub(super) zones: Vec<Zone>,
}

fn utf8() -> String {
    "utf-8".to_owned()
}

fn import() -> String {
    "import".to_owned()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Zone {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) kind: ZoneKind,
    pub(super) start: Offset,
    pub(super) end: Offset,
    #[serde(default = "imported")]
    pub(super) origin: ZoneOrigin,
    #[serde(default)]
    pub(super) reason: String,
}

fn imported() -> ZoneOrigin {
    ZoneOrigin::Imported
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Status {
    /// Id or name.
    pub(super) annotator: String,
    pub(super) status: StatusKind,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Layer {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) kind: LayerKind,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default = "one")]
    pub(super) round: u32,
    /// Id or name; none for a layer that is nobody's own.
    #[serde(default)]
    pub(super) annotator: Option<String>,
    /// The id of one of the article's revisions; none: the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) revision: Option<String>,
    #[serde(default)]
    pub(super) spans: Vec<Span>,
    #[serde(default)]
    pub(super) relations: Vec<Relation>,
}

fn one() -> u32 {
    1
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Span {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    pub(super) label: String,
    pub(super) fragments: Vec<Fragment>,
    #[serde(default, serialize_with = "canonical::values")]
    pub(super) attributes: Attributes,
    #[serde(default)]
    pub(super) note: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Relation {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// Ids of spans of this layer.
    pub(super) from: String,
    pub(super) to: String,
    #[serde(default, serialize_with = "canonical::values")]
    pub(super) attributes: Attributes,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Comment {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<String>,
    /// The id of a span of this article; none: about the article.
    #[serde(default)]
    pub(super) span: Option<String>,
    /// Id or name.
    pub(super) annotator: String,
    pub(super) text: String,
    /// Milliseconds since 1970, UTC.
    pub(super) created: i64,
    #[serde(default)]
    pub(super) resolved: bool,
}
