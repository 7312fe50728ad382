//! Long work: tells the webview how far it is, and stops when it is told to.
use std::sync::Mutex;
use std::time::{Duration, Instant};

use nhan_core::progress::{Progress, Total};
use tauri::{AppHandle, Emitter};

use crate::dto::TaskDto;
use crate::events;
use crate::state::{AppState, locked};

/// Faster than this nobody reads.
const EVERY: Duration = Duration::from_millis(100);

pub struct Task<'a> {
    app: &'a AppHandle,
    state: &'a AppState,
    stops: u64,
    /// Its number, where it gives way to a newer one.
    preview: Option<u64>,
    last: Mutex<Option<Instant>>,
}

impl<'a> Task<'a> {
    pub fn begin(app: &'a AppHandle, state: &'a AppState) -> Self {
        Self::new(app, state, None)
    }

    /// One that only looks: a newer one takes its place.
    pub fn preview(app: &'a AppHandle, state: &'a AppState) -> Self {
        Self::new(app, state, Some(state.begin_preview()))
    }

    fn new(app: &'a AppHandle, state: &'a AppState, preview: Option<u64>) -> Self {
        Self {
            app,
            state,
            stops: state.stops(),
            preview,
            last: Mutex::default(),
        }
    }
}

impl std::fmt::Debug for Task<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Task").finish_non_exhaustive()
    }
}

impl Progress for Task<'_> {
    fn report(&self, phase: &'static str, done: u64, total: Total) {
        let mut last = locked(&self.last);
        if last.is_some_and(|last| last.elapsed() < EVERY) {
            return;
        }
        *last = Some(Instant::now());
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let task = TaskDto {
            phase: phase.to_owned(),
            done: small(done),
            total: match total {
                Total::Count(total) => Some(small(total)),
                Total::Share(_) | Total::Unknown => None,
            },
            share: match total {
                #[expect(clippy::cast_precision_loss, reason = "a bar has no more precision")]
                Total::Count(total) => Some(done as f64 / total.max(1) as f64),
                Total::Share(share) => Some(share),
                Total::Unknown => None,
            },
        };
        let _ = self.app.emit(events::PROGRESS, task);
    }

    fn cancelled(&self) -> bool {
        let is_old = |number| number != self.state.newest_preview();
        self.stops != self.state.stops() || self.preview.is_some_and(is_old)
    }
}
