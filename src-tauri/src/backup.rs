//! Rolling backups while a project is open: soon after it was opened, and every half hour in which work was done.
use std::sync::Weak;
use std::time::Duration;

use tauri::{AppHandle, Emitter};

use crate::dto::ErrorDto;
use crate::events;
use crate::state::Session;

const EVERY: Duration = Duration::from_secs(30 * 60);

/// What is opened is to be on the screen before it is copied.
const FIRST: Duration = Duration::from_secs(3);

/// Runs until the session is closed.
pub fn start(app: AppHandle, session: Weak<Session>) {
    tauri::async_runtime::spawn(async move {
        let mut last_entry = None;
        tokio::time::sleep(FIRST).await;
        while let Some(open) = session.upgrade() {
            let backed_up = tauri::async_runtime::spawn_blocking(move || {
                let newest = open.project.last_entry()?;
                if Some(newest) != last_entry {
                    open.project.back_up()?;
                }
                Ok::<_, nhan_core::Error>(newest)
            })
            .await;
            match backed_up {
                Ok(Ok(entry)) => last_entry = Some(entry),
                Ok(Err(error)) => {
                    tracing::warn!(%error, "no backup");
                    let _ = app.emit(events::WARNING, ErrorDto::from(error));
                }
                Err(error) => tracing::error!(%error, "the backup task ended"),
            }
            tokio::time::sleep(EVERY).await;
        }
    });
}
