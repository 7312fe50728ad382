//! Pages that nobody would write: each is read, in time that grows with it alone, or refused.
use proptest::prelude::*;

use super::super::tests_reading::{read_as, refused};
use super::{plain, tokens};
use crate::error::Code;
use crate::text::TextIndex;

#[test]
fn deep_and_endless_pages_are_read() {
    let nested = format!("{}Bà Hằng", "<div>".repeat(100_000));
    assert_eq!(plain(&nested), "Bà Hằng");
    let many = 10_000;
    for (open, close) in [
        ("<div>", "</div>"),
        ("<div>", ""),
        ("<b class=author>", ""),
        ("<span class=caption><p>", ""),
        ("<table><tr><td>", ""),
        ("<ul><li>", ""),
        ("<a href=x><div>", "</a>"),
        ("<form>", "</form>"),
        ("<svg><div>", ""),
        ("<p><i id=x>", "</p>"),
        ("<blockquote><h2>x", "</h3>"),
        ("<x-y class=share>x", ""),
    ] {
        let html = format!("{}Bà Hằng{}", open.repeat(many), close.repeat(many));
        let read = read_as("a.html", &html, None).documents;
        assert!(
            read[0]
                .as_ref()
                .unwrap()
                .document
                .text()
                .contains("Bà Hằng"),
            "{open}"
        );
    }
    for open in [
        "<script>",
        "<!--",
        "<title>",
        "<textarea>",
        "<a b='",
        "&",
        "&#",
        "<",
        "</",
        "<![CDATA[",
    ] {
        let _ = read_as("a.html", format!("a {}", open.repeat(many)), None);
    }
}

#[test]
fn huge_attributes_and_long_lines_are_read() {
    let names: String = (0..200_000).map(|n| format!(" a{n}=\"{n}\"")).collect();
    for tag in [
        format!("<p{names}>"),
        format!("</p{names}>"),
        format!("<p {}>", "a=\"\" ".repeat(400_000)),
    ] {
        let read = read_as("a.html", format!("a\n{tag}"), None).documents;
        assert_eq!(refused(&read[0]), (Code::FileTooLarge, Some(2)));
    }
    let some: String = (0..300).map(|n| format!(" a{n}=\"{n}\"")).collect();
    let html = format!("<p{some} class=\"{}\">a</p>", "x ".repeat(1 << 20));
    assert_eq!(plain(&html), "a");
    let words = "Bộ Ngoại giao nói. ".repeat(50_000);
    assert_eq!(plain(&words), words.trim_end());
    let paragraphs = "<p class=sapo>Bộ Ngoại giao nói như vậy.</p>".repeat(10_000);
    let read = read_as("a.html", paragraphs, None).documents;
    assert_eq!(
        read[0].as_ref().unwrap().document.text().lines().count(),
        10_000
    );
}

#[test]
fn a_page_of_too_many_boxes_is_refused_where_there_are_enough() {
    let boxes = "<p>".repeat(1_000);
    assert_eq!(tokens::read(&boxes, false, 200).map(|_| ()), Err(597));
    assert!(tokens::read(&boxes, false, 2_000).is_ok());
    assert!(tokens::read(&"<b>".repeat(1_000), false, 200).is_ok());
}

proptest! {
    #[test]
    fn whatever_is_written_zones_fit_the_text(
        parts in prop::collection::vec(
            "<(div|p|span class=author|td|tr|table|figcaption|h1|h2|a href=x|li|ul|form|article|time|img|br|svg|pre)>|</(div|p|span|td|table|h1|h2|a|form|article|svg|pre)>|Bà Ha\u{306}\u{300}ng 😀\\. |12/5/2021|&nbsp;|&lt;|\r\n|Ảnh: Mai|<!--|-->|<script>|</script>",
            0..60,
        )
    ) {
        for outcome in read_as("a.html", parts.concat(), None).documents {
            let Ok(incoming) = outcome else { continue };
            let document = incoming.document;
            let text = document.text();
            let index = TextIndex::new(text);
            let mut at = 0;
            for zone in &document.revision().zones {
                prop_assert!(zone.range.start.0 >= at && !zone.range.is_empty());
                prop_assert!(index.slice(zone.range).is_some());
                at = zone.range.end.0;
            }
            prop_assert!(!text.contains('\n') || text.split('\n').all(|line| !line.trim().is_empty()));
        }
    }
}
