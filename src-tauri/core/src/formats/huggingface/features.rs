//! The features of a configuration, as files say them of themselves (JSON) and the card does
//! (YAML). Lists are written as every version of the `datasets` library reads them.
use std::fmt::Write;

use serde_json::{Value, json};

use super::super::canonical::Sorted;
use super::super::options::Scheme;
use super::super::shape::{Field, Kind};
use crate::domain::Schema;

/// The field whose numbers stand for tags.
const TAGS: &str = "ner_tags";

/// The tags by their numbers: `O`, then those of each label in the order of the schema.
#[derive(Debug)]
pub(super) struct TagNames {
    labels: Vec<String>,
    letters: &'static [char],
}

impl TagNames {
    pub(super) fn new(schema: &Schema, scheme: Scheme) -> Self {
        let labels = schema.labels.iter();
        Self {
            labels: labels.map(|label| label.name.clone()).collect(),
            letters: match scheme {
                Scheme::Iob2 => &['B', 'I'],
                Scheme::Bioes => &['B', 'I', 'E', 'S'],
                Scheme::Bilou => &['B', 'I', 'L', 'U'],
            },
        }
    }

    /// The number of a tag; that of `O` for a label that the schema does not have.
    pub(super) fn place(&self, letter: char, label: &str) -> usize {
        let label = self.labels.iter().position(|name| name == label);
        let letter = self.letters.iter().position(|other| *other == letter);
        match (label, letter) {
            (Some(label), Some(letter)) => 1 + label * self.letters.len() + letter,
            _ => 0,
        }
    }

    pub(super) fn all(&self) -> Vec<String> {
        let of_label = |label| self.letters.iter().map(move |c| format!("{c}-{label}"));
        std::iter::once("O".to_owned())
            .chain(self.labels.iter().flat_map(of_label))
            .collect()
    }
}

/// What stands in a file under `huggingface`.
pub(super) fn metadata(fields: &[Field], names: &TagNames) -> String {
    let about = json!({"info": {"features": record(fields, names)}});
    Sorted(&about).to_string()
}

fn record(fields: &[Field], names: &TagNames) -> Value {
    let features = fields
        .iter()
        .map(|field| (field.name.to_owned(), feature(field, field.kind, names)));
    Value::Object(features.collect())
}

fn feature(field: &Field, kind: Kind, names: &TagNames) -> Value {
    match kind {
        Kind::List(kind) => json!([feature(field, *kind, names)]),
        Kind::Record(fields) => record(fields, names),
        Kind::Integer if field.name == TAGS => {
            json!({"names": names.all(), "_type": "ClassLabel"})
        }
        plain => json!({"dtype": dtype(plain), "_type": "Value"}),
    }
}

const fn dtype(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "int64",
        Kind::Number => "float64",
        Kind::Truth => "bool",
        _ => "string",
    }
}

/// The same as lines of YAML, for the card.
pub(super) fn yaml(fields: &[Field], names: &TagNames, indent: usize) -> String {
    let mut lines = String::new();
    for field in fields {
        let _ = writeln!(lines, "{:indent$}- name: {}", "", field.name);
        match field.kind {
            Kind::List(Kind::Record(fields)) => {
                let _ = writeln!(lines, "{:indent$}  list:", "");
                lines += &yaml(fields, names, indent + 4);
            }
            Kind::List(Kind::Integer) if field.name == TAGS => {
                let _ = writeln!(lines, "{:indent$}  list:", "");
                let _ = writeln!(lines, "{:indent$}    class_label:", "");
                let _ = writeln!(lines, "{:indent$}      names:", "");
                for (number, name) in names.all().iter().enumerate() {
                    let name = json!(name);
                    let _ = writeln!(lines, "{:indent$}        '{number}': {name}", "");
                }
            }
            Kind::List(kind) => {
                let _ = writeln!(lines, "{:indent$}  list: {}", "", dtype(*kind));
            }
            plain => {
                let _ = writeln!(lines, "{:indent$}  dtype: {}", "", dtype(plain));
            }
        }
    }
    lines
}
