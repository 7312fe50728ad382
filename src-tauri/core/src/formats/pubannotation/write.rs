//! Writing: an object a file, and the types of the schema for TextAE.
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::super::canonical::{self, Sorted};
use super::super::options::Options;
use super::super::palette::tint;
use super::super::tally::{Reason, Tally};
use super::super::values::{self, Said};
use super::super::view::View;
use super::super::writing::Piece;
use super::super::{Item, Writer};
use crate::domain::{Attribute, AttributeKind, DocSpan, Document, Header, Schema};

/// Keys of an article that its reader takes for no metadata.
const OWN: [&str; 13] = [
    "attributes",
    "blocks",
    "config",
    "denotations",
    "divid",
    "project",
    "relations",
    "sourcedb",
    "sourceid",
    "target",
    "text",
    "title",
    "tracks",
];

/// What TextAE reads; not `config.json`, for an article may be called so.
const CONFIGURATION: &str = "textae-config.json";

#[derive(Debug)]
struct PubAnnotationWriter {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(PubAnnotationWriter {
        options: options.clone(),
    })
}

impl Writer for PubAnnotationWriter {
    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        let (mut article, unnamed) = about(item.document);
        let spans = (1..).zip(&view.layer.spans);
        let denotations = spans.map(|(number, span)| denotation(number, span));
        let links = (1..).zip(&view.layer.relations);
        let relations = links.map(|(number, link)| {
            let end = |place: usize| format!("T{}", place + 1);
            json!({
                "id": format!("R{number}"),
                "pred": link.kind,
                "subj": end(link.from),
                "obj": end(link.to),
            })
        });
        let of_spans = (1..).zip(&view.layer.spans).map(|(number, span)| {
            let values = values::of_span(item.header, span);
            (format!("T{number}"), values)
        });
        let of_relations = (1..).zip(&view.layer.relations).map(|(number, link)| {
            let values = values::of_relation(item.header, link);
            (format!("R{number}"), values)
        });
        for (key, list) in [
            ("denotations", denotations.collect::<Vec<_>>()),
            ("relations", relations.collect()),
            ("attributes", attributes(of_spans.chain(of_relations))),
        ] {
            article.insert(key.to_owned(), Value::from(list));
        }
        article.insert("text".to_owned(), json!(view.text));
        serde_json::to_writer(&mut *out, &Sorted(&Value::Object(article)))?;
        out.write_all(b"\n")?;

        view.tally.losses.add(Reason::Metadata, unnamed);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }

    fn shared(&self, header: &Header) -> Vec<(String, Vec<u8>)> {
        let configuration = configuration(&header.schema);
        let mut file = serde_json::to_vec(&Sorted(&configuration)).unwrap_or_default();
        file.push(b'\n');
        vec![(CONFIGURATION.to_owned(), file)]
    }
}

/// Title, id and metadata; and how much of that has no key.
fn about(document: &Document) -> (Map<String, Value>, usize) {
    let mut article = Map::new();
    article.insert("title".to_owned(), json!(document.title));
    // Another id is that of the file.
    if let Some((base, id)) = document.source_id.split_once('/')
        && !base.is_empty()
    {
        article.insert("sourcedb".to_owned(), json!(base));
        article.insert("sourceid".to_owned(), json!(id));
    }
    for (name, value) in canonical::known(&document.metadata) {
        let name = if name == "url" { "target" } else { name };
        article.insert(name.to_owned(), json!(value));
    }
    let mut unnamed = 0;
    for (name, value) in &document.metadata.other {
        if OWN.contains(&name.as_str()) {
            unnamed += 1;
        } else {
            article.insert(name.clone(), value.clone());
        }
    }
    (article, unnamed)
}

fn denotation(number: usize, span: &DocSpan) -> Value {
    let stretches = span.fragments.iter().map(|fragment| {
        let range = fragment.range;
        json!({"begin": range.start.0, "end": range.end.0})
    });
    let mut stretches: Vec<Value> = stretches.collect();
    let place = if stretches.len() == 1 {
        stretches.remove(0)
    } else {
        Value::from(stretches)
    };
    let mut denotation = json!({"id": format!("T{number}"), "obj": span.label, "span": place});
    if !span.note.is_empty()
        && let Some(denotation) = denotation.as_object_mut()
    {
        denotation.insert("note".to_owned(), json!(span.note));
    }
    denotation
}

fn attributes<'a>(things: impl Iterator<Item = (String, Vec<Said<'a>>)>) -> Vec<Value> {
    let all = things.flat_map(|(id, values)| {
        let of = move |said: Said<'a>| (id.clone(), said);
        values.into_iter().map(of)
    });
    let one = |(number, (id, said)): (usize, (String, Said<'a>))| {
        json!({
            "id": format!("A{number}"),
            "subj": id,
            "pred": said.name,
            "obj": said.text,
        })
    };
    (1..).zip(all).map(one).collect()
}

/// The types of a schema as TextAE knows them.
fn configuration(schema: &Schema) -> Value {
    let entities = schema.labels.iter().map(|label| {
        let mut kind = json!({"id": label.name});
        if let (Some(kind), Some(tint)) = (kind.as_object_mut(), tint(label)) {
            kind.insert("color".to_owned(), json!(tint));
        }
        kind
    });
    let relations = schema.relations.iter();
    let relations = relations.map(|kind| json!({"id": kind.name}));
    let of_labels = schema.labels.iter().flat_map(|label| &label.attributes);
    let of_relations = schema.relations.iter().flat_map(|kind| &kind.attributes);
    let mut attributes: Vec<&Attribute> = Vec::new();
    for attribute in of_labels.chain(of_relations) {
        if attributes.iter().all(|known| known.name != attribute.name) {
            attributes.push(attribute);
        }
    }
    let attributes = attributes.into_iter().map(attribute_type);
    json!({
        "entity types": entities.collect::<Vec<_>>(),
        "relation types": relations.collect::<Vec<_>>(),
        "attribute types": attributes.collect::<Vec<_>>(),
    })
}

/// TextAE wants one of the values to be the default.
fn attribute_type(attribute: &Attribute) -> Value {
    let is_choice = attribute.kind == AttributeKind::Enum && !attribute.values.is_empty();
    if !is_choice {
        return json!({"pred": attribute.name, "value type": "string", "default": "", "values": []});
    }
    let values = attribute.values.iter().enumerate().map(|(place, value)| {
        if place == 0 {
            json!({"id": value, "default": true})
        } else {
            json!({"id": value})
        }
    });
    let values: Vec<Value> = values.collect();
    json!({"pred": attribute.name, "value type": "selection", "values": values})
}
