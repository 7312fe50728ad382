//! PubAnnotation JSON: `{"text","denotations":[{"id","span":{"begin","end"},"obj"}],
//! "relations":[{"id","pred","subj","obj"}],"attributes":[{"subj","pred","obj"}]}`, an object a
//! file or several in an array. Offsets are code points; those that cannot be are read as what
//! they can ([`super::unit`]).
//!
//! Blocks are spans as denotations are. Each of the `tracks` is a layer, called by its project.
//! A span of several stretches is an array. Values of attributes become text, several of the
//! same joined with `; `. `sourcedb`, `sourceid` and `divid` make the article's id, `target` its
//! address; further keys are metadata, but for `config`, which is about how TextAE draws.
//! Denotations without `obj` and relations without `pred` are called `null`, as TextAE shows them.
//!
//! Written are a file an article, with `title` among its further keys and the note of a span as
//! `note` of its denotation, and one for TextAE with the types of the schema and their colours.
#[cfg(test)]
mod tests_write;
mod write;

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::layers::{Layer, plain};
use super::records::{self, Record, Step};
use super::unit::{self, Claim};
use super::{Documents, Head, Reader, Source, canonical, schemas};
use crate::domain::{DocLayer, DocSpan, Document, Fragment, Header, Incoming, Problem};
use crate::error::Error;
use crate::text::{TextIndex, guess_title};

pub(super) use write::writer;

/// See the module.
#[derive(Debug)]
pub(super) struct PubAnnotation;

/// What has no label is called.
const UNNAMED: &str = "null";

