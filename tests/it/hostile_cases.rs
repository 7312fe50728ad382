//! Files that nobody would write: every reader answers each with articles or refusals, and ends.
use nhan_core::Code;
use nhan_core::formats::{self, Format};
use nhan_core::ops::import::Report;
use nhan_hostile::read;

use crate::support::Place;

/// How a format marks a text: what stands before the marks, each mark, what parts two, and what
/// stands behind them. `{n}` is the number of the mark, `{start}` and `{end}` where it stands.
struct Marked {
    format: &'static str,
    before: &'static str,
    mark: &'static str,
    between: &'static str,
    after: &'static str,
}

const MARKED: [Marked; 11] = [
    Marked {
        format: "brat",
        before: "a b\x1C",
        mark: "T{n}\tL{n} {start} {end}\ta",
        between: "\n",
        after: "",
    },
    Marked {
        format: "nhan-jsonl",
        before: "{\"format\":\"nhan-jsonl\",\"version\":1,\"unit\":\"code_point\",\"schema\":{\"name\":\"a\",\"labels\":[]}}\n\
                 {\"source_id\":\"x\",\"revisions\":[{\"text\":\"a b\"}],\"layers\":[{\"kind\":\"gold\",\"name\":\"gold\",\"spans\":[",
        mark: "{\"label\":\"L{n}\",\"fragments\":[{\"start\":{start},\"end\":{end},\"text\":\"a\"}]}",
        between: ",",
        after: "]}]}",
    },
    Marked {
        format: "cas-xmi",
        before: "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\" xmlns:my=\"http:///my.ecore\">\
                 <cas:Sofa xmi:id=\"1000000\" sofaID=\"_InitialView\" sofaString=\"a b\"/>\n",
        mark: "<my:A xmi:id=\"{n}\" sofa=\"1000000\" begin=\"{start}\" end=\"{end}\" value=\"L{n}\"/>",
        between: "\n",
        after: "</xmi:XMI>",
    },
    Marked {
        format: "cas-json",
        before: "{\"%FEATURE_STRUCTURES\":[{\"%ID\":1000000,\"%TYPE\":\"uima.cas.Sofa\",\"sofaID\":\"_InitialView\",\"sofaString\":\"a b\"},",
        mark: "{\"%ID\":{n},\"%TYPE\":\"A\",\"@sofa\":1000000,\"begin\":{start},\"end\":{end},\"value\":\"L{n}\"}",
        between: ",\n",
        after: "]}",
    },
    Marked {
        format: "prodigy",
        before: "{\"text\":\"a b\",\"answer\":\"accept\",\"spans\":[",
        mark: "{\"start\":{start},\"end\":{end},\"label\":\"L{n}\"}",
        between: ",",
        after: "]}",
    },
    Marked {
        format: "spacy-jsonl",
        before: "{\"text\":\"a b\",\"entities\":[",
        mark: "[{start},{end},\"L{n}\"]",
        between: ",",
        after: "]}",
    },
    Marked {
        format: "label-studio",
        before: "[{\"data\":{\"text\":\"a b\"},\"annotations\":[{\"result\":[",
        mark: "{\"id\":\"{n}\",\"type\":\"labels\",\"value\":{\"start\":{start},\"end\":{end},\"labels\":[\"L{n}\"]}}",
        between: ",\n",
        after: "]}]}]",
    },
    Marked {
        format: "pubannotation",
        before: "{\"text\":\"a b\",\"denotations\":[",
        mark: "{\"id\":\"T{n}\",\"span\":{\"begin\":{start},\"end\":{end}},\"obj\":\"L{n}\"}",
        between: ",\n",
        after: "]}",
    },
    Marked {
        format: "w3c",
        before: "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[",
        mark: "{\"type\":\"Annotation\",\"body\":{\"value\":\"L{n}\"},\"target\":{\"source\":{\"id\":\"x\",\"value\":\"a b\"},\
               \"selector\":{\"type\":\"TextPositionSelector\",\"start\":{start},\"end\":{end}}}}",
        between: ",\n",
        after: "]}",
    },
    Marked {
        format: "doccano",
        before: "{\"text\":\"a b\",\"label\":[",
        mark: "[{start},{end},\"L{n}\"]",
        between: ",",
        after: "]}",
    },
    Marked {
        format: "csv",
        before: "id,text,start,end,label\n",
        mark: "1,a b,{start},{end},L{n}",
        between: "\n",
        after: "\n",
    },
];

