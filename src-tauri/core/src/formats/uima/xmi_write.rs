//! Writing XMI: a file for each article, and the type system beside all of them.
//!
//! XML 1.0 has no room for some control characters: in texts U+FFFD stands in their place, and is
//! counted; attributes that have one are JSON.
use std::collections::BTreeSet;
use std::io::{self, Write};

use super::super::options::Options;
use super::super::tally::{Reason, Tally};
use super::super::writing::Piece;
use super::super::{Item, Writer};
use super::features::is_xml;
use super::types;
use super::written::{Annotation, SOFA, Written};
use crate::domain::Header;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

#[derive(Debug)]
struct Xmi {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(Xmi {
        options: options.clone(),
    })
}

impl Writer for Xmi {
    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut written = Written::new(item, &self.options);
        let mut xml = Xml::default();
        xml.article(&written);
        out.write_all(xml.out.as_bytes())?;
        written.tally.losses.add(Reason::Character, xml.replaced);
        Ok(written.tally)
    }

    fn shared(&self, header: &Header) -> Vec<(String, Vec<u8>)> {
        let mut xml = Xml::default();
        xml.types(header);
        vec![("TypeSystem.xml".to_owned(), xml.out.into_bytes())]
    }
}

/// XML that is being put together.
#[derive(Debug, Default)]
struct Xml {
    out: String,
    /// How many characters were replaced.
    replaced: usize,
}

impl Xml {
    fn article(&mut self, written: &Written<'_>) {
        let packages: BTreeSet<&str> = written
            .types
            .iter()
            .filter_map(|kind| Some(kind.name.rsplit_once('.')?.0))
            .collect();
        self.out += DECLARATION;
        self.out += "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" \
                     xmlns:cas=\"http:///uima/cas.ecore\"";
        for package in packages {
            let path = package.replace('.', "/");
            self.out += &format!(" xmlns:{}=\"http:///{path}.ecore\"", prefix(package));
        }
        self.out += " xmi:version=\"2.0\">\n<cas:NULL xmi:id=\"0\"/>\n";
        for annotation in &written.annotations {
            self.annotation(annotation);
        }
        self.out += &format!(
            "<cas:Sofa xmi:id=\"{SOFA}\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text\""
        );
        self.attribute("sofaString", &written.text);
        let members = written.annotations.iter().map(|one| one.id.to_string());
        let members: Vec<String> = members.collect();
        self.out += "/>\n";
        self.out += &format!(
            "<cas:View sofa=\"{SOFA}\" members=\"{}\"/>\n</xmi:XMI>\n",
            members.join(" ")
        );
    }

    fn annotation(&mut self, one: &Annotation) {
        let (package, name) = one.kind.rsplit_once('.').unwrap_or_default();
        let Annotation { id, begin, end, .. } = one;
        self.out += &format!(
            "<{}:{name} xmi:id=\"{id}\" sofa=\"{SOFA}\" begin=\"{begin}\" end=\"{end}\"",
            prefix(package)
        );
        if let Some((from, to)) = one.ends {
            self.out += &format!(" Governor=\"{from}\" Dependent=\"{to}\"");
        }
        for (name, value) in &one.features {
            self.attribute(name, value);
        }
        self.out += "/>\n";
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out += name;
        self.out += "=\"";
        self.text(value);
        self.out.push('"');
    }

    /// A text so that it comes back in an attribute and in an element.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.out += "&amp;",
                '<' => self.out += "&lt;",
                '>' => self.out += "&gt;",
                '"' => self.out += "&quot;",
                // What parsers would make a blank or a line feed, of XML 1.1 too.
                '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' => {
                    self.out += &format!("&#{};", u32::from(c));
                }
                c if is_xml(c) => self.out.push(c),
                _ => {
                    self.replaced += 1;
                    self.out.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        self.out += &format!("<{name}>");
        self.text(text);
        self.out += &format!("</{name}>");
    }

    fn types(&mut self, header: &Header) {
        self.out += DECLARATION;
        self.out +=
            "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n<types>\n";
        for kind in types::of(&header.schema) {
            self.out += "<typeDescription>";
            self.element("name", kind.name);
            self.out += "<description/>";
            self.element("supertypeName", kind.parent);
            self.out += "<features>\n";
            for (name, (holds, about)) in &kind.features {
                self.out += "<featureDescription>";
                self.element("name", name);
                self.element("description", about);
                self.element("rangeTypeName", holds);
                self.out += "</featureDescription>\n";
            }
            self.out += "</features></typeDescription>\n";
        }
        self.out += "</types>\n</typeSystemDescription>\n";
    }
}

/// The prefix that stands for a package: its parts that tell it from the others.
fn prefix(package: &str) -> &str {
    package
        .rsplit('.')
        .find(|part| *part != "type")
        .unwrap_or(package)
}
