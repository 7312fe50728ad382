//! What is written, and that it comes back.
use proptest::prelude::*;
use serde_json::json;

use super::super::tests_support::{
    discontinuous, document, documents, relations, span, spans, write,
};
use super::super::{Options, Reason, Tokens};
use super::tests::read;
use crate::domain::{Attributes, DocRelation, DocSpan, Document};
use crate::error::Code;
use crate::text::tokenize;

fn link(from: usize, to: usize) -> DocRelation {
    DocRelation {
        id: None,
        kind: "giữ|HOLDS".to_owned(),
        from,
        to,
        attributes: Attributes::new(),
    }
}

/// Nested, overlapping, discontinuous, over a line break, within a token.
fn difficult() -> Document {
    let text = "😀 \"Bà\" [Ha\u{306}\u{300}ng].\nnói:\t\\ tăng 11_%";
    let mut person = span("Chức vụ", 3, 14, "Bà\" [Ha\u{306}\u{300}ng");
    person.note = "a\tb".to_owned();
    person.attributes.insert("entity".to_owned(), json!("*"));
    let mut rate = span("TRADE_FIGURE", 24, 33, "tăng 11_%");
    rate.attributes
        .insert("figure".to_owned(), json!({"value": 11}));
    let spans = [
        person,
        discontinuous("PERSON", &[(4, 5, "à"), (8, 14, "Ha\u{306}\u{300}ng")]),
        span("ROLE", 8, 20, "Ha\u{306}\u{300}ng].\nnói"),
        rate,
    ];
    let mut made = document("a", text, &spans);
    let mut holds = link(0, 3);
    holds.attributes.insert("class".to_owned(), json!("_"));
    made.layers[0].relations = vec![holds, link(2, 3), link(3, 1)];
    made
}

const TABLE: &str = r#"#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value|entity|figure|nhanJson|nhanNote|nhanSpan
#T_RL=webanno.custom.NhanRelation|value|nhan_class|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity

"#;

#[test]
fn whatever_is_difficult() {
    let (written, tally) = write("webanno-tsv3", &difficult(), &Options::default());
    let rows = written.strip_prefix(TABLE).unwrap();
    let expected = [
        "",
        "#Text=😀 \"Bà\" [Ha\u{306}\u{300}ng].",
        "1-1\t0-2\t😀\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "1-2\t3-4\t\"\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "1-3\t4-6\tBà\tChức vụ[1]\t\\*[1]\t*[1]\t*[1]\ta\\tb[1]\t*[1]\t_\t_\t_\t",
        "1-3.1\t5-6\tà\tPERSON\t*\t*\t*\t*\t2\tgiữ\\|HOLDS\t*\t2-4[4_0]\t",
        "1-4\t6-7\t\"\tChức vụ[1]\t\\*[1]\t*[1]\t*[1]\ta\\tb[1]\t*[1]\t_\t_\t_\t",
        "1-5\t8-9\t[\tChức vụ[1]\t\\*[1]\t*[1]\t*[1]\ta\\tb[1]\t*[1]\t_\t_\t_\t",
        "1-6\t9-15\tHa\u{306}\u{300}ng\tChức vụ[1]|PERSON[2]|ROLE[3]\t\\*[1]|*[2]|*[3]\t\
         *[1]|*[2]|*[3]\t*[1]|*[2]|*[3]\ta\\tb[1]|*[2]|*[3]\t*[1]|2[2]|*[3]\t_\t_\t_\t",
    ];
    for (line, expected) in rows.lines().zip(expected) {
        assert_eq!(line, expected);
    }
    let (_, second) = rows.split_once("\n\n").unwrap();
    let expected = [
        "#Text=nói:\\t\\\\ tăng 11_%",
        "2-1\t18-21\tnói\tROLE[3]\t*[3]\t*[3]\t*[3]\t*[3]\t*[3]\t_\t_\t_\t",
        "2-2\t21-22\t:\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "2-3\t23-24\t\\\\\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "2-4\t25-29\ttăng\tTRADE\\_FIGURE[4]\t*[4]\t{\"value\":11}[4]\tfigure[4]\t*[4]\t*[4]\t\
         giữ\\|HOLDS|giữ\\|HOLDS\t\\_|*\t1-3[1_4]|1-6[3_4]\t",
    ];
    for (line, expected) in second.lines().zip(expected) {
        assert_eq!(line, expected);
    }
    assert_eq!(second.lines().count(), 7);
    assert_eq!((tally.spans, tally.written), (4, 4));
    let losses: Vec<_> = tally.losses.iter().collect();
    assert_eq!(losses, [(Reason::Metadata, 1)]);
}

