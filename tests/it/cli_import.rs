//! Import: all or nothing, and everything that is refused is named.
use serde_json::{Value, json};

use crate::support::Place;

fn ids(place: &Place) -> Vec<Value> {
    let rows = place.nhan(&["--json", "list", "p.nhan"]).rows();
    rows.into_iter().map(|row| row["id"].clone()).collect()
}

#[test]
fn an_import_needs_no_name_of_a_user() {
    let place = Place::new();
    place.write("a.txt", "Một");
    assert_eq!(place.nhan_of_nobody(&["new", "p.nhan"]).code, 0);
    let ran = place.nhan_of_nobody(&["import", "p.nhan", "a.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn folders_give_ids_below_what_was_named() {
    let place = Place::new();
    for (name, text) in [
        ("a/1.txt", "Một"),
        ("a/b/2.txt", "Hai"),
        ("3.txt", "Ba"),
        ("a/.x.txt", ""),
    ] {
        place.write(name, text);
    }
    place.json(&["new", "p.nhan"]);
    let report = place.json(&["import", "p.nhan", "a/", "3.txt"]);
    assert_eq!(report["articles"], 3);
    assert_eq!(report["formats"], json!({"text": 3}));
    assert_eq!(
        (&report["stored"], &report["problems"]),
        (&json!(true), &json!([]))
    );
    assert_eq!(ids(&place), ["a/1", "a/b/2", "3"]);
}

#[test]
fn text_is_kept_as_it_is() {
    let place = Place::new();
    let text = "Bộ\u{A0}Ngoại giao\r\nHa\u{306}\u{300}ng 😀\r\n";
    place.write("a.txt", format!("\u{FEFF}{text}"));
    place.project(&["a.txt"]);
    assert_eq!(place.json(&["show", "p.nhan", "a"])["text"], text);
}

#[test]
fn one_bad_file_stops_all() {
    let place = Place::new();
    place.write("a/1.txt", "Tốt");
    place.write("a/2.txt", b"H\xE1\xBA\xB1ng\nB\xFF");
    place.write("a/3.txt", "");
    place.write("a/4.jpg", "?");
    place.write("a/5.jsonl", "{\"text\": ");
    place.json(&["new", "p.nhan"]);
    let before = place.json(&["schema", "p.nhan", "show"]);
    let ran = place.nhan(&["--json", "import", "p.nhan", "a", "none"]);
    assert_eq!(ran.code, 1);
    let report = ran.json();
    assert_eq!(
        (&report["stored"], &report["articles"]),
        (&json!(false), &json!(1))
    );
    let problems: Vec<_> = report["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| {
            (
                p["error"]["code"].as_str().unwrap(),
                p["line"].as_u64(),
                p["column"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        problems,
        [
            ("not_utf8", Some(2), Some(2)),
            ("file_empty", None, None),
            ("format_unknown", None, None),
            ("bad_json", Some(1), Some(9)),
            ("file_not_found", None, None),
        ]
    );
    assert!(ids(&place).is_empty());
    assert_eq!(place.json(&["schema", "p.nhan", "show"]), before);
    let people = place.nhan(&["import", "p.nhan", "a"]);
    assert!(people.err.contains("a/2.txt:2:2: "), "{}", people.err);

    let report = place.json(&["import", "p.nhan", "a", "--skip-bad"]);
    assert_eq!(
        (&report["stored"], &report["articles"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(report["problems"].as_array().unwrap().len(), 4);
    assert_eq!(ids(&place), ["a/1"]);
}

#[test]
fn a_refused_file_leaves_a_new_project_new() {
    let place = Place::new();
    place.json(&["new", "p.nhan"]);
    let before = place.json(&["schema", "p.nhan", "show"]);
    let header = r#"{"format":"nhan-jsonl","version":1,"unit":"code_point","project":{"name":"other"},"schema":{"name":"o","labels":[{"name":"X"}]},"annotators":[{"name":"Lan"}]}"#;
    let article = r#"{"source_id":"a","revisions":[{"text":"Hằng"}],"layers":[{"kind":"gold","name":"gold","spans":[{"label":"Y","fragments":[{"start":0,"end":4,"text":"Hang"}]}]}]}"#;
    let good = r#"{"source_id":"b","revisions":[{"text":"Mai"}],"layers":[{"kind":"gold","name":"gold","spans":[{"label":"Z","fragments":[{"start":0,"end":3,"text":"Mai"}]}]}]}"#;
    place.write("a.jsonl", format!("{header}\n{good}\n{article}\n"));
    let ran = place.nhan(&["--json", "import", "p.nhan", "a.jsonl"]);
    assert_eq!(ran.code, 1);
    let problem = &ran.json()["problems"][0];
    assert_eq!(
        (&problem["line"], &problem["error"]["code"]),
        (&json!(3), &json!("quote_mismatch"))
    );
    assert_eq!(place.json(&["schema", "p.nhan", "show"]), before);
    let stats = place.json(&["stats", "p.nhan"]);
    assert_eq!(
        (&stats["articles"], &stats["annotators"]),
        (&json!(0), &json!(["Mai"]))
    );
}

#[test]
fn nothing_is_stored_in_a_dry_run() {
    let place = Place::new();
    place.write(
        "a.jsonl",
        r#"{"id":"x","text":"Bà Hằng","label":[[3,7,"PERSON"],[0,2,"NEW"]]}"#,
    );
    place.json(&["new", "p.nhan"]);
    let report = place.json(&["import", "p.nhan", "a.jsonl", "--dry-run"]);
    assert_eq!(
        (
            &report["articles"],
            &report["spans"],
            &report["stored"],
            &report["dry_run"]
        ),
        (&json!(1), &json!(2), &json!(false), &json!(true))
    );
    assert_eq!(report["labels_added"], json!(["NEW"]));
    assert!(ids(&place).is_empty());
}

#[test]
fn the_same_text_twice_is_skipped_and_its_labels_are_not() {
    let place = Place::new();
    place.write("a.txt", "Bà Hằng");
    place.write("b.txt", "Bà Hằng");
    place.write(
        "d.jsonl",
        r#"{"id":"other","text":"Bà Hằng","label":[[3,7,"NAME"]]}"#,
    );
    place.json(&["new", "p.nhan"]);
    let report = place.json(&["import", "p.nhan", "a.txt", "b.txt"]);
    assert_eq!(report["articles"], 1);
    assert_eq!(
        report["duplicates"],
        json!([{"file": "b.txt", "same_as": "a"}])
    );
    let labels = [
        "import",
        "p.nhan",
        "d.jsonl",
        "--layer",
        "doccano",
        "--map",
        "NAME=PERSON",
    ];
    let report = place.json(&labels);
    assert_eq!(
        (&report["articles"], &report["layers"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(report["labels_added"], json!([]));
    let rows = place.nhan(&["--json", "list", "p.nhan"]).rows();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["spans"], json!({"doccano": 1}));
    // The same labels again are nothing new.
    let report = place.json(&["import", "p.nhan", "a.txt"]);
    assert_eq!(
        (&report["stored"], &report["articles"]),
        (&json!(false), &json!(0))
    );
}

#[test]
fn a_collision_names_both() {
    let place = Place::new();
    place.write("x/1.txt", "Một");
    place.write("y/1.txt", "Hai");
    place.json(&["new", "p.nhan"]);
    let ran = place.nhan(&["import", "p.nhan", "x/1.txt", "y/1.txt"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("x/1.txt") && ran.err.contains("y/1.txt"),
        "{}",
        ran.err
    );
    assert!(ids(&place).is_empty());
    // Named as folders they differ.
    place.json(&["import", "p.nhan", "x", "y"]);
    assert_eq!(ids(&place), ["x/1", "y/1"]);
}

#[test]
fn json_can_say_nul_and_no_text_may() {
    let place = Place::new();
    place.write("d.jsonl", "{\"text\":\"a\\u0000b\",\"label\":[]}\n");
    place.json(&["new", "p.nhan"]);
    let ran = place.nhan(&["--json", "import", "p.nhan", "d.jsonl"]);
    assert_eq!(ran.json()["problems"][0]["error"]["code"], "text_has_nul");
}

#[test]
fn afterwards_everything_is_in_the_one_file() {
    let place = Place::new();
    place.write("a.txt", "Bà Hằng");
    place.project(&["a.txt"]);
    std::fs::copy(place.path("p.nhan"), place.path("q.nhan")).unwrap();
    assert_eq!(place.json(&["stats", "q.nhan"])["articles"], 1);
    place.json(&["stats", "p.nhan"]);
    // Reading leaves at most empty companions.
    let log = std::fs::metadata(place.path("p.nhan-wal"));
    assert!(log.map_or(0, |log| log.len()) == 0);
}

#[test]
fn labels_and_relation_types_of_the_files_are_told_and_mapped() {
    let place = Place::new();
    place.write(
        "d.jsonl",
        r#"{"text":"Chủ tịch Nam","entities":[{"id":1,"label":"TITLE","start_offset":0,"end_offset":8},{"id":2,"label":"PERSON","start_offset":9,"end_offset":12}],"relations":[{"id":1,"from_id":2,"to_id":1,"type":"is_a"}]}"#,
    );
    place.json(&["new", "p.nhan"]);
    let told = |more: &[&str]| {
        let dry = ["import", "p.nhan", "d.jsonl", "--dry-run"];
        let report = place.json(&[&dry, more].concat());
        (report["labels"].clone(), report["relation_types"].clone())
    };
    let met = |name: &str, to: &str, added: bool| json!({"name": name, "count": 1, "to": to, "added": added});
    assert_eq!(
        told(&[]),
        (
            json!([met("PERSON", "PERSON", false), met("TITLE", "TITLE", true)]),
            json!([met("is_a", "is_a", true)])
        )
    );
    let map = ["--map", "TITLE=ROLE", "--map", "is_a=HOLDS"];
    assert_eq!(
        told(&map),
        (
            json!([met("PERSON", "PERSON", false), met("TITLE", "ROLE", false)]),
            json!([met("is_a", "HOLDS", false)])
        )
    );
    place.json(&[&["import", "p.nhan", "d.jsonl"], &map[..]].concat());
    let stats = place.json(&["schema", "p.nhan", "show"]);
    assert_eq!(stats["relations"].as_array().unwrap().len(), 1);
}

#[test]
fn the_columns_of_a_table_are_chosen() {
    let place = Place::new();
    place.write("a.csv", "mô tả,điểm\nBà Hằng họp.,7\n");
    place.json(&["new", "p.nhan"]);
    let ran = place.nhan(&["--json", "import", "p.nhan", "a.csv"]);
    let refused = ran.json()["problems"][0]["error"]["code"].clone();
    assert_eq!((ran.code, refused), (1, json!("columns_unknown")));
    let ran = place.nhan(&["import", "p.nhan", "a.csv", "--column", "body=mô tả"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let report = place.json(&["import", "p.nhan", "a.csv", "--column", "text=mô tả"]);
    assert_eq!(report["articles"], 1);
}
