use super::Columns;
use crate::domain::{Incoming, Problem};
use crate::error::Code;
use crate::formats::tests_reading::{read_as, read_files, refused};
use crate::formats::{ReadOptions, read};

fn all(name: &str, text: &str) -> Vec<Result<Incoming, Problem>> {
    let read = read_as(name, text, None);
    assert!(read.formats.is_empty() || read.formats == ["csv"]);
    read.documents
}

/// Ids, titles and texts.
fn shown(all: &[Result<Incoming, Problem>]) -> Vec<(&str, &str, &str)> {
    let documents = all.iter().map(|one| &one.as_ref().unwrap().document);
    documents
        .map(|one| (&*one.source_id, &*one.title, one.text()))
        .collect()
}

#[test]
fn a_row_an_article_in_any_delimiter_and_language() {
    for (name, text) in [
        (
            "a.csv",
            "id,title,text,date\n7,Hội nghị,\"Bà Hằng, \"\"Mai\"\"\nnói 😀\",2021-09-29\n",
        ),
        (
            "a.csv",
            "\u{FEFF}Mã;Tiêu đề;Nội dung;date\r\n7;Hội nghị;\"Bà Hằng, \"\"Mai\"\"\nnói 😀\";2021-09-29\r\n",
        ),
        (
            "a.tsv",
            "Tie\u{302}u đe\u{302}\u{300}\tmã_bài\tVĂN BẢN\tdate\nHội nghị\t7\t\"Bà Hằng, \"\"Mai\"\"\nnói 😀\"\t2021-09-29",
        ),
    ] {
        let all = all(name, text);
        assert_eq!(shown(&all), [("7", "Hội nghị", "Bà Hằng, \"Mai\"\nnói 😀")]);
        let metadata = &all[0].as_ref().unwrap().document.metadata;
        assert_eq!(metadata.date.as_deref(), Some("2021-09-29"));
        assert!(metadata.other.is_empty());
    }
}

#[test]
fn without_ids_the_line_counts_and_further_columns_are_kept() {
    let all = all("a.csv", "text,topic\n\"x\ny\",thuế\n\nz,\n");
    assert_eq!(shown(&all), [("a/2", "x", "x\ny"), ("a/5", "z", "z")]);
    let topic = |at: usize| {
        let one = all[at].as_ref().unwrap();
        (one.line, one.document.metadata.other.get("topic").cloned())
    };
    assert_eq!(topic(0), (Some(2), Some("thuế".into())));
    assert_eq!(topic(1), (Some(5), None));
}

#[test]
fn columns_can_be_chosen() {
    let text = "mô tả,ghi chú\nBà Hằng,x\n";
    let name = Some("mô tả".to_owned());
    let files = [("a.csv", text.as_bytes())];
    let chosen = |text| ReadOptions {
        columns: Some(Columns {
            text,
            ..Columns::default()
        }),
        ..ReadOptions::default()
    };
    let read = read_files(&files, Some("csv"), &chosen(name));
    assert_eq!(shown(&read.documents), [("a/2", "Bà Hằng", "Bà Hằng")]);
    for options in [chosen(Some("không có".to_owned())), ReadOptions::default()] {
        let read = read_files(&files, Some("csv"), &options);
        let problem = read.documents[0].as_ref().unwrap_err();
        assert_eq!(problem.error.code(), Code::ColumnsUnknown);
        assert_eq!(problem.error.args()["columns"], "mô tả, ghi chú");
    }
}

#[test]
fn what_a_table_offers_to_choose_from() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.csv");
    std::fs::write(&path, "Văn bản;Bắt đầu;Kết thúc;Nhãn;điểm\n").unwrap();
    let reading = read(&[path], &ReadOptions::default()).unwrap();
    let offered = reading.table().unwrap();
    assert_eq!(offered.names.len(), 5);
    let guess = Columns {
        text: Some("Văn bản".to_owned()),
        start: Some("Bắt đầu".to_owned()),
        end: Some("Kết thúc".to_owned()),
        label: Some("Nhãn".to_owned()),
        ..Columns::default()
    };
    assert_eq!(offered.guess, guess);
}

#[test]
fn rows_that_do_not_fit_are_named_and_the_others_read() {
    let all = all("a.csv", "id,text\n1,a\n2,b,c\n\n3\n4,d\n");
    assert_eq!(refused(&all[1]), (Code::BadColumns, Some(3)));
    assert_eq!(refused(&all[2]), (Code::BadColumns, Some(5)));
    assert_eq!(all[3].as_ref().unwrap().document.source_id, "4");
}

#[test]
fn a_quotation_without_end_is_named() {
    let all = all("a.csv", "id,text\n1,\"a \"\"b\"\"\nc\"\n2,\"d\n3,e\n");
    assert_eq!(all.len(), 1);
    assert_eq!(refused(&all[0]), (Code::BadRecord, Some(4)));
    assert_eq!(
        shown(&self::all("b.csv", "id,text\n1,5\" và 7\"\n")),
        [("1", "5\" và 7\"", "5\" và 7\"")]
    );
}

#[test]
fn other_tables_are_not_claimed() {
    for (name, text, code) in [
        ("a.csv", "x,y\n1,2\n", Code::ColumnsUnknown),
        ("a.csv", "text\nmột cột\n", Code::FormatUnknown),
        ("a.csv", "", Code::FormatUnknown),
        ("a.tsv", "#FORMAT=WebAnno TSV 2\n", Code::FormatUnknown),
    ] {
        let read = read_as(name, text, None);
        assert_eq!(refused(&read.documents[0]).0, code, "{text}");
    }
    let tagged = read_as("a.tsv", "bà\tO\nHằng\tB-PERSON\n", None);
    assert_eq!(tagged.formats, ["conll"]);
    let empty = read_as("a.csv", "\n\n", Some("csv")).documents;
    assert_eq!(refused(&empty[0]).0, Code::FileEmpty);
}
