//! The shell: a window, the commands that it may call, and nothing that core could do.
#![allow(
    unreachable_pub,
    reason = "a binary's library: pub says which module offers what"
)]

pub mod bindings;

mod backup;
mod changes;
mod closing;
mod commands;
mod convert;
mod dto;
mod early;
mod error;
mod events;
mod index;
mod language;
mod logging;
mod menu;
mod messages;
mod sample;
mod settings;
mod state;
mod task;
mod title;

use std::path::PathBuf;

use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, RunEvent, WebviewUrl, WebviewWindowBuilder,
    WindowEvent,
};

use dto::DropDto;
use state::{AppState, locked};

/// Where settings and logs live, in place of the system's folder for them; for tests.
pub(crate) const FOLDER_VARIABLE: &str = "NHAN_DATA_DIR";

/// Runs the application until its window is closed.
pub fn run() {
    let bindings = bindings::builder();
    let handler = bindings.invoke_handler();
    let context = tauri::generate_context!();
    let folder = folder(&context.config().identifier);
    let _log = logging::start(&folder);
    let state = AppState::new(folder.clone());
    let window_state = tauri_plugin_window_state::Builder::default()
        // An absolute name puts it with our other files.
        .with_filename(folder.join("window.json").to_string_lossy())
        .build();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(window_state)
        .manage(state)
        .invoke_handler(handler)
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .setup(|app| {
            let handle = app.handle();
            let language = language::chosen(&locked(&app.state::<AppState>().settings).dto);
            early::begin(handle);
            menu::set(handle, language)?;
            WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
                .title("Nhãn")
                .inner_size(1280.0, 800.0)
                .min_inner_size(860.0, 560.0)
                // The window shows this program and nothing else.
                .on_navigation(|url| {
                    let development = cfg!(debug_assertions) && url.host_str() == Some("localhost");
                    url.scheme() == "tauri"
                        || url.host_str() == Some("tauri.localhost")
                        || development
                })
                .build()?;
            Ok(())
        })
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(drag) => dropped(window.app_handle(), drag),
            WindowEvent::CloseRequested { api, .. } => {
                api.prevent_close();
                closing::begin(window);
            }
            _ => {}
        })
        .build(context);
    match app {
        Ok(app) => app.run(|app, event| {
            if let RunEvent::Exit = event {
                let state = app.state::<AppState>();
                if let Err(error) = locked(&state.settings).save() {
                    tracing::warn!(%error, "settings not saved");
                }
                state.set_session(None);
            }
        }),
        Err(error) => {
            tracing::error!(%error, "cannot start");
            eprintln!("nhan-desktop: {error}");
            std::process::exit(1);
        }
    }
}

/// The system's folder for a program's data, without needing the program to run.
fn folder(identifier: &str) -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
    variable(FOLDER_VARIABLE).unwrap_or_else(|| {
        let home = || variable("HOME").unwrap_or_default();
        let base = if cfg!(target_os = "windows") {
            variable("APPDATA").unwrap_or_default()
        } else if cfg!(target_os = "macos") {
            home().join("Library/Application Support")
        } else {
            variable("XDG_DATA_HOME").unwrap_or_else(|| home().join(".local/share"))
        };
        base.join(identifier)
    })
}

/// What is dropped on the window was chosen by the user, as in a dialog.
fn dropped(app: &AppHandle, drag: &DragDropEvent) {
    let drop = match drag {
        DragDropEvent::Enter { .. } => DropDto {
            paths: Vec::new(),
            hovering: true,
        },
        DragDropEvent::Leave => DropDto {
            paths: Vec::new(),
            hovering: false,
        },
        DragDropEvent::Drop { paths, .. } => {
            let state = app.state::<AppState>();
            paths.iter().for_each(|path| state.grant(path));
            let paths = paths
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            DropDto {
                paths,
                hovering: false,
            }
        }
        _ => return,
    };
    let _ = app.emit(events::DROPPED, drop);
}
