//! Files of WebAnno and of libraries for UIMA, read, written and read again: with NHAN_DATA only;
//! and our own articles the same way.
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Place, data, samples};

const FORMATS: [(&str, &str); 3] = [
    ("cas-xmi", "xmi"),
    ("cas-json", "json"),
    ("webanno-tsv3", "tsv"),
];

/// Spans and relations by what is said of them, in an order of their own.
fn said(shown: &Value) -> Vec<String> {
    let layer = &shown["layers"][0];
    let span = |span: &Value| {
        let keys = [
            "start",
            "end",
            "label",
            "text",
            "fragments",
            "attributes",
            "note",
        ];
        let mut said = json!(keys.map(|key| &span[key]));
        // The same person has another id in another project.
        if let Some(person) = said[5].get_mut("entity") {
            *person = Value::Null;
        }
        said.to_string()
    };
    let spans = layer["spans"].as_array().into_iter().flatten();
    let find = |id: &Value| {
        let mut spans = spans.clone();
        span(spans.find(|span| span["id"] == *id).unwrap())
    };
    let links = layer["relations"].as_array().into_iter().flatten();
    let links = links.map(|link| {
        let (from, to) = (find(&link["from"]), find(&link["to"]));
        format!("{from} {to} {} {}", link["type"], link["attributes"])
    });
    let mut all: Vec<String> = spans.clone().map(span).chain(links).collect();
    all.sort();
    all
}

/// Imports a file, and what was written of it; both as they are shown.
fn there_and_back(file: &Path, (format, extension): (&str, &str)) -> (Value, Value) {
    let place = Place::new();
    let id = file.file_stem().unwrap().to_str().unwrap();
    place.json(&["new", "p.nhan"]);
    place.json(&["import", "p.nhan", file.to_str().unwrap()]);
    let report = place.json(&["export", "p.nhan", "out", "--to", format]);
    assert_eq!(report["spans"], report["written"], "{file:?} {report}");
    place.json(&["new", "q.nhan"]);
    let written = format!("out/{id}.{extension}");
    let back = place.json(&["import", "q.nhan", &written]);
    assert_eq!(back["formats"], json!({format: 1}));
    let show = |project| place.json(&["show", project, id]);
    (show("p.nhan"), show("q.nhan"))
}

#[test]
fn what_is_read_of_peers_is_written() {
    let Some(data) = data() else { return };
    let folder = data.join("peers/webanno-tsv3");
    for name in [
        "testComplexSlotFeatureWithoutValues",
        "testCrossSentenceSpanWithoutFeatureValue",
        "testMultiTokenStackedSpanWithFeatureValue",
        "testSingleNonMultiTokenRelationWithMultipleFeatureValues",
        "testSubMultiTokenSpanWithoutFeatureValue2",
        "testSubTokenRelation2",
        "testTokenBoundedSpanWithAsteriskFeatureValue",
        "testTokenBoundedStackedLookAlike",
        "testTwoSentencesWithNoSpaceInBetween",
    ] {
        for file in ["reference.tsv", "reference.xmi"] {
            for format in FORMATS {
                let (before, after) = there_and_back(&folder.join(name).join(file), format);
                assert_eq!(before["text"], after["text"], "{name} {file} {format:?}");
                assert_eq!(said(&before), said(&after), "{name} {file} {format:?}");
                if format.0 != "webanno-tsv3" {
                    for key in ["title", "metadata"] {
                        assert_eq!(before[key], after[key], "{name} {file} {format:?}");
                    }
                }
            }
        }
    }
    for format in FORMATS {
        for file in ["coref.tsv", "example2.tsv"] {
            let (before, after) = there_and_back(&folder.join("tsv3").join(file), format);
            assert_eq!(before["text"], after["text"], "{file} {format:?}");
            // Whole files in a message would hide what it says.
            assert!(said(&before) == said(&after), "{file} {format:?}");
        }
        let file = data.join("peers/cas/json/casWithTextAndAnnotations/data.json");
        let (before, after) = there_and_back(&file, format);
        assert_eq!(said(&before), said(&after), "{format:?}");
    }
}

#[test]
fn what_is_written_of_a_project_makes_the_same() {
    for (format, _) in FORMATS {
        let place = Place::new();
        place.project(&[samples().to_str().unwrap()]);
        let report = place.json(&["export", "p.nhan", "out", "--to", format]);
        place.json(&["new", "q.nhan"]);
        let back = place.json(&["import", "q.nhan", "out", "--layer", "gold"]);
        assert_eq!(
            (&back["articles"], &back["spans"]),
            (&json!(20), &report["written"]),
            "{format}"
        );
        assert_eq!(back["formats"], json!({format: 20}));
        for id in [
            "raw/06-ngay-hoi-gia-dinh-dan-mach",
            "segmented/07-von-anh-vao-dien-gio",
        ] {
            let before = place.json(&["show", "p.nhan", id]);
            let after = place.json(&["show", "q.nhan", &format!("out/{id}")]);
            assert_eq!(before["text"], after["text"], "{format} {id}");
            assert_eq!(said(&before), said(&after), "{format} {id}");
            if format != "webanno-tsv3" {
                for key in ["title", "metadata"] {
                    assert_eq!(before[key], after[key], "{format} {id}");
                }
            }
        }
    }
}
