//! VLSP 2018, as MUC marked names: `<ENAMEX TYPE="PERSON">…</ENAMEX>` in the text, nested where
//! names are. A file is an article; what is no such tag is text as it stands, `&` and `<` too.
//!
//! MUC's `TIMEX` and `NUMEX` are read like `ENAMEX`: the label is the `TYPE`. What else a tag says
//! becomes the span's note.
use super::decoding;
use super::source::LARGEST;
use super::tagged::imported;
use super::{Documents, Head, Reader, Source};
use crate::domain::{Attributes, DocSpan, Document, Fragment, Incoming, Offset, Problem, Range};
use crate::error::{Code, Error};
use crate::text::guess_title;

const ELEMENTS: [&str; 3] = ["ENAMEX", "TIMEX", "NUMEX"];
/// Names in names; more is no annotation.
const DEEPEST: usize = 64;

/// See the module.
#[derive(Debug)]
pub(super) struct Vlsp2018;

impl Reader for Vlsp2018 {
    fn extensions(&self) -> &'static [&'static str] {
        &["muc", "txt"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let opens = || {
            let text = head.text();
            let mut tags = text.match_indices('<');
            tags.any(|(at, _)| {
                matches!(
                    text.get(at..).and_then(tag),
                    Some(Tag::Open { label: Some(_), .. })
                )
            })
        };
        head.extension() == "muc" || opens()
    }

    fn documents(&self, source: Source) -> Documents {
        decoding::documents(source, |source, text| read(source, &text))
    }
}

fn read(source: &Source, marked: &str) -> Result<Incoming, Problem> {
    let file = source.shown();
    let (text, spans) = unmarked(marked).map_err(|refusal| refusal.problem(&file, marked))?;
    if text.is_empty() {
        return Err(source.refuse(Error::new(Code::FileEmpty).arg("file", file)));
    }
    let mut document = Document::of_text(source.id.clone(), guess_title(&text), text);
    document.layers.extend(imported(spans));
    Ok(Incoming {
        notes: Vec::new(),
        file,
        line: None,
        document,
    })
}

/// A tag that cannot be used.
#[derive(Debug)]
struct Refusal {
    code: Code,
    /// The byte where it begins.
    at: usize,
}

impl Refusal {
    fn problem(&self, file: &str, marked: &str) -> Problem {
        let (before, from) = marked.split_at_checked(self.at).unwrap_or((marked, ""));
        let line = before.matches('\n').count() as u64 + 1;
        let begun = before.rsplit('\n').next().unwrap_or_default();
        let column = begun.chars().count() as u64 + 1;
        // Enough to know it by.
        let shown: String = from
            .split_inclusive('>')
            .next()
            .unwrap_or_default()
            .chars()
            .take(60)
            .collect();
        Problem {
            file: file.to_owned(),
            line: Some(line),
            column: Some(column),
            error: Error::new(self.code)
                .arg("file", file)
                .arg("line", line)
                .arg("column", column)
                .arg("tag", shown),
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Tag<'t> {
    Open {
        element: &'static str,
        /// None where there is no `TYPE`, or the tag has no end.
        label: Option<&'t str>,
        note: String,
        /// Its bytes.
        length: usize,
    },
    Close {
        element: &'static str,
        length: usize,
    },
}

/// The tag with which `text` begins.
fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let closing = inner.strip_prefix('/');
    let name = closing.unwrap_or(inner);
    let element = ELEMENTS.into_iter().find(|element| {
        let begun = name.get(..element.len());
        let next = name
            .get(element.len()..)
            .and_then(|rest| rest.chars().next());
        begun.is_some_and(|begun| begun.eq_ignore_ascii_case(element))
            && next.is_none_or(|c| c.is_whitespace() || c == '>')
    })?;
    let rest = name.get(element.len()..)?;
    let passed = text.len() - rest.len();
    if closing.is_some() {
        let end = rest
            .find('>')
            .filter(|end| rest.get(..*end).is_some_and(|r| r.trim().is_empty()));
        // Without an end it closes nothing, which is said where it stands.
        return Some(Tag::Close {
            element: end.map_or("", |_| element),
            length: passed + end.map_or(0, |end| end + 1),
        });
    }
    let (attributes, length) = attributes(rest).unwrap_or_default();
    let is_type = |name: &str| name.eq_ignore_ascii_case("TYPE");
    let label = attributes
        .iter()
        .find(|(name, value)| is_type(name) && !value.is_empty());
    let others = attributes.iter().filter(|(name, _)| !is_type(name));
    let note: Vec<String> = others
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    Some(Tag::Open {
        element,
        label: label.map(|(_, value)| *value),
        note: note.join("\n"),
        length: passed + length,
    })
}

type Pairs<'t> = Vec<(&'t str, &'t str)>;

/// What stands behind the name of a tag, up to and with its `>`, and how many bytes that is.
fn attributes(text: &str) -> Option<(Pairs<'_>, usize)> {
    let mut pairs = Pairs::new();
    let mut rest = text.trim_start();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return Some((pairs, text.len() - after.len()));
        }
        let (name, value) = rest.split_once('=')?;
        let name = name.trim();
        if name.is_empty() || name.contains(['<', '>', '"', '\'', ' ']) {
            return None;
        }
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| ['"', '\''].contains(c));
        let (value, after) = match quote {
            Some(quote) => value.get(1..)?.split_once(quote)?,
            None => value.split_at(value.find(|c: char| c == '>' || c.is_whitespace())?),
        };
        if value.contains(['<', '\n']) {
            return None;
        }
        pairs.push((name, value));
        rest = after.trim_start();
    }
}

