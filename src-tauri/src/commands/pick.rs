//! Native dialogs. The paths they return are granted: other commands take no others.
use std::path::PathBuf;

use nhan_core::Result;
use nhan_core::formats::Format;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

use super::off_main;
use crate::dto::ImportKind;
use crate::error::CommandResult;
use crate::state::AppState;
use crate::{language, messages};

/// What the dialog asks for.
enum Ask {
    Save,
    File,
    Files,
    Folder,
}

fn pick(
    app: &AppHandle,
    state: &AppState,
    dialog: FileDialogBuilder<tauri::Wry>,
    ask: &Ask,
) -> Vec<PathBuf> {
    let _ = app;
    let chosen: Vec<FilePath> = match rehearsed() {
        Some(paths) => paths.into_iter().map(FilePath::Path).collect(),
        None => match ask {
            Ask::Save => dialog.blocking_save_file().into_iter().collect(),
            Ask::File => dialog.blocking_pick_file().into_iter().collect(),
            Ask::Files => dialog.blocking_pick_files().unwrap_or_default(),
            Ask::Folder => dialog.blocking_pick_folder().into_iter().collect(),
        },
    };
    let paths: Vec<PathBuf> = chosen
        .into_iter()
        .filter_map(|path| path.into_path().ok())
        .collect();
    for path in &paths {
        state.grant(path);
    }
    paths
}

/// Window tests cannot drive a native dialog: a debug build answers with the paths, one a line,
/// in the file that NHAN_PICK names.
fn rehearsed() -> Option<Vec<PathBuf>> {
    if !cfg!(debug_assertions) {
        return None;
    }
    let file = std::env::var_os("NHAN_PICK")?;
    let answer = std::fs::read_to_string(file).unwrap_or_default();
    Some(
        answer
            .lines()
            .filter(|line| !line.is_empty())
            .map(PathBuf::from)
            .collect(),
    )
}

fn one(paths: Vec<PathBuf>) -> Option<String> {
    paths
        .into_iter()
        .next()
        .map(|path| path.display().to_string())
}

fn title(state: &AppState, key: &str) -> String {
    let settings = crate::state::locked(&state.settings);
    messages::get(language::chosen(&settings.dto), key)
}

#[tauri::command]
#[specta::specta]
pub async fn pick_new_project(app: AppHandle) -> CommandResult<Option<String>> {
    off_main(app, |app, state| {
        let dialog = app
            .dialog()
            .file()
            .set_title(title(state, "menu_new"))
            .add_filter("Nhãn", &["nhan"])
            .set_file_name("bao-chi.nhan");
        Ok(one(pick(app, state, dialog, &Ask::Save)))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn pick_project(app: AppHandle) -> CommandResult<Option<String>> {
    off_main(app, |app, state| {
        let dialog = app
            .dialog()
            .file()
            .set_title(title(state, "menu_open"))
            .add_filter("Nhãn", &["nhan"]);
        Ok(one(pick(app, state, dialog, &Ask::File)))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn pick_import(app: AppHandle, kind: ImportKind) -> CommandResult<Vec<String>> {
    off_main(app, move |app, state| {
        let dialog = app.dialog().file().set_title(title(state, "menu_import"));
        let ask = match kind {
            ImportKind::Files => Ask::Files,
            ImportKind::Folder => Ask::Folder,
        };
        let paths = pick(app, state, dialog, &ask);
        Ok(paths
            .into_iter()
            .map(|path| path.display().to_string())
            .collect())
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn pick_export(
    app: AppHandle,
    format: String,
    name: String,
    folder: bool,
) -> CommandResult<Option<String>> {
    off_main(app, move |app, state| {
        let extension = Format::named(&format)?.extension;
        let mut dialog = app
            .dialog()
            .file()
            .set_title(title(state, "menu_export"))
            .set_file_name(name);
        // A filter may add its ending, which a folder has not.
        if !folder {
            dialog = dialog.add_filter(format, &[extension]);
        }
        let chosen: Result<_> = Ok(one(pick(app, state, dialog, &Ask::Save)));
        chosen
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn pick_copy(app: AppHandle) -> CommandResult<Option<String>> {
    off_main(app, |app, state| {
        let dialog = app
            .dialog()
            .file()
            .set_title(title(state, "menu_save_copy"))
            .add_filter("Nhãn", &["nhan"]);
        Ok(one(pick(app, state, dialog, &Ask::Save)))
    })
    .await
}
