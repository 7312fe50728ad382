//! What screens ask of an article and of a span.
use serde_json::Value;

use super::apply::may_edit;
use super::project::Project;
use crate::domain::id::{AnnotatorId, ArticleId, LayerId, RevisionId, SpanId};
use crate::domain::{
    Annotator, Article, Entity, Layer, LayerKind, Relation, Revision, Span, Status, StatusKind,
    Zone,
};
use crate::error::{Code, Error, Result};
use crate::storage::journal::{self, HistoryRow};
use crate::storage::{Stored, article, entity, layer, relation, span, zone};

/// A layer in the list from which one is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerView {
    pub layer: Layer,
    /// The annotator's name, or the layer's own.
    pub name: String,
    pub spans: u32,
    /// Whether it is the layer of whoever asks.
    pub own: bool,
    pub editable: bool,
}

/// Which layer of an article is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The annotator's own; else the gold or imported one that is there, so that ready-made
    /// labels are seen at once.
    Usual,
    /// The annotator's own, be it only to be made by the first label.
    Own,
    This(LayerId),
}

/// An article with one of its layers.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleView {
    pub article: Article,
    pub revision: Revision,
    pub zones: Vec<Zone>,
    pub status: StatusKind,
    pub status_note: String,
    pub layers: Vec<LayerView>,
    /// The layer that is shown; none: the annotator's own, which the first label will make.
    pub layer: Option<LayerId>,
    pub editable: bool,
    pub spans: Vec<Span>,
    pub relations: Vec<Relation>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct SpanDetail {
    pub span: Span,
    pub relations: Vec<Relation>,
    /// The person whom its `entity` attribute names, and how often the project does.
    pub entity: Option<(Entity, u32)>,
    /// Newest first.
    pub history: Vec<HistoryRow>,
}

impl Project {
    /// An article as `who` sees it, with one of its layers.
    pub fn article(
        &self,
        id: ArticleId,
        who: Option<AnnotatorId>,
        wanted: Wanted,
    ) -> Result<ArticleView> {
        let writable = self.can_write();
        self.read(|conn| {
            let unknown = || Error::new(Code::ArticleUnknown).arg("article", id);
            let article = Article::get(conn, id)?.ok_or_else(unknown)?;
            if !article::is_seen(conn, id)? {
                return Err(unknown());
            }
            let current = Revision::get(conn, article.revision)?.ok_or_else(unknown)?;
            let mut layers = Vec::new();
            for row in layer::of_article(conn, id)? {
                if row.revision != article.revision {
                    continue;
                }
                let name = match row.annotator {
                    Some(annotator) => Annotator::get(conn, annotator)?
                        .map(|a| a.name)
                        .unwrap_or_default(),
                    None => row.name.clone(),
                };
                let editable = writable && who.is_some_and(|who| may_edit(&row, who));
                layers.push(LayerView {
                    spans: layer::spans(conn, row.id)?,
                    own: row.kind == LayerKind::Annotator && row.annotator == who,
                    name,
                    editable,
                    layer: row,
                });
            }
            let ready = |view: &&LayerView| {
                matches!(view.layer.kind, LayerKind::Gold | LayerKind::Imported)
            };
            let own = layers.iter().find(|view| view.own);
            let shown = match wanted {
                Wanted::This(id) => layers.iter().find(|view| view.layer.id == id),
                Wanted::Own => own,
                Wanted::Usual => own.or_else(|| layers.iter().find(ready)),
            };
            let (spans, relations) = match shown {
                Some(view) => (
                    span::of_layer(conn, view.layer.id)?,
                    relation::of_layer(conn, view.layer.id)?,
                ),
                None => (Vec::new(), Vec::new()),
            };
            let status = match who {
                Some(who) => Status::get(conn, (id, who))?,
                None => None,
            };
            let (status, status_note) = status.map(|s| (s.status, s.note)).unwrap_or_default();
            Ok(ArticleView {
                zones: zone::of_revision(conn, article.revision)?,
                status,
                status_note,
                layer: shown.map(|view| view.layer.id),
                editable: shown.map_or(writable && who.is_some(), |view| view.editable),
                article,
                revision: current,
                layers,
                spans,
                relations,
            })
        })
    }

    /// Everything about one span.
    pub fn span(&self, id: SpanId) -> Result<SpanDetail> {
        self.read(|conn| {
            let found = Span::get(conn, id)?
                .ok_or_else(|| Error::new(Code::SpanUnknown).arg("span", id))?;
            let person = match found.attributes.get("entity").and_then(Value::as_str) {
                Some(text) => text.parse().ok(),
                None => None,
            };
            let entity = match person {
                Some(person) => match Entity::get(conn, person)? {
                    Some(row) => Some((row, entity::mentions(conn, person)?)),
                    None => None,
                },
                None => None,
            };
            Ok(SpanDetail {
                relations: relation::of_span(conn, id)?,
                entity,
                history: journal::history(conn, &Span::key(id), 50)?,
                span: found,
            })
        })
    }
}

/// Which text offsets count in; for callers that convert them.
impl Project {
    /// The text in use of an article.
    pub fn revision_of_article(&self, id: ArticleId) -> Result<RevisionId> {
        self.read(|conn| Article::get(conn, id))?
            .map(|article| article.revision)
            .ok_or_else(|| Error::new(Code::ArticleUnknown).arg("article", id))
    }

    /// The text that a layer's offsets count in.
    pub fn revision_of_layer(&self, id: LayerId) -> Result<RevisionId> {
        self.read(|conn| Layer::get(conn, id))?
            .map(|layer| layer.revision)
            .ok_or_else(|| Error::new(Code::LayerUnknown).arg("layer", id))
    }

    /// The text that a span's offsets count in.
    pub fn revision_of_span(&self, id: SpanId) -> Result<RevisionId> {
        let span = self
            .read(|conn| Span::get(conn, id))?
            .ok_or_else(|| Error::new(Code::SpanUnknown).arg("span", id))?;
        self.revision_of_layer(span.layer)
    }

    pub fn text_of(&self, id: RevisionId) -> Result<String> {
        self.read(|conn| Revision::get(conn, id))?
            .map(|revision| revision.text)
            .ok_or_else(|| Error::internal(format_args!("revision {id} is gone")))
    }
}
