use proptest::prelude::*;
use serde_json::{Value, json};

use crate::domain::DocRelation;
use crate::formats::tests_out_and_in::{
    dressed, files, out_and_in, said, strange_header, with_spans,
};
use crate::formats::tests_support::{discontinuous, document, span};
use crate::formats::{Options, Reason, Tokens};

#[test]
fn a_line() {
    let mut hang = span("PERSON", 2, 10, "Bà\nHă\u{300}ng");
    hang.note = "Xem\nlại".to_owned();
    hang.attributes.insert("x".to_owned(), json!("\"a\"\t\\"));
    let spans = [
        hang,
        discontinuous("ROLE", &[(2, 4, "Bà"), (12, 14, "Bộ")]),
        span("vai trò", 12, 14, "Bộ"),
    ];
    let mut document = document("báo/1", "😀 Bà\nHă\u{300}ng, Bộ_trưởng ", &spans);
    document.layers[0].relations.push(DocRelation {
        id: None,
        kind: "thuộc về".to_owned(),
        from: 0,
        to: 2,
        attributes: [("chắc".to_owned(), json!(0.5))].into(),
    });
    document.metadata.date = Some("2021-05-04".to_owned());
    let words = Options {
        tokens: Tokens::Word,
        ..Options::default()
    };
    let (files, tally) = files("prodigy", &strange_header(), &document, &words);
    let line: Value = serde_json::from_str(&files[0].1).unwrap();
    let token = |id: u32, start: u32, end: u32, text: &str, ws: bool| json!({"text": text, "start": start, "end": end, "id": id, "ws": ws});
    let person = json!({"start": 2, "end": 10, "token_start": 1, "token_end": 3,
        "label": "PERSON"});
    let with = |mut place: Value, further: &[(&str, Value)]| {
        for (key, value) in further {
            place[*key] = value.clone();
        }
        place
    };
    let part = json!({"start": 12, "end": 14, "label": "vai trò"});
    assert_eq!(
        line,
        json!({
            "id": "báo/1",
            "text": document.text(),
            "tokens": [token(0, 0, 1, "😀", true), token(1, 2, 4, "Bà", false),
                token(2, 4, 5, "\n", false), token(3, 5, 10, "Hă\u{300}ng", false),
                token(4, 10, 11, ",", true), token(5, 12, 21, "Bộ_trưởng", true)],
            "spans": [
                with(person.clone(), &[("note", json!("Xem\nlại")),
                    ("attributes", json!({"x": "\"a\"\t\\"}))]),
                part],
            "relations": [{"head": 3, "child": 5, "head_span": person, "child_span": part,
                "label": "thuộc về", "attributes": {"chắc": "0.5"}}],
            "answer": "accept",
            "meta": {"title": "😀 Bà", "date": "2021-05-04"},
        })
    );
    assert!(files[0].1.starts_with("{\"id\":\"báo/1\",\"text\":"));
    assert_eq!((tally.spans, tally.written), (3, 2));
    assert_eq!(tally.losses.get(Reason::Discontinuous), 1);
}

proptest! {
    #[test]
    fn comes_back(document in dressed(), nfc: bool, words: bool) {
        let tokens = if words { Tokens::Word } else { Tokens::Syllable };
        let options = Options { nfc, tokens, ..Options::default() };
        let (files, _) = files("prodigy", &strange_header(), &document, &options);
        let line: Value = serde_json::from_str(&files[0].1).unwrap();
        let tokens = line["tokens"].as_array().unwrap().iter();
        let together: String = tokens
            .map(|token| {
                let blank = if token["ws"] == true { " " } else { "" };
                format!("{}{blank}", token["text"].as_str().unwrap())
            })
            .collect();
        prop_assert_eq!(line["text"].as_str().unwrap(), together);

        let (back, tally) = out_and_in("prodigy", &strange_header(), &document, &options);
        prop_assert_eq!(said(&back).0.len() as u64, tally.written);
        prop_assert_eq!(&back.source_id, &document.source_id);
        prop_assert_eq!(&back.title, &document.title);
        if !nfc {
            prop_assert_eq!(back.text(), document.text());
            let held = with_spans(&document, |span| span.fragments.len() == 1);
            prop_assert_eq!(said(&back), said(&held));
        }
    }
}
