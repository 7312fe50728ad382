//! The lines of an article as a text: each a line of it, the cells of a row between tabs.
use std::ops::Range;

use super::page::Page;
use super::tags::Tag;
use crate::text::len;

/// Code points of a cell of a table; in longer ones stand paragraphs.
const CELL: u32 = 200;

/// A line of the page where it stands in the text.
#[derive(Debug, Clone)]
pub(super) struct Laid {
    /// Of [`Page::lines`].
    pub(super) line: usize,
    /// Code points, half-open.
    pub(super) at: Range<u32>,
    /// One of several cells of a row.
    pub(super) cell: bool,
}

/// The text that these lines are, in order.
pub(super) fn lay(page: &Page, lines: &[usize]) -> (String, Vec<Laid>) {
    let tables = Tables::of(page);
    let mut text = String::new();
    let mut at = 0;
    let mut laid: Vec<Laid> = Vec::with_capacity(lines.len());
    for line in lines.iter().copied() {
        let mut cell = false;
        if let Some(last) = laid.last_mut() {
            cell = tables.in_one_row(page, last.line, line);
            last.cell |= cell;
            text.push(if cell { '\t' } else { '\n' });
            at += 1;
        }
        let held = page.line(line);
        text.push_str(held);
        let end = at + len(held);
        laid.push(Laid {
            line,
            at: at..end,
            cell,
        });
        at = end;
    }
    (text, laid)
}

/// The tables of a page, as far as they are no means of arranging it.
struct Tables {
    cells: Vec<Option<u32>>,
    rows: Vec<Option<u32>>,
    arranges: Vec<bool>,
    tables: Vec<Option<u32>>,
}

impl Tables {
    fn of(page: &Page) -> Self {
        let tables = page.nearest(|node| node.tag == Tag::Table);
        let mut arranges = vec![false; page.nodes.len()];
        let mut arrange = |at: Option<u32>| {
            let at = at.and_then(|at| arranges.get_mut(at as usize));
            if let Some(arranges) = at {
                *arranges = true;
            }
        };
        let table = |at: u32| tables.get(at as usize).copied().flatten();
        for (at, node) in (0..).zip(&page.nodes) {
            match node.tag {
                Tag::Table => arrange(table(node.parent)),
                Tag::Cell => {
                    let lines = node.lines();
                    let long = lines.clone().any(|line| len(page.line(line)) > CELL);
                    if lines.len() > 1 || long {
                        arrange(table(at));
                    }
                }
                _ => {}
            }
        }
        Self {
            cells: page.nearest(|node| node.tag == Tag::Cell),
            rows: page.nearest(|node| node.tag == Tag::Row),
            arranges,
            tables,
        }
    }

    fn in_one_row(&self, page: &Page, one: usize, other: usize) -> bool {
        let node = |at: usize| page.lines.get(at).map(|line| line.node as usize);
        let (Some(one), Some(other)) = (node(one), node(other)) else {
            return false;
        };
        let of = |all: &[Option<u32>], at: usize| all.get(at).copied().flatten();
        let row = of(&self.rows, one);
        let arranged = of(&self.tables, one).and_then(|at| self.arranges.get(at as usize));
        row.is_some()
            && row == of(&self.rows, other)
            && of(&self.cells, one) != of(&self.cells, other)
            && arranged == Some(&false)
    }
}
