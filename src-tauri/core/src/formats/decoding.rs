//! The bytes of a file as text: in the encoding that the user names, else in the one they show.
use std::collections::BTreeMap;

use super::Documents;
use super::source::Source;
use crate::domain::{Incoming, Note, NoteCode, Problem};
use crate::error::{Code, Error};
use crate::text::encoding::{self, Broken, BrokenBytes, Certainty, Encoding};

/// What the user says of the bytes of files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Decoding {
    /// Else it is detected.
    pub encoding: Option<Encoding>,
    pub broken: Broken,
    /// What detection is not believed in.
    pub instead: Instead,
}

/// Encodings that texts are in which seem to be in others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Instead([Option<Encoding>; Encoding::all().len()]);

impl Instead {
    /// Texts that seem to be in `detected` are in `encoding`.
    pub fn of(&mut self, detected: Encoding, encoding: Encoding) {
        if let Some(place) = self.0.get_mut(detected as usize) {
            *place = Some(encoding);
        }
    }

    fn get(self, detected: Encoding) -> Option<Encoding> {
        self.0.get(detected as usize).copied().flatten()
    }
}

/// The encoding that a file is read in.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) encoding: Encoding,
    /// What else the bytes may be, where they leave a doubt and nobody chose.
    others: Vec<Encoding>,
}

impl Found {
    fn sure(encoding: Encoding) -> Self {
        let others = Vec::new();
        Self { encoding, others }
    }

    /// Says of an article what it was decoded from; of the first one of a file also what doubt
    /// there is.
    pub(super) fn say(&self, incoming: &mut Incoming, is_first: bool) {
        incoming.document.set_encoding(self.encoding.name());
        if !is_first || self.others.is_empty() {
            return;
        }
        incoming.notes.push(Note {
            file: incoming.file.clone(),
            line: None,
            code: NoteCode::EncodingLikely,
            args: BTreeMap::from([
                ("encoding", self.encoding.name().to_owned()),
                ("others", names(&self.others)),
            ]),
        });
    }
}

fn names(encodings: &[Encoding]) -> String {
    let names: Vec<_> = encodings.iter().map(|encoding| encoding.name()).collect();
    names.join(", ")
}

/// The text of a plain file, and what it was decoded from.
///
/// Without a choice of the user an encoding is used that the bytes show for certain, or as far as
/// there are enough of them; never one of fonts, nor one that is a mere guess.
pub(super) fn plain(source: &Source) -> Result<(String, Found), Problem> {
    plain_said(source, |_| None)
}

/// The same of a file that may say which encoding it is in: that decides between those which its
/// bytes allow.
fn plain_said(
    source: &Source,
    said: impl FnOnce(&[u8]) -> Option<Encoding>,
) -> Result<(String, Found), Problem> {
    let bytes = source.bytes()?;
    let found = chosen(source, &bytes, said(&bytes))?;
    let text = text(source, bytes, found.encoding)?;
    Ok((text, found))
}

/// The one article of a file that is read whole.
pub(super) fn documents(
    source: Source,
    read: impl FnOnce(&Source, String) -> Result<Incoming, Problem> + 'static,
) -> Documents {
    Box::new(std::iter::once_with(move || {
        article(&source, |text| read(&source, text))
    }))
}

/// The same of a file that may say which encoding it is in.
pub(super) fn documents_said(
    source: Source,
    said: impl FnOnce(&[u8]) -> Option<Encoding> + 'static,
    read: impl FnOnce(&Source, String) -> Result<Incoming, Problem> + 'static,
) -> Documents {
    Box::new(std::iter::once_with(move || {
        article_said(&source, said, |text| read(&source, text))
    }))
}

/// The article of a file that is read whole; it says what it was decoded from.
pub(super) fn article(
    source: &Source,
    read: impl FnOnce(String) -> Result<Incoming, Problem>,
) -> Result<Incoming, Problem> {
    article_said(source, |_| None, read)
}

fn article_said(
    source: &Source,
    said: impl FnOnce(&[u8]) -> Option<Encoding>,
    read: impl FnOnce(String) -> Result<Incoming, Problem>,
) -> Result<Incoming, Problem> {
    let (text, found) = plain_said(source, said)?;
    let mut incoming = read(text)?;
    found.say(&mut incoming, true);
    Ok(incoming)
}

/// What the user names, else what the file says of itself, if its bytes leave that open, else what
/// they show.
fn chosen(source: &Source, bytes: &[u8], said: Option<Encoding>) -> Result<Found, Problem> {
    let decoding = &source.decoding;
    if let Some(encoding) = decoding.encoding {
        return Ok(Found::sure(encoding));
    }
    guessed(&source.shown(), bytes, said, decoding.instead).map_err(|error| source.refuse(error))
}

/// The encoding that the bytes of a file show for certain, or as far as there are enough of them.
///
/// # Errors
/// `encoding_of_fonts` and `encoding_unsure`, where somebody has to name it.
pub fn shown_encoding(file: &str, bytes: &[u8]) -> Result<Encoding, Error> {
    guessed(file, bytes, None, Instead::default()).map(|found| found.encoding)
}

