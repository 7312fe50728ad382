use crate::domain::{Incoming, Problem};
use crate::error::Code;
use crate::formats::tests_reading::read_as;
use crate::formats::{self, tests_support};

fn read(text: &str) -> Vec<Result<Incoming, Problem>> {
    read_as("a.conll", text, None).documents
}

fn one(text: &str) -> (String, Vec<(String, String)>) {
    let mut all = read(text);
    assert_eq!(all.len(), 1);
    shown(all.remove(0).unwrap())
}

fn shown(incoming: Incoming) -> (String, Vec<(String, String)>) {
    let document = incoming.document;
    let spans = document.layers.iter().flat_map(|layer| &layer.spans);
    let spans = spans.map(|span| (span.label.clone(), span.fragments[0].text.clone()));
    (document.text().to_owned(), spans.collect())
}

fn pair(label: &str, text: &str) -> (String, String) {
    (label.to_owned(), text.to_owned())
}

#[test]
fn columns_by_blanks_or_tabs_and_line_ends_of_any_kind() {
    let expected = ("bà Hằng\n.".to_owned(), vec![pair("PERSON", "Hằng")]);
    assert_eq!(one("bà O\nHằng B-PERSON\n\n. O\n"), expected);
    assert_eq!(
        one("bà\t\t\tO\r\nHằng\t\t\tB-PERSON\r\n\r\n.\t\t\tO\r\n"),
        expected
    );
    assert_eq!(
        one("\u{FEFF}bà N B-NP O\nHằng  Np  I-NP  I-PERSON\n \n. CH O O"),
        expected
    );
}

#[test]
fn tokens_alone_and_tokens_with_blanks() {
    assert_eq!(one("bà\nHằng\n"), ("bà Hằng".to_owned(), Vec::new()));
    let (text, spans) = one("Thứ trưởng\tB-ROLE\nLê  Hằng\tB-PERSON\n");
    assert_eq!(text, "Thứ_trưởng Lê__Hằng");
    assert_eq!(
        spans,
        [pair("ROLE", "Thứ_trưởng"), pair("PERSON", "Lê__Hằng")]
    );
}

#[test]
fn the_fifth_column_holds_inner_spans() {
    let text = "UBND\tN\tB-NP\tB-ORG\tO\nHà_Nội\tNp\tI-NP\tI-ORG\tB-LOC\n";
    assert_eq!(
        one(text).1,
        [pair("ORG", "UBND Hà_Nội"), pair("LOC", "Hà_Nội")]
    );
}

#[test]
fn each_document_start_begins_an_article() {
    let text = "-DOCSTART- -X- O O\n\na O\n\n-DOCSTART-\n\nb B-X\n";
    let all: Vec<_> = read(text).into_iter().map(Result::unwrap).collect();
    let ids: Vec<_> = all
        .iter()
        .map(|i| (&*i.document.source_id, i.line))
        .collect();
    assert_eq!(ids, [("a/1", Some(3)), ("a/2", Some(7))]);
    assert_eq!(all[1].document.layers[0].spans.len(), 1);
}

#[test]
fn what_is_wrong_is_named_and_the_next_article_is_read() {
    let text = "-DOCSTART-\n\na O\nbốn X-Y\nc O\n\n-DOCSTART-\n\nd O\ne\n\n-DOCSTART-\n\nf O\n";
    let all = read(text);
    let refused = |at: usize| {
        let problem = all[at].as_ref().unwrap_err();
        (problem.error.code(), problem.line, problem.column)
    };
    assert_eq!(refused(0), (Code::BadTag, Some(4), Some(5)));
    assert_eq!(refused(1), (Code::BadColumns, Some(10), Some(1)));
    assert_eq!(all[2].as_ref().unwrap().document.text(), "f");
    let empty = read("\n \n").remove(0).unwrap_err();
    assert_eq!(empty.error.code(), Code::FileEmpty);
    let broken = read("a O\nb \u{0}\n").remove(0).unwrap_err();
    assert_eq!(
        (broken.error.code(), broken.line),
        (Code::TextHasNul, Some(2))
    );
}

#[test]
fn text_is_told_from_columns() {
    let place = tempfile::tempdir().unwrap();
    let formats_of = |text: &str| {
        let path = place.path().join("a.txt");
        std::fs::write(&path, text).unwrap();
        let mut reading = formats::read(&[path], &formats::ReadOptions::default()).unwrap();
        assert_eq!(reading.by_ref().count(), 1);
        reading.counts().into_keys().collect::<Vec<_>>()
    };
    assert_eq!(formats_of("bà O\nHằng B-PERSON\n"), ["conll"]);
    assert_eq!(formats_of("bà Hằng\nHà Nội\n"), ["text"]);
    assert_eq!(formats_of("Bà Hằng nói.\n"), ["text"]);
    assert_eq!(formats_of("Nhóm máu O\n"), ["text"]);
}

#[test]
fn what_is_written_is_read_again() {
    let spans = [
        tests_support::span("ROLE", 0, 10, "Thứ_trưởng"),
        tests_support::span("PERSON", 11, 18, "Lê_Hằng"),
    ];
    let document = tests_support::document("a", "Thứ_trưởng Lê_Hằng nói .", &spans);
    for tokens in [formats::Tokens::Syllable, formats::Tokens::Word] {
        let options = formats::Options {
            tokens,
            ..formats::Options::default()
        };
        let (text, _) = tests_support::write("conll", &document, &options);
        let (_, spans) = one(&text);
        let labels: Vec<_> = spans.iter().map(|(label, _)| label.as_str()).collect();
        assert_eq!(labels, ["ROLE", "PERSON"]);
    }
}
