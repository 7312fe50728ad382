//! The repository's text files, read once.

use std::path::Path;

use anyhow::{Context, Result};

use crate::paths;

/// Folders that hold nothing of ours.
const SKIPPED: &[&str] = &[
    ".git",
    "target",
    "node_modules",
    "dist",
    "out",
    "paraglide",
    "gen",
    ".svelte-kit",
    "coverage",
    // Kept by the message compiler for itself.
    "project.inlang",
];

/// Endings of files that are read as text.
const TEXT: &[&str] = &[
    "rs", "toml", "ts", "js", "mjs", "cjs", "svelte", "css", "html", "json", "jsonl", "sql", "md",
    "yml", "yaml", "sh", "py", "txt", "svg", "lock", "desktop", "xml",
];

#[derive(Debug)]
pub(crate) struct Source {
    /// Below the root, with `/` on every system.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn has_ending(&self, endings: &[&str]) -> bool {
        let ending = self.path.rsplit_once('.').map_or("", |(_, ending)| ending);
        endings.contains(&ending)
    }

    /// The lines, numbered from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
    }
}

#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: Vec<Source>,
}

impl Sources {
    pub(crate) fn read() -> Result<Self> {
        let mut sources = Self::default();
        sources.walk(paths::root(), "")?;
        Ok(sources)
    }

    /// Files made up by a test.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let file = |(path, text): &(&str, &str)| Source {
            path: (*path).into(),
            text: (*text).into(),
        };
        Self {
            files: files.iter().map(file).collect(),
        }
    }

    // Walked by ourselves: git refuses to list a checkout that belongs to another user, as it often
    // does in a container.
    fn walk(&mut self, folder: &Path, below: &str) -> Result<()> {
        let entries = std::fs::read_dir(folder)
            .with_context(|| format!("cannot list {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{below}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    self.walk(&entry.path(), &format!("{path}/"))?;
                }
            } else if kind.is_file() && is_text(&path)
                // A fixture may be text in another encoding on purpose.
                && let Ok(text) = std::fs::read_to_string(entry.path())
            {
                self.files.push(Source { path, text });
            }
        }
        Ok(())
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Source> {
        self.files.iter()
    }

    pub(crate) fn under(&self, folder: &str) -> impl Iterator<Item = &Source> {
        self.files
            .iter()
            .filter(move |file| file.path.starts_with(folder))
    }

    pub(crate) fn get(&self, path: &str) -> Option<&Source> {
        self.files.iter().find(|file| file.path == path)
    }
}

fn is_text(path: &str) -> bool {
    path == ".ci/run"
        || path
            .rsplit_once('.')
            .is_some_and(|(_, ending)| TEXT.contains(&ending))
}
