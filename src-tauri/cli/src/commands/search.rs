//! `nhan search`: where words stand.
use std::ops::ControlFlow;
use std::path::Path;

use nhan_core::ops::search::Hit;

use crate::failure::Result;
use crate::open;
use crate::output::{self, Output};
use crate::progress::Line;

pub(crate) fn run(path: &Path, query: &str, output: &Output) -> Result<()> {
    let project = open::to_read(path)?;
    let mut failed = None;
    let progress = Line::new(output);
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
