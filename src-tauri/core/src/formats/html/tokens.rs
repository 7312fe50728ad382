//! The tags and words of a page, as a browser takes them apart, put together again as a [`Page`].
//! Nothing of it is run, and nothing that it names is looked for.
use std::cell::Cell;
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Readable, Reader, Span, StringReader, Tokenizer};

use super::attributes::{Attribute, Attributes};
use super::build::Builder;
use super::page::Page;
use super::tags::Tag;

/// Boxes and open elements of one page; of an article there are some thousand.
const MOST: usize = 4_000_000;
/// Attributes of one tag. The tokenizer takes those in double quotes one within the other, so that
/// a tag of a million would exhaust the stack.
const ATTRIBUTES: usize = 400;

/// The page that `html` is; of one that nobody would write, where in bytes it becomes too much.
pub(super) fn page(html: &str) -> Result<Page, usize> {
    read(html, true, MOST)
}

/// The same without what it says of itself.
pub(super) fn lines(html: &str) -> Result<Page, usize> {
    read(html, false, MOST)
}

/// The page, with its facts or without, if it has no more than `most` boxes and open elements.
pub(super) fn read(html: &str, facts: bool, most: usize) -> Result<Page, usize> {
    let mut builder = Builder::new();
    let mut tag = Within {
        facts,
        ..Within::default()
    };
    let enough = Cell::new(false);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        take(&mut builder, &mut tag, &event);
        enough.set(builder.size() > most || tag.count > ATTRIBUTES);
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    let reader = Fenced {
        rest: html.to_reader(),
        at: 0,
        enough: &enough,
    };
    match Tokenizer::new_with_emitter(reader, emitter).finish() {
        Ok(()) => Ok(builder.finish()),
        Err(TooMuch(at)) => Err(at),
    }
}

/// Where a page became too much, in bytes.
#[derive(Debug, thiserror::Error)]
#[error("too much at byte {0}")]
struct TooMuch(usize);

/// A page that is not read on when there is enough of it.
struct Fenced<'a> {
    rest: StringReader<'a>,
    at: usize,
    enough: &'a Cell<bool>,
}

impl Fenced<'_> {
    fn go_on(&self) -> Result<(), TooMuch> {
        if self.enough.get() {
            Err(TooMuch(self.at))
        } else {
            Ok(())
        }
    }
}

impl Reader for Fenced<'_> {
    type Error = TooMuch;

    fn read_byte(&mut self) -> Result<Option<u8>, TooMuch> {
        self.go_on()?;
        let Ok(byte) = self.rest.read_byte();
        self.at += usize::from(byte.is_some());
        Ok(byte)
    }

    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, TooMuch> {
        self.go_on()?;
        let Ok(read) = self.rest.try_read_string(wanted, case_sensitive);
        self.at += if read { wanted.len() } else { 0 };
        Ok(read)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, TooMuch> {
        self.go_on()?;
        let Ok(read) = self.rest.read_until(needle, buffer);
        self.at += read.map_or(0, <[u8]>::len);
        Ok(read)
    }
}

/// The tag that is being read.
#[derive(Debug, Default)]
struct Within {
    /// Empty outside of start tags.
    name: String,
    attributes: Attributes,
    /// How many it has, of end tags too.
    count: usize,
    /// The last script is data about the page.
    data: bool,
    facts: bool,
}

fn take(builder: &mut Builder, tag: &mut Within, event: &CallbackEvent<'_>) {
    tag.count = match event {
        CallbackEvent::AttributeName { .. } => tag.count + 1,
        CallbackEvent::AttributeValue { .. } | CallbackEvent::Error(_) => tag.count,
        _ => 0,
    };
    match event {
        CallbackEvent::OpenStartTag { name } => {
            tag.name = String::from_utf8_lossy(name).into_owned();
            tag.attributes.clear();
        }
        CallbackEvent::AttributeName { name } if !tag.name.is_empty() => {
            tag.attributes.name(name);
        }
        CallbackEvent::AttributeValue { value } if !tag.name.is_empty() => {
            tag.attributes.value(value);
        }
        CallbackEvent::CloseStartTag { .. } => {
            let name = std::mem::take(&mut tag.name);
            if tag.facts {
                builder.page.facts.tag(&name, &tag.attributes);
            }
            builder.start(&name, &tag.attributes);
            let kind = tag.attributes.get(Attribute::Type).unwrap_or_default();
            tag.data = tag.facts && kind.trim().eq_ignore_ascii_case("application/ld+json");
        }
        CallbackEvent::EndTag { name } => builder.end(&String::from_utf8_lossy(name)),
        CallbackEvent::String { value } => {
            let text = String::from_utf8_lossy(value);
            if builder.is_in(Tag::Script) && tag.data {
                builder.page.facts.data(&text);
            } else if tag.facts && builder.is_in(Tag::Name) {
                builder.page.facts.name(&text);
            } else {
                builder.text(&text);
            }
        }
        _ => {}
    }
}
