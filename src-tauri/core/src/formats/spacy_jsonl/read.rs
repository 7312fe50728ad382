//! Reading: records with offsets, or with tokens.
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::super::canonical;
use super::super::phoner;
use super::super::records::{self, Record};
use super::super::surface::gaps;
use super::super::tagged::{Tagged, imported};
use super::super::unit::{self, Claim};
use super::super::{Documents, Head, Reader, Source};
use crate::domain::{DocLayer, DocSpan, Document, Incoming, Problem};
use crate::text::{TextIndex, guess_title};

/// See the module.
#[derive(Debug)]
pub(in crate::formats) struct Spacy;

impl Reader for Spacy {
    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "json"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let Some(first) = head.object() else {
            return false;
        };
        let has = |key| first.contains_key(key);
        if first.get("paragraphs").is_some_and(Value::is_array) {
            return true;
        }
        // doccano's entities are objects with `start_offset`; Prodigy's records have an answer.
        let is_mark = |mark: &Value| mark.is_array() || mark.get("start").is_some();
        let marks = |key| first.get(key).and_then(Value::as_array);
        let entities = || marks("entities").is_some_and(|all| all.first().is_some_and(is_mark));
        first.get("text").is_some_and(Value::is_string)
            && !["answer", "_input_hash", "_task_hash"].into_iter().any(has)
            && (has("spans") || has("ents") || entities())
    }

    fn documents(&self, source: Source) -> Documents {
        records::documents(source, read)
    }
}

/// Enough to tell the shapes apart.
#[derive(Deserialize)]
struct Shape {
    #[serde(default)]
    paragraphs: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Training {
    paragraphs: Vec<Paragraph>,
}

#[derive(Deserialize)]
struct Paragraph {
    #[serde(default)]
    raw: Option<String>,
    sentences: Vec<Sentence>,
}

#[derive(Deserialize)]
struct Sentence {
    tokens: Vec<Token>,
}

#[derive(Deserialize)]
struct Token {
    orth: String,
    #[serde(default)]
    ner: Option<String>,
}

#[derive(Deserialize)]
struct Text {
    #[serde(default)]
    id: Value,
    text: String,
    #[serde(default)]
    spans: Option<Marks>,
    #[serde(default)]
    ents: Option<Vec<Mark>>,
    #[serde(default)]
    entities: Option<Vec<Mark>>,
    #[serde(default)]
    meta: Option<Value>,
    #[serde(flatten)]
    further: Map<String, Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Marks {
    Plain(Vec<Mark>),
    Groups(BTreeMap<String, Vec<Mark>>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Mark {
    Named {
        start: u64,
        end: u64,
        label: String,
        #[serde(default)]
        text: Option<String>,
    },
    Listed(u64, u64, String),
}

fn read(source: &Source, record: &Record) -> Result<Incoming, Problem> {
    let file = source.shown();
    let shape: Shape = records::parse(&file, record)?;
    match shape.paragraphs {
        Some(_) => training(source, record, records::parse(&file, record)?),
        None => text(source, record, records::parse(&file, record)?),
    }
}

/// The ids of version 2 only count, and so does this one.
fn id(source: &Source, record: &Record) -> String {
    format!("{}/{}", source.id, record.number)
}

fn training(source: &Source, record: &Record, document: Training) -> Result<Incoming, Problem> {
    let file = source.shown();
    let mut tagged = Tagged::default();
    for paragraph in document.paragraphs {
        let is_word = |token: &&Token| !token.orth.trim().is_empty();
        let sentences = paragraph.sentences.iter();
        let sentences: Vec<Vec<&Token>> = sentences
            .map(|sentence| sentence.tokens.iter().filter(is_word).collect())
            .collect();
        let forms: Vec<&str> = sentences
            .iter()
            .flatten()
            .map(|token| token.orth.trim())
            .collect();
        let mut gaps = (paragraph.raw.as_deref())
            .and_then(|raw| gaps(raw, &forms))
            .map(Vec::into_iter);
        let mut first = true;
        for sentence in &sentences {
            for token in sentence {
                let gap = gaps.as_mut().and_then(Iterator::next);
                if let Some(gap) = gap.filter(|_| !first) {
                    tagged.gap(gap);
                }
                first = false;
                // `-` is a tag that is not known.
                let tag = token
                    .ner
                    .as_deref()
                    .filter(|tag| *tag != "-")
                    .unwrap_or("O");
                tagged.token(token.orth.trim(), [phoner::parse(&file, record, tag)?]);
            }
            tagged.end_sentence();
        }
    }
    Ok(tagged.finish(file, Some(record.line), id(source, record)))
}

fn text(source: &Source, record: &Record, line: Text) -> Result<Incoming, Problem> {
    let file = source.shown();
    let source_id = match &line.id {
        Value::Null => id(source, record),
        Value::String(id) => id.clone(),
        other => other.to_string(),
    };
    // Spans of a group are a layer of its name, the others one without.
    let mut marks: BTreeMap<String, Vec<Mark>> = BTreeMap::new();
    let plain = line.ents.into_iter().chain(line.entities).flatten();
    marks.entry(String::new()).or_default().extend(plain);
    match line.spans {
        None => {}
        Some(Marks::Plain(plain)) => marks.entry(String::new()).or_default().extend(plain),
        Some(Marks::Groups(groups)) => {
            for (name, group) in groups {
                marks.entry(name).or_default().extend(group);
            }
        }
    }
    let claims: Vec<Claim> = marks.values().flatten().map(Mark::claim).collect();
    let fitted = unit::fit(&TextIndex::new(&line.text), &claims, &unit::ANY)
        .map_err(|misfit| records::refused(&file, record, misfit.error))?;
    let notes = fitted.notes(&file, Some(record.line));
    let mut fragments = fitted.spans.into_iter();
    let mut layers: Vec<DocLayer> = Vec::new();
    for (name, marks) in marks {
        let spans = (marks.into_iter().zip(fragments.by_ref()))
            .map(|(mark, fragments)| DocSpan::of(mark.label(), fragments))
            .collect();
        layers.extend(imported(spans).map(|layer| DocLayer { name, ..layer }));
    }
    let mut further = line.further;
    further.remove("tokens");
    further.remove("sents");
    match line.meta {
        Some(Value::Object(meta)) => further.extend(meta),
        Some(meta) if !meta.is_null() => drop(further.insert("meta".to_owned(), meta)),
        _ => {}
    }
    let title = match further.remove("title") {
        Some(Value::String(title)) => title,
        _ => guess_title(&line.text),
    };
    let mut document = Document::of_text(source_id, title, line.text);
    document.metadata = canonical::to_metadata(further);
    document.layers = layers;
    Ok(Incoming {
        notes,
        file,
        line: Some(record.line),
        document,
    })
}

impl Mark {
    fn claim(&self) -> Claim {
        match self {
            Self::Named {
                start, end, text, ..
            } => Claim::new(*start, *end, text.clone()),
            Self::Listed(start, end, _) => Claim::new(*start, *end, None),
        }
    }

    fn label(self) -> String {
        match self {
            Self::Named { label, .. } | Self::Listed(_, _, label) => label,
        }
    }
}
