//! The five real articles and their gold, entered through core: with NHAN_DATA only.
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::gold::{GOLD, gold, labelled};
use crate::support::{Place, data};

/// What an article shows, ids aside: text, zones, spans with their values, links.
fn seen(shown: &Value, with_values: bool) -> Vec<String> {
    let layer = &shown["layers"][0];
    let spans = layer["spans"].as_array().unwrap();
    let name = |id: &Value| {
        let span = spans.iter().find(|span| span["id"] == *id).unwrap();
        format!(
            "{} {}-{} {}",
            span["label"], span["start"], span["end"], span["text"]
        )
    };
    let mut all = vec![shown["text"].to_string()];
    for span in spans {
        all.push(name(&span["id"]));
        if with_values {
            all.push(format!(
                "{} {}",
                span["attributes"]["figure"], span["entity"]
            ));
        }
    }
    for link in layer["relations"].as_array().unwrap() {
        let attributes = if with_values {
            &link["attributes"]
        } else {
            &Value::Null
        };
        all.push(format!(
            "{} {} {} {attributes}",
            link["type"],
            name(&link["from"]),
            name(&link["to"])
        ));
    }
    if with_values {
        all.extend(
            shown["zones"]
                .as_array()
                .unwrap()
                .iter()
                .map(Value::to_string),
        );
    }
    all.sort();
    all
}

#[test]
fn the_gold_comes_back_from_nhan_jsonl_and_doccano() {
    let Some(data) = data() else { return };
    let place = Place::new();
    labelled(&place, &data);
    let mine = ["--articles", "done", "--layer", "Vàng"];
    let export = |out: &str, to: &str| {
        place.json(&[&["export", "p.nhan", out, "--to", to], &mine[..]].concat())
    };
    export("n.jsonl", "nhan-jsonl");
    export("d.jsonl", "doccano");
    place.json(&["new", "n.nhan"]);
    place.json(&["import", "n.nhan", "n.jsonl"]);
    place.json(&["new", "d.nhan"]);
    place.json(&["import", "d.nhan", "d.jsonl"]);
    for name in GOLD {
        let id = format!("articles/{name}");
        let show = |project: &str| place.json(&["show", project, &id]);
        let before = show("p.nhan");
        let gold = gold(&data, name);
        let spans = gold["spans"].as_array().unwrap();
        assert_eq!(
            before["layers"][0]["spans"].as_array().unwrap().len(),
            spans.len()
        );
        for (entered, span) in before["layers"][0]["spans"]
            .as_array()
            .unwrap()
            .iter()
            .zip(spans)
        {
            assert_eq!(entered["text"], span["text"]);
        }
        let zones = before["zones"].as_array().unwrap();
        assert_eq!(zones.len(), gold["segments"].as_array().unwrap().len());
        assert_eq!(seen(&show("n.nhan"), true), seen(&before, true), "{name}");
        assert_eq!(seen(&show("d.nhan"), false), seen(&before, false), "{name}");
    }
}

#[test]
fn the_other_formats_leave_as_many_as_they_say() {
    let Some(data) = data() else { return };
    let place = Place::new();
    labelled(&place, &data);
    let all: usize = GOLD
        .iter()
        .map(|name| gold(&data, name)["spans"].as_array().unwrap().len())
        .sum();
    for (format, mark) in [
        ("conll", "\tB-"),
        ("spacy-jsonl", "\"start\":"),
        ("csv", "articles/"),
    ] {
        for tokens in ["syllable", "word"] {
            for zones in ["all", "scope"] {
                let report = place.json(&[
                    "export",
                    "p.nhan",
                    "out",
                    "--to",
                    format,
                    "--tokens",
                    tokens,
                    "--zones",
                    zones,
                    "--articles",
                    "done",
                ]);
                assert_eq!(report["spans"], all);
                let written = place.read("out").matches(mark).count();
                assert_eq!(report["written"], written, "{format} {tokens} {zones}");
                // Nothing nests in the gold, and every edge is that of a word.
                assert_eq!(
                    written, all,
                    "{format} {tokens} {zones}: {}",
                    report["losses"]
                );
            }
        }
    }
}

fn import(place: &Place, path: &Path) -> (i32, Value) {
    let name = "x.nhan";
    let _ = std::fs::remove_file(place.path(name));
    place.json(&["new", name]);
    let ran = place.nhan(&["--json", "import", name, path.to_str().unwrap()]);
    (ran.code, ran.json())
}

#[test]
fn doccano_files_of_others_are_read_or_refused_by_name() {
    let Some(data) = data() else { return };
    let place = Place::new();
    let read = |path: PathBuf| {
        let (code, report) = import(&place, &path);
        assert_eq!(code, 0, "{}: {report}", path.display());
        let count = |key: &str| report[key].as_u64().unwrap();
        assert_eq!(report["formats"]["doccano"], report["articles"]);
        (count("articles"), count("spans"), count("relations"))
    };
    for (name, layout) in [(GOLD[0], "000"), (GOLD[2], "004")] {
        let spans = gold(&data, name)["spans"].as_array().unwrap().len() as u64;
        let file = data.join("layouts").join(format!("{layout}.doccano.jsonl"));
        assert_eq!(read(file), (1, spans, 0));
    }
    let peers = data.join("peers/doccano");
    assert_eq!(
        read(peers.join("export-sequence-labeling/example.jsonl")),
        (3, 4, 0)
    );
    assert_eq!(
        read(peers.join("import-relations/example.jsonl")),
        (1, 4, 3)
    );
    let (articles, spans, relations) = read(peers.join("export-relations/example.jsonl"));
    assert_eq!((articles, spans), (1, 4));
    assert!(relations > 0);
    // Its columns have names of the user's own choice.
    let (code, report) = import(
        &place,
        &peers.join("import-sequence-labeling/example.jsonl"),
    );
    assert_eq!(
        (code, &report["problems"][0]["error"]["code"]),
        (1, &json!("format_unknown"))
    );
}
