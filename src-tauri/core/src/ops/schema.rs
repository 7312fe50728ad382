//! Giving a project another schema.
use std::collections::BTreeSet;

use super::change::Writer;
use super::{Outcome, Project, validate};
use crate::domain::Schema;
use crate::domain::id::{AnnotatorId, LabelId, RelationTypeId};
use crate::error::{Code, Error, Result};
use crate::storage::{self, meta, tally};

/// What [`Project::import_schema`] added.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Added {
    pub labels: Vec<String>,
    pub relations: Vec<String>,
    /// Whether the schema that was there is gone.
    pub replaced: bool,
}

impl Project {
    /// In a project without spans `schema` takes the place of the one that is there. In one with
    /// spans it may only add: what is there must stand in it too, unchanged; else `in_use` names
    /// what is not.
    pub fn import_schema(&self, who: AnnotatorId, schema: &Schema) -> Result<(Added, Outcome)> {
        validate::schema(schema)?;
        let (old, has_spans) =
            self.read(|conn| Ok((storage::schema::load(conn)?, tally::any_span(conn)?)))?;
        if has_spans {
            keeps(&old, schema)?;
        }
        let names = |schema: &Schema| -> BTreeSet<String> {
            let labels = schema.labels.iter().map(|l| l.name.clone());
            let relations = schema.relations.iter().map(|r| r.name.clone());
            labels.chain(relations).collect()
        };
        let known = names(&old);
        let labels = schema.labels.iter().map(|l| &l.name);
        let relations = schema.relations.iter().map(|r| &r.name);
        let added = Added {
            labels: labels.filter(|n| !known.contains(*n)).cloned().collect(),
            relations: relations.filter(|n| !known.contains(*n)).cloned().collect(),
            replaced: !has_spans,
        };
        let outcome = self.journaled(who, "import_schema", None, |writer| {
            if !has_spans {
                clear(writer, &old)?;
                meta::set(writer.conn, meta::SCHEMA_NAME, &schema.name)?;
            }
            if !has_spans {
                schema
                    .labels
                    .iter()
                    .try_for_each(|label| writer.put(None, label.clone()))?;
                return schema
                    .relations
                    .iter()
                    .try_for_each(|kind| writer.put(None, kind.clone()));
            }
            // Only what is new, under an id that nothing has.
            for label in &schema.labels {
                if old.label_named(&label.name).is_none() {
                    let mut label = label.clone();
                    if old.label(label.id).is_some() {
                        label.id = LabelId::new();
                    }
                    writer.put(None, label)?;
                }
            }
            for kind in &schema.relations {
                if old.relation_named(&kind.name).is_none() {
                    let mut kind = kind.clone();
                    if old.relation(kind.id).is_some() {
                        kind.id = RelationTypeId::new();
                    }
                    writer.put(None, kind)?;
                }
            }
            Ok(())
        })?;
        Ok((added, outcome))
    }
}

fn clear(writer: &mut Writer<'_>, old: &Schema) -> Result<()> {
    for kind in &old.relations {
        writer.remove::<crate::domain::RelationType>(None, kind.id)?;
    }
    for label in &old.labels {
        writer.remove::<crate::domain::Label>(None, label.id)?;
    }
    Ok(())
}

/// Whether everything of `old` stands in `new` as it was; ids aside, which files may not have.
fn keeps(old: &Schema, new: &Schema) -> Result<()> {
    let gone = |name: &str| Err(Error::new(Code::InUse).arg("label", name));
    for label in &old.labels {
        let same = new.label_named(&label.name).is_some_and(|other| {
            crate::domain::Label {
                id: label.id,
                ..other.clone()
            } == *label
        });
        if !same {
            return gone(&label.name);
        }
    }
    for kind in &old.relations {
        let same = new.relation_named(&kind.name).is_some_and(|other| {
            crate::domain::RelationType {
                id: kind.id,
                ..other.clone()
            } == *kind
        });
        if !same {
            return gone(&kind.name);
        }
    }
    Ok(())
}
