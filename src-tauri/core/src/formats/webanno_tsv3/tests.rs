//! What is read.
use proptest::prelude::*;

use super::*;
use crate::formats::tests_support::{relations, spans};

pub(super) fn read(content: &str) -> Result<Document, Problem> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.tsv");
    std::fs::write(&path, content).unwrap();
    let id = "a".to_owned();
    let mut all: Vec<_> = WebAnnoTsv3.documents(Source::new(path, id)).collect();
    assert_eq!(all.len(), 1);
    all.remove(0).map(|incoming| incoming.document)
}

const PEOPLE: &str = "#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Person|identifier|value
#T_SP=webanno.custom.Post|
#T_RL=webanno.custom.Holds|since|value|BT_uima.tcas.Annotation


#Sentence.id=câu-1
#Text=Bà Mai 😀 Lê là bộ trưởng .
1-1\t0-2\tBà\t_\t_\t_\t_\t_\t_\t
1-2\t3-6\tMai\tQ\\_1[1]\tNGƯỜI[1]\t_\t_\t_\t_\t
1-3\t7-9\t😀\tQ\\_1[1]\tNGƯỜI[1]\t_\t_\t_\t_\t
1-4\t10-12\tLê\tQ\\_1[1]|*[2]\tNGƯỜI[1]|*[2]\t_\t_\t_\t_\t
1-5\t13-15\tlà\t_\t_\t_\t_\t_\t_\t
1-6\t16-18\tbộ\t_\t_\t*[3]\t2021\t*\t1-2[1_3]\t
1-7\t19-25\ttrưởng\t_\t_\t*[3]\t_\t_\t_\t
1-7.1\t19-20\tt\t_\tCHỮ\t_\t_\t_\t_\t
1-8\t26-27\t.\t_\t_\t_\t_\t_\t_\t

#Text=Ha\u{306}\u{300}ng
#Text=nói
2-1\t30-36\tHa\u{306}\u{300}ng\t*\t*\t_\t_\t_\t_\t
2-2\t37-40\tnói\t_\t_\t_\t_\t_\t_\t
";

#[test]
fn text_spans_and_relations() {
    let document = read(PEOPLE).unwrap();
    let text = "Bà Mai 😀 Lê là bộ trưởng .\n  Ha\u{306}\u{300}ng\nnói";
    assert_eq!(document.text(), text);
    assert_eq!(document.source_id, "a");
    assert_eq!(document.title, "Bà Mai 😀 Lê là bộ trưởng .");
    let expected = [
        "NGƯỜI 3-11 Mai 😀 Lê identifier=Q_1",
        "Person 9-11 Lê",
        "Post 15-24 bộ trưởng",
        "CHỮ 18-19 t",
        "Person 29-35 Ha\u{306}\u{300}ng",
    ];
    assert_eq!(spans(&document), expected);
    let expected = ["Holds: Mai 😀 Lê > bộ trưởng since=2021"];
    assert_eq!(relations(&document), expected);
}

#[test]
fn slots_lead_to_annotations_of_their_type() {
    let document = read(
        "#FORMAT=WebAnno TSV 3.2
#T_SP=a.Host|ROLE_a.Host:links_a.HostLink|a.Thing|value
#T_SP=a.Thing|
#T_SP=a.Any|ROLE_a.Any:parts_a.AnyLink|uima.tcas.Annotation


#Text=a b c
1-1\t0-1\ta\tr;*[1]|*[2]\t1-2;1-3[3]|*\tX[1]|Y[2]\t_\t_\t_\t
1-2\t2-3\tb\t_\t_\t_\t*\tp\t1-1[2]\t
1-3\t4-5\tc\t_\t_\t_\t*[3]\t_\t_\t
",
    );
    let document = document.unwrap();
    let expected = [
        "X 0-1 a",
        "Y 0-1 a",
        "Thing 2-3 b",
        "Any 2-3 b",
        "Thing 4-5 c",
    ];
    assert_eq!(spans(&document), expected);
    assert_eq!(
        relations(&document),
        ["r: a > b", "links: a > c", "p: b > a"]
    );
    assert_eq!(document.layers[0].relations[2].to, 1, "Y, by its id");
}

#[test]
fn chains_are_linked_in_the_order_of_their_links() {
    let document = read(
        "#FORMAT=WebAnno TSV 3.3
#T_CH=x.CoreferenceLink|referenceType|referenceRelation


#Text=ông ấy nói ông bảo
1-1\t0-3\tông\tpr[1]\tcoref->1-2\t
1-2\t4-6\tấy\tpr[1]\tcoref->1-2\t
1-3\t7-10\tnói\t_\t_\t
1-4\t11-14\tông\tpr[1]|nam[2]\t*->1-1|một\\->hai->2-1\t
1-5\t15-18\tbảo\t*[1]\t*->1-3\t
",
    );
    let document = document.unwrap();
    let expected = [
        "CoreferenceLink 0-6 ông ấy referenceType=pr",
        "CoreferenceLink 11-14 ông referenceType=pr",
        "CoreferenceLink 11-14 ông referenceRelation=một->hai referenceType=nam",
        "CoreferenceLink 15-18 bảo",
    ];
    assert_eq!(spans(&document), expected);
    let expected = ["CoreferenceLink: ông > ông ấy", "coref: ông ấy > bảo"];
    assert_eq!(relations(&document), expected);
}

