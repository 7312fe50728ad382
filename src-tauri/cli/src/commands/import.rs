//! `nhan import`: all of it or nothing.
use std::process::ExitCode;

use nhan_core::domain::id::AnnotatorId;
use nhan_core::formats::csv::Columns;
use nhan_core::formats::{self, Decoding, Format, ReadOptions, Reading};
use nhan_core::ops::import::{Options, Report};
use nhan_core::text::encoding::{Broken, Encoding};
use nhan_core::{Code, Error};
use serde_json::{Value, json};

use crate::args::{Global, Import};
use crate::failure::{Failure, Result};
use crate::open;
use crate::output::Output;
use crate::progress::Line;
use crate::sentences;
use crate::words::Words;

/// More groups of near-duplicates are counted, not listed; JSON has them all.
const GROUPS: usize = 20;

pub(crate) fn run(args: &Import, global: &Global, output: &Output) -> Result<ExitCode> {
    let decoding = Decoding {
        encoding: args.encoding.as_deref().map(encoding).transpose()?,
        broken: if args.replace_broken {
            Broken::Replace
        } else {
            Broken::Refuse
        },
        ..Decoding::default()
    };
    if let Some(from) = &args.from {
        let readable = Format::named(from).and_then(Format::reader);
        readable.map_err(Failure::Usage)?;
    }
    // Before the files: a project that cannot be written to is said at once.
    let project = if args.dry_run {
        open::to_read(&args.project)?
    } else {
        open::to_write(&args.project, output)?
    };
    let options = Options {
        layer: args.layer.clone(),
        map: args.map.iter().cloned().collect(),
        dry_run: args.dry_run,
        skip_bad: args.skip_bad,
    };
    let how = ReadOptions {
        from: args.from.as_deref(),
        decoding,
        columns: columns(&args.column),
        ..ReadOptions::default()
    };
    let mut reading = formats::read(&args.paths, &how)?;
    let header = std::mem::take(&mut reading.header);
    let who = if args.dry_run {
        AnnotatorId::new()
    } else {
        open::who(&project, global, &header.annotators)?.id
    };
    let progress = Line::new(output);
    let metered = reading.meter().beside(&progress);
    let imported = project.import(who, &header, &mut reading, &options, &metered);
    drop(metered);
    drop(progress);
    let (report, _) = imported.map_err(|error| match error.code() {
        // The schema of the files makes no sense; documents are refused in the report.
        Code::BadRecord | Code::LabelUnknown => Failure::Refused(error),
        _ => Failure::Project(error),
    })?;
    output.document(&document(&report, &reading, args.dry_run, output), || {
        people(&report, &reading, args.dry_run, output);
        Ok(())
    })?;
    let refused = !report.problems.is_empty() && !args.skip_bad;
    Ok(ExitCode::from(u8::from(refused)))
}

/// The columns that were chosen, if any were.
fn columns(chosen: &[(String, String)]) -> Option<Columns> {
    let mut columns = Columns::default();
    for (role, name) in chosen {
        if let Some(column) = columns.role(role) {
            *column = Some(name.clone());
        }
    }
    (!chosen.is_empty()).then_some(columns)
}

/// The encoding of this name.
pub(super) fn encoding(name: &str) -> Result<Encoding> {
    Encoding::named(name).ok_or_else(|| {
        let known: Vec<_> = Encoding::all().iter().map(|known| known.name()).collect();
        let error = Error::new(Code::EncodingUnknown)
            .arg("encoding", name)
            .arg("known", known.join(", "));
        Failure::Usage(error)
    })
}

fn document(report: &Report, reading: &Reading, dry_run: bool, output: &Output) -> Value {
    let problems: Vec<Value> = report
        .problems
        .iter()
        .map(|problem| {
            json!({
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "error": sentences::to_json(&problem.error, output.language),
            })
        })
        .collect();
    json!({
        "articles": report.articles,
        "layers": report.layers,
        "spans": report.spans,
        "relations": report.relations,
        "labels_added": report.labels_added,
        "labels": report.labels,
        "relation_types": report.relation_types,
        "formats": reading.counts(),
        "encodings": reading.encodings(),
        "duplicates": report.duplicates,
        "alike": report.alike,
        "problems": problems,
        "notes": report.notes,
        "stored": report.stored,
        "dry_run": dry_run,
    })
}

fn people(report: &Report, reading: &Reading, dry_run: bool, output: &Output) {
    let words = Words::of(output.language);
    for problem in &report.problems {
        output.error(&sentences::of_problem(problem, output.language));
    }
    for note in &report.notes {
        output.note(&words.read_so(note));
    }
    for duplicate in &report.duplicates {
        output.note(&words.duplicate(&duplicate.file, &duplicate.same_as));
    }
    for group in report.alike.iter().take(GROUPS) {
        output.note(&words.alike(group));
    }
    if report.alike.len() > GROUPS {
        output.note(&words.more_alike(report.alike.len() - GROUPS));
    }
    output.note(&words.imported(report.stored, dry_run));
    if report.stored || dry_run {
        let Report {
            articles,
            layers,
            spans,
            relations,
            ..
        } = *report;
        let counts = words.import_counts([articles, layers, spans, relations]);
        output.note(&format!("  {counts}"));
        for (what, counts) in [
            (words.formats(), reading.counts()),
            (words.encodings(), reading.encodings()),
        ] {
            let counts: Vec<String> = counts
                .iter()
                .map(|(name, count)| format!("{name} {count}"))
                .collect();
            if !counts.is_empty() {
                output.note(&format!("  {what}: {}", counts.join(", ")));
            }
        }
        if !report.labels_added.is_empty() {
            let added = report.labels_added.join(", ");
            output.note(&format!("  {}: {added}", words.labels_added()));
        }
    }
    if !report.problems.is_empty() {
        output.note(&format!("  {}", words.refused(report.problems.len())));
        if !report.stored {
            output.note(&words.skip_hint());
        }
    }
}
