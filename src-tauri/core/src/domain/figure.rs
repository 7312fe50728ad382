//! The reading of a trade figure. What stands inside the span is read from it; topic, partners
//! and a year that stands elsewhere are proposals from context, and empty when unknown.
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    Level,
    LevelWithChange,
    GrowthRate,
    Share,
    Change,
    Rank,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Up,
    Down,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Period {
    pub years: Vec<i32>,
    pub quarter: Option<u8>,
    /// `year` in `11 tỷ USD mỗi năm`.
    pub per: Option<String>,
    /// The words, as they stand in the text.
    pub text: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Base {
    pub year: Option<i32>,
    pub text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureChange {
    pub direction: Direction,
    #[serde(default)]
    pub from: Option<f64>,
    #[serde(default)]
    pub to: Option<f64>,
}

/// ISO 3166 codes of the country that invests and the one that receives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    pub investor: Option<String>,
    pub host: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    pub kind: FigureKind,
    /// The full number: 11400000000 for `11,4 tỷ USD`; none for a range.
    #[serde(default)]
    pub value: Option<f64>,
    #[serde(default)]
    pub low: Option<f64>,
    #[serde(default)]
    pub high: Option<f64>,
    /// ISO 4217 code, `%`, `percentage_point`, or a quantity such as `tonne`.
    #[serde(default)]
    pub unit: Option<String>,
    #[serde(default)]
    pub commodity: Option<String>,
    /// 1000000000 for `tỷ`.
    #[serde(default)]
    pub scale: Option<f64>,
    #[serde(default)]
    pub comparator: Option<String>,
    #[serde(default)]
    pub period: Option<Period>,
    #[serde(default)]
    pub base: Option<Base>,
    #[serde(default)]
    pub change: Option<FigureChange>,
    #[serde(default)]
    pub flow: Option<Flow>,
    #[serde(default)]
    pub qualifier: Option<String>,
    #[serde(default)]
    pub topic: Option<String>,
    /// ISO 3166 codes.
    #[serde(default)]
    pub partners: Vec<String>,
}

impl Figure {
    /// The figure that a JSON value holds, if it holds one.
    pub fn deserialize_value(value: &serde_json::Value) -> Option<Self> {
        Self::deserialize(value).ok()
    }
}
