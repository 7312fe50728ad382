//! Which encodings the bytes of a text may have been in.
use rusqlite::Connection;

use super::mended::bytes_of;
use crate::domain::Revision;
use crate::domain::id::ArticleId;
use crate::error::{Error, Result};
use crate::ops::apply::find_article;
use crate::storage::Stored;
use crate::text::encoding::{Broken, Certainty, Encoding, decode, detect};

/// What can be chosen for a text that was read in a wrong encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readings {
    /// The name of the encoding that it was read in.
    pub current: String,
    /// What its bytes seem to be, which may be just that.
    pub likeliest: Encoding,
    pub certainty: Certainty,
    /// The texts that differ from the one in use, the likeliest first.
    pub others: Vec<Reading>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub encoding: Encoding,
    pub text: String,
}

pub(super) fn of_article(conn: &Connection, article: ArticleId) -> Result<Readings> {
    let article = find_article(conn, article)?;
    let revision = Revision::get(conn, article.revision)?
        .ok_or_else(|| Error::internal("an article without text"))?;
    let bytes = bytes_of(&revision)?;
    let guess = detect(&bytes);
    let mut order = vec![guess.encoding];
    for encoding in guess.others.iter().chain(Encoding::all()) {
        if !order.contains(encoding) {
            order.push(*encoding);
        }
    }
    let read = |encoding| {
        let text = decode(&bytes, encoding, Broken::Refuse).ok()?;
        let other = !text.is_empty() && !text.contains('\0') && text != revision.text;
        other.then_some(Reading { encoding, text })
    };
    Ok(Readings {
        likeliest: guess.encoding,
        certainty: guess.certainty,
        others: order.into_iter().filter_map(read).collect(),
        current: revision.encoding,
    })
}
