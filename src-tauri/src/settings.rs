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
pub struct Settings {
    #[serde(flatten)]
    pub dto: SettingsDto,
    /// The projects opened before, newest first: the program's own list.
    pub recent: Vec<RecentDto>,
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
        let mut settings = std::fs::read(&file)
            .ok()
            .and_then(|bytes| {
                read(&bytes)
                    .inspect_err(|error| tracing::warn!(%error, "settings cannot be read"))
                    .ok()
            })
            .unwrap_or_default();
        settings.file = file;
        mark_missing(&mut settings.recent);
        settings
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
        self.forget(&path);
        let recent = RecentDto {
            path: path.clone(),
            name: name.to_owned(),
            opened: at,
            missing: false,
        };
        self.recent.insert(0, recent);
        self.recent.truncate(RECENT);
        self.last_project = Some(path);
    }

    /// Takes a project off the list of those opened; the file stays.
    pub fn forget(&mut self, path: &str) {
        self.recent.retain(|recent| recent.path != path);
    }
}

pub fn mark_missing(recent: &mut [RecentDto]) {
    for recent in recent {
        recent.missing = !Path::new(&recent.path).is_file();
    }
}

/// What a file of an older version does not name keeps its default.
fn read(bytes: &[u8]) -> serde_json::Result<Settings> {
    let mut all = serde_json::to_value(Settings::default())?;
    if let (Some(all), Ok(serde_json::Value::Object(named))) =
        (all.as_object_mut(), serde_json::from_slice(bytes))
    {
        all.extend(named);
    }
    serde_json::from_value(all)
}

fn tempfile_in(folder: &Path) -> Result<(PathBuf, std::fs::File)> {
    let path = folder.join("settings.json.new");
    let file = std::fs::File::create(&path).map_err(Error::from)?;
    Ok((path, file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dto::{ThemeKind, UnderscoresKind};

    #[test]
    fn settings_of_an_older_version_keep_what_they_name() {
        let settings = read(br#"{"theme":"dark","leftPane":300}"#).unwrap();
        assert_eq!(settings.dto.theme, ThemeKind::Dark);
        assert_eq!(
            (settings.dto.left_pane, settings.dto.right_pane),
            (300, 320)
        );
        assert_eq!(settings.dto.underscores, UnderscoresKind::Faint);
    }

    #[test]
    fn a_project_opened_again_stands_on_top_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.opened(Path::new(name), name, String::new());
        }
        assert_eq!(names(&settings), ["a", "b"]);
    }

    #[test]
    fn only_what_is_forgotten_leaves_the_list() {
        let mut settings = Settings::default();
        for name in ["a", "b", "c"] {
            settings.opened(Path::new(name), name, String::new());
        }
        // What the window saves names no projects at all.
        settings.dto = SettingsDto::default();
        settings.forget("b");
        settings.forget("unknown");
        assert_eq!(names(&settings), ["c", "a"]);
    }

    #[test]
    fn the_list_is_read_from_where_it_always_stood() {
        let file = br#"{"theme":"dark","recent":[
            {"path":"/a.nhan","name":"a","opened":"2024-05-01T08:30:00Z","missing":false}]}"#;
        assert_eq!(names(&read(file).unwrap()), ["a"]);
    }

    fn names(settings: &Settings) -> Vec<&str> {
        settings.recent.iter().map(|r| r.name.as_str()).collect()
    }
}
