//! The interface's language: as chosen, else Vietnamese where the system is.
use crate::dto::{Language, SettingsDto};

pub fn of_system() -> Language {
    let vietnamese = sys_locale::get_locale().is_some_and(|l| l.to_lowercase().starts_with("vi"));
    if vietnamese {
        Language::Vi
    } else {
        Language::En
    }
}

pub fn chosen(settings: &SettingsDto) -> Language {
    settings.language.unwrap_or_else(of_system)
}
