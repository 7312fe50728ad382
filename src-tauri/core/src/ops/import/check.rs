//! Whether a document can be stored, and as what: the same for a dry run and for the real one.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::Connection;

use super::conform::conform;
use super::met::Names;
use super::prepare::Prepared;
use super::{Duplicate, Incoming, Problem, Report};
use crate::domain::id::{ArticleId, LabelId, RelationTypeId};
use crate::domain::{DocLayer, Document, Header, Label, LayerKind, Presence, RelationType, Schema};
use crate::error::{Code, Error, Result};
use crate::ops::alike::{Compared, Name};
use crate::ops::validate;
use crate::storage::{self, adopt, article, layer, revision, span};
use crate::text::{Signature, TextIndex};

/// How an import is to be done.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Name for the layers of formats that name none; `gold` makes gold. Else the file's name.
    pub layer: Option<String>,
    /// Labels and relation types of the files, by the names that the project has for them.
    pub map: BTreeMap<String, String>,
    pub dry_run: bool,
    /// Store what can be, list what cannot.
    pub skip_bad: bool,
}

impl Options {
    /// What the project calls something of the files.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> &'a str {
        self.map.get(name).map_or(name, String::as_str)
    }
}

/// Problems and notes beyond this many are counted by the reader of the list, not listed.
const LISTED: usize = 1_000;

/// A document that can be stored.
#[derive(Debug)]
pub(super) struct Plan {
    pub document: Document,
    pub signature: Option<Signature>,
    /// The article that has this text already and is to get the layers.
    pub existing: Option<ArticleId>,
}

