//! By which means the words of raw articles are found when they are exported or shown in words.
use rusqlite::Connection;
use serde::Serialize;

use crate::domain::id::ArticleId;
use crate::error::{Code, Error, Result};
use crate::ops::Project;
use crate::progress::Progress;
use crate::storage::article;
use crate::text::{Segmenter, is_segmented};

/// As many segmented articles teach what there is to learn; more would only take longer.
const LESSONS: usize = 200;

/// How words were found where no underscores mark them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// The longest word of the lexicon, or of the project's segmented articles, each time.
    LongestMatch,
    /// As the project's segmented articles teach.
    Learned,
}

/// How the words of raw articles were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RawWords {
    pub means: Means,
    /// Segmented articles that were learned from: the first ones of the project.
    pub learned_from: usize,
}

/// What finds words, and what is to be said of it; nothing where every article is segmented.
#[derive(Debug, Default)]
pub(super) struct Taught {
    pub(super) segmenter: Segmenter,
    pub(super) raw: Option<RawWords>,
}

impl Project {
    /// Finds words as an export in words does: as the project's segmented articles teach.
    pub fn segmenter(&self, progress: &dyn Progress) -> Result<Segmenter> {
        self.read(|conn| Ok(taught(conn, &article::ids(conn)?, progress)?.segmenter))
    }
}

/// Learns from the segmented articles of a project, if it has raw ones.
pub(super) fn taught(
    conn: &Connection,
    ids: &[ArticleId],
    progress: &dyn Progress,
) -> Result<Taught> {
    let (mut lessons, mut has_raw) = (Vec::new(), false);
    for id in ids {
        if progress.cancelled() {
            return Err(Error::new(Code::Cancelled));
        }
        if has_raw && lessons.len() == LESSONS {
            break;
        }
        let Some((_, text)) = article::text(conn, *id)? else {
            continue;
        };
        if !is_segmented(&text) {
            has_raw = true;
        } else if lessons.len() < LESSONS {
            lessons.push(text);
        }
    }
    if !has_raw {
        return Ok(Taught::default());
    }
    let segmenter = Segmenter::learn(&lessons);
    let means = if segmenter.knows_contexts() {
        Means::Learned
    } else {
        Means::LongestMatch
    };
    Ok(Taught {
        segmenter,
        raw: Some(RawWords {
            means,
            learned_from: lessons.len(),
        }),
    })
}
