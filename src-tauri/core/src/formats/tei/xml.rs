//! Elements, their attributes and text as XML 1.0 has them.
use std::fmt::Write as _;

/// An XML document as it grows.
#[derive(Debug, Default)]
pub(super) struct Xml {
    out: String,
    /// How many characters had to be replaced.
    pub(super) replaced: usize,
}

impl Xml {
    pub(super) fn finish(self) -> (String, usize) {
        (self.out, self.replaced)
    }

    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push('>');
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    pub(super) fn close(&mut self, name: &str) {
        let _ = write!(self.out, "</{name}>");
    }

    /// An element that holds text only.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.escaped(text, false);
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            let _ = write!(self.out, " {key}=\"");
            self.escaped(value, true);
            self.out.push('"');
        }
    }

    fn escaped(&mut self, text: &str, in_attribute: bool) {
        for c in text.chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' if in_attribute => self.out.push_str("&quot;"),
                // A parser makes blanks of these in attributes, and of CR a line feed everywhere.
                '\t' | '\n' if in_attribute => self.reference(c),
                '\r' => self.reference(c),
                '\t' | '\n' => self.out.push(c),
                '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                    self.out.push(char::REPLACEMENT_CHARACTER);
                    self.replaced += 1;
                }
                _ => self.out.push(c),
            }
        }
    }

    fn reference(&mut self, c: char) {
        let _ = write!(self.out, "&#{};", u32::from(c));
    }
}

/// A name as a value of `type` or `name` can hold it: one word.
pub(super) fn word(name: &str) -> String {
    let parts: Vec<&str> = name.split_whitespace().collect();
    parts.join("_")
}
