//! An article: its header, its text and what points at it.
use std::io::{self, Write};

use serde_json::Value;

use super::super::options::Options;
use super::super::tally::{Reason, Tally, is_entity};
use super::super::view::View;
use super::super::writing::Piece;
use super::super::{Item, Writer};
use super::facts::{self, shown};
use super::inline::{Laid, Mark, lay};
use super::xml::{Xml, word};
use crate::domain::{Attributes, DocSpan, Header, Offset};
use crate::text::split_after;

const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n";

#[derive(Debug)]
struct Tei {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(Tei {
        options: options.clone(),
    })
}

impl Writer for Tei {
    fn begin(&self, out: &mut dyn Write, header: &Header) -> io::Result<()> {
        let mut xml = Xml::default();
        xml.raw(START);
        facts::corpus(&mut xml, header);
        out.write_all(xml.finish().0.as_bytes())
    }

    fn end(&self, out: &mut dyn Write, _: &Header) -> io::Result<()> {
        out.write_all(b"</teiCorpus>\n")
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        let laid = lay(&view.layer);
        let mut article = Article {
            xml: Xml::default(),
            item,
            view: &view,
        };
        article.write(&laid);
        let (xml, replaced) = article.xml.finish();
        out.write_all(xml.as_bytes())?;
        view.tally.losses.add(Reason::Character, replaced);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

struct Article<'a> {
    xml: Xml,
    item: &'a Item<'a>,
    view: &'a View<'a>,
}

impl Article<'_> {
    fn write(&mut self, laid: &Laid) {
        self.xml.raw("<TEI>\n");
        facts::article(&mut self.xml, self.item.document);
        self.xml.raw("<text><body><ab xml:space=\"preserve\">");
        self.text(laid);
        self.xml.raw("</ab></body></text>\n");
        let is_said = |span: &DocSpan| !span.attributes.is_empty() || !span.note.is_empty();
        let layer = &self.view.layer;
        let stands_off = !laid.outside.is_empty()
            || !layer.relations.is_empty()
            || layer.spans.iter().any(is_said);
        if stands_off {
            self.xml.raw("<standOff>\n");
            self.outside(laid);
            self.relations();
            self.said();
            self.xml.raw("</standOff>\n");
        }
        self.xml.raw("</TEI>\n");
    }

    fn text(&mut self, laid: &Laid) {
        let (mut rest, mut at) = (&*self.view.text, Offset(0));
        for (offset, mark) in &laid.marks {
            let (before, after) = split_after(rest, offset.0 - at.0);
            self.xml.text(before);
            (rest, at) = (after, *offset);
            match *mark {
                Mark::Open(_, place) => self.open(place),
                Mark::Close(_, place) => {
                    let label = self.view.layer.spans.get(place).map(|span| &*span.label);
                    self.xml.close(element(label.unwrap_or_default()));
                }
                Mark::AnchorStart(place, part) => self.anchor(place, part, "start"),
                Mark::AnchorEnd(place, part) => self.anchor(place, part, "end"),
            }
        }
        self.xml.text(rest);
    }

    fn open(&mut self, place: usize) {
        if let Some(span) = self.view.layer.spans.get(place) {
            let name = element(&span.label);
            let points = if name == "measure" { "corresp" } else { "ref" };
            let attributes = self.of_span(place, span, points);
            self.xml.open(name, &borrowed(&attributes));
        }
    }

    fn anchor(&mut self, place: usize, part: usize, edge: &str) {
        let id = self.anchor_id(place, part, edge);
        self.xml.empty("anchor", &[("xml:id", &id)]);
    }

    /// Spans that are no elements in the text.
    fn outside(&mut self, laid: &Laid) {
        for &place in &laid.outside {
            let Some(span) = self.view.layer.spans.get(place) else {
                continue;
            };
            let attributes = self.of_span(place, span, "corresp");
            self.xml.open("spanGrp", &borrowed(&attributes));
            for part in 0..span.fragments.len() {
                let [from, to] =
                    ["start", "end"].map(|edge| format!("#{}", self.anchor_id(place, part, edge)));
                self.xml.empty("span", &[("from", &from), ("to", &to)]);
            }
            self.xml.close("spanGrp");
            self.xml.raw("\n");
        }
    }

