//! New, list, show, search, stats, check, schema: exit codes and shapes.
use serde_json::json;

use crate::support::{Place, samples};

#[test]
fn wrong_usage_ends_with_2() {
    let place = Place::new();
    for arguments in [
        &["nonsense"][..],
        &["new"],
        &["import", "p.nhan"],
        &["export", "p.nhan", "out"],
        &["export", "p.nhan", "out", "--to", "nonsense"],
        &["export", "p.nhan", "out", "--to", "text"],
        &[
            "export", "p.nhan", "out", "--to", "conll", "--scheme", "nonsense",
        ],
        &[
            "export", "p.nhan", "out", "--to", "conll", "--split", "train=2",
        ],
        &["export", "p.nhan", "out", "--to", "nhan-jsonl", "--nfc"],
        &["import", "p.nhan", "a.txt", "--from", "nonsense"],
        &["import", "p.nhan", "a.txt", "--encoding", "nonsense"],
        &["suggest", "p.nhan", "--by", "rules"],
        &["train", "p.nhan"],
        &["evaluate", "p.nhan", "--layer", "a", "--against", "b"],
        &["agree", "p.nhan"],
    ] {
        let ran = place.nhan(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {} {}", ran.out, ran.err);
        assert!(!ran.err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_project_that_cannot_be_used_ends_with_3() {
    let place = Place::new();
    place.write("text.nhan", "not a project at all");
    for (file, code) in [
        ("none.nhan", "file_not_found"),
        ("text.nhan", "not_a_project"),
    ] {
        for command in [&["list"][..], &["stats"], &["check"], &["schema"]] {
            let action: &[&str] = if command == ["schema"] {
                &["show"]
            } else {
                &[]
            };
            let ran = place.nhan(&[&["--json"], command, &[file], action].concat());
            assert_eq!(ran.code, 3, "{command:?} {file}: {}", ran.err);
            assert_eq!(ran.json()["error"]["code"], code);
            assert_eq!(ran.json()["error"]["message"], ran.err.trim());
        }
        let ran = place.nhan(&["import", file, "text.nhan"]);
        assert_eq!(ran.code, 3);
    }
    place.project(&[]);
    assert_eq!(place.nhan(&["new", "p.nhan"]).code, 3);
}

#[test]
fn somebody_else_writes() {
    let place = Place::new();
    place.project(&[]);
    place.write("a.txt", "Bà Hằng");
    let opened =
        nhan_core::ops::Project::open(&place.path("p.nhan"), nhan_core::ops::system_clock).unwrap();
    opened.project.annotator("Lan").unwrap();
    let ran = place.nhan(&["--json", "import", "p.nhan", "a.txt"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert_eq!(ran.json()["error"]["code"], "busy_writer");
    assert!(ran.err.contains("Lan"), "{}", ran.err);
    // Reading goes on, and so does a dry run.
    assert_eq!(place.nhan(&["list", "p.nhan"]).code, 0);
    let dry = place.json(&["import", "p.nhan", "a.txt", "--dry-run"]);
    assert_eq!(dry["articles"], 1);
    drop(opened);
    place.json(&["import", "p.nhan", "a.txt"]);
}

#[test]
fn the_samples_are_listed_shown_counted_and_sound() {
    let place = Place::new();
    let path = samples();
    place.project(&[path.to_str().unwrap()]);
    let rows = place.nhan(&["--json", "list", "p.nhan"]).rows();
    assert_eq!(rows.len(), 20);
    let row = &rows[0];
    assert_eq!(row["id"], "raw/01-tham-van-kinh-te-na-uy");
    assert_eq!(row["status"], "done");
    assert_eq!(row["date"], "2021-09-29");
    assert_eq!(row["spans"], json!({"gold": 10}));
    assert!(row["characters"].as_u64().unwrap() > 1_000);
    let own = place
        .nhan(&["--json", "--as", "Nhãn", "list", "p.nhan"])
        .rows();
    assert_eq!(own[0]["status"], "done");

    let shown = place.json(&["show", "p.nhan", "raw/01-tham-van-kinh-te-na-uy"]);
    let text: Vec<char> = shown["text"].as_str().unwrap().chars().collect();
    let layer = &shown["layers"][0];
    assert_eq!(
        (&layer["name"], &layer["kind"]),
        (&json!("gold"), &json!("gold"))
    );
    for span in layer["spans"].as_array().unwrap() {
        let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        let covered: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(span["text"], covered.as_str());
    }
    assert_eq!(layer["spans"][0]["entity"], "Tạ Thị Bích Thảo");
    assert_eq!(
        shown["zones"][0],
        json!({
            "kind": "title", "start": 3, "end": 48, "in_scope": true,
            "origin": "hand", "reason": "",
        })
    );
    assert!(
        place
            .nhan(&["show", "p.nhan", "raw/01-tham-van-kinh-te-na-uy"])
            .out
            .contains("HOLDS")
    );
    let missing = place.nhan(&["--json", "show", "p.nhan", "nothing"]);
    assert_eq!(missing.code, 1);
    assert_eq!(missing.json()["error"]["code"], "article_unknown");

    let stats = place.json(&["stats", "p.nhan"]);
    let spans: u64 = rows
        .iter()
        .map(|r| r["spans"]["gold"].as_u64().unwrap_or(0))
        .sum();
    assert_eq!(
        (&stats["articles"], &stats["spans"]),
        (&json!(20), &json!(spans))
    );
    assert_eq!(stats["by_status"]["done"], 16);
    assert_eq!(stats["by_layer"]["gold"], spans);

    let checked = place.json(&["check", "p.nhan"]);
    assert_eq!(checked["sound"], true, "{checked}");
    assert_eq!(checked["spans"], spans);
}

#[test]
fn search_finds_what_people_type() {
    let place = Place::new();
    place.write("a/1.txt", "😀 Bà Lê_Thị_Thu_Hằng nói.\r\nHết");
    place.write("a/2.txt", "Không có ai");
    place.project(&["a"]);
    let ran = place.nhan(&["--json", "search", "p.nhan", "le thi thu hang"]);
    assert_eq!(
        ran.rows(),
        [json!({
            "article": "a/1", "start": 5, "end": 20, "text": "Lê_Thị_Thu_Hằng",
            "context": "😀 Bà Lê_Thị_Thu_Hằng nói.\r\nHết",
        })]
    );
    let ran = place.nhan(&["search", "p.nhan", "HẰNG"]);
    assert_eq!(ran.out.lines().count(), 1);
    let ran = place.nhan(&["search", "p.nhan", "nowhere"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

#[test]
fn the_first_search_makes_the_index_unless_somebody_else_writes() {
    use nhan_core::ops::{Project, system_clock};
    let place = Place::new();
    place.write("a/1.txt", "Bà Hằng nói.");
    place.project(&["a"]);
    let open = || Project::open(&place.path("p.nhan"), system_clock).unwrap();
    let writer = open().project;
    assert_eq!(writer.not_indexed().unwrap(), 1);
    let found = place.nhan(&["search", "p.nhan", "hang"]);
    assert_eq!(found.out.lines().count(), 1);
    assert_eq!(writer.not_indexed().unwrap(), 1);
    drop(writer);
    let found = place.nhan(&["search", "p.nhan", "hang"]);
    assert_eq!(found.out.lines().count(), 1);
    assert_eq!(open().project.not_indexed().unwrap(), 0);
}

#[test]
fn check_tells_a_broken_span() {
    let place = Place::new();
    place.project(&[samples().to_str().unwrap()]);
    // Damage that the program itself never does.
    let project =
        nhan_core::ops::Project::open(&place.path("p.nhan"), nhan_core::ops::system_clock);
    project
        .unwrap()
        .project
        .file()
        .write(|tx| {
            tx.execute("UPDATE fragment SET text = 'x' WHERE span_id = (SELECT min(span_id) FROM fragment)", [])
                .unwrap();
            Ok(())
        })
        .unwrap();
    let ran = place.nhan(&["--json", "check", "p.nhan"]);
    assert_eq!(ran.code, 1);
    let checked = ran.json();
    assert_eq!(
        (&checked["sound"], &checked["integrity"]),
        (&json!(false), &json!("ok"))
    );
    assert_eq!(checked["problems"][0]["error"]["code"], "quote_mismatch");
}

#[test]
fn schemas_come_and_go() {
    let place = Place::new();
    place.json(&["new", "p.nhan", "--schema", "empty"]);
    let shown = place.json(&["schema", "p.nhan", "show"]);
    assert_eq!(shown["labels"], json!([]));
    place.write("own.json", r#"{"name":"own","labels":[{"name":"PLACE"}]}"#);
    place.json(&["new", "q.nhan", "--schema", "own.json"]);
    place.json(&["schema", "q.nhan", "export", "back.json"]);
    assert!(place.read("back.json").contains("PLACE"));
    let taken = place.json(&["schema", "p.nhan", "import", "own.json"]);
    assert_eq!(
        taken,
        json!({"labels": ["PLACE"], "relations": [], "replaced": true})
    );

    // With spans the schema can only grow.
    place.write(
        "d.jsonl",
        r#"{"id":1,"text":"Hà Nội","label":[[0,6,"PLACE"]]}"#,
    );
    place.json(&["import", "p.nhan", "d.jsonl"]);
    place.write("other.json", r#"{"name":"o","labels":[{"name":"TIME"}]}"#);
    let ran = place.nhan(&["--json", "schema", "p.nhan", "import", "other.json"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("PLACE"), "{}", ran.err);
    let kept = place.json(&["schema", "p.nhan", "show"]);
    let mut more = kept.clone();
    more["labels"]
        .as_array_mut()
        .unwrap()
        .push(json!({"name": "TIME"}));
    place.write("more.json", more.to_string());
    let taken = place.json(&["schema", "p.nhan", "import", "more.json"]);
    assert_eq!(
        taken,
        json!({"labels": ["TIME"], "relations": [], "replaced": false})
    );
    place.write("bad.json", "{\n  \"name\": 1}");
    let ran = place.nhan(&["schema", "p.nhan", "import", "bad.json"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.starts_with("bad.json:2:"), "{}", ran.err);
}

#[test]
fn messages_are_in_the_language_asked_for() {
    let place = Place::new();
    let english = place.nhan(&["list", "none.nhan"]);
    let vietnamese = place.nhan(&["--lang", "vi", "list", "none.nhan"]);
    assert!(english.err.contains("none.nhan") && vietnamese.err.contains("none.nhan"));
    assert_ne!(english.err, vietnamese.err);
}
