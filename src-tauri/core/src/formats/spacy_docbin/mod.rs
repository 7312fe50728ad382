//! spaCy's `DocBin` (`.spacy`), version 0.1, as 3.x reads and writes it: what `spacy train` takes.
//!
//! Every span whose edges are edges of tokens stands in `doc.spans["sc"]`, with the name in the
//! register of people as its `kb_id`; of those that overlap, `doc.ents` has the longest. What spaCy
//! has no place for stands in `doc.user_data`: `id`, `title`, `metadata`, `tags`, the `relations`
//! (whose ends are places in `sc`) and, of each span in `sc`, `attributes` and `note`.
//!
//! Tokens that were not asked for have no entity annotation (`ENT_IOB` 0), not an empty one. A
//! piece is a line of JSON.
mod assemble;
mod bin;
mod doc;
mod strings;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use super::options::{Options, Tokens};
use super::tally::Tally;
use super::view::View;
use super::writing::{Assembler, Parts, Piece};
use super::{Item, Writer};
use crate::domain::Header;

#[derive(Debug)]
struct DocBin {
    options: Options,
}

pub(super) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(DocBin {
        options: options.clone(),
    })
}

impl Writer for DocBin {
    fn wants_words(&self) -> bool {
        self.options.tokens != Tokens::Syllable
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_discontinuous();
        let doc = doc::doc(item, &mut view, self.options.tokens)?;
        serde_json::to_writer(&mut *out, &doc)?;
        out.write_all(b"\n")?;

        view.count_raw(self.wants_words());
        view.tally.surroundings_but_tags(item.document);
        Ok(view.written())
    }

    fn assembler<'a>(&'a self, _: &'a Header, parts: &Parts) -> Option<Box<dyn Assembler + 'a>> {
        Some(assemble::bins(parts))
    }
}
