//! Lines become words, words sentences, and sentences an article.
use std::borrow::Cow;

use super::super::lines::{self, Line, Lines};
use super::super::surface::gaps;
use super::super::tagged::Tagged;
use super::super::tags::{self, Tag};
use super::super::{Documents, Head, Reader, Source};
use super::spaces::plain;
use crate::domain::{Incoming, Metadata, Problem};
use crate::error::{Code, Error};

const COLUMNS: usize = 10;
/// Keys of the last column that hold tags.
const KEYS: [&str; 4] = ["NER", "NE", "name", "Entity"];

/// See the module.
#[derive(Debug)]
pub(in crate::formats) struct Conllu;

impl Reader for Conllu {
    fn extensions(&self) -> &'static [&'static str] {
        &["conllu", "conll", "txt"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let first = || head.lines().find(|line| !line.starts_with('#'));
        let is_word = |line: &str| {
            let row: Vec<&str> = line.split('\t').collect();
            row.len() == COLUMNS && row.first().is_some_and(|id| Id::of(id).is_some())
        };
        head.extension() == "conllu" || first().is_some_and(is_word)
    }

    fn documents(&self, source: Source) -> Documents {
        lines::documents(source, |lines, source| Articles {
            lines: Some(lines),
            source,
            article: Article::default(),
            begun: 0,
            given: 0,
        })
    }
}

/// The articles of a file, read as far as each goes.
struct Articles {
    lines: Option<Lines>,
    source: Source,
    article: Article,
    /// How many `# newdoc` there were.
    begun: u64,
    /// Articles given or refused.
    given: u64,
}

#[derive(Default)]
struct Article {
    tagged: Tagged,
    sentence: Sentence,
    id: Option<String>,
    title: Option<String>,
    metadata: Metadata,
    /// Where its first word stands.
    line: Option<u64>,
    refused: Option<Problem>,
}

#[derive(Default)]
struct Sentence {
    text: Option<String>,
    words: Vec<Word>,
    /// The last word that a token of several words covers.
    covered: u32,
}

struct Word {
    form: String,
    tag: String,
    /// What the last column says of the blanks before, in and behind it.
    before: Option<String>,
    within: Option<String>,
    after: Option<String>,
    /// Whether the next one follows without a blank.
    glued: bool,
}

impl Iterator for Articles {
    type Item = Result<Incoming, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(line) = self.lines.as_mut()?.next() {
            let line = match line {
                Ok(line) => line,
                Err(problem) => {
                    self.article.refused.get_or_insert(problem);
                    continue;
                }
            };
            if let Some(comment) = line.text.strip_prefix('#') {
                let (key, value) = comment.split_once('=').unwrap_or((comment, ""));
                let (key, value) = (key.trim(), value.trim());
                if key == "text" {
                    self.article.sentence.text = Some(value.to_owned());
                } else if key == "newdoc" || key == "newdoc id" {
                    let before = self.finish();
                    self.begun += 1;
                    self.article.id = Some(value.to_owned()).filter(|id| !id.is_empty());
                    if before.is_some() {
                        return before;
                    }
                } else if self.begun > 0 && self.article.line.is_none() {
                    self.article.fact(key, value);
                }
            } else if line.text.trim().is_empty() {
                self.article.end_sentence();
            } else if self.article.refused.is_none()
                && let Err(problem) = self.article.row(&self.source, &line)
            {
                // The rest of the article is read over.
                self.article.refused = Some(problem);
            }
        }
        self.lines = None;
        self.finish().or_else(|| {
            let error = Error::new(Code::FileEmpty).arg("file", self.source.shown());
            (self.given == 0).then(|| Err(self.source.refuse(error)))
        })
    }
}

impl Articles {
    /// The article so far, if there is one.
    fn finish(&mut self) -> Option<Result<Incoming, Problem>> {
        let mut article = std::mem::take(&mut self.article);
        article.end_sentence();
        self.given += u64::from(article.refused.is_some() || !article.tagged.is_empty());
        if let Some(problem) = article.refused {
            return Some(Err(problem));
        }
        if article.tagged.is_empty() {
            return None;
        }
        let id = article.id.unwrap_or_else(|| match self.begun {
            0 => self.source.id.clone(),
            number => format!("{}/{number}", self.source.id),
        });
        let file = self.source.shown();
        let mut incoming = article.tagged.finish(file, article.line, id);
        incoming.document.metadata = article.metadata;
        if let Some(title) = article.title {
            incoming.document.title = title;
        }
        Some(Ok(incoming))
    }
}

impl Article {
    /// Takes what a comment says of an article before its first word.
    fn fact(&mut self, key: &str, value: &str) {
        let field = match key {
            "title" => &mut self.title,
            "date" => &mut self.metadata.date,
            "author" => &mut self.metadata.author,
            "source" => &mut self.metadata.source,
            "url" => &mut self.metadata.url,
            _ => return,
        };
        *field = Some(value.to_owned()).filter(|value| !value.is_empty());
    }

