//! Where the code points of two texts stand that are views of one another.

use crate::domain::annotation::Fragment;
use crate::domain::offset::{Offset, Range};
use crate::text::TextIndex;

/// How a view lies over its source: places that correspond, in order in both texts. Offsets are
/// code points; one beyond the end counts as the end.
///
/// Kept as runs of equal units: a text that hardly changes takes hardly any room, and a look-up
/// O(log n) of the runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    runs: Vec<Run>,
    /// Both ends.
    source: u32,
    view: u32,
}

/// Units up to the next run or to the end: of each only the edges have a place in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Where it begins in each text.
    source: u32,
    view: u32,
    /// Code points of a unit in the source, at least one.
    taken: u32,
    /// What they are in the view; 0 where it leaves them out.
    given: u32,
}

/// What became of a stretch on its way from one text to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// Carried back it is what it was.
    Exact(Range),
    /// An edge stood inside of what changes as a whole: it covers all of that now.
    Widened(Range),
    /// It began or ended with what is not in the other text, or beyond the end.
    Narrowed(Range),
    /// Nothing of it is in the other text; where it would stand.
    Gone(Offset),
}

impl Carried {
    /// Where it stands in the other text; empty when it is gone.
    #[must_use]
    pub fn range(self) -> Range {
        match self {
            Self::Exact(range) | Self::Widened(range) | Self::Narrowed(range) => range,
            Self::Gone(place) => Range {
                start: place,
                end: place,
            },
        }
    }

    /// The same, if nothing was lost on the way.
    #[must_use]
    pub fn exact(self) -> Option<Range> {
        match self {
            Self::Exact(range) => Some(range),
            _ => None,
        }
    }

    fn new(from: Range, to: Range, back: Range) -> Self {
        if back == from {
            Self::Exact(to)
        } else if to.is_empty() {
            Self::Gone(to.start)
        } else if back.start < from.start || from.end < back.end {
            Self::Widened(to)
        } else {
            Self::Narrowed(to)
        }
    }
}

/// The places at or around an offset: the same one twice where the offset is at an edge.
struct Around {
    before: Offset,
    after: Offset,
}

impl Around {
    fn exactly(place: u32) -> Self {
        Self {
            before: Offset(place),
            after: Offset(place),
        }
    }

    /// What lies `inside` units of `from` code points, in a run of units of `to` that begins at `start`.
    fn within(start: u32, inside: u32, from: u32, to: u32) -> Self {
        let whole = inside.checked_div(from).unwrap_or_default();
        let before = start + whole * to;
        let cut = whole * from < inside;
        Self {
            before: Offset(before),
            after: Offset(if cut { before + to } else { before }),
        }
    }
}

impl Map {
    /// That of a text of so many code points over itself.
    pub(super) fn identity(length: u32) -> Self {
        let mut builder = Builder::default();
        builder.units(1, 1, length);
        builder.finish()
    }

    /// Carries a stretch of the source to the view.
    #[must_use]
    pub fn carry(&self, range: Range) -> Carried {
        let to = self.to_view(range);
        Carried::new(range, to, self.to_source(to))
    }

    /// Moves a fragment of the source to the view, which `index` indexes, and has it quote that.
    pub fn carry_fragment(&self, index: &TextIndex<'_>, fragment: &mut Fragment) -> Carried {
        let carried = self.carry(fragment.range);
        fragment.range = carried.range();
        let text = index.slice(fragment.range).unwrap_or_default();
        text.clone_into(&mut fragment.text);
        carried
    }

    /// Carries a stretch of the view to the source. What the view leaves out at its edges stays
    /// outside.
    #[must_use]
    pub fn carry_back(&self, range: Range) -> Carried {
        let to = self.to_source(range);
        Carried::new(range, to, self.to_view(to))
    }

    /// This map and then the next, whose source is this view.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let mut builder = Builder::default();
        let mut further = next.places().peekable();
        for (source, middle) in self.places() {
            while further.next_if(|(at, _)| *at < middle).is_some() {}
            if let Some((at, view)) = further.peek()
                && *at == middle
            {
                builder.up_to(source, *view);
            }
        }
        builder.finish()
    }

    /// All places that correspond, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let ends = self.runs.iter().skip(1).map(|run| run.source);
        let runs = self.runs.iter().zip(ends.chain([self.source]));
        let units = runs.flat_map(|(run, end)| {
            let count = (end - run.source) / run.taken;
            (0..count).map(|i| (run.source + i * run.taken, run.view + i * run.given))
        });
        units.chain([(self.source, self.view)])
    }

    fn to_view(&self, range: Range) -> Range {
        let start = self.view_around(range.start).before;
        let end = if range.is_empty() {
            start
        } else {
            self.view_around(range.end).after
        };
        Range { start, end }
    }

    fn to_source(&self, range: Range) -> Range {
        if range.is_empty() {
            let place = self.first_source(range.start).before;
            return Range {
                start: place,
                end: place,
            };
        }
        Range {
            start: self.last_source(range.start).before,
            end: self.first_source(range.end).after,
        }
    }

    fn view_around(&self, offset: Offset) -> Around {
        if offset.0 >= self.source {
            return Around::exactly(self.view);
        }
        let next = self.runs.partition_point(|run| run.source <= offset.0);
        match next.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(run) => Around::within(run.view, offset.0 - run.source, run.taken, run.given),
            None => Around::exactly(0),
        }
    }

    /// Before anything that is left out there.
    fn first_source(&self, offset: Offset) -> Around {
        let offset = offset.0.min(self.view);
        let next = self.runs.partition_point(|run| run.view < offset);
        match next.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(run) => Around::within(run.source, offset - run.view, run.given, run.taken),
            None => Around::exactly(0),
        }
    }

    /// Behind anything that is left out there.
    fn last_source(&self, offset: Offset) -> Around {
        if offset.0 >= self.view {
            return Around::exactly(self.source);
        }
        let next = self.runs.partition_point(|run| run.view <= offset.0);
        match next.checked_sub(1).and_then(|i| self.runs.get(i)) {
            Some(run) => Around::within(run.source, offset.0 - run.view, run.given, run.taken),
            None => Around::exactly(0),
        }
    }
}

