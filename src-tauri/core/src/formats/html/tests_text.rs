//! What becomes of single pieces of HTML.
use std::io::Write;

use super::super::tests_reading::{read_as, read_files, refused};
use super::super::{Decoding, ReadOptions, read};
use super::plain;
use crate::domain::Document;
use crate::error::Code;
use crate::text::encoding::Encoding;

fn document(name: &str, html: impl AsRef<[u8]>) -> Document {
    let mut read = read_as(name, html, None);
    assert_eq!(read.formats, ["html"]);
    read.documents.remove(0).unwrap().document
}

#[test]
fn lines_as_a_browser_shows_them() {
    for (html, text) in [
        ("<p>một\n  hai<p>ba", "một hai\nba"),
        ("a<br>b<br/><br>c", "a\nb\nc"),
        ("<b>a</b> <i>b</i><span> c </span>.", "a b c ."),
        ("<p>a <b> b</b></p> ", "a b"),
        (
            "a&nbsp;&nbsp;b &amp;lt; &#7897; &#x1F600; &hellip;",
            "a\u{A0}\u{A0}b &lt; ộ 😀 …",
        ),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "a\nb\nc\nd"),
        ("<table><tr><td>a<td>b<tr><td>c<td></table>d", "a\tb\nc\nd"),
        ("<table><tr><td>a<td><p>b</p><p>c</p></table>", "a\nb\nc"),
        (
            "<table><tr><td><table><tr><td>a<td>b</table><td>c</table>",
            "a\tb\nc",
        ),
        ("<pre>a\n  b</pre>c", "a\n  b\nc"),
        ("<h1>a<br>b</h1>c", "a b\nc"),
        ("<div>a</div><div>&nbsp;</div>\u{200B}<div>b</div>", "a\nb"),
        (
            "<p>a<script>x<p>y</script>b<style>z</style><!-- c --> d",
            "ab d",
        ),
        ("a<svg><title>b</title><g><text>c</text></g></svg>d", "ad"),
        ("a<svg><path><p>b", "a\nb"),
        (
            "a <select><option>b</select><button>c<div>d</div></button> e",
            "a e",
        ),
        (
            "a<span hidden>b</span>c<div style='display:none'>d<p>e</div>f",
            "ac\nf",
        ),
        ("<template>a<p>b</template>c<noscript>d</noscript>", "c"),
        ("<b>a<p>b</b>c</p>d", "a\nbc\nd"),
        ("<div><a href=x><div>a</div></a>b</div>c", "a\nb\nc"),
        ("<td>a</div></td>b", "a\nb"),
        ("1 < 2 & R&D", "1 < 2 & R&D"),
        ("<o:p>a</o:p><foo>b</foo>", "ab"),
        ("</p></div></table>a", "a"),
    ] {
        assert_eq!(plain(html), text, "{html}");
    }
}

#[test]
fn pages_are_recognised_by_how_they_begin() {
    for (name, content, format) in [
        ("a.html", "<p>Bà Hằng</p>", "html"),
        ("a.htm", "Bà Hằng", "html"),
        (
            "a.txt",
            "\u{FEFF}\n<!-- x --><!DOCTYPE html><p>Bà Hằng",
            "html",
        ),
        ("a.txt", "<?xml version='1.0'?><HTML><p>Bà Hằng", "html"),
        ("a.txt", "<article class=x>Bà Hằng</article>", "html"),
        ("a.txt", "<headline>Bà Hằng</headline>", "text"),
        ("a.txt", "<p>Bà Hằng</p>", "text"),
        (
            "a.txt",
            "Bà <ENAMEX TYPE=\"PERSON\">Hằng</ENAMEX>",
            "vlsp2018",
        ),
        ("a.md", "<html>Bà Hằng", "markdown"),
    ] {
        assert_eq!(read_as(name, content, None).formats, [format], "{content}");
    }
}

#[test]
fn pages_in_folders_and_archives_are_read() {
    let page = "<article><p>Bà Hằng nói.</article>".as_bytes();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in ["b/2.html", "b/1.HTM"] {
        archive
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(page).unwrap();
    }
    let archive = archive.finish().unwrap().into_inner();
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("a.zip"), archive).unwrap();
    std::fs::write(place.path().join("c.html"), page).unwrap();
    let reading = read(&[place.path().to_owned()], &ReadOptions::default()).unwrap();
    let documents = reading.map(|read| read.unwrap().document);
    let read: Vec<_> = documents
        .map(|one| (one.text().to_owned(), one.source_id))
        .collect();
    let folder = place.path().file_name().unwrap().to_str().unwrap();
    for (at, name) in ["a/b/1", "a/b/2", "c"].into_iter().enumerate() {
        assert_eq!(
            read[at],
            ("Bà Hằng nói.".to_owned(), format!("{folder}/{name}"))
        );
    }
}

