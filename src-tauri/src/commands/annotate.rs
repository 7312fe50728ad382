use std::sync::Arc;

use nhan_core::Result;
use nhan_core::domain::id::{ArticleId, LayerId, SpanId};
use nhan_core::ops::{Change, Op, Outcome};
use nhan_core::storage::entity;
use tauri::AppHandle;

use super::off_main;
use crate::dto::{EntityDto, Json, OpDto, OutcomeDto, SpanDetailDto};
use crate::error::{CommandResult, parse_id};
use crate::state::Session;
use crate::{changes, convert, index};

#[tauri::command]
#[specta::specta]
pub async fn span_detail(app: AppHandle, id: String) -> CommandResult<SpanDetailDto> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        let detail = session.project.span(parse_id(&id)?)?;
        convert::span_detail(&session.project, detail)
    })
    .await
}

/// People one of whose words begins with what was typed.
#[tauri::command]
#[specta::specta]
pub async fn entities(app: AppHandle, prefix: String, limit: u32) -> CommandResult<Vec<EntityDto>> {
    off_main(app, move |_, state| {
        state.session()?.project.read(|conn| {
            entity::matching(conn, &prefix, limit.min(100))?
                .into_iter()
                .map(|found| {
                    Ok(EntityDto {
                        mentions: entity::mentions(conn, found.id)?,
                        id: found.id.to_string(),
                        name: found.name,
                    })
                })
                .collect()
        })
    })
    .await
}

/// Does all of `ops` or none; when it answers, they are on the disk.
#[tauri::command]
#[specta::specta]
pub async fn transact(
    app: AppHandle,
    ops: Vec<OpDto>,
    coalesce: Option<String>,
) -> CommandResult<OutcomeDto> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        let who = session.writer()?;
        let ops = ops
            .into_iter()
            .map(|op| decode(&session, op))
            .collect::<Result<Vec<_>>>()?;
        let outcome = session.project.transact(who, &ops, coalesce.as_deref())?;
        changes::outcome(&session, &outcome)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn undo(app: AppHandle) -> CommandResult<OutcomeDto> {
    off_main(app, |_, state| {
        let session = state.session()?;
        let outcome = session.project.undo(session.writer()?)?;
        index_texts(&session, &outcome);
        changes::outcome(&session, &outcome)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn redo(app: AppHandle) -> CommandResult<OutcomeDto> {
    off_main(app, |_, state| {
        let session = state.session()?;
        let outcome = session.project.redo(session.writer()?)?;
        index_texts(&session, &outcome);
        changes::outcome(&session, &outcome)
    })
    .await
}

/// A text that came back is to be found again.
fn index_texts(session: &Arc<Session>, outcome: &Outcome) {
    let is_of_text = |change: &Change| matches!(change, Change::Revision(_));
    if outcome.changes.iter().any(is_of_text) {
        index::start(session);
    }
}

fn decode(session: &Session, op: OpDto) -> Result<Op> {
    let project = &session.project;
    Ok(match op {
        OpDto::AddSpan {
            id,
            article,
            layer,
            label,
            ends,
        } => {
            let article: ArticleId = parse_id(&article)?;
            let layer: Option<LayerId> = layer.as_deref().map(parse_id).transpose()?;
            let revision = match layer {
                Some(layer) => project.revision_of_layer(layer)?,
                None => project.revision_of_article(article)?,
            };
            let ranges = convert::ranges_in(&*session.text(revision)?, &ends)?;
            Op::AddSpan {
                id: parse_id(&id)?,
                article,
                layer,
                label: parse_id(&label)?,
                ranges,
            }
        }
        OpDto::SetLabel { span, label } => Op::SetLabel {
            span: parse_id(&span)?,
            label: parse_id(&label)?,
        },
        OpDto::SetFragments { span, ends } => {
            let span: SpanId = parse_id(&span)?;
            let revision = project.revision_of_span(span)?;
            Op::SetRanges {
                span,
                ranges: convert::ranges_in(&*session.text(revision)?, &ends)?,
            }
        }
        OpDto::SetAttribute { span, name, value } => Op::SetAttribute {
            span: parse_id(&span)?,
            name,
            value: given(value),
        },
        OpDto::SetEntity { span, name } => Op::SetEntity {
            span: parse_id(&span)?,
            name,
        },
        OpDto::SetNote { span, note } => Op::SetNote {
            span: parse_id(&span)?,
            note,
        },
        OpDto::DeleteSpan { span } => Op::DeleteSpan {
            span: parse_id(&span)?,
        },
        OpDto::AddRelation { id, kind, from, to } => Op::AddRelation {
            id: parse_id(&id)?,
            kind: parse_id(&kind)?,
            from: parse_id(&from)?,
            to: parse_id(&to)?,
        },
        OpDto::SetRelationAttribute {
            relation,
            name,
            value,
        } => Op::SetRelationAttribute {
            relation: parse_id(&relation)?,
            name,
            value: given(value),
        },
        OpDto::DeleteRelation { relation } => Op::DeleteRelation {
            relation: parse_id(&relation)?,
        },
        OpDto::SetStatus {
            article,
            status,
            note,
        } => Op::SetStatus {
            article: parse_id(&article)?,
            status: status.into(),
            note,
        },
        OpDto::SetPresence { article, presence } => Op::SetPresence {
            article: parse_id(&article)?,
            presence: presence.into(),
        },
        OpDto::SetZone {
            id,
            rest,
            article,
            kind,
            start,
            end,
        } => {
            let article: ArticleId = parse_id(&article)?;
            let text = session.text(project.revision_of_article(article)?)?;
            Op::SetZone {
                id: parse_id(&id)?,
                rest: parse_id(&rest)?,
                article,
                kind: kind.into(),
                range: convert::range_in(&text, start, end)?,
            }
        }
        OpDto::DeleteZone { zone } => Op::DeleteZone {
            zone: parse_id(&zone)?,
        },
    })
}

/// Null takes a value away.
fn given(value: Json) -> Option<Json> {
    (!value.is_null()).then_some(value)
}