    fn row(&mut self, source: &Source, line: &Line) -> Result<(), Problem> {
        self.line.get_or_insert(line.number);
        let row: Vec<&str> = line.text.split('\t').collect();
        let refuse = |column: usize, error: Error| {
            let before = row.iter().take(column).map(|cell| cell.chars().count() + 1);
            let column = before.sum::<usize>() as u64 + 1;
            Problem {
                file: source.shown(),
                line: Some(line.number),
                column: Some(column),
                error: error.arg("line", line.number).arg("column", column),
            }
        };
        let &[id, form, .., misc] = row.as_slice() else {
            return Err(refuse(0, columns(&row)));
        };
        if row.len() != COLUMNS {
            return Err(refuse(0, columns(&row)));
        }
        let bad = |column, what| refuse(column, Error::new(Code::BadRecord).arg("what", what));
        let id = Id::of(id).ok_or_else(|| bad(0, "ID"))?;
        let form = form.trim();
        if form.is_empty() {
            return Err(bad(1, "FORM"));
        }
        let tag = tag_of(misc)
            .map_err(|tag| refuse(COLUMNS - 1, Error::new(Code::BadTag).arg("tag", tag)))?;
        let sentence = &mut self.sentence;
        match id {
            Id::Empty => return Ok(()),
            Id::Word(word) if word <= sentence.covered => {
                if let Some(last) = sentence.words.last_mut()
                    && tags::parse(&last.tag) == Some(Tag::Outside)
                {
                    last.tag = tag.into_owned();
                }
                return Ok(());
            }
            Id::Word(_) => {}
            Id::Several(last) => sentence.covered = last,
        }
        let said = |key: &str| {
            let mut items = misc.split('|').filter_map(|item| item.split_once('='));
            let value = items.find(|(name, _)| name.trim() == key)?.1;
            Some(plain(value).into_owned())
        };
        sentence.words.push(Word {
            form: form.to_owned(),
            tag: tag.into_owned(),
            before: said("SpacesBefore"),
            within: said("SpacesInToken"),
            after: said("SpacesAfter"),
            glued: misc.split('|').any(|item| item.trim() == "SpaceAfter=No"),
        });
        Ok(())
    }

    fn end_sentence(&mut self) {
        let sentence = std::mem::take(&mut self.sentence);
        if sentence.words.is_empty() {
            return;
        }
        let forms: Vec<&str> = sentence
            .words
            .iter()
            .map(|word| word.form.as_str())
            .collect();
        let gaps = sentence.text.as_deref().and_then(|text| gaps(text, &forms));
        let mut before: Option<&Word> = None;
        for (place, word) in sentence.words.iter().enumerate() {
            let gap = gaps.as_ref().and_then(|gaps| gaps.get(place));
            // Blanks of its own may be among those before it.
            let gap = gap.filter(|_| word.within.is_none());
            match before {
                None if self.tagged.is_empty() => {
                    self.tagged.gap(word.before.as_deref().unwrap_or_default());
                }
                None => {}
                Some(before) => match (&before.after, gap) {
                    (Some(after), _) => self.tagged.gap(after),
                    (None, Some(gap)) => self.tagged.gap(gap),
                    (None, None) if before.glued => self.tagged.glue(),
                    (None, None) => {}
                },
            }
            match &word.within {
                Some(form) => self.tagged.token_as_is(form, tags::parse(&word.tag)),
                None => self.tagged.token(&word.form, tags::parse(&word.tag)),
            }
            before = Some(word);
        }
        self.tagged.end_sentence();
        if let Some(after) = before.and_then(|last| last.after.as_deref()) {
            self.tagged.gap(after);
        }
    }
}

fn columns(row: &[&str]) -> Error {
    Error::new(Code::BadColumns)
        .arg("found", row.len())
        .arg("expected", COLUMNS)
}

/// What the first column says.
#[derive(Debug, PartialEq, Eq)]
enum Id {
    Word(u32),
    /// A token of several words, up to this one.
    Several(u32),
    /// A node that stands for no letters.
    Empty,
}

impl Id {
    fn of(id: &str) -> Option<Self> {
        let number = |part: &str| part.parse::<u32>().ok();
        if let Some((first, last)) = id.split_once('-') {
            let (first, last) = (number(first)?, number(last)?);
            return (first <= last).then_some(Self::Several(last));
        }
        if let Some((before, place)) = id.split_once('.') {
            return number(before).and(number(place)).map(|_| Self::Empty);
        }
        number(id).map(Self::Word)
    }
}

/// The tag in a last column, `O` if it holds none; what stands in its place is the error.
fn tag_of(misc: &str) -> Result<Cow<'_, str>, &str> {
    let items = misc
        .split('|')
        .filter_map(|item| item.trim().split_once('='));
    for (key, tag) in items {
        if !KEYS.iter().any(|known| known.eq_ignore_ascii_case(key)) {
            continue;
        }
        let read = plain(tag);
        if tags::parse(&read).is_some() {
            return Ok(read);
        }
        // Coreference in brackets, or a name that is no tag, in files that use the key for
        // something else.
        let elsewhere = key.eq_ignore_ascii_case("name")
            || key.eq_ignore_ascii_case("Entity")
            || tag.contains(['(', ')']);
        if !elsewhere {
            return Err(tag);
        }
    }
    Ok(Cow::Borrowed("O"))
}
