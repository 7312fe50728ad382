use nhan_core::ops::revise::{Fate, Readings, Revised};
use nhan_core::text::encoding::Certainty;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::OutcomeDto;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum CertaintyKind {
    Unsure,
    Likely,
    Sure,
}

/// The text of an article, and in which encodings it can be read.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ReadingsDto {
    /// The revision that is to be mended.
    pub revision: String,
    pub text: String,
    /// None: the text does not tell any more what it was read from.
    pub guess: Option<GuessDto>,
    /// The likeliest first.
    pub others: Vec<ReadingDto>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct GuessDto {
    /// What the text was read in.
    pub current: String,
    /// What it seems to be, which may be just that.
    pub likeliest: String,
    pub certainty: CertaintyKind,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct ReadingDto {
    pub encoding: String,
    /// How the text begins.
    pub beginning: String,
}

/// So much of a text is shown before one of them is chosen, in characters.
const BEGINNING: usize = 1_000;

impl ReadingsDto {
    pub fn of(revision: String, text: String, readings: Option<Readings>) -> Self {
        let guess = readings.as_ref().map(|readings| GuessDto {
            current: readings.current.clone(),
            likeliest: readings.likeliest.name().to_owned(),
            certainty: match readings.certainty {
                Certainty::Unsure => CertaintyKind::Unsure,
                Certainty::Likely => CertaintyKind::Likely,
                Certainty::Sure => CertaintyKind::Sure,
            },
        });
        let others = readings.map(|readings| readings.others).unwrap_or_default();
        let others = others.into_iter().map(|reading| ReadingDto {
            encoding: reading.encoding.name().to_owned(),
            beginning: reading.text.chars().take(BEGINNING).collect(),
        });
        Self {
            revision,
            text,
            guess,
            others: others.collect(),
        }
    }
}

/// Where the right text comes from; see `nhan_core::ops::revise::Mending`.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum MendingDto {
    Encoding { encoding: String },
    Text { text: String },
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RevisedDto {
    /// Labels whose text stays, be it elsewhere.
    pub kept: u32,
    pub changed: u32,
    pub lost: u32,
    pub relations_lost: u32,
    /// Those that change, and those that are lost, first; no more than a screen can show.
    pub rows: Vec<FateDto>,
    /// None after a dry run.
    pub outcome: Option<OutcomeDto>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
pub struct FateDto {
    pub id: String,
    pub layer: String,
    /// The label's name.
    pub label: String,
    /// What it covers.
    pub before: String,
    /// None: it is lost.
    pub after: Option<String>,
}

/// So many rows are sent.
const ROWS: usize = 200;

impl RevisedDto {
    pub fn of(report: &Revised, outcome: Option<OutcomeDto>) -> Self {
        let counts = report.counts();
        let of = |fate: Fate| report.spans.iter().filter(move |row| row.fate == fate);
        let text = |fragments: &[nhan_core::domain::Fragment]| {
            let parts: Vec<&str> = fragments.iter().map(|f| f.text.as_str()).collect();
            parts.join(" … ")
        };
        let rows = of(Fate::Lost).chain(of(Fate::Changed)).take(ROWS);
        Self {
            kept: counts.kept + counts.moved,
            changed: counts.changed,
            lost: counts.lost,
            relations_lost: u32::try_from(report.relations_lost.len()).unwrap_or(u32::MAX),
            rows: rows
                .map(|row| FateDto {
                    id: row.span.to_string(),
                    layer: row.layer.clone(),
                    label: row.label.clone(),
                    before: text(&row.before),
                    after: (row.fate == Fate::Changed).then(|| text(&row.after)),
                })
                .collect(),
            outcome,
        }
    }
}
