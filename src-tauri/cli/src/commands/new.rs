//! `nhan new`: a project file with a schema.
use std::path::Path;

use nhan_core::domain::Schema;
use nhan_core::ops::{Project, system_clock, validate};
use serde_json::json;

use crate::commands::schema;
use crate::failure::{Failure, Result};
use crate::output::Output;
use crate::words::Words;

pub(crate) fn run(path: &Path, schema: &str, output: &Output) -> Result<()> {
    let schema = wanted(schema)?;
    validate::schema(&schema)?;
    let project = Project::create(path, &schema, system_clock).map_err(Failure::Project)?;
    let labels: Vec<&str> = schema.labels.iter().map(|l| l.name.as_str()).collect();
    let made = json!({
        "project": path.display().to_string(),
        "name": project.name()?,
        "schema": schema.name,
        "labels": labels,
    });
    output.document(&made, || {
        let words = Words::of(output.language);
        output.note(&format!(
            "{} ({})",
            words.made(&path.display().to_string()),
            labels.join(", ")
        ));
        Ok(())
    })
}

fn wanted(name: &str) -> Result<Schema> {
    match name {
        "default" => Ok(Schema::default_news()),
        "empty" => Ok(Schema {
            name: name.to_owned(),
            ..Schema::default()
        }),
        file => schema::from_file(Path::new(file)),
    }
}
