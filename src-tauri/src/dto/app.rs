use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ExportPresetDto, OpenedDto};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Vi,
    En,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum ThemeKind {
    #[default]
    System,
    Light,
    Dark,
}

/// How the underscores within words of a segmented text are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum UnderscoresKind {
    #[default]
    Faint,
    Plain,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RecentDto {
    pub path: String,
    pub name: String,
    /// ISO 8601.
    pub opened: String,
    pub missing: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingsDto {
    /// None: as the system.
    pub language: Option<Language>,
    pub theme: ThemeKind,
    pub underscores: UnderscoresKind,
    pub annotator: Option<String>,
    /// Widths in CSS pixels.
    pub left_pane: u32,
    pub right_pane: u32,
    pub exports: Vec<ExportPresetDto>,
}

impl Default for SettingsDto {
    fn default() -> Self {
        Self {
            language: None,
            theme: ThemeKind::System,
            underscores: UnderscoresKind::Faint,
            annotator: None,
            left_pane: 280,
            right_pane: 320,
            exports: Vec::new(),
        }
    }
}

/// What the window begins with, in one answer: each further one would be waited for.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct StartDto {
    pub app: AppDto,
    /// The project at `open_path`, unless it takes long or was refused: it is then to be opened.
    pub opened: Option<OpenedDto>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AppDto {
    pub version: String,
    pub platform: String,
    pub system_language: Language,
    pub settings: SettingsDto,
    /// The projects opened before, newest first.
    pub recent: Vec<RecentDto>,
    /// The project named on the command line, or the one that was open last.
    pub open_path: Option<String>,
}

/// How far long work is.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct TaskDto {
    pub phase: String,
    pub done: u32,
    /// Of what `done` counts, where that is known.
    pub total: Option<u32>,
    /// How much of all is done, from 0 to 1.
    pub share: Option<f64>,
}

/// Files over the window, or dropped on it.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct DropDto {
    pub paths: Vec<String>,
    pub hovering: bool,
}
