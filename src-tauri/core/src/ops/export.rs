//! Documents as exports are written from them, read article by article.
mod job;
mod manifest;
mod run;
mod split;
mod words;

pub use run::{Articles, ExportReport, Options, PartReport, preview, run};
pub use split::{Part, Split};
pub use words::{Means, RawWords};

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use crate::domain::id::{AnnotatorId, ArticleId, RevisionId, SpanId, TagId};
use crate::domain::{
    Article, DocComment, DocLayer, DocRelation, DocRevision, DocSpan, DocStatus, DocZone, Document,
    Header, Layer, LayerKind, Schema,
};
use crate::error::{Code, Error, Result};
use crate::storage::{
    Stored, adopt, annotator, comment, entity, layer, meta, relation, revision, schema, span,
    status, tag, zone,
};

/// The registers that documents are read with; made once for an export.
#[derive(Debug)]
pub struct Registers {
    pub header: Header,
    annotators: HashMap<AnnotatorId, String>,
    tags: HashMap<TagId, String>,
}

impl Registers {
    pub fn load(conn: &Connection) -> Result<Self> {
        let annotators = annotator::list(conn)?;
        let tags = tag::list(conn)?;
        let header = Header {
            project: meta::get(conn, meta::PROJECT_ID)?.and_then(|id| id.parse().ok()),
            name: meta::get(conn, meta::PROJECT_NAME)?.unwrap_or_default(),
            schema: schema::load(conn)?,
            annotators: annotators.clone(),
            entities: entity::list(conn)?,
            tags: tags.clone(),
            guidelines: adopt::guidelines(conn)?,
        };
        Ok(Self {
            header,
            annotators: annotators.into_iter().map(|a| (a.id, a.name)).collect(),
            tags: tags.into_iter().map(|t| (t.id, t.name)).collect(),
        })
    }

    fn annotator(&self, id: AnnotatorId) -> String {
        self.annotators.get(&id).cloned().unwrap_or_default()
    }

    /// The whole of an article: every revision, every layer that is seen.
    pub fn document(&self, conn: &Connection, id: ArticleId) -> Result<Document> {
        let article = Article::get(conn, id)?
            .ok_or_else(|| Error::new(Code::ArticleUnknown).arg("article", id))?;
        let stored = revision::of_article(conn, id)?;
        let ids: Vec<RevisionId> = stored.iter().map(|revision| revision.id).collect();
        let mut revisions = Vec::with_capacity(stored.len());
        for revision in stored {
            let zones = zone::of_revision(conn, revision.id)?
                .into_iter()
                .map(|zone| DocZone {
                    id: Some(zone.id),
                    kind: zone.kind,
                    range: zone.range,
                    origin: zone.origin,
                    reason: zone.reason,
                })
                .collect();
            revisions.push(DocRevision {
                id: Some(revision.id),
                text: revision.text,
                encoding: revision.encoding,
                reason: revision.reason,
                zones,
            });
        }
        let layers = layer::of_article(conn, id)?
            .into_iter()
            .map(|row| {
                let place = ids.iter().position(|id| *id == row.revision);
                self.layer(conn, row, place.unwrap_or(0))
            })
            .collect::<Result<_>>()?;
        let statuses = status::of_article(conn, id)?
            .into_iter()
            .map(|row| DocStatus {
                annotator: self.annotator(row.annotator),
                status: row.status,
                note: row.note,
            })
            .collect();
        let comments = comment::of_article(conn, id)?
            .into_iter()
            .map(|row| DocComment {
                id: Some(row.id),
                span: row.span,
                annotator: self.annotator(row.annotator),
                text: row.text,
                created: row.created,
                resolved: row.resolved,
            })
            .collect();
        Ok(Document {
            id: Some(id),
            source_id: article.source_id,
            title: article.title,
            metadata: article.metadata,
            presence: article.presence,
            tags: article
                .tags
                .iter()
                .filter_map(|tag| self.tags.get(tag).cloned())
                .collect(),
            revisions,
            layers,
            statuses,
            comments,
        })
    }

