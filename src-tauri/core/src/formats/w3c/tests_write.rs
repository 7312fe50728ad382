use proptest::prelude::*;
use serde_json::{Value, json};

use crate::domain::DocRelation;
use crate::formats::tests_out_and_in::{STRANGE, dressed, files, out_and_in, said, strange_header};
use crate::formats::tests_support::{discontinuous, document, span};
use crate::formats::{Options, Reason};

#[test]
fn a_page_with_the_text_in_it() {
    let mut hang = span("PERSON", 5, 10, "Hă\u{300}ng");
    hang.note = "Xem\nlại".to_owned();
    let values = [("x", json!("\"a\"\t\\")), ("rỗng", json!(""))];
    let values = values.map(|(name, value)| (name.to_owned(), value));
    hang.attributes.extend(values);
    let spans = [
        hang,
        discontinuous(STRANGE, &[(2, 4, "Bà"), (12, 21, "Bộ_trưởng")]),
    ];
    let mut document = document("báo/1", "😀 Bà\nHă\u{300}ng, Bộ_trưởng", &spans);
    document.layers[0].relations.push(DocRelation {
        id: None,
        kind: "thuộc về".to_owned(),
        from: 0,
        to: 1,
        attributes: [("chắc".to_owned(), json!(0.5))].into(),
    });
    document.metadata.url = Some("http://báo/1".to_owned());
    document.metadata.date = Some("2021-05-04".to_owned());
    document
        .metadata
        .other
        .insert("lang".to_owned(), json!("vi"));
    let (files, tally) = files("w3c", &strange_header(), &document, &Options::default());
    let page: Value = serde_json::from_str(&files[0].1).unwrap();
    let source = "urn:nhan:article:b%C3%A1o/1";
    let quoted = |start: u32, end: u32, exact: &str, prefix: &str, suffix: &str| {
        let quote = json!({"type": "TextQuoteSelector", "exact": exact,
            "prefix": prefix, "suffix": suffix});
        let place = json!({"type": "TextPositionSelector", "start": start, "end": end});
        json!({"source": source, "selector": [place, quote]})
    };
    let body = |purpose: &str, value: &str| json!({"type": "TextualBody", "purpose": purpose, "value": value});
    let valued = |name: &str, value: &str| {
        let mut body = body("describing", value);
        body["label"] = json!(name);
        body
    };
    assert_eq!(
        page,
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "urn:nhan:annotations",
            "type": "AnnotationPage",
            "items": [
                {"id": format!("{source}#about"), "type": "Annotation", "motivation": "describing",
                 "target": {"id": source, "type": "Text", "format": "text/plain",
                    "value": document.text(), "dc:identifier": "báo/1", "dc:title": "😀 Bà",
                    "dc:date": "2021-05-04", "dc:source": "http://báo/1"}},
                {"id": "urn:nhan:span:1", "type": "Annotation", "motivation": "tagging",
                 "body": [body("tagging", "PERSON"), body("commenting", "Xem\nlại"),
                    valued("x", "\"a\"\t\\")],
                 "target": quoted(5, 10, "Hă\u{300}ng", "😀 Bà\n", ", Bộ_trưởng")},
                {"id": "urn:nhan:span:2", "type": "Annotation", "motivation": "tagging",
                 "body": [body("tagging", STRANGE)],
                 "target": {"type": "Composite", "items": [
                    quoted(2, 4, "Bà", "😀 ", "\nHă\u{300}ng, Bộ_trưởng"),
                    quoted(12, 21, "Bộ_trưởng", "😀 Bà\nHă\u{300}ng, ", "")]}},
                {"id": "urn:nhan:relation:1", "type": "Annotation", "motivation": "linking",
                 "body": [body("tagging", "thuộc về"), valued("chắc", "0.5")],
                 "target": ["urn:nhan:span:1", "urn:nhan:span:2"]},
            ]
        })
    );
    assert_eq!((tally.spans, tally.written), (2, 2));
    assert_eq!(tally.losses.get(Reason::Attribute), 1);
    assert_eq!(tally.losses.get(Reason::Metadata), 1);
    let (back, _) = out_and_in("w3c", &strange_header(), &document, &Options::default());
    assert_eq!(back.metadata.url, document.metadata.url);
    assert_eq!(back.metadata.date, document.metadata.date);
    assert!(back.tags.is_empty());
}

proptest! {
    #[test]
    fn comes_back(mut document in dressed(), nfc: bool) {
        let options = Options { nfc, ..Options::default() };
        let (back, tally) = out_and_in("w3c", &strange_header(), &document, &options);
        prop_assert_eq!(said(&back).0.len() as u64, tally.written);
        prop_assert_eq!(&back.source_id, &document.source_id);
        prop_assert_eq!(&back.title, &document.title);
        if nfc {
            return Ok(());
        }
        prop_assert_eq!(back.text(), document.text());
        for span in &mut document.layers[0].spans {
            if span.note.trim().is_empty() {
                span.note.clear();
            }
            let is_kept = |value: &Value| value.as_str().is_none_or(|v| !v.trim().is_empty());
            span.attributes.retain(|_, value| is_kept(value));
        }
        for link in &mut document.layers[0].relations {
            let is_kept = |value: &Value| value.as_str().is_none_or(|v| !v.trim().is_empty());
            link.attributes.retain(|_, value| is_kept(value));
        }
        prop_assert_eq!(said(&back), said(&document));
    }
}
