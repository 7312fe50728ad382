//! What an annotation says of its target.
use serde_json::Value;

use super::{each, iri};

/// What bodies are for that name a label.
const LABELLING: [&str; 3] = ["tagging", "classifying", "identifying"];

const DESCRIBING: &str = "describing";

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// At least one.
    pub(super) labels: Vec<String>,
    pub(super) note: String,
    /// Values of attributes by name.
    pub(super) values: Vec<(String, String)>,
    /// It has no label of its own and is there to say something of the text.
    pub(super) is_described: bool,
}

/// The labels and the note of an annotation.
pub(super) fn labels(annotation: &Value) -> Said {
    let mut said = Said::default();
    if let Some(text) = annotation.get("bodyValue").and_then(Value::as_str) {
        say(&mut said.note, text);
    }
    let bodies = annotation.get("body").map(each).into_iter().flatten();
    for body in bodies {
        let named = match body.get("source") {
            Some(source) => iri(source),
            None => iri(body),
        };
        let text = body.get("value").and_then(Value::as_str).or(named);
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else {
            continue;
        };
        let purpose = body.get("purpose").or_else(|| annotation.get("motivation"));
        let labels = match purpose {
            Some(_) if body.get("purpose").is_some() => {
                LABELLING.iter().any(|l| has(body, "purpose", l))
            }
            Some(_) => LABELLING
                .iter()
                .chain(["linking"].iter())
                .any(|l| is_for(annotation, l)),
            None => body.get("value").is_some(),
        };
        let name = body.get("label").and_then(Value::as_str);
        if let Some(name) = name.filter(|_| has(body, "purpose", DESCRIBING)) {
            said.values.push((name.to_owned(), text.to_owned()));
        } else if labels {
            said.labels.push(text.to_owned());
        } else {
            say(&mut said.note, text);
        }
    }
    if said.labels.is_empty() {
        said.is_described = is_for(annotation, DESCRIBING);
        let motivation = annotation.get("motivation").map(each).into_iter().flatten();
        let first = motivation.filter_map(Value::as_str).map(local).next();
        said.labels.push(first.unwrap_or("annotation").to_owned());
    }
    said
}

/// Whether an annotation has this motivation.
pub(super) fn is_for(annotation: &Value, motivation: &str) -> bool {
    has(annotation, "motivation", motivation)
}

/// What somebody is called.
pub(super) fn name(creator: &Value) -> Option<String> {
    let one = each(creator).next()?;
    let keys = ["name", "nickname", "email", "id"];
    let found = keys.into_iter().find_map(|key| one.get(key)?.as_str());
    found.or(one.as_str()).map(str::to_owned)
}

fn has(value: &Value, key: &str, wanted: &str) -> bool {
    let found = value.get(key).map(each).into_iter().flatten();
    found
        .filter_map(Value::as_str)
        .any(|one| local(one) == wanted)
}

/// A name without its prefix: `oa:tagging`.
fn local(name: &str) -> &str {
    name.rsplit([':', '#', '/']).next().unwrap_or(name)
}

fn say(note: &mut String, text: &str) {
    if !note.is_empty() {
        note.push('\n');
    }
    note.push_str(text);
}