impl Marked {
    /// A file with so many marks at the same place.
    fn file(&self, count: usize, start: &str, end: &str) -> String {
        let placed = self.mark.replace("{start}", start).replace("{end}", end);
        let marks: Vec<String> = (1..=count)
            .map(|number| placed.replace("{n}", &number.to_string()))
            .collect();
        format!("{}{}{}", self.before, marks.join(self.between), self.after)
    }
}

/// Every format that is read, by name.
fn all() -> impl Iterator<Item = &'static str> {
    let read = formats::all()
        .iter()
        .filter(|format| format.reader.is_some());
    read.map(|format| format.name)
}

fn reads_json(format: &str) -> bool {
    let reader = Format::named(format).unwrap().reader().unwrap();
    reader
        .extensions()
        .iter()
        .all(|ending| ending.starts_with("json"))
}

/// Reads a file that is to be refused as a whole or in part; gives why and at which lines.
fn refused(format: &str, file: &[u8]) -> Report {
    let report = read(format, file).unwrap_or_default();
    assert_eq!(report.articles, 0, "{format}");
    report
}

#[test]
fn spans_that_the_text_does_not_have_are_refused() {
    for marked in MARKED {
        let report = read(marked.format, marked.file(1, "0", "1").as_bytes()).unwrap();
        let counted = (report.articles, report.spans, report.problems.len());
        assert_eq!(
            counted,
            (1, 1, 0),
            "{}: {:?}",
            marked.format,
            report.problems
        );
        for (start, end) in [
            ("0", "99"),
            ("2", "1"),
            ("99", "0"),
            ("1", "1"),
            ("-1", "1"),
            ("-2", "-1"),
            ("4294967295", "4294967296"),
            ("4294967296", "4294967297"),
            ("18446744073709551615", "18446744073709551616"),
            ("0", "1e99"),
            ("0.5", "1"),
        ] {
            let what = format!("{} {start} {end}", marked.format);
            let report = refused(marked.format, marked.file(1, start, end).as_bytes());
            assert_eq!(report.problems.len(), 1, "{what}");
            assert!(
                report.problems[0].line.is_some(),
                "{what}: {:?}",
                report.problems
            );
        }
    }
}

#[test]
fn a_hundred_thousand_labels_on_one_article() {
    let many = 100_000;
    for marked in MARKED {
        let file = marked.file(many, "0", "1");
        let report = read(marked.format, file.as_bytes()).unwrap();
        let what = format!("{}: {:?}", marked.format, report.problems.first());
        assert_eq!(
            (report.articles, report.spans as usize),
            (1, many),
            "{what}"
        );
        assert_eq!(report.labels_added.len(), many, "{what}");
    }
}

/// Neither the schema nor the layer that is compared may cost the square of their size.
#[test]
fn a_hundred_thousand_labels_are_stored_and_known_again() {
    let doccano = MARKED.iter().find(|marked| marked.format == "doccano");
    let file = doccano.unwrap().file(100_000, "0", "1");
    let place = Place::new();
    place.write("a.jsonl", file);
    place.json(&["new", "p.nhan"]);
    let first = place.json(&["import", "p.nhan", "a.jsonl"]);
    assert_eq!(
        (&first["articles"], &first["spans"]),
        (&1.into(), &100_000.into())
    );
    let again = place.json(&["import", "p.nhan", "a.jsonl"]);
    assert_eq!(again["duplicates"][0]["same_as"], "a/1");
}

