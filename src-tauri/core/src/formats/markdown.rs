//! Markdown: the text as it is read, without the marks: of headings, lists, tables, quotations,
//! links and pictures what they say, and neither targets nor signs.
//!
//! Paragraphs stand with an empty line between them; items and rows are lines, cells stand between
//! tabs, and a line break within a paragraph is a blank. HTML gives
//! what a page of it would. The first heading of the first level is the title; simple lines of a
//! front matter (`date: 2021-09-29`) are metadata, and one with anything else in it is kept among
//! them as a whole.
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use super::canonical;
use super::decoding;
use super::html::plain;
use super::{Documents, Head, Reader, Source};
use crate::domain::{Document, Incoming, Metadata, Problem};
use crate::error::{Code, Error};
use crate::text::guess_title;

/// See the module.
#[derive(Debug)]
pub(super) struct Markdown;

impl Reader for Markdown {
    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown"]
    }

    fn recognises(&self, _: &Head<'_>) -> bool {
        true
    }

    fn documents(&self, source: Source) -> Documents {
        decoding::documents(source, |source, text| read(source, &text))
    }
}

fn read(source: &Source, text: &str) -> Result<Incoming, Problem> {
    let file = source.shown();
    let page = Page::of(text);
    if page.text.is_empty() {
        return Err(source.refuse(Error::new(Code::FileEmpty).arg("file", file)));
    }
    let title = Some(page.title).filter(|title| !title.is_empty());
    let (metadata, own) = front_matter(&page.front);
    let title = own.or(title).unwrap_or_else(|| guess_title(&page.text));
    let mut document = Document::of_text(source.id.clone(), title, page.text);
    document.metadata = metadata;
    Ok(Incoming {
        notes: Vec::new(),
        file,
        line: None,
        document,
    })
}

#[derive(Debug, Default)]
struct Page {
    text: String,
    /// Line breaks that stand before what follows, if anything does.
    breaks: usize,
    title: String,
    front: String,
    /// HTML, which may go on over several events.
    html: String,
    inside: Inside,
}

/// What the words are part of.
#[derive(Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Text,
    Title,
    Front,
}

