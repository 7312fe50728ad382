//! The commands that the webview may call: decode, call core, encode. One thin file for each area.
pub mod annotate;
pub mod app;
pub mod article;
pub mod articles;
pub mod export;
pub mod import;
pub mod pick;
pub mod project;

use nhan_core::{Error, Result};
use tauri::{AppHandle, Manager};

use crate::error::CommandResult;
use crate::state::AppState;

/// Runs `work` off the main thread, which only draws.
pub(crate) async fn off_main<T: Send + 'static>(
    app: AppHandle,
    work: impl FnOnce(&AppHandle, &AppState) -> Result<T> + Send + 'static,
) -> CommandResult<T> {
    let task = tauri::async_runtime::spawn_blocking(move || work(&app, &app.state::<AppState>()));
    match task.await {
        Ok(answer) => answer.map_err(|error| {
            tracing::info!(%error, "refused");
            error.into()
        }),
        Err(error) => Err(Error::internal(error).into()),
    }
}