/// Makes a map from its units, in order.
#[derive(Debug, Default)]
pub(super) struct Builder {
    runs: Vec<Run>,
    source: u32,
    view: u32,
}

impl Builder {
    /// Adds so many units, each of `taken` code points in the source and `given` in the view.
    pub(super) fn units(&mut self, taken: u32, given: u32, count: u32) {
        if taken == 0 || count == 0 {
            return;
        }
        let goes_on = |last: &Run| (last.taken, last.given) == (taken, given);
        if !self.runs.last().is_some_and(goes_on) {
            self.runs.push(Run {
                source: self.source,
                view: self.view,
                taken,
                given,
            });
        }
        self.source += taken * count;
        self.view += given * count;
    }

    /// Adds a unit that ends at these places, unless it is empty.
    fn up_to(&mut self, source: u32, view: u32) {
        self.units(source - self.source, view - self.view, 1);
    }

    pub(super) fn finish(self) -> Map {
        Map {
            runs: self.runs,
            source: self.source,
            view: self.view,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `xằằ_ y` with the letters taken apart, the underscore left out: x, 3 to 1, 3 to 1, 1 to 0, 1.
    fn map() -> Map {
        let mut builder = Builder::default();
        builder.units(1, 1, 1);
        builder.units(3, 1, 1);
        builder.units(3, 1, 1);
        builder.units(1, 0, 1);
        builder.units(1, 1, 2);
        builder.finish()
    }

    #[test]
    fn there() {
        let map = map();
        for (range, carried) in [
            ((0, 1), Carried::Exact(Range::new(0, 1))),
            ((1, 7), Carried::Exact(Range::new(1, 3))),
            ((4, 7), Carried::Exact(Range::new(2, 3))),
            ((0, 10), Carried::Exact(Range::new(0, 5))),
            ((1, 10), Carried::Exact(Range::new(1, 5))),
            ((2, 7), Carried::Widened(Range::new(1, 3))),
            ((1, 6), Carried::Widened(Range::new(1, 3))),
            ((5, 8), Carried::Widened(Range::new(2, 3))),
            ((4, 8), Carried::Narrowed(Range::new(2, 3))),
            ((7, 9), Carried::Narrowed(Range::new(3, 4))),
            ((8, 99), Carried::Narrowed(Range::new(3, 5))),
            ((7, 8), Carried::Gone(Offset(3))),
            ((7, 7), Carried::Exact(Range::new(3, 3))),
            ((8, 8), Carried::Gone(Offset(3))),
            ((99, 99), Carried::Gone(Offset(5))),
        ] {
            let (start, end) = range;
            assert_eq!(map.carry(Range::new(start, end)), carried, "{range:?}");
        }
    }

    #[test]
    fn and_back() {
        let map = map();
        for (range, carried) in [
            ((0, 5), Carried::Exact(Range::new(0, 10))),
            ((1, 2), Carried::Exact(Range::new(1, 4))),
            ((2, 3), Carried::Exact(Range::new(4, 7))),
            ((3, 4), Carried::Exact(Range::new(8, 9))),
            ((2, 4), Carried::Exact(Range::new(4, 9))),
            ((3, 3), Carried::Exact(Range::new(7, 7))),
            ((4, 9), Carried::Narrowed(Range::new(9, 10))),
        ] {
            let (start, end) = range;
            assert_eq!(map.carry_back(Range::new(start, end)), carried, "{range:?}");
        }
    }

    #[test]
    fn what_is_left_out_at_both_ends() {
        let mut builder = Builder::default();
        builder.units(1, 0, 2);
        builder.units(1, 1, 1);
        builder.units(1, 0, 2);
        let map = builder.finish();
        assert_eq!(
            map.carry_back(Range::new(0, 1)),
            Carried::Exact(Range::new(2, 3))
        );
        assert_eq!(
            map.carry(Range::new(0, 5)),
            Carried::Narrowed(Range::new(0, 1))
        );
        assert_eq!(map.carry(Range::new(0, 2)), Carried::Gone(Offset(0)));
        assert_eq!(map.carry(Range::new(3, 5)), Carried::Gone(Offset(1)));
    }

    #[test]
    fn equal_units_are_one_run() {
        assert_eq!(map().runs.len(), 4);
        let long = Map::identity(1_000_000);
        assert_eq!(long.runs.len(), 1);
        assert_eq!(long.then(&long), long);
        let nothing = Map::identity(0);
        assert_eq!(
            nothing.carry(Range::new(0, 0)),
            Carried::Exact(Range::new(0, 0))
        );
        assert_eq!(
            nothing.carry_back(Range::new(3, 4)),
            Carried::Gone(Offset(0))
        );
    }

    #[test]
    fn one_map_after_another() {
        // The two letters and what follows them become one unit, and the end is left out.
        let mut builder = Builder::default();
        builder.units(1, 1, 1);
        builder.units(2, 4, 1);
        builder.units(1, 1, 1);
        builder.units(1, 0, 1);
        let both = map().then(&builder.finish());
        let places: Vec<_> = both.places().collect();
        assert_eq!(places, [(0, 0), (1, 1), (7, 5), (8, 5), (9, 6), (10, 6)]);
    }
}
