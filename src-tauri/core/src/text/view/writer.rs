//! Making a view change by change.

use std::borrow::Cow;

use super::View;
use super::map::Builder;
use crate::text::chars::len;

/// Writes a view of a text: what is not said to change stays as it is.
pub(super) struct Writer<'a> {
    source: &'a str,
    /// Bytes of the source that are written.
    done: usize,
    text: String,
    map: Builder,
}

impl<'a> Writer<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            done: 0,
            text: String::new(),
            map: Builder::default(),
        }
    }

    /// Has `new` stand for these bytes of the source, as a whole, or nothing at all. Changes come
    /// in order.
    pub(super) fn change(&mut self, bytes: std::ops::Range<usize>, new: &str) {
        self.keep(bytes.start);
        let taken = len(self.source.get(bytes.clone()).unwrap_or_default());
        if new.is_empty() {
            self.map.units(1, 0, taken);
        } else {
            self.map.units(taken, len(new), 1);
        }
        self.text.push_str(new);
        self.done = bytes.end;
    }

    pub(super) fn finish(mut self) -> View<'a> {
        if self.done == 0 {
            return View::raw(self.source);
        }
        self.keep(self.source.len());
        View {
            text: Cow::Owned(self.text),
            map: self.map.finish(),
        }
    }

    fn keep(&mut self, until: usize) {
        let kept = self.source.get(self.done..until).unwrap_or_default();
        self.text.push_str(kept);
        self.map.units(1, 1, len(kept));
        self.done = until;
    }
}
