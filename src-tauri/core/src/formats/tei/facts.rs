//! What is known of the corpus and of an article: their headers.
use serde_json::Value;

use super::super::canonical::Sorted;
use super::xml::Xml;
use crate::domain::{Document, Header};

/// The header of the corpus: its name, what its labels and types of relations are, its people.
pub(super) fn corpus(xml: &mut Xml, header: &Header) {
    xml.raw("<teiHeader>\n");
    file(xml, &header.name, None);
    xml.raw("<sourceDesc><p/></sourceDesc></fileDesc>\n<encodingDesc><classDecl>\n");
    let labels = header.schema.labels.iter().map(|label| label.name.as_str());
    categories(xml, "label", labels);
    let kinds = header.schema.relations.iter();
    categories(xml, "relation", kinds.map(|kind| kind.name.as_str()));
    xml.raw("</classDecl></encodingDesc>\n");
    if !header.entities.is_empty() {
        xml.raw("<profileDesc><particDesc><listPerson>\n");
        for (entity, number) in header.entities.iter().zip(1..) {
            xml.open("person", &[("xml:id", &format!("e{number}"))]);
            xml.leaf("persName", &[], &entity.name);
            for alias in &entity.aliases {
                xml.leaf("persName", &[("type", "alias")], alias);
            }
            xml.close("person");
            xml.raw("\n");
        }
        xml.raw("</listPerson></particDesc></profileDesc>\n");
    }
    xml.raw("</teiHeader>\n");
}

/// A taxonomy of names that `ana` points at, by their numbers.
fn categories<'a>(xml: &mut Xml, of: &str, names: impl Iterator<Item = &'a str>) {
    let mut names = names.zip(1..).peekable();
    if names.peek().is_none() {
        return;
    }
    xml.open("taxonomy", &[("n", of)]);
    for (name, number) in names {
        xml.open("category", &[("xml:id", &format!("{of}{number}"))]);
        xml.leaf("catDesc", &[], name);
        xml.close("category");
    }
    xml.close("taxonomy");
    xml.raw("\n");
}

/// The header of an article: title, author, source, date, link, and what else its source said.
pub(super) fn article(xml: &mut Xml, document: &Document) {
    let known = &document.metadata;
    xml.raw("<teiHeader>");
    file(xml, &document.title, known.author.as_deref());
    xml.raw("<sourceDesc><bibl>");
    xml.leaf("idno", &[], &document.source_id);
    for (name, value) in [("publisher", &known.source), ("date", &known.date)] {
        if let Some(value) = value {
            xml.leaf(name, &[], value);
        }
    }
    if let Some(url) = &known.url {
        xml.empty("ptr", &[("target", url)]);
    }
    for (name, value) in &known.other {
        xml.leaf("note", &[("n", name)], &shown(value));
    }
    xml.raw("</bibl></sourceDesc></fileDesc></teiHeader>\n");
}

fn file(xml: &mut Xml, title: &str, author: Option<&str>) {
    xml.raw("<fileDesc><titleStmt>");
    xml.leaf("title", &[], title);
    if let Some(author) = author {
        xml.leaf("author", &[], author);
    }
    xml.raw("</titleStmt><publicationStmt><p/></publicationStmt>");
}

/// A text as it is, any other value as JSON.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_json::to_string(&Sorted(other)).unwrap_or_default(),
    }
}
