//! Prodigy JSONL: `{"text","tokens":[{"text","start","end","id"}],
//! "spans":[{"start","end","label","token_start","token_end"}],
//! "relations":[{"head","child","head_span","child_span","label"}],"answer"}`. `token_end` is the
//! last token, not the one behind it. Offsets are code points; the tokens prove it, or what they
//! are instead.
//!
//! Of an answer that is not `accept` the text is read and its labels are not, which is said:
//! whoever rejected them says that they are wrong, whoever ignored them says nothing. The answer
//! stays in the metadata, with `meta` and every further key that does not begin with an
//! underscore. What a session labelled is in a layer of its name. Where several labels stand on
//! one stretch, a relation leads to the one that it names, else to the first.
//!
//! What we write has `title` in `meta`, and `note` and `attributes` of spans and relations.
#[cfg(test)]
mod tests_write;
mod write;

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::layers::{Layer, add_value, plain};
use super::records::{self, Record, Step};
use super::unit::{self, Claim};
use super::{Documents, Head, Reader, Source, canonical, schemas};
use crate::domain::{DocSpan, Document, Header, Incoming, Note, NoteCode, Problem};
use crate::error::{Code, Error};
use crate::text::{TextIndex, guess_title};

pub(super) use write::writer;

/// See the module.
#[derive(Debug)]
pub(super) struct Prodigy;

const ACCEPT: &str = "accept";
/// The key of `meta` that is the title of the article.
const TITLE: &str = "title";

impl Reader for Prodigy {
    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "json"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let Some(first) = head.object() else {
            return false;
        };
        let has = |key| first.contains_key(key);
        let in_first = |list: &str, key: &str| {
            let one = first.get(list).and_then(|list| list.get(0));
            one.is_some_and(|one| one.get(key).is_some())
        };
        first.get("text").is_some_and(Value::is_string)
            && (has("_input_hash")
                || has("_task_hash")
                || has("_view_id")
                || (has("answer") && has("spans"))
                || in_first("spans", "token_start")
                || (in_first("tokens", "start") && in_first("tokens", "id")))
    }

    fn header(&self, source: &Source) -> Result<Header, Problem> {
        Ok(schemas::gathered(self.documents(source.clone())))
    }

    fn documents(&self, source: Source) -> Documents {
        records::documents(source, read)
    }
}

#[derive(Deserialize)]
struct Task {
    text: String,
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    tokens: Vec<Token>,
    #[serde(default)]
    spans: Vec<Span>,
    #[serde(default)]
    relations: Vec<Relation>,
    #[serde(default)]
    answer: Option<String>,
    #[serde(default)]
    meta: Map<String, Value>,
    #[serde(default, rename = "_session_id")]
    session: Option<String>,
    #[serde(default, rename = "_annotator_id")]
    annotator: Option<String>,
    #[serde(flatten)]
    further: Map<String, Value>,
}

#[derive(Deserialize)]
struct Token {
    #[serde(default)]
    text: Option<String>,
    start: u64,
    end: u64,
}

#[derive(Deserialize)]
struct Span {
    label: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    start: Option<u64>,
    #[serde(default)]
    end: Option<u64>,
    #[serde(default)]
    token_start: Option<usize>,
    /// The last of its tokens.
    #[serde(default)]
    token_end: Option<usize>,
    #[serde(default)]
    note: Value,
    #[serde(default)]
    attributes: Value,
}

#[derive(Deserialize)]
struct Relation {
    label: String,
    /// The last token of each end.
    head: usize,
    child: usize,
    #[serde(default)]
    head_span: Option<Stretch>,
    #[serde(default)]
    child_span: Option<Stretch>,
    #[serde(default)]
    attributes: Value,
}

#[derive(Deserialize)]
struct Stretch {
    start: u64,
    end: u64,
    #[serde(default)]
    label: Value,
}

