//! The articles of an export on their way to a writer: which, whose labels, in which part, and what
//! the format could not hold.
use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;

use super::run::{Articles, ExportReport, Options, PartReport};
use super::split::{Divided, Part, Split, divide};
use super::words::{self, Taught};
use super::{Choice, Registers};
use crate::domain::id::ArticleId;
use crate::domain::{DocLayer, Document, LayerKind, Presence, StatusKind};
use crate::error::{Code, Error, Result};
use crate::formats::writing::Piece;
use crate::formats::{Before, Format, Item, Reason, Tally, Writer};
use crate::in_order::in_order;
use crate::ops::alike;
use crate::progress::{Progress, Total};
use crate::storage::{annotator, article, layer};
use crate::text::{Query, fold};

/// Where what documents come to goes.
pub(super) trait Taker {
    fn take(&mut self, part: usize, name: &str, piece: Piece) -> Result<()>;
}

/// An export of one snapshot of the project, however long it takes.
pub(super) struct Job<'a> {
    options: &'a Options,
    format: &'a Format,
    writer: &'a dyn Writer,
    pub(super) registers: Registers,
    choice: Option<Choice>,
}

/// A document on its way to a writer.
struct Chosen {
    document: Document,
    before: Before,
    part: usize,
}

impl<'a> Job<'a> {
    pub(super) fn new(
        conn: &Connection,
        options: &'a Options,
        format: &'a Format,
        writer: &'a dyn Writer,
    ) -> Result<Self> {
        let mut registers = Registers::load(conn)?;
        // Who imports a file is not of it: read in by somebody else, it is the same again.
        registers.header.annotators = annotator::at_work(conn)?;
        let choice = match &options.layer {
            None if format.whole => None,
            None if layer::any_of_kind(conn, LayerKind::Gold)? => Some(Choice::Gold),
            None => Some(Choice::Union),
            chosen => chosen.clone(),
        };
        Ok(Self {
            options,
            format,
            writer,
            registers,
            choice,
        })
    }

    pub(super) fn write(
        &self,
        conn: &Connection,
        taker: &mut dyn Taker,
        progress: &dyn Progress,
    ) -> Result<ExportReport> {
        let options = self.options;
        let choice = self.choice.as_ref();
        let mut report = ExportReport {
            format: self.format.name.to_owned(),
            layer: choice.map(Choice::word).unwrap_or_default().to_owned(),
            ..ExportReport::default()
        };
        let ids = article::ids(conn)?;
        let parts = match &options.split {
            Some(split) => {
                let part = |part: &Part| PartReport {
                    name: part.name.clone(),
                    articles: 0,
                    written: 0,
                };
                report.parts = split.parts.iter().map(part).collect();
                Some(self.divided(conn, split, &ids, progress)?)
            }
            None => None,
        };
        let taught = if self.writer.wants_words() {
            words::taught(conn, &ids, progress)?
        } else {
            Taught::default()
        };
        report.words = taught.raw;
        let mut tally = Tally::default();
        let (mut found, mut before) = (false, Before::default());
        let takes = |layer: &DocLayer| choice.is_none_or(|c| c.takes(layer));
        let (mut articles, mut unfinished) = (0, 0);
        let chosen = ids.iter().zip(0_u64..).filter_map(|(id, done)| {
            if progress.cancelled() {
                return Some(Err(Error::new(Code::Cancelled)));
            }
            progress.report("export", done, Total::Count(ids.len() as u64));
            let mut document = match self.registers.document(conn, *id) {
                Ok(document) => document,
                Err(error) => return Some(Err(error)),
            };
            if !self.wants(&document) {
                return None;
            }
            document.layers.retain(takes);
            found |= !document.layers.is_empty();
            articles += 1;
            unfinished += u32::from(!is_done(&document, None));
            let earlier = before;
            for layer in &document.layers {
                before.spans += layer.spans.len();
                before.relations += layer.relations.len();
            }
            let part = parts.as_ref().and_then(|p| p.get(&document.source_id));
            Some(Ok(Chosen {
                part: part.copied().unwrap_or_default(),
                document,
                before: earlier,
            }))
        });
        let rendered = |chosen: Chosen| self.rendered(chosen, &taught);
        let parts_report = &mut report.parts;
        in_order(chosen, rendered, |rendered| {
            let (name, part, piece, of_document) = rendered?;
            tally.absorb(&of_document);
            if let Some(report) = parts_report.get_mut(part) {
                report.articles += 1;
                report.written += of_document.written;
            }
            taker.take(part, &name, piece)
        })?;
        (report.articles, report.unfinished) = (articles, unfinished);
        // Somebody who has not labelled yet is no mistake; a name that nobody bears is one.
        let is_known = |word: &str| found || self.registers.annotators.values().any(|n| n == word);
        if let Some(word) = options.layer.as_ref().map(Choice::word)
            && report.articles > 0
            && !is_known(word)
        {
            return Err(Error::new(Code::LayerUnknown).arg("layer", word));
        }
        report.spans = tally.spans;
        report.written = tally.written;
        report.losses = tally.losses;
        Ok(report)
    }

