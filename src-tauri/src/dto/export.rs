use serde::{Deserialize, Serialize};
use specta::Type;

use super::LayerKind;

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct FormatDto {
    pub name: String,
    pub extension: String,
    pub reads: bool,
    pub writes: bool,
    pub folder: bool,
    /// Holds all that a project does: no layer, zone or normal form is chosen for it.
    pub whole: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum ArticlesKind {
    Done,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum ZonesKind {
    Scope,
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum TokensKind {
    Syllable,
    Word,
    /// Syllables, and the word of each beside it.
    Both,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum SchemeKind {
    Iob2,
    Bioes,
    Bilou,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum SeparatorKind {
    Tab,
    Space,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ExportRequest {
    pub format: String,
    /// `mine`, `gold`, `union` or a layer's name.
    pub layer: String,
    pub articles: ArticlesKind,
    pub zones: ZonesKind,
    pub tokens: TokensKind,
    pub scheme: SchemeKind,
    pub separator: SeparatorKind,
    pub nfc: bool,
    /// Parts and their shares: `train=0.8,dev=0.1,test=0.1`.
    pub split: Option<String>,
    pub seed: u32,
}

/// What somebody exports again and again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ExportPresetDto {
    pub name: String,
    pub request: ExportRequest,
}

/// Layers that an export takes together: those of one name, or of one annotator.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ExportLayerDto {
    /// For [`ExportRequest::layer`].
    pub name: String,
    pub kinds: Vec<LayerKind>,
    pub rounds: Vec<u32>,
    pub spans: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct LossDto {
    pub reason: String,
    pub count: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ExportReport {
    pub articles: u32,
    /// Chosen to be written.
    pub spans: u32,
    /// Of these, those that the format could hold.
    pub written: u32,
    pub losses: Vec<LossDto>,
    pub files: Vec<FileDto>,
}

/// A file that was written.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct FileDto {
    pub path: String,
    /// Not known: it is gone already, or too large to be told.
    pub bytes: Option<f64>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ExportPreview {
    /// The first lines of what would be written.
    pub lines: String,
    pub report: ExportReport,
}