#[test]
fn relations_between_tokens_make_these_spans() {
    let document = read(
        "#FORMAT=WebAnno TSV 3.3
#T_RL=x.Dependency|DependencyType|BT_x.POS


#Text=Mai nói to
1-1\t0-3\tMai\tSBJ\t1-2\t
1-2\t4-7\tnói\tROOT\t1-2\t
1-3\t8-10\tto\t_\t_\t
",
    );
    let document = document.unwrap();
    assert_eq!(spans(&document), ["Token 4-7 nói", "Token 0-3 Mai"]);
    let expected = [
        "Dependency: nói > Mai DependencyType=SBJ",
        "Dependency: nói > nói DependencyType=ROOT",
    ];
    assert_eq!(relations(&document), expected);
}

/// A file of one sentence with these rows in one layer.
fn one_layer(text: &str, rows: &[(&str, &str, &str)]) -> String {
    let mut file = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|value\n\n\n#Text=".to_owned() + text + "\n";
    for (number, (offsets, form, cell)) in (1..).zip(rows) {
        file += &format!("1-{number}\t{offsets}\t{form}\t{cell}\t\n");
    }
    file
}

#[test]
fn another_unit_is_taken_when_only_that_fits() {
    for offsets in ["0-1 2-5", "0-2 3-6", "0-4 5-10"] {
        let (first, second) = offsets.split_once(' ').unwrap();
        let rows = [(first, "😀", "_"), (second, "bộ!", "X")];
        let file = one_layer("😀 bộ!", &rows);
        assert_eq!(spans(&read(&file).unwrap()), ["X 2-5 bộ!"], "{offsets}");
        let table = super::read::table(&file, "a").unwrap();
        let notes = text::place(&table).unwrap().notes("a");
        let units: Vec<_> = notes
            .iter()
            .map(|note| note.args["unit"].as_str())
            .collect();
        let expected: &[&str] = match offsets {
            "0-1 2-5" => &["code_points"],
            "0-2 3-6" => &[],
            _ => &["bytes"],
        };
        assert_eq!(units, expected, "{offsets}");
    }
}

#[test]
fn what_need_not_be_escaped_may_be() {
    let plain = one_layer(r"Bộ_Ngoại_giao \\ |", &[("0-13", "Bộ_Ngoại_giao", "A")]);
    let escaped = one_layer(
        r"Bộ\_Ngoại\_giao \\ \|",
        &[("0-13", r"Bộ\_Ngoại\_giao", "A")],
    );
    let mixed = one_layer(r"Bộ_Ngoại_giao \\ |", &[("0-13", r"Bộ\_Ngoại\_giao", "A")]);
    for file in [plain, escaped, mixed] {
        let document = read(&file).unwrap();
        assert_eq!(document.text(), r"Bộ_Ngoại_giao \ |", "{file}");
        assert_eq!(spans(&document), ["A 0-13 Bộ_Ngoại_giao"]);
    }
}

#[test]
fn sentences_may_follow_each_other_without_blank_and_begin_with_blanks() {
    let document = read(
        "#FORMAT=WebAnno TSV 3.3\r\n#T_SP=a.B|\r\n\r\n\r\n#Text=một.\r\n1-1\t0-4\tmột.\t*\t\r\n\r\n\
         #Text=  hai\r\n2-1\t6-9\thai\t*\t\r\n",
    );
    let document = document.unwrap();
    assert_eq!(document.text(), "một.  hai");
    assert_eq!(spans(&document), ["B 0-4 một.", "B 6-9 hai"]);
}

#[test]
fn only_its_own_files_are_recognised() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.tsv");
    for (content, is_own) in [
        (PEOPLE, true),
        ("#FORMAT=WebAnno TSV 3\n", true),
        (
            "# webanno.custom.Person | value\n\n#id=1\n1-1\tBà\t_\n",
            false,
        ),
        ("Bà\tO\nMai\tB-PERSON\n", false),
    ] {
        std::fs::write(&path, content).unwrap();
        let (path, id) = (path.clone(), String::new());
        let source = Source::new(path, id);
        assert_eq!(
            WebAnnoTsv3.recognises(&Head::new(&source)),
            is_own,
            "{content}"
        );
    }
}

proptest! {
    /// Whatever is cut out of a file or put into it, it is read or refused in its lines.
    #[test]
    fn no_file_breaks_the_reader(
        edits in prop::collection::vec((0..PEOPLE.len(), 0_usize..9, "[|\\[\\]_*;\t\n0-9#ằ\\\\-]{0,4}"), 1..6),
    ) {
        let mut file = PEOPLE.to_owned();
        for (at, cut, put) in edits {
            let edge = |at: usize| (at.min(file.len())..=file.len()).find(|i| file.is_char_boundary(*i));
            let (start, end) = (edge(at).unwrap(), edge(at + cut).unwrap());
            file.replace_range(start..end, &put);
        }
        match read(&file) {
            Ok(document) => prop_assert!(!document.text().is_empty()),
            Err(problem) => {
                let lines = file.lines().count().max(1) as u64;
                prop_assert!((1..=lines).contains(&problem.line.unwrap()), "{problem:?}");
            }
        }
    }
}
