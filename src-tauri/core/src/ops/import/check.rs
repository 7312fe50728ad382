//! Whether a document can be stored, and as what: the same for a dry run and for the real one.
use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;

use super::{Duplicate, Incoming, Problem, Report};
use crate::domain::id::{ArticleId, LabelId, RelationTypeId};
use crate::domain::{DocLayer, Document, Header, Label, LayerKind, RelationType, Schema};
use crate::error::{Code, Error, Result};
use crate::ops::validate;
use crate::storage::{self, adopt, article, layer, revision, span};
use crate::text::TextIndex;

/// How an import is to be done.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Name for the layers of formats that name none; `gold` makes gold. Else the file's name.
    pub layer: Option<String>,
    /// Labels of the files, by the names that the project has for them.
    pub map: BTreeMap<String, String>,
    pub dry_run: bool,
    /// Store what can be, list what cannot.
    pub skip_bad: bool,
}

/// Problems beyond this many are counted by the reader of the list, not listed.
const LISTED: usize = 1_000;

/// A document that can be stored.
#[derive(Debug)]
pub(super) struct Plan {
    pub document: Document,
    /// The article that has this text already and is to get the layers.
    pub existing: Option<ArticleId>,
}

#[derive(Debug)]
pub(super) struct Checker<'a> {
    pub(super) header: &'a Header,
    options: &'a Options,
    /// The project's schema, with what this import adds to it.
    pub(super) schema: Schema,
    pub(super) new_labels: Vec<Label>,
    pub(super) new_relations: Vec<RelationType>,
    /// Whether the project is new, so that the header's schema can be taken as it is.
    pub(super) pristine: bool,
    texts: HashMap<[u8; 32], String>,
    /// The file that each source id of this import came from.
    sources: HashMap<String, String>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(conn: &Connection, header: &'a Header, options: &'a Options) -> Result<Self> {
        let pristine = !header.schema.labels.is_empty() && adopt::is_pristine(conn)?;
        if !header.schema.labels.is_empty() {
            validate::schema(&header.schema)?;
        }
        let schema = if pristine {
            header.schema.clone()
        } else {
            storage::schema::load(conn)?
        };
        Ok(Self {
            header,
            options,
            schema,
            new_labels: Vec::new(),
            new_relations: Vec::new(),
            pristine,
            texts: HashMap::new(),
            sources: HashMap::new(),
        })
    }

    pub(super) fn labels_added(&self) -> Vec<String> {
        self.new_labels
            .iter()
            .map(|label| label.name.clone())
            .collect()
    }

    /// Looks at one document: counts it in the report, or lists there why it is not stored.
    pub(super) fn check(
        &mut self,
        conn: &Connection,
        item: Result<Incoming, Problem>,
        report: &mut Report,
    ) -> Result<Option<Plan>> {
        let (file, line, document) = match item {
            Ok(Incoming {
                file,
                line,
                document,
            }) => (file, line, document),
            Err(problem) => {
                list(report, problem);
                return Ok(None);
            }
        };
        match self.plan(conn, &file, document)? {
            Ok(Checked::New(plan)) => {
                count(report, &plan);
                Ok(Some(*plan))
            }
            Ok(Checked::Duplicate(same_as)) => {
                report.duplicates.push(Duplicate { file, same_as });
                Ok(None)
            }
            Err(error) => {
                list(
                    report,
                    Problem {
                        file,
                        line,
                        column: None,
                        error,
                    },
                );
                Ok(None)
            }
        }
    }

    /// The outer error is the project's, the inner one the document's.
    fn plan(
        &mut self,
        conn: &Connection,
        file: &str,
        mut document: Document,
    ) -> Result<Result<Checked>> {
        for layer in &mut document.layers {
            self.name_layer(file, layer);
        }
        if let Err(error) = self.check_layers(&document) {
            return Ok(Err(error));
        }
        let hash = revision::hash(document.text());
        if let Some(same_as) = self.texts.get(&hash) {
            return Ok(Ok(Checked::Duplicate(same_as.clone())));
        }
        if let Some((existing, same_as)) = article::by_hash(conn, hash)? {
            let mut kept = Vec::new();
            for layer in document.layers {
                if !is_there(conn, existing, &layer, &self.schema)? {
                    kept.push(layer);
                }
            }
            document.layers = kept;
            self.texts.insert(hash, same_as.clone());
            return Ok(Ok(if document.layers.is_empty() {
                Checked::Duplicate(same_as)
            } else {
                Checked::New(Box::new(Plan {
                    document,
                    existing: Some(existing),
                }))
            }));
        }
        let first = match self.sources.get(&document.source_id) {
            Some(first) => Some(first.clone()),
            None => article::by_source_id(conn, &document.source_id)?
                .map(|_| document.source_id.clone()),
        };
        if let Some(first) = first {
            return Ok(Err(Error::new(Code::SourceIdCollision)
                .arg("id", &document.source_id)
                .arg("first", first)
                .arg("second", file)));
        }
        self.sources
            .insert(document.source_id.clone(), file.to_owned());
        self.texts.insert(hash, document.source_id.clone());
        Ok(Ok(Checked::New(Box::new(Plan {
            document,
            existing: None,
        }))))
    }

    /// A layer that its format did not name gets the name that was asked for, or the file's.
    fn name_layer(&self, file: &str, layer: &mut DocLayer) {
        if layer.kind != LayerKind::Imported || !layer.name.is_empty() {
            return;
        }
        let stem = std::path::Path::new(file)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        layer.name = self
            .options
            .layer
            .clone()
            .unwrap_or_else(|| stem.into_owned());
        if layer.name == "gold" {
            layer.kind = LayerKind::Gold;
        }
    }

    fn check_layers(&mut self, document: &Document) -> Result<()> {
        for revision in &document.revisions {
            if revision.text.is_empty() {
                return Err(Error::new(Code::FileEmpty).arg("file", &document.source_id));
            }
            let index = TextIndex::new(&revision.text);
            for zone in &revision.zones {
                validate::fragments(&index, &[zone.range])?;
            }
        }
        for layer in &document.layers {
            let revision = document
                .revisions
                .get(layer.revision)
                .ok_or_else(|| Error::new(Code::BadRecord).arg("what", "revision"))?;
            let index = TextIndex::new(&revision.text);
            for span in &layer.spans {
                validate::quoted(&index, &span.fragments)?;
                let label = self.label(&span.label);
                let mut attributes = span.attributes.clone();
                // A person's name is turned into an id when it is stored.
                attributes.retain(|name, value| !(is_entity(&label, name) && value.is_string()));
                validate::attributes(&label.attributes, &attributes)?;
            }
            for relation in &layer.relations {
                let (Some(from), Some(to)) =
                    (layer.spans.get(relation.from), layer.spans.get(relation.to))
                else {
                    return Err(Error::new(Code::BadRecord).arg("what", "relation"));
                };
                let (from, to) = (self.label(&from.label), self.label(&to.label));
                let kind = self.relation(&relation.kind);
                validate::ends(&kind, &from, &to)?;
                validate::attributes(&kind.attributes, &relation.attributes)?;
            }
        }
        Ok(())
    }

    /// The project's name for a label of the files.
    fn mapped<'n>(&'n self, name: &'n str) -> &'n str {
        self.options.map.get(name).map_or(name, String::as_str)
    }

    /// The label of this name; one that is not there is taken from the header, or made.
    pub(super) fn label(&mut self, name: &str) -> Label {
        let name = self.mapped(name);
        if let Some(found) = self.schema.label_named(name) {
            return found.clone();
        }
        let mut label = self
            .header
            .schema
            .label_named(name)
            .cloned()
            .unwrap_or_else(|| Label {
                id: LabelId::new(),
                name: name.to_owned(),
                name_vi: name.to_owned(),
                name_en: name.to_owned(),
                key: None,
                colour: String::new(),
                description_vi: String::new(),
                description_en: String::new(),
                attributes: Vec::new(),
            });
        if self.schema.label(label.id).is_some() {
            label.id = LabelId::new();
        }
        if label.colour.is_empty() {
            label.colour = COLOURS[self.schema.labels.len() % COLOURS.len()].to_owned();
        }
        label.key = label.key.filter(|key| {
            self.schema
                .labels
                .iter()
                .all(|other| other.key.as_ref() != Some(key))
        });
        self.schema.labels.push(label.clone());
        self.new_labels.push(label.clone());
        label
    }

    /// The same for relation types.
    pub(super) fn relation(&mut self, name: &str) -> RelationType {
        if let Some(found) = self.schema.relation_named(name) {
            return found.clone();
        }
        let mut kind = self
            .header
            .schema
            .relation_named(name)
            .cloned()
            .unwrap_or_else(|| RelationType {
                id: RelationTypeId::new(),
                name: name.to_owned(),
                name_vi: name.to_owned(),
                name_en: name.to_owned(),
                key: None,
                from: Vec::new(),
                to: Vec::new(),
                attributes: Vec::new(),
            });
        if self.schema.relation(kind.id).is_some() {
            kind.id = RelationTypeId::new();
        }
        self.schema.relations.push(kind.clone());
        self.new_relations.push(kind.clone());
        kind
    }
}

