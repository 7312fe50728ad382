//! A folder as the Hugging Face hub has them, of two configurations: `default`, a row a sentence
//! with one tag a token, as models for naming are trained on; and `spans`, a row an article with
//! its text and all its spans and links.
//!
//! A piece has the sentences of a document, a line each, and beside them the row of the article.
mod assemble;
mod card;
mod features;
mod rows;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use serde_json::{Value, json};

use super::flat::{letter, tag};
use super::options::{Options, Tokens};
use super::parquet::Row;
use super::shape::Field;
use super::tally::Tally;
use super::tokenized::{covered, tokens};
use super::view::View;
use super::writing::{Assembler, Parts, Piece};
use super::{Item, Writer};
use crate::domain::Header;
use features::TagNames;

#[derive(Debug)]
struct HuggingFace {
    options: Options,
}

pub(super) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(HuggingFace {
        options: options.clone(),
    })
}

/// Endings of what stands beside the sentences of a piece: the row of the article, and how many
/// of its spans no tag shows.
const ARTICLE: &str = "article";
const UNTAGGED: &str = "untagged";

impl Writer for HuggingFace {
    fn wants_words(&self) -> bool {
        self.options.tokens != Tokens::Syllable
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        let article = rows::article(item, &view)?;
        let fields = rows::ARTICLE;
        let line = serde_json::to_vec(&Row {
            fields,
            cells: &article,
        })?;
        out.beside(ARTICLE, line);
        let untagged = self.sentences(out, item)?;
        out.beside(UNTAGGED, untagged.to_string().into_bytes());

        view.count_raw(self.wants_words());
        view.tally.surroundings_but_tags(item.document);
        Ok(view.written())
    }

    fn assembler<'a>(
        &'a self,
        header: &'a Header,
        parts: &Parts,
    ) -> Option<Box<dyn Assembler + 'a>> {
        Some(assemble::folder(header, &self.options, parts))
    }
}

impl HuggingFace {
    /// Writes the sentences; how many spans of the article no tag shows.
    fn sentences(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<u64> {
        let mut view = View::new(item, &self.options);
        let all = view.layer.spans.len();
        view.drop_discontinuous();
        view.drop_relations();
        let tokens = tokens(&view, item, self.options.tokens);
        let tags = tag(&mut view, &tokens);
        let names = TagNames::new(&item.header.schema, self.options.scheme);
        let words = self.options.tokens == Tokens::Both;
        let fields: &[Field] = rows::sentence(words);

        let mut texts = covered(&view.text, tokens.iter().map(|token| token.range));
        let index = words.then(|| crate::text::TextIndex::new(&view.text));
        let mut sentence = Sentence::default();
        let mut number = 0_u32;
        for (place, token) in tokens.iter().enumerate() {
            sentence
                .tokens
                .push(json!(texts.next().unwrap_or_default()));
            if let Some(index) = &index {
                let word = index.slice(token.word).unwrap_or_default();
                sentence.words.push(json!(word));
            }
            let of_span = letter(&tags, place, self.options.scheme);
            let tag = of_span.and_then(|(letter, span)| {
                let span = view.layer.spans.get(span)?;
                Some(names.place(letter, &span.label))
            });
            sentence.tags.push(json!(tag.unwrap_or_default()));
            // No sentence ends within a span that has tags.
            let goes_on = matches!(tags.get(place + 1), Some(super::flat::Tag::Inside(_)));
            if (token.ends && !goes_on) || place + 1 == tokens.len() {
                number += 1;
                let cells = std::mem::take(&mut sentence).cells(&item.document.source_id, number);
                serde_json::to_writer(
                    &mut *out,
                    &Row {
                        fields,
                        cells: &cells,
                    },
                )?;
                out.write_all(b"\n")?;
            }
        }
        Ok((all - view.layer.spans.len()) as u64)
    }
}

/// A sentence in the making.
#[derive(Default)]
struct Sentence {
    tokens: Vec<Value>,
    tags: Vec<Value>,
    words: Vec<Value>,
}

impl Sentence {
    fn cells(self, article: &str, number: u32) -> Vec<Value> {
        vec![
            json!(format!("{article}#{number}")),
            json!(article),
            Value::Array(self.tokens),
            Value::Array(self.tags),
            Value::Array(self.words),
        ]
    }
}