impl Reader for PubAnnotation {
    fn extensions(&self) -> &'static [&'static str] {
        &["json", "jsonl"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let Some(first) = head.object() else {
            return false;
        };
        let has = |key| first.contains_key(key);
        let list = |key| first.get(key).is_some_and(Value::is_array);
        first.get("text").is_some_and(Value::is_string)
            && (list("denotations")
                || list("blocks")
                || list("tracks")
                || (has("sourcedb") && has("sourceid")))
    }

    /// What TextAE is configured with, and the manifest of an export.
    fn belongs(&self, head: &Head<'_>) -> bool {
        const KEYS: [&str; 4] = [
            "entity types",
            "relation types",
            "attribute types",
            "delimiter characters",
        ];
        head.extension() == "json"
            && head.object().is_some_and(|first| {
                let is_manifest =
                    &*head.name() == "manifest.json" && first.contains_key("manifest");
                let is_about_types = KEYS.iter().any(|key| first.contains_key(*key));
                !first.contains_key("text") && (is_manifest || is_about_types)
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
struct Article {
    text: String,
    #[serde(default)]
    target: Option<String>,
    #[serde(default)]
    sourcedb: Option<String>,
    #[serde(default)]
    sourceid: Option<Value>,
    #[serde(default)]
    divid: Option<Value>,
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    tracks: Vec<Track>,
    #[serde(default, rename = "config")]
    _config: Value,
    #[serde(default)]
    denotations: Vec<Denotation>,
    #[serde(default)]
    blocks: Vec<Denotation>,
    #[serde(default)]
    relations: Vec<Relation>,
    #[serde(default)]
    attributes: Vec<Attribute>,
    #[serde(flatten)]
    further: Map<String, Value>,
}

#[derive(Deserialize)]
struct Track {
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    denotations: Vec<Denotation>,
    #[serde(default)]
    blocks: Vec<Denotation>,
    #[serde(default)]
    relations: Vec<Relation>,
    #[serde(default)]
    attributes: Vec<Attribute>,
}

#[derive(Deserialize)]
struct Denotation {
    #[serde(default)]
    id: Option<String>,
    span: Stretches,
    #[serde(default)]
    obj: Option<String>,
    #[serde(default)]
    note: Value,
}

/// One stretch, or an array of several.
struct Stretches(Vec<Stretch>);

#[derive(Deserialize)]
struct Stretch {
    begin: u64,
    end: u64,
}

#[derive(Deserialize)]
struct Relation {
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    pred: Option<String>,
    subj: String,
    obj: String,
}

#[derive(Deserialize)]
struct Attribute {
    subj: String,
    pred: String,
    obj: Value,
}

impl<'de> Deserialize<'de> for Stretches {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrSeveral)
    }
}

/// Not an untagged enum: that would not know where what is wrong stands.
struct OneOrSeveral;

impl<'de> Visitor<'de> for OneOrSeveral {
    type Value = Stretches;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("begin and end, or an array of them")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Stretches, A::Error> {
        let one = Stretch::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Stretches(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Stretches, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = seq.next_element()? {
            all.push(one);
        }
        Ok(Stretches(all))
    }
}

impl Track {
    /// Its layer; else where what is wrong stands in it. `fragments` are those of its
    /// denotations and blocks, and of what comes behind.
    fn layer(
        self,
        fragments: &mut impl Iterator<Item = Vec<Fragment>>,
    ) -> Result<Option<DocLayer>, (&'static str, usize, Error)> {
        let mut layer = Layer::default();
        for (key, list) in [("denotations", self.denotations), ("blocks", self.blocks)] {
            for (number, one) in list.into_iter().enumerate() {
                let mut span = DocSpan::of(
                    one.obj.unwrap_or_else(|| UNNAMED.to_owned()),
                    fragments.next().unwrap_or_default(),
                );
                one.note
                    .as_str()
                    .unwrap_or_default()
                    .clone_into(&mut span.note);
                let added = layer.span(one.id, span);
                added.map_err(|error| (key, number, error))?;
            }
        }
        for (number, one) in self.relations.into_iter().enumerate() {
            let added = layer.link(
                one.id,
                one.pred.as_deref().unwrap_or(UNNAMED),
                &one.subj,
                &one.obj,
            );
            added.map_err(|error| ("relations", number, error))?;
        }
        for (number, one) in self.attributes.into_iter().enumerate() {
            let added = layer.value(&one.subj, &one.pred, &plain(&one.obj));
            added.map_err(|error| ("attributes", number, error))?;
        }
        Ok(layer.finish(self.project))
    }
}

fn read(source: &Source, record: &Record) -> Result<Incoming, Problem> {
    let file = source.shown();
    let article: Article = records::parse(&file, record)?;
    let own = Track {
        project: article.project,
        denotations: article.denotations,
        blocks: article.blocks,
        relations: article.relations,
        attributes: article.attributes,
    };
    let tracks: Vec<(Vec<Step>, Track)> = std::iter::once((Vec::new(), own))
        .chain(article.tracks.into_iter().zip(0..).map(|(track, number)| {
            let path = vec![Step::Key("tracks"), Step::Place(number)];
            (path, track)
        }))
        .collect();
    let (mut claims, mut places) = (Vec::new(), Vec::new());
    for (path, track) in &tracks {
        for (key, list) in [
            ("denotations", &track.denotations),
            ("blocks", &track.blocks),
        ] {
            for (number, one) in list.iter().enumerate() {
                claims.push(Claim {
                    parts: one.span.0.iter().map(|s| (s.begin, s.end)).collect(),
                    quote: None,
                });
                places.push((path, key, number));
            }
        }
    }
    let index = TextIndex::new(&article.text);
    let fitted = unit::fit(&index, &claims, &unit::UNQUOTED).map_err(|misfit| {
        let mut path = Vec::new();
        if let Some((track, key, number)) = places.get(misfit.claim) {
            path.extend_from_slice(track);
            path.extend([Step::Key(key), Step::Place(*number)]);
        }
        records::refused_at(&file, record, &path, misfit.error)
    })?;
    let notes = fitted.notes(&file, Some(record.line));
    let mut fragments = fitted.spans.into_iter();
    let mut layers = Vec::new();
    for (path, track) in tracks {
        let layer = track
            .layer(&mut fragments)
            .map_err(|(key, number, error)| {
                let mut path = path.clone();
                path.extend([Step::Key(key), Step::Place(number)]);
                records::refused_at(&file, record, &path, error)
            })?;
        layers.extend(layer);
    }
    let source_id = match (article.sourcedb, article.sourceid) {
        (Some(base), Some(id)) => {
            let parts = [Some(Value::from(base)), Some(id), article.divid];
            let parts: Vec<String> = parts.into_iter().flatten().map(|v| plain(&v)).collect();
            parts.join("/")
        }
        _ if record.is_first(source) => source.id.clone(),
        _ => format!("{}/{}", source.id, record.line),
    };
    let mut further = article.further;
    let title = match further.remove("title") {
        Some(Value::String(title)) => title,
        other => {
            further.extend(other.map(|other| ("title".to_owned(), other)));
            guess_title(&article.text)
        }
    };
    let mut document = Document::of_text(source_id, title, article.text);
    document.metadata = canonical::to_metadata(further);
    document.metadata.url = document.metadata.url.or(article.target);
    document.layers = layers;
    Ok(Incoming {
        file,
        line: Some(record.line),
        document,
        notes,
    })
}

#[cfg(test)]
mod tests;
