use nhan_core::formats::{self, Format};
use nhan_core::ops::export::{self, Articles, Choice, Options};
use nhan_core::{Code, Error, Result};
use tauri::AppHandle;

use super::off_main;
use crate::convert;
use crate::dto::{
    ArticlesKind, ExportPreview, ExportReport, ExportRequest, FormatDto, LossDto, TokensKind,
    ZonesKind,
};
use crate::error::CommandResult;
use crate::state::Session;
use crate::task::Task;

/// How many lines the preview shows.
const LINES: usize = 40;

#[tauri::command]
#[specta::specta]
pub async fn formats(app: AppHandle) -> CommandResult<Vec<FormatDto>> {
    off_main(app, |_, _| {
        let describe = |format: &Format| FormatDto {
            name: format.name.to_owned(),
            extension: format.extension.to_owned(),
            reads: format.reader.is_some(),
            writes: format.writer.is_some(),
            folder: format.folder,
            whole: format.whole,
        };
        Ok(formats::all().iter().map(describe).collect())
    })
    .await
}

/// The first lines of what would be written, and what the format could not hold.
#[tauri::command]
#[specta::specta]
pub async fn export_preview(
    app: AppHandle,
    request: ExportRequest,
) -> CommandResult<ExportPreview> {
    off_main(app, move |app, state| {
        let session = state.session()?;
        let format = Format::named(&request.format)?;
        let options = options(&session, &request, format)?;
        let task = Task::begin(app, state);
        let (lines, report) = export::preview(&session.project, &options, format, LINES, &task)?;
        Ok(ExportPreview {
            lines,
            report: describe(&report)?,
        })
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn export_run(
    app: AppHandle,
    request: ExportRequest,
    path: String,
) -> CommandResult<ExportReport> {
    off_main(app, move |app, state| {
        let path = state.granted(&path)?;
        let session = state.session()?;
        let format = Format::named(&request.format)?;
        let options = options(&session, &request, format)?;
        let task = Task::begin(app, state);
        export::run(&session.project, &options, format, &path, &task).and_then(|r| describe(&r))
    })
    .await
}

fn options(session: &Session, request: &ExportRequest, format: &Format) -> Result<Options> {
    let articles = match request.articles {
        ArticlesKind::Done => Articles::Done,
        ArticlesKind::All => Articles::All,
    };
    if format.whole {
        return Ok(Options {
            articles,
            ..Options::default()
        });
    }
    let layer = match request.layer.as_str() {
        "mine" => {
            session
                .annotator()
                .ok_or_else(|| Error::new(Code::NoAnnotator))?
                .name
        }
        other => other.to_owned(),
    };
    let writing = formats::Options {
        zones: match request.zones {
            ZonesKind::Scope => formats::Zones::Scope,
            ZonesKind::All => formats::Zones::All,
        },
        tokens: match request.tokens {
            TokensKind::Syllable => formats::Tokens::Syllable,
            TokensKind::Word => formats::Tokens::Word,
        },
        nfc: request.nfc,
        ..formats::Options::default()
    };
    Ok(Options {
        layer: Some(Choice::of(&layer)),
        articles,
        writing,
    })
}

fn describe(report: &export::ExportReport) -> Result<ExportReport> {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(ExportReport {
        articles: report.articles,
        spans: small(report.spans),
        written: small(report.written),
        losses: report
            .losses
            .iter()
            .map(|(reason, count)| {
                Ok(LossDto {
                    reason: convert::word(&reason)?,
                    count: small(count),
                })
            })
            .collect::<Result<_>>()?,
        files: report
            .files
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
    })
}