#[test]
fn a_hundred_thousand_tagged_words() {
    let many = 100_000;
    let list = |one: &str| vec![one; many].join(",");
    let words = format!(
        "{{\"words\":[{}],\"tags\":[{}]}}",
        list("\"a\""),
        list("\"B-X\"")
    );
    let sentence = format!(
        "[{{\"sentence\":\"a b\",\"seq_label\":[{}]}}]",
        list("[0,0,\"X\"]")
    );
    let rows: String = (0..many)
        .map(|n| format!("1-{}\t{}-{}\ta\tX\t\n", n + 1, 2 * n, 2 * n + 1))
        .collect();
    let webanno = format!(
        "#FORMAT=WebAnno TSV 3.2\n#T_SP=a.A|value\n\n\n#Text={}\n{rows}",
        vec!["a"; many].join(" ")
    );
    for (format, file) in [
        ("phoner", words),
        ("vimq", sentence),
        ("vlsp2016", "a\tN\tO\tB-X\n".repeat(many)),
        ("vlsp2018", "<ENAMEX TYPE=\"X\">a</ENAMEX> ".repeat(many)),
        (
            "conllu",
            "1\ta\t_\t_\t_\t_\t_\t_\t_\tNER=B-X\n".repeat(many),
        ),
        ("conll", "a B-X\n".repeat(many)),
        ("webanno-tsv3", webanno),
    ] {
        let report = read(format, file.as_bytes()).unwrap();
        let what = format!("{format}: {:?}", report.problems.first());
        assert_eq!(
            (report.articles, report.spans as usize),
            (1, many),
            "{what}"
        );
    }
}

#[test]
fn depth_without_end() {
    let deep = 100_000;
    let nested = |open: &str, close: &str| open.repeat(deep) + &close.repeat(deep);
    let json = [
        nested("[", "]"),
        "[".repeat(deep),
        nested("{\"text\":", "}"),
        format!("{{\"text\":\"a\",\"label\":[],\"x\":{}}}", nested("[", "]")),
        format!(
            "{{\"text\":\"a\",\"denotations\":{}}}",
            nested("[{\"span\":", "}]")
        ),
        format!(
            "[{{\"data\":{{\"text\":\"a\"}},\"annotations\":{}}}]",
            nested("[", "]")
        ),
        format!(
            "{{\"%FEATURE_STRUCTURES\":[{{\"%ID\":1,\"%TYPE\":\"A\",\"x\":{}}}]}}",
            nested("[", "]")
        ),
    ];
    for format in all().filter(|format| reads_json(format)) {
        for file in &json {
            refused(format, file.as_bytes());
        }
    }
    for (format, file) in [
        ("vlsp2018", nested("<ENAMEX TYPE=\"X\">a", "</ENAMEX>")),
        ("cas-xmi", nested("<a>", "</a>")),
        ("markdown", nested("> ", "a")),
        ("markdown", nested("- ", "a")),
        ("markdown", nested("[", "](a)")),
        ("markdown", nested("*a **", "a** *")),
        ("markdown", nested("<b>", "</b>")),
        ("markdown", nested("`", "a`")),
        ("text", nested("(", ")")),
        (
            "brat",
            format!("a b\x1CT1\tX 0 1{}\ta", ";0 1".repeat(deep)),
        ),
        ("brat", format!("a b\x1C*\tEquiv{}", " T1".repeat(deep))),
        (
            "csv",
            format!("id,text,start,end,label{}\n", ",x".repeat(deep)),
        ),
        ("conll", format!("a{} B-X\n", " O".repeat(deep))),
        (
            "webanno-tsv3",
            format!("#FORMAT=WebAnno TSV 3.3\n#T_SP=a.A{}\n", "|x".repeat(deep)),
        ),
    ] {
        // What matters is that it ends, and that what is read is sound.
        read(format, file.as_bytes());
    }
}

