//! Export: what is written, what is lost, and that no half file is left.
use serde_json::{Value, json};

use crate::support::{Place, samples};

/// Spans lost for any reason.
fn lost(report: &Value) -> u64 {
    let spans = [
        "out_of_scope",
        "normal_form",
        "discontinuous",
        "token_boundary",
        "line_end",
        "overlap",
        "duplicate",
        "old_revision",
        "not_in_table",
    ];
    let losses = report["losses"].as_array().unwrap().iter();
    losses
        .filter(|loss| spans.contains(&loss["reason"].as_str().unwrap()))
        .map(|loss| loss["count"].as_u64().unwrap())
        .sum()
}

#[test]
fn every_format_adds_up_with_every_choice() {
    let place = Place::new();
    place.project(&[samples().to_str().unwrap()]);
    let all = place.json(&["stats", "p.nhan"])["spans"].as_u64().unwrap();
    let none = Place::new();
    let formats = none.json(&["export", "--list-formats"]);
    let mut seen = 0;
    for format in formats.as_array().unwrap() {
        if format["writes"] != true {
            continue;
        }
        let name = format["name"].as_str().unwrap();
        let choices: &[&[&str]] = match name {
            "nhan-jsonl" => &[&[], &["--articles", "done"]],
            _ => &[
                &[],
                &["--nfc"],
                &["--zones", "scope"],
                &["--tokens", "word", "--nfc"],
                &["--layer", "union"],
            ],
        };
        for choice in choices {
            let out = &*format!("out-{name}");
            let report = place.json(&[&["export", "p.nhan", out, "--to", name], *choice].concat());
            assert_eq!(report["spans"], all, "{name} {choice:?}");
            assert_eq!(
                all,
                report["written"].as_u64().unwrap() + lost(&report),
                "{name} {choice:?} {report}"
            );
            if format["folder"] == true {
                continue;
            }
            let manifest = format!("{out}.manifest.json");
            assert_eq!(report["files"], json!([out, manifest]));
            let text =
                String::from_utf8_lossy(&std::fs::read(place.path(out)).unwrap()).into_owned();
            let count = |needle: &str| text.matches(needle).count() as u64;
            let written = match name {
                "conll" => count("\tB-"),
                "spacy-jsonl" => count("\"start\":"),
                "doccano" => count("\"start_offset\":"),
                "label-studio" => count("\"type\":\"labels\""),
                "prodigy" => {
                    let spans = |line: &str| {
                        let line: Value = serde_json::from_str(line).unwrap();
                        line["spans"].as_array().unwrap().len() as u64
                    };
                    text.lines().map(spans).sum()
                }
                "w3c" => count("\"motivation\":\"tagging\""),
                "csv" => text
                    .lines()
                    .filter(|l| l.starts_with("raw/") || l.starts_with("segmented/"))
                    .count() as u64,
                "conllu" => count("NER=B-"),
                "nhan-jsonl" => all,
                // Counted by tests of their own, which read them.
                _ => continue,
            };
            assert_eq!(report["written"], written, "{name} {choice:?}");
        }
        seen += 1;
    }
    assert!(seen >= 20, "{seen}");
}

#[test]
fn finished_ones_a_search_and_layers() {
    let place = Place::new();
    place.project(&[samples().to_str().unwrap()]);
    let count = |arguments: &[&str]| {
        place.json(
            &[
                &["export", "p.nhan", "out", "--to", "spacy-jsonl"],
                arguments,
            ]
            .concat(),
        )["articles"]
            .clone()
    };
    assert_eq!(count(&[]), 20);
    assert_eq!(count(&["--articles", "done"]), 16);
    assert_eq!(count(&["--articles", "na uy"]).as_u64().unwrap() % 2, 0);
    assert_eq!(count(&["--articles", "raw/01-tham-van-kinh-te-na-uy"]), 1);
    let nothing = place.nhan(&[
        "--json",
        "export",
        "p.nhan",
        "none",
        "--to",
        "conll",
        "--articles",
        "qqqq",
    ]);
    assert_eq!(
        (nothing.code, &nothing.json()["error"]["code"]),
        (1, &json!("export_nothing"))
    );
    let nobody = place.nhan(&[
        "--json", "export", "p.nhan", "none", "--to", "conll", "--layer", "Nobody",
    ]);
    assert_eq!(
        (nobody.code, &nobody.json()["error"]["code"]),
        (1, &json!("layer_unknown"))
    );
    assert!(!place.path("none").exists());
}

