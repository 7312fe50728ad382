//! What is worked out of a document beside the thread that reads and writes.
use crate::domain::{Incoming, Problem};
use crate::text::Signature;

/// A document, and what tells whether others are nearly the same.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) incoming: Incoming,
    /// None of a text without words.
    pub(super) signature: Option<Signature>,
}

pub(super) fn prepare(item: Result<Incoming, Problem>) -> Result<Prepared, Problem> {
    item.map(|incoming| {
        let revision = incoming.document.revision();
        Prepared {
            signature: Signature::of(&revision.text, &revision.out_of_scope()),
            incoming,
        }
    })
}
