use proptest::prelude::*;
use serde_json::{Value, json};

use crate::domain::{DocRelation, LayerKind};
use crate::formats::tests_out_and_in::{
    STRANGE, dressed, files, out_and_in, said, strange_header, with_spans,
};
use crate::formats::tests_support::{discontinuous, document, span};
use crate::formats::{Options, Reason};

#[test]
fn a_task() {
    let mut hang = span(STRANGE, 2, 10, "Bà\nHă\u{300}ng");
    hang.note = "Xem\nlại".to_owned();
    let values = [("mức độ", json!("ít|nhiều")), ("x", json!("\"a\"\t\\"))];
    let values = values.map(|(name, value)| (name.to_owned(), value));
    hang.attributes.extend(values);
    let spans = [
        hang,
        discontinuous("ROLE", &[(2, 4, "Bà"), (12, 14, "Bộ")]),
        span("ROLE", 12, 21, "Bộ_trưởng"),
    ];
    let mut document = document("báo/1", "😀 Bà\nHă\u{300}ng, Bộ_trưởng", &spans);
    document.layers[0].kind = LayerKind::Gold;
    document.layers[0].relations.push(DocRelation {
        id: None,
        kind: "thuộc về".to_owned(),
        from: 0,
        to: 2,
        attributes: [("chắc".to_owned(), json!(0.5))].into(),
    });
    document.metadata.date = Some("2021-05-04".to_owned());
    let further = [("text", json!(1)), ("lang", json!({"b": 1, "a": 2}))];
    let further = further.map(|(name, value)| (name.to_owned(), value));
    document.metadata.other.extend(further);
    let (files, tally) = files(
        "label-studio",
        &strange_header(),
        &document,
        &Options::default(),
    );
    assert!(
        files[0]
            .1
            .starts_with("[\n{\"annotations\":[{\"ground_truth\":true,\"result\":[{")
    );
    let tasks: Value = serde_json::from_str(&files[0].1).unwrap();
    let about = |from: &str, kind: &str, key: &str, said: Value| {
        let mut value = json!({"start": 2, "end": 10, "text": "Bà\nHă\u{300}ng"});
        value[key] = said;
        json!({"id": "s1", "from_name": from, "to_name": "text", "type": kind, "value": value})
    };
    let mut labelled = about("label", "labels", "labels", json!([STRANGE]));
    labelled["meta"] = json!({"text": ["Xem\nlại"]});
    assert_eq!(
        tasks,
        json!([{
            "data": {"text": document.text(), "title": "😀 Bà", "nhan_id": "báo/1",
                "date": "2021-05-04", "lang": {"a": 2, "b": 1}},
            "annotations": [{"ground_truth": true, "was_cancelled": false, "result": [
                labelled,
                about("mức độ", "choices", "choices", json!(["ít|nhiều"])),
                about("x", "textarea", "text", json!(["\"a\"\t\\"])),
                {"id": "s2", "from_name": "label", "to_name": "text", "type": "labels",
                 "value": {"start": 12, "end": 21, "text": "Bộ_trưởng", "labels": ["ROLE"]}},
                {"type": "relation", "from_id": "s1", "to_id": "s2", "direction": "right",
                 "labels": ["thuộc về"]},
            ]}]
        }])
    );
    assert_eq!((tally.spans, tally.written), (3, 2));
    for reason in [
        Reason::Discontinuous,
        Reason::RelationAttribute,
        Reason::Metadata,
    ] {
        assert_eq!(tally.losses.get(reason), 1, "{reason:?}");
    }
    let (back, _) = out_and_in(
        "label-studio",
        &strange_header(),
        &document,
        &Options::default(),
    );
    assert_eq!(back.layers[0].kind, LayerKind::Gold);
    assert_eq!(back.metadata.date, document.metadata.date);
}

proptest! {
    #[test]
    fn comes_back(document in dressed(), nfc: bool) {
        let options = Options { nfc, ..Options::default() };
        let (back, tally) = out_and_in("label-studio", &strange_header(), &document, &options);
        prop_assert_eq!(said(&back).0.len() as u64, tally.written);
        prop_assert_eq!(&back.source_id, &document.source_id);
        prop_assert_eq!(&back.title, &document.title);
        if nfc {
            return Ok(());
        }
        prop_assert_eq!(back.text(), document.text());
        let mut held = with_spans(&document, |span| span.fragments.len() == 1);
        for link in &mut held.layers[0].relations {
            link.attributes.clear();
        }
        prop_assert_eq!(said(&back), said(&held));
    }
}
