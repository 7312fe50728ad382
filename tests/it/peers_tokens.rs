//! Files of others in layouts of tokens and tables, imported for real: with NHAN_DATA only. The
//! numbers were counted in the files.
use std::path::Path;

use nhan_core::formats::{self, ReadOptions};
use serde_json::{Value, json};

use crate::gold::{GOLD, gold};
use crate::support::{Place, data};

/// A file below the data, the format to read it as, the one that it is recognised as, and how many
/// articles and spans it holds.
const FILES: &[(&str, Option<&str>, &str, u64, u64)] = &[
    (
        "layouts/000.phoner-style.word.jsonl",
        None,
        "phoner",
        14,
        10,
    ),
    (
        "layouts/004.phoner-style.word.jsonl",
        None,
        "phoner",
        20,
        29,
    ),
    ("layouts/000.phoner-style.word.conll", None, "conll", 1, 10),
    (
        "layouts/000.phoner-style.word.conll",
        Some("phoner"),
        "phoner",
        1,
        10,
    ),
    (
        "layouts/000.phoner-style.syllable.conll",
        None,
        "conll",
        1,
        10,
    ),
    ("layouts/004.phoner-style.word.conll", None, "conll", 1, 29),
    (
        "layouts/004.phoner-style.syllable.conll",
        Some("phoner"),
        "phoner",
        1,
        29,
    ),
    ("layouts/000.vimq-style.json", None, "vimq", 14, 10),
    ("layouts/004.vimq-style.json", None, "vimq", 20, 29),
    ("layouts/000.vlsp2016-style.tsv", None, "conll", 1, 10),
    (
        "layouts/000.vlsp2016-style.tsv",
        Some("vlsp2016"),
        "vlsp2016",
        1,
        10,
    ),
    (
        "layouts/000.vlsp2016-style.crlf-spaces.txt",
        None,
        "conll",
        1,
        10,
    ),
    ("layouts/004.vlsp2016-style.tsv", None, "conll", 1, 29),
    (
        "layouts/004.vlsp2016-style.crlf-spaces.txt",
        Some("vlsp2016"),
        "vlsp2016",
        1,
        29,
    ),
    ("layouts/000.vlsp2018-style.muc", None, "vlsp2018", 1, 10),
    ("layouts/004.vlsp2018-style.muc", None, "vlsp2018", 1, 29),
    ("peers/spacy/ner-token-per-line.iob", None, "conll", 1, 7),
    (
        "peers/spacy/ner-token-per-line.json",
        None,
        "spacy-jsonl",
        1,
        7,
    ),
    ("peers/seqeval/ground_truth.txt", None, "conll", 1, 539),
    ("peers/seqeval/ground_truth_inv.txt", None, "conll", 1, 539),
    (
        "peers/doccano/import-sequence-labeling/example.txt",
        None,
        "conll",
        1,
        4,
    ),
    (
        "corpora/ud-vietnamese-vtb/vi_vtb-ud-dev.conllu",
        None,
        "conllu",
        1,
        0,
    ),
    (
        "corpora/ud-vietnamese-vtb/vi_vtb-ud-test.conllu",
        None,
        "conllu",
        1,
        0,
    ),
    (
        "corpora/ud-vietnamese-vtb/vi_vtb-ud-train.conllu",
        None,
        "conllu",
        1,
        0,
    ),
];

fn import(place: &Place, path: &Path, more: &[&str]) -> Value {
    let name = "x.nhan";
    let _ = std::fs::remove_file(place.path(name));
    place.json(&["new", name]);
    let file = path.to_str().unwrap();
    place.json(&[&["import", name, file], more].concat())
}

#[test]
fn files_of_others_hold_what_was_counted() {
    let Some(data) = data() else { return };
    let place = Place::new();
    for (file, from, format, articles, spans) in FILES {
        let from: Vec<&str> = from.iter().flat_map(|from| ["--from", from]).collect();
        for dry in [true, false] {
            let more = [&from[..], if dry { &["--dry-run"] } else { &[] }].concat();
            let report = import(&place, &data.join(file), &more);
            assert_eq!(report["formats"], json!({ *format: articles }), "{file}");
            let counted = (&report["articles"], &report["spans"], &report["stored"]);
            assert_eq!(
                counted,
                (&json!(articles), &json!(spans), &json!(!dry)),
                "{file}"
            );
            assert_eq!(report["problems"], json!([]), "{file}");
        }
    }
}

