//! Writing: one tag a word, as CoNLL has it ([`super::super::flat`]), in `NER`. A sentence never
//! ends within a span that is written.
use std::fmt::Write as _;
use std::io::{self, Write};
use std::iter::once;

use super::super::canonical;
use super::super::flat::{Tag, letter, tag};
use super::super::options::{Options, Tokens};
use super::super::tally::{Reason, Tally};
use super::super::tokenized::{Token, tokens};
use super::super::view::{View, any_overlaps};
use super::super::writing::Piece;
use super::super::{Item, Writer};
use super::spaces::{escaped, escaped_label};
use crate::domain::{Document, Offset, Range};
use crate::text::{TextIndex, split_after};

#[derive(Debug)]
struct Conllu {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(Conllu {
        options: options.clone(),
    })
}

impl Writer for Conllu {
    fn wants_words(&self) -> bool {
        self.options.tokens != Tokens::Syllable
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_discontinuous();
        view.drop_relations();
        let tokens = tokens(&view, item, self.options.tokens);
        let tags = tag(&mut view, &tokens);
        let (comments, unnamed) = comments(item.document);
        out.write_all(comments.as_bytes())?;
        out.write_all(self.sentences(item, &view, &tokens, &tags).as_bytes())?;

        for span in &view.layer.spans {
            view.tally.bare(&item.header.schema, span);
        }
        view.count_raw(self.wants_words());
        view.tally.losses.add(Reason::Metadata, unnamed);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

/// What is said of an article above it, and how many facts have no room in a line.
fn comments(document: &Document) -> (String, usize) {
    let mut comments = format!("# newdoc id = {}\n", line(&document.source_id));
    let mut unnamed = document.metadata.other.len();
    let facts =
        once(("title", document.title.as_str())).chain(canonical::known(&document.metadata));
    for (name, value) in facts {
        let shown = line(value);
        unnamed += usize::from(shown != value);
        if !shown.is_empty() {
            let _ = writeln!(comments, "# {name} = {shown}");
        }
    }
    (comments, unnamed)
}

/// A text on one line, without blanks at its ends, as a comment can hold it.
fn line(text: &str) -> String {
    text.replace(['\n', '\r'], " ").trim().to_owned()
}

impl Conllu {
    fn sentences(
        &self,
        item: &Item<'_>,
        view: &View<'_>,
        tokens: &[Token],
        tags: &[Tag],
    ) -> String {
        let id = line(&item.document.source_id);
        let index = (self.options.tokens == Tokens::Both).then(|| TextIndex::new(&view.text));
        let mut lines = String::with_capacity(view.text.len() + tokens.len() * 30);
        let mut sentence = Sentence::default();
        let mut number = 0;
        let mut text = Cut {
            rest: &view.text,
            at: Offset(0),
        };
        for (place, token) in tokens.iter().enumerate() {
            let mut misc = Misc::default();
            let before = text.to(token.range.start);
            if place == 0 && !before.is_empty() && !hides(view, None, Some(token)) {
                misc.push("SpacesBefore", &escaped(before));
            }
            let form = text.to(token.range.end);
            let next = tokens.get(place + 1);
            let after = next.map_or(text.rest, |next| text.to(next.range.start));
            let after = (!hides(view, Some(token), next)).then_some(after);
            let goes_on = matches!(tags.get(place + 1), Some(Tag::Inside(_)));
            let ends = token.ends && !goes_on;
            misc.push_after(after, ends);
            if form.contains(char::is_whitespace) {
                misc.push("SpacesInToken", &escaped(form));
            }
            if let Some(index) = &index {
                let word = index.slice(token.word).unwrap_or_default();
                misc.push("Word", &escaped(&joined(word, "_")));
            }
            if let Some((letter, span)) = letter(tags, place, self.options.scheme) {
                let label = escaped_label(&view.layer.spans[span].label);
                misc.push("NER", &format!("{letter}-{label}"));
            }
            sentence.push(form, &misc);
            if ends {
                number += 1;
                let _ = writeln!(lines, "# sent_id = {id}-{number}");
                sentence.end(&mut lines);
            } else {
                sentence.text.push_str(after.unwrap_or(" "));
            }
        }
        if number == 0 {
            // Of an article without a word.
            lines.push('\n');
        }
        lines
    }
}

/// A text that is cut into pieces from its beginning.
struct Cut<'a> {
    rest: &'a str,
    at: Offset,
}

impl<'a> Cut<'a> {
    /// What stands before `end`.
    fn to(&mut self, end: Offset) -> &'a str {
        let (piece, rest) = split_after(self.rest, end.0 - self.at.0);
        (self.rest, self.at) = (rest, end);
        piece
    }
}

/// Whether something that was not asked for stands between two tokens, or before or behind all.
fn hides(view: &View<'_>, before: Option<&Token>, after: Option<&Token>) -> bool {
    let start = before.map_or(Offset(0), |token| token.range.end);
    let end = after.map_or(Offset(u32::MAX), |token| token.range.start);
    any_overlaps(&view.hidden, Range { start, end })
}

/// The last column.
#[derive(Default)]
struct Misc(String);

impl Misc {
    fn push(&mut self, key: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('|');
        }
        self.0.push_str(key);
        self.0.push('=');
        self.0.push_str(value);
    }

    /// What stands behind a word; nothing is said of what readers expect there, nor where part of
    /// it is hidden.
    fn push_after(&mut self, gap: Option<&str>, ends: bool) {
        match gap {
            None => {}
            Some(" ") if !ends => {}
            Some("") => {
                self.push("SpaceAfter", "No");
                // Readers take a sentence for a line all the same.
                if ends {
                    self.push("SpacesAfter", "");
                }
            }
            Some(gap) => self.push("SpacesAfter", &escaped(gap)),
        }
    }
}

#[derive(Default)]
struct Sentence {
    text: String,
    rows: String,
    words: usize,
}

impl Sentence {
    fn push(&mut self, form: &str, misc: &Misc) {
        self.text.push_str(form);
        self.words += 1;
        let form = joined(form, " ");
        let misc = if misc.0.is_empty() { "_" } else { &misc.0 };
        let row = format!("{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n", self.words);
        self.rows.push_str(&row);
    }

    fn end(&mut self, lines: &mut String) {
        let text = line(&std::mem::take(&mut self.text)).replace('\t', " ");
        let _ = writeln!(lines, "# text = {text}");
        lines.push_str(&std::mem::take(&mut self.rows));
        lines.push('\n');
        self.words = 0;
    }
}

/// A word with `between` in place of its blanks.
fn joined(word: &str, between: &str) -> String {
    let parts: Vec<&str> = word.split_whitespace().collect();
    parts.join(between)
}
