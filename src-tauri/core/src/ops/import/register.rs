//! Registers that an import adds to: people, annotators and tags, each looked up once by name.
use rusqlite::Connection;
use serde_json::Value;

use super::check::is_entity;
use super::store::Store;
use crate::domain::id::{AnnotatorId, EntityId, TagId};
use crate::domain::{Annotator, Attributes, DocSpan, Entity, Label, Tag};
use crate::error::Result;
use crate::ops::change::Writer;
use crate::storage::{annotator, entity, tag};

impl Store {
    /// The attributes as stored: people by id, found by name or added to the register.
    pub(super) fn attributes(
        &mut self,
        conn: &Connection,
        label: &Label,
        span: &DocSpan,
    ) -> Result<Attributes> {
        let mut attributes = span.attributes.clone();
        for (name, value) in &mut attributes {
            if !is_entity(label, name) {
                continue;
            }
            let Some(text) = value.as_str() else { continue };
            let id = match text.parse::<EntityId>() {
                Ok(id) => id,
                Err(_) => self.person(conn, text)?,
            };
            *value = Value::String(id.to_string());
        }
        Ok(attributes)
    }

    fn person(&mut self, conn: &Connection, name: &str) -> Result<EntityId> {
        if let Some(id) = self.people.get(name) {
            return Ok(*id);
        }
        let id = match entity::named(conn, name)? {
            Some(found) => found.id,
            None => {
                let made = Entity {
                    id: EntityId::new(),
                    name: name.to_owned(),
                    aliases: Vec::new(),
                };
                self.new_people.push(made.clone());
                made.id
            }
        };
        self.people.insert(name.to_owned(), id);
        Ok(id)
    }

    pub(super) fn annotator(&mut self, conn: &Connection, name: &str) -> Result<AnnotatorId> {
        if let Some(id) = self.annotators.get(name) {
            return Ok(*id);
        }
        let id = match annotator::named(conn, name)? {
            Some(found) => found.id,
            None => {
                let made = Annotator {
                    id: AnnotatorId::new(),
                    name: name.to_owned(),
                };
                let mut writer = Writer::new(conn);
                writer.put(None, made.clone())?;
                self.register(conn, &writer.changes)?;
                made.id
            }
        };
        self.annotators.insert(name.to_owned(), id);
        Ok(id)
    }

    pub(super) fn tag(&mut self, conn: &Connection, name: &str) -> Result<TagId> {
        if let Some(id) = self.tags.get(name) {
            return Ok(*id);
        }
        let id = match tag::named(conn, name)? {
            Some(found) => found.id,
            None => {
                let made = Tag {
                    id: TagId::new(),
                    name: name.to_owned(),
                };
                let mut writer = Writer::new(conn);
                writer.put(None, made.clone())?;
                self.register(conn, &writer.changes)?;
                made.id
            }
        };
        self.tags.insert(name.to_owned(), id);
        Ok(id)
    }
}
