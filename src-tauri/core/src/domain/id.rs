//! Ids are UUIDs (version 7), one type for each kind of record, so that journals of several
//! machines can be merged and an article's id is never taken for a span's.
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A fresh id. Ids carry the time of their making, which nothing relies on.
            #[allow(clippy::new_without_default, reason = "an id has no default value")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    ProjectId,
    ArticleId,
    RevisionId,
    ZoneId,
    TagId,
    AnnotatorId,
    LayerId,
    SpanId,
    RelationId,
    EntityId,
    CommentId,
    LabelId,
    RelationTypeId,
    BatchId,
    /// An entry of the journal.
    EntryId,
}
