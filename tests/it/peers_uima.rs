//! Files that WebAnno and libraries for UIMA have as examples: with NHAN_DATA only. The counts
//! were written down from the files, not from what the import said.
use std::path::Path;

use serde_json::{Value, json};

use crate::support::{Place, data};

/// Folder, spans and relations of an annotated text, which is there as a table and as XMI.
const BOTH: [(&str, usize, usize); 26] = [
    ("testComplexSlotFeatureWithoutValues", 3, 2),
    ("testCrossSentenceSpanWithoutFeatureValue", 1, 0),
    ("testElevatedType", 1, 0),
    ("testMultiTokenSlotFeature", 3, 2),
    ("testMultiTokenSpanWithoutFeatureValue", 1, 0),
    ("testMultiTokenStackedSpanWithFeatureValue", 2, 0),
    ("testSentenceId", 0, 0),
    ("testSimpleCrossSenenceSlotFeature", 3, 2),
    ("testSimpleSlotFeature", 3, 2),
    (
        "testSingleNonMultiTokenRelationWithMultipleFeatureValues",
        2,
        1,
    ),
    ("testSingleNonTokenRelationWithoutFeature", 2, 1),
    (
        "testSingleStackedNonTokenOverlappingRelationWithoutFeatureValue",
        4,
        1,
    ),
    (
        "testSingleStackedNonTokenRelationWithoutFeatureValue2",
        3,
        1,
    ),
    ("testSingleTokenRelationWithFeatureValue", 2, 1),
    ("testSingleTokenRelationWithoutFeatureValue", 2, 1),
    ("testStackedChain", 6, 4),
    ("testStackedComplexSlotFeatureWithoutValues", 4, 4),
    ("testStackedSimpleSlotFeatureWithoutValues", 4, 4),
    ("testSubMultiTokenSpanWithoutFeatureValue2", 1, 0),
    ("testSubTokenPrefix", 1, 0),
    ("testSubTokenRelation2", 2, 1),
    ("testTokenAttachedAnnotationsWithValues", 4, 0),
    ("testTokenBoundedSpanWithAsteriskFeatureValue", 5, 0),
    ("testTokenBoundedSpanWithUnderscoreFeatureValue", 5, 0),
    ("testTokenBoundedStackedLookAlike", 5, 0),
    ("testTwoSentencesWithNoSpaceInBetween", 0, 0),
];

/// Imports a file into a new project, dry first, and shows the article; else the problem.
fn read(file: &Path) -> Result<(Value, Value), Value> {
    let place = Place::new();
    place.json(&["new", "p.nhan"]);
    let path = file.to_str().unwrap();
    let dry = place.nhan(&["--json", "import", "p.nhan", path, "--dry-run"]);
    let ran = place.nhan(&["--json", "import", "p.nhan", path]);
    let (tried, mut report) = (dry.json(), ran.json());
    for key in ["articles", "spans", "relations", "problems"] {
        assert_eq!(tried[key], report[key], "{path} {key}");
    }
    if ran.code != 0 {
        return Err(report["problems"][0].take());
    }
    let id = file.file_stem().unwrap().to_str().unwrap();
    Ok((report, place.json(&["show", "p.nhan", id])))
}

/// Where the spans stand, in order; the type of an annotation differs between the tables and XMI.
fn spans(shown: &Value) -> Vec<String> {
    let spans = shown["layers"][0]["spans"].as_array();
    let rows = spans.into_iter().flatten().map(|span| {
        let label = match span["label"].as_str().unwrap() {
            "Span" | "NamedEntity" => "Span",
            "POS_NOUN" => "POS",
            label => label,
        };
        let (start, end) = (&span["start"], &span["end"]);
        format!(
            "{start}-{end} {label} {} {}",
            span["text"], span["attributes"]
        )
    });
    let mut rows: Vec<String> = rows.collect();
    rows.sort();
    rows
}

fn relations(shown: &Value) -> Vec<String> {
    let layer = &shown["layers"][0];
    let text = |id: &Value| {
        let spans = layer["spans"].as_array().unwrap();
        let span = spans.iter().find(|span| span["id"] == *id).unwrap();
        format!("{} {}", span["start"], span["text"])
    };
    let links = layer["relations"].as_array();
    let rows = links.into_iter().flatten().map(|link| {
        let ends = (text(&link["from"]), text(&link["to"]));
        format!("{} > {} {}", ends.0, ends.1, link["type"])
    });
    let mut rows: Vec<String> = rows.collect();
    rows.sort();
    rows
}

#[test]
fn tables_and_xmi_of_the_same_give_the_same() {
    let Some(data) = data() else { return };
    let folder = data.join("peers/webanno-tsv3");
    for (name, spans_there, relations_there) in BOTH {
        let table = folder.join(name).join("reference.tsv");
        let (report, table) = read(&table).unwrap();
        assert_eq!(report["formats"], json!({"webanno-tsv3": 1}), "{name}");
        let counts = (&report["spans"], &report["relations"]);
        let expected = (&json!(spans_there), &json!(relations_there));
        assert_eq!(counts, expected, "{name}");
        let xmi = folder.join(name).join("reference.xmi");
        let (report, xmi) = read(&xmi).unwrap();
        assert_eq!(report["formats"], json!({"cas-xmi": 1}), "{name}");
        assert_eq!(table["text"], xmi["text"], "{name}");
        assert_eq!(spans(&table), spans(&xmi), "{name}");
        assert_eq!(relations(&table), relations(&xmi), "{name}");
    }
}