/// Labels and quotations of the spans of a file, in order.
fn spans(file: &Path, from: Option<&str>) -> Vec<(String, String)> {
    let reading = formats::read(
        &[file.to_owned()],
        &ReadOptions {
            from,
            ..ReadOptions::default()
        },
    )
    .unwrap();
    let layers = reading.flat_map(|one| one.unwrap().document.layers);
    let spans = layers.flat_map(|layer| layer.spans);
    spans
        .map(|span| (span.label, span.fragments[0].text.clone()))
        .collect()
}

#[test]
fn each_layout_gives_the_spans_of_the_gold() {
    let Some(data) = data() else { return };
    for (name, layout) in [(GOLD[0], "000"), (GOLD[2], "004")] {
        let gold = gold(&data, name);
        let spans_of = |text: &dyn Fn(&str) -> String| -> Vec<(String, String)> {
            let all = gold["spans"].as_array().unwrap().iter();
            all.map(|span| {
                let label = span["label"].as_str().unwrap().to_owned();
                (label, text(span["text"].as_str().unwrap()))
            })
            .collect()
        };
        let words = spans_of(&str::to_owned);
        let syllables = spans_of(&|text| text.replace('_', " "));
        for (ending, from, expected) in [
            ("phoner-style.word.jsonl", None, &words),
            ("phoner-style.word.conll", None, &words),
            ("phoner-style.syllable.conll", None, &syllables),
            ("vimq-style.json", None, &words),
            ("vlsp2016-style.tsv", None, &words),
            ("vlsp2016-style.crlf-spaces.txt", Some("vlsp2016"), &words),
            ("vlsp2018-style.muc", None, &words),
        ] {
            let file = data.join("layouts").join(format!("{layout}.{ending}"));
            assert_eq!(&spans(&file, from), expected, "{layout}.{ending}");
        }
    }
}

#[test]
fn the_text_of_the_muc_file_is_the_articles() {
    let Some(data) = data() else { return };
    for (name, layout) in [(GOLD[0], "000"), (GOLD[2], "004")] {
        let article = data.join("articles").join(format!("{name}.txt"));
        let file = data
            .join("layouts")
            .join(format!("{layout}.vlsp2018-style.muc"));
        let read = formats::read(&[file], &ReadOptions::default())
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        let text = std::fs::read_to_string(article).unwrap();
        assert_eq!(read.document.text().trim(), text.trim());
    }
}

#[test]
fn the_treebank_has_a_line_a_sentence_and_a_run_a_word() {
    let Some(data) = data() else { return };
    for (part, sentences, words) in [
        ("dev", 1_123, 26_162),
        ("test", 800, 11_692),
        ("train", 1_400, 20_215),
    ] {
        let file = data.join(format!("corpora/ud-vietnamese-vtb/vi_vtb-ud-{part}.conllu"));
        let read = formats::read(&[file], &ReadOptions::default())
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        let text = read.document.text();
        assert_eq!(text.lines().count(), sentences, "{part}");
        assert_eq!(text.split([' ', '\n']).count(), words, "{part}");
    }
}

#[test]
fn a_folder_of_layouts_is_read_as_what_each_is() {
    let Some(data) = data() else { return };
    let place = Place::new();
    place.json(&["new", "x.nhan"]);
    let folder = data.join("layouts");
    let ran = place.nhan(&[
        "--json",
        "import",
        "x.nhan",
        folder.to_str().unwrap(),
        "--dry-run",
    ]);
    let report = ran.json();
    assert_eq!(report["formats"]["phoner"], 34);
    assert_eq!(report["formats"]["vimq"], 34);
    assert_eq!(report["formats"]["vlsp2018"], 2);
    assert_eq!(report["formats"]["conll"], 8);
}
