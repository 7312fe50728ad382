//! A component's markup as the texts a user could read: between tags, and in the attributes that are
//! shown or spoken. Expressions in braces are left out. No parser of Svelte, but one for text.

/// Attributes whose value reaches the user.
const SPOKEN: &[&str] = &[
    "title",
    "alt",
    "placeholder",
    "label",
    "aria-label",
    "aria-description",
    "aria-roledescription",
];

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) line: usize,
    pub(crate) text: String,
    /// The tag that it stands in, or whose attribute it is.
    pub(crate) tag: String,
}

pub(crate) fn texts(component: &str) -> Vec<Text> {
    let mut reader = Reader {
        rest: component,
        line: 1,
        tag: String::new(),
        found: Vec::new(),
    };
    while !reader.rest.is_empty() {
        reader.step();
    }
    reader.found
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    tag: String,
    found: Vec<Text>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.line += taken.matches('\n').count();
        self.rest = rest;
        taken
    }

    fn take_past(&mut self, end: &str) {
        self.take(
            self.rest
                .find(end)
                .map_or(self.rest.len(), |at| at + end.len()),
        );
    }

    fn step(&mut self) {
        if self.rest.starts_with("<!--") {
            self.take_past("-->");
        } else if self.rest.starts_with("<script") {
            self.take_past("</script>");
        } else if self.rest.starts_with("<style") {
            self.take_past("</style>");
        } else if self.rest.starts_with('<') {
            self.tag();
        } else if self.rest.starts_with('{') {
            self.take(expression(self.rest));
        } else {
            let line = self.line + self.rest.len().min(blank_lines(self.rest));
            let length = self.rest.find(['<', '{']).unwrap_or(self.rest.len());
            let text = self.take(length);
            self.keep(line, text);
        }
    }

    fn keep(&mut self, line: usize, text: &str) {
        if !text.trim().is_empty() {
            let (text, tag) = (text.trim().to_owned(), self.tag.clone());
            self.found.push(Text { line, text, tag });
        }
    }

    fn tag(&mut self) {
        self.take(1);
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || ">{".contains(c));
        let name = self.take(end.unwrap_or(self.rest.len()));
        // After `</b>` text stands in the tag around it, which is not known: nothing is exempt there.
        self.tag = if name.starts_with('/') {
            String::new()
        } else {
            name.trim_end_matches('/').to_owned()
        };
        while let Some(first) = self.rest.chars().next() {
            match first {
                '>' => {
                    self.take(1);
                    return;
                }
                '{' => {
                    self.take(expression(self.rest));
                }
                c if c.is_whitespace() || c == '/' || c == '=' => {
                    self.take(c.len_utf8());
                }
                _ => self.attribute(),
            }
        }
    }

    fn attribute(&mut self) {
        let end = self
            .rest
            .find(|c: char| c.is_whitespace() || "=>{".contains(c));
        let name = self
            .take(end.unwrap_or(self.rest.len()))
            .trim_matches(['"', '\'']);
        let Some(value) = self.rest.strip_prefix('=') else {
            return;
        };
        let Some(quote @ ('"' | '\'')) = value.chars().next() else {
            return;
        };
        self.take(2);
        while !self.rest.is_empty() && !self.rest.starts_with(quote) {
            if self.rest.starts_with('{') {
                self.take(expression(self.rest));
                continue;
            }
            let line = self.line;
            let text = self.take(self.rest.find(['{', quote]).unwrap_or(self.rest.len()));
            if SPOKEN.contains(&name) {
                self.keep(line, text);
            }
        }
        self.take(1);
    }
}

fn blank_lines(text: &str) -> usize {
    let blank = text.len() - text.trim_start().len();
    text[..blank].matches('\n').count()
}

/// The length of `{…}`, with braces inside it and inside its strings.
fn expression(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), c) if open == c => quote = None,
            // Braces in a template count: `${…}` is closed again.
            (Some('`') | None, '{') => depth += 1,
            (Some('`') | None, '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 && quote.is_none() {
                    return at + 1;
                }
            }
            (None, '"' | '\'' | '`') => quote = Some(c),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(component: &str) -> Vec<String> {
        texts(component).into_iter().map(|text| text.text).collect()
    }

    #[test]
    fn texts_between_tags_and_in_spoken_attributes_are_read() {
        assert_eq!(
            read("<p class=\"Large\">Xin <b>chào</b></p>"),
            ["Xin", "chào"]
        );
        assert_eq!(read("<img alt=\"Hình\" src=\"/a.png\" />"), ["Hình"]);
        assert_eq!(read("<a title='Mở {name} ngay'>{x}</a>"), ["Mở", "ngay"]);
    }

    #[test]
    fn code_is_not_text() {
        let component = "<script lang=\"ts\">let a = '<p>Chào</p>';</script>\n\
            <!-- Ghi chú -->\n\
            {#if a > b && c < d}<p onclick={() => { a = \"}\"; return `${b}`; }} {...rest}>{m.hi()}</p>{/if}\n\
            <style>p { color: red }</style>";
        assert_eq!(read(component), [""; 0]);
    }

    #[test]
    fn lines_and_tags_are_known() {
        let found = texts("<div>\n  <kbd>Ctrl</kbd>\n  {x}\n  Lưu\n</div>");
        assert_eq!((found[0].line, found[0].tag.as_str()), (2, "kbd"));
        assert_eq!((found[1].line, found[1].text.as_str()), (4, "Lưu"));
    }

    #[test]
    fn what_is_never_closed_comes_to_an_end() {
        for broken in [
            "<p",
            "<p title=\"a",
            "{#if",
            "<!--",
            "<script>",
            "<p {",
            "<",
            "<p a",
            "<p =",
        ] {
            texts(broken);
        }
    }
}