#[test]
fn all_of_it_comes_back() {
    let document = difficult();
    let (written, _) = write("webanno-tsv3", &document, &Options::default());
    let back = read(&written).unwrap();
    assert_eq!(back.text(), document.text());
    assert_eq!(held(&back), held(&document));
    let (mut links, mut expected) = (relations(&back), relations(&document));
    links.sort();
    expected.sort();
    assert_eq!(links, expected);
}

#[test]
fn rows_of_words() {
    let spans = [
        span("ROLE", 0, 10, "Thứ_trưởng"),
        span("PERSON", 14, 18, "Hằng"),
    ];
    let document = document("a", "Thứ_trưởng Lê_Hằng nói .", &spans);
    let words = Options {
        tokens: Tokens::Word,
        ..Options::default()
    };
    let (written, tally) = write("webanno-tsv3", &document, &words);
    let rows: Vec<_> = written.lines().skip(5).collect();
    let expected = [
        "1-1\t0-10\tThứ_trưởng\tROLE\t",
        "1-2\t11-18\tLê_Hằng\t_\t",
        "1-2.1\t14-18\tHằng\tPERSON\t",
        "1-3\t19-22\tnói\t_\t",
        "1-4\t23-24\t.\t_\t",
    ];
    assert_eq!(rows, expected);
    assert_eq!(tally.losses.get(Reason::NotSegmented), 0);
}

#[test]
fn blanks_around_sentences_stay() {
    for text in [
        "  Bà Mai.\r\n\r\n \tÔng Nam. \n\nGạo.\n\n",
        "\n\u{FEFF} Bà.\u{2028}Ông",
        "\u{FEFF}Bà\n \nÔng\u{1}",
    ] {
        let (written, _) = write(
            "webanno-tsv3",
            &document("a", text, &[]),
            &Options::default(),
        );
        assert_eq!(read(&written).unwrap().text(), text, "{written}");
    }
}

#[test]
fn an_edge_where_no_row_is_is_counted() {
    let spans = [
        span("PERSON", 0, 3, "Bà "),
        span("PERSON", 2, 6, " Mai"),
        span("ROLE", 0, 6, "Bà Mai"),
    ];
    let (_, tally) = write(
        "webanno-tsv3",
        &document("a", "Bà Mai", &spans),
        &Options::default(),
    );
    assert_eq!((tally.spans, tally.written), (3, 1));
    assert_eq!(tally.losses.get(Reason::TokenBoundary), 2);
}

/// What must come back of spans, in an order of their own: rows have another one.
fn held(document: &Document) -> Vec<DocSpan> {
    let mut all: Vec<DocSpan> = document
        .layers
        .iter()
        .flat_map(|l| l.spans.clone())
        .collect();
    all.sort_by_key(|s| (s.fragments[0].range, s.label.clone(), s.fragments.len()));
    all
}

proptest! {
    #[test]
    fn comes_back(mut document in documents()) {
        let (written, tally) = write("webanno-tsv3", &document, &Options::default());
        prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
        let tokens = tokenize(document.text());
        if tokens.is_empty() {
            prop_assert_eq!(tally.written, 0);
            prop_assert_eq!(read(&written).unwrap_err().error.code(), Code::FileEmpty);
            return Ok(());
        }
        let back = read(&written).unwrap();
        prop_assert_eq!(back.text(), document.text());
        let within = |at: u32| tokens.iter().any(|t| t.range.start.0 <= at && at < t.range.end.0);
        let layer = &mut document.layers[0];
        let kept: Vec<bool> = layer.spans.iter().map(|span| {
            let mut ranges = span.fragments.iter().map(|f| f.range);
            ranges.all(|range| within(range.start.0) && within(range.end.0 - 1))
        }).collect();
        layer.relations.retain(|link| kept[link.from] && kept[link.to]);
        let mut links = relations(&document);
        let layer = &mut document.layers[0];
        let mut kept = kept.into_iter();
        layer.spans.retain(|_| kept.next().unwrap());
        prop_assert_eq!(held(&back), held(&document));
        prop_assert_eq!(tally.written, held(&document).len() as u64);
        let mut found = relations(&back);
        links.sort();
        found.sort();
        prop_assert_eq!(found, links);
        prop_assert_eq!(spans(&back).len() as u64, tally.written);
    }
}
