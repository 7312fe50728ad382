//! JSON of UIMA, version 0.4: all feature structures in `%FEATURE_STRUCTURES`, references as
//! `@feature`, offsets perhaps as `^feature`, numbers that JSON has not as `#feature`.
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::super::decoding;
use super::super::records::{self, Record, advance};
use super::super::{Documents, Head, Reader, Source, schemas};
use super::cas::{ARRAY, Cas, ELEMENTS, Feature, Refused, Structure};
use super::graph;
use crate::domain::{Header, Incoming, Problem};
use crate::error::{Code, Error};

const STRUCTURES: &str = "%FEATURE_STRUCTURES";

/// See the module.
#[derive(Debug)]
pub(in crate::formats) struct CasJson;

impl Reader for CasJson {
    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        head.object()
            .is_some_and(|first| first.contains_key(STRUCTURES))
    }

    fn header(&self, source: &Source) -> Result<Header, Problem> {
        Ok(schemas::gathered(self.documents(source.clone())))
    }

    fn documents(&self, source: Source) -> Documents {
        decoding::documents(source, document)
    }
}

/// A file, of which each structure is still as it is written.
#[derive(Deserialize)]
struct Shape<'a> {
    #[serde(rename = "%FEATURE_STRUCTURES", borrow)]
    structures: Vec<&'a RawValue>,
}

/// The same, to find out why it is none.
#[derive(Deserialize)]
struct Checked {
    #[serde(rename = "%FEATURE_STRUCTURES")]
    _structures: Vec<Map<String, Value>>,
}

fn document(source: &Source, json: String) -> Result<Incoming, Problem> {
    let file = source.shown();
    let record = Record {
        number: 1,
        line: 1,
        column: 1,
        json,
    };
    let whole = || match records::parse::<Checked>(&file, &record) {
        Err(problem) => problem,
        Ok(_) => records::bad(&file, &record, STRUCTURES),
    };
    let shape: Shape<'_> = serde_json::from_str(&record.json).map_err(|_| whole())?;
    let mut cas = Cas::default();
    for raw in shape.structures {
        let byte = raw.get().as_ptr().addr() - record.json.as_ptr().addr();
        let object = serde_json::from_str(raw.get()).map_err(|_| whole())?;
        let read = structure(object, byte);
        cas.structures
            .push(read.map_err(|refused| place(source, &record, refused))?);
    }
    let document =
        graph::document(&cas, &source.id).map_err(|refused| place(source, &record, refused))?;
    Ok(Incoming {
        file,
        line: None,
        document,
        notes: Vec::new(),
    })
}

fn place(source: &Source, record: &Record, refused: Refused) -> Problem {
    let before = record.json.get(..refused.byte).unwrap_or_default();
    let (line, column) = advance(before, 1, 1);
    Problem {
        line: Some(line),
        column: Some(column),
        ..source.refuse(refused.error)
    }
}

fn structure(object: Map<String, Value>, byte: usize) -> Result<Structure, Refused> {
    let mut structure = Structure {
        byte,
        ..Structure::default()
    };
    let bad = |what: &str| Refused {
        byte,
        error: Error::new(Code::BadRecord).arg("what", what),
    };
    let mut held = None;
    for (key, value) in object {
        match key.as_str() {
            "%ID" => structure.id = Some(value.as_u64().ok_or_else(|| bad("%ID"))?),
            "%TYPE" => value
                .as_str()
                .ok_or_else(|| bad("%TYPE"))?
                .clone_into(&mut structure.kind),
            "%ELEMENTS" => held = Some(value),
            key if key.starts_with('%') => {}
            key => {
                if let Some(feature) = feature(key, value).map_err(bad)? {
                    structure.features.push(feature);
                }
            }
        }
    }
    if structure.kind.is_empty() {
        return Err(bad("%TYPE"));
    }
    // Arrays of structures may be called by the type of these.
    if structure.kind.ends_with("[]") && !structure.kind.starts_with("uima.cas.") {
        ARRAY.clone_into(&mut structure.kind);
    }
    if let Some(value) = held {
        let elements = elements(value, structure.kind == ARRAY);
        let elements = elements.ok_or_else(|| bad("%ELEMENTS"))?;
        structure.features.push((ELEMENTS.to_owned(), elements));
    }
    Ok(structure)
}

/// A feature under its name; none for null. Fails with its key.
fn feature(key: &str, value: Value) -> Result<Option<(String, Feature)>, &str> {
    let (name, is_reference) = match key.strip_prefix('@') {
        Some(name) => (name, true),
        None => (key.trim_start_matches(['^', '#']), false),
    };
    let feature = match value {
        Value::Null => return Ok(None),
        Value::Array(_) => elements(value, is_reference).ok_or(key)?,
        _ if is_reference => Feature::Ref(value.as_u64().ok_or(key)?),
        value => Feature::Text(text(&value)),
    };
    Ok(Some((name.to_owned(), feature)))
}

/// What an array holds: references if it is one of structures, else values.
fn elements(value: Value, of_structures: bool) -> Option<Feature> {
    let items = match value {
        Value::Array(items) => items,
        // Bytes, as base64.
        Value::String(bytes) => return Some(Feature::Texts(vec![bytes])),
        _ => return None,
    };
    if !of_structures {
        return Some(Feature::Texts(items.iter().map(text).collect()));
    }
    let ids: Option<_> = items.iter().map(Value::as_u64).collect();
    ids.map(Feature::Refs)
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
