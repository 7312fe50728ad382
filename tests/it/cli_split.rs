//! Exports in parts, and what they say of themselves.
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::Place;

/// Forty articles, of which each fifth is nearly the same as the next; labels of three kinds.
fn place() -> Place {
    let place = Place::new();
    let rows = (0..40).map(|n| {
        let twin = if n % 5 == 1 { n - 1 } else { n };
        let words: Vec<String> = (0..60)
            .map(|k| format!("chu{}", (k * 7 + twin * 13) % 997))
            .collect();
        let text = format!("Tin {n}. {}.", words.join(" "));
        let mut label = vec![json!([0, 3, "A"])];
        if n % 4 == 0 {
            label.push(json!([4, 5, "B"]));
        }
        json!({"id": format!("a/{n}"), "text": text, "label": label}).to_string()
    });
    place.write("d.jsonl", rows.collect::<Vec<_>>().join("\n"));
    place.json(&["new", "p.nhan", "--schema", "empty"]);
    place.json(&["import", "p.nhan", "d.jsonl", "--layer", "gold"]);
    place
}

const SPLIT: [&str; 2] = ["--split", "train=0.8,dev=0.1,test=0.1"];

fn export(place: &Place, out: &str, further: &[&str]) -> Value {
    place.json(&[&["export", "p.nhan", out], further].concat())
}

/// The ids in each part, as doccano's file has them.
fn ids(place: &Place, out: &str) -> Vec<Vec<String>> {
    let part = |name: &&str| {
        let text = place.read(&format!("{out}/{name}.jsonl"));
        let id = |line: &str| {
            let row: Value = serde_json::from_str(line).unwrap();
            row["id"].as_str().unwrap().to_owned()
        };
        text.lines().map(id).collect()
    };
    ["train", "dev", "test"].iter().map(part).collect()
}

#[test]
fn articles_are_divided_alike_for_every_format_and_at_every_time() {
    let place = place();
    let doccano = [&["--to", "doccano"], &SPLIT[..]].concat();
    let report = export(&place, "d", &doccano);
    let parts = ids(&place, "d");
    let sizes: Vec<usize> = parts.iter().map(Vec::len).collect();
    assert_eq!(sizes.iter().sum::<usize>(), 40);
    assert!(
        sizes[0].abs_diff(32) <= 2 && sizes[1].abs_diff(4) <= 2,
        "{sizes:?}"
    );
    for n in (0..40).step_by(5) {
        let part = |n: usize| parts.iter().position(|p| p.contains(&format!("a/{n}")));
        assert_eq!(part(n), part(n + 1), "{n}");
    }
    for (part, ids) in report["parts"].as_array().unwrap().iter().zip(&parts) {
        assert_eq!(part["articles"], ids.len());
    }
    // Again, as another format, and by another seed.
    export(&place, "again", &doccano);
    assert_eq!(ids(&place, "again"), parts);
    export(&place, "c", &[&["--to", "conll"], &SPLIT[..]].concat());
    let starts = |part: &str| {
        place
            .read(&format!("c/{part}.conll"))
            .matches("-DOCSTART-")
            .count()
    };
    assert_eq!([starts("train"), starts("dev"), starts("test")], sizes[..]);
    export(&place, "other", &[&doccano[..], &["--seed", "2"]].concat());
    assert_ne!(ids(&place, "other"), parts);
}

#[test]
fn the_manifest_names_every_file_and_is_the_same_again() {
    let place = place();
    let conll = [
        &["--to", "conll", "--scheme", "bilou", "--separator", "space"],
        &SPLIT[..],
    ]
    .concat();
    let report = export(&place, "c", &conll);
    let manifest: Value = serde_json::from_str(&place.read("c/manifest.json")).unwrap();
    assert_eq!(manifest["format"], "conll");
    assert_eq!(manifest["options"]["scheme"], "bilou");
    assert_eq!(manifest["options"]["separator"], "space");
    assert_eq!(manifest["options"]["split"]["seed"], 0);
    assert_eq!(manifest["articles"], 40);
    assert!(manifest["schema"]["labels"].as_array().unwrap().len() >= 2);
    let files = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), 3);
    for file in files {
        let content = place.read(&format!("c/{}", file["name"].as_str().unwrap()));
        let hash = Sha256::digest(content.as_bytes());
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file["sha256"], hash);
        assert_eq!(file["bytes"], content.len());
        assert!(content.lines().any(|line| line.ends_with(" U-A")));
    }
    assert_eq!(report["files"].as_array().unwrap().len(), 4);
    // Where the former export is, byte for byte the same.
    let before = place.read("c/manifest.json");
    export(&place, "c", &conll);
    assert_eq!(place.read("c/manifest.json"), before);
    assert!(!before.contains(place.path("").to_str().unwrap()));
}

#[test]
fn a_folder_that_is_no_export_is_left_alone() {
    let place = place();
    place.write("mine/notes.txt", "x");
    let wanted = [&["export", "p.nhan", "mine", "--to", "conll"], &SPLIT[..]].concat();
    let ran = place.nhan(&wanted);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(place.read("mine/notes.txt"), "x");
    for bad in ["train", "a=0.5,b=0.6", "a=1,a=0", "../a=1"] {
        let ran = place.nhan(&["export", "p.nhan", "x", "--to", "conll", "--split", bad]);
        assert_eq!(ran.code, 2, "{bad}: {}", ran.err);
    }
    assert!(!place.path("x").exists());
    let left: Vec<_> = std::fs::read_dir(place.path("")).unwrap().collect();
    assert!(left.iter().all(|e| {
        !e.as_ref()
            .unwrap()
            .file_name()
            .to_string_lossy()
            .starts_with(".nhan")
    }));
}
