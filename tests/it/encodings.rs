//! Texts in other encodings than UTF-8: used where they show, asked for where they do not.
use std::path::Path;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::support::{Place, data};

/// `Bộ Ngoại giao họp ở Hà Nội` in bytes of VISCII, and of the fonts TCVN3 and VNI.
const VISCII: &[u8] = b"B\xB5 Ngo\xD5i giao h\xF7p \xB7 H\xE0 N\xB5i";
const TCVN3: &[u8] = b"B\xE9 Ngo\xB9i giao h\xE4p \xEB H\xB5 N\xE9i";
const VNI: &[u8] = b"Bo\xE4 Ngoa\xEFi giao ho\xEFp \xF4\xFB Ha\xF8 No\xE4i";
const TEXT: &str = "Bộ Ngoại giao họp ở Hà Nội";

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Imports a file into a new project: how it ended, the report, and the text of the article.
fn import(place: &Place, path: &str, more: &[&str]) -> (i32, Value, Option<String>) {
    let _ = std::fs::remove_file(place.path("x.nhan"));
    place.json(&["new", "x.nhan"]);
    let ran = place.nhan(&[&["--json", "import", "x.nhan", path], more].concat());
    let report = ran.json();
    let rows = place.nhan(&["--json", "list", "x.nhan"]).rows();
    let text = rows.first().map(|row| {
        let shown = place.json(&["show", "x.nhan", row["id"].as_str().unwrap()]);
        shown["text"].as_str().unwrap().to_owned()
    });
    (ran.code, report, text)
}

/// The code of the one problem of a refused import, and the encoding it names.
fn refused(place: &Place, path: &str, more: &[&str]) -> (Value, Value) {
    let (code, report, text) = import(place, path, more);
    assert_eq!((code, text), (1, None), "{report}");
    let error = &report["problems"][0]["error"];
    (error["code"].clone(), error["args"]["encoding"].clone())
}

#[test]
fn an_encoding_that_shows_is_used_and_reported() {
    let place = Place::new();
    place.write("a.txt", VISCII);
    place.write("b.txt", utf16("Bà Hằng thăm Nga"));
    place.write("c.txt", "Một");
    place.json(&["new", "p.nhan"]);
    let report = place.json(&["import", "p.nhan", "a.txt", "b.txt", "c.txt"]);
    assert_eq!(
        report["encodings"],
        json!({"viscii": 1, "utf-16le": 1, "utf-8": 1})
    );
    assert_eq!(place.json(&["show", "p.nhan", "a"])["text"], TEXT);
    let said = place.nhan(&["import", "p.nhan", "--dry-run", "a.txt", "c.txt"]);
    assert!(
        said.err.contains("encodings: utf-8 1, viscii 1"),
        "{}",
        said.err
    );
}

#[test]
fn encodings_of_fonts_are_converted_on_request_only() {
    let place = Place::new();
    for (bytes, name) in [(TCVN3, "tcvn3"), (VNI, "vni")] {
        place.write("bytes.txt", bytes);
        // As a program shows it that takes it for Western European text.
        let shown: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        place.write("shown.txt", &shown);
        for file in ["bytes.txt", "shown.txt"] {
            let found = refused(&place, file, &[]);
            assert_eq!(found, (json!("encoding_of_fonts"), json!(name)), "{file}");
            let (code, report, text) = import(&place, file, &["--encoding", name]);
            assert_eq!((code, text.as_deref()), (0, Some(TEXT)), "{report}");
            assert_eq!(report["encodings"], json!({name: 1}));
        }
        let kept = import(&place, "shown.txt", &["--encoding", "utf-8"]);
        assert_eq!((kept.0, kept.2), (0, Some(shown)));
    }
    place.json(&["new", "p.nhan"]);
    let said = place.nhan(&["import", "p.nhan", "shown.txt"]);
    let names = |word| said.err.contains(word);
    assert!(names("vni") && names("--encoding"), "{}", said.err);
}

#[test]
fn a_mere_guess_is_not_used() {
    let place = Place::new();
    place.write("a.txt", b"Un caf\xE9 cr\xE8me");
    let found = refused(&place, "a.txt", &[]);
    assert_eq!(found, (json!("encoding_unsure"), json!("windows-1258")));
    let (code, _, text) = import(&place, "a.txt", &["--encoding", "cp1258"]);
    assert_eq!((code, text.as_deref()), (0, Some("Un café crème")));
}

