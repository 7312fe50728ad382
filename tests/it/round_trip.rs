//! Out and in again: nothing is lost.
use serde_json::json;

use crate::support::{Place, samples};

#[test]
fn nhan_jsonl_makes_the_same_project() {
    let place = Place::new();
    place.project(&[samples().to_str().unwrap()]);
    place.json(&["export", "p.nhan", "one.jsonl", "--to", "nhan-jsonl"]);
    place.json(&["new", "q.nhan"]);
    place.json(&["import", "q.nhan", "one.jsonl"]);
    place.json(&["export", "q.nhan", "two.jsonl", "--to", "nhan-jsonl"]);
    let (one, two) = (place.read("one.jsonl"), place.read("two.jsonl"));
    // Mai imported; in the second project the file brought her.
    assert_eq!(one, two);
    let samples = std::fs::read_to_string(samples()).unwrap();
    let articles = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(articles(&samples), articles(&one));
}

#[test]
fn doccano_brings_spans_links_and_metadata_back() {
    let place = Place::new();
    place.project(&[samples().to_str().unwrap()]);
    let report = place.json(&["export", "p.nhan", "d.jsonl", "--to", "doccano"]);
    place.json(&["new", "q.nhan"]);
    let back = place.json(&["import", "q.nhan", "d.jsonl", "--layer", "gold"]);
    assert_eq!((&back["spans"], &back["articles"]), (&report["written"], &json!(20)));
    for id in ["raw/06-ngay-hoi-gia-dinh-dan-mach", "segmented/07-von-anh-vao-dien-gio"] {
        let [before, after] = ["p.nhan", "q.nhan"].map(|project| place.json(&["show", project, id]));
        for key in ["text", "title", "metadata"] {
            assert_eq!(before[key], after[key]);
        }
        assert_eq!(links(&before["layers"][0]), links(&after["layers"][0]), "{id}");
    }
}

/// Spans and links by what they cover, without ids.
fn links(layer: &serde_json::Value) -> Vec<String> {
    let spans = layer["spans"].as_array().unwrap();
    let place = |id: &serde_json::Value| {
        let span = spans.iter().find(|span| span["id"] == *id).unwrap();
        format!("{} {}-{}", span["label"], span["start"], span["end"])
    };
    let single = spans.iter().filter(|span| span.get("fragments").is_none());
    let mut all: Vec<String> = single.map(|span| place(&span["id"])).collect();
    let pieces = |id: &serde_json::Value| spans.iter().any(|s| s["id"] == *id && s.get("fragments").is_some());
    for link in layer["relations"].as_array().unwrap() {
        if !pieces(&link["from"]) && !pieces(&link["to"]) {
            all.push(format!("{} {} {}", link["type"], place(&link["from"]), place(&link["to"])));
        }
    }
    all.sort();
    all
}
