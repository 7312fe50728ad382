//! What the running program holds: the open project, the settings, the paths it was given.
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nhan_core::domain::Annotator;
use nhan_core::domain::id::{AnnotatorId, RevisionId};
use nhan_core::ops::Project;
use nhan_core::storage::WriterInfo;
use nhan_core::text::TextIndex;
use nhan_core::{Code, Error, Result};

use crate::early::Early;
use crate::error::no_project;
use crate::settings::Settings;

/// A panic elsewhere does not make what the lock guards wrong: each change of it is whole.
pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An open project and who works in it.
#[derive(Debug)]
pub struct Session {
    pub project: Project,
    pub reader: Option<WriterInfo>,
    pub read_only: bool,
    /// Held by whoever makes the search index.
    pub indexing: Mutex<()>,
    annotator: Mutex<Option<Annotator>>,
    /// The text last used, indexed: labels come many to an article.
    text: Mutex<Option<(RevisionId, Arc<TextIndex<'static>>)>>,
}

impl Session {
    pub fn new(project: Project, read_only: bool, reader: Option<WriterInfo>) -> Self {
        Self {
            project,
            reader,
            read_only,
            indexing: Mutex::default(),
            annotator: Mutex::default(),
            text: Mutex::default(),
        }
    }

    pub fn annotator(&self) -> Option<Annotator> {
        locked(&self.annotator).clone()
    }

    pub fn set_annotator(&self, annotator: Annotator) {
        *locked(&self.annotator) = Some(annotator);
    }

    pub fn who(&self) -> Option<AnnotatorId> {
        self.annotator().map(|a| a.id)
    }

    /// Who writes; nobody writes anonymously.
    pub fn writer(&self) -> Result<AnnotatorId> {
        self.who().ok_or_else(|| Error::new(Code::NoAnnotator))
    }

    pub fn text(&self, revision: RevisionId) -> Result<Arc<TextIndex<'static>>> {
        if let Some((id, index)) = &*locked(&self.text)
            && *id == revision
        {
            return Ok(Arc::clone(index));
        }
        let index = Arc::new(TextIndex::from_owned(self.project.text_of(revision)?));
        *locked(&self.text) = Some((revision, Arc::clone(&index)));
        Ok(index)
    }
}

#[derive(Debug)]
pub struct AppState {
    /// Settings and logs live here.
    pub folder: PathBuf,
    pub settings: Mutex<Settings>,
    session: Mutex<Option<Arc<Session>>>,
    /// Paths that the user chose in a native dialog, dropped on the window, named on the command
    /// line or opened before. The webview may name no others.
    granted: Mutex<HashSet<PathBuf>>,
    pub early: Early,
    /// How often the user has stopped what runs: a task ends when this grows.
    stops: AtomicU64,
    /// The number of the newest request to close the window: an older one has been answered.
    closings: AtomicU64,
    /// The number of the newest preview: an older one ends.
    previews: AtomicU64,
}

impl AppState {
    pub fn new(folder: PathBuf) -> Self {
        let settings = Settings::load(&folder);
        let granted = settings
            .recent
            .iter()
            .map(|recent| PathBuf::from(&recent.path))
            .collect();
        Self {
            folder,
            settings: Mutex::new(settings),
            session: Mutex::default(),
            granted: Mutex::new(granted),
            early: Early::default(),
            stops: AtomicU64::default(),
            closings: AtomicU64::default(),
            previews: AtomicU64::default(),
        }
    }

    pub fn session(&self) -> Result<Arc<Session>> {
        locked(&self.session).clone().ok_or_else(no_project)
    }

    pub fn set_session(&self, session: Option<Arc<Session>>) {
        *locked(&self.session) = session;
    }

    /// What a start shows: the file that the program was started with, by name or by a double
    /// click on it, else the project that was open last.
    pub fn first_project(&self) -> Option<String> {
        let named = std::env::args_os().nth(1).map(PathBuf::from);
        match named.and_then(|path| std::path::absolute(path).ok()) {
            Some(path) => {
                self.grant(&path);
                Some(path.display().to_string())
            }
            None => locked(&self.settings).last_project.clone(),
        }
    }

    pub fn grant(&self, path: &Path) {
        locked(&self.granted).insert(path.to_owned());
    }

    /// The path, if the user gave it to the program.
    pub fn granted(&self, path: &str) -> Result<PathBuf> {
        let path = PathBuf::from(path);
        if locked(&self.granted).contains(&path) {
            Ok(path)
        } else {
            Err(Error::new(Code::PathNotGranted).arg("file", path.display()))
        }
    }

    pub fn cancel_tasks(&self) {
        self.stops.fetch_add(1, Ordering::Relaxed);
    }

    pub fn stops(&self) -> u64 {
        self.stops.load(Ordering::Relaxed)
    }

    pub fn begin_closing(&self) -> u64 {
        self.closings.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub fn newest_closing(&self) -> u64 {
        self.closings.load(Ordering::Relaxed)
    }

    pub fn begin_preview(&self) -> u64 {
        self.previews.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub fn newest_preview(&self) -> u64 {
        self.previews.load(Ordering::Relaxed)
    }
}
