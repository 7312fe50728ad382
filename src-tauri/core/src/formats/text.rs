//! Plain text: a file an article, kept as it is, with the zones and the facts that rules find.
use super::records::decode;
use super::{Documents, Reader, Source};
use crate::domain::{DocZone, Document, Incoming, Metadata, Problem, ZoneOrigin};
use crate::error::{Code, Error};
use crate::text::{Said, guess_title, zones};

/// See the module. UTF-8 only; a byte order mark is dropped, nothing else is changed.
#[derive(Debug)]
pub(super) struct Text;

impl Reader for Text {
    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn recognises(&self, _: &serde_json::Map<String, serde_json::Value>) -> bool {
        false
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
    Ok(Incoming {
        file: source.shown(),
        line: None,
        document: article(source.id.clone(), text),
    })
}

/// The article that a text is.
fn article(id: String, text: String) -> Document {
    let zoning = zones(&text);
    let facts = zoning.metadata;
    let value = |said: Option<Said>| said.map(|said| said.value);
    let title = value(facts.title).unwrap_or_else(|| guess_title(&text));
    let mut document = Document::of_text(id, title, text);
    document.metadata = Metadata {
        date: value(facts.date),
        author: value(facts.author),
        source: value(facts.source),
        url: value(facts.link),
        ..Metadata::default()
    };
    let zones = zoning.zones.into_iter().map(|zone| DocZone {
        id: None,
        kind: zone.kind,
        range: zone.range,
        origin: ZoneOrigin::Rule,
        reason: zone.reason.name().to_owned(),
    });
    if let Some(revision) = document.revisions.last_mut() {
        revision.zones = zones.collect();
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Range, ZoneKind};

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
    fn zones_and_facts_are_found() {
        let page = "Giá gạo tăng mạnh tại miền Tây\n10:20 12/04/2021\nTác giả: Minh_Hà\n\n\
            Thương lái trả thêm năm trăm đồng mỗi kilôgam lúa tươi so với tuần trước.\n\n\
            Theo sở nông nghiệp, nông dân các huyện đã gặt xong hơn một nửa diện tích lúa.\n\n\
            Nguồn: Báo Vườn\nLink gốc: https://vi.du/gao";
        let found = read(page.as_bytes()).unwrap();
        assert_eq!(found.title, "Giá gạo tăng mạnh tại miền Tây");
        assert_eq!(found.metadata.date.as_deref(), Some("2021-04-12T10:20"));
        assert_eq!(found.metadata.author.as_deref(), Some("Minh Hà"));
        assert_eq!(found.metadata.source.as_deref(), Some("Báo Vườn"));
        assert_eq!(found.metadata.url.as_deref(), Some("https://vi.du/gao"));
        let zones = &found.revisions[0].zones;
        assert!(zones.iter().all(|zone| zone.origin == ZoneOrigin::Rule));
        let first = (zones[0].kind, zones[0].range, zones[0].reason.as_str());
        assert_eq!(first, (ZoneKind::Title, Range::new(0, 30), "headline"));
        assert_eq!(zones.last().unwrap().kind, ZoneKind::SourceLink);
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
