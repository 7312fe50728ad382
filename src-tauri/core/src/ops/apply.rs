//! What each operation does to the records.
use rusqlite::Connection;
use serde_json::Value;

use super::change::Writer;
use super::{Op, revise, validate, zones};
use crate::domain::id::{AnnotatorId, ArticleId, EntityId, LabelId, LayerId, RelationId, SpanId};
use crate::domain::{
    Article, Attributes, Entity, Fragment, Label, Layer, LayerKind, Range, Relation, RelationType,
    Revision, Span, Status, StatusKind,
};
use crate::error::{Code, Error, Result};
use crate::storage::{self, Stored, article, entity, layer, relation, span};
use crate::text::TextIndex;

pub(super) fn apply(w: &mut Writer<'_>, who: AnnotatorId, op: &Op) -> Result<()> {
    match op {
        Op::AddSpan {
            id,
            article,
            layer,
            label,
            ranges,
        } => add_span(w, who, *id, *article, *layer, *label, ranges),
        Op::SetLabel { span, label } => set_label(w, who, *span, *label),
        Op::SetRanges { span, ranges } => set_ranges(w, who, *span, ranges),
        Op::SetAttribute { span, name, value } => {
            let (mut span, article) = editable_span(w.conn, who, *span)?;
            let known = find_label(w.conn, span.label)?.attributes;
            if let Some(value) = value {
                validate::attribute(&known, name, value)?;
            }
            set(&mut span.attributes, name, value.as_ref());
            w.put(Some(article), span)
        }
        Op::SetEntity { span, name } => set_entity(w, who, *span, name.as_deref()),
        Op::SetNote { span, note } => {
            let (mut span, article) = editable_span(w.conn, who, *span)?;
            span.note.clone_from(note);
            w.put(Some(article), span)
        }
        Op::DeleteSpan { span } => {
            let (span, article) = editable_span(w.conn, who, *span)?;
            for link in relation::of_span(w.conn, span.id)? {
                w.remove::<Relation>(Some(article), link.id)?;
            }
            w.remove::<Span>(Some(article), span.id)
        }
        Op::AddRelation { id, kind, from, to } => {
            let kind = storage::Stored::get(w.conn, *kind)?
                .ok_or_else(|| Error::new(Code::RelationTypeUnknown).arg("kind", kind))?;
            add_relation(w, who, *id, &kind, *from, *to)
        }
        Op::SetRelationAttribute {
            relation,
            name,
            value,
        } => {
            let (mut relation, article) = editable_relation(w.conn, who, *relation)?;
            let known = RelationType::get(w.conn, relation.kind)?.map(|k| k.attributes);
            if let Some(value) = value {
                validate::attribute(&known.unwrap_or_default(), name, value)?;
            }
            set(&mut relation.attributes, name, value.as_ref());
            w.put(Some(article), relation)
        }
        Op::DeleteRelation { relation } => {
            let (relation, article) = editable_relation(w.conn, who, *relation)?;
            w.remove::<Relation>(Some(article), relation.id)
        }
        Op::SetStatus {
            article,
            status,
            note,
        } => {
            find_article(w.conn, *article)?;
            let status = Status {
                article: *article,
                annotator: who,
                status: *status,
                note: note.clone(),
            };
            w.put(Some(*article), status)
        }
        Op::SetPresence { article, presence } => {
            let mut found = find_article(w.conn, *article)?;
            found.presence = *presence;
            w.put(Some(*article), found)
        }
        Op::SetTitle { article, title } => {
            let mut found = find_article(w.conn, *article)?;
            found.title.clone_from(title);
            w.put(Some(*article), found)
        }
        Op::SetZone {
            id,
            rest,
            article,
            kind,
            range,
        } => {
            let wanted = zones::Wanted {
                id: *id,
                rest: *rest,
                kind: *kind,
                range: *range,
            };
            zones::set(w, *article, wanted)
        }
        Op::DeleteZone { zone } => zones::delete(w, *zone),
        Op::Revise(revise) => revise::apply(w, revise).map(drop),
        Op::RenameEntity { entity, name } => {
            let mut found = Entity::get(w.conn, *entity)?
                .ok_or_else(|| Error::new(Code::EntityUnknown).arg("entity", entity))?;
            found.name.clone_from(name);
            w.put(None, found)
        }
    }
}

fn set(attributes: &mut Attributes, name: &str, value: Option<&Value>) {
    match value {
        Some(value) => attributes.insert(name.to_owned(), value.clone()),
        None => attributes.remove(name),
    };
}