#[test]
fn annotations_without_width_are_refused_by_their_place() {
    let Some(data) = data() else { return };
    let folder = data.join("peers/webanno-tsv3/testSubMultiTokenSpanWithFeatureValue");
    for (file, line, column) in [("reference.tsv", 11, 7), ("reference.xmi", 15, 5)] {
        let problem = read(&folder.join(file)).unwrap_err();
        let found = (
            &problem["error"]["code"],
            &problem["line"],
            &problem["column"],
        );
        let expected = (&json!("span_empty"), &json!(line), &json!(column));
        assert_eq!(found, expected, "{file}");
    }
}

#[test]
fn long_tables_with_chains_and_dependencies() {
    let Some(data) = data() else { return };
    let folder = data.join("peers/webanno-tsv3");
    // 74 names, 4,993 lemmas and 651 links in 89 chains.
    let (report, shown) = read(&folder.join("tsv3/coref.tsv")).unwrap();
    assert_eq!(
        (&report["spans"], &report["relations"]),
        (&json!(5_718), &json!(562))
    );
    let found = spans(&shown);
    let of = |label: &str| found.iter().filter(|row| row.contains(label)).count();
    assert_eq!((of(" Lemma "), of(" CoreferenceLink ")), (4_993, 651));
    let name = "30-42 CoreferenceLink \"Frau Grubach\" {\"referenceType\":\"CM\"}";
    assert!(found.iter().any(|row| row == name), "{:?}", &found[..9]);
    // 86 parts of speech and 9 names.
    let (report, shown) = read(&folder.join("tsv3/example2.tsv")).unwrap();
    assert_eq!(
        (&report["spans"], &report["relations"]),
        (&json!(95), &json!(86))
    );
    let found = spans(&shown);
    for row in [
        "0-8 PER \"Ms. Haag\" {}",
        "191-211 ORG \"BELL INDUSTRIES Inc.\" {}",
        "363-374 LOC \"Los Angeles\" {}",
        "0-3 POS \"Ms.\" {\"PosValue\":\"NNP\"}",
    ] {
        assert!(found.iter().any(|found| found == row), "{row}");
    }
    let (report, shown) = read(&folder.join("sampleSlotAnnotation1/reference.tsv")).unwrap();
    assert_eq!(
        (&report["spans"], &report["relations"]),
        (&json!(4), &json!(2))
    );
    let expected = [
        "0 \"This\" > 5 \"is\" \"pr1\"",
        "0 \"This\" > 8 \"a\" \"pr2\"",
    ];
    assert_eq!(relations(&shown), expected);
}

#[test]
fn files_of_a_library_for_uima() {
    let Some(data) = data() else { return };
    let folder = data.join("peers/cas");
    // Nothing but tokens and sentences.
    let (report, shown) = read(&folder.join("xmi/small_cas.xmi")).unwrap();
    assert_eq!(
        (&report["articles"], &report["spans"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(
        shown["text"],
        "Joe waited for the train . The train was late ."
    );
    let (report, shown) = read(&folder.join("json/casWithTextAndAnnotations/data.json")).unwrap();
    assert_eq!(report["formats"], json!({"cas-json": 1}));
    let expected = ["0-4", "10-14", "5-7", "8-9"];
    let found = spans(&shown);
    let places: Vec<_> = found
        .iter()
        .map(|row| row.split(' ').next().unwrap())
        .collect();
    assert_eq!(places, expected);
    // A view without a text.
    let problem = read(&folder.join("json/casWithTextAndAnnotations/debug.xmi")).unwrap_err();
    assert_eq!(problem["error"]["code"], "bad_record");
    assert_eq!(problem["error"]["args"]["what"], "sofaString");
    // Type systems are left alone, and TEI is not read.
    let place = Place::new();
    place.json(&["new", "p.nhan"]);
    let types = folder.join("typesystems");
    let report = place.nhan(&["--json", "import", "p.nhan", types.to_str().unwrap()]);
    let report = report.json();
    assert_eq!(
        (&report["articles"], &report["problems"]),
        (&json!(0), &json!([]))
    );
    let tei = data.join("peers/webanno-tsv3/tsv3/webannotest_2100105761.xml");
    assert_eq!(read(&tei).unwrap_err()["error"]["code"], "format_unknown");
}

#[test]
fn attributes_are_added_to_a_label_that_is_there() {
    let place = Place::new();
    place.write(
        "a.tsv",
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Name|identifier|value\n\n\n\
         #Text=😀 bà Mai\n1-1\t0-2\t😀\t_\t_\t\n1-2\t3-5\tbà\t_\t_\t\n1-3\t6-9\tMai\tQ1\tPERSON\t\n",
    );
    place.json(&["new", "p.nhan"]);
    let before = place.json(&["schema", "p.nhan", "show"]);
    let report = place.json(&["import", "p.nhan", "a.tsv"]);
    assert_eq!(
        (&report["spans"], &report["labels_added"]),
        (&json!(1), &json!([]))
    );
    let span = &place.json(&["show", "p.nhan", "a"])["layers"][0]["spans"][0];
    assert_eq!((&span["start"], &span["text"]), (&json!(5), &json!("Mai")));
    assert_eq!(span["attributes"], json!({"identifier": "Q1"}));
    let after = place.json(&["schema", "p.nhan", "show"]);
    let names = |schema: &Value| {
        let labels = schema["labels"].as_array().unwrap();
        labels.iter().map(|l| l["name"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&after), names(&before));
}
