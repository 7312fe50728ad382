//! Bytes as files that somebody imports.
use std::cell::RefCell;
use std::path::{Path, PathBuf};

use nhan_core::domain::id::AnnotatorId;
use nhan_core::domain::{Incoming, Problem, Schema};
use nhan_core::formats::{self, Format, ReadOptions, Reading};
use nhan_core::ops::import::{Options, Report};
use nhan_core::ops::{Project, system_clock};
use nhan_core::progress::Silent;

use crate::sound;

/// What parts the files of an input that holds several: the file separator of ASCII.
const SEPARATOR: u8 = 0x1C;

/// Endings of names, those of no format among them.
const ENDINGS: [&str; 14] = [
    "txt", "md", "json", "jsonl", "csv", "tsv", "conll", "conllu", "muc", "xmi", "xml", "ann",
    "conf", "html",
];

/// A project that is there for checking and never written to.
struct Checking {
    _place: tempfile::TempDir,
    project: Project,
    who: AnnotatorId,
}

thread_local! {
    static CHECKING: RefCell<Option<Checking>> = const { RefCell::new(None) };
}

impl Checking {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        let (project, who) = project(place.path());
        Self {
            _place: place,
            project,
            who,
        }
    }
}

fn project(folder: &Path) -> (Project, AnnotatorId) {
    let path = folder.join("p.nhan");
    let project = Project::create(&path, &Schema::default_news(), system_clock).unwrap();
    let who = project.annotator("Mai").unwrap().id;
    (project, who)
}

/// Reads the bytes as a file of this format, or several, and goes through with them what an import
/// checks; no report where the whole is refused.
///
/// # Panics
/// Where something does not hold of what is read, or of a refusal.
pub fn read(format: &str, bytes: &[u8]) -> Option<Report> {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("in");
    let named = write(&folder, &names(format, bytes.len()), bytes);
    let options = ReadOptions {
        from: Some(format),
        ..ReadOptions::default()
    };
    let reading = formats::read(&[named], &options).unwrap();
    dry_run(reading, &folder, bytes)
}

/// What an import would do with the documents in a project without articles.
fn dry_run(reading: Reading, folder: &Path, bytes: &[u8]) -> Option<Report> {
    CHECKING.with_borrow_mut(|checking| {
        let Checking { project, who, .. } = checking.get_or_insert_with(Checking::new);
        let options = Options {
            dry_run: true,
            skip_bad: true,
            ..Options::default()
        };
        import(project, *who, reading, folder, bytes, &options)
    })
}

/// The files that an input of a format stands for: the first is named to the import. Endings take
/// turns with the length of the input.
fn names(format: &str, length: usize) -> Vec<String> {
    if format == "brat" {
        return ["a.txt", "a.ann", "annotation.conf"]
            .map(str::to_owned)
            .into();
    }
    let extensions = Format::named(format)
        .unwrap()
        .reader()
        .unwrap()
        .extensions();
    let main = format!("a.{}", extensions[length % extensions.len()]);
    match format {
        // Tables and web annotations may leave the text to a file beside them.
        "csv" | "w3c" if main != "a.txt" => vec![main, "a.txt".to_owned()],
        _ => vec![main],
    }
}

/// Writes the parts of the bytes under these names; gives the path of the first.
fn write(folder: &Path, names: &[String], bytes: &[u8]) -> PathBuf {
    std::fs::create_dir(folder).unwrap();
    let parts = bytes.splitn(names.len(), |byte| *byte == SEPARATOR);
    for (name, part) in names.iter().zip(parts) {
        std::fs::write(folder.join(name), part).unwrap();
    }
    folder.join(&names[0])
}

/// The first line is the ending of the name, or stands for one; the rest is a file that nobody
/// says the format of. It is brought into a new project.
pub(crate) fn recognised(bytes: &[u8]) {
    let line = bytes.iter().position(|byte| *byte == b'\n');
    let (first, rest) = bytes.split_at(line.unwrap_or(0));
    let rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    let sum = first.iter().map(|byte| usize::from(*byte)).sum::<usize>();
    let named = ENDINGS.iter().find(|ending| ending.as_bytes() == first);
    let ending = named.unwrap_or(&ENDINGS[sum % ENDINGS.len()]);
    bring(&format!("a.{ending}"), rest);
}

/// An archive, brought into a new project.
pub(crate) fn archive(bytes: &[u8]) {
    bring("a.zip", bytes);
}

/// Imports a file in earnest if a dry run finds articles in it: what is to be stored then is, and is
/// sound in the project.
fn bring(name: &str, bytes: &[u8]) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("in");
    let named = write(&folder, &[name.to_owned()], bytes);
    let read = || formats::read(std::slice::from_ref(&named), &ReadOptions::default()).unwrap();
    let Some(mut expected) = dry_run(read(), &folder, bytes) else {
        return;
    };
    if expected.articles == 0 {
        return;
    }
    let (project, who) = project(place.path());
    let options = Options {
        skip_bad: true,
        ..Options::default()
    };
    let report = import(&project, who, read(), &folder, bytes, &options).unwrap();
    expected.stored = true;
    assert_eq!(report, expected);
    let checked = project.check(&Silent).unwrap();
    assert!(checked.is_sound(), "{checked:?}");
    let counted = (checked.articles, checked.spans, checked.relations);
    assert_eq!(counted, (report.articles, report.spans, report.relations));
    project.undo(who).unwrap();
    assert_eq!(project.check(&Silent).unwrap().articles, 0);
}

/// Imports what is read, and looks at every document and at every refusal; no report where the
/// whole is refused.
fn import(
    project: &Project,
    who: AnnotatorId,
    mut reading: Reading,
    folder: &Path,
    bytes: &[u8],
    options: &Options,
) -> Option<Report> {
    // Or fewer: of CR and LF either may end a line, or both together.
    let ends = bytes.iter().filter(|byte| matches!(byte, b'\r' | b'\n'));
    let lines = 1 + ends.count() as u64;
    let header = std::mem::take(&mut reading.header);
    let mut read = Vec::new();
    let mut kept = reading.inspect(|item| {
        if let Ok(incoming) = item {
            read.push(incoming.clone());
        }
    });
    let outcome = project.import(who, &header, &mut kept, options, &Silent);
    drop(kept);
    let report = match outcome {
        Ok((report, _)) => report,
        Err(error) => {
            sound::refusal(&error);
            return None;
        }
    };
    for problem in &report.problems {
        sound::problem(problem, folder, lines);
    }
    let refused = |one: &Incoming| {
        let is_it = |problem: &Problem| (&problem.file, problem.line) == (&one.file, one.line);
        report.problems.iter().any(is_it)
    };
    for one in read.iter().filter(|one| !refused(one)) {
        sound::incoming(one, folder, lines);
    }
    Some(report)
}
