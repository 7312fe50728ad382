//! Writing: one tag a token ([`super::super::flat`]). A sentence never ends within a span that is
//! written.
use std::io::{self, Write};

use super::super::flat::{Tag, letter, tag};
use super::super::options::{Options, Separator, Tokens};
use super::super::tally::{Reason, Tally};
use super::super::tokenized::{Token, covered, tokens};
use super::super::view::View;
use super::super::writing::Piece;
use super::super::{Item, Writer};
use crate::text::TextIndex;

const DOCUMENT_START: &str = "-DOCSTART- -X- O O\n\n";

#[derive(Debug)]
struct Conll {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(Conll {
        options: options.clone(),
    })
}

impl Writer for Conll {
    fn wants_words(&self) -> bool {
        self.options.tokens != Tokens::Syllable
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_discontinuous();
        view.drop_relations();
        let tokens = tokens(&view, item, self.options.tokens);
        let tags = tag(&mut view, &tokens);
        out.write_all(self.lines(&view, &tokens, &tags).as_bytes())?;

        for span in &view.layer.spans {
            view.tally.bare(&item.header.schema, span);
        }
        view.count_raw(self.wants_words());
        view.tally.losses.add(Reason::Metadata, 1);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

impl Conll {
    fn lines(&self, view: &View<'_>, tokens: &[Token], tags: &[Tag]) -> String {
        let separator = match self.options.separator {
            Separator::Tab => '\t',
            Separator::Space => ' ',
        };
        let index = (self.options.tokens == Tokens::Both).then(|| TextIndex::new(&view.text));
        let mut lines = String::with_capacity(view.text.len() + tokens.len() * 4);
        lines.push_str(DOCUMENT_START);
        let texts = covered(&view.text, tokens.iter().map(|token| token.range));
        for ((place, token), text) in tokens.iter().enumerate().zip(texts) {
            push_column(&mut lines, text, "_");
            lines.push(separator);
            if let Some(index) = &index {
                push_column(&mut lines, index.slice(token.word).unwrap_or_default(), "_");
                lines.push(separator);
            }
            match letter(tags, place, self.options.scheme) {
                None => lines.push('O'),
                Some((letter, span)) => {
                    lines.push(letter);
                    lines.push('-');
                    push_column(&mut lines, &view.layer.spans[span].label, "");
                }
            }
            lines.push('\n');
            let goes_on = matches!(tags.get(place + 1), Some(Tag::Inside(_)));
            if token.ends && !goes_on {
                lines.push('\n');
            }
        }
        // An article without a token.
        if !lines.ends_with("\n\n") {
            lines.push('\n');
        }
        lines
    }
}

/// A column holds no blank, for loaders split lines at any: `between` stands in its place. The
/// syllables of a raw word are joined as those of a segmented text are.
fn push_column(line: &mut String, content: &str, between: &str) {
    let before = line.len();
    for (place, part) in content.split_whitespace().enumerate() {
        if place > 0 {
            line.push_str(between);
        }
        line.push_str(part);
    }
    if line.len() == before {
        line.push('_');
    }
}
