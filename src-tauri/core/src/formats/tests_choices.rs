//! What someone says of files against what they seem to be.
use std::collections::BTreeMap;

use super::csv::Columns;
use super::tests_reading::{read_files, refused};
use super::{Decoding, Instead, ReadOptions, read};
use crate::domain::NoteCode;
use crate::error::Code;
use crate::text::encoding::Encoding;

/// `Bà Hằng họp.` in Windows-1258.
const SHORT: &[u8] = b"B\xE0 H\xE3\xCCng ho\xF2p. S\xE1ng mai, c\xE1c b\xEAn b\xE0n ti\xEA\xECp.";

#[test]
fn files_that_seem_to_be_of_one_format_are_read_as_another() {
    let place = tempfile::tempdir().unwrap();
    let tagged = "Bà O\nHằng B-PERSON\n";
    for (name, text) in [("a.txt", tagged), ("b.txt", "Bà Hằng họp.")] {
        std::fs::write(place.path().join(name), text).unwrap();
    }
    let counts = |instead: &[(&str, &str)]| {
        let options = ReadOptions {
            instead: (instead.iter())
                .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
                .collect(),
            ..ReadOptions::default()
        };
        let mut reading = read(&[place.path().to_owned()], &options)?;
        assert!(reading.by_ref().all(|one| one.is_ok()));
        Ok::<_, crate::Error>(reading.counts())
    };
    let of = |counts: &[(&str, u32)]| -> BTreeMap<String, u32> {
        (counts.iter())
            .map(|(n, c)| ((*n).to_owned(), *c))
            .collect()
    };
    assert_eq!(counts(&[]).unwrap(), of(&[("conll", 1), ("text", 1)]));
    assert_eq!(counts(&[("conll", "text")]).unwrap(), of(&[("text", 2)]));
    let unknown = counts(&[("conll", "word")]).unwrap_err();
    assert_eq!(unknown.code(), Code::FormatUnknown);
}

#[test]
fn an_encoding_that_is_not_certain_is_told_and_can_be_set_right() {
    let read = |decoding| {
        let options = ReadOptions {
            decoding,
            ..ReadOptions::default()
        };
        read_files(&[("a.txt", SHORT)], None, &options).documents
    };
    let all = read(Decoding::default());
    let first = all[0].as_ref().unwrap();
    assert_eq!(first.document.revision().encoding, "windows-1258");
    let note = &first.notes[0];
    assert_eq!(
        (note.code, &*note.args["encoding"]),
        (NoteCode::EncodingLikely, "windows-1258")
    );
    assert!(note.args["others"].contains("viscii"));

    let mut instead = Instead::default();
    instead.of(Encoding::Windows1258, Encoding::Viscii);
    instead.of(Encoding::Utf8, Encoding::Vni);
    let all = read(Decoding {
        instead,
        ..Decoding::default()
    });
    let first = all[0].as_ref().unwrap();
    assert_eq!(first.document.revision().encoding, "viscii");
    assert!(first.notes.is_empty());
}

#[test]
fn a_table_that_nobody_knows_is_read_as_its_columns_are_chosen() {
    let table: &[u8] = "mô tả;ghi chú\nBà Hằng họp.;\nGạo;x\n".as_bytes();
    let read = |columns| {
        let options = ReadOptions {
            columns,
            ..ReadOptions::default()
        };
        read_files(&[("a.csv", table)], None, &options)
    };
    let problem = read(None).documents;
    assert_eq!(refused(&problem[0]), (Code::ColumnsUnknown, None));
    let mut columns = Columns::default();
    for role in Columns::ROLES {
        assert!(columns.role(role).is_some(), "{role}");
    }
    assert!(columns.role("body").is_none());
    columns.text = Some("mô tả".to_owned());
    let readout = read(Some(columns));
    assert_eq!(readout.formats, ["csv"]);
    assert_eq!(readout.documents.len(), 2);
}

#[test]
fn tables_of_spreadsheets_come_in_utf_16() {
    let units = "\u{FEFF}id\ttext\n1\tBà Hằng\n".encode_utf16();
    let bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
    let readout = read_files(&[("a.tsv", &bytes)], None, &ReadOptions::default());
    assert_eq!(readout.formats, ["csv"]);
    let first = readout.documents[0].as_ref().unwrap();
    assert_eq!(first.document.text(), "Bà Hằng");
    assert_eq!(first.document.revision().encoding, "utf-16le");
}

#[test]
fn what_was_read_is_told_with_its_beginning() {
    let place = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("a.txt", "Bà Hằng."),
        ("b.txt", "Ông Nam."),
        ("c.md", "Gạo."),
    ] {
        std::fs::write(place.path().join(name), text).unwrap();
    }
    let mut reading = read(&[place.path().to_owned()], &ReadOptions::default()).unwrap();
    assert_eq!(reading.by_ref().count(), 3);
    let told: Vec<_> = (reading.kinds().iter())
        .map(|kind| (&*kind.format, kind.documents, &*kind.sample))
        .collect();
    assert_eq!(told, [("text", 2, "Bà Hằng."), ("markdown", 1, "Gạo.")]);
}

#[test]
fn what_an_export_says_of_its_files_is_no_article() {
    let manifest: &[u8] = br#"{"manifest": 1, "program": "nhan", "files": []}"#;
    let files = [("a.txt", "Gạo.".as_bytes()), ("manifest.json", manifest)];
    let readout = read_files(&files, None, &ReadOptions::default());
    assert_eq!(readout.formats, ["text"]);
    assert_eq!(readout.documents.len(), 1);
    assert!(readout.documents[0].is_ok());
}
