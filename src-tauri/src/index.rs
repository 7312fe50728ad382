//! The search index of the open project, made in the background: whoever searches meanwhile has the
//! same answers, later.
use std::sync::{Arc, Weak};
use std::time::Duration;

use nhan_core::progress::{Progress, Total};

use crate::state::{Session, locked};

/// What is opened is to be on the screen first.
const AFTER_OPENING: Duration = Duration::from_secs(2);

/// The same for a project that was opened a moment ago.
pub fn start_later(session: Weak<Session>) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(AFTER_OPENING).await;
        if let Some(session) = session.upgrade() {
            start(&session);
        }
    });
}

/// Puts into the index what it misses.
pub fn start(session: &Arc<Session>) {
    let session = Arc::downgrade(session);
    tauri::async_runtime::spawn_blocking(move || {
        let Some(open) = session.upgrade() else {
            return;
        };
        // One after the other: the next finds what came since.
        let _one = locked(&open.indexing);
        let watch = Watch(Weak::clone(&session));
        if let Err(error) = open.project.index(&watch) {
            tracing::warn!(%error, "the search index was not finished");
        }
    });
}

/// Ends the work when nobody else holds the project any more.
struct Watch(Weak<Session>);

impl Progress for Watch {
    fn report(&self, _: &'static str, _: u64, _: Total) {}

    fn cancelled(&self) -> bool {
        self.0.strong_count() < 2
    }
}
