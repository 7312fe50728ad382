//! `nhan search`: where words stand. What the index misses is put into it first, if nobody else
//! writes: the window does the same after an import.
use std::ops::ControlFlow;
use std::path::Path;

use nhan_core::ops::search::Hit;

use crate::failure::Result;
use crate::open;
use crate::output::{self, Output};
use crate::progress::Line;

pub(crate) fn run(path: &Path, query: &str, output: &Output) -> Result<()> {
    let mut project = open::to_read(path)?;
    let mut failed = None;
    let progress = Line::new(output);
    if project.not_indexed()? > 0
        && let Some(writable) = open::to_write_if_free(path)
    {
        writable.index(&progress)?;
        project = writable;
    }
    project.search(query, &progress, &mut |hit| {
        let shown = if output.json {
            output::json(&hit)
        } else {
            output.line(&row(&hit))
        };
        match shown {
            Ok(()) => ControlFlow::Continue(()),
            Err(failure) => {
                failed = Some(failure);
                ControlFlow::Break(())
            }
        }
    })?;
    failed.map_or(Ok(()), Err)
}

fn row(hit: &Hit) -> String {
    let flat: Vec<&str> = hit.context.split_whitespace().collect();
    let (start, end) = (hit.range.start.0, hit.range.end.0);
    format!("{}\t{start}\t{end}\t{}", hit.article, flat.join(" "))
}
