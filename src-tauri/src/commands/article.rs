use nhan_core::domain::Presence;
use nhan_core::ops::Wanted;
use nhan_core::storage::list::{self, Direction, Filter};
use nhan_core::{Code, Result};
use tauri::AppHandle;

use super::off_main;
use crate::convert;
use crate::dto::ArticleDto;
use crate::error::{CommandResult, parse_id};
use crate::state::{AppState, Session, locked};

/// An article whole, with one of its layers (null: the usual one; `own`: the annotator's own,
/// made or not); remembered as the one to come back to.
#[tauri::command]
#[specta::specta]
pub async fn article(
    app: AppHandle,
    id: String,
    layer: Option<String>,
) -> CommandResult<ArticleDto> {
    off_main(app, move |_, state| {
        let wanted = match layer.as_deref() {
            None => Wanted::Usual,
            Some("own") => Wanted::Own,
            Some(id) => Wanted::This(parse_id(id)?),
        };
        let session = state.session()?;
        let article = read(&session, &id, wanted)?;
        remember(state, &session, id);
        Ok(article)
    })
    .await
}

/// The article that was open last; where there is none any more, the first unfinished one.
pub(crate) fn to_go_on_with(state: &AppState, session: &Session) -> Result<Option<ArticleDto>> {
    let last = locked(&state.settings)
        .last_articles
        .get(&key(session))
        .cloned();
    match last.map(|id| read(session, &id, Wanted::Usual)) {
        Some(Err(error)) if error.code() != Code::ArticleUnknown => Err(error),
        Some(Ok(article)) => Ok(Some(article)),
        _ => first_unfinished(session),
    }
}

fn first_unfinished(session: &Session) -> Result<Option<ArticleDto>> {
    let in_work = Filter {
        presence: Some(Presence::In),
        ..Filter::default()
    };
    let id = session
        .project
        .read(|conn| list::unfinished(conn, session.who(), &in_work, None, Direction::Next))?;
    id.map(|id| read(session, &id.to_string(), Wanted::Usual))
        .transpose()
}

fn read(session: &Session, id: &str, wanted: Wanted) -> Result<ArticleDto> {
    let project = &session.project;
    let view = project.article(parse_id(id)?, session.who(), wanted)?;
    let index = session.text(view.revision.id)?;
    convert::article(&index, project, view)
}

fn remember(state: &AppState, session: &Session, id: String) {
    let mut settings = locked(&state.settings);
    let other = settings.last_articles.insert(key(session), id.clone()) != Some(id);
    // An article can be read all the same where the settings cannot be written.
    if other && let Err(error) = settings.save() {
        tracing::warn!(%error, "settings not saved");
    }
}

/// What a project is called in the settings.
fn key(session: &Session) -> String {
    session.project.path().display().to_string()
}
