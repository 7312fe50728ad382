//! Files of other tools that hold a text and what is said of it: with NHAN_DATA only. What is
//! expected was written down from reading the files.
use std::path::Path;

use nhan_core::domain::Document;
use nhan_core::ops::{Project, system_clock};
use serde_json::{Value, json};

use crate::support::{Place, data};

/// A dry run and an import into a new project: how both ended, and the report.
fn import(place: &Place, path: &Path) -> (i32, Value) {
    let name = "x.nhan";
    let _ = std::fs::remove_file(place.path(name));
    place.json(&["new", name]);
    let path = path.to_str().unwrap();
    let dry = place.nhan(&["--json", "import", name, path, "--dry-run"]);
    let ran = place.nhan(&["--json", "import", name, path]);
    assert_eq!(dry.code, ran.code, "{path}: {} {}", dry.out, ran.out);
    let (dry, report) = (dry.json(), ran.json());
    for key in [
        "articles",
        "layers",
        "spans",
        "relations",
        "problems",
        "notes",
    ] {
        assert_eq!(dry[key], report[key], "{path} {key}");
    }
    (ran.code, report)
}

/// Articles, layers, spans and relations of what is read whole.
fn counts(place: &Place, path: &Path, format: &str) -> [u64; 4] {
    let (code, report) = import(place, path);
    assert_eq!(code, 0, "{}: {report}", path.display());
    assert_eq!(report["formats"][format], report["articles"], "{report}");
    assert_eq!(
        (&report["duplicates"], &report["notes"]),
        (&json!([]), &json!([]))
    );
    ["articles", "layers", "spans", "relations"].map(|key| report[key].as_u64().unwrap())
}

/// Code, line and column of every refusal.
fn refused(place: &Place, path: &Path) -> Vec<(String, Option<u64>, Option<u64>)> {
    let (code, report) = import(place, path);
    assert_eq!(
        (code, &report["stored"]),
        (1, &json!(false)),
        "{}",
        path.display()
    );
    let problems = report["problems"].as_array().unwrap().iter();
    let one = |p: &Value| {
        let code = p["error"]["code"].as_str().unwrap().to_owned();
        (code, p["line"].as_u64(), p["column"].as_u64())
    };
    problems.map(one).collect()
}

fn document(place: &Place, id: &str) -> Document {
    let project = Project::open(&place.path("x.nhan"), system_clock).unwrap();
    project.project.document(id).unwrap().1
}

#[test]
fn brat_collections() {
    let Some(data) = data() else { return };
    let place = Place::new();
    let peers = data.join("peers/brat");
    let bio = counts(&place, &peers.join("tutorials-bio"), "brat");
    assert_eq!(bio, [13, 9, 107, 54]);
    let news = counts(&place, &peers.join("tutorials-news"), "brat");
    assert_eq!(news, [13, 9, 119, 63]);

    let first = document(&place, "tutorials-news/000-introduction");
    let layer = &first.layers[0];
    let place_of = |text: &str| {
        let spans = layer.spans.iter();
        spans
            .map(|s| s.fragments[0].text.as_str())
            .position(|t| t == text)
            .unwrap()
    };
    let [money, person, nominal, moving] = [
        "$100 million",
        "Raul Salinas de Gortari",
        "former Mexican president",
        "moving",
    ]
    .map(place_of);
    assert_eq!(layer.spans[money].note, "100000000 USD");
    assert_eq!(layer.spans[nominal].attributes["Mention"], "Nominal");
    assert_eq!(layer.spans[nominal].attributes["Individual"], "true");
    assert_eq!(
        layer.spans[nominal].attributes["Reference"],
        "Wikipedia:64488 Carlos Salinas de Gortari"
    );
    assert_eq!(layer.spans[moving].attributes["Confidence"], "High");
    let linked = |kind: &str| {
        let found = layer.relations.iter().find(|r| r.kind == kind).unwrap();
        (found.from, found.to)
    };
    assert_eq!(linked("Family"), (person, nominal));
    assert_eq!(linked("Beneficiary-Arg"), (moving, person));
    let schema = place.json(&["schema", "x.nhan", "show"]);
    let labels = schema["labels"].as_array().unwrap().iter();
    let names: Vec<_> = labels.map(|l| l["name"].as_str().unwrap()).collect();
    let expected = [
        "Person",
        "Organization",
        "GPE",
        "Money",
        "Be-born",
        "Marry",
        "Divorce",
        "Die",
        "Transfer-ownership",
        "Transfer-money",
        "Start-org",
        "Merge-org",
        "End-org",
        "Report",
    ];
    assert_eq!(names, expected);
}

