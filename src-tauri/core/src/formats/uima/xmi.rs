//! XMI: each child of the root is a feature structure, its attributes are features; a feature of
//! several strings is a child for each.
use std::collections::{HashMap, HashSet};

use quick_xml::Reader as Xml;
use quick_xml::events::{BytesStart, Event};

use super::super::decoding;
use super::super::records::advance;
use super::super::{Documents, Head, Reader, Source, schemas};
use super::cas::{Cas, Feature, Refused, Structure};
use super::{graph, xml};
use crate::domain::{Header, Incoming, Problem};
use crate::error::{Code, Error};

/// See the module.
#[derive(Debug)]
pub(in crate::formats) struct CasXmi;

impl Reader for CasXmi {
    fn extensions(&self) -> &'static [&'static str] {
        &["xmi", "xml"]
    }

    /// Models of other kinds are written as XMI too.
    fn recognises(&self, head: &Head<'_>) -> bool {
        let text = head.text();
        text.contains("XMI") && text.contains("http:///uima/cas.ecore")
    }

    /// The type system that exports put beside.
    fn belongs(&self, head: &Head<'_>) -> bool {
        head.extension() == "xml" && head.text().contains("<typeSystemDescription")
    }

    fn header(&self, source: &Source) -> Result<Header, Problem> {
        Ok(schemas::gathered(self.documents(source.clone())))
    }

    fn documents(&self, source: Source) -> Documents {
        decoding::documents(source, |source, text| document(source, &text))
    }
}

fn document(source: &Source, text: &str) -> Result<Incoming, Problem> {
    let file = source.shown();
    let read = cas(text).and_then(|cas| graph::document(&cas, &source.id));
    let document = read.map_err(|Refused { byte, error }| {
        let (line, column) = advance(text.get(..byte).unwrap_or(text), 1, 1);
        let error = match error.code() {
            Code::BadXml => error.arg("line", line).arg("column", column),
            _ => error,
        };
        Problem {
            line: Some(line),
            column: Some(column),
            ..source.refuse(error)
        }
    })?;
    Ok(Incoming {
        file,
        line: None,
        document,
        notes: Vec::new(),
    })
}

fn bad_xml(byte: usize) -> Refused {
    let error = Error::new(Code::BadXml);
    Refused { byte, error }
}

/// Names of packages by the prefixes that stand for them.
type Packages = HashMap<String, String>;

fn cas(text: &str) -> Result<Cas, Refused> {
    let mut xml = Xml::from_str(text);
    let mut cas = Cas::default();
    let mut packages = Packages::new();
    let mut depth = 0_usize;
    let mut rooted = false;
    loop {
        let byte = usize::try_from(xml.buffer_position()).unwrap_or(text.len());
        let event = xml
            .read_event()
            .map_err(|_| bad_xml(usize::try_from(xml.error_position()).unwrap_or(byte)))?;
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                match depth {
                    0 if rooted => return Err(bad_xml(byte)),
                    0 => {
                        rooted = true;
                        for (name, value, _) in attributes(text, &tag, byte)? {
                            if let Some(prefix) = name.strip_prefix("xmlns:") {
                                packages.insert(prefix.to_owned(), package(&value));
                            }
                        }
                    }
                    1 => cas.structures.push(structure(text, &tag, byte, &packages)?),
                    2 if !empty => {
                        let start = usize::try_from(xml.buffer_position()).unwrap_or(byte);
                        let inner = xml.read_text(tag.to_end().name());
                        let inner = inner.map_err(|_| bad_xml(byte))?.into_inner();
                        let value = xml::value(&inner, false).map_err(|at| bad_xml(start + at))?;
                        let name = tag.name().into_inner();
                        if let Some(structure) = cas.structures.last_mut() {
                            structure.add(name, value);
                        }
                        continue;
                    }
                    _ => {}
                }
                depth += usize::from(!empty);
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 || !rooted => return Err(bad_xml(text.len())),
            Event::Eof => return Ok(cas),
            // White space between the structures; what a document type declares is not looked at.
            _ => {}
        }
    }
}

/// The package that a namespace stands for.
fn package(namespace: &str) -> String {
    let path = namespace.strip_prefix("http:///").unwrap_or(namespace);
    let path = path.strip_suffix(".ecore").unwrap_or(path);
    path.replace('/', ".")
}

fn structure(
    text: &str,
    tag: &BytesStart<'_>,
    byte: usize,
    packages: &Packages,
) -> Result<Structure, Refused> {
    let name = tag.name().into_inner();
    let kind = match name.split_once(':') {
        Some((prefix, local)) => match packages.get(prefix) {
            Some(package) if package != "noNamespace" => format!("{package}.{local}"),
            _ => local.to_owned(),
        },
        None => name.to_owned(),
    };
    let mut structure = Structure {
        kind,
        byte,
        ..Structure::default()
    };
    for (name, value, at) in attributes(text, tag, byte)? {
        if name == "xmi:id" {
            structure.id = Some(value.parse().map_err(|_| Refused {
                byte: at,
                error: Error::new(Code::BadRecord).arg("what", "xmi:id"),
            })?);
        } else if !name.starts_with("xmlns") {
            structure.features.push((name, Feature::Text(value)));
        }
    }
    Ok(structure)
}

impl Structure {
    /// Adds one of several values of a feature.
    fn add(&mut self, name: &str, value: String) {
        // The children of one feature follow each other.
        match self.features.last_mut() {
            Some((last, Feature::Texts(values))) if last == name => values.push(value),
            _ => {
                let values = Feature::Texts(vec![value]);
                self.features.push((name.to_owned(), values));
            }
        }
    }
}

/// The attributes of a tag, each once, with the byte at which it stands.
fn attributes(
    text: &str,
    tag: &BytesStart<'_>,
    byte: usize,
) -> Result<Vec<(String, String, usize)>, Refused> {
    let mut found = Vec::new();
    let mut names = HashSet::new();
    // Its own check for repeated names compares each with each.
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| bad_xml(byte))?;
        let name = attribute.key.into_inner();
        let at = within(text, name).unwrap_or(byte);
        if !names.insert(name.to_owned()) {
            return Err(bad_xml(at));
        }
        let start = within(text, &attribute.value).unwrap_or(at);
        let value = xml::value(&attribute.value, true).map_err(|inner| bad_xml(start + inner))?;
        found.push((name.to_owned(), value, at));
    }
    Ok(found)
}

/// Where a part of a text begins in it.
fn within(text: &str, part: &str) -> Option<usize> {
    let start = part.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (start <= text.len()).then_some(start)
}
