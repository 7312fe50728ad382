//! Out and in again: nothing is lost.
use nhan_core::domain::id::SpanId;
use nhan_core::domain::{Range, StatusKind};
use nhan_core::ops::{Op, Project, system_clock};
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
    // Whole files in a message would hide what it says.
    assert!(one == two);
    // The samples are such an export themselves.
    assert!(one == std::fs::read_to_string(samples()).unwrap());
}

#[test]
fn who_reads_their_own_work_in_again_is_the_same_person() {
    let place = Place::new();
    place.write("a.txt", "Bà Hằng");
    place.project(&["a.txt"]);
    let who = label_as_mai(&place);
    place.json(&["export", "p.nhan", "one.jsonl", "--to", "nhan-jsonl"]);
    assert!(place.read("one.jsonl").contains(&who));
    place.json(&["new", "q.nhan"]);
    place.json(&["import", "q.nhan", "one.jsonl"]);
    place.json(&["export", "q.nhan", "two.jsonl", "--to", "nhan-jsonl"]);
    assert_eq!(place.read("one.jsonl"), place.read("two.jsonl"));
}

/// Marks the one article as Mai, through core; returns her id.
fn label_as_mai(place: &Place) -> String {
    let opened = Project::open(&place.path("p.nhan"), system_clock).unwrap();
    let who = opened.project.annotator("Mai").unwrap().id;
    let (header, document) = opened.project.document("a").unwrap();
    let article = document.id.unwrap();
    let ops = [
        Op::AddSpan {
            id: SpanId::new(),
            article,
            layer: None,
            label: header.schema.label_named("PERSON").unwrap().id,
            ranges: vec![Range::new(3, 7)],
        },
        Op::SetStatus {
            article,
            status: StatusKind::Question,
            note: "Ai?".to_owned(),
        },
    ];
    opened.project.transact(who, &ops, None).unwrap();
    who.to_string()
}

#[test]
fn doccano_brings_spans_links_and_metadata_back() {
    let place = Place::new();
    place.project(&[samples().to_str().unwrap()]);
    let report = place.json(&["export", "p.nhan", "d.jsonl", "--to", "doccano"]);
    place.json(&["new", "q.nhan"]);
    let back = place.json(&["import", "q.nhan", "d.jsonl", "--layer", "gold"]);
    assert_eq!(
        (&back["spans"], &back["articles"]),
        (&report["written"], &json!(20))
    );
    for id in [
        "raw/06-ngay-hoi-gia-dinh-dan-mach",
        "segmented/07-von-anh-vao-dien-gio",
    ] {
        let [before, after] =
            ["p.nhan", "q.nhan"].map(|project| place.json(&["show", project, id]));
        for key in ["text", "title", "metadata"] {
            assert_eq!(before[key], after[key]);
        }
        assert_eq!(
            links(&before["layers"][0]),
            links(&after["layers"][0]),
            "{id}"
        );
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
    let pieces = |id: &serde_json::Value| {
        spans
            .iter()
            .any(|s| s["id"] == *id && s.get("fragments").is_some())
    };
    for link in layer["relations"].as_array().unwrap() {
        if !pieces(&link["from"]) && !pieces(&link["to"]) {
            all.push(format!(
                "{} {} {}",
                link["type"],
                place(&link["from"]),
                place(&link["to"])
            ));
        }
    }
    all.sort();
    all
}