/// What stands in an article of an import that was taken back would be lost to everybody.
pub(super) fn find_article(conn: &Connection, id: ArticleId) -> Result<Article> {
    match Article::get(conn, id)? {
        Some(article) if article::is_seen(conn, id)? => Ok(article),
        _ => Err(Error::new(Code::ArticleUnknown).arg("article", id)),
    }
}

fn find_label(conn: &Connection, id: LabelId) -> Result<Label> {
    Label::get(conn, id)?.ok_or_else(|| Error::new(Code::LabelUnknown).arg("label", id))
}

pub(super) fn article_text(conn: &Connection, article: &Article) -> Result<String> {
    revision_text(conn, article.revision)
}

fn revision_text(conn: &Connection, id: crate::domain::id::RevisionId) -> Result<String> {
    let revision = Revision::get(conn, id)?
        .ok_or_else(|| Error::internal(format_args!("revision {id} is gone")))?;
    Ok(revision.text)
}

/// Whether this annotator may write here: in their own layer, in gold and in what was imported;
/// never in another annotator's, nor in what a model proposed.
pub(super) fn may_edit(layer: &Layer, who: AnnotatorId) -> bool {
    match layer.kind {
        LayerKind::Annotator => layer.annotator == Some(who),
        LayerKind::Gold | LayerKind::Imported => true,
        LayerKind::Model => false,
    }
}

fn editable_layer(conn: &Connection, who: AnnotatorId, id: LayerId) -> Result<Layer> {
    let layer =
        Layer::get(conn, id)?.ok_or_else(|| Error::new(Code::LayerUnknown).arg("layer", id))?;
    find_article(conn, layer.article)?;
    if may_edit(&layer, who) {
        Ok(layer)
    } else {
        Err(Error::new(Code::LayerNotEditable).arg("layer", &layer.name))
    }
}

fn editable_span(conn: &Connection, who: AnnotatorId, id: SpanId) -> Result<(Span, ArticleId)> {
    let span = Span::get(conn, id)?.ok_or_else(|| Error::new(Code::SpanUnknown).arg("span", id))?;
    let layer = editable_layer(conn, who, span.layer)?;
    Ok((span, layer.article))
}

fn editable_relation(
    conn: &Connection,
    who: AnnotatorId,
    id: RelationId,
) -> Result<(Relation, ArticleId)> {
    let relation = Relation::get(conn, id)?
        .ok_or_else(|| Error::new(Code::RelationUnknown).arg("relation", id))?;
    let layer = editable_layer(conn, who, relation.layer)?;
    Ok((relation, layer.article))
}

/// The layer to write in; none named: the annotator's own, made if need be.
fn target_layer(
    w: &mut Writer<'_>,
    who: AnnotatorId,
    article: &Article,
    named: Option<LayerId>,
) -> Result<Layer> {
    if let Some(id) = named {
        let layer = editable_layer(w.conn, who, id)?;
        if layer.article == article.id {
            return Ok(layer);
        }
        return Err(Error::new(Code::LayerUnknown).arg("layer", id));
    }
    if let Some(own) = layer::own(w.conn, article.id, who)? {
        return Ok(own);
    }
    let layer = Layer {
        id: LayerId::new(),
        article: article.id,
        revision: article.revision,
        kind: LayerKind::Annotator,
        name: String::new(),
        round: 1,
        annotator: Some(who),
        batch: None,
    };
    w.put(Some(article.id), layer.clone())?;
    Ok(layer)
}

fn add_span(
    w: &mut Writer<'_>,
    who: AnnotatorId,
    id: SpanId,
    article: ArticleId,
    layer: Option<LayerId>,
    label: LabelId,
    ranges: &[Range],
) -> Result<()> {
    let article = find_article(w.conn, article)?;
    find_label(w.conn, label)?;
    if Span::get(w.conn, id)?.is_some() {
        return Err(Error::new(Code::IdTaken).arg("id", id));
    }
    let layer = target_layer(w, who, &article, layer)?;
    let text = revision_text(w.conn, layer.revision)?;
    let fragments = validate::fragments(&TextIndex::new(&text), ranges)?;
    let span = Span {
        id,
        layer: layer.id,
        label,
        fragments,
        attributes: Attributes::new(),
        note: String::new(),
    };
    refuse_twin(w.conn, &span)?;
    w.put(Some(article.id), span)?;
    start(w, who, article.id)
}

