//! Mending a text afterwards: a new revision takes the place of the one in use, and the spans of
//! all layers and the zones are projected onto it under their ids, so that their history, their
//! comments and their links go along. What cannot be projected is listed, and stays on the old
//! revision, in a layer of its own.
mod layers;
mod mended;
mod plan;
mod readings;
mod report;

pub use readings::{Reading, Readings};
pub use report::{Counts, Fate, LostRelation, Revised, SpanFate, ZoneFate};

use rusqlite::Connection;

use super::change::Writer;
use super::project::{Outcome, Project};
use crate::domain::id::{AnnotatorId, ArticleId, RevisionId};
use crate::domain::{Layer, Relation};
use crate::error::Result;
use crate::text::encoding::Encoding;

/// A text that is to take the place of an article's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revise {
    pub article: ArticleId,
    /// The revision that is mended: refused with `revision_stale` when it is not in use any more.
    pub from: RevisionId,
    /// Of the new revision, chosen by the caller.
    pub id: RevisionId,
    pub mending: Mending,
}

/// Where the right text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mending {
    /// The bytes were read in a wrong encoding. `bytes` none: those that the text gives back,
    /// refused with `bytes_lost` where it gives none.
    Encoding {
        encoding: Encoding,
        bytes: Option<Vec<u8>>,
    },
    /// Somebody corrected it.
    Text(String),
}

impl Project {
    /// What a revision would do; nothing is stored.
    pub fn revise_dry(&self, revise: &Revise) -> Result<Revised> {
        self.read(|conn| Ok(plan::plan(conn, revise)?.report))
    }

    /// Mends a text, as one step of undo, and says what became of everything that stood on it.
    pub fn revise(&self, who: AnnotatorId, revise: &Revise) -> Result<(Revised, Outcome)> {
        let mut report = None;
        let outcome = self.journaled(who, "revise", None, |writer| {
            report = Some(apply(writer, revise)?);
            Ok(())
        })?;
        let report = report.ok_or_else(|| crate::Error::internal("no revision"))?;
        Ok((report, outcome))
    }

    /// In which encodings the text in use of an article can be read, the likeliest first.
    pub fn readings(&self, article: ArticleId) -> Result<Readings> {
        self.read(|conn: &Connection| readings::of_article(conn, article))
    }
}

/// Writes what was planned. The article comes before its revision, so that a step back or forth
/// meets first what somebody else has done to it.
pub(super) fn apply(w: &mut Writer<'_>, revise: &Revise) -> Result<Revised> {
    let plan = plan::plan(w.conn, revise)?;
    let article = Some(revise.article);
    w.put(article, plan.article)?;
    w.put(article, plan.revision)?;
    for zone in plan.zones {
        w.put(article, zone)?;
    }
    for layer in plan.layers {
        for link in layer.torn {
            w.remove::<Relation>(article, link)?;
        }
        if let Some(behind) = layer.behind {
            w.put::<Layer>(article, behind)?;
        }
        for span in layer.lost {
            w.put(article, span)?;
        }
        for link in layer.links_behind {
            w.put(article, link)?;
        }
        w.put(article, layer.layer)?;
        for span in layer.projected {
            w.put(article, span)?;
        }
    }
    Ok(plan.report)
}
