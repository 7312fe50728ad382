//! What an operation changed: each record before and after. The journal stores it, undo plays it
//! backwards, views are told of it.
use rusqlite::Connection;

use crate::domain::id::ArticleId;
use crate::domain::{
    Annotator, Article, Batch, Comment, Entity, Label, Layer, Relation, RelationType, Revision,
    Span, Status, Tag, Zone,
};
use crate::error::{Code, Error, Result};
use crate::storage::Stored;
use crate::storage::journal::ChangeRow;

/// A record before and after; none: it is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff<T> {
    /// The article that the record belongs to, if to one.
    pub article: Option<ArticleId>,
    pub before: Option<T>,
    pub after: Option<T>,
}

impl<T: Stored> Diff<T> {
    fn to_row(&self) -> Result<ChangeRow> {
        let id = self
            .after
            .as_ref()
            .or(self.before.as_ref())
            .map(Stored::id)
            .ok_or_else(|| Error::internal("a change of nothing"))?;
        let json = |record: &Option<T>| -> Result<Option<String>> {
            record
                .as_ref()
                .map(|record| Ok(serde_json::to_string(record)?))
                .transpose()
        };
        Ok(ChangeRow {
            kind: T::KIND.to_owned(),
            record: T::key(id),
            article: self.article,
            before: json(&self.before)?,
            after: json(&self.after)?,
        })
    }

    fn from_row(row: &ChangeRow) -> Result<Self> {
        let record = |json: &Option<String>| -> Result<Option<T>> {
            json.as_deref()
                .map(|json| Ok(serde_json::from_str(json)?))
                .transpose()
        };
        let (before, after) = (record(&row.before)?, record(&row.after)?);
        Ok(Self {
            article: row.article,
            before,
            after,
        })
    }

    fn inverse(self) -> Self {
        Self {
            article: self.article,
            before: self.after,
            after: self.before,
        }
    }

    /// Makes the record what it is after, provided that it is what it was before.
    fn apply(&self, conn: &Connection) -> Result<()> {
        let id = match (&self.before, &self.after) {
            (Some(record), _) | (None, Some(record)) => record.id(),
            (None, None) => return Ok(()),
        };
        if T::get(conn, id)? != self.before {
            let who = crate::storage::journal::last_author(conn, &T::key(id))?;
            return Err(Error::new(Code::UndoConflict).arg("annotator", who.unwrap_or_default()));
        }
        match &self.after {
            Some(record) => record.put(conn),
            None => T::remove(conn, id),
        }
    }
}

macro_rules! changes {
    ($($kind:ident),+ $(,)?) => {
        /// One record's change, by kind of record.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Change {
            $($kind(Diff<$kind>)),+
        }

        impl Change {
            pub(super) fn to_row(&self) -> Result<ChangeRow> {
                match self {
                    $(Self::$kind(diff) => diff.to_row()),+
                }
            }

            pub(super) fn from_row(row: &ChangeRow) -> Result<Self> {
                match row.kind.as_str() {
                    $(<$kind as Stored>::KIND => Ok(Self::$kind(Diff::from_row(row)?)),)+
                    other => Err(Error::internal(format_args!("a change of kind {other}"))),
                }
            }

            pub(super) fn inverse(self) -> Self {
                match self {
                    $(Self::$kind(diff) => Self::$kind(diff.inverse())),+
                }
            }

            pub(super) fn apply(&self, conn: &Connection) -> Result<()> {
                match self {
                    $(Self::$kind(diff) => diff.apply(conn)),+
                }
            }

            /// The article that the record belongs to, if to one.
            pub const fn article(&self) -> Option<ArticleId> {
                match self {
                    $(Self::$kind(diff) => diff.article),+
                }
            }
        }

        $(impl From<Diff<$kind>> for Change {
            fn from(diff: Diff<$kind>) -> Self {
                Self::$kind(diff)
            }
        })+
    };
}

changes!(
    Annotator,
    Article,
    Batch,
    Comment,
    Entity,
    Label,
    Layer,
    Relation,
    RelationType,
    Revision,
    Span,
    Status,
    Tag,
    Zone,
);

/// Writes records and keeps what they were.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    pub(super) conn: &'a Connection,
    pub(super) changes: Vec<Change>,
}

impl<'a> Writer<'a> {
    pub(super) const fn new(conn: &'a Connection) -> Self {
        Self {
            conn,
            changes: Vec::new(),
        }
    }

    /// Writes a record; the same again is no change.
    pub(super) fn put<T: Stored>(&mut self, article: Option<ArticleId>, record: T) -> Result<()>
    where
        Change: From<Diff<T>>,
    {
        let before = T::get(self.conn, record.id())?;
        if before.as_ref() != Some(&record) {
            record.put(self.conn)?;
            self.changes.push(
                Diff {
                    article,
                    before,
                    after: Some(record),
                }
                .into(),
            );
        }
        Ok(())
    }

    pub(super) fn remove<T: Stored>(&mut self, article: Option<ArticleId>, id: T::Id) -> Result<()>
    where
        Change: From<Diff<T>>,
    {
        let before = T::get(self.conn, id)?;
        if before.is_some() {
            T::remove(self.conn, id)?;
            self.changes.push(
                Diff {
                    article,
                    before,
                    after: None,
                }
                .into(),
            );
        }
        Ok(())
    }
}