/// The same label on the same text twice in a layer says nothing more than once.
fn refuse_twin(conn: &Connection, span: &Span) -> Result<()> {
    if span::has_twin(conn, span)? {
        Err(Error::new(Code::SpanExists))
    } else {
        Ok(())
    }
}

/// The first label in a new article starts it.
fn start(w: &mut Writer<'_>, who: AnnotatorId, article: ArticleId) -> Result<()> {
    let found = Status::get(w.conn, (article, who))?;
    if found
        .as_ref()
        .is_some_and(|status| status.status != StatusKind::New)
    {
        return Ok(());
    }
    let note = found.map(|status| status.note).unwrap_or_default();
    w.put(
        Some(article),
        Status {
            article,
            annotator: who,
            status: StatusKind::Started,
            note,
        },
    )
}

fn set_label(w: &mut Writer<'_>, who: AnnotatorId, span: SpanId, label: LabelId) -> Result<()> {
    let (mut span, article) = editable_span(w.conn, who, span)?;
    let new = find_label(w.conn, label)?;
    for link in relation::of_span(w.conn, span.id)? {
        let Some(kind) = RelationType::get(w.conn, link.kind)? else {
            continue;
        };
        let label_of = |id: SpanId| -> Result<Label> {
            if id == span.id {
                return Ok(new.clone());
            }
            let other = Span::get(w.conn, id)?.ok_or_else(|| Error::new(Code::SpanUnknown))?;
            find_label(w.conn, other.label)
        };
        if validate::ends(&kind, &label_of(link.from)?, &label_of(link.to)?).is_err() {
            w.remove::<Relation>(Some(article), link.id)?;
        }
    }
    span.label = label;
    span.attributes
        .retain(|name, value| validate::attribute(&new.attributes, name, value).is_ok());
    refuse_twin(w.conn, &span)?;
    w.put(Some(article), span)
}

fn set_ranges(w: &mut Writer<'_>, who: AnnotatorId, span: SpanId, ranges: &[Range]) -> Result<()> {
    let (mut span, article) = editable_span(w.conn, who, span)?;
    let layer = editable_layer(w.conn, who, span.layer)?;
    let text = revision_text(w.conn, layer.revision)?;
    let fragments: Vec<Fragment> = validate::fragments(&TextIndex::new(&text), ranges)?;
    span.fragments = fragments;
    refuse_twin(w.conn, &span)?;
    w.put(Some(article), span)
}

fn set_entity(
    w: &mut Writer<'_>,
    who: AnnotatorId,
    span: SpanId,
    name: Option<&str>,
) -> Result<()> {
    let (mut span, article) = editable_span(w.conn, who, span)?;
    let known = find_label(w.conn, span.label)?.attributes;
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    let value = match name {
        Some(name) => {
            let id = match entity::named(w.conn, name)? {
                Some(found) => found.id,
                None => {
                    let made = Entity {
                        id: EntityId::new(),
                        name: name.to_owned(),
                        aliases: Vec::new(),
                    };
                    w.put(None, made.clone())?;
                    made.id
                }
            };
            let value = Value::String(id.to_string());
            validate::attribute(&known, "entity", &value)?;
            Some(value)
        }
        None => None,
    };
    set(&mut span.attributes, "entity", value.as_ref());
    w.put(Some(article), span)
}

fn add_relation(
    w: &mut Writer<'_>,
    who: AnnotatorId,
    id: RelationId,
    kind: &RelationType,
    from: SpanId,
    to: SpanId,
) -> Result<()> {
    if Relation::get(w.conn, id)?.is_some() {
        return Err(Error::new(Code::IdTaken).arg("id", id));
    }
    let (from, article) = editable_span(w.conn, who, from)?;
    let (to, _) = editable_span(w.conn, who, to)?;
    let (from_label, to_label) = (
        find_label(w.conn, from.label)?,
        find_label(w.conn, to.label)?,
    );
    validate::ends(kind, &from_label, &to_label)?;
    if from.layer != to.layer || from.id == to.id {
        return Err(Error::new(Code::RelationEnds)
            .arg("kind", &kind.name)
            .arg("from", &from_label.name)
            .arg("to", &to_label.name));
    }
    let twin = relation::of_span(w.conn, from.id)?
        .into_iter()
        .any(|r| r.kind == kind.id && r.from == from.id && r.to == to.id);
    if twin {
        return Err(Error::new(Code::RelationExists).arg("kind", &kind.name));
    }
    let relation = Relation {
        id,
        layer: from.layer,
        kind: kind.id,
        from: from.id,
        to: to.id,
        attributes: Attributes::new(),
    };
    w.put(Some(article), relation)
}