struct Open<'t> {
    element: &'static str,
    label: &'t str,
    note: String,
    /// Where its tag begins in what is read.
    at: usize,
    /// Where it begins in the text: byte and code point.
    start: (usize, u32),
    /// Its place among the spans.
    place: usize,
}

/// The text without its tags, and what they marked, in the order in which it begins.
fn unmarked(marked: &str) -> Result<(String, Vec<DocSpan>), Refusal> {
    let mut text = String::with_capacity(marked.len());
    let mut length = 0_u32;
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut spans: Vec<Option<DocSpan>> = Vec::new();
    let mut quoted = 0;
    let mut at = 0;
    while let Some(rest) = marked.get(at..).filter(|rest| !rest.is_empty()) {
        let refuse = |code| Refusal { code, at };
        let bad = || refuse(Code::BadMarkup);
        match tag(rest) {
            None => {
                // Up to where another tag may begin.
                let more = rest
                    .get(1..)
                    .and_then(|more| more.find('<'))
                    .map(|more| more + 1);
                let plain = match rest.chars().next() {
                    Some('<') => rest.get(..more.unwrap_or(rest.len())),
                    _ => rest.get(..rest.find('<').unwrap_or(rest.len())),
                };
                let plain = plain.unwrap_or_default();
                text.push_str(plain);
                length +=
                    u32::try_from(plain.chars().count()).map_err(|_| refuse(Code::FileTooLarge))?;
                at += plain.len();
            }
            Some(Tag::Open {
                element,
                label,
                note,
                length: size,
            }) => {
                let label = label.filter(|_| open.len() < DEEPEST).ok_or_else(bad)?;
                open.push(Open {
                    element,
                    label,
                    note,
                    at,
                    start: (text.len(), length),
                    place: spans.len(),
                });
                spans.push(None);
                at += size;
            }
            Some(Tag::Close {
                element,
                length: size,
            }) => {
                let opened = open
                    .pop()
                    .filter(|opened| opened.element == element)
                    .ok_or_else(bad)?;
                let covered = text.get(opened.start.0..).unwrap_or_default();
                quoted += covered.len() as u64;
                if covered.is_empty() {
                    return Err(Refusal {
                        code: Code::BadMarkup,
                        at: opened.at,
                    });
                }
                if quoted > LARGEST {
                    return Err(refuse(Code::FileTooLarge));
                }
                if let Some(slot) = spans.get_mut(opened.place) {
                    *slot = Some(span(&opened, covered, length));
                }
                at += size;
            }
        }
    }
    match open.pop() {
        Some(left) => Err(Refusal {
            code: Code::BadMarkup,
            at: left.at,
        }),
        None => Ok((text, spans.into_iter().flatten().collect())),
    }
}

fn span(opened: &Open<'_>, covered: &str, end: u32) -> DocSpan {
    DocSpan {
        id: None,
        label: opened.label.to_owned(),
        fragments: vec![Fragment {
            range: Range {
                start: Offset(opened.start.1),
                end: Offset(end),
            },
            text: covered.to_owned(),
        }],
        attributes: Attributes::new(),
        note: opened.note.clone(),
    }
}

#[cfg(test)]
#[path = "vlsp2018_tests.rs"]
mod tests;