fn guessed(
    file: &str,
    bytes: &[u8],
    said: Option<Encoding>,
    instead: Instead,
) -> Result<Found, Error> {
    let guess = encoding::detect(bytes);
    if let Some(encoding) = instead.get(guess.encoding) {
        return Ok(Found::sure(encoding));
    }
    let allowed = |said: &Encoding| guess.encoding == *said || guess.others.contains(said);
    if let Some(said) = said.filter(allowed)
        && guess.certainty != Certainty::Sure
        && !guess.encoding.is_of_fonts()
    {
        return Ok(Found::sure(said));
    }
    let code = match guess.certainty {
        _ if guess.encoding.is_of_fonts() => Code::EncodingOfFonts,
        // Where it breaks is then the thing to know.
        _ if guess.encoding == Encoding::Utf8 => return Ok(Found::sure(guess.encoding)),
        Certainty::Unsure => Code::EncodingUnsure,
        Certainty::Sure => return Ok(Found::sure(guess.encoding)),
        Certainty::Likely => {
            return Ok(Found {
                encoding: guess.encoding,
                others: guess.others,
            });
        }
    };
    Err(Error::new(code)
        .arg("file", file)
        .arg("encoding", guess.encoding.name())
        .arg("others", names(&guess.others)))
}

/// The encoding of a file of JSON records, which is a form of Unicode: what the user names, else
/// what its beginning shows.
pub(super) fn of_json(source: &Source, beginning: &[u8]) -> Result<Found, Problem> {
    let Some(named) = source.decoding.encoding else {
        // Whole code units, whichever form of Unicode it is.
        let even = beginning.len() - beginning.len() % 2;
        let guess = encoding::detect(beginning.get(..even).unwrap_or_default());
        // Texts within may be of a font's letters: that is not for the file to say.
        let mut all = std::iter::once(guess.encoding).chain(guess.others);
        let unicode = all.find(|e| e.is_unicode()).unwrap_or(Encoding::Utf8);
        return Ok(Found::sure(unicode));
    };
    if named.is_unicode() {
        return Ok(Found::sure(named));
    }
    let error = Error::new(Code::EncodingNotJson)
        .arg("file", source.shown())
        .arg("encoding", named.name());
    Err(source.refuse(error))
}

/// The encoding of a file of lines: what the user names, else what its beginning shows.
pub(super) fn of_text(source: &Source, beginning: &[u8]) -> Result<Found, Problem> {
    // What was cut in two would seem broken.
    let whole = beginning.iter().rposition(|byte| *byte == b'\n');
    let end = whole.map_or(beginning.len(), |last| last + 1);
    // A line of UTF-16 ends in two bytes.
    let end = (end + end % 2).min(beginning.len());
    chosen(source, beginning.get(..end).unwrap_or_default(), None)
}

/// The whole of a file as text.
pub(super) fn text(source: &Source, bytes: Vec<u8>, encoding: Encoding) -> Result<String, Problem> {
    if encoding == Encoding::Utf8 {
        return line(source, bytes, 1);
    }
    let decoded = encoding::decode(&bytes, encoding, source.decoding.broken);
    let text = decoded.map_err(|broken| refuse(source, encoding, broken, 1))?;
    without_nul(source, text, 1)
}

/// The byte order mark of UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// A line of a file in UTF-8, or several; `number` is that of the first. A byte order mark at the
/// start of the file is dropped.
pub(super) fn line(source: &Source, mut bytes: Vec<u8>, number: u64) -> Result<String, Problem> {
    if number == 1 && bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding::decode(error.as_bytes(), Encoding::Utf8, source.decoding.broken)
            .map_err(|broken| refuse(source, Encoding::Utf8, broken, number))?,
    };
    without_nul(source, text, number)
}

fn refuse(source: &Source, encoding: Encoding, broken: BrokenBytes, first: u64) -> Problem {
    let error = match encoding {
        Encoding::Utf8 => Error::new(Code::NotUtf8),
        other => Error::new(Code::BrokenBytes).arg("encoding", other.name()),
    };
    let error = error.arg("count", broken.count);
    at(source, error, broken.line + first - 1, broken.column)
}

fn without_nul(source: &Source, text: String, first: u64) -> Result<String, Problem> {
    match text.find('\0') {
        None => Ok(text),
        Some(at_byte) => {
            let before = text.get(..at_byte).unwrap_or_default();
            let (line, column) = encoding::place(before);
            let error = Error::new(Code::TextHasNul);
            Err(at(source, error, line + first - 1, column))
        }
    }
}

fn at(source: &Source, error: Error, line: u64, column: u64) -> Problem {
    let file = source.shown();
    Problem {
        line: Some(line),
        column: Some(column),
        error: error
            .arg("file", &file)
            .arg("line", line)
            .arg("column", column),
        file,
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::tests_reading::read_as;

    #[test]
    fn every_article_says_what_it_was_decoded_from() {
        for (name, text) in [
            ("a.txt", "Bà Hằng nói."),
            ("a.md", "# Bà Hằng"),
            ("a.muc", "Bà <ENAMEX TYPE=\"PERSON\">Hằng</ENAMEX>"),
            ("a.conll", "bà O\nHằng B-PERSON\n"),
            ("a.conllu", "1\tbà\t_\t_\t_\t_\t_\t_\t_\t_\n"),
            ("a.jsonl", r#"{"words":["bà"],"tags":["O"]}"#),
            ("b.jsonl", r#"{"text":"bà","label":[]}"#),
            ("a.csv", "id,text\n1,bà\n"),
        ] {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units).collect();
            for (content, expected) in [(bytes, "utf-16le"), (text.into(), "utf-8")] {
                let read = read_as(name, content, None);
                let document = &read.documents[0].as_ref().unwrap().document;
                assert_eq!(document.revision().encoding, expected, "{name}");
            }
        }
    }
}
