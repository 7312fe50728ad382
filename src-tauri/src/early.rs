//! The project that a start shows is opened while the webview is still being made.
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread::JoinHandle;

use nhan_core::{Error, Result};
use tauri::{AppHandle, Manager};

use crate::commands::project::open;
use crate::dto::ProjectDto;
use crate::state::{AppState, locked};

/// What is being opened, until somebody asks for it.
#[derive(Debug, Default)]
pub struct Early(Mutex<Option<(PathBuf, JoinHandle<Result<ProjectDto>>)>>);

/// Begins; the interface will ask for the same project when it is there.
pub fn begin(app: &AppHandle) {
    let state = app.state::<AppState>();
    let Some(Ok(path)) = state.first_project().map(|path| state.granted(&path)) else {
        return;
    };
    let (app, opened) = (app.clone(), path.clone());
    let task = std::thread::spawn(move || open(&app, &app.state::<AppState>(), &opened));
    *locked(&state.early.0) = Some((path, task));
}

impl Early {
    /// What opening `path` came to, if that was begun. The first who asks waits for its end, so
    /// that it does not take the place of what they open instead; the interface opens one project
    /// at a time.
    pub fn take(&self, path: &Path) -> Option<Result<ProjectDto>> {
        let (begun, task) = locked(&self.0).take()?;
        let ended = task
            .join()
            .unwrap_or_else(|_| Err(Error::internal("opening a project panicked")));
        (begun == path).then_some(ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nhan_core::Code;

    fn begun(path: &str) -> Early {
        let task = std::thread::spawn(|| Err(Error::new(Code::Cancelled)));
        Early(Mutex::new(Some((PathBuf::from(path), task))))
    }

    #[test]
    fn what_was_begun_is_taken_once() {
        let early = begun("/a.nhan");
        let ended = early.take(Path::new("/a.nhan")).unwrap();
        assert_eq!(ended.unwrap_err().code(), Code::Cancelled);
        assert!(early.take(Path::new("/a.nhan")).is_none());
    }

    #[test]
    fn another_project_is_opened_by_itself() {
        let early = begun("/a.nhan");
        assert!(early.take(Path::new("/b.nhan")).is_none());
        assert!(early.take(Path::new("/a.nhan")).is_none());
    }
}
