//! The project at a glance, for the command line: lists and counts.
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::Serialize;

use super::Project;
use super::export::Registers;
use crate::domain::id::{AnnotatorId, ArticleId};
use crate::domain::{Document, Header, Presence};
use crate::error::{Code, Error, Result};
use crate::storage::list::{self, Filter};
use crate::storage::{annotator, article, entity, tally};

/// An article in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListRow {
    /// The source id.
    pub id: String,
    pub title: String,
    /// Of the annotator who asks; else the furthest that anybody is.
    pub status: String,
    pub date: Option<String>,
    pub characters: u32,
    /// By the name of the layer.
    pub spans: BTreeMap<String, u64>,
    pub presence: Presence,
}

/// Counts over the articles that are in the work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    pub articles: u64,
    pub excluded: u64,
    pub deleted: u64,
    pub characters: u64,
    pub spans: u64,
    pub relations: u64,
    pub people: u64,
    pub annotators: Vec<String>,
    pub by_status: BTreeMap<String, u64>,
    pub by_label: BTreeMap<String, u64>,
    pub by_layer: BTreeMap<String, u64>,
    pub by_relation: BTreeMap<String, u64>,
}

const PAGE: usize = 500;

impl Project {
    /// Hands the rows of the list to `each`, in order, until it breaks; deleted articles aside.
    pub fn list(
        &self,
        who: Option<AnnotatorId>,
        each: &mut dyn FnMut(ListRow) -> ControlFlow<()>,
    ) -> Result<()> {
        self.read(|conn| {
            let articles = list::order(conn, who, &Filter::default())?;
            for page in articles.chunks(PAGE) {
                for row in list::rows(conn, who, page)? {
                    if row.presence == Presence::Deleted {
                        continue;
                    }
                    let status = match who {
                        Some(_) => word(row.status)?,
                        None => tally::status(conn, row.id)?,
                    };
                    let spans = tally::layers_of_article(conn, row.id)?;
                    let row = ListRow {
                        id: row.source_id,
                        title: row.title,
                        status,
                        date: row.date,
                        characters: row.characters,
                        spans: spans.into_iter().collect(),
                        presence: row.presence,
                    };
                    if each(row).is_break() {
                        return Ok(());
                    }
                }
            }
            Ok(())
        })
    }

    pub fn stats(&self) -> Result<Stats> {
        self.read(|conn| {
            let presences: BTreeMap<_, _> = tally::presences(conn)?.into_iter().collect();
            let present = |word: &str| presences.get(word).copied().unwrap_or_default();
            let by_label: BTreeMap<_, _> = tally::labels(conn)?.into_iter().collect();
            let by_relation: BTreeMap<_, _> = tally::relations(conn)?.into_iter().collect();
            Ok(Stats {
                articles: present("in"),
                excluded: present("excluded"),
                deleted: present("deleted"),
                characters: tally::characters(conn)?,
                spans: by_label.values().sum(),
                relations: by_relation.values().sum(),
                people: entity::list(conn)?.len() as u64,
                annotators: annotator::list(conn)?.into_iter().map(|a| a.name).collect(),
                by_status: tally::statuses(conn)?.into_iter().collect(),
                by_label,
                by_layer: tally::layers(conn)?.into_iter().collect(),
                by_relation,
            })
        })
    }

    /// The annotator of this name, if the project knows one.
    pub fn known_annotator(&self, name: &str) -> Result<Option<AnnotatorId>> {
        self.read(|conn| Ok(annotator::named(conn, name.trim())?.map(|a| a.id)))
    }

    /// The whole of an article, by its source id or its id, and the project's registers.
    pub fn document(&self, name: &str) -> Result<(Header, Document)> {
        self.read(|conn| {
            let by_id = || name.parse::<ArticleId>().ok();
            let id = article::by_source_id(conn, name)?
                .or_else(by_id)
                .ok_or_else(|| Error::new(Code::ArticleUnknown).arg("article", name))?;
            let registers = Registers::load(conn)?;
            let document = registers.document(conn, id)?;
            Ok((registers.header, document))
        })
    }
}

/// The serde name of an enum.
fn word(value: impl Serialize) -> Result<String> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        _ => Err(Error::internal("not a word")),
    }
}
