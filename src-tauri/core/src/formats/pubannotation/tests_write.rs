use proptest::prelude::*;
use serde_json::{Value, json};

use crate::domain::DocRelation;
use crate::formats::tests_out_and_in::{STRANGE, dressed, files, out_and_in, said, strange_header};
use crate::formats::tests_support::{discontinuous, document, span};
use crate::formats::{Options, Reason};

#[test]
fn an_article_and_the_types() {
    let mut hang = span("PERSON", 5, 10, "Hă\u{300}ng");
    hang.note = "Xem\nlại".to_owned();
    hang.attributes.insert("x".to_owned(), json!("\"a\"\t\\"));
    let spans = [
        hang,
        discontinuous(STRANGE, &[(2, 4, "Bà"), (12, 21, "Bộ_trưởng")]),
        span("ROLE", 2, 10, "Bà\nHă\u{300}ng"),
    ];
    let mut document = document("báo/1/2", "😀 Bà\nHă\u{300}ng, Bộ_trưởng", &spans);
    document.layers[0].relations.push(DocRelation {
        id: None,
        kind: "thuộc về".to_owned(),
        from: 0,
        to: 1,
        attributes: [("chắc".to_owned(), json!(0.5))].into(),
    });
    document.metadata.url = Some("http://báo/1".to_owned());
    let further = [("text", json!(1)), ("lang", json!({"b": 1, "a": 2}))];
    let further = further.map(|(name, value)| (name.to_owned(), value));
    document.metadata.other.extend(further);
    let (files, tally) = files(
        "pubannotation",
        &strange_header(),
        &document,
        &Options::default(),
    );
    let file = |name: &str| &files.iter().find(|(found, _)| found == name).unwrap().1;
    assert_eq!(
        file("a.json"),
        concat!(
            r#"{"attributes":[{"id":"A1","obj":"\"a\"\t\\","pred":"x","subj":"T1"},"#,
            r#"{"id":"A2","obj":"0.5","pred":"chắc","subj":"R1"}],"#,
            r#""denotations":[{"id":"T1","note":"Xem\nlại","obj":"PERSON","span":{"begin":5,"end":10}},"#,
            r#"{"id":"T2","obj":"Người \"ở\" _x0041_|tab\t\\,;:😀","#,
            r#""span":[{"begin":2,"end":4},{"begin":12,"end":21}]},"#,
            r#"{"id":"T3","obj":"ROLE","span":{"begin":2,"end":10}}],"#,
            r#""lang":{"a":2,"b":1},"#,
            r#""relations":[{"id":"R1","obj":"T2","pred":"thuộc về","subj":"T1"}],"#,
            r#""sourcedb":"báo","sourceid":"1/2","target":"http://báo/1","#,
            "\"text\":\"😀 Bà\\nHă\u{300}ng, Bộ_trưởng\",\"title\":\"😀 Bà\"}\n"
        )
    );
    assert_eq!((tally.spans, tally.written), (3, 3));
    assert_eq!(tally.losses.get(Reason::Metadata), 1);
    let types: Value = serde_json::from_str(file("textae-config.json")).unwrap();
    assert_eq!(
        types["entity types"][3],
        json!({"id": STRANGE, "color": "#d8efec"})
    );
    assert_eq!(types["relation types"][1], json!({"id": "thuộc về"}));
    let mut kinds = types["attribute types"].as_array().unwrap().iter();
    let choice = kinds.find(|kind| kind["pred"] == "mức độ").unwrap();
    assert_eq!(
        choice["values"][0],
        json!({"id": "rất, rất", "default": true})
    );
}

proptest! {
    #[test]
    fn comes_back(document in dressed(), nfc: bool) {
        let options = Options { nfc, ..Options::default() };
        let (back, tally) = out_and_in("pubannotation", &strange_header(), &document, &options);
        prop_assert_eq!(said(&back).0.len() as u64, tally.written);
        prop_assert_eq!(&back.source_id, &document.source_id);
        if !nfc {
            prop_assert_eq!(&back.title, &document.title);
            prop_assert_eq!(back.text(), document.text());
            prop_assert_eq!(said(&back), said(&document));
        }
    }
}
