//! The window's title: which project it shows, and whether it may only read.
use std::path::Path;

use tauri::{AppHandle, Manager};

use crate::dto::Language;
use crate::state::{AppState, locked};
use crate::{language, messages};

/// Gives the window the title of what is open now.
pub fn set(app: &AppHandle, state: &AppState) {
    let language = language::chosen(&locked(&state.settings).dto);
    let session = state.session().ok();
    let open = session
        .as_ref()
        .map(|session| (session.project.path(), session.read_only));
    let Some(window) = app.get_webview_window("main") else {
        return;
    };
    if let Err(error) = window.set_title(&text(language, open)) {
        tracing::warn!(%error, "the window keeps its title");
    }
}

fn text(language: Language, open: Option<(&Path, bool)>) -> String {
    let Some((path, read_only)) = open else {
        return messages::get(language, "app_name");
    };
    let key = if read_only {
        "app_window_title_read_only"
    } else {
        "app_window_title"
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    messages::get(language, key).replace("{project}", &name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_project_and_says_when_it_is_read_only() {
        let path = Path::new("/du-an/thoi-su.2023.nhan");
        let title = |language, open| text(language, open);
        assert_eq!(title(Language::Vi, None), "Nhãn");
        assert_eq!(
            title(Language::Vi, Some((path, false))),
            "thoi-su.2023 – Nhãn"
        );
        assert_eq!(
            title(Language::Vi, Some((path, true))),
            "thoi-su.2023 (chỉ xem) – Nhãn"
        );
        assert_eq!(
            title(Language::En, Some((path, true))),
            "thoi-su.2023 (read-only) – Nhãn"
        );
    }
}