#[test]
fn nothing_but_text_comes_out() {
    let page = "<!DOCTYPE html><html><head><meta http-equiv='refresh' content='0;url=http://x.vi.du'>\
        <link rel=prefetch href='http://x.vi.du/a'><base href='http://x.vi.du/'><script src='http://x.vi.du/a.js'></script>\
        <script>document.write('<p>một</p>')</script></head><body onload='x()'>\
        <iframe src='http://x.vi.du'><p>hai</p></iframe><img src='http://x.vi.du/1.png' onerror='x()' alt='ba'>\
        <object data='http://x.vi.du/o'><p>bốn</p></object><embed src='http://x.vi.du/e'>\
        <a href='javascript:alert(1)'>Bấm</a> vào <a href='data:text/html,<p>năm</p>'>đây</a> để xem ảnh của phóng viên.\
        <video src='http://x.vi.du/v'>sáu</video><svg onload='x()'><script>x()</script></svg></body></html>";
    let document = document("a.html", page);
    assert_eq!(document.text(), "Bấm vào đây để xem ảnh của phóng viên.");
    assert_eq!(document.metadata, crate::domain::Metadata::default());
}

#[test]
fn pages_without_an_article_give_what_there_is() {
    let front = "<body><h1>Báo Vườn</h1><ul><li><a href=/1>Giá gạo tăng</a><li><a href=/2>Giá cà phê giảm</a></ul>";
    assert!(document("a.html", front).text().contains("Giá gạo tăng"));
    let links = "<nav><a href=/1>Giá gạo tăng</a></nav>";
    assert_eq!(document("a.html", links).text(), "Giá gạo tăng");
    for empty in [
        "",
        "<!DOCTYPE html>",
        "<script>x</script>",
        "<p>&nbsp;",
        "<title>a</title><img alt=b>",
    ] {
        let read = read_as("a.html", empty, None);
        assert_eq!(
            refused(&read.documents[0]),
            (Code::PageEmpty, Some(1)),
            "{empty}"
        );
        assert_eq!(read.documents[0].as_ref().unwrap_err().column, Some(1));
    }
}

/// `Bộ Ngoại giao họp` in Windows-1258.
const BYTES: &[u8] = b"B\xF4\xF2 Ngoa\xF2i giao ho\xF2p";

fn page(head: &str, text: &[u8]) -> Vec<u8> {
    [head.as_bytes(), b"<body><p>", text, b"</p></body>"].concat()
}

#[test]
fn the_encoding_is_what_the_page_says_if_its_bytes_allow_it() {
    let said = "<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>";
    let read = document("a.html", page(said, BYTES));
    assert_eq!(
        (read.text(), &*read.revision().encoding),
        ("Bộ Ngoại giao họp", "windows-1258")
    );
    let read = document("a.html", page(said, "Bộ Ngoại giao họp".as_bytes()));
    assert_eq!(
        (read.text(), &*read.revision().encoding),
        ("Bộ Ngoại giao họp", "utf-8")
    );
    let read = document(
        "a.html",
        page("<meta charset=iso-8859-1>", b"caf\xE9 H&agrave; N&#7897;i"),
    );
    assert_eq!(read.text(), "café Hà Nội");
    let read = read_as("a.html", page("", b"caf\xE9"), None);
    assert_eq!(refused(&read.documents[0]).0, Code::EncodingUnsure);
    let read = read_as(
        "a.html",
        page(
            "<meta charset=utf-8>\n",
            b"B\xE1\xBB\x99 H\xE1\xBB\x8Dp Ngo\xE1\xBA\xA1i giao \xFF",
        ),
        None,
    );
    assert_eq!(refused(&read.documents[0]), (Code::NotUtf8, Some(2)));
}

#[test]
fn the_encoding_that_the_user_names_counts() {
    let decoding = Decoding {
        encoding: Some(Encoding::Windows1258),
        ..Decoding::default()
    };
    let options = ReadOptions {
        decoding,
        ..ReadOptions::default()
    };
    let page = page("<meta charset=utf-8>", BYTES);
    let mut read = read_files(&[("a.html", &page)], None, &options);
    let document = read.documents.remove(0).unwrap().document;
    assert_eq!(document.text(), "Bộ Ngoại giao họp");
    let units = "<p>Bộ Ngoại giao".encode_utf16().flat_map(u16::to_le_bytes);
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units).collect();
    let document = self::document("a.html", bytes);
    assert_eq!(
        (document.text(), &*document.revision().encoding),
        ("Bộ Ngoại giao", "utf-16le")
    );
}