#[test]
fn broken_bytes_are_refused_where_they_are_or_replaced() {
    let place = Place::new();
    place.write("a.txt", b"H\xE1\xBA\xB1ng\nB\xE1\xBB\x99 \xFF");
    assert_eq!(refused(&place, "a.txt", &[]).0, "not_utf8");
    let (code, _, text) = import(&place, "a.txt", &["--replace-broken"]);
    assert_eq!((code, text.as_deref()), (0, Some("Hằng\nBộ \u{FFFD}")));

    place.write("b.txt", b"\xD5\n\n \xC0");
    place.json(&["new", "p.nhan"]);
    let said = place.nhan(&["import", "p.nhan", "b.txt", "--encoding", "tcvn3"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("b.txt:3:2: Line 3, column 2: "),
        "{}",
        said.err
    );
}

#[test]
fn json_is_unicode() {
    let place = Place::new();
    let lines = "{\"id\":\"x\",\"text\":\"Bà Hằng\",\"label\":[[3,7,\"PERSON\"]]}\r\n\
                 {\"id\":\"y\",\"text\":\"Bà Mai\",\"label\":[]}\r\n";
    place.write("utf16.jsonl", utf16(lines));
    place.write(
        "utf16-mark.jsonl",
        [&b"\xFF\xFE"[..], &utf16(lines)].concat(),
    );
    place.write("utf8-mark.jsonl", format!("\u{FEFF}{lines}"));
    for (file, encoding) in [
        ("utf16.jsonl", "utf-16le"),
        ("utf16-mark.jsonl", "utf-16le"),
        ("utf8-mark.jsonl", "utf-8"),
    ] {
        let (code, report, text) = import(&place, file, &[]);
        assert_eq!(
            (code, text.as_deref()),
            (0, Some("Bà Hằng")),
            "{file}: {report}"
        );
        assert_eq!(
            (&report["articles"], &report["spans"]),
            (&json!(2), &json!(1))
        );
        assert_eq!(report["encodings"], json!({encoding: 2}));
    }
    let found = refused(&place, "utf8-mark.jsonl", &["--encoding", "viscii"]);
    assert_eq!(found, (json!("encoding_not_json"), json!("viscii")));
}

#[test]
fn an_unknown_name_is_wrong_usage() {
    let place = Place::new();
    place.write("a.txt", "Một");
    place.json(&["new", "p.nhan"]);
    let ran = place.nhan(&["import", "p.nhan", "a.txt", "--encoding", "latin1"]);
    assert_eq!(ran.code, 2);
    for name in [
        "latin1",
        "utf-8",
        "utf-16be",
        "windows-1258",
        "tcvn5712-1",
        "vni",
    ] {
        assert!(ran.err.contains(name), "{name}: {}", ran.err);
    }
}

#[test]
fn the_files_of_others_give_what_is_expected_of_them() {
    let Some(data) = data() else { return };
    let place = Place::new();
    let folder = data.join("encodings");
    let read = |path: &Path| std::fs::read(path).unwrap();
    let expected: Value = serde_json::from_slice(&read(&folder.join("EXPECT.json"))).unwrap();
    let mut seen = 0;
    for one in expected.as_array().unwrap() {
        let path = folder.join(one["file"].as_str().unwrap());
        let (code, report, text) = import(&place, path.to_str().unwrap(), &[]);
        if one["expect_code_points"] == 0 {
            let bytes = read(&path);
            let good = std::str::from_utf8(&bytes).unwrap_err().valid_up_to();
            let good = std::str::from_utf8(&bytes[..good]).unwrap();
            let line = good.matches('\n').count() + 1;
            let column = good.rsplit('\n').next().unwrap().chars().count() + 1;
            let problem = &report["problems"][0];
            assert_eq!((code, &problem["error"]["code"]), (1, &json!("not_utf8")));
            assert_eq!(
                (&problem["line"], &problem["column"]),
                (&json!(line), &json!(column))
            );
            continue;
        }
        let text: String = text.unwrap_or_else(|| panic!("{report}")).nfc().collect();
        assert_eq!(text.chars().count(), one["expect_code_points"], "{one}");
        let hash = Sha256::digest(&text);
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hash, one["expect_nfc_sha256"],
            "{one}: {}",
            report["encodings"]
        );
        seen += 1;
    }
    assert!(seen >= 10);
}

#[test]
fn real_articles_raise_no_alarm() {
    let Some(data) = data() else { return };
    let place = Place::new();
    let articles = data.join("articles");
    let (code, report, _) = import(&place, articles.to_str().unwrap(), &["--from", "text"]);
    assert_eq!((code, &report["problems"]), (0, &json!([])));
    assert_eq!(report["encodings"], json!({"utf-8": report["articles"]}));
}
