use proptest::prelude::*;

use crate::domain::{DocSpan, DocZone, Document, Range, ZoneKind, ZoneOrigin};
use crate::formats::Options;
use crate::formats::options::{Scheme, Tokens, Zones};
use crate::formats::tally::Reason;
use crate::formats::tests_reading::read_as;
use crate::formats::tests_support::{discontinuous, document, documents, span, spans, write};
use crate::text::{Segmenter, tokenize};

/// The first two columns and the last, and comments.
fn rows(text: &str) -> Vec<String> {
    let row = |line: &str| match line.split('\t').collect::<Vec<_>>()[..] {
        [id, form, .., misc] => format!("{id} {form} {misc}"),
        _ => line.to_owned(),
    };
    text.lines().map(row).collect()
}

fn read_back(text: &str) -> Document {
    let mut all = read_as("a.conllu", text, None).documents;
    assert_eq!(all.len(), 1);
    all.remove(0).unwrap().document
}

#[test]
fn an_article() {
    let text = "  Bà\tHằng_Nga 😀\nnói:  “Ừ”.Xong\\|\r\n";
    let mut document = document(
        "tin 1",
        text,
        &[
            span("Tổ | chức", 2, 4, "Bà"),
            span("PERSON", 5, 17, "Hằng_Nga 😀\nn"),
            span("PERSON", 10, 19, "Nga 😀\nnói"),
            discontinuous("ROLE", &[(2, 4, "Bà"), (22, 23, "“")]),
            span("ROLE", 5, 13, "Hằng_Nga"),
        ],
    );
    document.title = "Hai\ndòng".to_owned();
    document.metadata.date = Some("2023-04-05".to_owned());
    let (written, tally) = write("conllu", &document, &Options::default());
    assert_eq!(
        rows(&written),
        [
            "# newdoc id = tin 1",
            "# title = Hai dòng",
            "# date = 2023-04-05",
            "# sent_id = tin 1-1",
            "# text = Bà Hằng_Nga 😀 nói:  “Ừ”.",
            "1 Bà SpacesBefore=\\s\\s|SpacesAfter=\\t|NER=B-Tổ \\p chức",
            "2 Hằng SpacesAfter=_",
            "3 Nga NER=B-PERSON",
            "4 😀 SpacesAfter=\\n|NER=I-PERSON",
            "5 nói SpaceAfter=No|NER=I-PERSON",
            "6 : SpacesAfter=\\s\\s",
            "7 “ SpaceAfter=No",
            "8 Ừ SpaceAfter=No",
            "9 ” SpaceAfter=No",
            "10 . SpaceAfter=No|SpacesAfter=",
            "",
            "# sent_id = tin 1-2",
            "# text = Xong\\|",
            "1 Xong SpaceAfter=No",
            "2 \\ SpaceAfter=No",
            "3 | SpacesAfter=\\r\\n",
            "",
        ]
    );
    assert!(written.contains("\n1\tBà\t_\t_\t_\t_\t_\t_\t_\tSpacesBefore"));
    let losses = |reason| tally.losses.get(reason);
    assert_eq!((tally.spans, tally.written), (5, 2));
    assert_eq!(losses(Reason::TokenBoundary), 1);
    assert_eq!(losses(Reason::Overlap), 1);
    assert_eq!(losses(Reason::Discontinuous), 1);
    assert_eq!(losses(Reason::Metadata), 1);
    let back = read_back(&written);
    assert_eq!(back.text(), text);
    assert_eq!(back.title, "Hai dòng");
    assert_eq!(back.metadata, document.metadata);
    assert_eq!(
        spans(&back),
        ["Tổ | chức 2-4 Bà", "PERSON 10-19 Nga 😀\nnói"]
    );
}

#[test]
fn words_of_a_raw_text_keep_their_blanks() {
    let document = document(
        "a",
        "Bộ Ngoại\u{A0}giao nói",
        &[span("ROLE", 0, 13, "Bộ Ngoại\u{A0}giao")],
    );
    let options = |tokens| Options {
        tokens,
        scheme: Scheme::Bilou,
        ..Options::default()
    };
    for (tokens, expected) in [
        (
            Tokens::Word,
            vec![
                "1 Bộ NER=B-ROLE",
                "2 Ngoại giao SpacesInToken=Ngoại\u{A0}giao|NER=L-ROLE",
                "3 nói SpaceAfter=No|SpacesAfter=",
            ],
        ),
        (
            Tokens::Both,
            vec![
                "1 Bộ Word=Bộ|NER=B-ROLE",
                "2 Ngoại SpacesAfter=\u{A0}|Word=Ngoại_giao|NER=I-ROLE",
                "3 giao Word=Ngoại_giao|NER=L-ROLE",
                "4 nói SpaceAfter=No|SpacesAfter=|Word=nói",
            ],
        ),
    ] {
        let (written, tally) = write("conllu", &document, &options(tokens));
        assert_eq!(rows(&written)[4..][..expected.len()], expected);
        assert_eq!(tally.losses.get(Reason::NotSegmented), 1);
        assert_eq!(read_back(&written).text(), document.text());
    }
}

#[test]
fn what_was_not_asked_for_is_no_blank() {
    let mut document = document("a", "Menu Bà Hằng nói Ảnh Mai", &[]);
    document.revisions[0].zones = [(ZoneKind::Menu, 0, 4), (ZoneKind::Credit, 8, 12)]
        .map(|(kind, start, end)| DocZone {
            id: None,
            kind,
            range: Range::new(start, end),
            origin: ZoneOrigin::Hand,
            reason: String::new(),
        })
        .to_vec();
    let scope = Options {
        zones: Zones::Scope,
        ..Options::default()
    };
    let (written, _) = write("conllu", &document, &scope);
    assert_eq!(read_back(&written).text(), "Bà nói Ảnh Mai");
}

#[test]
fn an_article_without_a_word() {
    let (written, _) = write("conllu", &document("a", " \n", &[]), &Options::default());
    assert_eq!(written, "# newdoc id = a\n\n");
}

/// A span without the blanks and underscores at its edges, which no token holds.
fn trimmed(text: &str, span: &DocSpan) -> Option<String> {
    let range = Range {
        start: span.fragments.first()?.range.start,
        end: span.fragments.last()?.range.end,
    };
    let tokens = tokenize(text);
    let inner = tokens.iter().filter(|token| token.range.overlaps(range));
    let (first, last) = (inner.clone().next()?, inner.clone().next_back()?);
    Some(format!(
        "{} {}-{}",
        span.label, first.range.start.0, last.range.end.0
    ))
}

proptest! {
    #[test]
    fn comes_back(document in documents(), word: bool, bilou: bool) {
        let options = Options {
            tokens: if word { Tokens::Word } else { Tokens::Syllable },
            scheme: if bilou { Scheme::Bilou } else { Scheme::Iob2 },
            ..Options::default()
        };
        let (written, tally) = write("conllu", &document, &options);
        prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
        for line in written.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            prop_assert_eq!(line.split('\t').count(), 10, "{:?}", line);
        }
        if Segmenter::from_lexicon().segment(document.text(), &tokenize(document.text())).is_empty() {
            return Ok(());
        }
        let back = read_back(&written);
        prop_assert_eq!(back.text(), document.text());
        let there: Vec<String> = document.layers[0]
            .spans
            .iter()
            .filter_map(|span| trimmed(document.text(), span))
            .collect();
        let found = spans(&back);
        prop_assert_eq!(found.len() as u64, tally.written);
        for span in &found {
            let span = span.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ");
            prop_assert!(there.contains(&span), "{} of {:?}", span, there);
        }
    }
}
