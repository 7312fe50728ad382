use proptest::prelude::*;

use crate::domain::{Attributes, DocRelation};
use crate::formats::Options;
use crate::formats::tally::Reason;
use crate::formats::tests_support::{discontinuous, document, documents, span, write};

/// What stands in the one `<ab>`, and what stands below `standOff`.
fn parts(written: &str) -> (&str, &str) {
    let (_, text) = written.split_once("<ab xml:space=\"preserve\">").unwrap();
    let (text, after) = text.split_once("</ab></body></text>\n").unwrap();
    let stands_off = after
        .split_once("<standOff>\n")
        .map_or("", |(_, rest)| rest.split_once("</standOff>").unwrap().0);
    (text, stands_off)
}

/// The text nodes, joined.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    for (number, piece) in markup.split('<').enumerate() {
        let after = if number == 0 {
            piece
        } else {
            piece.split_once('>').unwrap().1
        };
        text.push_str(after);
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#13;", "\r")
        .replace("&amp;", "&")
}

#[test]
fn nested_ones_stand_in_the_text_and_crossing_ones_outside() {
    let text = "😀 Bộ & <Ha\u{306}\u{300}ng>\r\nnói\tđi\0";
    let mut document = document(
        "tin/1",
        text,
        &[
            span("Tổ \"chức\" lớn", 2, 15, "Bộ & <Ha\u{306}\u{300}ng>"),
            discontinuous("ROLE", &[(2, 4, "Bộ"), (17, 20, "nói")]),
            span("PERSON", 8, 14, "Ha\u{306}\u{300}ng"),
            span("PERSON", 8, 20, "Ha\u{306}\u{300}ng>\r\nnói"),
            span("TRADE_FIGURE", 17, 20, "nói"),
        ],
    );
    document.metadata.author = Some("Bút <Xanh>".to_owned());
    document.metadata.url = Some("https://vi.du/?a=1&b=\"2\"".to_owned());
    let layer = &mut document.layers[0];
    layer.spans[2].note = "a & b".to_owned();
    let value = serde_json::json!({"b": 1, "a": [2]});
    layer.spans[4].attributes = Attributes::from([
        ("figure".to_owned(), value),
        ("số thứ tự".to_owned(), serde_json::json!(1.5)),
    ]);
    layer.relations.push(DocRelation {
        id: None,
        kind: "HOLDS".to_owned(),
        from: 2,
        to: 1,
        attributes: Attributes::from([("status".to_owned(), serde_json::json!("former"))]),
    });
    let (written, tally) = write("tei", &document, &Options::default());
    let (inside, outside) = parts(&written);
    assert_eq!(
        inside,
        "😀 <anchor xml:id=\"s2.1.start\"/><rs xml:id=\"s1\" type=\"Tổ_&quot;chức&quot;_lớn\">Bộ\
         <anchor xml:id=\"s2.1.end\"/> &amp; &lt;<anchor xml:id=\"s4.1.start\"/>\
         <persName xml:id=\"s3\" type=\"PERSON\" ana=\"#label1\">Ha\u{306}\u{300}ng</persName>\
         &gt;</rs>&#13;\n<anchor xml:id=\"s2.2.start\"/>\
         <measure xml:id=\"s5\" type=\"TRADE_FIGURE\" ana=\"#label3\">nói</measure>\
         <anchor xml:id=\"s2.2.end\"/><anchor xml:id=\"s4.1.end\"/>\tđi\u{FFFD}"
    );
    assert_eq!(
        outside,
        "<spanGrp xml:id=\"s2\" type=\"ROLE\" ana=\"#label2\">\
         <span from=\"#s2.1.start\" to=\"#s2.1.end\"/><span from=\"#s2.2.start\" to=\"#s2.2.end\"/>\
         </spanGrp>\n\
         <spanGrp xml:id=\"s4\" type=\"PERSON\" ana=\"#label1\">\
         <span from=\"#s4.1.start\" to=\"#s4.1.end\"/></spanGrp>\n\
         <listRelation>\n\
         <relation xml:id=\"r1\" name=\"HOLDS\" ana=\"#relation1\" active=\"#s3\" passive=\"#s2\"/>\n\
         </listRelation>\n\
         <listAnnotation><annotation target=\"#s3\"><note>a &amp; b</note></annotation></listAnnotation>\n\
         <fs corresp=\"#s5\"><f name=\"figure\"><string>{\"a\":[2],\"b\":1}</string></f>\
         <f name=\"số_thứ_tự\" n=\"số thứ tự\"><numeric value=\"1.5\"/></f></fs>\n\
         <fs corresp=\"#r1\"><f name=\"status\"><string>former</string></f></fs>\n"
    );
    assert!(written.contains("<author>Bút &lt;Xanh&gt;</author>"));
    assert!(
        written
            .contains("<idno>tin/1</idno><ptr target=\"https://vi.du/?a=1&amp;b=&quot;2&quot;\"/>")
    );
    assert_eq!((tally.spans, tally.written), (5, 5));
    assert_eq!(tally.losses.get(Reason::Character), 1);
    assert_eq!(plain(inside), text.replace('\0', "\u{FFFD}"));
}

#[test]
fn an_article_of_which_nothing_is_said_has_nothing_outside() {
    let (written, _) = write("tei", &document("a", "", &[]), &Options::default());
    assert!(!written.contains("standOff"));
    assert_eq!(parts(&written), ("", ""));
    assert!(written.ends_with("</TEI>\n</teiCorpus>\n"));
}

proptest! {
    #[test]
    fn the_text_and_all_spans_are_there(document in documents()) {
        let (written, tally) = write("tei", &document, &Options::default());
        let (inside, outside) = parts(&written);
        prop_assert_eq!(plain(inside), document.text());
        prop_assert_eq!(tally.spans, tally.written);
        let layer = &document.layers[0];
        prop_assert_eq!(outside.matches("<relation ").count(), layer.relations.len());
        let mut open = Vec::new();
        for tag in inside.split('<').skip(1).filter(|tag| !tag.starts_with("anchor")) {
            let name = tag.split([' ', '>']).next().unwrap();
            match name.strip_prefix('/') {
                Some(name) => prop_assert_eq!(open.pop(), Some(name)),
                None => open.push(name),
            }
        }
        prop_assert!(open.is_empty());
        // What each span covers, found by its element or its anchors.
        for (place, span) in layer.spans.iter().enumerate() {
            let id = format!("s{}", place + 1);
            let anchored = |part: usize| {
                let edge = |edge| format!("<anchor xml:id=\"{id}.{}.{edge}\"/>", part + 1);
                let (_, from) = inside.split_once(&edge("start"))?;
                Some(plain(from.split_once(&edge("end"))?.0))
            };
            let element = || {
                let (before, after) = inside.split_once(&format!(" xml:id=\"{id}\" "))?;
                let name = before.rsplit_once('<')?.1;
                let mut depth = 1;
                let (_, rest) = after.split_once('>')?;
                for (at, _) in rest.match_indices('<') {
                    let tag = &rest[at + 1..];
                    let is = |tag: &str| tag.strip_prefix(name).is_some_and(|t| t.starts_with([' ', '>']));
                    depth += i32::from(is(tag)) - i32::from(tag.strip_prefix('/').is_some_and(is));
                    if depth == 0 {
                        return Some(plain(&rest[..at]));
                    }
                }
                None
            };
            for (part, fragment) in span.fragments.iter().enumerate() {
                let found = anchored(part).or_else(element);
                prop_assert_eq!(found.as_ref(), Some(&fragment.text), "{} in {}", id, inside);
            }
        }
    }
}
