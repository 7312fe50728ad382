//! Writing a batch: documents become records of the project.
use std::collections::HashMap;

use rusqlite::Connection;

use super::check::{Checker, Plan};
use crate::domain::id::{
    AnnotatorId, ArticleId, BatchId, CommentId, EntityId, LayerId, RelationId, RevisionId, SpanId,
    TagId, ZoneId,
};
use crate::domain::{
    Annotator, Article, Batch, BatchState, Comment, DocLayer, DocSpan, Document, Entity, Layer,
    Relation, Revision, Span, Status, Tag, Zone,
};
use crate::error::{Code, Error, Result};
use crate::ops::change::{Change, Writer};
use crate::ops::export::Registers;
use crate::ops::project::{Outcome, Project};
use crate::storage::journal::{self, Entry, EntryKind};
use crate::storage::{Stored, adopt, annotator, batch, likeness, revision, span, tag, zone};

#[derive(Debug)]
pub(super) struct Store {
    who: AnnotatorId,
    batch: Batch,
    pub(super) annotators: HashMap<String, AnnotatorId>,
    pub(super) tags: HashMap<String, TagId>,
    pub(super) people: HashMap<String, EntityId>,
    /// How many of the checker's new labels and relation types are in the project by now.
    labels_stored: usize,
    relations_stored: usize,
    /// The entry of what was added to registers; that stays there when the import is undone.
    registered: Option<i64>,
    /// People go with the import when it is undone.
    pub(super) new_people: Vec<Entity>,
}

impl Store {
    /// Begins a batch that nobody sees yet.
    pub(super) fn begin(
        project: &Project,
        who: AnnotatorId,
        checker: &Checker<'_>,
    ) -> Result<Self> {
        let batch = Batch {
            id: BatchId::new(),
            state: BatchState::Loading,
            started: (project.clock)(),
        };
        let mut store = Self {
            who,
            batch,
            annotators: HashMap::new(),
            tags: HashMap::new(),
            people: HashMap::new(),
            labels_stored: 0,
            relations_stored: 0,
            registered: None,
            new_people: Vec::new(),
        };
        project.file.write(|tx| {
            store.batch.put(tx)?;
            if checker.pristine {
                batch::set_replaced(tx, store.batch.id, &Registers::load(tx)?.header)?;
                adopt::adopt(tx, checker.header)?;
            }
            for person in &checker.header.entities {
                store.add_person(tx, person.clone())?;
            }
            let mut writer = Writer::new(tx);
            for person in &checker.header.annotators {
                let there = Annotator::get(tx, person.id)?.is_some()
                    || annotator::named(tx, &person.name)?.is_some();
                if !there {
                    writer.put(None, person.clone())?;
                }
            }
            for known in &checker.header.tags {
                if Tag::get(tx, known.id)?.is_none() && tag::named(tx, &known.name)?.is_none() {
                    writer.put(None, known.clone())?;
                }
            }
            store.register(tx, &writer.changes)
        })?;
        Ok(store)
    }

