use std::path::PathBuf;

use nhan_core::formats::{self, ReadOptions};
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
        let options = Options {
            layer: request.layer,
            dry_run: request.dry_run,
            skip_bad: request.skip_bad,
            ..Options::default()
        };
        let task = if options.dry_run {
            Task::preview(app, state)
        } else {
            Task::begin(app, state)
        };
        let mut reading = formats::read(&paths, &ReadOptions::default())?;
        let header = reading.header.clone();
        let (mut report, _) =
            session
                .project
                .import(who, &header, &mut reading, &options, &task)?;
        report.formats.clone_from(reading.counts());
        report.encodings.clone_from(reading.encodings());
        if report.stored {
            index::start(&session);
            let _ = app.emit(events::CHANGED, [ChangeDto::Articles, ChangeDto::Entities]);
        }
        let undo = session.project.undo_state(who)?.into();
        Ok(ImportReport::new(report, undo))
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
