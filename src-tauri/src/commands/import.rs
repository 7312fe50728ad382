use std::path::PathBuf;

use nhan_core::formats;
use nhan_core::ops::import::Options;
use tauri::{AppHandle, Emitter};

use super::off_main;
use crate::dto::{ChangeDto, ImportReport, ImportRequest};
use crate::error::CommandResult;
use crate::task::Task;
use crate::{events, index};

/// Reads what the user picked; in a dry run says only what would happen.
#[tauri::command]
#[specta::specta]
pub async fn import_files(app: AppHandle, request: ImportRequest) -> CommandResult<ImportReport> {
    off_main(app, move |app, state| {
        let session = state.session()?;
        let who = session.writer()?;
        let paths = request
            .paths
            .iter()
            .map(|path| state.granted(path))
            .collect::<nhan_core::Result<Vec<PathBuf>>>()?;
        let how = request.reading()?;
        let options = Options {
            layer: request.layer,
            map: request.map,
            dry_run: request.dry_run,
            skip_bad: request.skip_bad,
        };
        let task = if options.dry_run {
            Task::preview(app, state)
        } else {
            Task::begin(app, state)
        };
        let mut reading = formats::read(&paths, &how)?;
        let header = reading.header.clone();
        let metered = reading.meter().beside(&task);
        let (report, _) = session
            .project
            .import(who, &header, &mut reading, &options, &metered)?;
        if report.stored {
            index::start(&session);
            let _ = app.emit(events::CHANGED, [ChangeDto::Articles, ChangeDto::Entities]);
        }
        let undo = session.project.undo_state(who)?.into();
        Ok(ImportReport::new(report, &reading, undo))
    })
    .await
}

/// Stops the import or export that runs; nothing of it is stored.
#[tauri::command]
#[specta::specta]
pub async fn cancel_task(app: AppHandle) -> CommandResult<()> {
    off_main(app, |_, state| {
        state.cancel_tasks();
        Ok(())
    })
    .await
}
