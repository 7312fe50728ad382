use crate::error::Code;
use crate::formats::tests_reading::{pair, read_as, refused, seen};

/// Rows of an id, a form and a last column; other lines as they are.
fn file(rows: &[&str]) -> String {
    let row = |row: &&str| match row.split('|').collect::<Vec<_>>()[..] {
        [id, form, misc] => format!(
            "{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{}\n",
            misc.replace(';', "|")
        ),
        _ => format!("{row}\n"),
    };
    rows.iter().map(row).collect()
}

#[test]
fn words_with_blanks_spaces_and_spans() {
    let text = file(&[
        "# sent_id = 1",
        "1|Bà|_",
        "2|Lê Thị|NER=B-PERSON",
        "3|Hằng|Ref=1;NER=I-PERSON;SpaceAfter=No",
        "4|,|_",
        "4.1|đã|NER=B-X",
        "5|😀|ne=S-E",
        "",
        "1|Đại sứ|Entity=B-ROLE",
        "2|Mỹ|Entity=I-ROLE",
    ]);
    let all = read_as("a.conllu", text, None);
    assert_eq!(all.formats, ["conllu"]);
    let one = all.documents[0].as_ref().unwrap();
    assert_eq!((&*one.document.source_id, one.line), ("a", Some(2)));
    assert_eq!(
        seen(one),
        (
            "Bà Lê_Thị Hằng, 😀\nĐại_sứ Mỹ".to_owned(),
            vec![
                pair("PERSON", "Lê_Thị Hằng"),
                pair("E", "😀"),
                pair("ROLE", "Đại_sứ Mỹ")
            ]
        )
    );
}

#[test]
fn the_text_says_what_stands_between() {
    let text = file(&[
        "# text = “Hằng”  nói :  Ô tô",
        "1|“|_",
        "2|Hằng|NER=B-PERSON",
        "3|”|_",
        "4|nói|_",
        "5|:|_",
        "6|Ô tô|_",
        "",
        "# text = another one",
        "1|a|_",
        "2|b|SpaceAfter=No",
        "3|c|_",
    ]);
    let all = read_as("a.conllu", text, None).documents;
    assert_eq!(
        seen(all[0].as_ref().unwrap()),
        (
            "“Hằng”  nói :  Ô_tô\na bc".to_owned(),
            vec![pair("PERSON", "Hằng")]
        )
    );
}

#[test]
fn a_token_of_several_words_has_their_first_tag() {
    let text = file(&[
        "1-2|dámelo|SpaceAfter=No",
        "1|da|_",
        "2|melo|NER=B-X",
        "3-4|del|NER=I-X",
        "3|de|NER=B-Y",
        "4|el|_",
        "5|fin|NER=I-X",
    ]);
    let all = read_as("a.conllu", text, None).documents;
    assert_eq!(
        seen(all[0].as_ref().unwrap()),
        ("dámelodel fin".to_owned(), vec![pair("X", "dámelodel fin")])
    );
}

#[test]
fn each_document_is_an_article() {
    let text = file(&[
        "# newdoc id = tin/7",
        "# newpar",
        "1|a|NER=B-X",
        "# newdoc",
        "1|b|NER=I-X",
        "",
        "# newdoc id = ",
        "1|c|Entity=(1-person-new",
    ]);
    let all = read_as("a.conll", text, None);
    assert_eq!(all.formats, ["conllu"]);
    let ids: Vec<_> = all
        .documents
        .iter()
        .map(|one| &*one.as_ref().unwrap().document.source_id)
        .collect();
    assert_eq!(ids, ["tin/7", "a/2", "a/3"]);
    assert_eq!(seen(all.documents[1].as_ref().unwrap()).1, [pair("X", "b")]);
    assert!(seen(all.documents[2].as_ref().unwrap()).1.is_empty());
}

#[test]
fn what_is_wrong_is_named_and_the_next_article_is_read() {
    for (row, code, column) in [
        ("2\tb", Code::BadColumns, 1),
        ("x|b|_", Code::BadRecord, 1),
        ("3-2|b|_", Code::BadRecord, 1),
        ("-1|b|_", Code::BadRecord, 1),
        ("2||_", Code::BadRecord, 3),
        ("2|bốn|NER=PERSON", Code::BadTag, 21),
    ] {
        let text = file(&["1|a|_", row, "", "# newdoc", "1|c|_"]);
        let all = read_as("a.conllu", text, None).documents;
        assert_eq!(refused(&all[0]), (code, Some(2)), "{row}");
        assert_eq!(all[0].as_ref().unwrap_err().column, Some(column), "{row}");
        assert_eq!(all[1].as_ref().unwrap().document.text(), "c");
    }
    let empty = read_as("a.conllu", "# text = a\n\n", None).documents;
    assert_eq!(refused(&empty[0]).0, Code::FileEmpty);
}
