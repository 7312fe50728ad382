//! What an export says of itself, for whoever gets the files: the same for the same project and
//! options, wherever and whenever it is written.
use serde::Serialize;
use serde_json::{Value, json};

use super::run::{ExportReport, Options};
use super::split::Split;
use crate::domain::Schema;
use crate::error::Result;
use crate::formats::writing::Written;
use crate::formats::{self, Format, Losses, Unit};

const VERSION: u32 = 1;

#[derive(Serialize)]
struct Manifest<'a> {
    manifest: u32,
    program: &'static str,
    version: &'static str,
    format: &'static str,
    /// What offsets in the files count.
    unit: Option<Unit>,
    options: Value,
    schema: &'a Schema,
    articles: u32,
    spans: u64,
    written: u64,
    losses: &'a Losses,
    parts: &'a [super::run::PartReport],
    files: &'a [Written],
}

pub(super) fn manifest(
    format: &Format,
    options: &Options,
    schema: &Schema,
    report: &ExportReport,
    files: &[Written],
) -> Result<Vec<u8>> {
    let manifest = Manifest {
        manifest: VERSION,
        program: "nhan",
        version: env!("CARGO_PKG_VERSION"),
        format: format.name,
        unit: format.unit,
        options: chosen(format, options, report),
        schema,
        articles: report.articles,
        spans: report.spans,
        written: report.written,
        losses: &report.losses,
        parts: &report.parts,
        files,
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn chosen(format: &Format, options: &Options, report: &ExportReport) -> Value {
    let formats::Options {
        zones,
        tokens,
        scheme,
        separator,
        nfc,
        bom,
    } = &options.writing;
    let mut chosen = json!({
        "articles": options.articles.word(),
        "split": options.split.as_ref().map(|split: &Split| json!(split)),
    });
    if !format.whole
        && let Some(chosen) = chosen.as_object_mut()
    {
        let further = json!({
            "layer": report.layer,
            "zones": zones,
            "tokens": tokens,
            "scheme": scheme,
            "separator": separator,
            "nfc": nfc,
            "bom": bom,
        });
        if let Value::Object(further) = further {
            chosen.extend(further);
        }
    }
    chosen
}
