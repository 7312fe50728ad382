//! Looking a whole project over: is the file sound, and does everything in it fit together?
use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use serde::Serialize;

use super::export::Registers;
use super::{Project, validate};
use crate::domain::id::{EntityId, SpanId};
use crate::domain::{Attributes, DocLayer, Document, Header, Label, Presence};
use crate::error::{Code, Error, Result};
use crate::progress::{Progress, Total};
use crate::storage::{article, likeness};
use crate::text::{Signature, TextIndex};

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The source id.
    pub article: String,
    /// The layer's or annotator's name, if it is in one.
    pub layer: Option<String>,
    pub span: Option<SpanId>,
    pub error: Error,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// What SQLite says of the file: `ok`, or what is damaged.
    pub integrity: String,
    pub articles: u32,
    pub spans: u32,
    pub relations: u32,
    /// Everything that does not fit; beyond the first thousand only counted.
    pub findings: Vec<Finding>,
    pub found: u64,
}

const LISTED: usize = 1_000;

impl Checked {
    /// Whether there is nothing to complain of.
    pub fn is_sound(&self) -> bool {
        self.integrity == "ok" && self.found == 0
    }
}

impl Project {
    /// Checks the file, and that every span quotes its text, lies on edges of grapheme clusters,
    /// has the attributes and links that the schema allows, and stands in an article; and that what
    /// tells near-duplicates is of the text.
    pub fn check(&self, progress: &dyn Progress) -> Result<Checked> {
        let mut checked = Checked {
            integrity: self.file().integrity()?,
            ..Checked::default()
        };
        self.read(|conn| {
            let registers = Registers::load(conn)?;
            let known = Known::of(&registers.header);
            let ids = article::ids(conn)?;
            for (done, id) in ids.iter().enumerate() {
                if progress.cancelled() {
                    return Err(Error::new(Code::Cancelled));
                }
                progress.report("check", done as u64, Total::Count(ids.len() as u64));
                let document = registers.document(conn, *id)?;
                if document.presence != Presence::Deleted {
                    checked.document(&known, &document);
                    checked.likeness(conn, &document)?;
                }
            }
            Ok(())
        })?;
        Ok(checked)
    }
}

/// What the registers hold, by name: schemas may have very many labels.
struct Known<'a> {
    header: &'a Header,
    labels: HashMap<&'a str, &'a Label>,
    entities: HashSet<EntityId>,
}

impl<'a> Known<'a> {
    fn of(header: &'a Header) -> Self {
        let labels = header.schema.labels.iter();
        Self {
            header,
            labels: labels.map(|label| (&*label.name, label)).collect(),
            entities: header.entities.iter().map(|one| one.id).collect(),
        }
    }

    fn label(&self, name: &str) -> Result<&'a Label> {
        let label = self.labels.get(name).copied();
        label.ok_or_else(|| Error::new(Code::LabelUnknown).arg("label", name))
    }
}

impl Checked {
    fn document(&mut self, known: &Known<'_>, document: &Document) {
        self.articles += 1;
        for revision in &document.revisions {
            let index = TextIndex::new(&revision.text);
            self.note(
                document,
                None,
                None,
                validate::zones(&index, &revision.zones),
            );
        }
        for layer in &document.layers {
            let Some(revision) = document.revisions.get(layer.revision) else {
                let error = Error::new(Code::BadRecord).arg("what", "revision");
                self.note(document, Some(layer), None, Err(error));
                continue;
            };
            self.layer(known, document, layer, &TextIndex::new(&revision.text));
        }
    }

    fn likeness(&mut self, conn: &Connection, document: &Document) -> Result<()> {
        for revision in &document.revisions {
            let kept = match revision.id {
                Some(id) => likeness::get(conn, id)?,
                None => None,
            };
            // One that is missing is worked out when it is needed.
            let stale =
                kept.is_some() && kept != Signature::of(&revision.text, &revision.out_of_scope());
            if stale {
                let error = Error::new(Code::BadRecord).arg("what", "likeness");
                self.note(document, None, None, Err(error));
            }
        }
        Ok(())
    }

    fn layer(
        &mut self,
        known: &Known<'_>,
        document: &Document,
        layer: &DocLayer,
        text: &TextIndex<'_>,
    ) {
        for span in &layer.spans {
            self.spans += 1;
            let quoted = validate::quoted(text, &span.fragments);
            self.note(document, Some(layer), span.id, quoted);
            let fits = known
                .label(&span.label)
                .and_then(|label| validate::attributes(&label.attributes, &span.attributes));
            self.note(document, Some(layer), span.id, fits);
            let there = people(known, &span.attributes, &span.label);
            self.note(document, Some(layer), span.id, there);
        }
        for link in &layer.relations {
            self.relations += 1;
            let from = layer.spans.get(link.from);
            let fits = match (from, layer.spans.get(link.to)) {
                (Some(from), Some(to)) => {
                    let kind = known.header.schema.relation_named(&link.kind);
                    kind.ok_or_else(|| {
                        Error::new(Code::RelationTypeUnknown).arg("kind", &link.kind)
                    })
                    .and_then(|kind| {
                        validate::ends(kind, known.label(&from.label)?, known.label(&to.label)?)?;
                        validate::attributes(&kind.attributes, &link.attributes)
                    })
                }
                _ => Err(Error::new(Code::BadRecord).arg("what", "relation")),
            };
            self.note(document, Some(layer), from.and_then(|s| s.id), fits);
        }
    }

    fn note(
        &mut self,
        document: &Document,
        layer: Option<&DocLayer>,
        span: Option<SpanId>,
        result: Result<()>,
    ) {
        let Err(error) = result else { return };
        self.found += 1;
        if self.findings.len() < LISTED {
            self.findings.push(Finding {
                article: document.source_id.clone(),
                layer: layer.map(|l| l.annotator.clone().unwrap_or_else(|| l.name.clone())),
                span,
                error,
            });
        }
    }
}

/// Whether the people that a span is tied to are in the register.
fn people(known: &Known<'_>, attributes: &Attributes, label: &str) -> Result<()> {
    let Ok(label) = known.label(label) else {
        return Ok(());
    };
    for (name, value) in attributes {
        let id = value.as_str().and_then(|id| id.parse().ok());
        let is_tie = super::import::is_entity(label, name);
        if let Some(id) = id.filter(|_| is_tie)
            && !known.entities.contains(&id)
        {
            return Err(Error::new(Code::EntityUnknown).arg("entity", id));
        }
    }
    Ok(())
}
