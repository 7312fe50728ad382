//! What core changed, as the views are told of it.
use nhan_core::Result;
use nhan_core::domain::id::{AnnotatorId, ArticleId};
use nhan_core::domain::{Layer, Relation, Span, Zone};
use nhan_core::ops::{Change, Diff, Outcome};
use nhan_core::storage::Stored;

use crate::convert::{self, Names};
use crate::dto::{ChangeDto, OutcomeDto};
use crate::state::Session;

pub fn outcome(session: &Session, outcome: &Outcome) -> Result<OutcomeDto> {
    let who = session.who();
    let mut changes = Vec::with_capacity(outcome.changes.len());
    let is_of_text = |change: &&Change| matches!(change, Change::Revision(_));
    match outcome.changes.iter().find(is_of_text) {
        // With the text everything on it is read again.
        Some(revised) => {
            let article = revised.article().map(|id| id.to_string());
            let article = article.unwrap_or_default();
            let id = article.clone();
            changes.extend([ChangeDto::Text { article }, ChangeDto::Article { id }]);
        }
        None => {
            for change in &outcome.changes {
                changes.extend(one(session, who, change)?);
            }
        }
    }
    let undo = match who {
        Some(who) => session.project.undo_state(who)?.into(),
        None => crate::dto::UndoDto::default(),
    };
    Ok(OutcomeDto {
        op: outcome.op.clone(),
        article: outcome.article().map(|id| id.to_string()),
        changes,
        undo,
    })
}

fn id_of<T: Stored>(diff: &Diff<T>) -> Option<T::Id> {
    diff.after.as_ref().or(diff.before.as_ref()).map(Stored::id)
}

fn one(session: &Session, who: Option<AnnotatorId>, change: &Change) -> Result<Option<ChangeDto>> {
    let name = |id: Option<ArticleId>| id.map(|id| id.to_string()).unwrap_or_default();
    Ok(match change {
        Change::Span(diff) => span(session, diff, name(diff.article))?,
        Change::Relation(diff) => relation(diff, name(diff.article)),
        Change::Status(diff) => id_of(diff)
            .filter(|(_, whose)| Some(*whose) == who)
            .map(|_| {
                let (status, note) = diff
                    .after
                    .clone()
                    .map(|s| (s.status, s.note))
                    .unwrap_or_default();
                ChangeDto::Status {
                    article: name(diff.article),
                    status: status.into(),
                    note,
                }
            }),
        Change::Layer(diff) => id_of(diff).map(|id| ChangeDto::Layer {
            article: name(diff.article),
            id: id.to_string(),
        }),
        Change::Zone(diff) => zone(session, diff, name(diff.article))?,
        Change::Article(_) | Change::Comment(_) | Change::Revision(_) => change
            .article()
            .map(|id| ChangeDto::Article { id: id.to_string() }),
        Change::Entity(_) => Some(ChangeDto::Entities),
        Change::Batch(_)
        | Change::Annotator(_)
        | Change::Label(_)
        | Change::RelationType(_)
        | Change::Tag(_) => Some(ChangeDto::Articles),
    })
}

fn span(session: &Session, diff: &Diff<Span>, article: String) -> Result<Option<ChangeDto>> {
    let Some(found) = diff.after.as_ref().or(diff.before.as_ref()) else {
        return Ok(None);
    };
    let span = match &diff.after {
        None => None,
        Some(after) => {
            let layer = session.project.read(|conn| Layer::get(conn, after.layer))?;
            // A layer that a later change took away again has no view to tell.
            let Some(layer) = layer else { return Ok(None) };
            let index = session.text(layer.revision)?;
            Some(convert::span(
                &index,
                &session.project,
                &mut Names::default(),
                after,
            )?)
        }
    };
    Ok(Some(ChangeDto::Span {
        article,
        layer: found.layer.to_string(),
        id: found.id.to_string(),
        span,
    }))
}

fn relation(diff: &Diff<Relation>, article: String) -> Option<ChangeDto> {
    let found = diff.after.as_ref().or(diff.before.as_ref())?;
    Some(ChangeDto::Relation {
        article,
        layer: found.layer.to_string(),
        id: found.id.to_string(),
        relation: diff.after.as_ref().map(Into::into),
    })
}

fn zone(session: &Session, diff: &Diff<Zone>, article: String) -> Result<Option<ChangeDto>> {
    let Some(id) = id_of(diff) else {
        return Ok(None);
    };
    let zone = match &diff.after {
        None => None,
        Some(after) => {
            let index = session.text(after.revision)?;
            Some(convert::zone(&index, after)?)
        }
    };
    Ok(Some(ChangeDto::Zone {
        article,
        id: id.to_string(),
        zone,
    }))
}
