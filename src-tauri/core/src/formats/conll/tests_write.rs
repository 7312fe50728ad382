use proptest::prelude::*;

use crate::domain::{DocZone, Range, ZoneKind, ZoneOrigin};
use crate::formats::tally::Reason;
use crate::formats::tests_support::{discontinuous, document, documents, span, write};
use crate::formats::{Options, Tokens, Zones};

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

#[test]
fn syllables_and_words() {
    let spans = [
        span("ROLE", 0, 10, "Thứ_trưởng"),
        span("PERSON", 11, 18, "Lê_Hằng"),
    ];
    let document = document("a", "Thứ_trưởng Lê_Hằng nói .", &spans);
    let (text, tally) = write("conll", &document, &Options::default());
    assert_eq!(
        lines(&text),
        [
            "-DOCSTART- -X- O O",
            "",
            "Thứ\tB-ROLE",
            "trưởng\tI-ROLE",
            "Lê\tB-PERSON",
            "Hằng\tI-PERSON",
            "nói\tO",
            ".\tO",
            ""
        ]
    );
    assert_eq!((tally.spans, tally.written), (2, 2));
    let words = Options {
        tokens: Tokens::Word,
        ..Options::default()
    };
    let (text, tally) = write("conll", &document, &words);
    assert_eq!(
        lines(&text)[2..],
        [
            "Thứ_trưởng\tB-ROLE",
            "Lê_Hằng\tB-PERSON",
            "nói\tO",
            ".\tO",
            ""
        ]
    );
    assert_eq!(tally.losses.get(Reason::NotSegmented), 0);
}

#[test]
fn what_has_no_room_is_counted_by_reason() {
    let spans = [
        span("ROLE", 0, 7, "Bộ Ngoạ"),
        span("ROLE", 0, 13, "Bộ Ngoại giao"),
        span("PERSON", 3, 8, "Ngoại"),
        discontinuous("ROLE", &[(0, 2, "Bộ"), (9, 13, "giao")]),
        span("PERSON", 13, 18, " Hằng"),
    ];
    let (text, tally) = write(
        "conll",
        &document("a", "Bộ Ngoại giao Hằng", &spans),
        &Options {
            tokens: Tokens::Word,
            ..Options::default()
        },
    );
    assert_eq!(
        lines(&text)[2..],
        ["Bộ\tB-ROLE", "Ngoại_giao\tI-ROLE", "Hằng\tB-PERSON", ""]
    );
    let losses = |reason| tally.losses.get(reason);
    assert_eq!(losses(Reason::TokenBoundary), 2);
    assert_eq!(losses(Reason::Overlap), 0);
    assert_eq!(losses(Reason::Discontinuous), 1);
    assert_eq!(losses(Reason::NotSegmented), 1);
    assert_eq!((tally.spans, tally.written), (5, 2));
}

#[test]
fn a_zone_out_of_scope_has_no_tokens() {
    let mut document = document(
        "a",
        "Menu\nBà Hằng\nẢnh: Mai",
        &[span("PERSON", 8, 12, "Hằng"), span("PERSON", 18, 21, "Mai")],
    );
    document.revisions[0].zones = [(ZoneKind::Menu, 0, 4), (ZoneKind::Credit, 13, 21)]
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
    let (text, tally) = write("conll", &document, &scope);
    assert_eq!(lines(&text)[2..], ["Bà\tO", "Hằng\tB-PERSON", ""]);
    assert_eq!(tally.losses.get(Reason::OutOfScope), 1);
    let (text, _) = write("conll", &document, &Options::default());
    assert!(text.contains("Menu\tO\n\nBà\tO\nHằng\tB-PERSON\n\nẢnh\tO"));
}

#[test]
fn no_sentence_ends_within_a_span() {
    let (text, _) = write(
        "conll",
        &document("a", "Hết\nRồi", &[span("ROLE", 0, 7, "Hết\nRồi")]),
        &Options::default(),
    );
    assert_eq!(lines(&text)[2..], ["Hết\tB-ROLE", "Rồi\tI-ROLE", ""]);
}

proptest! {
    #[test]
    fn as_many_spans_as_it_says(document in documents(), word: bool, nfc: bool) {
        let tokens = if word { Tokens::Word } else { Tokens::Syllable };
        let options = Options { tokens, nfc, ..Options::default() };
        let (text, tally) = write("conll", &document, &options);
        let begun = text.lines().filter(|line| line.contains("\tB-")).count();
        prop_assert_eq!(begun as u64, tally.written);
        prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
        for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with("-DOC")) {
            prop_assert_eq!(line.split_whitespace().count(), 2, "{:?}", line);
        }
        // Each I- goes on from a tag of the same label.
        let mut before = String::new();
        for line in text.lines() {
            let tag = line.split('\t').nth(1).unwrap_or_default();
            if let Some(label) = tag.strip_prefix("I-") {
                prop_assert!(before.ends_with(label), "{:?} after {:?}", tag, before);
            }
            before = tag.to_owned();
        }
    }
}
