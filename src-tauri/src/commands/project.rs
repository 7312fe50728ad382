use std::path::Path;
use std::sync::Arc;

use nhan_core::domain::Schema;
use nhan_core::ops::{Project, system_clock};
use nhan_core::storage::list::Filter;
use nhan_core::storage::{Access, annotator, place};
use nhan_core::{Code, Result};
use tauri::AppHandle;

use super::{article, off_main};
use crate::dto::{AnnotatorDto, ErrorDto, OpenedDto, ProjectDto, iso};
use crate::error::CommandResult;
use crate::settings::Settings;
use crate::state::{AppState, Session, locked};
use crate::{backup, index, sample, title};

#[tauri::command]
#[specta::specta]
pub async fn project_new(app: AppHandle, path: String) -> CommandResult<OpenedDto> {
    off_main(app, move |app, state| {
        let path = state.granted(&path)?;
        let project = Project::create(&path, &Schema::default_news(), system_clock)?;
        begin(app, state, Session::new(project, false, None))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn project_open(app: AppHandle, path: String) -> CommandResult<OpenedDto> {
    off_main(app, move |app, state| {
        let path = state.granted(&path)?;
        let early = state.early.take(&path);
        if let Some(answer) = early.filter(|answer| answer.is_err() || is_open(state, &path)) {
            // There was no window yet to bear the title.
            title::set(app, state);
            return answer;
        }
        open(app, state, &path)
    })
    .await
}

/// The sample project: made at the first time, opened later.
#[tauri::command]
#[specta::specta]
pub async fn project_sample(app: AppHandle) -> CommandResult<OpenedDto> {
    off_main(app, |app, state| {
        let path = sample::path(app, state)?;
        if path.exists() {
            return open(app, state, &path);
        }
        let project = sample::make(&path)?;
        state.grant(&path);
        begin(app, state, Session::new(project, false, None))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn project_close(app: AppHandle) -> CommandResult<()> {
    off_main(app, |app, state| {
        state.set_session(None);
        title::set(app, state);
        let mut settings = locked(&state.settings);
        settings.last_project = None;
        keep(&settings);
        Ok(())
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn project_save_copy(app: AppHandle, path: String) -> CommandResult<()> {
    off_main(app, move |_, state| {
        let path = state.granted(&path)?;
        state.session()?.project.file().save_copy(&path)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn set_annotator(app: AppHandle, name: String) -> CommandResult<ProjectDto> {
    off_main(app, move |_, state| {
        let session = state.session()?;
        session.set_annotator(session.project.annotator(&name)?);
        let mut settings = locked(&state.settings);
        settings.dto.annotator = Some(name.trim().to_owned());
        settings.save()?;
        drop(settings);
        describe(&session)
    })
    .await
}

pub(crate) fn open(app: &AppHandle, state: &AppState, path: &Path) -> Result<OpenedDto> {
    // Opening again what is open here must not meet our own lock; any other project stays open
    // until this one is.
    if is_open(state, path) {
        let session = state.session()?;
        if !session.read_only {
            return opened(state, &session);
        }
        state.set_session(None);
    }
    let found = Project::open(path, system_clock)?;
    let (read_only, writer) = match found.access {
        Access::Write => (false, None),
        Access::Read(writer) => (true, writer),
    };
    begin(app, state, Session::new(found.project, read_only, writer))
}

/// Settings that cannot be written are no reason to refuse a project.
fn keep(settings: &Settings) {
    if let Err(error) = settings.save() {
        tracing::warn!(%error, "settings not saved");
    }
}

fn is_open(state: &AppState, path: &Path) -> bool {
    let same = |path: &Path| std::fs::canonicalize(path).ok();
    state
        .session()
        .is_ok_and(|session| same(session.project.path()) == same(path))
}

/// Makes a project the open one: its annotator, its place on the start screen, its backups.
fn begin(app: &AppHandle, state: &AppState, session: Session) -> Result<OpenedDto> {
    let session = Arc::new(session);
    // The file may lie where answers are slow: nobody who needs the settings waits for it.
    let known = locked(&state.settings).dto.annotator.clone();
    if let Some(name) = known {
        match session.project.annotator(&name) {
            Ok(annotator) => session.set_annotator(annotator),
            // A reader whom the project does not know reads all the same.
            Err(error) if error.code() == Code::AnnotatorUnknown => {}
            Err(error) => return Err(error),
        }
    }
    let name = session.project.name()?;
    let mut settings = locked(&state.settings);
    settings.opened(session.project.path(), &name, iso(system_clock()));
    keep(&settings);
    drop(settings);
    state.set_session(Some(Arc::clone(&session)));
    title::set(app, state);
    if !session.read_only {
        backup::start(app.clone(), Arc::downgrade(&session));
        index::start_later(Arc::downgrade(&session));
    }
    opened(state, &session)
}

fn opened(state: &AppState, session: &Session) -> Result<OpenedDto> {
    let mut project = describe(session)?;
    // The project can be worked in without the article that was open last.
    let article = article::to_go_on_with(state, session).unwrap_or_else(|error| {
        tracing::warn!(%error, "no article to go on with");
        project.warnings.push((&error).into());
        None
    });
    Ok(OpenedDto { project, article })
}

fn describe(session: &Session) -> Result<ProjectDto> {
    let project = &session.project;
    let who = session.who();
    let annotators = project.read(annotator::list)?;
    let undo = match who {
        Some(who) if !session.read_only => project.undo_state(who)?.into(),
        _ => crate::dto::UndoDto::default(),
    };
    Ok(ProjectDto {
        name: project.name()?,
        articles: project.page(who, &Filter::default(), 0, 0)?.total,
        read_only: session.read_only.then(|| {
            let unknown = nhan_core::storage::WriterInfo {
                annotator: String::new(),
                host: String::new(),
                pid: 0,
                since: 0,
            };
            session.reader.clone().unwrap_or(unknown).into()
        }),
        warnings: place::warnings(project.path())
            .iter()
            .map(ErrorDto::from)
            .collect(),
        schema: (&project.schema()?).into(),
        annotator: session.annotator().map(|a| a.name),
        annotators: annotators
            .into_iter()
            .map(|a| AnnotatorDto {
                id: a.id.to_string(),
                name: a.name,
            })
            .collect(),
        undo,
        path: project.path().display().to_string(),
    })
}
