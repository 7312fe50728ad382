//! Closing the window: what is on its way to the disk goes there first.
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, Window};

use crate::events;

/// A page that does not answer must not keep the window open.
const PATIENCE: Duration = Duration::from_secs(3);

/// Tells the interface, which answers with [`end`] when all is saved.
pub fn begin(window: &Window) {
    let app = window.app_handle().clone();
    let _ = app.emit(events::CLOSING, ());
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        end(&app);
    });
}

pub fn end(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main")
        && let Err(error) = window.destroy()
    {
        tracing::warn!(%error, "the window does not close");
    }
}
