//! Standoff files through the command line: what is said of them, and what they add to a schema.
use serde_json::json;

use crate::support::Place;

#[test]
fn converted_offsets_are_said_in_a_sentence() {
    let place = Place::new();
    place.write("a.txt", "😀 Bà Hằng");
    place.write("a.ann", "T1\tPERSON 6 10\tHằng\n");
    place.write(
        "b.jsonl",
        "{\"text\":\"Ông Minh\",\"spans\":[{\"start\":4,\"end\":8,\"token_start\":1,\"token_end\":1,\
         \"label\":\"PERSON\"}],\"answer\":\"reject\"}",
    );
    place.json(&["new", "p.nhan"]);
    let dry = ["import", "p.nhan", "a.ann", "b.jsonl", "--dry-run"];
    let report = place.json(&dry);
    assert_eq!(report["formats"], json!({"brat": 1, "prodigy": 1}));
    assert_eq!(report["spans"], 1);
    let notes = report["notes"].as_array().unwrap();
    assert_eq!(notes[0]["code"], "offsets_converted");
    assert_eq!(notes[0]["args"], json!({"unit": "utf16"}));
    assert_eq!(
        (&notes[1]["code"], &notes[1]["line"]),
        (&json!("answer_not_accepted"), &json!(1))
    );
    let ran = place.nhan(&dry);
    let sentence = "a.ann: positions in the file count UTF-16 units; they were converted";
    assert!(ran.err.contains(sentence), "{}", ran.err);
    let sentence = "b.jsonl:1: the answer is “reject”: the text was read, its 1 labels not";
    assert!(ran.err.contains(sentence), "{}", ran.err);
}

#[test]
fn attributes_of_files_are_added_to_labels_that_are_there() {
    let place = Place::new();
    place.write("0.txt", "Bài trước");
    place.project(&["0.txt"]);
    place.write("a.txt", "Bà Hằng");
    place.write(
        "a.ann",
        "T1\tPERSON 3 7\tHằng\nA1\tSure T1 yes\nT2\tTITLE 0 2\tBà\n",
    );
    let before = place.json(&["schema", "p.nhan", "show"]);
    let dry = place.json(&["import", "p.nhan", "a.ann", "--dry-run"]);
    assert_eq!(dry["labels_added"], json!(["TITLE"]));
    assert_eq!(place.json(&["schema", "p.nhan", "show"]), before);
    let report = place.json(&["import", "p.nhan", "a.ann"]);
    assert_eq!(report["labels_added"], json!(["TITLE"]));
    let after = place.json(&["schema", "p.nhan", "show"]);
    let names = |label: usize| -> Vec<_> {
        let attributes = after["labels"][label]["attributes"].as_array().unwrap();
        attributes.iter().map(|a| a["name"].clone()).collect()
    };
    assert_eq!(after["labels"].as_array().unwrap().len(), 4);
    assert!(names(0).contains(&json!("Sure")) && names(0).contains(&json!("entity")));
    let shown = place.json(&["show", "p.nhan", "a"]);
    let spans = shown["layers"][0]["spans"].as_array().unwrap();
    assert_eq!(spans[1]["attributes"]["Sure"], "yes");
}

#[test]
fn refusals_say_what_was_expected() {
    let place = Place::new();
    place.write("a.txt", "Bà Hằng");
    place.write("a.ann", "T1\tPERSON 3 7\tHằng\nT2\tPERSON\n");
    place.write("b.ann", "");
    place.json(&["new", "p.nhan"]);
    for (language, expected) in [
        (
            "en",
            "a.ann:2:1: Line 2, column 1: “T1⇥PERSON 0 5⇥text” is expected here.",
        ),
        (
            "vi",
            "a.ann:2:1: Dòng 2, cột 1: ở đây phải là “T1⇥PERSON 0 5⇥text”.",
        ),
        ("en", "save it as b.txt beside the file"),
    ] {
        let ran = place.nhan(&["--lang", language, "import", "p.nhan", "a.ann", "b.ann"]);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains(expected), "{}", ran.err);
    }
}
