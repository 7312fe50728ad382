//! `nhan export`, and the list of formats.
use nhan_core::Code;
use nhan_core::formats::{self, Format, Options as Writing};
use nhan_core::ops::export::{self, Articles, Choice, ExportReport, Options, Split};
use serde_json::{Value, json};

use crate::args::{Export, Scheme, Separator, Tokens, Zones};
use crate::failure::{Failure, Result};
use crate::open;
use crate::output::{self, Output};
use crate::progress::Line;
use crate::words::Words;

pub(crate) fn run(args: &Export, output: &Output) -> Result<()> {
    if args.list_formats {
        return list();
    }
    // The parser asks for them; this keeps the compiler from having to know.
    let (Some(path), Some(out), Some(to)) = (&args.project, &args.out, &args.to) else {
        return list();
    };
    let format = Format::named(to).map_err(Failure::Usage)?;
    let words = Words::of(output.language);
    let writing = writing(args);
    let split = args
        .split
        .as_deref()
        .map(|split| Split::parse(split, args.seed));
    format.writer(&writing).map_err(Failure::Usage)?;
    if format.whole && (args.nfc || args.zones == Zones::Scope) {
        let sentence = words.no_normal_form(format.name);
        return Err(Failure::Wrong(sentence));
    }
    let options = Options {
        layer: args.layer.as_deref().map(Choice::of),
        articles: match args.articles.as_str() {
            "all" => Articles::All,
            "done" => Articles::Done,
            query => Articles::Matching(query.to_owned()),
        },
        writing,
        split: split.transpose().map_err(Failure::Usage)?,
    };
    let project = open::to_read(path)?;
    let progress = Line::new(output);
    let report = export::run(&project, &options, format, out, &progress);
    drop(progress);
    let report = report.map_err(|error| match error.code() {
        // Of the file that is written; the project was opened.
        Code::ReadOnly => Failure::Refused(error),
        _ => error.into(),
    })?;
    output.document(&report, || {
        people(&report, output, words);
        Ok(())
    })?;
    if args.articles == "all" && report.unfinished > 0 && !format.whole {
        output.note(&words.unfinished(report.unfinished));
    }
    Ok(())
}

fn writing(args: &Export) -> Writing {
    Writing {
        zones: match args.zones {
            Zones::Scope => formats::Zones::Scope,
            Zones::All => formats::Zones::All,
        },
        tokens: match args.tokens {
            Tokens::Syllable => formats::Tokens::Syllable,
            Tokens::Word => formats::Tokens::Word,
            Tokens::Both => formats::Tokens::Both,
        },
        scheme: match args.scheme {
            Scheme::Iob2 => formats::Scheme::Iob2,
            Scheme::Bioes => formats::Scheme::Bioes,
            Scheme::Bilou => formats::Scheme::Bilou,
        },
        separator: match args.separator {
            Separator::Tab => formats::Separator::Tab,
            Separator::Space => formats::Separator::Space,
        },
        nfc: args.nfc,
        bom: args.bom,
    }
}

fn people(report: &ExportReport, output: &Output, words: Words) {
    for file in &report.files {
        output.note(&words.made(&file.display().to_string()));
    }
    let counts = words.exported(report.articles, report.written, report.spans);
    output.note(&format!("  {counts}"));
    for part in &report.parts {
        let counts = words.exported(part.articles, part.written, part.written);
        output.note(&format!("  {}: {counts}", part.name));
    }
    if let Some(raw) = report.words {
        output.note(&words.raw_words(raw));
    }
    if !report.losses.is_empty() {
        output.note(&words.cannot_hold());
        for (reason, count) in report.losses.iter() {
            output.note(&format!("  {}: {count}", words.reason(reason)));
        }
    }
}

/// For scripts, so it is JSON whoever asks.
fn list() -> Result<()> {
    let list: Vec<Value> = formats::all()
        .iter()
        .map(|format| {
            json!({
                "name": format.name,
                "extension": format.extension,
                "reads": format.reader.is_some(),
                "writes": format.writer.is_some(),
                "folder": format.folder,
            })
        })
        .collect();
    output::json(&list)
}