#[test]
fn where_nothing_can_be_written_nothing_is() {
    let place = Place::new();
    place.write("a.txt", "Bà Hằng");
    place.project(&["a.txt"]);
    for (out, code) in [
        ("gone/out", "file_not_found"),
        ("p.nhan", "file_exists"),
        (".", "file_exists"),
    ] {
        let ran = place.nhan(&["--json", "export", "p.nhan", out, "--to", "conll"]);
        assert_eq!(
            (ran.code, &ran.json()["error"]["code"]),
            (1, &json!(code)),
            "{out}"
        );
    }
    assert_eq!(place.json(&["stats", "p.nhan"])["articles"], 1);
}

#[test]
fn a_union_takes_twins_once() {
    let place = Place::new();
    place.write(
        "a.jsonl",
        r#"{"id":"x","text":"Bà Hằng nói","label":[[3,7,"PERSON"]]}"#,
    );
    place.write(
        "b.jsonl",
        r#"{"id":"x","text":"Bà Hằng nói","label":[[3,7,"PERSON"],[0,7,"ROLE"]]}"#,
    );
    place.project(&["a.jsonl"]);
    place.json(&["import", "p.nhan", "b.jsonl"]);
    let report = place.json(&["export", "p.nhan", "out", "--to", "csv"]);
    assert_eq!(
        (&report["layer"], &report["spans"], &report["written"]),
        (&json!("union"), &json!(3), &json!(2))
    );
    assert_eq!(
        report["losses"][0],
        json!({"reason": "duplicate", "count": 1})
    );
    let report = place.json(&["export", "p.nhan", "out", "--to", "conll", "--layer", "b"]);
    assert_eq!(
        (&report["spans"], &report["written"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(
        place.read("out"),
        "-DOCSTART- -X- O O\n\nBà\tB-ROLE\nHằng\tI-ROLE\nnói\tO\n\n"
    );
}

#[test]
fn raw_articles_are_written_in_words_as_segmented_ones_teach() {
    let place = Place::new();
    let lesson = "Bà Hằng gặp ka mo_ta ở Hà_Nội . Ông Nam gặp mo ta ở Bộ Ngoại_giao .\n";
    place.write("a/tach.txt", lesson.repeat(150));
    place.write(
        "a/tho.txt",
        "Bà Nam gặp ka mo ta ở Bộ Ngoại giao, rồi gặp mo ta.",
    );
    place.project(&["a"]);
    let export = ["export", "p.nhan", "--to", "conll"];
    let words = [&export[..], &["w.conll", "--tokens", "word"]].concat();
    let report = place.json(&words);
    assert_eq!(
        report["words"],
        json!({"means": "learned", "learned_from": 1})
    );
    let written = place.read("w.conll");
    let raw = written
        .split("-DOCSTART-")
        .find(|text| text.contains("rồi"));
    let raw: Vec<&str> = raw
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_suffix("\tO"))
        .collect();
    assert_eq!(
        raw,
        [
            "Bà",
            "Nam",
            "gặp",
            "ka",
            "mo_ta",
            "ở",
            "Bộ",
            "Ngoại_giao",
            ",",
            "rồi",
            "gặp",
            "mo",
            "ta",
            "."
        ]
    );
    let again = [&export[..], &["again.conll", "--tokens", "word"]].concat();
    place.json(&again);
    assert!(place.read("again.conll") == written);
    let report = place.json(&[&export[..], &["s.conll"]].concat());
    assert_eq!(report["words"], Value::Null);
}
