use std::collections::BTreeMap;

use nhan_core::ops::alike::Group;
use nhan_core::ops::import;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ErrorDto, UndoDto};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum ImportKind {
    Files,
    Folder,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportRequest {
    pub paths: Vec<String>,
    pub layer: Option<String>,
    pub dry_run: bool,
    pub skip_bad: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ProblemDto {
    pub file: String,
    /// Counted from 1.
    pub line: Option<u32>,
    pub column: Option<u32>,
    pub error: ErrorDto,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateDto {
    pub file: String,
    pub same_as: String,
}

/// Articles that are nearly the same.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct AlikeGroupDto {
    pub count: u32,
    /// The first of them.
    pub articles: Vec<AlikeDto>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct AlikeDto {
    /// The source id.
    pub article: String,
    pub title: String,
    /// With the first of the group, in per cent.
    pub likeness: u8,
    /// Whether the import brings it.
    pub new: bool,
}

/// Near-duplicates that an import brings or meets: how many, and the first groups of them.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct AlikeGroupsDto {
    pub articles: u32,
    pub groups: u32,
    pub shown: Vec<AlikeGroupDto>,
}

/// More groups, and more articles of one, are only counted.
const GROUPS: usize = 100;
const OF_A_GROUP: usize = 20;

impl AlikeGroupsDto {
    fn new(groups: Vec<Group>) -> Self {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            articles: count(groups.iter().map(|group| group.articles.len()).sum()),
            groups: count(groups.len()),
            shown: groups
                .into_iter()
                .take(GROUPS)
                .map(|group| AlikeGroupDto {
                    count: count(group.articles.len()),
                    articles: group
                        .articles
                        .into_iter()
                        .take(OF_A_GROUP)
                        .map(|one| AlikeDto {
                            article: one.article,
                            title: one.title,
                            likeness: one.likeness,
                            new: one.new,
                        })
                        .collect(),
                })
                .collect(),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ImportReport {
    pub articles: u32,
    pub layers: u32,
    pub spans: u32,
    pub relations: u32,
    /// Files or records by format.
    pub formats: BTreeMap<String, u32>,
    pub duplicates: Vec<DuplicateDto>,
    pub alike: AlikeGroupsDto,
    pub problems: Vec<ProblemDto>,
    pub stored: bool,
    pub cancelled: bool,
    /// As it is after the import.
    pub undo: UndoDto,
}

impl ImportReport {
    pub fn new(report: import::Report, undo: UndoDto) -> Self {
        let small = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok());
        Self {
            articles: report.articles,
            layers: report.layers,
            spans: report.spans,
            relations: report.relations,
            formats: report.formats,
            duplicates: report
                .duplicates
                .into_iter()
                .map(|d| DuplicateDto {
                    file: d.file,
                    same_as: d.same_as,
                })
                .collect(),
            alike: AlikeGroupsDto::new(report.alike),
            problems: report
                .problems
                .into_iter()
                .map(|p| ProblemDto {
                    file: p.file,
                    line: small(p.line),
                    column: small(p.column),
                    error: p.error.into(),
                })
                .collect(),
            stored: report.stored,
            cancelled: report.cancelled,
            undo,
        }
    }
}
