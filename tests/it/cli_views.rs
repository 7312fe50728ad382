//! `show --view`: the text in another form, and everything in it where it stands there.
use serde_json::{Value, json};

use crate::support::Place;

/// A text in NFD with a NBSP and a CRLF, and one that is segmented, with spans and zones.
fn place() -> Place {
    let place = Place::new();
    let decomposed = "Ba\u{300}\u{A0}Ha\u{306}\u{300}ng\u{200B}\r\nđến Nga";
    let segmented = "Bộ Ngoại_giao ( ảnh ) , Hà_Nội";
    let rows = [
        json!({"id": "nfd", "text": decomposed, "label": [[0, 3, "A"], [4, 10, "B"], [10, 11, "C"]]}),
        json!({"id": "seg", "text": segmented, "label": [[3, 13, "A"], [14, 21, "B"], [24, 30, "C"]]}),
    ];
    place.write("d.jsonl", rows.map(|row| row.to_string()).join("\n"));
    place.json(&["new", "p.nhan", "--schema", "empty"]);
    place.json(&["import", "p.nhan", "d.jsonl", "--layer", "gold"]);
    place
}

/// Label, text and the text that stands at its offsets, which must be the same.
fn spans(shown: &Value) -> Vec<(&str, &str)> {
    let text: Vec<char> = shown["text"].as_str().unwrap().chars().collect();
    let spans = shown["layers"][0]["spans"].as_array().unwrap();
    let spans = spans.iter().map(|span| {
        let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        let covered: String = text[at("start")..at("end")].iter().collect();
        assert_eq!(span["text"], covered.as_str());
        (
            span["label"].as_str().unwrap(),
            span["text"].as_str().unwrap(),
        )
    });
    spans.collect()
}

#[test]
fn every_view_has_its_own_offsets() {
    let place = place();
    let show = |id: &str, view: &str| place.json(&["show", "p.nhan", id, "--view", view]);

    let shown = show("nfd", "nfc");
    assert_eq!(shown["text"], "Bà\u{A0}Hằng\u{200B}\r\nđến Nga");
    assert_eq!(
        spans(&shown),
        [("A", "Bà"), ("B", "Hằng"), ("C", "\u{200B}")]
    );
    assert_eq!(shown["losses"], json!([]));

    let shown = show("nfd", "cleaned,nfc");
    assert_eq!(shown["text"], "Bà Hằng\nđến Nga");
    assert_eq!(spans(&shown), [("A", "Bà"), ("B", "Hằng"), ("C", "")]);
    assert_eq!(
        shown["losses"],
        json!([{
            "layer": "gold", "name": "C", "start": 10, "end": 11, "text": "\u{200B}", "loss": "gone",
        }])
    );

    let shown = show("seg", "syllables");
    assert_eq!(shown["text"], "Bộ Ngoại giao (ảnh), Hà Nội");
    assert_eq!(
        spans(&shown),
        [("A", "Ngoại giao"), ("B", "(ảnh)"), ("C", "Hà Nội")]
    );
    let shown = show("seg", "syllables,nfd");
    assert_eq!(spans(&shown)[2], ("C", "Ha\u{300} No\u{323}\u{302}i"));
}

#[test]
fn the_words_of_a_raw_text_are_joined() {
    let place = Place::new();
    let row =
        json!({"id": "raw", "text": "Xuất khẩu gạo sang Trung Quốc.", "label": [[19, 24, "A"]]});
    place.write("d.jsonl", row.to_string());
    place.json(&["new", "p.nhan", "--schema", "empty"]);
    place.json(&["import", "p.nhan", "d.jsonl", "--layer", "gold"]);
    let shown = place.json(&["show", "p.nhan", "raw", "--view", "words"]);
    assert_eq!(shown["text"], "Xuất_khẩu gạo sang Trung_Quốc.");
    assert_eq!(spans(&shown), [("A", "Trung")]);
}

#[test]
fn without_a_view_nothing_changes() {
    let place = place();
    let raw = place.json(&["show", "p.nhan", "nfd"]);
    let mut viewed = place.json(&["show", "p.nhan", "nfd", "--view", "raw"]);
    assert_eq!(
        viewed.as_object_mut().unwrap().remove("losses"),
        Some(json!([]))
    );
    assert_eq!(raw, viewed);
}

#[test]
fn people_are_told_what_does_not_fit() {
    let place = place();
    let told = place.nhan(&["show", "p.nhan", "nfd", "--view", "cleaned"]);
    assert!(
        told.out.contains("not the same in this view"),
        "{}",
        told.out
    );
    assert!(told.out.contains("gold: C"), "{}", told.out);
    let fine = place.nhan(&["show", "p.nhan", "seg", "--view", "nfd"]);
    assert!(!fine.out.contains("not the same"), "{}", fine.out);
    let wrong = place.nhan(&["show", "p.nhan", "seg", "--view", "nothing"]);
    assert_eq!(wrong.code, 2);
}
