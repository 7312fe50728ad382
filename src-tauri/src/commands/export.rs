use nhan_core::Error;
use tauri::AppHandle;

use super::off_main;
use crate::dto::{ExportPreview, ExportReport, ExportRequest, FormatDto};
use crate::error::CommandResult;

#[tauri::command]
#[specta::specta]
pub async fn formats(app: AppHandle) -> CommandResult<Vec<FormatDto>> {
    off_main(app, |_, _| Ok(Vec::new())).await
}

#[tauri::command]
#[specta::specta]
pub async fn export_preview(app: AppHandle, request: ExportRequest) -> CommandResult<ExportPreview> {
    off_main(app, move |_, _| Err(Error::internal(format!("{request:?}")))).await
}

#[tauri::command]
#[specta::specta]
pub async fn export_run(app: AppHandle, request: ExportRequest, path: String) -> CommandResult<ExportReport> {
    off_main(app, move |_, _| Err(Error::internal(format!("{request:?}{path}")))).await
}
