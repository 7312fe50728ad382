//! `nhan revise`: a text that was read wrongly, and one that somebody corrected.
use serde_json::json;

use crate::support::Place;

const WRONG: &str = "Bµ H»ng nãi gi¸ g¹o.";

/// A project with one article, whose text was read as Western European, and two labels on it.
fn place() -> Place {
    let place = Place::new();
    let record = json!({"id": "bai", "text": WRONG, "label": [[3, 7, "PERSON"], [12, 15, "ROLE"]]});
    place.write("bai.jsonl", record.to_string());
    place.project(&["bai.jsonl"]);
    place
}

fn article(place: &Place) -> String {
    let list = place.nhan(&["--json", "list", "p.nhan"]).rows();
    list[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn another_encoding_is_chosen() {
    let place = place();
    let id = article(&place);
    let arguments = ["revise", "p.nhan", &id, "--encoding", "tcvn3"];
    let dry = place.json(&[&arguments[..], &["--dry-run"]].concat());
    assert_eq!(
        (&dry["stored"], &dry["dry_run"]),
        (&json!(false), &json!(true))
    );
    let done = place.json(&arguments);
    assert_eq!(
        done["counts"],
        json!({"kept": 0, "moved": 0, "changed": 2, "lost": 0})
    );
    assert_eq!(done["changed"], dry["changed"]);
    assert_eq!(
        done["changed"][0]["before"],
        json!([{"start": 3, "end": 7, "text": "H»ng"}])
    );
    assert_eq!(
        done["changed"][0]["after"],
        json!([{"start": 3, "end": 7, "text": "Hằng"}])
    );
    let shown = place.json(&["show", "p.nhan", &id]);
    assert_eq!(shown["text"], "Bà Hằng nói giá gạo.");
    assert_eq!(place.nhan(&["check", "p.nhan"]).code, 0);
    let again = place.nhan(&["--json", "revise", "p.nhan", &id, "--encoding", "utf-8"]);
    assert_eq!(
        (again.code, &again.json()["error"]["code"]),
        (1, &json!("not_utf8"))
    );
}

#[test]
fn a_file_gives_the_text_and_what_is_lost_is_listed() {
    let place = place();
    let id = article(&place);
    place.write("dung.txt", "Hôm nay bà H»ng nói.");
    let arguments = ["revise", "p.nhan", &id, "--file", "dung.txt"];
    let ran = place.nhan(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let rows: Vec<&str> = ran.out.lines().collect();
    assert_eq!(rows.len(), 2, "{}", ran.out);
    assert!(
        rows[0].ends_with("\tPERSON\t3-7\tH»ng\t11-15\tH»ng"),
        "{}",
        rows[0]
    );
    assert!(rows[1].ends_with("\tROLE\t12-15\tgi¸"), "{}", rows[1]);
    let stats = place.json(&["stats", "p.nhan"]);
    assert_eq!(
        (&stats["spans"], &stats["characters"]),
        (&json!(1), &json!(20))
    );
    let same = place.nhan(&["--json", "revise", "p.nhan", &id, "--file", "dung.txt"]);
    assert_eq!(same.json()["error"]["code"], "revision_same");
    assert_eq!(same.code, 1);
}

#[test]
fn what_is_wanting_is_said() {
    let place = place();
    let id = article(&place);
    for (arguments, code) in [
        (&["revise", "p.nhan", id.as_str()][..], 2),
        (&["revise", "p.nhan", &id, "--encoding", "nonsense"], 2),
        (&["revise", "p.nhan", &id, "--file", "none.txt"], 1),
        (&["revise", "p.nhan", "none", "--encoding", "tcvn3"], 1),
        (&["revise", "none.nhan", &id, "--encoding", "tcvn3"], 3),
    ] {
        let ran = place.nhan(arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
}
