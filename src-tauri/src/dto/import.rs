use std::collections::BTreeMap;

use nhan_core::formats::csv::Columns;
use nhan_core::formats::{self, Decoding, Instead, ReadOptions, Reading};
use nhan_core::ops::alike::Group;
use nhan_core::ops::import;
use nhan_core::text::encoding::Encoding;
use nhan_core::{Code, Error, Result};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ErrorDto, UndoDto};
use crate::convert;

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
    /// Labels and relation types of the files, by the names that the project has for them.
    pub map: BTreeMap<String, String>,
    /// Files that seem to be of one format are read as another.
    pub formats: BTreeMap<String, String>,
    /// Texts that seem to be in one encoding are read in another.
    pub encodings: BTreeMap<String, String>,
    /// Names of the columns of tables by what they are; else they are guessed.
    pub columns: Option<BTreeMap<String, String>>,
}

impl ImportRequest {
    /// How the files are to be read.
    pub fn reading(&self) -> Result<ReadOptions<'static>> {
        let known = |name: &String| {
            let unknown = || Error::new(Code::EncodingUnknown).arg("encoding", name);
            Encoding::named(name).ok_or_else(unknown)
        };
        let mut instead = Instead::default();
        for (detected, encoding) in &self.encodings {
            instead.of(known(detected)?, known(encoding)?);
        }
        let columns = self.columns.as_ref().map(|chosen| {
            let mut columns = Columns::default();
            for (role, name) in chosen {
                if let Some(column) = columns.role(role) {
                    *column = Some(name.clone());
                }
            }
            columns
        });
        Ok(ReadOptions {
            from: None,
            instead: self.formats.clone(),
            decoding: Decoding {
                instead,
                ..Decoding::default()
            },
            columns,
        })
    }
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

/// Articles of one format and one encoding.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct KindDto {
    pub format: String,
    pub encoding: String,
    pub articles: u32,
    /// The first of them, and how its text begins.
    pub file: String,
    pub sample: String,
}

/// A label or relation type of the files.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct MetDto {
    pub name: String,
    pub count: u32,
    /// What the project calls it, and whether it did not have it.
    pub to: String,
    pub added: bool,
}

/// The columns of a table, and what they seem to be.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct TableDto {
    pub names: Vec<String>,
    pub guess: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct NoteDto {
    pub file: String,
    /// Counted from 1.
    pub line: Option<u32>,
    pub code: String,
    pub args: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    pub articles: u32,
    pub layers: u32,
    pub spans: u32,
    pub relations: u32,
    pub kinds: Vec<KindDto>,
    /// Of the first table.
    pub table: Option<TableDto>,
    /// The most frequent first.
    pub labels: Vec<MetDto>,
    pub relation_types: Vec<MetDto>,
    pub notes: Vec<NoteDto>,
    pub duplicates: Vec<DuplicateDto>,
    pub alike: AlikeGroupsDto,
    pub problems: Vec<ProblemDto>,
    pub stored: bool,
    pub cancelled: bool,
    /// As it is after the import.
    pub undo: UndoDto,
}

impl ImportReport {
    pub fn new(report: import::Report, reading: &Reading, undo: UndoDto) -> Self {
        let small = |n: Option<u64>| n.and_then(|n| u32::try_from(n).ok());
        Self {
            articles: report.articles,
            layers: report.layers,
            spans: report.spans,
            relations: report.relations,
            kinds: reading.kinds().iter().map(kind).collect(),
            table: reading.table().map(|table| TableDto {
                names: table.names.clone(),
                guess: guess(table.guess.clone()),
            }),
            labels: met(report.labels),
            relation_types: met(report.relation_types),
            notes: report
                .notes
                .into_iter()
                .map(|note| NoteDto {
                    file: note.file,
                    line: small(note.line),
                    code: convert::word(&note.code).unwrap_or_default(),
                    args: (note.args.into_iter())
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect(),
                })
                .collect(),
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

/// Names beyond this many are no schema that somebody maps by hand.
const MAPPED: usize = 200;

fn met(mut names: Vec<import::Met>) -> Vec<MetDto> {
    names.sort_by_key(|met| std::cmp::Reverse(met.count));
    let shown = names.into_iter().take(MAPPED);
    let shown = shown.map(|met| MetDto {
        name: met.name,
        count: met.count,
        to: met.to,
        added: met.added,
    });
    shown.collect()
}

fn kind(kind: &formats::Kind) -> KindDto {
    KindDto {
        format: kind.format.clone(),
        encoding: kind.encoding.clone(),
        articles: kind.documents,
        file: kind.file.clone(),
        sample: kind.sample.clone(),
    }
}

fn guess(mut columns: Columns) -> BTreeMap<String, String> {
    let roles = Columns::ROLES.into_iter();
    let chosen = roles.filter_map(|role| Some((role.to_owned(), columns.role(role)?.take()?)));
    chosen.collect()
}
