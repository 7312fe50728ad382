//! The sample project: our own articles with their labels.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{paths, proc};

pub(crate) const NAME: &str = "Bai-mau.nhan";

/// The sample project of the developer, made once: what was labelled in it stays.
pub(crate) fn ready(nhan: &Path) -> Result<PathBuf> {
    let folder = paths::target().join("sample");
    let project = folder.join(NAME);
    if project.exists() {
        println!(
            "The sample project is {}; delete it to start afresh.",
            paths::shown(&project)
        );
        return Ok(project);
    }
    // Made aside and moved, so that an interrupted run leaves no half-made project behind.
    let aside = paths::target().join("sample.partial");
    remove(&aside)?;
    std::fs::create_dir_all(&aside)?;
    make(nhan, &aside.join(NAME))?;
    std::fs::create_dir_all(&folder)?;
    for entry in std::fs::read_dir(&aside)? {
        let entry = entry?;
        std::fs::rename(entry.path(), folder.join(entry.file_name()))?;
    }
    remove(&aside)?;
    Ok(project)
}

/// A new project with the sample articles and their labels.
pub(crate) fn make(nhan: &Path, project: &Path) -> Result<()> {
    let samples = paths::root().join("src-tauri/core/samples/samples.jsonl");
    if !samples.is_file() {
        bail!("{} is missing", paths::shown(&samples));
    }
    proc::run(proc::command(nhan).arg("new").arg(project))?;
    let mut import = proc::command(nhan);
    import
        .arg("import")
        .arg(project)
        .arg(samples)
        .args(["--from", "nhan-jsonl"]);
    proc::run(&mut import)
}

/// Removes a file or folder if it is there.
pub(crate) fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() {
        std::fs::remove_dir_all(path)
    } else if path.exists() {
        std::fs::remove_file(path)
    } else {
        Ok(())
    };
    removed.with_context(|| format!("cannot remove {}", paths::shown(path)))
}