    fn relations(&mut self) {
        let links = &self.view.layer.relations;
        if links.is_empty() {
            return;
        }
        self.xml.raw("<listRelation>\n");
        for (place, link) in links.iter().enumerate() {
            let kinds = self.item.header.schema.relations.iter();
            let mut attributes = vec![
                ("xml:id", self.relation_id(place)),
                ("name", word(&link.kind)),
            ];
            if let Some(at) = kinds.clone().position(|kind| kind.name == link.kind) {
                attributes.push(("ana", format!("#relation{}", at + 1)));
            }
            attributes.push(("active", format!("#{}", self.span_id(link.from))));
            attributes.push(("passive", format!("#{}", self.span_id(link.to))));
            self.xml.empty("relation", &borrowed(&attributes));
            self.xml.raw("\n");
        }
        self.xml.raw("</listRelation>\n");
    }

    /// Values of attributes, and notes.
    fn said(&mut self) {
        let view = self.view;
        for (place, span) in view.layer.spans.iter().enumerate() {
            let id = self.span_id(place);
            let header = self.item.header;
            self.values(&id, &span.attributes, |name| {
                is_entity(&header.schema, span, name)
            });
            if !span.note.is_empty() {
                let target = format!("#{id}");
                self.xml.raw("<listAnnotation>");
                self.xml.open("annotation", &[("target", &target)]);
                self.xml.leaf("note", &[], &span.note);
                self.xml.raw("</annotation></listAnnotation>\n");
            }
        }
        for (place, link) in view.layer.relations.iter().enumerate() {
            let id = self.relation_id(place);
            self.values(&id, &link.attributes, |_| false);
        }
    }

    fn values(&mut self, id: &str, values: &Attributes, is_entity: impl Fn(&str) -> bool) {
        if values.is_empty() {
            return;
        }
        self.xml.open("fs", &[("corresp", &format!("#{id}"))]);
        for (name, value) in values {
            let person = person(self.item.header, value).filter(|_| is_entity(name));
            let called = word(name);
            let mut attributes = vec![("name", &*called)];
            if called != *name {
                attributes.push(("n", name));
            }
            if let Some(person) = &person {
                attributes.push(("fVal", person));
                self.xml.empty("f", &attributes);
                continue;
            }
            self.xml.open("f", &attributes);
            match value {
                Value::Number(number) => {
                    self.xml.empty("numeric", &[("value", &number.to_string())]);
                }
                other => self.xml.leaf("string", &[], &shown(other)),
            }
            self.xml.close("f");
        }
        self.xml.raw("</fs>\n");
    }

    /// Id, label and person of a span; `points` is the attribute that points at the person.
    fn of_span(&self, place: usize, span: &DocSpan, points: &'static str) -> Attrs {
        let header = self.item.header;
        let mut attributes = vec![("xml:id", self.span_id(place)), ("type", word(&span.label))];
        let mut labels = header.schema.labels.iter();
        if let Some(at) = labels.position(|label| label.name == span.label) {
            attributes.push(("ana", format!("#label{}", at + 1)));
        }
        let values = span.attributes.iter();
        let mut people = values.filter(|(name, _)| is_entity(&header.schema, span, name));
        if let Some(person) = people.find_map(|(_, value)| person(header, value)) {
            attributes.push((points, person));
        }
        attributes
    }

    fn span_id(&self, place: usize) -> String {
        format!("s{}", self.item.before.spans + place + 1)
    }

    fn relation_id(&self, place: usize) -> String {
        format!("r{}", self.item.before.relations + place + 1)
    }

    fn anchor_id(&self, place: usize, part: usize, edge: &str) -> String {
        format!("{}.{}.{edge}", self.span_id(place), part + 1)
    }
}

/// Attributes of an element.
type Attrs = Vec<(&'static str, String)>;

fn borrowed<'a>(attributes: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

/// What a span of a label is in the text.
fn element(label: &str) -> &'static str {
    match label {
        "PERSON" => "persName",
        "ROLE" => "roleName",
        "TRADE_FIGURE" => "measure",
        _ => "rs",
    }
}

/// Where the header has the person whose id this is.
fn person(header: &Header, value: &Value) -> Option<String> {
    let id = value.as_str()?;
    let at = header
        .entities
        .iter()
        .position(|entity| entity.id.to_string() == id)?;
    Some(format!("#e{}", at + 1))
}
