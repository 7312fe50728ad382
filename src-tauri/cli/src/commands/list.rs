//! `nhan list`: a row an article.
use std::ops::ControlFlow;
use std::path::Path;

use nhan_core::ops::overview::ListRow;

use crate::args::Global;
use crate::failure::Result;
use crate::open;
use crate::output::{self, Output};
use crate::words::Words;

pub(crate) fn run(path: &Path, global: &Global, output: &Output) -> Result<()> {
    let project = open::to_read(path)?;
    let who = match &global.annotator {
        Some(name) => project.known_annotator(name)?,
        None => None,
    };
    let mut failed = None;
    let mut rows = vec![Words::of(output.language).list_head().to_vec()];
    project.list(who, &mut |row| {
        if !output.json {
            rows.push(cells(&row));
            return ControlFlow::Continue(());
        }
        match output::json(&row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(failure) => {
                failed = Some(failure);
                ControlFlow::Break(())
            }
        }
    })?;
    match failed {
        Some(failure) => Err(failure),
        None if output.json => Ok(()),
        None => output.line(output::aligned(&rows).trim_end()),
    }
}

fn cells(row: &ListRow) -> Vec<String> {
    let spans: Vec<String> = row
        .spans
        .iter()
        .map(|(layer, count)| format!("{layer} {count}"))
        .collect();
    vec![
        row.id.clone(),
        row.status.clone(),
        row.date.clone().unwrap_or_default(),
        row.characters.to_string(),
        spans.join(", "),
        row.title.clone(),
    ]
}
