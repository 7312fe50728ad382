//! What the program remembers between runs, in one small file. Projects know nothing of it.
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use nhan_core::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::dto::{RecentDto, SettingsDto};

/// How many projects the start screen lists.
const RECENT: usize = 12;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    #[serde(flatten)]
    pub dto: SettingsDto,
    /// The project that was open when the program ended.
    pub last_project: Option<String>,
    /// The article last shown, by project file.
    pub last_articles: BTreeMap<String, String>,
    #[serde(skip)]
    file: PathBuf,
}

impl Settings {
    /// Settings that cannot be read are as good as none: the program must start.
    pub fn load(folder: &Path) -> Self {
        let file = folder.join("settings.json");
        let mut settings: Self = std::fs::read(&file)
            .ok()
            .and_then(|bytes| {
                serde_json::from_slice(&bytes)
                    .inspect_err(|error| tracing::warn!(%error, "settings cannot be read"))
                    .ok()
            })
            .unwrap_or_default();
        settings.file = file;
        settings.mark_missing();
        settings
    }

    pub fn mark_missing(&mut self) {
        for recent in &mut self.dto.recent {
            recent.missing = !Path::new(&recent.path).is_file();
        }
    }

    /// Writes to a temporary file first: a crash leaves the old settings.
    pub fn save(&self) -> Result<()> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut temporary = tempfile_in(folder)?;
        serde_json::to_writer_pretty(&mut temporary.1, self)?;
        temporary.1.flush()?;
        std::fs::rename(&temporary.0, &self.file)?;
        Ok(())
    }

    /// Puts a project on top of the list of those opened.
    pub fn opened(&mut self, path: &Path, name: &str, at: String) {
        let path = path.display().to_string();
        self.dto.recent.retain(|recent| recent.path != path);
        let recent =
            RecentDto { path: path.clone(), name: name.to_owned(), opened: at, missing: false };
        self.dto.recent.insert(0, recent);
        self.dto.recent.truncate(RECENT);
        self.last_project = Some(path);
    }
}

fn tempfile_in(folder: &Path) -> Result<(PathBuf, std::fs::File)> {
    let path = folder.join("settings.json.new");
    let file = std::fs::File::create(&path).map_err(Error::from)?;
    Ok((path, file))
}
