//! From lines to documents: what points at an id is turned to names and places.
use std::collections::HashMap;

use super::super::records::{self, Record, Records};
use super::super::{Documents, Source};
use super::shape;
use crate::domain::id::{AnnotatorId, EntityId, TagId};
use crate::domain::{
    Annotator, DocComment, DocLayer, DocRelation, DocRevision, DocSpan, DocStatus, DocZone,
    Document, Entity, Guideline, Header, Incoming, Problem, Range, Tag,
};
use crate::text::guess_title;

/// The first line of a file; refused when it is of another version.
pub(super) fn header(source: &Source) -> Result<Header, Problem> {
    let file = source.shown();
    first(source, &mut Records::open(source)?).and_then(|record| {
        let header: shape::Header = records::parse(&file, &record)?;
        Ok(Header {
            project: header.project.id.and_then(|id| id.parse().ok()),
            name: header.project.name,
            schema: header.schema,
            annotators: all(header.annotators, |a| Annotator {
                id: parsed(a.id).unwrap_or_else(AnnotatorId::new),
                name: a.name,
            }),
            entities: all(header.entities, |e| Entity {
                id: parsed(e.id).unwrap_or_else(EntityId::new),
                name: e.name,
                aliases: e.aliases,
            }),
            tags: all(header.tags, |t| Tag {
                id: parsed(t.id).unwrap_or_else(TagId::new),
                name: t.name,
            }),
            guidelines: all(header.guidelines, |g| Guideline {
                language: g.language,
                label: g.label,
                markdown: g.markdown,
            }),
        })
    })
}

fn first(source: &Source, records: &mut Records) -> Result<Record, Problem> {
    let file = source.shown();
    let empty = crate::Error::new(crate::Code::FileEmpty).arg("file", &file);
    let record = records.next().ok_or_else(|| source.refuse(empty))??;
    let version: shape::Version = records::parse(&file, &record)?;
    let unfit = |what: String| Err(records::bad(&file, &record, &what));
    if version.format != shape::FORMAT {
        return unfit(format!("format {:?}", version.format));
    }
    if version.version != shape::VERSION {
        let (found, known) = (version.version, shape::VERSION);
        return unfit(format!("{} version {found} > {known}", shape::FORMAT));
    }
    if version.unit != shape::UNIT {
        return unfit(format!("unit {:?}", version.unit));
    }
    Ok(record)
}

fn parsed<T: std::str::FromStr>(id: Option<String>) -> Option<T> {
    id?.parse().ok()
}

fn all<A, B>(from: Vec<A>, one: impl FnMut(A) -> B) -> Vec<B> {
    from.into_iter().map(one).collect()
}

/// The articles of a file, line by line.
pub(super) fn documents(source: &Source) -> Result<Documents, Problem> {
    let header = header(source)?;
    let mut records = Records::open(source)?;
    first(source, &mut records)?;
    let names = Names {
        annotators: header
            .annotators
            .into_iter()
            .map(|a| (a.id.to_string(), a.name))
            .collect(),
        tags: header
            .tags
            .into_iter()
            .map(|t| (t.id.to_string(), t.name))
            .collect(),
    };
    let file = source.shown();
    Ok(Box::new(records.map(move |record| {
        let record = record?;
        let article: shape::Article = records::parse(&file, &record)?;
        let document =
            document(article, &names).map_err(|path| records::bad(&file, &record, &path))?;
        Ok(Incoming {
            file: file.clone(),
            line: Some(record.line),
            document,
            notes: Vec::new(),
        })
    })))
}

/// Names of what the header lists, by id.
struct Names {
    annotators: HashMap<String, String>,
    tags: HashMap<String, String>,
}

/// The name that an id stands for; what is no known id is a name already.
fn named(names: &HashMap<String, String>, word: String) -> String {
    names.get(&word).cloned().unwrap_or(word)
}

/// Fails with the path to what points at nothing.
fn document(article: shape::Article, names: &Names) -> Result<Document, String> {
    if article.revisions.is_empty() {
        return Err("revisions".to_owned());
    }
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, revision) in article.revisions.iter().enumerate() {
        if let Some(id) = &revision.id {
            places.insert(id.clone(), place);
        }
    }
    let last = article.revisions.len() - 1;
    let mut layers = Vec::with_capacity(article.layers.len());
    for (number, layer) in article.layers.into_iter().enumerate() {
        let revision = match &layer.revision {
            None => last,
            Some(id) => *places
                .get(id)
                .ok_or_else(|| format!("layers[{number}].revision"))?,
        };
        let one = self::layer(layer, revision, names);
        layers.push(one.map_err(|path| format!("layers[{number}].{path}"))?);
    }
    let revisions = all(article.revisions, revision);
    let title = match article.title {
        Some(title) => title,
        None => guess_title(&revisions[last].text),
    };
    Ok(Document {
        id: parsed(article.id),
        source_id: article.source_id,
        title,
        metadata: article.metadata,
        presence: article.presence,
        tags: all(article.tags, |tag| named(&names.tags, tag)),
        revisions,
        layers,
        statuses: all(article.status, |status| DocStatus {
            annotator: named(&names.annotators, status.annotator),
            status: status.status,
            note: status.note,
        }),
        comments: all(article.comments, |comment| DocComment {
            id: parsed(comment.id),
            span: parsed(comment.span),
            annotator: named(&names.annotators, comment.annotator),
            text: comment.text,
            created: comment.created,
            resolved: comment.resolved,
        }),
    })
}

fn revision(revision: shape::Revision) -> DocRevision {
    DocRevision {
        id: parsed(revision.id),
        text: revision.text,
        encoding: revision.encoding,
        reason: revision.reason,
        zones: all(revision.zones, |zone| DocZone {
            id: parsed(zone.id),
            kind: zone.kind,
            range: Range {
                start: zone.start,
                end: zone.end,
            },
            origin: zone.origin,
            reason: zone.reason,
        }),
    }
}

fn layer(layer: shape::Layer, revision: usize, names: &Names) -> Result<DocLayer, String> {
    let mut places = HashMap::new();
    for (place, span) in layer.spans.iter().enumerate() {
        if let Some(id) = &span.id
            && places.insert(id.clone(), place).is_some()
        {
            return Err(format!("spans[{place}].id"));
        }
    }
    let mut relations = Vec::with_capacity(layer.relations.len());
    for (number, link) in layer.relations.into_iter().enumerate() {
        let end = |id: &String, key: &str| {
            let place = places.get(id).copied();
            place.ok_or_else(|| format!("relations[{number}].{key}"))
        };
        relations.push(DocRelation {
            from: end(&link.from, "from")?,
            to: end(&link.to, "to")?,
            id: parsed(link.id),
            kind: link.kind,
            attributes: link.attributes,
        });
    }
    Ok(DocLayer {
        id: parsed(layer.id),
        kind: layer.kind,
        name: layer.name,
        round: layer.round,
        annotator: layer.annotator.map(|who| named(&names.annotators, who)),
        revision,
        spans: all(layer.spans, |span| DocSpan {
            id: parsed(span.id),
            label: span.label,
            fragments: span.fragments,
            attributes: span.attributes,
            note: span.note,
        }),
        relations,
    })
}