    fn rendered(&self, chosen: Chosen, taught: &Taught) -> Result<(String, usize, Piece, Tally)> {
        let Chosen {
            mut document,
            before,
            part,
        } = chosen;
        let mut tally = Tally::default();
        let layer = match &self.choice {
            Some(choice) if !self.format.whole => merge(&mut document, choice, &mut tally),
            _ => DocLayer::none(),
        };
        let item = Item {
            header: &self.registers.header,
            document: &document,
            layer: &layer,
            before,
            segmenter: &taught.segmenter,
        };
        let mut piece = Piece::default();
        tally.absorb(&self.writer.document(&mut piece, &item)?);
        Ok((document.source_id, part, piece, tally))
    }

    fn wants(&self, document: &Document) -> bool {
        wanted(
            document,
            &self.options.articles,
            self.choice.as_ref(),
            self.format,
        )
    }

    /// The part of each article. It depends on no choice of format or layer: labels count as all
    /// people gave them, and excluded articles, which few formats take, are divided apart.
    fn divided(
        &self,
        conn: &Connection,
        split: &Split,
        ids: &[ArticleId],
        progress: &dyn Progress,
    ) -> Result<HashMap<String, usize>> {
        let mut groups = HashMap::new();
        let alike = alike::groups(conn, &alike::known(conn)?)?;
        for (number, group) in alike.into_iter().enumerate() {
            groups.extend(group.articles.into_iter().map(|one| (one.article, number)));
        }
        let (mut present, mut excluded) = (Vec::new(), Vec::new());
        for id in ids {
            if progress.cancelled() {
                return Err(Error::new(Code::Cancelled));
            }
            let mut document = self.registers.document(conn, *id)?;
            if !self.wants(&document) {
                continue;
            }
            let mut labels = BTreeMap::new();
            for span in Choice::Union.merged(&mut document).spans {
                *labels.entry(span.label).or_default() += 1;
            }
            let kind = match document.presence {
                Presence::In => &mut present,
                _ => &mut excluded,
            };
            kind.push(Divided {
                group: groups.get(&document.source_id).copied(),
                source_id: document.source_id,
                labels,
            });
        }
        let mut parts = divide(split, &present);
        parts.extend(divide(split, &excluded));
        Ok(parts)
    }
}

/// The chosen layers as one; counts what the joining loses.
fn merge(document: &mut Document, choice: &Choice, tally: &mut Tally) -> DocLayer {
    let current = document.revisions.len().saturating_sub(1);
    let count = |is_current: bool| -> usize {
        let layers = document.layers.iter();
        layers
            .filter(|layer| choice.takes(layer) && (layer.revision == current) == is_current)
            .map(|layer| layer.spans.len())
            .sum()
    };
    let (old, chosen) = (count(false), count(true));
    let merged = choice.merged(document);
    let twins = chosen - merged.spans.len();
    tally.spans += (old + twins) as u64;
    tally.losses.add(Reason::OldRevision, old);
    tally.losses.add(Reason::Duplicate, twins);
    merged
}

fn wanted(
    document: &Document,
    articles: &Articles,
    choice: Option<&Choice>,
    format: &Format,
) -> bool {
    let present = match document.presence {
        Presence::In => true,
        Presence::Excluded => format.whole,
        Presence::Deleted => false,
    };
    present
        && match articles {
            Articles::All => true,
            Articles::Done => is_done(document, choice),
            Articles::Matching(words) => {
                let folded = fold(words);
                let has = |text: &String| fold(text).contains(&folded);
                document.source_id == *words
                    || document.tags.contains(words)
                    || [&document.title, &document.source_id].into_iter().any(has)
                    || Query::parse(words).is_some_and(|q| !q.find(document.text()).is_empty())
            }
        }
}

fn is_done(document: &Document, choice: Option<&Choice>) -> bool {
    let of_layer = |name: &str| {
        document
            .layers
            .iter()
            .any(|layer| layer.annotator.as_deref() == Some(name))
    };
    // A layer that is called so, but is nobody's own, is finished when anybody says so.
    let own = match choice {
        Some(Choice::Named(name)) if of_layer(name) => Some(name.as_str()),
        _ => None,
    };
    document.statuses.iter().any(|status| {
        status.status == StatusKind::Done && own.is_none_or(|name| status.annotator == name)
    })
}
