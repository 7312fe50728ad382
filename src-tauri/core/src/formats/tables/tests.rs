use proptest::prelude::*;
use serde_json::json;

use super::super::tests_support::{discontinuous, document, documents, span, write};
use super::super::{Options, Reason, Tally};
use crate::domain::{Attributes, DocRelation, Document};

/// The rows of a table by column, and what was counted.
fn table(
    name: &str,
    document: &Document,
) -> (Vec<std::collections::BTreeMap<String, String>>, Tally) {
    let (text, tally) = write(name, document, &Options::default());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    (reader.deserialize().map(Result::unwrap).collect(), tally)
}

fn sample(spans: &[crate::domain::DocSpan]) -> Document {
    let mut sample = document(
        "a/1",
        "😀 Năm 2022 xuất khẩu sang Mỹ đạt hơn 11,4 tỷ USD,\ntăng 8%",
        spans,
    );
    sample.title = "=Tin".to_owned();
    sample.metadata.date = Some("2023-02-01T08:00:00+07:00".to_owned());
    sample
}

#[test]
fn a_figure_is_read_by_rules_where_nobody_did() {
    let sample = sample(&[
        span("TRADE_FIGURE", 33, 48, "hơn 11,4 tỷ USD"),
        span("PERSON", 2, 5, "Năm"),
    ]);
    let (rows, tally) = table("figures-csv", &sample);
    assert_eq!(rows.len(), 1);
    let row = |column: &str| rows[0][column].as_str();
    assert_eq!(row("title"), "'=Tin");
    assert_eq!(row("date"), "2023-02-01T08:00:00+07:00");
    assert_eq!(
        [row("kind"), row("value"), row("unit"), row("scale")],
        ["level", "11400000000", "USD", "1000000000"]
    );
    assert_eq!(
        [row("start"), row("end"), row("text")],
        ["33", "48", "hơn 11,4 tỷ USD"]
    );
    assert_eq!([row("read_by"), row("ambiguous")], ["rules", "false"]);
    assert_eq!([row("years"), row("partners")], ["2022", "VN;US"]);
    assert_eq!(row("proposed"), "years;topic;partners");
    assert_eq!(
        (
            tally.spans,
            tally.written,
            tally.losses.get(Reason::NotInTable)
        ),
        (2, 1, 1)
    );
}

#[test]
fn what_an_annotator_stored_stands() {
    let mut figure = discontinuous("TRADE_FIGURE", &[(37, 41, "11,4"), (45, 48, "USD")]);
    figure.note = "\"a\",\tb\\c_".to_owned();
    figure.attributes.insert("figure".to_owned(), json!({"kind": "change", "value": 0.1, "unit": "%",
        "period": {"years": [2021, 2022]}, "change": {"direction": "down", "to": 12.5}, "partners": ["CN", "US"]}));
    let (rows, _) = table("figures-csv", &sample(&[figure]));
    let row = |column: &str| rows[0][column].as_str();
    assert_eq!(
        [row("kind"), row("value"), row("unit"), row("topic")],
        ["change", "0.1", "%", ""]
    );
    assert_eq!(
        [
            row("years"),
            row("partners"),
            row("direction"),
            row("change_to")
        ],
        ["2021;2022", "CN;US", "down", "12.5"]
    );
    assert_eq!(
        [row("fragments"), row("text"), row("note")],
        ["37-41;45-48", "11,4 … USD", "\"a\",\tb\\c_"]
    );
    assert_eq!([row("read_by"), row("proposed")], ["annotator", ""]);
}

#[test]
fn a_value_that_is_no_figure_is_read_again() {
    let mut figure = span("TRADE_FIGURE", 33, 48, "hơn 11,4 tỷ USD");
    figure.attributes.insert("figure".to_owned(), json!("much"));
    let (rows, tally) = table("figures-csv", &sample(&[figure]));
    assert_eq!(rows[0]["read_by"], "rules");
    assert_eq!(tally.losses.get(Reason::Attribute), 1);
}

#[test]
fn a_row_a_person_and_a_role() {
    let mut made = document(
        "a/1",
        "Bộ trưởng\nLê Hằng, ông Ha\u{300} 😀",
        &[
            span("ROLE", 0, 9, "Bộ trưởng"),
            span("PERSON", 10, 17, "Lê Hằng"),
            span("PERSON", 23, 26, "Ha\u{300}"),
        ],
    );
    let layer = &mut made.layers[0];
    layer.spans[1]
        .attributes
        .insert("entity".to_owned(), json!("Lê Hằng"));
    layer.spans[1].note = "x".to_owned();
    let attributes = [
        ("status", json!("former")),
        ("sure", json!(1)),
        ("basis", json!("adjacent")),
    ];
    layer.relations.push(DocRelation {
        id: None,
        kind: "HOLDS".to_owned(),
        from: 1,
        to: 0,
        attributes: attributes
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Attributes>(),
    });
    let (rows, tally) = table("roles-csv", &made);
    assert_eq!(rows.len(), 1);
    let row = |column: &str| rows[0][column].as_str();
    assert_eq!(
        [row("person"), row("entity"), row("role")],
        ["Lê Hằng", "Lê Hằng", "Bộ trưởng"]
    );
    assert_eq!(
        [
            row("relation"),
            row("status"),
            row("basis"),
            row("attributes")
        ],
        ["HOLDS", "former", "adjacent", "{\"sure\":1}"]
    );
    assert_eq!(
        [
            row("person_start"),
            row("person_end"),
            row("role_start"),
            row("role_end")
        ],
        ["10", "17", "0", "9"]
    );
    assert_eq!((tally.spans, tally.written), (3, 2));
    assert_eq!(
        (
            tally.losses.get(Reason::NotInTable),
            tally.losses.get(Reason::Note)
        ),
        (1, 1)
    );
}

#[test]
fn a_link_between_people_is_no_role() {
    let mut made = document(
        "a/1",
        "An Bình",
        &[span("PERSON", 0, 2, "An"), span("PERSON", 3, 7, "Bình")],
    );
    made.layers[0].relations.push(DocRelation {
        id: None,
        kind: "HOLDS".to_owned(),
        from: 0,
        to: 1,
        attributes: Attributes::new(),
    });
    let (rows, tally) = table("roles-csv", &made);
    assert!(rows.is_empty());
    assert_eq!((tally.written, tally.losses.get(Reason::Relation)), (0, 1));
}

proptest! {
    #[test]
    fn every_figure_and_pair_has_a_row_and_no_cell_a_formula(document in documents(), nfc: bool) {
        let options = Options { nfc, ..Options::default() };
        for name in ["figures-csv", "roles-csv"] {
            let (text, tally) = write(name, &document, &options);
            prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            if name == "figures-csv" {
                prop_assert_eq!(rows.len() as u64, tally.written);
            } else {
                let links = document.layers[0].relations.len() as u64;
                prop_assert_eq!(rows.len() as u64 + tally.losses.get(Reason::Relation), links);
            }
            for cell in rows.iter().flatten() {
                let is_number = cell.parse::<f64>().is_ok();
                prop_assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
            }
        }
    }
}