    /// Writes down what was added to registers, in an entry on nobody's undo stack: labels and
    /// names outlive the import that brought them.
    pub(super) fn register(&mut self, conn: &Connection, changes: &[Change]) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        let rows = changes
            .iter()
            .map(Change::to_row)
            .collect::<Result<Vec<_>>>()?;
        if let Some(seq) = self.registered {
            return journal::add_changes(conn, seq, &rows);
        }
        let entry = Entry {
            annotator: self.who,
            at: self.batch.started,
            op: "register",
            kind: EntryKind::Do,
            reverts: None,
        };
        let seq = journal::append(conn, &entry, &rows)?;
        self.registered = Some(seq);
        batch::set_registered(conn, self.batch.id, seq)
    }

    fn add_person(&mut self, conn: &Connection, person: Entity) -> Result<()> {
        if Entity::get(conn, person.id)?.is_none() {
            self.new_people.push(person);
        }
        Ok(())
    }

    /// Stores a document that the checker let pass.
    pub(super) fn put(
        &mut self,
        conn: &Connection,
        checker: &mut Checker<'_>,
        plan: Plan,
    ) -> Result<()> {
        self.put_schema(conn, checker)?;
        let Plan {
            document,
            signature,
            existing,
        } = plan;
        match existing {
            None => {
                let revision = self.put_article(conn, checker, document)?;
                match &signature {
                    Some(signature) => likeness::put(conn, revision, signature),
                    None => Ok(()),
                }
            }
            Some(id) => {
                let article = Article::get(conn, id)?
                    .ok_or_else(|| Error::new(Code::ArticleUnknown).arg("article", id))?;
                for layer in document.layers {
                    self.put_layer(conn, checker, id, article.revision, layer)?;
                }
                Ok(())
            }
        }
    }

    /// Labels and relation types that the checker added to the schema since.
    fn put_schema(&mut self, conn: &Connection, checker: &Checker<'_>) -> Result<()> {
        let labels = &checker.new_labels[self.labels_stored..];
        let relations = &checker.new_relations[self.relations_stored..];
        let mut writer = Writer::new(conn);
        labels
            .iter()
            .try_for_each(|label| writer.put(None, label.clone()))?;
        relations
            .iter()
            .try_for_each(|kind| writer.put(None, kind.clone()))?;
        self.labels_stored = checker.new_labels.len();
        self.relations_stored = checker.new_relations.len();
        self.register(conn, &writer.changes)
    }

    /// The revision that the article uses.
    fn put_article(
        &mut self,
        conn: &Connection,
        checker: &mut Checker<'_>,
        document: Document,
    ) -> Result<RevisionId> {
        let id = free_id(document.id, ArticleId::new, |id| {
            Ok(Article::get(conn, id)?.is_none())
        })?;
        let mut revisions = Vec::new();
        for (number, revision) in (1..).zip(document.revisions) {
            let revision_id = free_id(revision.id, RevisionId::new, |id| {
                Ok(Revision::get(conn, id)?.is_none())
            })?;
            let zones = revision.zones;
            let row = Revision {
                id: revision_id,
                article: id,
                number,
                text: revision.text,
                encoding: revision.encoding,
                reason: revision.reason,
            };
            revision::insert(conn, &row)?;
            for zone in zones {
                let free = |id| Ok(Zone::get(conn, id)?.is_none());
                let zone = Zone {
                    id: free_id(zone.id, ZoneId::new, free)?,
                    revision: revision_id,
                    kind: zone.kind,
                    range: zone.range,
                    origin: zone.origin,
                    reason: zone.reason,
                };
                zone::insert(conn, &zone)?;
            }
            revisions.push(revision_id);
        }
        let current = *revisions
            .last()
            .ok_or_else(|| Error::internal("no revision"))?;
        let tags = document
            .tags
            .iter()
            .map(|name| self.tag(conn, name))
            .collect::<Result<_>>()?;
        let row = Article {
            id,
            source_id: document.source_id,
            title: document.title,
            metadata: document.metadata,
            presence: document.presence,
            revision: current,
            batch: self.batch.id,
            tags,
        };
        row.put(conn)?;
        for layer in document.layers {
            let revision = revisions.get(layer.revision).copied().unwrap_or(current);
            self.put_layer(conn, checker, id, revision, layer)?;
        }
        for status in document.statuses {
            let annotator = self.annotator(conn, &status.annotator)?;
            Status {
                article: id,
                annotator,
                status: status.status,
                note: status.note,
            }
            .put(conn)?;
        }
        for comment in document.comments {
            let comment = Comment {
                id: free_id(comment.id, CommentId::new, |id| {
                    Ok(Comment::get(conn, id)?.is_none())
                })?,
                article: id,
                span: comment.span,
                annotator: self.annotator(conn, &comment.annotator)?,
                text: comment.text,
                created: comment.created,
                resolved: comment.resolved,
            };
            comment.put(conn)?;
        }
        Ok(current)
    }

    fn put_layer(
        &mut self,
        conn: &Connection,
        checker: &mut Checker<'_>,
        article: ArticleId,
        revision: RevisionId,
        incoming: DocLayer,
    ) -> Result<()> {
        let annotator = match &incoming.annotator {
            Some(name) => Some(self.annotator(conn, name)?),
            None => None,
        };
        let row = Layer {
            id: free_id(incoming.id, LayerId::new, |id| {
                Ok(Layer::get(conn, id)?.is_none())
            })?,
            article,
            revision,
            kind: incoming.kind,
            name: incoming.name,
            round: incoming.round,
            annotator,
            batch: Some(self.batch.id),
        };
        row.put(conn)?;
        let mut ids = Vec::with_capacity(incoming.spans.len());
        for incoming in incoming.spans {
            let label = checker.label(&incoming.label);
            let id = free_id(incoming.id, SpanId::new, |id| Ok(!span::exists(conn, id)?))?;
            let attributes = self.attributes(conn, &label, &incoming)?;
            let DocSpan {
                fragments, note, ..
            } = incoming;
            let row = Span {
                id,
                layer: row.id,
                label: label.id,
                fragments,
                attributes,
                note,
            };
            span::insert(conn, &row)?;
            ids.push(id);
        }
        for link in incoming.relations {
            let end = |place: usize| {
                ids.get(place)
                    .copied()
                    .ok_or_else(|| Error::internal("a relation without end"))
            };
            let row = Relation {
                id: free_id(link.id, RelationId::new, |id| {
                    Ok(Relation::get(conn, id)?.is_none())
                })?,
                layer: row.id,
                kind: checker.relation(&link.kind).id,
                from: end(link.from)?,
                to: end(link.to)?,
                attributes: link.attributes,
            };
            row.put(conn)?;
        }
        Ok(())
    }

    /// Makes the batch seen: one row, however much it brought.
    pub(super) fn finish(&self, project: &Project) -> Result<Outcome> {
        let (who, batch) = (self.who, &self.batch);
        project.write(|tx| {
            batch::forget_put_back(tx, batch.id)?;
            let mut writer = Writer::new(tx);
            for person in &self.new_people {
                writer.put(None, person.clone())?;
            }
            // To the journal the batch was out before, so that an undo takes it out.
            Batch {
                state: BatchState::Out,
                ..batch.clone()
            }
            .put(tx)?;
            writer.put(
                None,
                Batch {
                    state: BatchState::In,
                    ..batch.clone()
                },
            )?;
            let changes = writer.changes;
            let seq = project.record(tx, who, "import", EntryKind::Do, None, &changes)?;
            journal::push_done(tx, who, seq, seq, None)?;
            Ok(Outcome {
                op: "import".to_owned(),
                entry: Some(seq),
                changes,
            })
        })
    }

    /// Removes what was written, also from registers: the project is what it was.
    pub(super) fn abandon(&self, project: &Project) -> Result<()> {
        super::remove::remove_batch(project, self.batch.id)
    }
}

/// The id that a document came with, if nobody has it; else a new one.
fn free_id<T: Copy>(
    wanted: Option<T>,
    new: impl FnOnce() -> T,
    free: impl FnOnce(T) -> Result<bool>,
) -> Result<T> {
    match wanted {
        Some(id) if free(id)? => Ok(id),
        _ => Ok(new()),
    }
}
