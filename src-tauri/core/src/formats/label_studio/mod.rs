//! Label Studio's JSON export: an array of tasks, `{"id","data":{"text"},
//! "annotations":[{"completed_by","result":[…]}]}`. Results are regions (`"type":"labels"`, with
//! `value.start`, `value.end`, `value.text` and `value.labels`) and relations (`from_id`, `to_id`,
//! `direction`, `labels`). Offsets are code points, in older exports UTF-16 units; the quoted text
//! tells.
//!
//! Each annotation is a layer, called by who made it; one marked as ground truth is gold, and
//! predictions are layers of models. Cancelled ones are left out. A region of several labels is
//! several spans, the first of which its relations lead to; relations without a label are called
//! `relation`, and those of both directions are two. What else is said of a region is an
//! attribute called as the control, and its `meta.text` the note; what is said of a whole task,
//! and the task's other data, is metadata. The text is `data.text`, else the longest text there.
//!
//! Written are one annotation a task, `data.title`, and the source id as `data.nhan_id`, since the
//! `id` of a task is Label Studio's own. Spans of several stretches and the values of relations
//! have no place.
mod names;
#[cfg(test)]
mod tests_write;
mod write;

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::layers::{Layer, plain};
use super::records::{self, Record, Step};
use super::unit::{self, Claim};
use super::{Documents, Head, Reader, Source, canonical, schemas};
use crate::domain::{DocSpan, Document, Header, Incoming, LayerKind, Problem};
use crate::error::{Code, Error};
use crate::text::{TextIndex, guess_title};

pub(super) use write::writer;

/// See the module.
#[derive(Debug)]
pub(super) struct LabelStudio;

/// What a relation without a label is called.
const UNNAMED: &str = "relation";

/// Keys of a task's data: the id of an article that we wrote, and its title.
const ID: &str = "nhan_id";
const TITLE: &str = "title";

