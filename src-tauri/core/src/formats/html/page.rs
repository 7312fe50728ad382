//! A page as it is read: its boxes, its lines of text, and what its head says.
use std::ops::Range;

use super::facts::Facts;
use super::roles::Role;
use super::tags::Tag;

/// A box, or a part of a line that has a role. Boxes stand in the order of their start tags, so
/// that what is in a box stands behind it.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) tag: Tag,
    /// What its names say that it is.
    pub(super) role: Option<Role>,
    /// The box that it is in; the first box is in itself.
    pub(super) parent: u32,
    /// The lines in it.
    pub(super) first: u32,
    pub(super) end: u32,
    /// There is a picture in it and in no table or figure within it.
    pub(super) picture: bool,
}

impl Node {
    pub(super) fn lines(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// A line as a browser would show it, if its window had no end: blanks are folded, edges bare.
#[derive(Debug)]
pub(super) struct Line {
    /// Bytes of [`Page::text`].
    pub(super) bytes: Range<usize>,
    /// The box that it stands in.
    pub(super) node: u32,
    /// Bytes in links, blanks aside.
    pub(super) linked: usize,
    /// Of [`Page::parts`].
    pub(super) parts: Range<usize>,
}

/// A part of a line that has a role of its own.
#[derive(Debug)]
pub(super) struct Part {
    /// Bytes of [`Page::text`].
    pub(super) bytes: Range<usize>,
    pub(super) role: Role,
    /// The element says so, not a name.
    pub(super) element: bool,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The lines, one after the other without anything between.
    pub(super) text: String,
    pub(super) lines: Vec<Line>,
    pub(super) nodes: Vec<Node>,
    pub(super) parts: Vec<Part>,
    pub(super) facts: Facts,
}

impl Page {
    pub(super) fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// The text of a line.
    pub(super) fn line(&self, at: usize) -> &str {
        let bytes = self.lines.get(at).map(|line| line.bytes.clone());
        bytes
            .and_then(|bytes| self.text.get(bytes))
            .unwrap_or_default()
    }

    /// Of each box whether it, or one that it is in, is such.
    pub(super) fn within(&self, is: impl Fn(&Node) -> bool) -> Vec<bool> {
        let mut within: Vec<bool> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let above = within
                .get(node.parent as usize)
                .copied()
                .unwrap_or_default();
            within.push(above || is(node));
        }
        within
    }

    /// Of each box the innermost such one that it is or is in.
    pub(super) fn nearest(&self, is: impl Fn(&Node) -> bool) -> Vec<Option<u32>> {
        let mut nearest: Vec<Option<u32>> = Vec::with_capacity(self.nodes.len());
        for (at, node) in (0..).zip(&self.nodes) {
            let above = nearest.get(node.parent as usize).copied().flatten();
            nearest.push(if is(node) { Some(at) } else { above });
        }
        nearest
    }
}
