//! Plain text: a file an article, kept as it is, with the zones and the facts that rules find.
use super::{Documents, Head, Reader, Source, decoding};
use crate::domain::{DocZone, Document, Incoming, Metadata, Problem, ZoneOrigin};
use crate::error::{Code, Error};
use crate::text::{Said, guess_title, zones};

/// See the module. Of what was decoded only a byte order mark is dropped, nothing else is changed.
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
        decoding::documents(source, document)
    }
}

fn document(source: &Source, text: String) -> Result<Incoming, Problem> {
    if text.is_empty() {
        return Err(source.refuse(Error::new(Code::FileEmpty).arg("file", source.shown())));
    }
    let document = article(source.id.clone(), text);
    Ok(Incoming {
        file: source.shown(),
        line: None,
        document,
        notes: Vec::new(),
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
    use crate::formats::Decoding;
    use crate::text::encoding::{Broken, Encoding};

    fn read(bytes: &[u8]) -> Result<Document, Problem> {
        read_as(bytes, Decoding::default())
    }

    fn read_as(bytes: &[u8], decoding: Decoding) -> Result<Document, Problem> {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a.txt");
        std::fs::write(&path, bytes).unwrap();
        let mut source = Source::new(path, "a".to_owned());
        source.decoding = decoding;
        let mut documents = Text.documents(source);
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

    fn refused(bytes: &[u8], decoding: Decoding) -> (Code, Option<u64>, Option<u64>) {
        let problem = read_as(bytes, decoding).unwrap_err();
        (problem.error.code(), problem.line, problem.column)
    }

    const VISCII: &[u8] = b"B\xB5 Ngo\xD5i giao h\xF7p \xB7 H\xE0 N\xB5i, \xF0\xD5i s\xD1 n\xF3i";
    const VNI: &[u8] = b"Bo\xE4 Ngoa\xEFi giao ho\xEFp \xF4\xFB Ha\xF8 No\xE4i";

    #[test]
    fn an_encoding_that_shows_is_used_and_kept_in_mind() {
        let found = read(VISCII).unwrap();
        assert_eq!(found.text(), "Bộ Ngoại giao họp ở Hà Nội, đại sứ nói");
        assert_eq!(found.revision().encoding, "viscii");
        assert_eq!(read(b"a").unwrap().revision().encoding, "utf-8");
    }

    #[test]
    fn what_is_a_guess_or_of_fonts_is_asked_for() {
        let default = Decoding::default();
        let problem = read(b"caf\xE9 cr\xE8me").unwrap_err();
        assert_eq!(problem.error.code(), Code::EncodingUnsure);
        assert_eq!(problem.error.args()["encoding"], "windows-1258");
        assert_eq!(refused(VNI, default).0, Code::EncodingOfFonts);
        let shown = "Boä Ngoaïi giao hoïp ôû Haø Noäi";
        let problem = read(shown.as_bytes()).unwrap_err();
        assert_eq!(problem.error.code(), Code::EncodingOfFonts);
        assert_eq!(problem.error.args()["encoding"], "vni");
        assert_eq!(problem.error.args()["others"], "utf-8");

        let named = |encoding| Decoding {
            encoding: Some(encoding),
            ..default
        };
        let text = "Bộ Ngoại giao họp ở Hà Nội";
        assert_eq!(read_as(VNI, named(Encoding::Vni)).unwrap().text(), text);
        let found = read_as(shown.as_bytes(), named(Encoding::Vni)).unwrap();
        assert_eq!((found.text(), &*found.revision().encoding), (text, "vni"));
        let found = read_as(shown.as_bytes(), named(Encoding::Utf8)).unwrap();
        assert_eq!(found.text(), shown);
    }

    #[test]
    fn broken_bytes_are_replaced_if_that_is_wished() {
        let bytes = b"a\xFE\xFF\0b";
        let named = Decoding {
            encoding: Some(Encoding::Tcvn3),
            ..Decoding::default()
        };
        assert_eq!(
            refused(b"\xD5\n\xFF", named),
            (Code::BrokenBytes, Some(2), Some(1))
        );
        assert_eq!(refused(bytes, Decoding::default()).0, Code::EncodingUnsure);
        let replace = Decoding {
            broken: Broken::Replace,
            ..Decoding::default()
        };
        let found = read_as(b"H\xE1\xBA\xB1ng \xFF", replace).unwrap();
        assert_eq!(found.text(), "Hằng \u{FFFD}");
    }
}
