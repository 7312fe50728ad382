use proptest::prelude::*;

use crate::domain::{Incoming, Problem};
use crate::error::Code;
use crate::formats::tests_reading::{pair, read_as, read_files, refused, seen};
use crate::formats::tests_support::{discontinuous, document, documents, span, write};
use crate::formats::{Options, ReadOptions};

fn all(text: &str) -> Vec<Result<Incoming, Problem>> {
    let read = read_as("a.csv", text, None);
    assert!(read.formats.is_empty() || read.formats == ["csv"]);
    read.documents
}

/// A table with the text of the article beside it.
fn beside(table: &str, name: &str, text: &str) -> Vec<Result<Incoming, Problem>> {
    let files = [("t/a.csv", table.as_bytes()), (name, text.as_bytes())];
    read_files(&files, None, &ReadOptions::default()).documents
}

#[test]
fn rows_of_an_id_are_one_article_wherever_they_stand() {
    let all = all("id,text,start,end,label,quote,date,score\n\
                   1,😀 bà Hằng,5,9,PERSON,Hằng,2021,0.9\n\
                   2,Mai nói,0,3,PERSON,,,\n\
                   1,,2,4,X,bà,,\n\
                   3,Hết,,,,,,\n");
    let first = all[0].as_ref().unwrap();
    assert_eq!(
        seen(first),
        (
            "😀 bà Hằng".to_owned(),
            vec![pair("PERSON", "Hằng"), pair("X", "bà")]
        )
    );
    assert_eq!((&*first.document.source_id, first.line), ("1", Some(2)));
    assert_eq!(first.document.title, "😀 bà Hằng");
    assert_eq!(first.document.metadata.date.as_deref(), Some("2021"));
    let note = |at: usize| first.document.layers[0].spans[at].note.as_str();
    assert_eq!((note(0), note(1)), ("score=0.9", ""));
    assert_eq!(seen(all[1].as_ref().unwrap()).1, [pair("PERSON", "Mai")]);
    assert!(all[2].as_ref().unwrap().document.layers.is_empty());
    assert_eq!(all.len(), 3);
}

#[test]
fn rows_of_a_text_are_one_article_where_there_are_no_ids() {
    let all = all(
        "nội dung;bắt đầu;kết thúc;nhãn\nBà Hằng;3;7;PERSON\nMai;0;3;PERSON\nBà Hằng;0;2;X\n;0;7;Y\n",
    );
    let shown: Vec<_> = all
        .iter()
        .map(|one| seen(one.as_ref().unwrap()).1)
        .collect();
    assert_eq!(
        shown,
        [
            vec![
                pair("PERSON", "Hằng"),
                pair("X", "Bà"),
                pair("Y", "Bà Hằng")
            ],
            vec![pair("PERSON", "Mai")]
        ]
    );
}

#[test]
fn cells_that_do_not_fit_are_named_by_place() {
    for (row, code, column) in [
        ("1,Bà Hằng,3,88,X,", Code::OffsetOutOfRange, 11),
        ("1,Bà Hằng,3,3,X,", Code::SpanEmpty, 11),
        ("1,Bà Hằng,7,3,X,", Code::SpanEmpty, 11),
        ("1,Bà Hằng,-3,7,X,", Code::BadRecord, 11),
        ("1,Bà Hằng,3,99999999999,X,", Code::OffsetOutOfRange, 11),
        ("1,Bà Hằng,3,7,,", Code::BadRecord, 15),
        ("1,Bà Hằng,3,7,X,Mai", Code::QuoteMismatch, 17),
        (",,3,7,X,", Code::OffsetOutOfRange, 3),
        ("0,khác,0,1,X,", Code::BadRecord, 3),
    ] {
        let all = all(&format!(
            "id,text,start,end,label,quote\n0,\"a\nb\",0,1,X,\n{row}\n"
        ));
        let problem = all.iter().find_map(|one| one.as_ref().err()).unwrap();
        assert_eq!(problem.error.code(), code, "{row}");
        assert_eq!(
            (problem.line, problem.column),
            (Some(4), Some(column)),
            "{row}"
        );
    }
}

#[test]
fn other_units_are_told_by_the_quotes() {
    let all = all("id,text,start,end,label,quote\n0,😀 bà Hằng,3,5,X,bà\n0,,6,10,X,Hằng\n");
    let read = all[0].as_ref().unwrap();
    let layer = &read.document.layers[0];
    let quoted: Vec<_> = layer
        .spans
        .iter()
        .map(|s| s.fragments[0].text.as_str())
        .collect();
    assert_eq!(quoted, ["bà", "Hằng"]);
    assert_eq!(read.notes[0].args["unit"], "utf16");
}

#[test]
fn our_table_finds_the_texts_beside_it() {
    let mut noted = span("PERSON", 3, 7, "Hằng");
    noted.note = "-xem lại".to_owned();
    noted
        .attributes
        .insert("entity".to_owned(), "Lê Hằng".into());
    noted.attributes.insert("sure".to_owned(), true.into());
    let spans = [
        discontinuous("ROLE", &[(0, 2, "Bà"), (8, 11, "nói")]),
        noted,
    ];
    let document = document("x/1", "Bà Hằng nói", &spans);
    let (table, _) = write("csv", &document, &Options::default());
    for name in ["t/x/1.txt", "t/1.txt"] {
        let all = beside(&table, name, "Bà Hằng nói");
        let read = &all[0].as_ref().unwrap().document;
        assert_eq!(read.source_id, "x/1");
        let mut layers = read.layers.clone();
        layers[0].spans.iter_mut().for_each(|span| span.id = None);
        assert_eq!(layers, document.layers);
    }
    let other = beside(&table, "t/1.txt", "Bà Lành nói");
    assert_eq!(refused(&other[0]), (Code::QuoteMismatch, Some(3)));
    let missing = beside(&table, "t/2.txt", "Bà Hằng nói");
    assert_eq!(refused(&missing[0]), (Code::TextNotFound, Some(2)));
    let outside = table.replace("x/1", "../1");
    let outside = beside(&outside, "1.txt", "Bà Hằng nói");
    assert_eq!(refused(&outside[0]), (Code::TextNotFound, Some(2)));
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(document in documents()) {
        let (table, tally) = write("csv", &document, &Options::default());
        prop_assume!(tally.written > 0);
        let all = beside(&table, "t/a/1.txt", document.text());
        let read = all[0].as_ref();
        // The mark at the start of a file belongs to it, not to its text.
        prop_assume!(!document.text().starts_with('\u{FEFF}'));
        let spans = |layers: &[crate::domain::DocLayer]| {
            let spans = layers.iter().flat_map(|layer| layer.spans.clone());
            spans.map(|span| (span.label, span.fragments)).collect::<Vec<_>>()
        };
        let read = read.map_err(|problem| TestCaseError::fail(problem.error.to_string()))?;
        prop_assert_eq!(spans(&read.document.layers), spans(&document.layers));
    }
}
