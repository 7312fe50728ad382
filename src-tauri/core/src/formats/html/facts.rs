//! What a page says about itself: in its head, in data for search engines (JSON-LD), in the
//! properties of its elements.
use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::attributes::{Attribute, Attributes};
use super::dates::published;

/// What is to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    Title,
    Date,
    Author,
    Source,
    Url,
    Description,
}

/// Who says so: the first is believed most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Canonical,
    /// The article's own record in JSON-LD.
    Record,
    /// `og:` and `article:`.
    Meta,
    Property,
    /// Older names in the head.
    Head,
    /// The record of the page that the article is on.
    PageRecord,
    Time,
    Name,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Facts {
    said: BTreeMap<(Fact, By), String>,
}

impl Facts {
    /// What is believed most.
    pub(super) fn get(&self, fact: Fact) -> Option<&str> {
        self.all(fact).next()
    }

    /// All that is said of it.
    pub(super) fn all(&self, fact: Fact) -> impl Iterator<Item = &str> {
        let range = (fact, By::Canonical)..=(fact, By::Name);
        self.said.range(range).map(|(_, value)| value.as_str())
    }

    /// The first of several that say the same thing counts.
    fn add(&mut self, fact: Fact, by: By, value: &str) {
        let value = match fact {
            Fact::Date => published(value),
            Fact::Url => Some(value.trim().to_owned()).filter(|url| is_address(url)),
            Fact::Author => Some(folded(value)).filter(|name| !is_address(name)),
            _ => Some(folded(value)),
        };
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.said.entry((fact, by)).or_insert(value);
        }
    }

    /// What a start tag says.
    pub(super) fn tag(&mut self, name: &str, attributes: &Attributes) {
        let get = |attribute| attributes.get(attribute);
        let own = get(Attribute::ItemProp);
        match name {
            "link" => {
                let rel = get(Attribute::Rel).unwrap_or_default();
                if rel.eq_ignore_ascii_case("canonical") {
                    let to = get(Attribute::Href).unwrap_or_default();
                    self.add(Fact::Url, By::Canonical, to);
                }
            }
            "meta" => {
                let content = get(Attribute::Content).unwrap_or_default();
                let named = get(Attribute::Property).or(get(Attribute::Name));
                if let Some((fact, by)) = named.and_then(of_meta).or(own.and_then(of_property)) {
                    self.add(fact, by, content);
                }
            }
            _ => {
                let time = get(Attribute::DateTime).or(get(Attribute::Content));
                match (own, time) {
                    (Some("datePublished"), Some(time)) => {
                        self.add(Fact::Date, By::Property, time);
                    }
                    (_, Some(time)) if name == "time" => self.add(Fact::Date, By::Time, time),
                    _ => {}
                }
            }
        }
    }

    /// The page's name, as the window bears it.
    pub(super) fn name(&mut self, text: &str) {
        self.add(Fact::Title, By::Name, text);
    }

    /// Data in JSON-LD; what is none is passed over. Deeper than 128 levels it is none.
    pub(super) fn data(&mut self, json: &str) {
        let Ok(value) = serde_json::from_str::<Value>(json.trim()) else {
            return;
        };
        let mut values = vec![&value];
        while let Some(value) = values.pop() {
            match value {
                Value::Array(all) => values.extend(all.iter().rev()),
                Value::Object(object) => {
                    values.extend(object.get("@graph"));
                    self.record(object);
                }
                _ => {}
            }
        }
    }

    fn record(&mut self, record: &Map<String, Value>) {
        let Some(by) = record.get("@type").and_then(kind) else {
            return;
        };
        let text = |key: &str| record.get(key).and_then(Value::as_str);
        let title = text("headline").or(text("name"));
        let address = text("url").or(record.get("mainEntityOfPage").and_then(address));
        let people = record.get("author").map(names).unwrap_or_default();
        let publisher = record.get("publisher").map(names).unwrap_or_default();
        for (fact, value) in [
            (Fact::Title, title),
            (Fact::Date, text("datePublished")),
            (Fact::Author, Some(people.as_str())),
            (Fact::Source, Some(publisher.as_str())),
            (Fact::Url, address),
            (Fact::Description, text("description")),
        ] {
            if let Some(value) = value {
                self.add(fact, by, &super::plain::words(value));
            }
        }
    }
}

/// Which record speaks of an article, or of a page.
fn kind(of: &Value) -> Option<By> {
    let name = |value: &Value| match value.as_str()? {
        "WebPage" | "ItemPage" => Some(By::PageRecord),
        name if name.ends_with("Article") || name.ends_with("Posting") => Some(By::Record),
        "Report" => Some(By::Record),
        _ => None,
    };
    match of {
        Value::Array(all) => all.iter().filter_map(name).min(),
        one => name(one),
    }
}

fn address(page: &Value) -> Option<&str> {
    page.as_str().or_else(|| page.get("@id")?.as_str())
}

/// The names of people or of an organisation, behind commas.
fn names(of: &Value) -> String {
    let name = |value: &Value| {
        let name = value.as_str().or_else(|| value.get("name")?.as_str());
        name.map(|name| name.trim().to_owned())
    };
    match of {
        Value::Array(all) => all.iter().filter_map(name).collect::<Vec<_>>().join(", "),
        one => name(one).unwrap_or_default(),
    }
}

/// What the entry of a page's head by this name says.
fn of_meta(name: &str) -> Option<(Fact, By)> {
    Some(match name.trim().to_ascii_lowercase().as_str() {
        "og:title" => (Fact::Title, By::Meta),
        "article:published_time" | "og:article:published_time" => (Fact::Date, By::Meta),
        "article:author" | "og:article:author" => (Fact::Author, By::Meta),
        "og:site_name" => (Fact::Source, By::Meta),
        "og:url" => (Fact::Url, By::Meta),
        "og:description" => (Fact::Description, By::Meta),
        "title" | "dc.title" | "twitter:title" => (Fact::Title, By::Head),
        "pubdate" | "publishdate" | "publish-date" | "date" | "dc.date" | "dc.date.issued"
        | "dcterms.created" | "parsely-pub-date" => (Fact::Date, By::Head),
        "author" | "dc.creator" => (Fact::Author, By::Head),
        "dc.publisher" | "application-name" => (Fact::Source, By::Head),
        "description" | "dc.description" => (Fact::Description, By::Head),
        _ => return None,
    })
}

fn of_property(name: &str) -> Option<(Fact, By)> {
    Some(match name {
        "headline" => (Fact::Title, By::Property),
        "datePublished" => (Fact::Date, By::Property),
        "author" => (Fact::Author, By::Property),
        "mainEntityOfPage" => (Fact::Url, By::Property),
        "description" => (Fact::Description, By::Property),
        _ => return None,
    })
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    text.starts_with("https://") || text.starts_with("http://")
}

/// Blanks folded.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
