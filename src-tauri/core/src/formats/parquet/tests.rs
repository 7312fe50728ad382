use std::fs::File;
use std::path::Path;

use ::parquet::file::reader::{FileReader, SerializedFileReader};
use ::parquet::record::{Field as Cell, Row};
use serde_json::{Value, json};

use super::super::writing::Place;
use super::*;

const POINT: [Field; 2] = [
    Field::new("x", Kind::Integer),
    Field::new("words", Kind::List(&Kind::Text)),
];
const FIELDS: [Field; 5] = [
    Field::new("text", Kind::Text),
    Field::new("number", Kind::Number),
    Field::new("truth", Kind::Truth),
    Field::new("points", Kind::List(&Kind::Record(&POINT))),
    Field::new("years", Kind::List(&Kind::Integer)),
];

fn write(path: &Path, rows: &[Value]) -> Vec<u8> {
    let mut place = Place::beside(path, false).unwrap();
    let mut sheet = Sheet::create(&place, "a", &FIELDS, Some(("key", "value".to_owned()))).unwrap();
    for row in rows {
        sheet.add(&place, row.clone()).unwrap();
    }
    sheet.finish(&mut place).unwrap();
    place.settle(b"{}").unwrap();
    std::fs::read(path).unwrap()
}

fn read(path: &Path) -> Vec<Value> {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let rows = reader.get_row_iter(None).unwrap();
    rows.map(|row| object(&row.unwrap())).collect()
}

fn object(row: &Row) -> Value {
    let columns = row.get_column_iter();
    columns
        .map(|(name, field)| (name.clone(), value(field)))
        .collect()
}

fn value(field: &Cell) -> Value {
    match field {
        Cell::Null => Value::Null,
        Cell::Bool(truth) => json!(truth),
        Cell::Long(number) => json!(number),
        Cell::Double(number) => json!(number),
        Cell::Str(text) => json!(text),
        Cell::ListInternal(items) => items.elements().iter().map(value).collect(),
        Cell::Group(row) => object(row),
        other => unreachable!("{other:?}"),
    }
}

/// Every way in which a value may be absent.
fn rows() -> Vec<Value> {
    vec![
        json!({"text": "Bộ 😀", "number": 0.1, "truth": true, "years": [2021, 2022],
            "points": [{"x": 1, "words": ["a", null, ""]}, {"x": null, "words": []}]}),
        json!({"text": null, "number": null, "truth": null, "years": null, "points": null}),
        json!({"text": "", "number": 1e18, "truth": false, "years": [], "points": []}),
        json!({"text": "x", "number": -1.5, "truth": false, "years": [null],
            "points": [null, {"x": 3, "words": null}]}),
    ]
}

#[test]
fn what_is_written_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    write(&path, &rows());
    assert_eq!(read(&path), rows());
}

#[test]
fn rows_of_several_groups_stay_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.parquet");
    let text = "chữ ".repeat(1 << 20);
    let rows: Vec<Value> = (0..20)
        .map(|number| json!({"text": text, "years": [number]}))
        .collect();
    write(&path, &rows);
    let reader = SerializedFileReader::new(File::open(&path).unwrap()).unwrap();
    assert!(reader.num_row_groups() > 1);
    for (number, row) in read(&path).iter().enumerate() {
        assert_eq!(row["years"], json!([number]));
        assert_eq!(row["text"], text);
    }
}

#[test]
fn the_same_rows_are_the_same_bytes_and_none_are_a_file_too() {
    let folder = tempfile::tempdir().unwrap();
    let one = write(&folder.path().join("a.parquet"), &rows());
    let two = write(&folder.path().join("b.parquet"), &rows());
    assert_eq!(one, two);
    let empty = folder.path().join("c.parquet");
    write(&empty, &[]);
    assert!(read(&empty).is_empty());
}
