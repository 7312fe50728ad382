//! What is written, and that it comes back.
use proptest::prelude::*;
use serde_json::json;

use super::super::tests_support::{discontinuous, document, documents, header, span, write};
use super::super::{Format, Options, Reason, Tally};
use super::tests_graph::read;
use super::{CasJson, CasXmi};
use crate::domain::{Attributes, DocRelation, DocSpan, Document};

/// `😀 "Bà" <Ha\u{306}\u{300}ng>,↵nói:⇥\ tăng 11_%` with whatever is difficult.
pub(in crate::formats) fn difficult() -> Document {
    let text = "😀 \"Bà\" <Ha\u{306}\u{300}ng>,\nnói:\t\\ tăng 11_%";
    let mut person = span("PERSON", 3, 14, "Bà\" <Ha\u{306}\u{300}ng");
    let figure = json!({"value": 11.0, "kind": "growth_rate"});
    let mut rate = span("TRADE_FIGURE", 24, 33, "tăng 11_%");
    let values = [("entity", json!("Hằng")), ("figure", figure)];
    for (one, (name, value)) in [&mut person, &mut rate].into_iter().zip(values) {
        one.attributes.insert(name.to_owned(), value);
    }
    person.note = "a & \"b\"\n".to_owned();
    let spans = [
        person,
        discontinuous("Chức vụ", &[(4, 5, "à"), (6, 14, " <Ha\u{306}\u{300}ng")]),
        span("ROLE", 7, 20, "<Ha\u{306}\u{300}ng>,\nnói"),
        rate,
    ];
    let mut made = document("a", text, &spans);
    made.title = "Tựa".to_owned();
    made.metadata.date = Some("2021-05-03".to_owned());
    made.metadata.other.insert("views".to_owned(), json!(7));
    made.metadata
        .other
        .insert("language".to_owned(), json!("vi"));
    let mut link = DocRelation {
        id: None,
        kind: "HOLDS".to_owned(),
        from: 0,
        to: 2,
        attributes: Attributes::new(),
    };
    link.attributes.insert("status".to_owned(), json!("former"));
    made.layers[0].relations.push(link);
    made
}

const XMI: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:metadata="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<metadata:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="34" documentTitle="Tựa" documentId="a" language="vi"/>
<metadata:MetaDataStringField xmi:id="3" sofa="1" begin="0" end="34" key="date" value="2021-05-03"/>
<metadata:MetaDataStringField xmi:id="4" sofa="1" begin="0" end="34" key="views" value="7" nhanJson="value"/>
<ner:NamedEntity xmi:id="5" sofa="1" begin="4" end="15" value="PERSON" entity="Hằng" nhanNote="a &amp; &quot;b&quot;&#10;"/>
<ner:NamedEntity xmi:id="6" sofa="1" begin="5" end="6" value="Chức vụ" nhanSpan="6"/>
<ner:NamedEntity xmi:id="7" sofa="1" begin="7" end="15" value="Chức vụ" nhanSpan="6"/>
<ner:NamedEntity xmi:id="8" sofa="1" begin="8" end="21" value="ROLE"/>
<ner:NamedEntity xmi:id="9" sofa="1" begin="25" end="34" value="TRADE_FIGURE" figure="{&quot;kind&quot;:&quot;growth_rate&quot;,&quot;value&quot;:11.0}" nhanJson="figure"/>
<custom:NhanRelation xmi:id="10" sofa="1" begin="8" end="21" Governor="5" Dependent="8" value="HOLDS" status="former"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="😀 &quot;Bà&quot; &lt;Hằng&gt;,&#10;nói:&#9;\ tăng 11_%"/>
<cas:View sofa="1" members="2 3 4 5 6 7 8 9 10"/>
</xmi:XMI>
"#;

#[test]
fn xmi_of_whatever_is_difficult() {
    let (written, tally) = write("cas-xmi", &difficult(), &Options::default());
    let expected = XMI.replace("Hằng&gt;", "Ha\u{306}\u{300}ng&gt;");
    assert_eq!(written, expected);
    assert_eq!((tally.spans, tally.written), (4, 4));
    assert!(tally.losses.is_empty(), "{:?}", tally.losses);
}

#[test]
fn json_of_the_same() {
    let (written, tally) = write("cas-json", &difficult(), &Options::default());
    let lines: Vec<_> = written.lines().collect();
    let structures = lines.iter().position(|l| l.starts_with("\"%FEATURE"));
    let structures = &lines[structures.unwrap()..];
    assert_eq!(
        structures[1],
        "{\"%ID\":1,\"%TYPE\":\"uima.cas.Sofa\",\"sofaNum\":1,\"sofaID\":\"_InitialView\",\
         \"mimeType\":\"text\",\"sofaString\":\"😀 \\\"Bà\\\" <Ha\u{306}\u{300}ng>,\\nnói:\\t\\\\ tăng 11_%\"},"
    );
    assert_eq!(
        structures[5],
        "{\"%ID\":5,\"%TYPE\":\"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity\",\
         \"@sofa\":1,\"begin\":4,\"end\":15,\"value\":\"PERSON\",\"entity\":\"Hằng\",\
         \"nhanNote\":\"a & \\\"b\\\"\\n\"},"
    );
    assert_eq!(
        structures[10],
        "{\"%ID\":10,\"%TYPE\":\"webanno.custom.NhanRelation\",\"@sofa\":1,\"begin\":8,\"end\":21,\
         \"@Governor\":5,\"@Dependent\":8,\"value\":\"HOLDS\",\"status\":\"former\"}"
    );
    let whole: serde_json::Value = serde_json::from_str(&written).unwrap();
    let types = &whole["%TYPES"];
    let entity = &types["de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"];
    assert_eq!(entity["%SUPER_TYPE"], "uima.tcas.Annotation");
    assert_eq!(
        entity["figure"],
        json!({"%NAME": "figure", "%RANGE": "uima.cas.String", "%DESCRIPTION": "figure"})
    );
    let link = &types["webanno.custom.NhanRelation"];
    assert_eq!(link["Governor"]["%RANGE"], entity["%NAME"]);
    assert_eq!(tally.written, 4);
}

