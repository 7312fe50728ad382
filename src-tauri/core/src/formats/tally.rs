//! What a format could not hold, counted by reason.
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::domain::{AttributeKind, DocSpan, Document, Schema};

/// Why something of the project is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    // Of spans: each span that is not written has exactly one of these.
    /// Stands in a part of the text that was not asked for.
    OutOfScope,
    /// An edge stands between characters that NFC makes one.
    NormalForm,
    Discontinuous,
    /// An edge stands inside a token.
    TokenBoundary,
    /// Begins or ends with a line end.
    LineEnd,
    /// Shares text with a longer span that was kept.
    Overlap,
    /// The same label on the same text in another layer was kept.
    Duplicate,
    /// In a layer on a text that was mended since.
    OldRevision,
    /// The table is about something else.
    NotInTable,
    // Of what belongs to spans and articles that are written.
    Relation,
    RelationAttribute,
    Attribute,
    /// A tie to the register of people.
    Entity,
    Note,
    Status,
    Comment,
    Tag,
    /// A marked part of the text.
    Zones,
    Metadata,
    /// A character for which U+FFFD was written.
    Character,
    /// An article that was written in words, but is not word-segmented: the program found them.
    NotSegmented,
}

impl Reason {
    /// Whether it says why a whole span is missing.
    pub const fn is_of_span(self) -> bool {
        matches!(
            self,
            Self::OutOfScope
                | Self::NormalForm
                | Self::Discontinuous
                | Self::TokenBoundary
                | Self::LineEnd
                | Self::Overlap
                | Self::Duplicate
                | Self::OldRevision
                | Self::NotInTable
        )
    }
}

/// Counts by reason; a reason that is not there did not occur.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Losses(BTreeMap<Reason, u64>);

impl Losses {
    pub fn add(&mut self, reason: Reason, count: usize) {
        if count > 0 {
            *self.0.entry(reason).or_default() += count as u64;
        }
    }

    pub fn get(&self, reason: Reason) -> u64 {
        self.0.get(&reason).copied().unwrap_or_default()
    }

    pub fn iter(&self) -> impl Iterator<Item = (Reason, u64)> + '_ {
        self.0.iter().map(|(reason, count)| (*reason, *count))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Spans that are missing, whatever the reason.
    pub fn spans(&self) -> u64 {
        self.iter()
            .filter(|(reason, _)| reason.is_of_span())
            .map(|(_, count)| count)
            .sum()
    }
}

impl Serialize for Losses {
    /// `[{"reason","count"}]`
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Loss {
            reason: Reason,
            count: u64,
        }
        serializer.collect_seq(self.iter().map(|(reason, count)| Loss { reason, count }))
    }
}

/// What became of spans: `spans == written + losses.spans()`, always.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub spans: u64,
    pub written: u64,
    pub losses: Losses,
}

impl Tally {
    pub fn absorb(&mut self, other: &Self) {
        self.spans += other.spans;
        self.written += other.written;
        for (reason, count) in other.losses.iter() {
            *self.losses.0.entry(reason).or_default() += count;
        }
    }

    /// Attributes and notes of a span that is written without them.
    pub(super) fn bare(&mut self, schema: &Schema, span: &DocSpan) {
        let (people, others): (Vec<_>, Vec<_>) = span
            .attributes
            .keys()
            .partition(|name| is_entity(schema, span, name));
        self.losses.add(Reason::Entity, people.len());
        self.losses.add(Reason::Attribute, others.len());
        self.losses
            .add(Reason::Note, usize::from(!span.note.is_empty()));
    }

    /// What stands around the text and its spans.
    pub(super) fn surroundings(&mut self, document: &Document) {
        self.losses.add(Reason::Tag, document.tags.len());
        self.surroundings_but_tags(document);
    }

    /// The same for formats that write tags.
    pub(super) fn surroundings_but_tags(&mut self, document: &Document) {
        self.losses.add(Reason::Status, document.statuses.len());
        self.losses.add(Reason::Comment, document.comments.len());
        self.losses
            .add(Reason::Zones, document.revision().zones.len());
    }
}

/// Whether the attribute of this name ties the span to the register of people.
pub(super) fn is_entity(schema: &Schema, span: &DocSpan, name: &str) -> bool {
    schema.label_named(&span.label).is_some_and(|label| {
        label
            .attributes
            .iter()
            .any(|a| a.name == name && a.kind == AttributeKind::Entity)
    })
}
