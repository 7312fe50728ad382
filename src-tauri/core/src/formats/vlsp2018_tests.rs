use super::super::tests_reading::{pair, read_as, seen};
use super::*;

fn one(text: &str) -> Incoming {
    let mut all = read_as("a.muc", text, None);
    assert_eq!(all.documents.len(), 1);
    all.documents.remove(0).unwrap()
}

#[test]
fn names_in_names_and_text_as_it_stands() {
    let text = "😀 &amp; R&D <b> a < b\r\n<ENAMEX TYPE=\"ORGANIZATION\">UBND <enamex type='LOC' status=OPT>Ha\u{306}\u{300} Nội</enamex></ENAMEX >, <ENAMEXES> <NUMEX TYPE=MONEY>11,4 tỷ</NUMEX>";
    let read = one(text);
    assert_eq!(
        seen(&read),
        (
            "😀 &amp; R&D <b> a < b\r\nUBND Ha\u{306}\u{300} Nội, <ENAMEXES> 11,4 tỷ".to_owned(),
            vec![
                pair("ORGANIZATION", "UBND Ha\u{306}\u{300} Nội"),
                pair("LOC", "Ha\u{306}\u{300} Nội"),
                pair("MONEY", "11,4 tỷ"),
            ]
        )
    );
    let spans = &read.document.layers[0].spans;
    let note: Vec<_> = spans.iter().map(|span| span.note.as_str()).collect();
    assert_eq!(note, ["", "status=OPT", ""]);
    let index = crate::text::TextIndex::new(read.document.text());
    for fragment in spans.iter().flat_map(|span| &span.fragments) {
        assert_eq!(index.slice(fragment.range), Some(&*fragment.text));
    }
}

#[test]
fn a_tag_without_its_counterpart_is_named_by_place() {
    for (text, line, column, tag) in [
        ("a\nbà <ENAMEX TYPE=\"X\">Hằng", 2, 4, "<ENAMEX TYPE=\"X\">"),
        ("a\n😀 Hằng</ENAMEX>", 2, 7, "</ENAMEX>"),
        (
            "<ENAMEX TYPE=\"X\">a <TIMEX TYPE=\"D\">b</ENAMEX></TIMEX>",
            1,
            37,
            "</ENAMEX>",
        ),
        ("<ENAMEX TYPE=\"X\">a</ENAMEX", 1, 19, "</ENAMEX"),
        ("a <ENAMEX>b</ENAMEX>", 1, 3, "<ENAMEX>"),
        ("a <ENAMEX TYPE=\"\">b</ENAMEX>", 1, 3, "<ENAMEX TYPE=\"\">"),
        ("a <ENAMEX TYPE=\"X>b</ENAMEX>", 1, 3, "<ENAMEX TYPE=\"X>"),
        (
            "a <ENAMEX TYPE=\"X\"></ENAMEX>",
            1,
            3,
            "<ENAMEX TYPE=\"X\">",
        ),
        ("a <ENAMEX", 1, 3, "<ENAMEX"),
    ] {
        let problem = read_as("a.muc", text, None)
            .documents
            .remove(0)
            .unwrap_err();
        assert_eq!(problem.error.code(), Code::BadMarkup, "{text}");
        assert_eq!(
            (problem.line, problem.column),
            (Some(line), Some(column)),
            "{text}"
        );
        assert_eq!(problem.error.args()["tag"], tag);
    }
}

#[test]
fn text_with_marks_is_told_from_text() {
    let formats = |text: &str| read_as("a.txt", text, None).formats;
    assert_eq!(
        formats("Bà <ENAMEX TYPE=\"PERSON\">Hằng</ENAMEX> nói."),
        ["vlsp2018"]
    );
    assert_eq!(formats("Thẻ <ENAMEX> của MUC"), ["text"]);
    assert_eq!(formats("a < b"), ["text"]);
}

#[test]
fn depth_without_end_is_refused() {
    let deep = "<ENAMEX TYPE=\"X\">".repeat(100_000);
    let problem = unmarked(&deep).unwrap_err();
    assert_eq!((problem.code, problem.at), (Code::BadMarkup, DEEPEST * 17));
    let many = "<ENAMEX TYPE=\"X\">a</ENAMEX><".repeat(100_000);
    assert_eq!(unmarked(&many).unwrap().1.len(), 100_000);
}
