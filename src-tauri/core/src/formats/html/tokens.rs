//! The tags and words of a page, as a browser takes them apart, put together again as a [`Page`].
//! Nothing of it is run, and nothing that it names is looked for.
use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::attributes::{Attribute, Attributes};
use super::build::Builder;
use super::page::Page;
use super::tags::Tag;

/// Boxes and open elements of one page; of an article there are some thousand.
const MOST: usize = 4_000_000;

/// The page that `html` is; none if it is too large for one.
pub(super) fn page(html: &str) -> Option<Page> {
    read(html, true)
}

/// The same without what it says of itself.
pub(super) fn lines(html: &str) -> Option<Page> {
    read(html, false)
}

fn read(html: &str, facts: bool) -> Option<Page> {
    let mut builder = Builder::default();
    let mut tag = Within { facts, ..Within::default() };
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| {
        if builder.size() <= MOST {
            take(&mut builder, &mut tag, &event);
        }
        None::<Infallible>
    });
    emitter.naively_switch_states(true);
    let Ok(_) = Tokenizer::new_with_emitter(html, emitter).finish();
    (builder.size() <= MOST).then(|| builder.finish())
}

/// The tag that is being read.
#[derive(Debug, Default)]
struct Within {
    /// Empty outside of start tags.
    name: String,
    attributes: Attributes,
    /// The last script is data about the page.
    data: bool,
    facts: bool,
}

fn take(builder: &mut Builder, tag: &mut Within, event: &CallbackEvent<'_>) {
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
