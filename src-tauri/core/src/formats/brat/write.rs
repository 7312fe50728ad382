//! Writing: the lines about an article, and its text beside them.
use std::fmt::Write as _;
use std::io::{self, Write as _};

use super::super::options::Options;
use super::super::tally::{Reason, Tally};
use super::super::values::{self, Said};
use super::super::view::View;
use super::super::writing::Piece;
use super::super::{Item, Writer};
use super::{NOTES, OWN, TEXT, configuration, names};
use crate::domain::{AttributeKind, DocSpan, Fragment, Header, Range};
use crate::text::{TextIndex, is_line_break};

#[derive(Debug)]
struct BratWriter {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(BratWriter {
        options: options.clone(),
    })
}

impl Writer for BratWriter {
    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        let looks_whole = look_whole(&view);
        view.drop_marked(Reason::Discontinuous, &looks_whole);
        let mut lines = Lines::default();
        for (number, span) in (1..).zip(&view.layer.spans) {
            lines.span(number, span);
        }
        for (number, link) in (1..).zip(&view.layer.relations) {
            let (kind, from, to) = (names::name(&link.kind), link.from + 1, link.to + 1);
            lines.push(format_args!("R{number}\t{kind} Arg1:T{from} Arg2:T{to}\t"));
        }
        for (number, span) in (1..).zip(&view.layer.spans) {
            lines.values('T', number, &values::of_span(item.header, span));
        }
        for (number, link) in (1..).zip(&view.layer.relations) {
            lines.values('R', number, &values::of_relation(item.header, link));
        }
        let noted = view.layer.spans.iter().zip(1..);
        let noted = noted.filter(|(span, _)| !span.note.is_empty());
        for (number, (span, of)) in (1..).zip(noted) {
            let note = names::line(&span.note);
            lines.push(format_args!("#{number}\t{NOTES} T{of}\t{note}"));
        }
        out.write_all(lines.text.as_bytes())?;
        out.beside(TEXT, view.text.as_bytes().to_vec());

        view.tally.losses.add(Reason::Attribute, lines.empty);
        view.tally.losses.add(Reason::Metadata, 1);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }

    fn shared(&self, header: &Header) -> Vec<(String, Vec<u8>)> {
        configuration::files(&header.schema)
    }
}

/// Which spans have stretches with nothing but line ends between them: a span that reaches over
/// a line end is written as such stretches, and would come back in their place.
fn look_whole(view: &View<'_>) -> Vec<bool> {
    let spans = &view.layer.spans;
    if spans.iter().all(|span| span.fragments.len() < 2) {
        return vec![false; spans.len()];
    }
    let index = TextIndex::new(&view.text);
    let looks_whole = |span: &DocSpan| {
        let pairs = span.fragments.iter().zip(span.fragments.iter().skip(1));
        let mut pairs = pairs.map(|(one, next)| (one.range, next.range));
        pairs.any(|(one, next)| is_line_end_between(&index, one, next))
    };
    spans.iter().map(looks_whole).collect()
}

/// Whether nothing but line ends stands between two stretches.
pub(super) fn is_line_end_between(text: &TextIndex<'_>, one: Range, next: Range) -> bool {
    let between = Range {
        start: one.end,
        end: next.start,
    };
    !between.is_empty()
        && (text.slice(between)).is_some_and(|between| between.chars().all(is_line_break))
}

/// The lines of an article.
#[derive(Default)]
struct Lines {
    text: String,
    attributes: usize,
    normalizations: usize,
    /// Values without a letter, which a line cannot have.
    empty: usize,
}

impl Lines {
    fn push(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn span(&mut self, number: usize, span: &DocSpan) {
        let (mut places, mut quotes) = (Vec::new(), Vec::new());
        for (place, quote) in span.fragments.iter().flat_map(parts) {
            places.push(format!("{} {}", place.start.0, place.end.0));
            quotes.push(quote.replace(is_line_break, " "));
        }
        let label = names::name(&span.label);
        let (places, quote) = (places.join(";"), quotes.join(" "));
        self.push(format_args!("T{number}\t{label} {places}\t{quote}"));
    }

    fn values(&mut self, of: char, number: usize, values: &[Said<'_>]) {
        for said in values {
            if said.text.is_empty() {
                self.empty += 1;
                continue;
            }
            let name = names::name(said.name);
            let text = match said.kind {
                Some(AttributeKind::Enum) => names::choice(&said.text),
                _ => names::line(&said.text),
            };
            if let Some(person) = said.person {
                self.normalizations += 1;
                let line = self.normalizations;
                self.push(format_args!(
                    "N{line}\tReference {of}{number} {OWN}{name}:{person}\t{text}"
                ));
            } else {
                self.attributes += 1;
                let line = self.attributes;
                self.push(format_args!("A{line}\t{name} {of}{number} {text}"));
            }
        }
    }
}

/// A fragment in parts that hold no line end, but for those at its edges: where it begins and
/// ends stays known.
fn parts(fragment: &Fragment) -> Vec<(Range, &str)> {
    let (start, text) = (fragment.range.start.0, fragment.text.as_str());
    // Code points and bytes.
    let mut parts: Vec<((u32, usize), (u32, usize))> = Vec::new();
    for (at, (byte, c)) in (start..).zip(text.char_indices()) {
        if is_line_break(c) {
            continue;
        }
        let end = (at + 1, byte + c.len_utf8());
        match parts.last_mut() {
            Some(last) if last.1.0 == at => last.1 = end,
            _ => parts.push(((at, byte), end)),
        }
    }
    let whole = ((start, 0), (fragment.range.end.0, text.len()));
    match parts.first_mut() {
        Some(first) => first.0 = whole.0,
        None => parts.push(whole),
    }
    if let Some(last) = parts.last_mut() {
        last.1 = whole.1;
    }
    let part = |((start, from), (end, to)): ((u32, usize), (u32, usize))| {
        let range = Range::new(start, end);
        (range, text.get(from..to).unwrap_or_default())
    };
    parts.into_iter().map(part).collect()
}
