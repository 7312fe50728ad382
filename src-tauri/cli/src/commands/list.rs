//! `nhan list`: a row an article.
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;

use nhan_core::ops::Project;
use nhan_core::ops::overview::ListRow;
use serde::Serialize;

use crate::args::Global;
use crate::failure::Result;
use crate::open;
use crate::output::{self, Output};
use crate::words::Words;

/// A row, and the number of the group of near-duplicates that the article is in.
#[derive(Serialize)]
struct Grouped {
    #[serde(flatten)]
    row: ListRow,
    group: Option<usize>,
}

pub(crate) fn run(path: &Path, global: &Global, output: &Output) -> Result<()> {
    let project = open::to_read(path)?;
    let who = match &global.annotator {
        Some(name) => project.known_annotator(name)?,
        None => None,
    };
    let groups = if output.json {
        groups(&project)?
    } else {
        HashMap::new()
    };
    let mut failed = None;
    let mut rows = vec![Words::of(output.language).list_head().to_vec()];
    project.list(who, &mut |row| {
        if !output.json {
            rows.push(cells(&row));
            return ControlFlow::Continue(());
        }
        let group = groups.get(&row.id).copied();
        match output::json(&Grouped { row, group }) {
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

/// The number of its group, counted from 1, for each article that is in one.
fn groups(project: &Project) -> Result<HashMap<String, usize>> {
    let mut numbers = HashMap::new();
    for (number, group) in (1..).zip(project.alike()?) {
        numbers.extend(group.articles.into_iter().map(|one| (one.article, number)));
    }
    Ok(numbers)
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
