//! Writing: a file for each article.
use std::collections::BTreeMap;
use std::io::{self, Write};

use super::super::options::{Options, Tokens};
use super::super::tally::{Reason, Tally};
use super::super::tokenized::{Token, tokens};
use super::super::uima::{NOTE, SPAN, as_features, of_span};
use super::super::view::View;
use super::super::writing::Piece;
use super::super::{Item, Writer};
use super::rows::{Rows, drop_between};
use crate::text::TextIndex;

#[derive(Debug)]
struct Table {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(Table {
        options: options.clone(),
    })
}

impl Writer for Table {
    fn wants_words(&self) -> bool {
        self.options.tokens != Tokens::Syllable
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        // The text is written whole, and so are its rows.
        view.hidden.clear();
        let tokens = tokens(&view, item, self.options.tokens);
        drop_between(&mut view, &tokens);
        let text = view.text.clone();
        let file = File::new(&view, item, &tokens, &text);
        out.write_all(file.lines().as_bytes())?;

        view.count_raw(self.wants_words());
        view.tally.losses.add(Reason::Metadata, 1);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

/// The values of features by their names.
pub(super) type Features = BTreeMap<String, String>;

/// The feature that holds labels and types, which all annotations have.
pub(super) const VALUE: &str = "value";

/// A relation between two annotations, from and to.
pub(super) struct Link {
    pub(super) ends: (usize, usize),
    pub(super) features: Features,
}

/// An article as it is written.
pub(super) struct File<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) index: TextIndex<'t>,
    pub(super) rows: Rows,
    /// The annotations: one for each fragment.
    pub(super) marks: Vec<Features>,
    pub(super) links: Vec<Link>,
}

impl<'t> File<'t> {
    fn new(view: &View<'_>, item: &Item<'_>, tokens: &'t [Token], text: &'t str) -> Self {
        let mut ranges = Vec::new();
        let mut marks: Vec<Features> = Vec::new();
        let mut firsts = Vec::with_capacity(view.layer.spans.len());
        for span in &view.layer.spans {
            let first = marks.len();
            firsts.push(first);
            for (number, fragment) in span.fragments.iter().enumerate() {
                let mut features = Features::new();
                if number == 0 {
                    features.extend(as_features(&of_span(item.header, span)));
                    if !span.note.is_empty() {
                        features.insert(NOTE.to_owned(), span.note.clone());
                    }
                }
                features.insert(VALUE.to_owned(), span.label.clone());
                if span.fragments.len() > 1 {
                    features.insert(SPAN.to_owned(), (first + 1).to_string());
                }
                ranges.push(fragment.range);
                marks.push(features);
            }
        }
        let links = view.layer.relations.iter().filter_map(|link| {
            let mut features: Features = as_features(&link.attributes).into_iter().collect();
            features.insert(VALUE.to_owned(), link.kind.clone());
            let ends = (*firsts.get(link.from)?, *firsts.get(link.to)?);
            Some(Link { ends, features })
        });
        Self {
            tokens,
            index: TextIndex::new(text),
            rows: Rows::new(tokens, &ranges),
            links: links.collect(),
            marks,
        }
    }
}