#[test]
fn brat_layouts_of_the_gold() {
    let Some(data) = data() else { return };
    let place = Place::new();
    for (name, spans, links) in [("000", 10, 4), ("004", 29, 12)] {
        for ending in ["ann", "txt"] {
            let path = data.join("layouts").join(format!("{name}.brat.{ending}"));
            assert_eq!(counts(&place, &path, "brat"), [1, 1, spans, links]);
        }
    }
    let article = document(&place, "004.brat");
    let link = &article.layers[0].relations[0];
    assert_eq!(link.kind, "HOLDS");
    let text = |place: usize| article.layers[0].spans[place].fragments[0].text.as_str();
    assert_eq!(
        (text(link.from), text(link.to)),
        ("Lê_Hoài_Trung", "Trưởng Ban Đối_ngoại Trung_ương")
    );
}

#[test]
fn pubannotation_files() {
    let Some(data) = data() else { return };
    let place = Place::new();
    let peers = data.join("peers/pubannotation");
    for (name, expected) in [
        ("3_annotations", [1, 1, 3, 1]),
        ("demo-annotations", [1, 1, 38, 3]),
        ("multi_tracks", [1, 2, 6, 2]),
        ("prefix", [1, 1, 3, 0]),
        ("private", [1, 0, 0, 0]),
        ("ゆりかごのうた", [1, 1, 7, 0]),
    ] {
        let path = peers.join(format!("{name}.json"));
        assert_eq!(counts(&place, &path, "pubannotation"), expected, "{name}");
    }
    let song = document(&place, "ゆりかごのうた");
    assert_eq!(song.layers[0].spans[0].label, "1番");
    let path = peers.join("prefix.json");
    counts(&place, &path, "pubannotation");
    let prefix = document(&place, "PMC/13900/0");
    let span = &prefix.layers[0].spans[1];
    assert_eq!(span.attributes["free_text_predicate"], "abc:Protein");
    assert_eq!(prefix.metadata.other["project"], "Colil");

    // A denotation of null, which has no label, and a begin that is a string.
    let bad = |line, column| vec![("bad_record".to_owned(), Some(line), Some(column))];
    let at = |name: &str| peers.join(name);
    assert_eq!(refused(&place, &at("1_annotations.json")), bad(249, 17));
    assert_eq!(
        refused(&place, &at("warning_not_integer_span.json")),
        bad(7, 20)
    );
    // Only a text, which might be of any format; it is read when it is said which.
    let bare = refused(&place, &at("2_annotations.json"));
    assert_eq!(bare, [("format_unknown".to_owned(), None, None)]);
    let bare = at("2_annotations.json");
    place.json(&["new", "y.nhan"]);
    let said = [
        "import",
        "y.nhan",
        bare.to_str().unwrap(),
        "--from",
        "pubannotation",
    ];
    assert_eq!(place.json(&said)["articles"], 1);
    for name in [
        "1_config",
        "2_config",
        "demo-config",
        "attributes_with_no_required_properties_config",
    ] {
        let (code, report) = import(&place, &at(&format!("{name}.json")));
        assert_eq!(
            (code, &report["articles"], &report["problems"]),
            (0, &json!(0), &json!([]))
        );
    }
}

#[test]
fn web_annotations_without_a_text_are_refused() {
    let Some(data) = data() else { return };
    let place = Place::new();
    let peers = data.join("peers/w3c");
    let several = [
        ("anno9", 2),
        ("anno11", 3),
        ("anno12", 4),
        ("anno13", 4),
        ("collection1", 32),
        ("example42", 2),
        ("example43", 2),
    ];
    let mut looked_at = 0;
    for entry in std::fs::read_dir(peers.join("correct")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let found = refused(&place, &path);
        looked_at += 1;
        // A collection whose pages are elsewhere.
        if name == "example41" {
            assert_eq!(found, [("bad_record".to_owned(), None, None)]);
            continue;
        }
        let expected = several
            .iter()
            .find(|(other, _)| *other == name)
            .map_or(1, |(_, n)| *n);
        assert_eq!(found.len(), expected, "{name}");
        assert!(
            found
                .iter()
                .all(|(code, line, _)| code == "text_missing" && line.is_some())
        );
    }
    assert_eq!(looked_at, 45);
    let schemas = refused(&place, &peers.join("schemas"));
    assert!(
        schemas.iter().all(|(code, ..)| code == "format_unknown"),
        "{schemas:?}"
    );
}
