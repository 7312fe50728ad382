use std::path::Path;

use proptest::prelude::*;

use crate::domain::{AttributeKind, DocLayer, Incoming, NoteCode, Problem};
use crate::error::Code;
use crate::formats::{self, Reading};

const SENTENCE: &str = "😀 Bà Hằng, Thứ trưởng Ngoại giao, gặp ông Minh.\r\nBà vui.\r\n";
const LINES: &str = "T1\tPERSON 5 9\tHằng\n\
    T2\tROLE 11 21;22 32\tThứ trưởng Ngoại giao\n\
    T3\tGẶP 34 37\tgặp\n\
    T4\tPERSON 42 46\tMinh\n\
    R1\tHOLDS Arg2:T2 Arg1:T1\t\n\
    E1\tGẶP:T3 Bên:T1 Bên2:T4\n\
    *\tEquiv T1 T4 T2\n\
    A1\tChắc E1 Có\n\
    A2\tRiêng T1\n\
    M1\tRiêng T1 rất\n\
    N1\tReference T1 Wikidata:Q1\tBà Hằng\n\
    #1\tAnnotatorNotes T1\tXem lại\n\
    #2\tAnnotatorNotes R1\tĐúng chưa?\n";

fn read(place: &Path) -> Reading {
    formats::read(&[place.to_owned()], None).unwrap()
}

fn import(text: &str, lines: &str) -> Result<Incoming, Problem> {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("a.txt"), text).unwrap();
    std::fs::write(place.path().join("a.ann"), lines).unwrap();
    let mut reading = read(place.path());
    let one = reading.next().unwrap();
    assert!(reading.next().is_none(), "the two files are one article");
    one
}

fn layer(lines: &str) -> DocLayer {
    import(SENTENCE, lines).unwrap().document.layers.remove(0)
}

