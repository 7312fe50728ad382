//! The project that a start shows is opened while the webview is still being made.
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use nhan_core::{Error, Result};
use tauri::{AppHandle, Manager};

use crate::commands::project::open;
use crate::dto::OpenedDto;
use crate::state::{AppState, locked};

type Answer = Result<OpenedDto>;

/// What is being opened, until somebody asks for it.
#[derive(Debug, Default)]
pub struct Early(Mutex<Option<(PathBuf, Receiver<Answer>)>>);

/// Begins; the interface will ask for the same project when it is there.
pub fn begin(app: &AppHandle) {
    let state = app.state::<AppState>();
    let Some(Ok(path)) = state.first_project().map(|path| state.granted(&path)) else {
        return;
    };
    let (tell, answer) = channel();
    *locked(&state.early.0) = Some((path.clone(), answer));
    let app = app.clone();
    std::thread::spawn(move || {
        // The program may be ended before anybody has asked.
        let _ = tell.send(open(&app, &app.state::<AppState>(), &path));
    });
}

impl Early {
    /// What was opened, if that is done within `patience`. A refusal is left for who takes it.
    pub fn soon(&self, patience: Duration) -> Option<OpenedDto> {
        let mut begun = locked(&self.0);
        let (path, answer) = begun.take()?;
        match answer.recv_timeout(patience) {
            Ok(Ok(opened)) => Some(opened),
            Ok(refused) => {
                *begun = Some((path, told(refused)));
                None
            }
            Err(_) => {
                *begun = Some((path, answer));
                None
            }
        }
    }

    /// What opening `path` came to, if that was begun. The first who asks waits for its end, so
    /// that it does not take the place of what they open instead; the interface opens one project
    /// at a time.
    pub fn take(&self, path: &Path) -> Option<Answer> {
        let (begun, answer) = locked(&self.0).take()?;
        let ended = answer
            .recv()
            .unwrap_or_else(|_| Err(Error::internal("opening a project panicked")));
        (begun == path).then_some(ended)
    }
}

fn told(answer: Answer) -> Receiver<Answer> {
    let (tell, told) = channel();
    let _ = tell.send(answer); // the receiver is right here
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use nhan_core::Code;

    fn begun(path: &str) -> Early {
        let answer = told(Err(Error::new(Code::Cancelled)));
        Early(Mutex::new(Some((PathBuf::from(path), answer))))
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

    #[test]
    fn a_refusal_is_left_for_who_opens_the_project() {
        let early = begun("/a.nhan");
        assert!(early.soon(Duration::ZERO).is_none());
        let ended = early.take(Path::new("/a.nhan")).unwrap();
        assert_eq!(ended.unwrap_err().code(), Code::Cancelled);
    }

    #[test]
    fn what_takes_long_is_waited_for_by_who_opens_it() {
        let (tell, answer) = channel();
        let early = Early(Mutex::new(Some((PathBuf::from("/a.nhan"), answer))));
        assert!(early.soon(Duration::ZERO).is_none());
        tell.send(Err(Error::new(Code::Cancelled))).unwrap();
        let ended = early.take(Path::new("/a.nhan")).unwrap();
        assert_eq!(ended.unwrap_err().code(), Code::Cancelled);
    }
}
