//! What must hold of documents that are read, and of refusals.
use std::path::Path;

use nhan_core::domain::{DocLayer, Document, Incoming, Problem, Range};
use nhan_core::{Code, Error};

/// Where the code points of a text begin, and where the last ends.
struct Places<'t> {
    text: &'t str,
    bytes: Vec<usize>,
}

impl<'t> Places<'t> {
    fn new(text: &'t str) -> Self {
        let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        bytes.push(text.len());
        Self { text, bytes }
    }

    /// What stands there; the range must be one of the text, and not empty.
    fn slice(&self, range: Range) -> &'t str {
        let place = |offset: u32| self.bytes[usize::try_from(offset).unwrap()];
        let (start, end) = (place(range.start.0), place(range.end.0));
        assert!(start < end, "an empty range: {range:?}");
        &self.text[start..end]
    }
}

/// Ranges of a text, in order and none empty; apart too, if they are `disjoint`.
pub(crate) fn ranges(text: &str, ranges: impl Iterator<Item = Range>, disjoint: bool) {
    let places = Places::new(text);
    let mut last: Option<Range> = None;
    for range in ranges {
        places.slice(range);
        if let Some(last) = last {
            let edge = if disjoint { last.end } else { last.start };
            assert!(edge <= range.start, "{last:?} stands before {range:?}");
        }
        last = Some(range);
    }
}

/// A document that the import let pass, of files in `folder` with so many lines.
pub(crate) fn incoming(one: &Incoming, folder: &Path, lines: u64) {
    assert!(Path::new(&one.file).starts_with(folder), "{}", one.file);
    assert!(one.line.is_none_or(|line| (1..=lines).contains(&line)));
    document(&one.document);
}

fn document(document: &Document) {
    assert!(!document.revisions.is_empty());
    for revision in &document.revisions {
        assert!(!revision.text.is_empty() && !revision.text.contains('\0'));
        for zone in &revision.zones {
            Places::new(&revision.text).slice(zone.range);
        }
    }
    for one in &document.layers {
        layer(one, &document.revisions[one.revision].text);
    }
}

fn layer(layer: &DocLayer, text: &str) {
    let places = Places::new(text);
    for span in &layer.spans {
        assert!(!span.fragments.is_empty());
        for fragment in &span.fragments {
            assert_eq!(places.slice(fragment.range), fragment.text);
        }
        let pairs = span.fragments.windows(2);
        let mut edges = pairs.map(|pair| (pair[0].range.end, pair[1].range.start));
        assert!(edges.all(|(end, start)| end <= start), "{span:?}");
    }
    for relation in &layer.relations {
        let there = |place: usize| place < layer.spans.len();
        assert!(there(relation.from) && there(relation.to), "{relation:?}");
    }
}

/// Why something of files in `folder` with so many lines was refused.
pub(crate) fn problem(problem: &Problem, folder: &Path, lines: u64) {
    refusal(&problem.error);
    assert!(Path::new(&problem.file).starts_with(folder), "{problem:?}");
    assert!(
        problem.column.is_none_or(|column| column > 0),
        "{problem:?}"
    );
    // What ends too early is refused behind its last line.
    let line = problem.line.or(problem.column.map(|_| 0));
    assert!(
        line.is_none_or(|line| (1..=lines + 1).contains(&line)),
        "{problem:?} of {lines} lines"
    );
}

/// An error that is the file's, not ours.
pub(crate) fn refusal(error: &Error) {
    let ours = [Code::Internal, Code::DiskError, Code::FileNotFound];
    assert!(!ours.contains(&error.code()), "{error}");
}
