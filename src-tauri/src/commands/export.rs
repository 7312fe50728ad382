use nhan_core::formats::{self, Format};
use nhan_core::ops::export::{self, Articles, Choice, Options, Split};
use nhan_core::storage::tally::{self, LayerGroup};
use nhan_core::{Code, Error, Result};
use tauri::AppHandle;

use super::off_main;
use crate::convert;
use crate::dto::{
    ArticlesKind, ExportLayerDto, ExportPreview, ExportReport, ExportRequest, FileDto, FormatDto,
    LayerKind, LossDto, SchemeKind, SeparatorKind, TokensKind, ZonesKind,
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

/// What an export can choose its spans from.
#[tauri::command]
#[specta::specta]
pub async fn export_layers(app: AppHandle) -> CommandResult<Vec<ExportLayerDto>> {
    off_main(app, |_, state| {
        let groups = state.session()?.project.read(tally::layer_groups)?;
        Ok(together(groups))
    })
    .await
}

/// Layers of one name are chosen as one, whatever their kind and round.
fn together(groups: Vec<LayerGroup>) -> Vec<ExportLayerDto> {
    let mut found: Vec<ExportLayerDto> = Vec::new();
    for group in groups {
        let at = found.iter().position(|layer| layer.name == group.name);
        let at = at.unwrap_or_else(|| {
            found.push(ExportLayerDto {
                name: group.name,
                kinds: Vec::new(),
                rounds: Vec::new(),
                spans: 0,
            });
            found.len() - 1
        });
        let (layer, kind) = (&mut found[at], LayerKind::from(group.kind));
        if !layer.kinds.contains(&kind) {
            layer.kinds.push(kind);
        }
        if !layer.rounds.contains(&group.round) {
            layer.rounds.push(group.round);
            layer.rounds.sort_unstable();
        }
        layer.spans = layer.spans.saturating_add(group.spans);
    }
    found
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
        let task = Task::preview(app, state);
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
    let split = request.split.as_deref();
    let split = split.map(|split| Split::parse(split, request.seed.into()));
    let split = split.transpose()?;
    if format.whole {
        return Ok(Options {
            articles,
            split,
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
            TokensKind::Both => formats::Tokens::Both,
        },
        scheme: match request.scheme {
            SchemeKind::Iob2 => formats::Scheme::Iob2,
            SchemeKind::Bioes => formats::Scheme::Bioes,
            SchemeKind::Bilou => formats::Scheme::Bilou,
        },
        separator: match request.separator {
            SeparatorKind::Tab => formats::Separator::Tab,
            SeparatorKind::Space => formats::Separator::Space,
        },
        nfc: request.nfc,
        ..formats::Options::default()
    };
    Ok(Options {
        layer: Some(Choice::of(&layer)),
        articles,
        writing,
        split,
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
            .map(|path| FileDto {
                path: path.display().to_string(),
                bytes: std::fs::metadata(path).ok().map(|found| bytes(&found)),
            })
            .collect(),
    })
}

/// JavaScript's numbers are exact up to nine petabytes.
#[allow(clippy::cast_precision_loss, reason = "see above")]
fn bytes(file: &std::fs::Metadata) -> f64 {
    file.len() as f64
}

#[cfg(test)]
mod tests {
    use nhan_core::domain::LayerKind as Kind;

    use super::*;

    #[test]
    fn layers_that_one_name_chooses_are_offered_once() {
        let group = |name: &str, kind, round, spans| LayerGroup {
            name: name.to_owned(),
            kind,
            round,
            spans,
        };
        let offered = together(vec![
            group("An", Kind::Annotator, 1, 10),
            group("An", Kind::Annotator, 2, 5),
            group("An", Kind::Imported, 1, 1),
            group("Bình", Kind::Annotator, 1, 7),
        ]);
        assert_eq!(offered.len(), 2);
        assert_eq!(
            offered[0].kinds,
            [LayerKind::Annotator, LayerKind::Imported]
        );
        assert_eq!(
            (offered[0].rounds.as_slice(), offered[0].spans),
            (&[1, 2][..], 16)
        );
        assert_eq!(offered[1].name, "Bình");
    }
}
