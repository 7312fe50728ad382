//! From lines to a document: ids become places of spans, events become relations.
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::Source;
use super::super::layers::add_value;
use super::super::tagged::imported;
use super::super::unit::{self, Claim};
use super::lines::{Line, Says, Wrong};
use super::names;
use super::write::is_line_end_between;
use crate::domain::{
    Attributes, DocRelation, DocSpan, Document, Fragment, Incoming, Note, Problem, Range,
};
use crate::error::{Code, Error};
use crate::text::{TextIndex, guess_title};

/// What an id stands for.
#[derive(Debug, Clone, Copy)]
enum Thing {
    Span(usize),
    Relation(usize),
}

/// An article and what is said of it.
#[derive(Debug, Default)]
struct Building<'a> {
    spans: Vec<DocSpan>,
    relations: Vec<DocRelation>,
    things: HashMap<&'a str, Thing>,
}

/// The document that a text and the lines about it make. `file` is that of the lines.
pub(super) fn document(
    source: &Source,
    text: String,
    lines: &[Line<'_>],
    file: &str,
) -> Result<Incoming, Problem> {
    let mut building = Building::default();
    let notes = building
        .build(&TextIndex::new(&text), lines, file)
        .map_err(|wrong| wrong.problem(file))?;
    let mut document = Document::of_text(source.id.clone(), guess_title(&text), text);
    if let Some(mut layer) = imported(building.spans) {
        layer.relations = building.relations;
        document.layers.push(layer);
    }
    Ok(Incoming {
        file: source.shown(),
        line: None,
        document,
        notes,
    })
}

impl<'a> Building<'a> {
    /// Each pass needs what the one before has made, since lines may stand in any order.
    fn build(
        &mut self,
        text: &TextIndex<'_>,
        lines: &[Line<'a>],
        file: &str,
    ) -> Result<Vec<Note>, Wrong> {
        let notes = self.spans(text, lines, file)?;
        self.events(lines)?;
        self.links(lines)?;
        self.attributes(lines)?;
        self.notes(lines)?;
        Ok(notes)
    }

    fn spans(
        &mut self,
        text: &TextIndex<'_>,
        lines: &[Line<'a>],
        file: &str,
    ) -> Result<Vec<Note>, Wrong> {
        let (mut claims, mut said) = (Vec::new(), Vec::new());
        for line in lines {
            if let Says::Span {
                id,
                label,
                parts,
                quote,
            } = &line.says
            {
                self.is(line, id, Thing::Span(said.len()))?;
                claims.push(Claim {
                    parts: parts.clone(),
                    quote: quote.map(str::to_owned),
                });
                said.push((line, *label));
            }
        }
        let fitted = unit::fit(text, &claims, &unit::ANY).map_err(|misfit| Wrong {
            line: said.get(misfit.claim).map_or(1, |(line, _)| line.number),
            column: 1,
            error: misfit.error,
        })?;
        let notes = fitted.notes(file, None);
        let spans = said.iter().zip(fitted.spans);
        self.spans = spans
            .map(|((_, label), fragments)| {
                DocSpan::of(names::read(label).into_owned(), joined(text, fragments))
            })
            .collect();
        Ok(notes)
    }

    /// An event is its trigger.
    fn events(&mut self, lines: &[Line<'a>]) -> Result<(), Wrong> {
        for line in lines {
            if let Says::Event { id, trigger, .. } = &line.says {
                let place = self.span(line, trigger)?;
                self.is(line, id, Thing::Span(place))?;
            }
        }
        Ok(())
    }

    fn links(&mut self, lines: &[Line<'a>]) -> Result<(), Wrong> {
        for line in lines {
            match &line.says {
                Says::Event {
                    trigger, arguments, ..
                } => {
                    let from = self.span(line, trigger)?;
                    for (role, argument) in arguments {
                        let to = self.span(line, argument)?;
                        self.link(unnumbered(role), from, to);
                    }
                }
                Says::Relation { id, kind, from, to } => {
                    let (from, to) = (self.span(line, from)?, self.span(line, to)?);
                    self.is(line, id, Thing::Relation(self.relations.len()))?;
                    self.link(kind, from, to);
                }
                Says::Equivalence { kind, members } => {
                    let places = members.iter().map(|member| self.span(line, member));
                    let places: Vec<usize> = places.collect::<Result<_, _>>()?;
                    for (from, to) in places.iter().zip(places.iter().skip(1)) {
                        self.link(kind, *from, *to);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn attributes(&mut self, lines: &[Line<'a>]) -> Result<(), Wrong> {
        for line in lines {
            if let Says::Attribute {
                id,
                name,
                of,
                value,
            } = &line.says
            {
                let thing = self.thing(line, of)?;
                self.is(line, id, thing)?;
                if let Some(attributes) = self.attributes_of(thing) {
                    add_value(attributes, &names::read(name), &names::read(value));
                }
            }
        }
        Ok(())
    }

    fn notes(&mut self, lines: &[Line<'a>]) -> Result<(), Wrong> {
        for line in lines {
            let Says::Note { kind, of, text } = &line.says else {
                continue;
            };
            match self.thing(line, of)? {
                Thing::Span(place) => {
                    if let Some(span) = self.spans.get_mut(place) {
                        if !span.note.is_empty() {
                            span.note.push('\n');
                        }
                        span.note.push_str(&names::read(text));
                    }
                }
                thing @ Thing::Relation(_) => {
                    if let Some(attributes) = self.attributes_of(thing) {
                        add_value(attributes, kind, &names::read(text));
                    }
                }
            }
        }
        Ok(())
    }

    fn link(&mut self, kind: &str, from: usize, to: usize) {
        self.relations.push(DocRelation {
            id: None,
            kind: names::read(kind).into_owned(),
            from,
            to,
            attributes: Attributes::new(),
        });
    }

    /// Gives a thing its id.
    fn is(&mut self, line: &Line<'_>, id: &'a str, thing: Thing) -> Result<(), Wrong> {
        match self.things.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(thing);
                Ok(())
            }
            Entry::Occupied(_) => Err(Wrong {
                line: line.number,
                column: 1,
                error: Error::new(Code::IdTwice).arg("id", id),
            }),
        }
    }

    fn thing(&self, line: &Line<'_>, id: &str) -> Result<Thing, Wrong> {
        self.things.get(id).copied().ok_or_else(|| Wrong {
            line: line.number,
            column: 1,
            error: Error::new(Code::ReferenceUnknown).arg("id", id),
        })
    }

    /// A span, or an event's trigger.
    fn span(&self, line: &Line<'_>, id: &str) -> Result<usize, Wrong> {
        match self.thing(line, id)? {
            Thing::Span(place) => Ok(place),
            Thing::Relation(_) => Err(Wrong {
                line: line.number,
                column: 1,
                error: Error::new(Code::BadLine)
                    .arg("expected", format_args!("a span or an event, not {id}")),
            }),
        }
    }

    fn attributes_of(&mut self, thing: Thing) -> Option<&mut Attributes> {
        match thing {
            Thing::Span(place) => Some(&mut self.spans.get_mut(place)?.attributes),
            Thing::Relation(place) => Some(&mut self.relations.get_mut(place)?.attributes),
        }
    }
}

/// Stretches of a span with those made one that only line ends part.
fn joined(text: &TextIndex<'_>, fragments: Vec<Fragment>) -> Vec<Fragment> {
    let mut joined = Vec::<Fragment>::with_capacity(fragments.len());
    for fragment in fragments {
        if let Some(last) = joined.last_mut()
            && is_line_end_between(text, last.range, fragment.range)
        {
            let between = Range {
                start: last.range.end,
                end: fragment.range.start,
            };
            last.text.push_str(text.slice(between).unwrap_or_default());
            last.text.push_str(&fragment.text);
            last.range.end = fragment.range.end;
        } else {
            joined.push(fragment);
        }
    }
    joined
}

/// A role without the number that tells several of the same apart.
pub(super) fn unnumbered(role: &str) -> &str {
    let bare = role.trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.is_empty() { role } else { bare }
}
