//! What pages say of themselves, one way against another.
use super::super::tests_reading::read_as;
use crate::domain::Document;

const BODY: &str = "<h1>Cầu mới qua sông đã thông xe</h1><p>Cây cầu dài một trăm mét nối hai bờ sông, và xe đã chạy qua từ sáng nay.</p>";

fn read(head: &str) -> Document {
    let html = format!("<html><head>{head}</head><body>{BODY}</body></html>");
    read_as("a.html", html, None)
        .documents
        .remove(0)
        .unwrap()
        .document
}

#[test]
fn the_articles_own_record_is_believed_first() {
    let page = read(
        "<meta property='article:published_time' content='2020-01-01'><meta name=author content='Khác'>\
         <script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2019-01-01\"}</script>\
         <script type='application/LD+json'> {\"@type\":\"ReportageNewsArticle\",\"datePublished\":\"2021-02-03T04:05:06+07:00\",\
         \"author\":[{\"name\":\"Lê Hà &amp; Mai\"},\"Tú\"],\"publisher\":{\"name\":\"Báo Vườn\"},\"url\":\"https://vi.du/1\"} </script>\
         <script>{\"@type\":\"Article\",\"datePublished\":\"2018-01-01\"}</script>",
    );
    let said = &page.metadata;
    assert_eq!(said.date.as_deref(), Some("2021-02-03T04:05"));
    assert_eq!(said.author.as_deref(), Some("Lê Hà & Mai, Tú"));
    assert_eq!(said.source.as_deref(), Some("Báo Vườn"));
    assert_eq!(said.url.as_deref(), Some("https://vi.du/1"));
    assert_eq!(page.title, "Cầu mới qua sông đã thông xe");
}

#[test]
fn records_that_are_broken_or_too_deep_are_passed_over() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let within =
        "{\"@type\":\"Article\",\"headline\":\"<script type=application/ld+json>{}</script>a\"}";
    for data in [
        "{\"@type\":\"Article\",",
        &deep,
        "",
        "[1,null,\"a\"]",
        within,
    ] {
        let page = read(&format!(
            "<meta name=date content=2020-05-06><script type='application/ld+json'>{data}</script>"
        ));
        assert_eq!(page.metadata.date.as_deref(), Some("2020-05-06"));
    }
}

#[test]
fn a_paper_is_no_author_and_an_address_no_name() {
    let page = read(
        "<meta property=og:site_name content='Báo Vườn'><meta name=author content='báo vườn'>",
    );
    assert_eq!(page.metadata.author, None);
    let page = read(
        "<meta property=article:author content='https://f.vi.du/x'><link rel=canonical href='/x'>",
    );
    assert_eq!((page.metadata.author, page.metadata.url), (None, None));
}