#[derive(Debug)]
pub(super) struct Checker<'a> {
    pub(super) header: &'a Header,
    pub(super) options: &'a Options,
    /// The project's schema, with what this import adds to it.
    pub(super) schema: Schema,
    /// Where its labels and types stand, by name: files may bring very many.
    pub(super) label_places: HashMap<String, usize>,
    pub(super) relation_places: HashMap<String, usize>,
    /// What the files say of labels and types, by name.
    pub(super) labels_of_files: HashMap<&'a str, &'a Label>,
    pub(super) relations_of_files: HashMap<&'a str, &'a RelationType>,
    /// The ids and keys that are taken.
    pub(super) label_ids: HashSet<LabelId>,
    pub(super) relation_ids: HashSet<RelationTypeId>,
    pub(super) keys: HashSet<String>,
    /// Labels that are new, and those that have new attributes.
    pub(super) new_labels: Vec<Label>,
    pub(super) labels_added: BTreeSet<String>,
    pub(super) relations_added: BTreeSet<String>,
    /// What the documents that are to be stored call labels and relation types.
    pub(super) met: Names,
    pub(super) new_relations: Vec<RelationType>,
    /// Whether the project is new, so that the header's schema can be taken as it is.
    pub(super) pristine: bool,
    /// The new articles that have words, in their order.
    pub(super) compared: Vec<Compared>,
    texts: HashMap<[u8; 32], String>,
    /// The file that each source id of this import came from.
    sources: HashMap<String, String>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(conn: &Connection, header: &'a Header, options: &'a Options) -> Result<Self> {
        let pristine = is_whole(header) && adopt::is_pristine(conn)?;
        if !header.schema.labels.is_empty() {
            validate::schema(&header.schema)?;
        }
        let schema = if pristine {
            header.schema.clone()
        } else {
            storage::schema::load(conn)?
        };
        let labels = schema.labels.iter().zip(0..);
        let relations = schema.relations.iter().zip(0..);
        let of_files = &header.schema;
        Ok(Self {
            header,
            options,
            label_places: labels.map(|(l, place)| (l.name.clone(), place)).collect(),
            relation_places: relations
                .map(|(r, place)| (r.name.clone(), place))
                .collect(),
            labels_of_files: of_files.labels.iter().map(|l| (&*l.name, l)).collect(),
            relations_of_files: of_files.relations.iter().map(|r| (&*r.name, r)).collect(),
            label_ids: schema.labels.iter().map(|l| l.id).collect(),
            relation_ids: schema.relations.iter().map(|r| r.id).collect(),
            keys: schema.labels.iter().filter_map(|l| l.key.clone()).collect(),
            schema,
            new_labels: Vec::new(),
            labels_added: BTreeSet::new(),
            relations_added: BTreeSet::new(),
            met: Names::default(),
            new_relations: Vec::new(),
            pristine,
            compared: Vec::new(),
            texts: HashMap::new(),
            sources: HashMap::new(),
        })
    }

    /// Looks at one document: counts it in the report, or lists there why it is not stored.
    pub(super) fn check(
        &mut self,
        conn: &Connection,
        item: Result<Prepared, Problem>,
        report: &mut Report,
    ) -> Result<Option<Plan>> {
        let Prepared {
            incoming,
            signature,
        } = match item {
            Ok(prepared) => prepared,
            Err(problem) => {
                list(report, problem);
                return Ok(None);
            }
        };
        let Incoming {
            file,
            line,
            document,
            notes,
        } = incoming;
        match self.plan(conn, &file, document, signature)? {
            Ok(Checked::New(plan)) => {
                count(report, &plan);
                self.met.add(&plan.document);
                self.compare(&plan);
                let left = LISTED.saturating_sub(report.notes.len());
                report.notes.extend(notes.into_iter().take(left));
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
        signature: Option<Signature>,
    ) -> Result<Result<Checked>> {
        for layer in &mut document.layers {
            self.name_layer(file, layer);
        }
        if let Err(error) = self.check_layers(&mut document) {
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
                    signature,
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
            signature,
            existing: None,
        }))))
    }

    /// Keeps what a new article is compared by.
    fn compare(&mut self, plan: &Plan) {
        let Document {
            source_id,
            title,
            presence,
            ..
        } = &plan.document;
        if let Some(signature) = plan.signature
            && plan.existing.is_none()
            && *presence != Presence::Deleted
        {
            self.compared.push(Compared {
                signature,
                name: Name::New(source_id.clone(), title.clone()),
            });
        }
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

    fn check_layers(&mut self, document: &mut Document) -> Result<()> {
        for revision in &document.revisions {
            if revision.text.is_empty() {
                return Err(Error::new(Code::FileEmpty).arg("file", &document.source_id));
            }
            let index = TextIndex::new(&revision.text);
            validate::zones(&index, &revision.zones)?;
        }
        for layer in &mut document.layers {
            let revision = document
                .revisions
                .get(layer.revision)
                .ok_or_else(|| Error::new(Code::BadRecord).arg("what", "revision"))?;
            let index = TextIndex::new(&revision.text);
            for span in &mut layer.spans {
                validate::quoted(&index, &span.fragments)?;
                let label = self.label(&span.label);
                conform(&label.attributes, &mut span.attributes);
                let mut attributes = span.attributes.clone();
                // A person's name is turned into an id when it is stored.
                attributes.retain(|name, value| !(is_entity(&label, name) && value.is_string()));
                validate::attributes(&label.attributes, &attributes)?;
            }
            for relation in &mut layer.relations {
                let (Some(from), Some(to)) =
                    (layer.spans.get(relation.from), layer.spans.get(relation.to))
                else {
                    return Err(Error::new(Code::BadRecord).arg("what", "relation"));
                };
                let (from, to) = (self.label(&from.label), self.label(&to.label));
                let kind = self.relation(&relation.kind);
                validate::ends(&kind, &from, &to)?;
                conform(&kind.attributes, &mut relation.attributes);
                validate::attributes(&kind.attributes, &relation.attributes)?;
            }
        }
        Ok(())
    }
}

/// Whether a schema was made by somebody as one, rather than gathered from what files contain.
fn is_whole(header: &Header) -> bool {
    let schema = &header.schema;
    !schema.labels.is_empty() && (header.project.is_some() || !schema.name.is_empty())
}

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
    let labels = schema.labels.iter();
    let names: HashMap<_, _> = labels.map(|label| (label.id, &*label.name)).collect();
    for found in layer::of_article(conn, article)? {
        if found.kind != incoming.kind || found.name != incoming.name {
            continue;
        }
        let spans = span::of_layer(conn, found.id)?;
        let name = |id| names.get(&id).copied().unwrap_or_default();
        let there: HashSet<_> = spans
            .iter()
            .map(|span| (name(span.label), &*span.fragments))
            .collect();
        let same = spans.len() == incoming.spans.len()
            && incoming
                .spans
                .iter()
                .all(|one| there.contains(&(&*one.label, &*one.fragments)));
        if same {
            return Ok(true);
        }
    }
    Ok(false)
}
