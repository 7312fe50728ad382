//! The sample project: articles written for this program, with their labels.
use std::path::{Path, PathBuf};

use nhan_core::ops::Project;
use nhan_core::{Error, Result};
use tauri::{AppHandle, Manager};

use crate::state::AppState;

/// Where the sample project stands: with the user's documents, where it can be found again.
pub fn path(app: &AppHandle, state: &AppState) -> Result<PathBuf> {
    let folder = match std::env::var_os(crate::FOLDER_VARIABLE) {
        Some(_) => state.folder.clone(),
        None => app
            .path()
            .document_dir()
            .unwrap_or_else(|_| state.folder.clone()),
    };
    std::fs::create_dir_all(&folder).map_err(Error::from)?;
    let path = folder.join("Bai-mau.nhan");
    if path.exists() {
        state.grant(&path);
    }
    Ok(path)
}

pub fn make(path: &Path) -> Result<Project> {
    nhan_core::samples::make_project(path)
}
