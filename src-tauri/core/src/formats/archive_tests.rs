use std::io::Cursor;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::formats::source::files;
use crate::formats::{self, Decoding};

/// An archive of these files.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The archive on a disk, and what is found in it: the path shown to the user and the id, or why
/// it is refused.
fn found(bytes: &[u8]) -> Vec<Result<(String, String), (String, Code)>> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.ZIP");
    fs::write(&path, bytes).unwrap();
    let below = |shown: String| {
        let rest = shown.strip_prefix(path.to_str().unwrap()).unwrap();
        rest.replace('\\', "/")
    };
    let all = files(&path, Decoding::default()).into_iter();
    all.map(|one| match one {
        Ok(source) => Ok((below(source.shown()), source.id)),
        Err(problem) => Err((below(problem.file), problem.error.code())),
    })
    .collect()
}

fn file(shown: &str, id: &str) -> Result<(String, String), (String, Code)> {
    Ok((shown.to_owned(), id.to_owned()))
}

fn refused(shown: &str, code: Code) -> Result<(String, String), (String, Code)> {
    Err((shown.to_owned(), code))
}

#[test]
fn files_in_order_and_what_is_left_alone() {
    let bytes = packed(&[
        ("b/Ngoại giao.txt", b"x"),
        ("a.2.txt", b"x"),
        ("./b/a.txt", b"x"),
        ("c\\d.txt", b"x"),
        ("__MACOSX/b/._a.txt", b"x"),
        (".git/config", b"x"),
        ("b/.DS_Store", b"x"),
    ]);
    assert_eq!(
        found(&bytes),
        [
            file("/a.2.txt", "a/a.2"),
            file("/b/Ngoại giao.txt", "a/b/Ngoại giao"),
            file("/b/a.txt", "a/b/a"),
            file("/c/d.txt", "a/c/d"),
        ]
    );
    assert!(found(&packed(&[])).is_empty());
}

#[test]
fn names_in_the_code_page_of_dos() {
    // é is 0x82 in code page 437; the name is patched in, for writers write UTF-8.
    let mut bytes = packed(&[("XX.txt", b"x")]);
    let mut at = 0;
    while let Some(next) = bytes[at..].windows(2).position(|pair| pair == b"XX") {
        at += next;
        bytes[at..at + 2].copy_from_slice(b"\x82t");
    }
    assert_eq!(found(&bytes), [file("/ét.txt", "a/ét")]);
}

#[test]
fn unsafe_entries_are_refused_one_by_one() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default();
    for name in [
        "good.txt",
        "x/../../out.txt",
        "/etc/out.txt",
        "C:/out.txt",
        "in.zip",
        "n//m.txt",
    ] {
        archive.start_file(name, plain).unwrap();
        archive.write_all(b"x").unwrap();
    }
    archive
        .add_symlink("link.txt", "/etc/passwd", plain)
        .unwrap();
    archive.start_file("good.txt/under.txt", plain).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    let found = found(&bytes);
    let good: Vec<_> = found.iter().filter_map(|one| one.as_ref().ok()).collect();
    assert_eq!(good, [&("/good.txt".to_owned(), "a/good".to_owned())]);
    let codes: Vec<_> = found.iter().filter_map(|one| one.as_ref().err()).collect();
    assert_eq!(codes.len(), 7, "{codes:?}");
    assert!(found.contains(&refused("/in.zip", Code::ArchiveNested)));
    assert!(found.contains(&refused("/link.txt", Code::ArchiveEntry)));
    assert!(found.contains(&refused("/good.txt/under.txt", Code::ArchiveEntry)));
}

#[test]
fn nothing_is_written_outside() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.zip");
    let target = format!("../../../../../../..{}/out.txt", place.path().display());
    fs::write(&path, packed(&[(&target, b"x"), ("../out.txt", b"x")])).unwrap();
    assert!(files(&path, Decoding::default()).iter().all(Result::is_err));
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn encrypted_entries_and_other_methods() {
    let mut bytes = packed(&[("a.txt", b"x"), ("b.txt", b"x")]);
    // In the local and the central header of the first entry: flag 1 is encryption.
    let local = 0;
    let central = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    bytes[local + 6] |= 1;
    bytes[central + 8] |= 1;
    assert_eq!(
        found(&bytes),
        [
            refused("/a.txt", Code::ArchiveEncrypted),
            file("/b.txt", "a/b")
        ]
    );
    let mut bytes = packed(&[("a.txt", b"x")]);
    let central = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    // Method 12 is bzip2.
    bytes[local + 8] = 12;
    bytes[central + 10] = 12;
    assert_eq!(found(&bytes), [refused("/a.txt", Code::ArchiveMethod)]);
}

