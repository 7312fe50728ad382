//! `nhan revise`: another text for an article, and what becomes of its labels.
use std::fs;
use std::path::Path;

use nhan_core::domain::id::RevisionId;
use nhan_core::domain::{Fragment, Range};
use nhan_core::error::at_path;
use nhan_core::formats;
use nhan_core::ops::revise::{Fate, Revised, SpanFate};
use nhan_core::ops::{Mending, Project, Revise as Asked};
use nhan_core::text::encoding::Encoding;
use nhan_core::{Code, Error};
use serde_json::{Value, json};

use crate::args::{Global, Revise};
use crate::failure::{Failure, Result};
use crate::open;
use crate::output::Output;
use crate::words::Words;

pub(crate) fn run(args: &Revise, global: &Global, output: &Output) -> Result<()> {
    let named = args.encoding.as_deref().map(super::import::encoding);
    let named = named.transpose()?;
    let project = if args.dry_run {
        open::to_read(&args.project)?
    } else {
        open::to_write(&args.project, output)?
    };
    let mending = mending(named, args.file.as_deref())?;
    let asked = asked(&project, &args.article, mending)?;
    let report = if args.dry_run {
        project.revise_dry(&asked)?
    } else {
        let who = open::who(&project, global, &[])?.id;
        project.revise(who, &asked)?.0
    };
    output.document(&document(&report, args.dry_run), || {
        for row in report.spans.iter().filter(|row| row.fate != Fate::Kept) {
            output.line(&line(row, Words::of(output.language)))?;
        }
        for link in &report.relations_lost {
            let lost = Words::of(output.language).fate(Fate::Lost);
            let (layer, kind) = (&link.layer, &link.kind);
            output.line(&format!(
                "{lost}\t{layer}\t{kind}\t{} → {}",
                link.from, link.to
            ))?;
        }
        output.note(&Words::of(output.language).revised(args.dry_run, report.counts()));
        Ok(())
    })
}

fn mending(named: Option<Encoding>, file: Option<&Path>) -> Result<Mending> {
    let bytes = file.map(|path| fs::read(path).map_err(at_path(path)));
    let bytes = bytes.transpose()?;
    let encoding = match (named, &bytes, file) {
        (Some(named), ..) => named,
        (None, Some(bytes), Some(path)) => {
            formats::shown_encoding(&path.display().to_string(), bytes)?
        }
        (None, ..) => return Err(Failure::Usage(Error::new(Code::EncodingUnknown))),
    };
    Ok(Mending::Encoding { encoding, bytes })
}

fn asked(project: &Project, article: &str, mending: Mending) -> Result<Asked> {
    let (_, document) = project.document(article)?;
    let unknown = || Error::new(Code::ArticleUnknown).arg("article", article);
    let article = document.id.ok_or_else(unknown)?;
    Ok(Asked {
        article,
        from: project.revision_of_article(article)?,
        id: RevisionId::new(),
        mending,
    })
}

fn document(report: &Revised, dry_run: bool) -> Value {
    let rows = |fates: &[Fate]| -> Vec<Value> {
        let rows = report.spans.iter().filter(|row| fates.contains(&row.fate));
        rows.map(shape).collect()
    };
    json!({
        "revision": report.revision,
        "encoding": report.encoding,
        "characters": {"before": report.characters_before, "after": report.characters_after},
        "counts": report.counts(),
        "projected": rows(&[Fate::Kept, Fate::Moved]),
        "changed": rows(&[Fate::Changed]),
        "lost": rows(&[Fate::Lost]),
        "relations_lost": report.relations_lost,
        "zones": report.zones,
        "stored": !dry_run,
        "dry_run": dry_run,
    })
}

fn shape(row: &SpanFate) -> Value {
    json!({
        "span": row.span,
        "layer": row.layer,
        "label": row.label,
        "fate": row.fate,
        "before": row.before,
        "after": row.after,
    })
}

/// Fate, layer, label, places and texts before and after.
fn line(row: &SpanFate, words: Words) -> String {
    let side = |fragments: &[Fragment]| {
        let place = |Range { start, end }: Range| format!("{}-{}", start.0, end.0);
        let places = fragments.iter().map(|fragment| place(fragment.range));
        let texts: Vec<&str> = fragments.iter().map(|f| f.text.as_str()).collect();
        format!(
            "{}\t{}",
            places.collect::<Vec<_>>().join(","),
            texts.join(" … ")
        )
    };
    let mut line = [words.fate(row.fate), row.layer.clone(), row.label.clone()].join("\t");
    line = format!("{line}\t{}", side(&row.before));
    if !row.after.is_empty() {
        line = format!("{line}\t{}", side(&row.after));
    }
    line.replace(['\n', '\r'], " ")
}
