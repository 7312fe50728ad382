//! Out and in again in the formats that hold most of what a layer does, and other tools' files in
//! and out and in again.
use std::collections::BTreeMap;

use nhan_core::domain::{Document, Header};
use nhan_core::ops::{Project, system_clock};
use serde_json::Value;

use crate::support::{Place, data, samples};

/// What the first layer of each article says, by its text: spans with what is said of them, people
/// by name, and relations by what they link.
fn said(place: &Place, project: &str, only_single: bool) -> BTreeMap<String, Vec<String>> {
    let listed = place.nhan(&["--json", "list", project]).rows();
    let opened = Project::open(&place.path(project), system_clock).unwrap();
    let articles = listed.iter();
    articles
        .map(|article| {
            let id = article["id"].as_str().unwrap();
            let (header, document) = opened.project.document(id).unwrap();
            let rows = rows(&header, &document, only_single);
            (document.text().to_owned(), rows)
        })
        .collect()
}

fn rows(header: &Header, document: &Document, only_single: bool) -> Vec<String> {
    let Some(layer) = document.layers.first() else {
        return Vec::new();
    };
    let values = |values: &BTreeMap<String, Value>| {
        let one = |(name, value): (&String, &Value)| {
            let id = value.as_str().and_then(|id| id.parse().ok());
            let person = id.and_then(|id| header.entity(id)).map(|p| p.name.clone());
            format!("{name}={}", person.unwrap_or_else(|| value.to_string()))
        };
        values.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    let span = |place: usize| {
        let span = &layer.spans[place];
        format!(
            "{} {:?} {} {}",
            span.label,
            span.fragments,
            values(&span.attributes),
            span.note
        )
    };
    let is_held = |place: &usize| !only_single || layer.spans[*place].fragments.len() == 1;
    let spans = (0..layer.spans.len()).filter(is_held).map(span);
    let links = layer.relations.iter();
    let links = links.filter(|link| is_held(&link.from) && is_held(&link.to));
    let links = links.map(|link| {
        let values = if only_single {
            String::new()
        } else {
            values(&link.attributes)
        };
        format!(
            "{} {} > {} {values}",
            link.kind,
            span(link.from),
            span(link.to)
        )
    });
    let mut rows: Vec<String> = spans.chain(links).collect();
    rows.sort();
    rows
}

#[test]
fn samples_come_back() {
    let place = Place::new();
    place.project(&[samples().to_str().unwrap()]);
    let all = said(&place, "p.nhan", false);
    let single = said(&place, "p.nhan", true);
    assert!(all.values().flatten().any(|row| row.contains("figure={")));
    assert!(all.values().flatten().any(|row| row.contains("entity=")));
    for (format, only_single) in [
        ("brat", false),
        ("pubannotation", false),
        ("w3c", false),
        ("label-studio", true),
        ("prodigy", true),
    ] {
        let (project, out) = (format!("{format}.nhan"), format!("{format}.jsonl"));
        place.json(&["export", "p.nhan", &out, "--to", format]);
        place.json(&["new", &project]);
        place.json(&["import", &project, &out, "--layer", "gold"]);
        let back = said(&place, &project, only_single);
        let expected = if only_single { &single } else { &all };
        assert_eq!(back.len(), expected.len(), "{format}");
        for (text, rows) in expected {
            assert_eq!(&back[text], rows, "{format}");
        }
    }
}

#[test]
fn files_of_peers_come_back() {
    // Those without a label twice on one stretch: an export has it once, and says so.
    let Some(data) = data() else { return };
    for (format, files) in [
        ("brat", &["brat/tutorials-bio", "brat/tutorials-news"][..]),
        (
            "pubannotation",
            &[
                "pubannotation/1_annotations.json",
                "pubannotation/ゆりかごのうた.json",
            ][..],
        ),
    ] {
        for file in files {
            let place = Place::new();
            let path = data.join("peers").join(file);
            for project in ["p.nhan", "q.nhan"] {
                place.json(&["new", project]);
            }
            let named = ["--layer", "peers"];
            place.json(&[&["import", "p.nhan", path.to_str().unwrap()], &named[..]].concat());
            let to = ["--to", format, "--layer", "peers"];
            let report = place.json(&[&["export", "p.nhan", "out"], &to[..]].concat());
            assert_eq!(report["spans"], report["written"], "{file}");
            place.json(&[&["import", "q.nhan", "out"], &named[..]].concat());
            let [before, after] = ["p.nhan", "q.nhan"].map(|project| said(&place, project, false));
            assert!(before.values().any(|rows| !rows.is_empty()), "{file}");
            assert!(before == after, "{file}");
        }
    }
}