fn read(source: &Source, record: &Record) -> Result<Incoming, Problem> {
    let file = source.shown();
    let mut task: Task = records::parse(&file, record)?;
    let answer = task.answer.take().unwrap_or_else(|| ACCEPT.to_owned());
    let mut left_out = None;
    if answer != ACCEPT {
        left_out = Some(task.spans.len());
        (task.spans, task.relations) = (Vec::new(), Vec::new());
        let answer = Value::from(answer.as_str());
        task.further.insert("answer".to_owned(), answer);
    }
    let at = |key: &'static str, number: usize, error: Error| {
        let path = [Step::Key(key), Step::Place(number)];
        records::refused_at(&file, record, &path, error)
    };
    let mut places = Vec::with_capacity(task.spans.len());
    for (number, span) in task.spans.iter().enumerate() {
        let place = place(span, &task.tokens).map_err(|error| at("spans", number, error))?;
        places.push(place);
    }
    // The tokens are there only for what they prove.
    let mut claims: Vec<Claim> = (places.iter().zip(&task.spans))
        .map(|((start, end), span)| Claim::new(*start, *end, span.text.clone()))
        .collect();
    let tokens = task.tokens.iter().filter(|_| !task.spans.is_empty());
    let tokens = tokens.filter(|token| token.text.as_deref().is_some_and(is_seen));
    claims.extend(tokens.map(|token| Claim::new(token.start, token.end, token.text.clone())));
    let index = TextIndex::new(&task.text);
    let fitted = unit::fit(&index, &claims, &unit::ANY).map_err(|misfit| {
        match misfit.claim.checked_sub(places.len()) {
            None => at("spans", misfit.claim, misfit.error),
            Some(_) => records::refused_at(&file, record, &[Step::Key("tokens")], misfit.error),
        }
    })?;
    let mut notes = fitted.notes(&file, Some(record.line));
    notes.extend(left_out.map(|spans| Note {
        file: file.clone(),
        line: Some(record.line),
        code: NoteCode::AnswerNotAccepted,
        args: BTreeMap::from([("answer", answer), ("spans", spans.to_string())]),
    }));
    let mut layer = Layer::default();
    // Of several labels on the same stretch the first is meant where one is linked by its place.
    let mut first = HashMap::new();
    for ((place, span), fragments) in places.iter().zip(task.spans).zip(fitted.spans) {
        let id = id_of(*place, &span.label);
        let id = (!layer.has(&id)).then_some(id);
        if let Some(id) = &id {
            first.entry(*place).or_insert_with(|| id.clone());
        }
        let mut made = DocSpan::of(span.label, fragments);
        span.note
            .as_str()
            .unwrap_or_default()
            .clone_into(&mut made.note);
        for (name, value) in span.attributes.as_object().into_iter().flatten() {
            add_value(&mut made.attributes, name, &plain(value));
        }
        let added = layer.span(id, made);
        added.map_err(|error| records::refused(&file, record, error))?;
    }
    let at_place = |place: (u64, u64)| match first.get(&place) {
        Some(id) => id.clone(),
        None => id_of(place, ""),
    };
    // Of several that end with the same token the first.
    let mut ending = HashMap::new();
    for (start, end) in &places {
        ending.entry(*end).or_insert((*start, *end));
    }
    let of_token = |token: usize| {
        let end = task.tokens.get(token).map(|token| token.end);
        let found = end.and_then(|end| ending.get(&end));
        found.map_or_else(|| format!("token {token}"), |place| at_place(*place))
    };
    for (number, link) in task.relations.iter().enumerate() {
        let end = |span: &Option<Stretch>, token: usize| match span {
            Some(span) => {
                let place = (span.start, span.end);
                let named = span.label.as_str().map(|label| id_of(place, label));
                let named = named.filter(|id| layer.has(id));
                named.unwrap_or_else(|| at_place(place))
            }
            None => of_token(token),
        };
        let (from, to) = (
            end(&link.head_span, link.head),
            end(&link.child_span, link.child),
        );
        let id = format!("relation {number}");
        let linked = layer.link(Some(id.clone()), &link.label, &from, &to);
        linked.map_err(|error| at("relations", number, error))?;
        for (name, value) in link.attributes.as_object().into_iter().flatten() {
            let given = layer.value(&id, name, &plain(value));
            given.map_err(|error| at("relations", number, error))?;
        }
    }
    let source_id = match &task.id {
        None | Some(Value::Null) => format!("{}/{}", source.id, record.line),
        Some(id) => plain(id),
    };
    let title = match task.meta.remove(TITLE) {
        Some(Value::String(title)) => title,
        other => {
            task.meta
                .extend(other.map(|other| (TITLE.to_owned(), other)));
            guess_title(&task.text)
        }
    };
    let mut further = task.further;
    further.retain(|key, _| !key.starts_with('_'));
    for (key, value) in task.meta {
        further.entry(key).or_insert(value);
    }
    let mut document = Document::of_text(source_id, title, task.text);
    document.metadata = canonical::to_metadata(further);
    let name = task.session.or(task.annotator);
    document.layers.extend(layer.finish(name));
    Ok(Incoming {
        file,
        line: Some(record.line),
        document,
        notes,
    })
}

fn is_seen(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Where a span begins and ends, by offsets or else by tokens.
fn place(span: &Span, tokens: &[Token]) -> Result<(u64, u64), Error> {
    if let (Some(start), Some(end)) = (span.start, span.end) {
        return Ok((start, end));
    }
    let token = |place: Option<usize>| place.and_then(|place| tokens.get(place));
    token(span.token_start)
        .zip(token(span.token_end))
        .map(|(first, last)| (first.start, last.end))
        .ok_or_else(|| Error::new(Code::BadRecord).arg("what", "start, end"))
}

/// Relations name their ends by where they are and what they are called.
fn id_of((start, end): (u64, u64), label: &str) -> String {
    format!("{start}–{end} {label}")
}

#[cfg(test)]
mod tests;
