//! `nhan schema`: show it, write it to a file, take one from a file.
use std::io::{BufRead, BufReader};
use std::path::Path;

use nhan_core::domain::{Problem, Schema};
use nhan_core::error::at_path;
use nhan_core::formats::writing::atomic;
use nhan_core::{Code, Error};
use serde::Deserialize;

use crate::args::{Global, Schema as Action};
use crate::failure::{Failure, Result};
use crate::open;
use crate::output::{self, Output};
use crate::words::Words;

pub(crate) fn run(path: &Path, action: &Action, global: &Global, output: &Output) -> Result<()> {
    match action {
        Action::Show => {
            let schema = open::to_read(path)?.schema()?;
            output.document(&schema, || output.line(text(&schema).trim_end()))
        }
        Action::Export { out } => {
            let schema = open::to_read(path)?.schema()?;
            let mut json = serde_json::to_string_pretty(&schema)?;
            let Some(out) = out else {
                return output.line(&json);
            };
            json.push('\n');
            atomic::write(out, |file| {
                file.write_all(json.as_bytes()).map_err(at_path(out))
            })?;
            output.note(&Words::of(output.language).made(&out.display().to_string()));
            output.document(&schema, || Ok(()))
        }
        Action::Import { file } => import(path, file, global, output),
    }
}

fn import(path: &Path, file: &Path, global: &Global, output: &Output) -> Result<()> {
    let schema = from_file(file)?;
    let project = open::to_write(path, output)?;
    let who = open::who(&project, global, &[])?.id;
    let words = Words::of(output.language);
    let (added, _) = project.import_schema(who, &schema).map_err(|error| {
        if error.code() == Code::InUse {
            let name = error.args().get("label").cloned().unwrap_or_default();
            output.error(&words.schema_kept(&name));
        }
        Failure::from(error)
    })?;
    output.document(&added, || {
        if added.replaced {
            output.note(&words.schema_replaced());
        }
        let names = [added.labels.as_slice(), added.relations.as_slice()].concat();
        output.note(&words.schema_added(&names.join(", ")));
        Ok(())
    })
}

/// The schema in a file: by itself, or in the header of a Nhãn JSONL file.
pub(crate) fn from_file(path: &Path) -> Result<Schema> {
    #[derive(Deserialize)]
    struct Header {
        schema: Schema,
    }
    let file = std::fs::File::open(path).map_err(at_path(path))?;
    let mut first = String::new();
    BufReader::new(file)
        .read_line(&mut first)
        .map_err(at_path(path))?;
    if let Ok(header) = serde_json::from_str::<Header>(&first) {
        return Ok(header.schema);
    }
    let whole = std::fs::read_to_string(path).map_err(at_path(path))?;
    serde_json::from_str(&whole).map_err(|error| {
        let (line, column) = (error.line() as u64, error.column() as u64);
        let code = match error.classify() {
            serde_json::error::Category::Data => Code::BadRecord,
            _ => Code::BadJson,
        };
        let error = Error::new(code)
            .arg("what", error)
            .arg("line", line)
            .arg("column", column);
        Failure::from(Problem {
            file: path.display().to_string(),
            line: Some(line),
            column: Some(column),
            error,
        })
    })
}

fn text(schema: &Schema) -> String {
    let mut rows = Vec::new();
    for label in &schema.labels {
        let attributes: Vec<&str> = label.attributes.iter().map(|a| a.name.as_str()).collect();
        rows.push(vec![
            label.name.clone(),
            label.key.clone().unwrap_or_default(),
            attributes.join(", "),
            label.name_vi.clone(),
        ]);
    }
    for kind in &schema.relations {
        let attributes: Vec<&str> = kind.attributes.iter().map(|a| a.name.as_str()).collect();
        let ends = format!("{} → {}", kind.from.join("|"), kind.to.join("|"));
        rows.push(vec![
            kind.name.clone(),
            kind.key.clone().unwrap_or_default(),
            attributes.join(", "),
            ends,
        ]);
    }
    output::aligned(&rows)
}
