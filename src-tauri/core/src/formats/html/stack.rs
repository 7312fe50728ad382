//! The elements that are open while a page is read, with the questions that are asked of them
//! answered without a search: however deep a page is, each tag costs the same.
use std::collections::HashMap;

use super::tags::Tag;

/// What the tags ask for the innermost of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// No end tag within it closes what is outside.
    Barrier,
    Table,
    Rows,
    Row,
    Cell,
    List,
    Item,
    Heading,
    Box,
}

const KINDS: usize = 9;

fn kinds(tag: Tag) -> &'static [Kind] {
    match tag {
        Tag::Table => &[Kind::Barrier, Kind::Table, Kind::Box],
        Tag::Cell => &[Kind::Barrier, Kind::Cell, Kind::Box],
        Tag::Caption | Tag::Silent | Tag::Foreign => &[Kind::Barrier, Kind::Box],
        Tag::Rows => &[Kind::Rows, Kind::Box],
        Tag::Row => &[Kind::Row, Kind::Box],
        Tag::List => &[Kind::List, Kind::Box],
        Tag::Item => &[Kind::Item, Kind::Box],
        Tag::Headline | Tag::Heading => &[Kind::Heading, Kind::Box],
        other if other.is_inline() => &[],
        _ => &[Kind::Box],
    }
}

/// An open element.
#[derive(Debug)]
struct Open {
    tag: Tag,
    name: u32,
    /// Its end tag has come while elements in it were open.
    closed: bool,
}

#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<Open>,
    names: HashMap<String, u32>,
    /// Where the open elements of each name stand.
    named: Vec<Vec<u32>>,
    kinds: [Vec<u32>; KINDS],
}

impl Stack {
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// What stands at `number`.
    pub(super) fn tag(&self, number: usize) -> Option<Tag> {
        Some(self.open.get(number.checked_sub(1)?)?.tag)
    }

    /// Where the innermost element of a kind stands, counted from 1; 0 if none is open.
    pub(super) fn last(&self, kind: Kind) -> usize {
        let places = self.kinds.get(kind as usize).and_then(|all| all.last());
        places.map_or(0, |at| *at as usize + 1)
    }

    /// The same of a name.
    pub(super) fn last_named(&self, name: &str) -> usize {
        let places = self
            .names
            .get(name)
            .and_then(|id| self.named.get(*id as usize));
        places
            .and_then(|all| all.last())
            .map_or(0, |at| *at as usize + 1)
    }

    pub(super) fn push(&mut self, tag: Tag, name: &str) {
        let at = place(self.open.len());
        let id = match self.names.get(name) {
            Some(id) => *id,
            None => {
                let id = place(self.named.len());
                self.names.insert(name.to_owned(), id);
                self.named.push(Vec::new());
                id
            }
        };
        if let Some(places) = self.named.get_mut(id as usize) {
            places.push(at);
        }
        for kind in kinds(tag) {
            if let Some(places) = self.kinds.get_mut(*kind as usize) {
                places.push(at);
            }
        }
        let closed = false;
        self.open.push(Open {
            tag,
            name: id,
            closed,
        });
    }

    /// Closes the innermost element.
    pub(super) fn pop(&mut self) -> Option<Tag> {
        let open = self.open.pop()?;
        if !open.closed
            && let Some(places) = self.named.get_mut(open.name as usize)
        {
            places.pop();
        }
        for kind in kinds(open.tag) {
            if let Some(places) = self.kinds.get_mut(*kind as usize) {
                places.pop();
            }
        }
        Some(open.tag)
    }

    /// Takes the element at `number`, the innermost of its name, for closed while what is in it
    /// is open.
    pub(super) fn close_within(&mut self, number: usize) {
        if let Some(open) = self.open.get_mut(number - 1) {
            open.closed = true;
            if let Some(places) = self.named.get_mut(open.name as usize) {
                places.pop();
            }
        }
    }

    pub(super) fn top_is_closed(&self) -> bool {
        self.open.last().is_some_and(|open| open.closed)
    }
}

/// A count of elements or lines; a file holds at most 2²⁶ bytes, so that the cap is never reached.
pub(super) fn place(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
