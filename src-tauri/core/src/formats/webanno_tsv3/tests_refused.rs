//! What is refused, and where.
use super::tests::read;
use crate::error::Code;

/// Code, line and column of the refusal.
fn refused(content: &str) -> (Code, u64, u64) {
    let problem = read(content).unwrap_err();
    let place = (problem.line.unwrap(), problem.column.unwrap());
    (problem.error.code(), place.0, place.1)
}

/// A file with these layers and rows of the sentence `Bà Hằng nói`; the rows begin in line 5.
fn file(layers: &str, rows: &str) -> String {
    format!("#FORMAT=WebAnno TSV 3.3\n{layers}\n\n\n#Text=Bà Hằng nói\n{rows}")
}

#[test]
fn rows_that_are_none() {
    let with = |rows: &str| refused(&file("#T_SP=a.B|x", rows));
    assert_eq!(with("1-1\t0-2\tBà\n"), (Code::BadColumns, 6, 1));
    assert_eq!(with("1-1\t0-2\tBà\t_\t_\n"), (Code::BadColumns, 6, 1));
    assert_eq!(with("một\t0-2\tBà\t_\t\n"), (Code::BadRecord, 6, 1));
    assert_eq!(with("1-1\t0\tBà\t_\t\n"), (Code::BadRecord, 6, 5));
    assert_eq!(with("1-1\t0--2\tBà\t_\t\n"), (Code::BadRecord, 6, 5));
    assert_eq!(
        with("1-1\t0-2\tBà\t_\t\n1-1\t3-7\tHằng\t_\t\n"),
        (Code::IdTwice, 7, 1)
    );
}

#[test]
fn offsets_that_do_not_fit() {
    let with = |rows: &str| refused(&file("#T_SP=a.B|x", rows));
    assert_eq!(
        with("1-1\t0-2\tBà\t_\t\n1-2\t3-99\tHằng\t_\t\n"),
        (Code::OffsetOutOfRange, 7, 5)
    );
    assert_eq!(
        with("1-1\t0-2\tBà\t_\t\n1-2\t7-3\tHằng\t_\t\n"),
        (Code::OffsetOutOfRange, 7, 5)
    );
    assert_eq!(
        with("1-1\t0-2\tBà\t_\t\n1-2\t3-7\tHang\t_\t\n"),
        (Code::QuoteMismatch, 7, 9)
    );
    // Nobody makes up four thousand million blanks.
    assert_eq!(
        with("1-1\t4294967290-4294967292\tBà\t_\t\n"),
        (Code::OffsetOutOfRange, 6, 5)
    );
    assert_eq!(
        with("1-1\t18446744073709551615-1\tBà\t_\t\n"),
        (Code::OffsetOutOfRange, 6, 5)
    );
    assert_eq!(
        with("1-1\t0-2\tBà\t_\t\n1-1.1\t1-1\t\tX\t\n"),
        (Code::SpanEmpty, 7, 7)
    );
    let decomposed = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|x\n\n\n#Text=ba\u{300}\n1-1\t0-3\tba\u{300}\t_\t\n1-1.1\t0-2\tba\tX\t\n";
    assert_eq!(refused(decomposed), (Code::OffsetMidGrapheme, 7, 7));
    let back =
        "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=một\n1-1\t0-3\tmột\t\n\n#Text=hai\n2-1\t1-4\thai\t\n";
    assert_eq!(refused(back), (Code::OffsetOutOfRange, 8, 5));
}

#[test]
fn cells_that_refer_to_nothing() {
    let relation = "#T_SP=a.B|\n#T_RL=a.R|BT_a.B";
    let with = |cell: &str| {
        let rows = format!("1-1\t0-2\tBà\t*\t_\t\n1-2\t3-7\tHằng\t_\t{cell}\t\n");
        refused(&file(relation, &rows))
    };
    for cell in ["1-1", "9-9", "một", "1-1[1_2]"] {
        assert_eq!(with(cell), (Code::ReferenceUnknown, 8, 16), "{cell}");
    }
    for cell in ["1-1[1]", "1-1[99999999999_0]"] {
        assert_eq!(with(cell), (Code::BadRecord, 8, 16), "{cell}");
    }
    let slots = "#T_SP=a.H|ROLE_a.H:links_a.L|a.B";
    let rows = |cells: &str| format!("1-1\t0-2\tBà\t{cells}\t\n");
    assert_eq!(
        refused(&file(slots, &rows("p;q\t1-1"))),
        (Code::BadRecord, 6, 16)
    );
    assert_eq!(
        refused(&file(slots, &rows("p\t1-1"))),
        (Code::ReferenceUnknown, 6, 14)
    );
    let two = "#T_SP=a.B|x|y";
    assert_eq!(
        refused(&file(two, &rows("a|b\tc"))),
        (Code::BadRecord, 6, 16)
    );
    let chain = "#T_CH=a.Link|referenceType|referenceRelation";
    assert_eq!(
        refused(&file(chain, &rows("a[1]\tb"))),
        (Code::BadRecord, 6, 17)
    );
}

#[test]
fn files_that_are_none() {
    assert_eq!(refused("#FORMAT=WebAnno TSV 2\n"), (Code::BadRecord, 1, 1));
    assert_eq!(
        refused("#FORMAT=WebAnno TSV 3.3\n1-1\t0-2\tBà\t\n"),
        (Code::BadRecord, 2, 1)
    );
    for empty in [
        "#FORMAT=WebAnno TSV 3.3\n",
        "#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Bà\n",
    ] {
        assert_eq!(refused(empty).0, Code::FileEmpty);
    }
    assert_eq!(
        refused("#FORMAT=WebAnno TSV 3.3\n#T_RL=a.R|x\n"),
        (Code::BadRecord, 2, 1)
    );
}

#[test]
fn much_of_everything_ends_soon() {
    let started = std::time::Instant::now();
    // As many labels as annotations, as many layers as cells, as many links as a cell holds.
    let labels: Vec<String> = (0..100_000).map(|n| format!("L{n}[{}]", n + 1)).collect();
    let stacked = file(
        "#T_SP=a.B|value",
        &format!("1-1\t0-2\tBà\t{}\t\n", labels.join("|")),
    );
    assert_eq!(read(&stacked).unwrap().layers[0].spans.len(), 100_000);
    let layers: Vec<String> = (0..100_000).map(|n| format!("#T_SP=a.B{n}|")).collect();
    let wide = file(
        &layers.join("\n"),
        &format!("1-1\t0-2\tBà\t{}\n", "*\t".repeat(100_000)),
    );
    assert_eq!(read(&wide).unwrap().layers[0].spans.len(), 100_000);
    let slots = format!(
        "1-1\t0-2\tBà\t{}*\t{}1-1\t\n",
        "*;".repeat(100_000),
        "1-1;".repeat(100_000)
    );
    let slots = file("#T_SP=a.H|ROLE_a.H:links_a.L|a.H", &slots);
    assert_eq!(read(&slots).unwrap().layers[0].relations.len(), 100_001);
    let more = file(
        "#T_SP=a.B|",
        &format!("1-1\t0-2\tBà\t{}*\t\n", "*|".repeat(2 << 20)),
    );
    assert_eq!(refused(&more), (Code::FileTooLarge, 6, 12));
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}
