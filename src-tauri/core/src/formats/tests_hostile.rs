//! Files that nobody would write: every reader answers each with documents or problems, and ends.
use proptest::prelude::*;

use super::tests_reading::read_as;

/// A small file of each format, by its name.
const SEEDS: [(&str, &str, &str); 10] = [
    (
        "phoner",
        "a.jsonl",
        "{\"words\":[\"bà\",\"Hằng\"],\"tags\":[\"O\",\"B-PERSON\"]}\n",
    ),
    (
        "vimq",
        "a.json",
        "[{\"sentence\":\"Bà Hằng 😀\",\"seq_label\":[[1,2,\"PERSON\"]]}]",
    ),
    (
        "vlsp2016",
        "a.tsv",
        "Thứ trưởng\tN\tO\tB-ROLE\nHằng\tNp\tO\tB-PERSON\n",
    ),
    (
        "vlsp2018",
        "a.muc",
        "Bà <ENAMEX TYPE=\"X\">Lê <ENAMEX TYPE='Y'>Ha\u{306}\u{300}ng</ENAMEX></ENAMEX>.",
    ),
    (
        "conllu",
        "a.conllu",
        "# newdoc id = x\n# text = Bà Hằng.\n1\tBà\t_\t_\t_\t_\t_\t_\t_\t_\n2-3\tHằng.\t_\t_\t_\t_\t_\t_\t_\tNER=B-X\n",
    ),
    (
        "spacy-jsonl",
        "a.jsonl",
        "{\"text\":\"Bà Hằng\",\"spans\":[{\"start\":3,\"end\":7,\"label\":\"X\"}]}\n",
    ),
    (
        "spacy-jsonl",
        "a.json",
        "[{\"paragraphs\":[{\"raw\":\"a b\",\"sentences\":[{\"tokens\":[{\"orth\":\"a\",\"ner\":\"U-X\"},{\"orth\":\"b\"}]}]}]}]",
    ),
    (
        "csv",
        "a.csv",
        "id,text,start,end,label\n1,\"Bà\nHằng\",3,7,PERSON\n1,,0,2,X\n",
    ),
    (
        "markdown",
        "a.md",
        "# A\n\n- *b*\n\n| c | d |\n|-|-|\n| <b>e</b> | f |\n",
    ),
    (
        "html",
        "a.html",
        "<!DOCTYPE html><h1>A</h1><p class=\"sapo\">b &amp; c<table><tr><td>d</table>",
    ),
];

proptest! {
    #[test]
    fn bytes_of_any_kind(bytes in prop::collection::vec(any::<u8>(), 0..200), seed in 0..SEEDS.len()) {
        let (format, name, _) = SEEDS[seed];
        let _ = read_as(name, &bytes, Some(format));
        let _ = read_as(name, &bytes, None);
    }

    #[test]
    fn files_with_something_else_in_them(
        seed in 0..SEEDS.len(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, "[-0-9\"'<>{}\\[\\],\t\nO:é😀\u{301}]{0,3}"), 1..6),
    ) {
        let (format, name, content) = SEEDS[seed];
        let mut text: Vec<char> = content.chars().collect();
        for (at, cut, with) in edits {
            let at = at.index(text.len() + 1);
            let end = (at + cut).min(text.len());
            text.splice(at..end, with.chars());
        }
        let text: String = text.into_iter().collect();
        for outcome in read_as(name, &text, Some(format)).documents {
            let Ok(incoming) = outcome else { continue };
            let document = incoming.document;
            let index = crate::text::TextIndex::new(document.text());
            let spans = document.layers.iter().flat_map(|layer| &layer.spans);
            for fragment in spans.flat_map(|span| &span.fragments) {
                prop_assert_eq!(index.slice(fragment.range), Some(&*fragment.text));
            }
        }
    }
}

#[test]
fn a_hundred_thousand_spans_take_no_time() {
    let many = 100_000;
    let started = std::time::Instant::now();
    let list = |one: &str| vec![one; many].join(",");
    let csv = format!(
        "text,start,end,label\na b,0,1,X\n{}",
        ",0,1,X\n".repeat(many - 1)
    );
    for (name, text) in [
        (
            "a.jsonl",
            format!(
                "{{\"words\":[{}],\"tags\":[{}]}}",
                list("\"a\""),
                list("\"B-X\"")
            ),
        ),
        (
            "a.json",
            format!(
                "{{\"sentence\":\"a b\",\"seq_label\":[{}]}}",
                list("[0,0,\"X\"]")
            ),
        ),
        (
            "b.jsonl",
            format!(
                "{{\"text\":\"a b\",\"entities\":[{}]}}",
                list("[0,1,\"X\"]")
            ),
        ),
        ("a.muc", "<ENAMEX TYPE=\"X\">a</ENAMEX> ".repeat(many)),
        (
            "a.conllu",
            "1\ta\t_\t_\t_\t_\t_\t_\t_\tNER=B-X\n".repeat(many),
        ),
        ("a.csv", csv),
    ] {
        let all = read_as(name, &text, None).documents;
        assert_eq!(all.len(), 1, "{name}");
        let document = &all[0].as_ref().unwrap().document;
        assert_eq!(document.layers[0].spans.len(), many, "{name}");
    }
    assert!(started.elapsed().as_secs() < 60);
}

#[test]
fn what_would_not_fit_into_memory_is_refused() {
    let text = "a".repeat(1 << 20);
    let marks = vec![format!("[0,{},\"X\"]", text.len()); 1_000].join(",");
    let line = format!("{{\"text\":\"{text}\",\"entities\":[{marks}]}}");
    let all = read_as("a.jsonl", &line, None).documents;
    let problem = all[0].as_ref().unwrap_err();
    assert_eq!(problem.error.code(), crate::error::Code::FileTooLarge);
}

#[test]
fn lines_of_a_hundred_megabytes_are_refused() {
    let long = "a".repeat(100 << 20);
    for (format, name, _) in SEEDS {
        let all = read_as(name, &long, Some(format)).documents;
        let problem = all[0].as_ref().unwrap_err();
        assert_eq!(
            problem.error.code(),
            crate::error::Code::FileTooLarge,
            "{format}"
        );
    }
}
