//! Articles that are nearly the same, in groups: crawled news repeat each other.
use rusqlite::Connection;
use serde::Serialize;

use super::Project;
use crate::domain::id::RevisionId;
use crate::domain::{Revision, out_of_scope};
use crate::error::{Error, Result};
use crate::storage::list::Seq;
use crate::storage::{Stored, likeness, zone};
use crate::text::{self, Signature};

/// Articles that are nearly the same, two or more, in list order: each like at least one other of
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    pub articles: Vec<Alike>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alike {
    /// The source id.
    pub article: String,
    pub title: String,
    /// How alike it is to the first of the group, in per cent; 100: the same words. See
    /// [`Signature::likeness`].
    pub likeness: u8,
    /// Whether the import that is told of brings it.
    pub new: bool,
}

/// An article that is to be compared.
#[derive(Debug)]
pub(super) struct Compared {
    pub(super) signature: Signature,
    pub(super) name: Name,
}

#[derive(Debug)]
pub(super) enum Name {
    /// In the project.
    Known(Seq),
    /// Of an import: source id and title.
    New(String, String),
}

impl Project {
    /// The groups of the whole project, deleted articles aside, each before those that begin after
    /// it.
    pub fn alike(&self) -> Result<Vec<Group>> {
        self.read(|conn| groups(conn, &known(conn)?))
    }
}

/// The articles of the project that have words, deleted ones aside, in list order.
pub(super) fn known(conn: &Connection) -> Result<Vec<Compared>> {
    let mut known = Vec::new();
    for (seq, revision, kept) in likeness::articles(conn)? {
        let signature = match kept {
            Some(kept) => Some(kept),
            None => of_revision(conn, revision)?,
        };
        known.extend(signature.map(|signature| Compared {
            signature,
            name: Name::Known(seq),
        }));
    }
    Ok(known)
}

/// The signature of a revision as its zones are now.
fn of_revision(conn: &Connection, id: RevisionId) -> Result<Option<Signature>> {
    let Some(revision) = Revision::get(conn, id)? else {
        return Ok(None);
    };
    let zones = zone::of_revision(conn, id)?;
    let aside = out_of_scope(zones.iter().map(|zone| (zone.kind, zone.range)));
    Ok(Signature::of(&revision.text, &aside))
}

/// The groups among these.
pub(super) fn groups(conn: &Connection, compared: &[Compared]) -> Result<Vec<Group>> {
    let signatures: Vec<Signature> = compared.iter().map(|one| one.signature).collect();
    let mut groups = Vec::new();
    for places in text::groups(&signatures) {
        let members: Vec<&Compared> = places.iter().filter_map(|at| compared.get(*at)).collect();
        let Some(first) = members.first() else {
            continue;
        };
        let articles = members.iter().map(|one| one.alike(conn, first));
        groups.push(Group {
            articles: articles.collect::<Result<_>>()?,
        });
    }
    Ok(groups)
}

impl Compared {
    fn alike(&self, conn: &Connection, first: &Self) -> Result<Alike> {
        let (article, title, new) = match &self.name {
            Name::New(article, title) => (article.clone(), title.clone(), true),
            Name::Known(seq) => {
                let (article, title) = likeness::name(conn, *seq)?
                    .ok_or_else(|| Error::internal("an article without a name"))?;
                (article, title, false)
            }
        };
        Ok(Alike {
            article,
            title,
            likeness: self.signature.likeness(&first.signature),
            new,
        })
    }
}
