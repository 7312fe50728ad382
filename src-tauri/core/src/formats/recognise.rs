//! Of which format a file is: by its ending, then by what it begins with.
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use serde_json::{Map, Value};

use super::records::{self, Records};
use super::source::Source;
use super::{Format, ReadOptions, Reader, all};
use crate::domain::Problem;
use crate::error::{Code, Error, Result};
use crate::text::encoding::{Broken, decode, detect};

/// Bytes at the beginning of a file that are looked at.
const HEAD: u64 = 1 << 16;

/// The beginning of a file.
#[derive(Debug)]
pub struct Head<'a> {
    source: &'a Source,
    text: OnceCell<String>,
    record: OnceCell<Result<Option<Value>, Problem>>,
}

impl<'a> Head<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self {
            source,
            text: OnceCell::new(),
            record: OnceCell::new(),
        }
    }

    /// The ending of the file's name, in lower case, without the dot.
    pub(super) fn extension(&self) -> String {
        self.source.extension()
    }

    /// The file's name, with its ending.
    pub(super) fn name(&self) -> String {
        let name = self.source.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// The file beside this one whose name has another ending, if there is one.
    pub(super) fn beside(&self, extension: &str) -> Option<PathBuf> {
        let path = self.source.path.with_extension(extension);
        path.is_file().then_some(path)
    }

    /// What the file begins with, up to its last whole line if it is long; empty when it cannot
    /// be read, which is said when it is read in earnest. What is broken is replaced.
    pub(super) fn text(&self) -> &str {
        self.text.get_or_init(|| {
            let mut bytes = Vec::new();
            let read = std::fs::File::open(&self.source.path)
                .and_then(|file| file.take(HEAD).read_to_end(&mut bytes));
            if read.is_err() {
                return String::new();
            }
            if bytes.len() as u64 == HEAD
                && let Some(end) = bytes.iter().rposition(|byte| *byte == b'\n')
            {
                bytes.truncate(end + 1);
            }
            let text = match std::str::from_utf8(&bytes) {
                Ok(text) if !text.contains('\0') => text.to_owned(),
                _ => {
                    let named = self.source.decoding.encoding;
                    let encoding = named.unwrap_or_else(|| detect(&bytes).encoding);
                    decode(&bytes, encoding, Broken::Replace).unwrap_or_default()
                }
            };
            text.trim_start_matches('\u{FEFF}').to_owned()
        })
    }

    /// The lines of [`text`](Self::text) that are not blank.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.text().lines().filter(|line| !line.trim().is_empty())
    }

    /// The first JSON record, if it is an object.
    pub(super) fn object(&self) -> Option<&Map<String, Value>> {
        // Most files are plain text: to read them as records only to find none would cost far
        // more than to read them.
        if !self.text().trim_start().starts_with(['{', '[']) {
            return None;
        }
        self.record().as_ref().ok()?.as_ref()?.as_object()
    }

    /// Whether it is what an export says of its files.
    fn is_manifest(&self) -> bool {
        let has = |first: &Map<String, Value>| {
            first.contains_key("manifest") && first.contains_key("program")
        };
        self.extension() == "json" && self.object().is_some_and(has)
    }

    fn record(&self) -> &Result<Option<Value>, Problem> {
        self.record.get_or_init(|| {
            let Some(first) = Records::open(self.source)?.next().transpose()? else {
                return Ok(None);
            };
            records::parse(&self.source.shown(), &first).map(Some)
        })
    }

    /// Why nobody knows the file.
    fn unknown(&self) -> Problem {
        let file = self.source.shown();
        let is_json = ["json", "jsonl"].contains(&&*self.extension());
        match self.record() {
            Err(problem) if is_json => problem.clone(),
            Ok(None) if is_json => self
                .source
                .refuse(Error::new(Code::FileEmpty).arg("file", file)),
            _ => self
                .source
                .refuse(Error::new(Code::FormatUnknown).arg("file", file)),
        }
    }
}

/// What the user says of the formats of files.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// The format of all of them; below folders, files of other endings are then left alone.
    pub(super) from: Option<&'static Format>,
    /// How those that are recognised as the format of this name are read.
    pub(super) instead: BTreeMap<String, &'static Format>,
}

impl Wanted {
    /// As the options name them; the error is of a name that is of no format to be read.
    pub(super) fn of(options: &ReadOptions<'_>) -> Result<Self> {
        let readable = |name: &str| {
            let format = Format::named(name)?;
            format.reader().map(|_| format)
        };
        let instead = options.instead.iter();
        Ok(Self {
            from: options.from.map(readable).transpose()?,
            instead: instead
                .map(|(from, to)| Ok((from.clone(), readable(to)?)))
                .collect::<Result<_>>()?,
        })
    }
}

/// The format of a file; none for one that is left alone.
pub(super) fn format_of(
    source: &Source,
    wanted: &Wanted,
    named_itself: bool,
) -> Result<Option<&'static Format>, Problem> {
    let extension = source.extension();
    let head = Head::new(source);
    if head.is_manifest() && !named_itself {
        return Ok(None);
    }
    if let Some(format) = wanted.from {
        let reads = |reader: &dyn Reader| {
            (named_itself || reader.extensions().contains(&&*extension)) && !reader.belongs(&head)
        };
        return Ok(format.reader.is_some_and(reads).then_some(format));
    }
    let readers = || {
        all()
            .iter()
            .filter_map(|format| Some((format, format.reader?)))
    };
    if readers().any(|(_, reader)| reader.belongs(&head)) {
        return Ok(None);
    }
    let of_ending = || readers().filter(|(_, reader)| reader.extensions().contains(&&*extension));
    let (format, _) = of_ending()
        .find(|(_, reader)| reader.recognises(&head))
        .or_else(|| of_ending().find(|(_, reader)| reader.may_read(&head)))
        .ok_or_else(|| head.unknown())?;
    let instead = wanted.instead.get(format.name).copied();
    Ok(Some(instead.unwrap_or(format)))
}
