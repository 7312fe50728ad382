//! What the work is about: articles, spans, relations, people, the schema. Plain data; names
//! no database, no file format and no window.
pub mod annotation;
pub mod article;
pub mod document;
pub mod figure;
pub mod id;
pub mod incoming;
pub mod offset;
pub mod people;
pub mod schema;

pub use annotation::{Attributes, Fragment, Layer, LayerKind, Relation, Span};
pub use article::{
    Article, Metadata, Presence, Revision, Tag, Zone, ZoneKind, ZoneOrigin, out_of_scope,
};
pub use document::{
    DocComment, DocLayer, DocRelation, DocRevision, DocSpan, DocStatus, DocZone, Document,
    Guideline, Header,
};
pub use figure::Figure;
pub use incoming::{Incoming, Note, NoteCode, Problem};
pub use offset::{Offset, Range};
pub use people::{Annotator, Batch, BatchState, Comment, Entity, Status, StatusKind};
pub use schema::{Attribute, AttributeKind, Label, RelationType, Schema};
