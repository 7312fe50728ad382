use proptest::prelude::*;

use super::*;

fn read(files: &[(&str, &str)]) -> Vec<Result<Incoming, Problem>> {
    let place = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(place.path().join(name), content).unwrap();
    }
    let path = place.path().join(files[0].0);
    crate::formats::read(&[path], None).unwrap().collect()
}

const FULL: &str = r##"{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [
  {"id": "#1", "type": "Annotation", "creator": {"name": "Mai"},
   "body": [{"type": "TextualBody", "purpose": "tagging", "value": "PERSON"},
            {"type": "TextualBody", "purpose": "commenting", "value": "Xem lại"}],
   "target": {"source": {"id": "http://báo/000", "value": "😀 Bà Hằng, Thứ trưởng. Bà vui."},
     "selector": [{"type": "TextPositionSelector", "start": 5, "end": 9},
                  {"type": "TextQuoteSelector", "exact": "Hằng"}]}},
  {"id": "#2", "type": "Annotation", "creator": {"name": "Mai"}, "motivation": "classifying",
   "body": {"type": "TextualBody", "value": "ROLE"},
   "target": {"source": "http://báo/000",
     "selector": {"type": "TextPositionSelector", "start": 11, "end": 21}}},
  {"id": "#3", "type": "Annotation", "motivation": "highlighting",
   "target": {"source": "http://báo/000",
     "selector": {"type": "TextQuoteSelector", "exact": "Bà", "prefix": ". "}}},
  {"id": "#4", "type": "Annotation", "motivation": "tagging",
   "body": {"type": "TextualBody", "value": "ngoại giao"}, "target": "http://báo/000"},
  {"id": "#5", "type": "Annotation", "motivation": "linking",
   "body": {"type": "TextualBody", "purpose": "tagging", "value": "HOLDS"},
   "target": [{"id": "#1"}, {"id": "#2"}]}]}"##;

#[test]
fn all_that_a_page_says() {
    let mut all = read(&[("a.json", FULL)]);
    assert_eq!(all.len(), 1);
    let document = all.remove(0).unwrap().document;
    assert_eq!(document.source_id, "a");
    assert_eq!(document.metadata.url.as_deref(), Some("http://báo/000"));
    assert_eq!(document.tags, ["ngoại giao"]);
    let layers: Vec<_> = document
        .layers
        .iter()
        .map(|layer| {
            let spans = layer.spans.iter();
            let spans = spans.map(|s| {
                (
                    &*s.label,
                    &*s.fragments[0].text,
                    s.fragments[0].range.start.0,
                )
            });
            (layer.name.as_str(), spans.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        layers,
        [
            (
                "Mai",
                vec![("PERSON", "Hằng", 5), ("ROLE", "Thứ trưởng", 11)]
            ),
            ("", vec![("highlighting", "Bà", 23)])
        ]
    );
    let mai = &document.layers[0];
    assert_eq!(mai.spans[0].note, "Xem lại");
    let link = &mai.relations[0];
    assert_eq!((link.from, link.kind.as_str(), link.to), (0, "HOLDS", 1));
}

fn one(source: &str, selector: &str) -> String {
    format!(
        "{{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\",\n\
         \"body\":{{\"value\":\"X\"}},\"target\":{{\"source\":\"{source}\",\"selector\":{selector}}}}}"
    )
}

#[test]
fn the_text_is_beside_the_file_and_nowhere_else() {
    let selector = r#"{"type":"TextPositionSelector","start":3,"end":7}"#;
    for source in ["http://báo/1/000?x#y", "000.txt", "../b/000.html", "000"] {
        let all = read(&[("a.json", &one(source, selector)), ("000.txt", "Bà Hằng")]);
        let document = &all[0].as_ref().unwrap().document;
        assert_eq!(document.layers[0].spans[0].fragments[0].text, "Hằng");
    }
    for source in ["/etc/passwd", "..", "", "http://báo/001", "../", "a/.000"] {
        let all = read(&[("a.json", &one(source, selector)), ("000.txt", "Bà Hằng")]);
        let problem = all[0].as_ref().unwrap_err();
        assert_eq!(problem.error.code(), Code::TextMissing, "{source}");
        assert_eq!((problem.line, problem.column), (Some(1), Some(1)));
    }
}

#[test]
fn quotes_tell_the_unit() {
    let selector = r#"[{"type":"TextPositionSelector","start":6,"end":10},
        {"type":"TextQuoteSelector","exact":"Hằng"}]"#;
    let all = read(&[("a.json", &one("000", selector)), ("000.txt", "😀 Bà Hằng")]);
    let incoming = all[0].as_ref().unwrap();
    assert_eq!(incoming.notes[0].args["unit"], "utf16");
}

#[test]
fn what_cannot_be_read_is_named() {
    for (selector, code) in [
        (
            r#"{"type":"TextPositionSelector","start":3,"end":99}"#,
            Code::OffsetOutOfRange,
        ),
        (
            r#"{"type":"TextPositionSelector","start":3,"end":3}"#,
            Code::SpanEmpty,
        ),
        (
            r#"{"type":"TextPositionSelector","start":-3,"end":3}"#,
            Code::BadRecord,
        ),
        (
            r#"{"type":"TextQuoteSelector","exact":"Minh"}"#,
            Code::QuoteMismatch,
        ),
        (
            r#"{"type":"TextQuoteSelector","exact":"B"}"#,
            Code::BadRecord,
        ),
        (
            r#"{"type":"TextQuoteSelector","exact":""}"#,
            Code::BadRecord,
        ),
        (r#"{"type":"XPathSelector","value":"/p"}"#, Code::BadRecord),
        ("\"http://x\"", Code::BadRecord),
        (
            r#"[{"type":"TextPositionSelector","start":0,"end":2},{"type":"TextQuoteSelector","exact":"Hằng"}]"#,
            Code::QuoteMismatch,
        ),
    ] {
        let all = read(&[("a.json", &one("000", selector)), ("000.txt", "BB Hằng")]);
        let problem = all[0].as_ref().unwrap_err();
        assert_eq!(
            (problem.error.code(), problem.line),
            (code, Some(1)),
            "{selector}"
        );
    }
    let unlinked = FULL.replace("{\"id\": \"#2\"}]", "{\"id\": \"#9\"}]");
    let all = read(&[("a.json", &unlinked)]);
    let problem = all[1].as_ref().unwrap_err();
    assert_eq!(
        (problem.error.code(), problem.line),
        (Code::ReferenceUnknown, Some(17))
    );
    let broken = read(&[("a.json", &FULL[..FULL.len() - 1])]);
    assert_eq!(broken[0].as_ref().unwrap_err().error.code(), Code::BadJson);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_file_makes_it_panic(at in 0_usize..FULL.len(), piece in "\\PC?|[0-9\\[\\]{},:\"]{1,3}") {
        let at = (at..).find(|i| FULL.is_char_boundary(*i)).unwrap();
        let json = format!("{}{piece}{}", &FULL[..at], &FULL[at..]);
        let _ = read(&[("a.json", &json)]);
        let _ = read(&[("a.json", &FULL[..at])]);
    }
}
