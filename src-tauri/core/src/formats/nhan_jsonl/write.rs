//! From documents to lines: names and places become ids.
use std::io::{self, Write};

use super::super::writing::Piece;
use super::super::{Item, Options, Tally, Writer};
use super::shape;
use crate::domain::id::SpanId;
use crate::domain::{DocLayer, DocRevision, Document, Header};

#[derive(Debug)]
struct NhanJsonlWriter;

pub(in crate::formats) fn writer(_: &Options) -> Box<dyn Writer> {
    Box::new(NhanJsonlWriter)
}

impl Writer for NhanJsonlWriter {
    fn begin(&self, out: &mut dyn Write, header: &Header) -> io::Result<()> {
        line(out, &self::header(header))
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        line(out, &article(item.header, item.document))?;
        let spans = item
            .document
            .layers
            .iter()
            .map(|layer| layer.spans.len() as u64);
        let spans = spans.sum();
        Ok(Tally {
            spans,
            written: spans,
            ..Tally::default()
        })
    }
}

fn line(out: &mut dyn Write, value: &impl serde::Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

fn written(id: Option<impl ToString>) -> Option<String> {
    id.map(|id| id.to_string())
}

fn header(header: &Header) -> shape::Header {
    let entities = header.entities.iter().map(|entity| shape::Entity {
        id: written(Some(entity.id)),
        name: entity.name.clone(),
        aliases: entity.aliases.clone(),
    });
    let guidelines = header.guidelines.iter().map(|text| shape::Guideline {
        language: text.language.clone(),
        label: text.label.clone(),
        markdown: text.markdown.clone(),
    });
    let named = |id: String, name: &String| shape::Named {
        id: Some(id),
        name: name.clone(),
    };
    let annotators = header.annotators.iter();
    let tags = header.tags.iter();
    shape::Header {
        format: shape::FORMAT.to_owned(),
        version: shape::VERSION,
        unit: shape::UNIT.to_owned(),
        project: shape::Named {
            id: written(header.project),
            name: header.name.clone(),
        },
        schema: header.schema.clone(),
        annotators: annotators
            .map(|a| named(a.id.to_string(), &a.name))
            .collect(),
        entities: entities.collect(),
        tags: tags.map(|t| named(t.id.to_string(), &t.name)).collect(),
        guidelines: guidelines.collect(),
    }
}

fn article(header: &Header, document: &Document) -> shape::Article {
    let annotator = |name: &String| {
        let known = header.annotators.iter().find(|a| a.name == *name);
        known.map_or_else(|| name.clone(), |a| a.id.to_string())
    };
    let tag = |name: &String| {
        let known = header.tags.iter().find(|t| t.name == *name);
        known.map_or_else(|| name.clone(), |t| t.id.to_string())
    };
    let statuses = document.statuses.iter().map(|status| shape::Status {
        annotator: annotator(&status.annotator),
        status: status.status,
        note: status.note.clone(),
    });
    let comments = document.comments.iter().map(|comment| shape::Comment {
        id: written(comment.id),
        span: written(comment.span),
        annotator: annotator(&comment.annotator),
        text: comment.text.clone(),
        created: comment.created,
        resolved: comment.resolved,
    });
    let layers = document.layers.iter().map(|one| shape::Layer {
        annotator: one.annotator.as_ref().map(annotator),
        ..layer(document, one)
    });
    shape::Article {
        id: written(document.id),
        source_id: document.source_id.clone(),
        title: Some(document.title.clone()),
        metadata: document.metadata.clone(),
        presence: document.presence,
        revisions: document.revisions.iter().zip(1..).map(revision).collect(),
        tags: document.tags.iter().map(tag).collect(),
        status: statuses.collect(),
        layers: layers.collect(),
        comments: comments.collect(),
    }
}

fn revision((revision, number): (&DocRevision, u32)) -> shape::Revision {
    let zones = revision.zones.iter().map(|zone| shape::Zone {
        id: written(zone.id),
        kind: zone.kind,
        start: zone.range.start,
        end: zone.range.end,
        origin: zone.origin,
        reason: zone.reason.clone(),
    });
    shape::Revision {
        id: written(revision.id),
        number,
        encoding: revision.encoding.clone(),
        reason: revision.reason.clone(),
        text: revision.text.clone(),
        zones: zones.collect(),
    }
}

fn layer(document: &Document, layer: &DocLayer) -> shape::Layer {
    // A span without an id is called by its place, so that relations can point at it.
    let name = |place: usize| {
        let id: Option<SpanId> = layer.spans.get(place).and_then(|span| span.id);
        written(id).unwrap_or_else(|| format!("s{place}"))
    };
    let spans = layer
        .spans
        .iter()
        .enumerate()
        .map(|(place, span)| shape::Span {
            id: Some(name(place)),
            label: span.label.clone(),
            fragments: span.fragments.clone(),
            attributes: span.attributes.clone(),
            note: span.note.clone(),
        });
    let relations = layer.relations.iter().map(|link| shape::Relation {
        id: written(link.id),
        kind: link.kind.clone(),
        from: name(link.from),
        to: name(link.to),
        attributes: link.attributes.clone(),
    });
    let revision = document.revisions.get(layer.revision);
    shape::Layer {
        id: written(layer.id),
        kind: layer.kind,
        name: layer.name.clone(),
        round: layer.round,
        annotator: None,
        revision: revision.and_then(|revision| written(revision.id)),
        spans: spans.collect(),
        relations: relations.collect(),
    }
}
