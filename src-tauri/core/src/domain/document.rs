//! An article as it travels: what readers of files make and the import stores, and what exports
//! are written from. Self-contained: labels, annotators, tags and people stand by name, spans
//! by their place in the list; ids are there where the source had them.
use serde::{Deserialize, Serialize};

use super::annotation::{Attributes, Fragment, LayerKind};
use super::article::Tag;
use super::article::{Metadata, Presence, ZoneKind, ZoneOrigin, out_of_scope};
use super::id::{
    AnnotatorId, ArticleId, CommentId, EntityId, LayerId, ProjectId, RelationId, RevisionId,
    SpanId, TagId, ZoneId,
};
use super::offset::Range;
use super::people::{Annotator, Entity, StatusKind};
use super::schema::Schema;

#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub id: Option<ArticleId>,
    pub source_id: String,
    pub title: String,
    pub metadata: Metadata,
    pub presence: Presence,
    pub tags: Vec<String>,
    /// At least one; the last is the one in use.
    pub revisions: Vec<DocRevision>,
    pub layers: Vec<DocLayer>,
    pub statuses: Vec<DocStatus>,
    pub comments: Vec<DocComment>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DocRevision {
    pub id: Option<RevisionId>,
    pub text: String,
    pub encoding: String,
    pub reason: String,
    pub zones: Vec<DocZone>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DocZone {
    pub id: Option<ZoneId>,
    pub kind: ZoneKind,
    pub range: Range,
    pub origin: ZoneOrigin,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DocLayer {
    pub id: Option<LayerId>,
    pub kind: LayerKind,
    /// Empty for an annotator's own layer.
    pub name: String,
    pub round: u32,
    pub annotator: Option<String>,
    /// Which of the document's revisions the offsets count in.
    pub revision: usize,
    pub spans: Vec<DocSpan>,
    pub relations: Vec<DocRelation>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DocSpan {
    pub id: Option<SpanId>,
    pub label: String,
    pub fragments: Vec<Fragment>,
    /// The value of an attribute of kind entity is the person's id, or the name where the
    /// source knows no ids.
    pub attributes: Attributes,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct DocRelation {
    pub id: Option<RelationId>,
    pub kind: String,
    /// Places in [`DocLayer::spans`].
    pub from: usize,
    pub to: usize,
    pub attributes: Attributes,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocStatus {
    pub annotator: String,
    pub status: StatusKind,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocComment {
    pub id: Option<CommentId>,
    pub span: Option<SpanId>,
    pub annotator: String,
    pub text: String,
    /// Milliseconds since 1970, UTC.
    pub created: i64,
    pub resolved: bool,
}

/// A guideline text, for the whole project or for one label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guideline {
    pub language: String,
    pub label: Option<String>,
    pub markdown: String,
}

/// What stands above the documents: the project's own facts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Header {
    pub project: Option<ProjectId>,
    pub name: String,
    pub schema: Schema,
    pub annotators: Vec<Annotator>,
    pub entities: Vec<Entity>,
    pub tags: Vec<Tag>,
    pub guidelines: Vec<Guideline>,
}

impl Header {
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.iter().find(|e| e.id == id)
    }

    pub fn annotator(&self, id: AnnotatorId) -> Option<&Annotator> {
        self.annotators.iter().find(|a| a.id == id)
    }

    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.tags.iter().find(|t| t.id == id)
    }
}

impl DocSpan {
    /// A label on some stretches of text and nothing else.
    pub fn of(label: String, fragments: Vec<Fragment>) -> Self {
        Self {
            id: None,
            label,
            fragments,
            attributes: Attributes::new(),
            note: String::new(),
        }
    }
}

impl DocRevision {
    /// Where labels are not expected, in order and joined.
    pub fn out_of_scope(&self) -> Vec<Range> {
        out_of_scope(self.zones.iter().map(|zone| (zone.kind, zone.range)))
    }
}

impl Document {
    /// A document of one text, as plain text files give it.
    pub fn of_text(source_id: String, title: String, text: String) -> Self {
        let revision = DocRevision {
            id: None,
            text,
            encoding: "utf-8".to_owned(),
            reason: "import".to_owned(),
            zones: Vec::new(),
        };
        Self {
            id: None,
            source_id,
            title,
            metadata: Metadata::default(),
            presence: Presence::In,
            tags: Vec::new(),
            revisions: vec![revision],
            layers: Vec::new(),
            statuses: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// Says in which encoding its text came.
    pub fn set_encoding(&mut self, name: &str) {
        for revision in &mut self.revisions {
            name.clone_into(&mut revision.encoding);
        }
    }

    /// The revision in use.
    pub fn revision(&self) -> &DocRevision {
        self.revisions
            .last()
            .expect("a document has at least one revision")
    }

    pub fn text(&self) -> &str {
        &self.revision().text
    }
}
