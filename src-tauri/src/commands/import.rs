use nhan_core::Error;
use tauri::AppHandle;

use super::off_main;
use crate::dto::{ImportReport, ImportRequest};
use crate::error::CommandResult;

#[tauri::command]
#[specta::specta]
pub async fn import_files(app: AppHandle, request: ImportRequest) -> CommandResult<ImportReport> {
    off_main(app, move |_, _| Err(Error::internal(format!("{request:?}")))).await
}

/// Stops the import or export that runs; nothing of it is stored.
#[tauri::command]
#[specta::specta]
pub async fn cancel_task(app: AppHandle) -> CommandResult<()> {
    off_main(app, |_, state| {
        state.cancel_task();
        Ok(())
    })
    .await
}
