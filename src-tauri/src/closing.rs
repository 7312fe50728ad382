//! Closing the window: what is on its way to the disk goes there first.
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, Window};

use crate::events;
use crate::state::AppState;

/// A page that does not answer must not keep the window open.
const PATIENCE: Duration = Duration::from_secs(3);

/// Tells the interface, which answers with [`end`] when all is saved, or with [`keep_open`] when
/// the user has to be asked first.
pub fn begin(window: &Window) {
    let app = window.app_handle().clone();
    let request = app.state::<AppState>().begin_closing();
    let _ = app.emit(events::CLOSING, ());
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        if app.state::<AppState>().newest_closing() == request {
            end(&app);
        }
    });
}

/// The page has answered: the window stays until it is asked again.
pub fn keep_open(state: &AppState) {
    state.begin_closing();
}

pub fn end(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main")
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "the window does not close");
    }
}
