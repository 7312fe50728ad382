//! How far long work is, on a terminal.
use std::sync::Mutex;
use std::time::{Duration, Instant};

use nhan_core::progress::{Progress, Total};

use crate::output::Output;

const EVERY: Duration = Duration::from_millis(200);

/// One line on standard error, written over again; nothing where nobody watches.
pub(crate) struct Line {
    last: Option<Mutex<Option<Instant>>>,
}

impl Line {
    pub(crate) fn new(output: &Output) -> Self {
        Self {
            last: output.is_watched().then(Mutex::default),
        }
    }
}

impl Progress for Line {
    fn report(&self, phase: &'static str, done: u64, total: Total) {
        let Some(Ok(mut last)) = self.last.as_ref().map(Mutex::lock) else {
            return;
        };
        if last.is_none_or(|at| at.elapsed() >= EVERY) {
            *last = Some(Instant::now());
            match total {
                Total::Unknown => eprint!("\r\x1b[K{phase}: {done}"),
                Total::Count(total) => eprint!("\r\x1b[K{phase}: {done}/{total}"),
                Total::Share(share) => {
                    eprint!("\r\x1b[K{phase}: {done} ({:.0} %)", share * 100.0);
                }
            }
        }
    }

    /// Ctrl+C ends the process; what it had half written is removed at the next opening.
    fn cancelled(&self) -> bool {
        false
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let shown = self.last.as_ref().and_then(|last| *last.lock().ok()?);
        if shown.is_some() {
            eprint!("\r\x1b[K");
        }
    }
}