#[test]
fn no_text_has_nul() {
    for format in all() {
        let mut file = b"a\0b\n".to_vec();
        if reads_json(format) {
            file = b"{\"text\":\"a\\u0000b\",\"sentence\":\"a\\u0000b\",\"seq_label\":[],\"words\":[\"a\\u0000\"],\"tags\":[\"O\"],\"denotations\":[]}\n".to_vec();
        }
        let report = refused(format, &file);
        assert!(!report.problems.is_empty(), "{format}");
    }
    for json in ["doccano", "pubannotation", "phoner", "vimq", "spacy-jsonl"] {
        let file = "{\"text\":\"a\\u0000b\",\"sentence\":\"a\\u0000b\",\"seq_label\":[],\"words\":[\"a\\u0000\"],\"tags\":[\"O\"],\"denotations\":[]}";
        let report = refused(json, file.as_bytes());
        assert_eq!(report.problems[0].error.code(), Code::TextHasNul, "{json}");
    }
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let place = Place::new();
    let secret = place.write("secret.txt", "mật");
    let begin = "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\">\
                 <cas:Sofa xmi:id=\"1\" sofaID=\"_InitialView\" sofaString=\"";
    let mut bomb = "<!DOCTYPE x [<!ENTITY a0 \"ha\">".to_owned();
    for level in 1..10 {
        let ten = format!("&a{};", level - 1).repeat(10);
        bomb += &format!("<!ENTITY a{level} \"{ten}\">");
    }
    for (kind, entity) in [
        (bomb + "]>", "a9".to_owned()),
        (
            format!(
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file://{}\">]>",
                secret.display()
            ),
            "e".to_owned(),
        ),
        (
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:1/e\">]>".to_owned(),
            "e".to_owned(),
        ),
    ] {
        let file = format!("{kind}{begin}&{entity};\"/></xmi:XMI>");
        let report = refused("cas-xmi", file.as_bytes());
        assert_eq!(report.problems[0].error.code(), Code::BadXml, "{entity}");
    }
}

#[test]
fn relations_in_a_circle() {
    let doccano = "{\"text\":\"a b\",\"entities\":[{\"id\":1,\"label\":\"X\",\"start_offset\":0,\"end_offset\":1},\
        {\"id\":2,\"label\":\"X\",\"start_offset\":2,\"end_offset\":3}],\"relations\":[\
        {\"from_id\":1,\"to_id\":2,\"type\":\"r\"},{\"from_id\":2,\"to_id\":1,\"type\":\"r\"},{\"from_id\":1,\"to_id\":1,\"type\":\"r\"}]}";
    let brat = "a b\x1CT1\tX 0 1\ta\nT2\tX 2 3\tb\nR1\tr Arg1:T1 Arg2:T2\nR2\tr Arg1:T2 Arg2:T1\nR3\tr Arg1:T1 Arg2:T1\n";
    for (format, file) in [("doccano", doccano), ("brat", brat)] {
        let report = read(format, file.as_bytes()).unwrap();
        assert_eq!(
            (report.spans, report.relations),
            (2, 3),
            "{format}: {:?}",
            report.problems
        );
    }
    nhan_hostile::run("recognise", format!("jsonl\n{doccano}").as_bytes());
}

#[test]
fn what_would_not_fit_into_memory_is_refused() {
    let text = "a".repeat(1 << 20);
    let marks = vec![format!("[0,{},\"X\"]", text.len()); 1_000].join(",");
    let line = format!("{{\"text\":\"{text}\",\"entities\":[{marks}]}}");
    let report = refused("spacy-jsonl", line.as_bytes());
    assert_eq!(report.problems[0].error.code(), Code::FileTooLarge);
}

#[test]
fn lines_of_a_hundred_megabytes_are_refused() {
    let long = vec![b'a'; 100 << 20];
    for format in all() {
        let report = refused(format, &long);
        let codes: Vec<Code> = report.problems.iter().map(|p| p.error.code()).collect();
        assert_eq!(codes, [Code::FileTooLarge], "{format}");
    }
}
