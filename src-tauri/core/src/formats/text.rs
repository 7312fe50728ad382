//! Plain text: a file an article, kept as it is.
use super::records::decode;
use super::{Documents, Head, Reader, Source};
use crate::domain::{Document, Incoming, Problem};
use crate::error::{Code, Error};
use crate::text::guess_title;

/// See the module. UTF-8 only; a byte order mark is dropped, nothing else is changed.
#[derive(Debug)]
pub(super) struct Text;

impl Reader for Text {
    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn recognises(&self, _: &Head<'_>) -> bool {
        true
    }

    fn documents(&self, source: Source) -> Documents {
        Box::new(std::iter::once_with(move || document(&source)))
    }
}

fn document(source: &Source) -> Result<Incoming, Problem> {
    let text = decode(&source.shown(), source.bytes()?, 1)?;
    if text.is_empty() {
        return Err(source.refuse(Error::new(Code::FileEmpty).arg("file", source.shown())));
    }
    let document = Document::of_text(source.id.clone(), guess_title(&text), text);
    Ok(Incoming {
        file: source.shown(),
        line: None,
        document,
        notes: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Document, Problem> {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.txt");
        std::fs::write(&path, bytes).unwrap();
        let id = "a".to_owned();
        let mut documents = Text.documents(Source { path, id });
        let one = documents.next().unwrap();
        assert!(documents.next().is_none());
        one.map(|incoming| incoming.document)
    }

    #[test]
    fn kept_as_it_is_but_for_a_leading_mark() {
        let text = "Bộ\u{A0}Ngoại giao\r\nHa\u{306}\u{300}ng\rx\u{FEFF}\n";
        let found = read(format!("\u{FEFF}{text}").as_bytes()).unwrap();
        assert_eq!(found.text(), text);
        assert_eq!(found.title, "Bộ Ngoại giao");
        assert_eq!(found.source_id, "a");
    }

    #[test]
    fn the_first_bad_byte_is_named_in_code_points() {
        let problem = read(b"H\xE1\xBA\xB1ng\r\nB\xE1\xBB\x99 Ng\xFF").unwrap_err();
        assert_eq!(problem.error.code(), Code::NotUtf8);
        assert_eq!((problem.line, problem.column), (Some(2), Some(6)));
    }

    #[test]
    fn binary_and_empty_files_are_refused() {
        let problem = read(b"ab\n\0").unwrap_err();
        assert_eq!(problem.error.code(), Code::TextHasNul);
        assert_eq!((problem.line, problem.column), (Some(2), Some(1)));
        for empty in [b"".as_slice(), "\u{FEFF}".as_bytes()] {
            assert_eq!(read(empty).unwrap_err().error.code(), Code::FileEmpty);
        }
    }
}
