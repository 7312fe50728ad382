//! Searching all texts, and making the index that answers at once.
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use serde::Serialize;

use super::Project;
use crate::domain::id::{ArticleId, RevisionId};
use crate::domain::{Article, Range, Revision};
use crate::error::{Code, Error, Result};
use crate::progress::{Progress, Total};
use crate::storage::{Stored, search};
use crate::text::{Indexed, Query, TextIndex};

/// A place where the words that were looked for stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The source id.
    pub article: String,
    #[serde(flatten)]
    pub range: Range,
    pub text: String,
    /// The text with what stands around it.
    pub context: String,
}

/// Code points of context on either side.
const AROUND: u32 = 40;
/// Texts that are split into words at once.
const CHUNK: u32 = 64;
/// A transaction is ended after the article with which it has taken this long: a label that is
/// saved meanwhile waits for it.
const SLICE: Duration = Duration::from_millis(10);

impl Project {
    /// Hands every place where `typed` stands to `each`, in list order, until it breaks; what
    /// counts as the same is told in [`crate::text::Query`]. Articles that the index misses are
    /// looked at one by one.
    pub fn search(
        &self,
        typed: &str,
        progress: &dyn Progress,
        each: &mut dyn FnMut(Hit) -> ControlFlow<()>,
    ) -> Result<()> {
        let Some(query) = Query::parse(typed) else {
            return Ok(());
        };
        self.read(|conn| {
            let mut done = 0;
            search::articles(conn, &query, &mut |source_id, text| {
                if progress.cancelled() {
                    return Err(Error::new(Code::Cancelled));
                }
                done += 1;
                progress.report("search", done, Total::Unknown);
                for hit in hits(source_id, text, &query) {
                    if each(hit).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                Ok(ControlFlow::Continue(()))
            })
        })
    }

    /// The revision that an article uses, and where the words stand in it; `typing` as in
    /// [`Query::parse_typing`].
    pub fn found_in(&self, id: ArticleId, typing: &str) -> Result<(RevisionId, Vec<Range>)> {
        self.read(|conn| {
            let unknown = || Error::new(Code::ArticleUnknown).arg("article", id);
            let article = Article::get(conn, id)?.ok_or_else(unknown)?;
            let found = match Query::parse_typing(typing) {
                None => Vec::new(),
                Some(query) => {
                    let revision = Revision::get(conn, article.revision)?.ok_or_else(unknown)?;
                    query.find(&revision.text)
                }
            };
            Ok((article.revision, found))
        })
    }

    /// How many articles the index misses.
    pub fn not_indexed(&self) -> Result<u64> {
        self.read(search::missing)
    }

    /// Puts into the index what it misses, in short transactions, so that labelling never waits;
    /// stops early when it is told to.
    pub fn index(&self, progress: &dyn Progress) -> Result<()> {
        let total = self.not_indexed()?;
        let mut done = 0;
        loop {
            let texts = self.read(|conn| search::next_missing(conn, CHUNK))?;
            if texts.is_empty() || progress.cancelled() {
                return Ok(());
            }
            let words: Vec<_> = texts
                .into_par_iter()
                .map(|(seq, text)| (seq, Indexed::of(&text)))
                .collect();
            done += words.len() as u64;
            let mut words = words.iter().peekable();
            while words.peek().is_some() {
                self.file.write_patiently(|tx| {
                    let started = Instant::now();
                    for (seq, words) in words.by_ref() {
                        search::add(tx, *seq, words)?;
                        if started.elapsed() > SLICE {
                            break;
                        }
                    }
                    Ok(())
                })?;
            }
            self.file.checkpoint()?;
            progress.report("index", done, Total::Count(total.max(done)));
        }
    }
}

fn hits<'a>(
    source_id: &'a str,
    text: &'a str,
    query: &Query,
) -> impl Iterator<Item = Hit> + use<'a> {
    let index = TextIndex::new(text);
    query.find(text).into_iter().map(move |range| {
        let around = Range::new(
            range.start.0.saturating_sub(AROUND),
            (range.end.0 + AROUND).min(index.len().0),
        );
        let slice = |range| index.slice(range).unwrap_or_default().to_owned();
        Hit {
            article: source_id.to_owned(),
            range,
            text: slice(range),
            context: slice(around),
        }
    })
}