#[test]
fn all_that_a_file_says() {
    let layer = layer(LINES);
    let spans: Vec<_> = layer
        .spans
        .iter()
        .map(|s| {
            let parts = s.fragments.iter().map(|f| f.text.as_str());
            (s.label.as_str(), parts.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        spans,
        [
            ("PERSON", vec!["Hằng"]),
            ("ROLE", vec!["Thứ trưởng", "Ngoại giao"]),
            ("GẶP", vec!["gặp"]),
            ("PERSON", vec!["Minh"])
        ]
    );
    let links: Vec<_> = layer
        .relations
        .iter()
        .map(|r| (r.from, r.kind.as_str(), r.to))
        .collect();
    assert_eq!(
        links,
        [
            (0, "HOLDS", 1),
            (2, "Bên", 0),
            (2, "Bên", 3),
            (0, "Equiv", 3),
            (3, "Equiv", 1)
        ]
    );
    assert_eq!(layer.spans[2].attributes["Chắc"], "Có");
    assert_eq!(layer.spans[0].attributes["Riêng"], "true; rất");
    assert_eq!(
        layer.spans[0].attributes["Reference"],
        "Wikidata:Q1 Bà Hằng"
    );
    assert_eq!(layer.spans[0].note, "Xem lại");
    assert_eq!(
        layer.relations[0].attributes["AnnotatorNotes"],
        "Đúng chưa?"
    );
}

#[test]
fn the_configuration_is_the_schema_and_the_articles_add_to_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("tin");
    std::fs::create_dir_all(folder.join("1")).unwrap();
    let conf = "[entities]\nPERSON\nROLE\n[relations]\nHOLDS Arg1:ROLE, Arg2:ROLE\n\
                [attributes]\nRiêng Arg:<ENTITY>, Value:ít|nhiều\n";
    for (name, content) in [
        ("annotation.conf", conf),
        ("visual.conf", "[labels]"),
        ("1/a.txt", SENTENCE),
        ("1/a.ann", LINES),
        ("1/b.txt", "Không nhãn"),
    ] {
        std::fs::write(folder.join(name), content).unwrap();
    }
    let reading = read(&folder);
    let schema = reading.header.schema.clone();
    assert_eq!(schema.name, "tin");
    let names: Vec<_> = schema.labels.iter().map(|l| l.name.as_str()).collect();
    assert_eq!(names, ["PERSON", "ROLE", "GẶP"]);
    let own = &schema.labels[0].attributes;
    assert_eq!((&*own[0].name, own[0].kind), ("Riêng", AttributeKind::Enum));
    assert_eq!(own[0].values, ["ít", "nhiều", "true; rất"]);
    assert_eq!(schema.relations[0].from, ["ROLE", "PERSON"]);
    let all: Vec<_> = reading.map(Result::unwrap).collect();
    let ids: Vec<_> = all.iter().map(|i| i.document.source_id.as_str()).collect();
    assert_eq!(ids, ["tin/1/a", "tin/1/b"]);
    assert!(all[1].document.layers.is_empty());
}

#[test]
fn the_quotes_tell_the_unit() {
    for (lines, unit) in [
        ("T1\tPERSON 6 10\tHằng\n", Some("utf16")),
        ("T1\tPERSON 9 15\tHằng\n", Some("bytes")),
        ("T1\tX 48 50\tBà\nT2\tY 51 54\tvui\n", Some("crlf_as_one")),
        ("T1\tX 49 51\tBà\nT2\tY 52 55\tvui\n", None),
        ("T1\tX 43 51\tinh.  Bà\r\n", None),
    ] {
        let incoming = import(SENTENCE, lines).unwrap();
        let said = incoming.notes.first();
        assert_eq!(said.map(|n| n.args["unit"].as_str()), unit, "{lines}");
        assert!(said.is_none_or(|n| n.code == NoteCode::OffsetsConverted));
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let refused = |lines: &str| {
        let problem = import(SENTENCE, &format!("T1\tPERSON 5 9\tHằng\n{lines}")).unwrap_err();
        assert!(problem.file.ends_with("a.ann"));
        assert!(problem.column.is_some());
        (problem.error.code(), problem.line.unwrap())
    };
    for (lines, expected) in [
        ("X1\tPERSON 5 9\tHằng", (Code::BadLine, 2)),
        ("T2\tPERSON\tHằng", (Code::BadLine, 2)),
        ("\nT2\tPERSON -5 9\tHằng", (Code::BadLine, 3)),
        ("T2\tPERSON 5 x\tHằng", (Code::BadLine, 2)),
        ("T2 PERSON 5 9 Hằng", (Code::BadLine, 2)),
        ("R1\tHOLDS T1 T1", (Code::BadLine, 2)),
        ("R1\tHOLDS a:T1 b:T1 c:T1", (Code::BadLine, 2)),
        ("E1\tGẶP", (Code::BadLine, 2)),
        ("*\tEquiv T1", (Code::BadLine, 2)),
        ("A1\tChắc", (Code::BadLine, 2)),
        ("N1\tReference T1", (Code::BadLine, 2)),
        ("#1\tNotes", (Code::BadLine, 2)),
        ("R1\tHOLDS a:T1 b:T9", (Code::ReferenceUnknown, 2)),
        ("A1\tChắc T9", (Code::ReferenceUnknown, 2)),
        ("E1\tGẶP:T1\nE1\tGẶP:T1", (Code::IdTwice, 3)),
        ("R1\tX a:T1 b:T1\nR2\tX a:R1 b:T1", (Code::BadLine, 3)),
        ("T2\tPERSON 5 9\tMinh", (Code::QuoteMismatch, 2)),
        ("T2\tPERSON 5 900\tHằng", (Code::OffsetOutOfRange, 2)),
        (
            "T2\tPERSON 5 99999999999\tHằng",
            (Code::OffsetOutOfRange, 2),
        ),
        ("T2\tPERSON 9 5\tHằng", (Code::SpanEmpty, 2)),
        ("T2\tPERSON 5 9;6 8\tHằng ằn", (Code::OffsetOutOfRange, 2)),
    ] {
        assert_eq!(refused(lines), expected, "{lines}");
    }
    // Events that are arguments of each other are links in a circle.
    let circle = "T2\tX 3 4\tB\nE1\tX:T1 A:E2\nE2\tX:T2 A:E1\n";
    let circle = circle.replace("3 4\tB", "2 4\tBà");
    let layer = layer(&format!("T1\tPERSON 5 9\tHằng\n{circle}"));
    assert_eq!(layer.relations.len(), 2);
}

#[test]
fn annotations_without_their_text_are_refused() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("a.b.ann"), LINES).unwrap();
    let problem = read(place.path()).next().unwrap().unwrap_err();
    assert_eq!(problem.error.code(), Code::TextMissing);
    assert_eq!(problem.error.args()["expected"], "a.b.txt");
    assert!(problem.file.ends_with("a.b.ann"));
}

#[test]
fn very_many_lines_take_no_longer_than_so_many() {
    let mut lines = String::new();
    for number in 0..100_000 {
        lines.push_str(&format!("T{number}\tL{number} 5 9\tHằng\n"));
    }
    assert_eq!(layer(&lines).spans.len(), 100_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_file_makes_it_panic(
        cuts in prop::collection::vec((0_usize..LINES.len(), "\\PC?|[TREAMN#*0-9:;\t\n -]"), 1..6),
        end in 0_usize..LINES.len(),
    ) {
        let mut lines = LINES.to_owned();
        for (at, piece) in cuts {
            if lines.is_char_boundary(at) {
                lines.insert_str(at, &piece);
            }
        }
        let _ = import(SENTENCE, &lines);
        let cut = (end..).find(|i| LINES.is_char_boundary(*i)).unwrap();
        let _ = import(SENTENCE, &LINES[..cut]);
    }
}
