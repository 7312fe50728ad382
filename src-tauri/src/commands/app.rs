use std::time::Duration;

use tauri::AppHandle;

use super::off_main;
use crate::dto::{AppDto, RecentDto, SettingsDto, StartDto};
use crate::error::CommandResult;
use crate::state::locked;
use crate::{closing, language, menu, settings, title};

/// A window that knows its language and theme can say that a project takes long to open.
const PATIENCE: Duration = Duration::from_millis(150);

#[tauri::command]
#[specta::specta]
pub async fn start(app: AppHandle) -> CommandResult<StartDto> {
    off_main(app, |app, state| {
        let open_path = state.first_project();
        let opened = state.early.soon(PATIENCE);
        if opened.is_some() {
            title::set(app, state); // there was no window yet to bear it
        }
        let settings = locked(&state.settings);
        Ok(StartDto {
            app: AppDto {
                version: app.package_info().version.to_string(),
                platform: std::env::consts::OS.to_owned(),
                system_language: language::of_system(),
                settings: settings.dto.clone(),
                recent: settings.recent.clone(),
                open_path,
            },
            opened,
        })
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn save_settings(app: AppHandle, settings: SettingsDto) -> CommandResult<()> {
    off_main(app, move |app, state| {
        let mut stored = locked(&state.settings);
        let language_changed = stored.dto.language != settings.language;
        stored.dto = settings;
        stored.save()?;
        let language = language::chosen(&stored.dto);
        drop(stored);
        if language_changed {
            menu::set(app, language)?;
            title::set(app, state);
        }
        Ok(())
    })
    .await
}

/// Everything is saved: the window may go.
#[tauri::command]
#[specta::specta]
pub async fn close_window(app: AppHandle) -> CommandResult<()> {
    off_main(app, |app, _| {
        closing::end(app);
        Ok(())
    })
    .await
}

/// The window was asked to close, and stays: the user is asked about what still runs.
#[tauri::command]
#[specta::specta]
pub async fn keep_open(app: AppHandle) -> CommandResult<()> {
    off_main(app, |_, state| {
        closing::keep_open(state);
        Ok(())
    })
    .await
}

/// The projects opened before, newest first, with those whose file is gone marked.
#[tauri::command]
#[specta::specta]
pub async fn recent_projects(app: AppHandle) -> CommandResult<Vec<RecentDto>> {
    off_main(app, |_, state| {
        // Looked for outside of the lock: a share that does not answer must hold up nobody else.
        let mut recent = locked(&state.settings).recent.clone();
        settings::mark_missing(&mut recent);
        Ok(recent)
    })
    .await
}

/// Takes a project off the list of those opened; its file is not touched.
#[tauri::command]
#[specta::specta]
pub async fn forget_recent(app: AppHandle, path: String) -> CommandResult<Vec<RecentDto>> {
    off_main(app, move |_, state| {
        let mut settings = locked(&state.settings);
        settings.forget(&path);
        settings.save()?;
        Ok(settings.recent.clone())
    })
    .await
}
