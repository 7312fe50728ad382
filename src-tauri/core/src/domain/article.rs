//! An article: an imported document with its metadata, and the immutable revisions of its text.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{ArticleId, BatchId, RevisionId, TagId, ZoneId};
use super::offset::Range;

/// Whether the article takes part in the work. A deleted one stays in the file, so that its
/// deletion can be undone, until it is purged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    In,
    Excluded,
    Deleted,
}

/// What is known of where the article comes from; keys that have no field of their own stay in
/// `other`, so that nothing of an import is lost.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Metadata {
    /// ISO 8601 date, or date and time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    pub id: ArticleId,
    /// The source's own id or, for files, the path below what was named, without extension.
    /// Unique among the articles that are not deleted.
    pub source_id: String,
    pub title: String,
    pub metadata: Metadata,
    pub presence: Presence,
    /// The revision that is shown and labelled.
    pub revision: RevisionId,
    pub batch: BatchId,
    pub tags: Vec<TagId>,
}

/// An immutable text. A wrong encoding or glued words found later are mended by a new revision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    pub id: RevisionId,
    pub article: ArticleId,
    /// 1 for the text as imported, then counting up.
    pub number: u32,
    pub text: String,
    /// The encoding the text was read from.
    pub encoding: String,
    /// Why there is this revision, e.g. `import`.
    pub reason: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

impl ZoneKind {
    /// Whether labels are expected here.
    pub const fn in_scope(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Sapo | Self::Subheading | Self::Body | Self::Caption
        )
    }
}

/// The zones that are out of scope, in order and joined.
pub fn out_of_scope(zones: impl Iterator<Item = (ZoneKind, Range)>) -> Vec<Range> {
    let mut out: Vec<Range> = zones
        .filter(|(kind, _)| !kind.in_scope())
        .map(|(_, range)| range)
        .collect();
    out.sort_unstable();
    let mut joined: Vec<Range> = Vec::with_capacity(out.len());
    for zone in out {
        match joined.last_mut() {
            Some(last) if zone.start <= last.end => last.end = last.end.max(zone.end),
            _ => joined.push(zone),
        }
    }
    joined
}

/// Who says that a zone is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZoneOrigin {
    Rule,
    Hand,
    Imported,
}

/// A stretch of a revision by its function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Zone {
    pub id: ZoneId,
    pub revision: RevisionId,
    pub kind: ZoneKind,
    pub range: Range,
    pub origin: ZoneOrigin,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub id: TagId,
    pub name: String,
}