impl Page {
    fn of(markdown: &str) -> Self {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut page = Self::default();
        for event in Parser::new_ext(markdown, options) {
            page.take(event);
        }
        page
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::Html(html) => self.html.push_str(&html),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.end(1),
            Event::InlineHtml(tag) if is_break(&tag) => self.end(1),
            Event::Start(tag) => self.start(&tag),
            Event::End(end) => self.close(end),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end(2);
                if *level == HeadingLevel::H1 && self.title.is_empty() {
                    self.inside = Inside::Title;
                }
            }
            Tag::MetadataBlock(_) => self.inside = Inside::Front,
            Tag::Item | Tag::TableHead | Tag::TableRow => self.end(1),
            Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock => self.end(2),
            _ => {}
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(_) | TagEnd::MetadataBlock(_) => {
                self.inside = Inside::Text;
                self.end(2);
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                for line in plain(&html).lines() {
                    self.push(line);
                    self.end(1);
                }
                self.end(2);
            }
            TagEnd::TableCell => self.push("\t"),
            TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => {
                let length = self.text.trim_end_matches('\t').len();
                self.text.truncate(length);
                self.end(1);
            }
            TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Table
            | TagEnd::FootnoteDefinition => self.end(2),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.inside == Inside::Front {
            self.front.push_str(text);
            return;
        }
        if self.inside == Inside::Title {
            self.title.push_str(text);
        }
        if !self.text.is_empty() {
            self.text.extend(std::iter::repeat_n('\n', self.breaks));
        }
        self.breaks = 0;
        let body = text.trim_end_matches('\n');
        self.text.push_str(body);
        self.breaks = text.len() - body.len();
    }

    /// Ends a line, or a paragraph with two.
    fn end(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
    }
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_matches(['<', '>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

/// What a front matter says of the article, and its title.
fn front_matter(front: &str) -> (Metadata, Option<String>) {
    let mut known = serde_json::Map::new();
    let mut simple = true;
    for line in front.lines().filter(|line| !line.trim().is_empty()) {
        let pair = line.split_once(':').filter(|(key, value)| {
            let value = value.trim();
            !key.starts_with([' ', '-', '#'])
                && !value.is_empty()
                && !value.starts_with(['[', '{', '|', '>'])
        });
        match pair {
            Some((key, value)) => {
                let value = value.trim().trim_matches(['"', '\'']);
                known.insert(key.trim().to_owned(), Value::from(value));
            }
            None => simple = false,
        }
    }
    let title = match known.remove("title") {
        Some(Value::String(title)) => Some(title),
        _ => None,
    };
    if !simple {
        known.retain(|key, _| ["date", "author", "source", "url"].contains(&key.as_str()));
        known.insert("front_matter".to_owned(), Value::from(front));
    }
    (canonical::to_metadata(known), title)
}

#[cfg(test)]
mod tests {
    use super::super::tests_reading::{read_as, refused};
    use super::*;

    fn one(text: &str) -> Document {
        let mut all = read_as("a.md", text, None);
        assert_eq!(all.formats, ["markdown"]);
        all.documents.remove(0).unwrap().document
    }

    #[test]
    fn what_a_reader_sees() {
        let text = "Lời dẫn\r\n\r\n# Bộ_Ngoại_giao *họp* 😀\r\n\r\nBà **Hằng** nói [hôm nay](http://x.vn/a_b)\r\nở `Huế` &amp; Đà Nẵng.  \nDòng mới<br>nữa\n\n\
            - một\n- hai\n  - ba\n\n> trích\n\n![ảnh Hằng](a.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nmã\n  x\n```\n\
            <div class=\"x\"><p>Ảnh: <b>Mai</b></p>\n<!-- ẩn --> 3 < 4</div>\n\n1 < 2, R&D\n";
        let page = one(text);
        assert_eq!(
            page.text(),
            "Lời dẫn\n\nBộ_Ngoại_giao họp 😀\n\nBà Hằng nói hôm nay ở Huế & Đà Nẵng.\nDòng mới\nnữa\n\n\
             một\nhai\nba\n\ntrích\n\nảnh Hằng\n\na\tb\n1\t2\n\nmã\n  x\n\nẢnh: Mai\n3 < 4\n\n1 < 2, R&D"
        );
        assert_eq!(page.title, "Bộ_Ngoại_giao họp 😀");
        assert_eq!(page.source_id, "a");
    }

    #[test]
    fn front_matters() {
        let page = one(
            "---\ntitle: \"Ha\u{300} Nội\"\ndate: 2021-09-29\ntags: x\n---\n\n# Khác\n\nThân\n",
        );
        assert_eq!(page.title, "Ha\u{300} Nội");
        assert_eq!(page.metadata.date.as_deref(), Some("2021-09-29"));
        assert_eq!(page.metadata.other["tags"], "x");
        assert_eq!(page.text(), "Khác\n\nThân");
        let page = one("---\nauthor: Mai\ntags:\n  - x\n---\nThân\n");
        assert_eq!(page.metadata.author.as_deref(), Some("Mai"));
        assert_eq!(
            page.metadata.other["front_matter"],
            "author: Mai\ntags:\n  - x\n"
        );
    }

    #[test]
    fn nothing_to_read_is_refused() {
        for empty in ["", "\n\n", "<!-- a -->\n", "[a]: http://x\n"] {
            assert_eq!(
                refused(&read_as("a.md", empty, None).documents[0]).0,
                Code::FileEmpty
            );
        }
        assert_eq!(
            refused(&read_as("a.md", b"a\xFF", None).documents[0]).0,
            Code::EncodingUnsure
        );
    }

    #[test]
    fn repeated_signs_take_no_time() {
        for sign in [
            "[", "> ", "*a_ ", "- ", "`", "<a ", "<!--", "![", "](", "| a\n",
        ] {
            let text = sign.repeat(50_000 / sign.len());
            let started = std::time::Instant::now();
            let _ = Page::of(&text);
            assert!(started.elapsed().as_secs() < 60, "{sign}");
        }
        let html = format!("<div>\n{}</div>\n", "<script".repeat(20_000));
        let _ = Page::of(&html);
        let _ = Page::of(&format!("<div>\n{}", "<!-".repeat(20_000)));
    }
}