#[test]
fn what_is_damaged_is_said() {
    let long = "Bà Hằng nói. ".repeat(200);
    let mut bytes = packed(&[("a.txt", long.as_bytes()), ("b.txt", b"x")]);
    bytes[50] ^= 0xFF;
    assert_eq!(
        found(&bytes),
        [
            refused("/a.txt", Code::ArchiveBroken),
            file("/b.txt", "a/b")
        ]
    );
    assert_eq!(found(b"no archive"), [refused("", Code::ArchiveBroken)]);
    assert_eq!(found(b""), [refused("", Code::ArchiveBroken)]);
    let whole = packed(&[("a.txt", b"x")]);
    assert_eq!(
        found(&whole[..whole.len() - 10]),
        [refused("", Code::ArchiveBroken)]
    );
}

#[test]
fn bombs_are_refused_as_a_whole() {
    let zeros = vec![b'0'; 30 << 20];
    assert_eq!(
        found(&packed(&[("a.txt", b"x"), ("b.txt", &zeros)])),
        [refused("", Code::ArchiveTooLarge)]
    );
    let limits = |entries, unpacked| {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.zip");
        fs::write(&path, packed(&[("a.txt", b"12345"), ("b.txt", b"12345")])).unwrap();
        let limits = Limits { entries, unpacked };
        let all = unpack_within(&path, "a.zip", "a", &limits);
        all.map(|all| all.len()).map_err(|error| error.code())
    };
    assert_eq!(limits(2, 10), Ok(2));
    assert_eq!(limits(1, 10), Err(Code::ArchiveTooLarge));
    assert_eq!(limits(2, 9), Err(Code::ArchiveTooLarge));
}

#[test]
fn a_directory_without_end_is_not_read() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let long = "n".repeat(60_000);
    for number in 0..600 {
        archive
            .start_file(format!("{number}{long}.txt"), stored)
            .unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert_eq!(found(&bytes), [refused("", Code::ArchiveTooLarge)]);
}

#[test]
fn articles_are_read_through_the_archive() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("t");
    fs::create_dir(&folder).unwrap();
    let columns = "bà O\nHằng B-PERSON\n\nHết X-Y\n";
    let inside: [(&str, &[u8]); 4] = [
        ("x/1.txt", "Bà Hằng".as_bytes()),
        ("x/2.conll", columns.as_bytes()),
        ("x/3.bin", b"x"),
        ("x/4.jsonl", b"{\"text\":1}\n"),
    ];
    fs::write(folder.join("p.zip"), packed(&inside)).unwrap();
    fs::write(folder.join("q.txt"), "Hết").unwrap();
    let mut reading = formats::read(
        std::slice::from_ref(&folder),
        &formats::ReadOptions::default(),
    )
    .unwrap();
    let all: Vec<_> = reading.by_ref().collect();
    let shown = |name: &str| folder.join(name).display().to_string();
    let read: Vec<_> = all
        .iter()
        .map(|one| match one {
            Ok(incoming) => (incoming.file.clone(), incoming.document.source_id.clone()),
            Err(problem) => (problem.file.clone(), problem.error.code().name()),
        })
        .collect();
    let row = |file: &str, said: &str| (shown(file), said.to_owned());
    assert_eq!(
        read,
        [
            row("p.zip/x/1.txt", "t/p/x/1"),
            row("p.zip/x/2.conll", "bad_tag"),
            row("p.zip/x/3.bin", "format_unknown"),
            row("p.zip/x/4.jsonl", "format_unknown"),
            row("q.txt", "t/q"),
        ]
    );
    let problem = all[1].as_ref().unwrap_err();
    assert_eq!((problem.line, problem.column), (Some(4), Some(5)));
    // The same archive twice gives its articles once.
    let twice = formats::read(
        &[folder.join("p.zip"), folder.join("p.zip")],
        &formats::ReadOptions {
            from: Some("text"),
            ..formats::ReadOptions::default()
        },
    )
    .unwrap();
    assert_eq!(twice.count(), 1);
}

#[test]
fn the_folder_goes_with_the_last_file() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("a.zip");
    fs::write(&path, packed(&[("a.txt", b"x"), ("b.txt", b"x")])).unwrap();
    let mut sources = files(&path, Decoding::default());
    let last = sources.pop().unwrap().unwrap();
    drop(sources);
    assert_eq!(last.bytes().unwrap(), b"x");
    let unpacked = last.path.clone();
    drop(last);
    assert!(!unpacked.exists());
}

proptest! {
    #[test]
    fn archives_with_something_else_in_them(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = packed(&[("a.txt", "Bà Hằng".as_bytes()), ("b/c.jsonl", b"{}")]);
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = found(&bytes);
    }
}