impl Reader for LabelStudio {
    fn extensions(&self) -> &'static [&'static str] {
        &["json", "jsonl"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.object().is_some_and(|first| {
            let list = |key| first.get(key).is_some_and(Value::is_array);
            first.get("data").is_some_and(Value::is_object)
                && (list("annotations") || list("completions") || list("predictions"))
        })
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
    #[serde(default)]
    id: Option<Value>,
    data: Map<String, Value>,
    /// `completions` in older exports.
    #[serde(default, alias = "completions")]
    annotations: Vec<Annotation>,
    #[serde(default)]
    predictions: Vec<Annotation>,
}

#[derive(Deserialize)]
struct Annotation {
    #[serde(default)]
    id: Option<Value>,
    /// A number, or an object with an address.
    #[serde(default)]
    completed_by: Option<Value>,
    #[serde(default)]
    model_version: Option<Value>,
    #[serde(default)]
    was_cancelled: bool,
    #[serde(default)]
    ground_truth: bool,
    #[serde(default)]
    result: Vec<Outcome>,
}

#[derive(Deserialize)]
struct Outcome {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    from_name: Option<String>,
    #[serde(default)]
    value: Map<String, Value>,
    #[serde(default)]
    meta: Map<String, Value>,
    #[serde(default)]
    from_id: Option<String>,
    #[serde(default)]
    to_id: Option<String>,
    #[serde(default)]
    direction: Option<String>,
    #[serde(default)]
    labels: Option<Vec<String>>,
}

/// A region's place and labels.
#[derive(Deserialize)]
struct Region {
    start: u64,
    end: u64,
    #[serde(default)]
    text: Option<String>,
    labels: Vec<String>,
}

/// An annotation whose regions are read.
struct Made {
    path: [Step; 2],
    annotation: Annotation,
    kind: LayerKind,
    regions: Vec<Option<Region>>,
}

fn read(source: &Source, record: &Record) -> Result<Incoming, Problem> {
    let file = source.shown();
    let mut task: Task = records::parse(&file, record)?;
    let text = take_text(&mut task.data).ok_or_else(|| records::bad(&file, record, "data.text"))?;
    let mut made = Vec::new();
    for (key, annotations) in [
        ("annotations", task.annotations),
        ("predictions", task.predictions),
    ] {
        for (number, annotation) in annotations.into_iter().enumerate() {
            if annotation.was_cancelled {
                continue;
            }
            let path = [Step::Key(key), Step::Place(number)];
            let is_model = key == "predictions";
            let one = regions(path, annotation, is_model);
            let one = one.map_err(|(place, error)| {
                let [list, item] = path;
                let path = [list, item, Step::Key("result"), Step::Place(place)];
                records::refused_at(&file, record, &path, error)
            })?;
            made.push(one);
        }
    }

    let (mut claims, mut places) = (Vec::new(), Vec::new());
    for one in &made {
        for (place, region) in one.regions.iter().enumerate() {
            if let Some(region) = region {
                claims.push(Claim::new(region.start, region.end, region.text.clone()));
                places.push((one.path, place));
            }
        }
    }
    let at = |path: [Step; 2], place: usize, error: Error| {
        let [list, item] = path;
        let path = [list, item, Step::Key("result"), Step::Place(place)];
        records::refused_at(&file, record, &path, error)
    };
    let fitted = unit::fit(&TextIndex::new(&text), &claims, &unit::ANY).map_err(|misfit| {
        match places.get(misfit.claim) {
            Some((path, place)) => at(*path, *place, misfit.error),
            None => records::refused(&file, record, misfit.error),
        }
    })?;
    let notes = fitted.notes(&file, Some(record.line));
    let mut fragments = fitted.spans.into_iter();
    let mut said = BTreeMap::new();
    let (mut layers, mut taken) = (Vec::new(), HashMap::new());
    for one in made {
        let (path, kind) = (one.path, one.kind);
        let name = names::of(&one, layers.len());
        let layer = layer(one, &mut fragments, &mut said)
            .map_err(|(place, error)| at(path, place, error))?;
        layers.extend(
            layer
                .finish(None)
                .map(|layer| names::named(layer, kind, name, &mut taken)),
        );
    }
    let mut data = task.data;
    let source_id = match (words_of(&mut data, ID), &task.id) {
        (Some(id), _) => id,
        (None, None | Some(Value::Null)) => format!("{}/{}", source.id, record.line),
        (None, Some(id)) => plain(id),
    };
    let title = words_of(&mut data, TITLE).unwrap_or_else(|| guess_title(&text));
    let mut document = Document::of_text(source_id, title, text);
    for (control, values) in said {
        data.entry(control)
            .or_insert_with(|| Value::from(values.join("; ")));
    }
    document.metadata = canonical::to_metadata(data);
    document.layers = layers;
    Ok(Incoming {
        file,
        line: Some(record.line),
        document,
        notes,
    })
}

/// The text of a task.
fn take_text(data: &mut Map<String, Value>) -> Option<String> {
    let is_text = |key: &str| data.get(key).is_some_and(Value::is_string);
    let key = if is_text("text") {
        "text".to_owned()
    } else {
        let texts = data
            .iter()
            .filter_map(|(key, value)| Some((key, value.as_str()?)));
        texts.max_by_key(|(_, text)| text.len())?.0.clone()
    };
    match data.remove(&key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

/// Takes a text of this key out of the data.
fn words_of(data: &mut Map<String, Value>, key: &str) -> Option<String> {
    let text = data.get(key)?.as_str()?.to_owned();
    data.remove(key);
    Some(text)
}

/// Reads the places of an annotation's regions; else which result has none.
fn regions(
    path: [Step; 2],
    annotation: Annotation,
    is_model: bool,
) -> Result<Made, (usize, Error)> {
    let mut regions = Vec::with_capacity(annotation.result.len());
    for (place, outcome) in annotation.result.iter().enumerate() {
        let wrong = |what: &str| (place, Error::new(Code::BadRecord).arg("what", what));
        regions.push(match outcome.kind.as_str() {
            "labels" => {
                let value = Value::Object(outcome.value.clone());
                let region: Region = serde_json::from_value(value)
                    .map_err(|_| wrong("value.start, value.end, value.labels"))?;
                if region.labels.is_empty() {
                    return Err(wrong("value.labels"));
                }
                Some(region)
            }
            // Their places are in the tree of a page.
            "hypertextlabels" | "paragraphlabels" => return Err(wrong("type \"labels\"")),
            _ => None,
        });
    }
    let kind = match (is_model, annotation.ground_truth) {
        (true, _) => LayerKind::Model,
        (false, true) => LayerKind::Gold,
        (false, false) => LayerKind::Imported,
    };
    Ok(Made {
        path,
        annotation,
        kind,
        regions,
    })
}

/// The layer of an annotation; what is said of the whole task is added to `said`.
fn layer(
    one: Made,
    fragments: &mut impl Iterator<Item = Vec<crate::domain::Fragment>>,
    said: &mut BTreeMap<String, Vec<String>>,
) -> Result<Layer, (usize, Error)> {
    let mut layer = Layer::default();
    let results = || one.annotation.result.iter().enumerate();
    for ((place, outcome), region) in results().zip(one.regions) {
        let Some(region) = region else { continue };
        let fragments = fragments.next().unwrap_or_default();
        let note = outcome.meta.get("text").map(words).unwrap_or_default();
        let mut id = outcome.id.clone();
        for label in region.labels {
            let mut span = DocSpan::of(label, fragments.clone());
            span.note.clone_from(&note);
            layer
                .span(id.take(), span)
                .map_err(|error| (place, error))?;
        }
    }
    for (place, outcome) in results() {
        match outcome.kind.as_str() {
            "labels" => {}
            "relation" => link(&mut layer, outcome).map_err(|error| (place, error))?,
            kind => {
                let control = outcome.from_name.as_deref().unwrap_or(kind);
                // What is written stands beside the place, as `text`.
                let key = if kind == "textarea" { "text" } else { kind };
                let value = outcome.value.get(key).or(outcome.value.get(kind));
                let value = value.map(words).unwrap_or_default();
                match &outcome.id {
                    Some(id) if layer.has(id) => layer
                        .value(id, control, &value)
                        .map_err(|error| (place, error))?,
                    _ => {
                        let values = said.entry(control.to_owned()).or_default();
                        if !values.contains(&value) {
                            values.push(value);
                        }
                    }
                }
            }
        }
    }
    Ok(layer)
}

fn link(layer: &mut Layer, outcome: &Outcome) -> Result<(), Error> {
    let end = |id: &Option<String>, key: &str| {
        let missing = || Error::new(Code::BadRecord).arg("what", key);
        id.clone().ok_or_else(missing)
    };
    let (from, to) = (
        end(&outcome.from_id, "from_id")?,
        end(&outcome.to_id, "to_id")?,
    );
    let unnamed = [UNNAMED.to_owned()];
    let kinds = match outcome.labels.as_deref() {
        None | Some([]) => &unnamed,
        Some(kinds) => kinds,
    };
    let direction = outcome.direction.as_deref().unwrap_or("right");
    for kind in kinds {
        if direction != "left" {
            layer.link(None, kind, &from, &to)?;
        }
        if direction != "right" {
            layer.link(None, kind, &to, &from)?;
        }
    }
    Ok(())
}

/// What is chosen or written: an array of words, or one.
fn words(value: &Value) -> String {
    match value {
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
        other => plain(other),
    }
}

#[cfg(test)]
mod tests;
