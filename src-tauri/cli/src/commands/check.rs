//! `nhan check`: 0 when the project is sound, 1 when it is not.
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::failure::Result;
use crate::open;
use crate::output::Output;
use crate::progress::Line;
use crate::sentences;
use crate::words::Words;

pub(crate) fn run(path: &Path, output: &Output) -> Result<ExitCode> {
    let project = open::to_read(path)?;
    let progress = Line::new(output);
    let checked = project.check(&progress)?;
    drop(progress);
    let problems: Vec<Value> = checked
        .findings
        .iter()
        .map(|finding| {
            json!({
                "article": finding.article,
                "layer": finding.layer,
                "span": finding.span,
                "error": sentences::to_json(&finding.error, output.language),
            })
        })
        .collect();
    let sound = checked.is_sound();
    let document = json!({
        "sound": sound,
        "integrity": checked.integrity,
        "articles": checked.articles,
        "spans": checked.spans,
        "relations": checked.relations,
        "found": checked.found,
        "problems": problems,
    });
    output.document(&document, || {
        let words = Words::of(output.language);
        if checked.integrity != "ok" {
            output.line(&words.damaged(&checked.integrity))?;
        }
        for finding in &checked.findings {
            let layer = finding.layer.as_deref().unwrap_or_default();
            let span = finding.span.map(|id| id.to_string()).unwrap_or_default();
            let sentence = sentences::of(&finding.error, output.language);
            output.line(&format!("{}\t{layer}\t{span}\t{sentence}", finding.article))?;
        }
        if sound {
            output.line(&words.sound(checked.articles, checked.spans))
        } else {
            output.line(&words.unsound(checked.found))
        }
    })?;
    Ok(ExitCode::from(u8::from(!sound)))
}
