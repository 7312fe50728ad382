//! What is refused, and where; what nobody should wait for.
use proptest::prelude::*;

use super::super::{Head, Reader, Source};
use super::tests_graph::{json, read, xmi};
use super::{CasJson, CasXmi};
use crate::error::Code;

/// Code, line and column of the refusal.
fn refused(reader: &dyn Reader, content: &str) -> (Code, u64, u64) {
    let problem = read(reader, content).unwrap_err();
    let place = (problem.line.unwrap(), problem.column.unwrap());
    (problem.error.code(), place.0, place.1)
}

#[test]
fn annotations_that_do_not_fit_are_named_by_their_place() {
    for (offsets, code) in [
        (["0", "99"], Code::OffsetOutOfRange),
        (["9", "3"], Code::OffsetOutOfRange),
        (["4294967296", "4294967297"], Code::OffsetOutOfRange),
        (["10", "11"], Code::OffsetOutOfRange),
        (["3", "3"], Code::SpanEmpty),
        (["3", "5"], Code::OffsetMidGrapheme),
        (["-1", "3"], Code::BadRecord),
        (["\"một\"", "3"], Code::BadRecord),
    ] {
        let [begin, end] = offsets;
        let in_xml = begin.trim_matches('"');
        let one = format!(r#"  <my:A xmi:id="2" sofa="1" begin="{in_xml}" end="{end}"/>"#);
        assert_eq!(refused(&CasXmi, &xmi(&one)), (code, 3, 3), "{offsets:?}");
        let one =
            format!(r#"  {{"%ID": 2, "%TYPE": "A", "@sofa": 1, "begin": {begin}, "end": {end}}}"#);
        assert_eq!(refused(&CasJson, &json(&one)), (code, 2, 3), "{offsets:?}");
    }
}

#[test]
fn relations_without_an_end_are_refused() {
    for (ends, code) in [
        (r#"Governor="2""#, Code::BadRecord),
        (r#"Governor="2" Dependent="một""#, Code::BadRecord),
        (r#"Governor="2" Dependent="99""#, Code::ReferenceUnknown),
        (r#"Governor="2" Dependent="3""#, Code::ReferenceUnknown),
        (r#"Governor="2" Dependent="1""#, Code::ReferenceUnknown),
    ] {
        let file = xmi(&format!(
            "<my:A xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"2\"/>\n\
             <my:R xmi:id=\"3\" sofa=\"1\" begin=\"0\" end=\"2\" {ends}/>"
        ));
        assert_eq!(refused(&CasXmi, &file), (code, 4, 1), "{ends}");
    }
    let twice = xmi("<my:A xmi:id=\"2\"/>\n<my:A xmi:id=\"2\"/>");
    assert_eq!(refused(&CasXmi, &twice), (Code::IdTwice, 4, 1));
}

#[test]
fn what_is_no_xml_is_refused_where_it_goes_wrong() {
    for (structures, column) in [
        ("<my:A xmi:id=\"2\" a=\"ằ &xxe; b\"/>", 23),
        ("<my:A xmi:id=\"2\" a=\"1\" a=\"2\"/>", 24),
        ("<my:A a=\"2\"><b>&lol9;</b></my:A>", 16),
    ] {
        let place = (Code::BadXml, 3, column);
        assert_eq!(refused(&CasXmi, &xmi(structures)), place, "{structures}");
    }
    for broken in ["<my:A", "<my:A>", "</my:A>", "<my:A a=2/>", "<a></b>"] {
        assert_eq!(refused(&CasXmi, &xmi(broken)).0, Code::BadXml, "{broken}");
    }
    let whole = xmi("");
    for cut in [0, 10, 60, 400, whole.len() - 3] {
        let (code, _, _) = refused(&CasXmi, &whole[..cut]);
        assert_eq!(code, Code::BadXml, "{cut}");
    }
}

#[test]
fn what_is_no_json_of_it_is_refused() {
    assert_eq!(
        refused(&CasJson, "{\n\"%FEATURE_STRUCTURES\": [{,").0,
        Code::BadJson
    );
    for other in [
        "{}",
        "{\"%FEATURE_STRUCTURES\": 5}",
        "{\"%FEATURE_STRUCTURES\": [5]}",
        "[]",
    ] {
        assert_eq!(refused(&CasJson, other).0, Code::BadRecord, "{other}");
    }
    for structure in [
        r#"{"%ID": 2}"#,
        r#"{"%ID": -2, "%TYPE": "A"}"#,
        r#"{"%ID": 2, "%TYPE": "A", "@x": "y"}"#,
        r#"{"%ID": 2, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": ["a"]}"#,
    ] {
        let place = (Code::BadRecord, 2, 1);
        assert_eq!(refused(&CasJson, &json(structure)), place, "{structure}");
    }
    let deep = json(&format!(
        "{{\"%ID\": 2, \"%TYPE\": \"A\", \"x\": {}{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    ));
    assert_eq!(refused(&CasJson, &deep).0, Code::BadJson);
}

#[test]
fn entities_are_never_expanded() {
    let bomb = xmi("<my:A xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"2\" a=\"&lol;\"/>").replace(
        "<xmi:XMI",
        "<!DOCTYPE x [<!ENTITY lol \"ha\"><!ENTITY lol2 \"&lol;&lol;\">]>\n<xmi:XMI",
    );
    assert_eq!(refused(&CasXmi, &bomb).0, Code::BadXml);
}

#[test]
fn much_of_everything_ends_soon() {
    let started = std::time::Instant::now();
    let many = |make: &dyn Fn(usize) -> String| (0..100_000).map(make).collect::<String>();
    let labels = xmi(&many(&|n| {
        format!(
            "<my:A xmi:id=\"{}\" sofa=\"1\" begin=\"0\" end=\"2\" value=\"L{n}\"/>",
            n + 2
        )
    }));
    assert_eq!(
        read(&CasXmi, &labels).unwrap().layers[0].spans.len(),
        100_000
    );
    let wide = many(&|n| format!(" a{n}=\"1\""));
    let wide = xmi(&format!(
        "<my:A xmi:id=\"2\" sofa=\"1\" begin=\"0\" end=\"2\"{wide}/>"
    ));
    let found = read(&CasXmi, &wide).unwrap();
    assert_eq!(found.layers[0].spans[0].attributes.len(), 100_000);
    let deep = xmi(&("<a>".repeat(100_000) + &"</a>".repeat(100_000)));
    assert!(read(&CasXmi, &deep).unwrap().layers.is_empty());
    // One array of links in a hundred thousand annotations would be as many times as many.
    let shared = xmi(&(many(&|n| {
        format!(
            "<my:H xmi:id=\"{}\" sofa=\"1\" begin=\"0\" end=\"2\" l=\"9\"/>",
            n + 200_000
        )
    }) + &many(&|n| {
        format!("<my:L xmi:id=\"{}\" target=\"200000\"/>", n + 10)
    }) + &format!(
        "<cas:FSArray xmi:id=\"9\" elements=\"{}\"/>",
        many(&|n| format!("{} ", n + 10))
    )));
    assert_eq!(refused(&CasXmi, &shared).0, Code::BadRecord);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn only_their_own_files_are_recognised() {
    let place = tempfile::tempdir().unwrap();
    let head = |name: &str, content: &str, look: &dyn Fn(&Head<'_>) -> bool| {
        let path = place.path().join(name);
        std::fs::write(&path, content).unwrap();
        let id = String::new();
        look(&Head::new(&Source::new(path, id)))
    };
    let is_xmi = |head: &Head<'_>| CasXmi.recognises(head);
    assert!(head("a.xmi", &xmi(""), &is_xmi));
    assert!(!head(
        "a.xmi",
        "<xmi:XMI xmlns:uml=\"http://uml\"/>",
        &is_xmi
    ));
    assert!(!head("a.xml", "<TEI/>", &is_xmi));
    let types = "<?xml version=\"1.0\"?>\n<typeSystemDescription xmlns=\"x\"/>";
    assert!(!head("t.xml", types, &is_xmi));
    assert!(head("t.xml", types, &|head| CasXmi.belongs(head)));
    assert!(!head("t.txt", types, &|head| CasXmi.belongs(head)));
    let is_json = |head: &Head<'_>| CasJson.recognises(head);
    assert!(head("a.json", &json("{}"), &is_json));
    assert!(!head(
        "a.json",
        "{\"text\": \"%FEATURE_STRUCTURES\"}",
        &is_json
    ));
}

proptest! {
    /// Whatever is cut out of a file or put into it, it is read or refused in its lines.
    #[test]
    fn no_file_breaks_the_readers(
        edits in prop::collection::vec((0_usize..900, 0_usize..9, "[<>\"&;=/{}\\[\\],:@%0-9aằ\n]{0,4}"), 1..6),
    ) {
        let structures = r#"<my:A xmi:id="2" sofa="1" begin="0" end="2" next="3" l="4"><t>a</t></my:A>
<my:A xmi:id="3" sofa="1" begin="3" end="9"/><my:L xmi:id="4" target="3"/>
<my:R xmi:id="5" sofa="1" begin="3" end="9" Governor="2" Dependent="3"/>"#;
        let objects = r#"{"%ID": 2, "%TYPE": "A", "@sofa": 1, "begin": 0, "end": 2, "@next": 3, "@l": [4]},
{"%ID": 3, "%TYPE": "A", "@sofa": 1, "begin": 3, "end": 9}, {"%ID": 4, "%TYPE": "L", "@target": 3},
{"%ID": 5, "%TYPE": "R", "@sofa": 1, "begin": 3, "end": 9, "@Governor": 2, "@Dependent": 3}"#;
        let files: [(&dyn Reader, String); 2] = [(&CasXmi, xmi(structures)), (&CasJson, json(objects))];
        for (reader, mut file) in files {
            prop_assert!(read(reader, &file).is_ok());
            for (at, cut, put) in &edits {
                let edge = |at: usize| (at.min(file.len())..=file.len()).find(|i| file.is_char_boundary(*i));
                let (start, end) = (edge(*at).unwrap(), edge(at + cut).unwrap());
                file.replace_range(start..end, put);
            }
            match read(reader, &file) {
                Ok(document) => prop_assert!(!document.text().is_empty()),
                Err(problem) => {
                    let lines = file.split('\n').count() as u64;
                    prop_assert!((1..=lines).contains(&problem.line.unwrap()), "{:?}", problem);
                }
            }
        }
    }
}
