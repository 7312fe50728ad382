//! The layer of an article that is being put together.
use std::collections::HashMap;

use super::super::tagged::imported;
use super::features;
use super::names::named;
use crate::domain::{Attributes, DocLayer, DocRelation, DocSpan, Fragment, Offset, Range};
use crate::error::{Code, Error, Result};
use crate::text::{TextIndex, graphemes};

/// Spans and relations so far.
#[derive(Debug, Default)]
pub(in crate::formats) struct Made {
    spans: Vec<DocSpan>,
    relations: Vec<DocRelation>,
    /// Spans that may have further fragments, by what their annotations share.
    open: HashMap<String, usize>,
    covered: usize,
}

/// Bytes that the spans of one article may cover together: more is no article's annotation.
const MOST_COVERED: usize = 256 << 20;

impl Made {
    /// Adds the annotation of a type and gives the place of its span, which may be there already
    /// with the fragments before; `file_too_large` when all together cover too much.
    pub(in crate::formats) fn span(
        &mut self,
        kind: &str,
        fragment: Fragment,
        features: Attributes,
    ) -> Result<usize> {
        self.covered += fragment.text.len();
        if self.covered > MOST_COVERED {
            return Err(Error::new(Code::FileTooLarge));
        }
        let (label, features) = named(kind, features);
        let said = features::read(features);
        if let Some(shared) = said.span {
            if let Some(place) = self.open.get(&shared).copied()
                && let Some(span) = self.spans.get_mut(place)
                && span.label == label
                && (span.fragments.last()).is_some_and(|f| f.range.end < fragment.range.start)
            {
                span.fragments.push(fragment);
                return Ok(place);
            }
            self.open.insert(shared, self.spans.len());
        }
        self.spans.push(DocSpan {
            id: None,
            label,
            fragments: vec![fragment],
            attributes: said.attributes,
            note: said.note,
        });
        Ok(self.spans.len() - 1)
    }

    /// Adds a relation between the spans at two places.
    pub(in crate::formats) fn relation(
        &mut self,
        kind: String,
        (from, to): (usize, usize),
        features: Attributes,
    ) {
        self.relations.push(DocRelation {
            id: None,
            kind,
            from,
            to,
            attributes: features::read(features).attributes,
        });
    }

    /// The layer, which the import names; none without spans.
    pub(in crate::formats) fn finish(self) -> Option<DocLayer> {
        let mut layer = imported(self.spans)?;
        layer.relations = self.relations;
        Some(layer)
    }
}

/// The stretch between two offsets, each in code points if the text has it.
///
/// Fails with `offset_out_of_range`, `span_empty` or `offset_mid_grapheme`; `said` is how the file
/// has the offsets.
pub(in crate::formats) fn fragment(
    index: &TextIndex<'_>,
    start: Option<Offset>,
    end: Option<Offset>,
    said: (u64, u64),
) -> Result<Fragment> {
    let beyond = || {
        Error::new(Code::OffsetOutOfRange)
            .arg("start", said.0)
            .arg("end", said.1)
            .arg("length", index.len().0)
    };
    let (Some(start), Some(end)) = (start, end) else {
        return Err(beyond());
    };
    let range = Range { start, end };
    let text = index.slice(range).ok_or_else(beyond)?.to_owned();
    if text.is_empty() {
        return Err(Error::new(Code::SpanEmpty).arg("start", said.0));
    }
    for edge in [start, end] {
        if !graphemes::is_boundary(index, edge) {
            return Err(Error::new(Code::OffsetMidGrapheme).arg("offset", edge.0));
        }
    }
    Ok(Fragment { range, text })
}