    fn layer(&self, conn: &Connection, row: Layer, revision: usize) -> Result<DocLayer> {
        let schema: &Schema = &self.header.schema;
        let mut places: HashMap<SpanId, usize> = HashMap::new();
        let mut spans = Vec::new();
        for stored in span::of_layer(conn, row.id)? {
            places.insert(stored.id, spans.len());
            spans.push(DocSpan {
                id: Some(stored.id),
                label: schema
                    .label(stored.label)
                    .map(|l| l.name.clone())
                    .unwrap_or_default(),
                fragments: stored.fragments,
                attributes: stored.attributes,
                note: stored.note,
            });
        }
        let relations = relation::of_layer(conn, row.id)?
            .into_iter()
            .filter_map(|stored| {
                Some(DocRelation {
                    id: Some(stored.id),
                    kind: schema.relation(stored.kind)?.name.clone(),
                    from: *places.get(&stored.from)?,
                    to: *places.get(&stored.to)?,
                    attributes: stored.attributes,
                })
            })
            .collect();
        Ok(DocLayer {
            id: Some(row.id),
            kind: row.kind,
            name: row.name,
            round: row.round,
            annotator: row.annotator.map(|id| self.annotator(id)),
            revision,
            spans,
            relations,
        })
    }
}

/// Which layers of an article an export takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    Gold,
    /// Every layer; the same label on the same text in two of them counts once.
    Union,
    /// The layer of this name, or of the annotator of this name.
    Named(String),
}

impl Choice {
    pub fn of(word: &str) -> Self {
        match word {
            "gold" => Self::Gold,
            "union" => Self::Union,
            name => Self::Named(name.to_owned()),
        }
    }

    /// The word that [`Choice::of`] makes it from.
    pub fn word(&self) -> &str {
        match self {
            Self::Gold => "gold",
            Self::Union => "union",
            Self::Named(name) => name,
        }
    }

    fn takes(&self, layer: &DocLayer) -> bool {
        match self {
            Self::Gold => layer.kind == LayerKind::Gold,
            Self::Union => layer.kind != LayerKind::Model,
            Self::Named(name) => layer.name == *name || layer.annotator.as_ref() == Some(name),
        }
    }

    /// The layers chosen, of those that count in the text in use, as one. They are taken out of
    /// the document.
    pub fn merged(&self, document: &mut Document) -> DocLayer {
        let current = document.revisions.len().saturating_sub(1);
        let chosen = |layer: &mut DocLayer| layer.revision == current && self.takes(layer);
        let layers: Vec<DocLayer> = document.layers.extract_if(.., chosen).collect();
        let places = places(&layers);
        let mut one = DocLayer {
            name: self.word().to_owned(),
            revision: current,
            ..DocLayer::none()
        };
        let mut linked = HashSet::new();
        for (layer, places) in layers.into_iter().zip(places) {
            for (span, place) in layer.spans.into_iter().zip(&places) {
                if *place == one.spans.len() {
                    one.spans.push(span);
                }
            }
            for link in layer.relations {
                let (Some(&from), Some(&to)) = (places.get(link.from), places.get(link.to)) else {
                    continue;
                };
                if linked.insert((link.kind.clone(), from, to)) {
                    one.relations.push(DocRelation { from, to, ..link });
                }
            }
        }
        one.in_text_order()
    }
}

/// For each span of each layer, its place among all of them; the same label on the same text
/// counts once.
fn places(layers: &[DocLayer]) -> Vec<Vec<usize>> {
    let mut taken = HashMap::new();
    let mut place = |span| {
        let next = taken.len();
        *taken.entry(span).or_insert(next)
    };
    layers
        .iter()
        .map(|layer| {
            let spans = layer.spans.iter();
            spans
                .map(|span| place((&span.label, &span.fragments)))
                .collect()
        })
        .collect()
}

impl DocLayer {
    /// A layer with nothing in it.
    const fn none() -> Self {
        Self {
            id: None,
            kind: LayerKind::Imported,
            name: String::new(),
            round: 1,
            annotator: None,
            revision: 0,
            spans: Vec::new(),
            relations: Vec::new(),
        }
    }

    /// The same with its spans in text order.
    fn in_text_order(mut self) -> Self {
        let ends = |span: &DocSpan| {
            let start = span.fragments.first().map(|f| f.range.start);
            let end = span.fragments.last().map(|f| f.range.end);
            (start, end)
        };
        let mut placed: Vec<(usize, DocSpan)> = self.spans.into_iter().enumerate().collect();
        placed.sort_by_key(|(_, span)| ends(span));
        let mut moved = vec![0; placed.len()];
        for (new, (old, _)) in placed.iter().enumerate() {
            moved[*old] = new;
        }
        self.spans = placed.into_iter().map(|(_, span)| span).collect();
        for link in &mut self.relations {
            link.from = moved[link.from];
            link.to = moved[link.to];
        }
        self
    }
}