#[test]
fn the_type_system_names_each_attribute_of_the_schema() {
    let writer = Format::named("cas-xmi").unwrap();
    let writer = writer.writer(&Options::default()).unwrap();
    let mut header = header();
    header.schema.labels[0].attributes[0].name = "chức <vụ>".to_owned();
    let [(name, types)] = writer.shared(&header).try_into().unwrap();
    assert_eq!(name, "TypeSystem.xml");
    let types = String::from_utf8(types).unwrap();
    let feature = "<featureDescription><name>nhan_ch_1EE9_c_20__3C_v_1EE5__3E_</name>\
        <description>chức &lt;vụ&gt;</description>\
        <rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>";
    assert!(types.contains(feature), "{types}");
    for name in ["figure", "status", "basis", "documentTitle"] {
        assert!(types.contains(&format!("<name>{name}</name>")), "{name}");
    }
}

/// What must come back.
fn held(document: &Document) -> (&str, &str, Vec<DocSpan>, Vec<DocRelation>) {
    let layer = document.layers.iter();
    let spans = layer.clone().flat_map(|l| l.spans.clone());
    let links = layer.flat_map(|l| l.relations.clone());
    (
        &document.title,
        document.text(),
        spans.collect(),
        links.collect(),
    )
}

fn both(document: &Document) -> [(Tally, Document); 2] {
    let write = |format| write(format, document, &Options::default());
    let (xmi, of_xmi) = write("cas-xmi");
    let (json, of_json) = write("cas-json");
    [
        (of_xmi, read(&CasXmi, &xmi).unwrap()),
        (of_json, read(&CasJson, &json).unwrap()),
    ]
}

#[test]
fn all_of_it_comes_back() {
    let document = difficult();
    for (_, back) in both(&document) {
        assert_eq!(held(&back), held(&document));
        assert_eq!(back.metadata, document.metadata);
    }
}

#[test]
fn people_are_written_by_their_names() {
    let mut document = difficult();
    let entities =
        [json!({"id": "0190b5a8-7d5c-7000-8000-000000000001", "name": "Lê Hằng", "aliases": []})];
    let mut header = header();
    header.entities = serde_json::from_value(json!(entities)).unwrap();
    let span = &mut document.layers[0].spans[0];
    span.attributes
        .insert("entity".to_owned(), entities[0]["id"].clone());
    let written = super::of_span(&header, span);
    assert_eq!(written["entity"], "Lê Hằng");
}

#[test]
fn what_no_xml_holds_is_counted() {
    let mut odd = document(
        "a",
        "a\u{1}b\u{FFFE}\u{85}\r\n",
        &[span("PERSON", 2, 3, "b")],
    );
    odd.layers[0].spans[0]
        .attributes
        .insert("entity".to_owned(), json!("\u{1}"));
    odd.layers[0].spans[0]
        .attributes
        .insert("lạ".to_owned(), json!("x"));
    let [(tally, xmi), (of_json, json)] = both(&odd);
    assert_eq!(xmi.text(), "a\u{FFFD}b\u{FFFD}\u{85}\r\n");
    assert_eq!(json.text(), odd.text());
    for back in [xmi, json] {
        let span = &back.layers[0].spans[0];
        assert_eq!(span.attributes["entity"], "\u{1}");
        assert_eq!(span.attributes.len(), 1);
    }
    assert_eq!(tally.losses.get(Reason::Character), 3, "the title too");
    assert_eq!(of_json.losses.get(Reason::Character), 0);
    assert_eq!(tally.losses.get(Reason::Attribute), 1, "of no schema");
}

#[test]
fn fragments_of_one_span_that_do_not_follow_each_other_are_two() {
    let (xmi, _) = write("cas-xmi", &difficult(), &Options::default());
    let touching = xmi.replace("begin=\"7\"", "begin=\"6\"");
    let renamed = xmi.replacen("Chức vụ", "Chức", 1);
    for other in [touching, renamed] {
        let spans = read(&CasXmi, &other).unwrap().layers.remove(0).spans;
        assert_eq!(spans.len(), 5, "{other}");
    }
}

proptest! {
    #[test]
    fn comes_back(document in documents()) {
        for (tally, back) in both(&document) {
            prop_assert_eq!(held(&back), held(&document));
            prop_assert_eq!(tally.written, tally.spans);
            prop_assert_eq!(tally.written, document.layers[0].spans.len() as u64);
        }
    }
}