/// The palette of ui/src/styles/tokens.css.
const COLOURS: [&str; 8] = [
    "blue", "green", "orange", "purple", "red", "teal", "brown", "pink",
];

enum Checked {
    New(Box<Plan>),
    /// Of the article with this source id.
    Duplicate(String),
}

/// Whether the attribute of this name holds a person.
pub(in crate::ops) fn is_entity(label: &Label, name: &str) -> bool {
    label
        .attributes
        .iter()
        .any(|a| a.name == name && a.kind == crate::domain::AttributeKind::Entity)
}

fn list(report: &mut Report, problem: Problem) {
    if report.problems.len() < LISTED {
        report.problems.push(problem);
    }
}

fn count(report: &mut Report, plan: &Plan) {
    let counted = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    report.articles += u32::from(plan.existing.is_none());
    let layers = &plan.document.layers;
    report.layers += counted(layers.len());
    report.spans += counted(layers.iter().map(|layer| layer.spans.len()).sum());
    report.relations += counted(layers.iter().map(|layer| layer.relations.len()).sum());
}

/// Whether the article has a layer of this kind and name with just these spans.
fn is_there(
    conn: &Connection,
    article: ArticleId,
    incoming: &DocLayer,
    schema: &Schema,
) -> Result<bool> {
    for found in layer::of_article(conn, article)? {
        if found.kind != incoming.kind || found.name != incoming.name {
            continue;
        }
        let spans = span::of_layer(conn, found.id)?;
        let name = |id| schema.label(id).map_or("", |label| label.name.as_str());
        let same = spans.len() == incoming.spans.len()
            && incoming.spans.iter().all(|one| {
                spans
                    .iter()
                    .any(|s| name(s.label) == one.label && s.fragments == one.fragments)
            });
        if same {
            return Ok(true);
        }
    }
    Ok(false)
}
