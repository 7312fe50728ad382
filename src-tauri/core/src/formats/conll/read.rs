//! Reading: lines become tokens, and tokens an article.
use super::super::lines::{self, Line, Lines};
use super::super::tagged::Tagged;
use super::super::tags::{self, Tag};
use super::super::{Documents, Head, Reader, Source};
use crate::domain::{Incoming, Problem};
use crate::error::{Code, Error};

const DOCUMENT_START: &str = "-DOCSTART-";
/// Word, part of speech, chunk, name, and the name inside it.
const MOST: usize = 5;

/// See the module.
#[derive(Debug)]
pub(in crate::formats) struct Conll;

impl Reader for Conll {
    fn extensions(&self) -> &'static [&'static str] {
        &["conll", "iob", "iob2", "bio", "bioes", "tsv", "txt"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let is_own = !["tsv", "txt"].contains(&&*head.extension());
        is_own || columns_look_tagged(head)
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

/// Whether the first lines are rows of as many columns with a tag at their end. One line is too
/// little to tell.
fn columns_look_tagged(head: &Head<'_>) -> bool {
    const LOOKED_AT: usize = 40;
    let (mut width, mut rows) = (None, 0);
    for line in head.lines().take(LOOKED_AT) {
        if line.starts_with(DOCUMENT_START) {
            continue;
        }
        let row: Vec<&str> = columns(line).collect();
        let fits = (2..=MOST).contains(&row.len()) && *width.get_or_insert(row.len()) == row.len();
        let tag = row.last().copied().unwrap_or_default();
        if !fits || tag.is_empty() || tags::parse(tag).is_none() {
            return false;
        }
        rows += 1;
    }
    rows > 1
}

/// The columns of a line: between tabs if it has any, else between blanks.
fn columns(line: &str) -> impl Iterator<Item = &str> {
    let tabbed = line.contains('\t');
    let between = move |c: char| if tabbed { c == '\t' } else { c == ' ' };
    line.split(between)
        .filter(move |column| tabbed || !column.is_empty())
        .map(str::trim)
}

/// The articles of a file, read as far as each goes.
struct Articles {
    lines: Option<Lines>,
    source: Source,
    article: Article,
    /// How many `-DOCSTART-` there were.
    begun: u64,
    /// Articles given or refused.
    given: u64,
}

#[derive(Default)]
struct Article {
    tagged: Tagged,
    /// Where it begins.
    line: Option<u64>,
    /// Columns of its first row; the others have as many.
    width: Option<usize>,
    refused: Option<Problem>,
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
            if line.text.starts_with(DOCUMENT_START) {
                let before = self.finish();
                self.begun += 1;
                if before.is_some() {
                    return before;
                }
            } else if line.text.trim().is_empty() {
                self.article.tagged.end_sentence();
            } else if let Err(problem) = self.article.row(&self.source, &line) {
                // The rest of the article is read over.
                self.article.refused.get_or_insert(problem);
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
        let article = std::mem::take(&mut self.article);
        self.given += u64::from(article.refused.is_some() || !article.tagged.is_empty());
        if let Some(problem) = article.refused {
            return Some(Err(problem));
        }
        if article.tagged.is_empty() {
            return None;
        }
        let id = match self.begun {
            0 => self.source.id.clone(),
            number => format!("{}/{number}", self.source.id),
        };
        let file = self.source.shown();
        Some(Ok(article.tagged.finish(file, article.line, id)))
    }
}

impl Article {
    fn row(&mut self, source: &Source, line: &Line) -> Result<(), Problem> {
        if self.refused.is_some() {
            return Ok(());
        }
        self.line.get_or_insert(line.number);
        let row: Vec<&str> = columns(&line.text).collect();
        let width = *self.width.get_or_insert(row.len());
        let refuse = |column: u64, error: Error| Problem {
            file: source.shown(),
            line: Some(line.number),
            column: Some(column),
            error: error.arg("line", line.number).arg("column", column),
        };
        let form = row.first().copied().unwrap_or_default();
        if row.len() != width || width > MOST || form.is_empty() {
            let error = Error::new(Code::BadColumns)
                .arg("found", row.len())
                .arg("expected", width.min(MOST));
            return Err(refuse(1, error));
        }
        let tagged = match width {
            0 | 1 => &[],
            MOST => &row[MOST - 2..],
            _ => &row[width - 1..],
        };
        let mut said: Vec<Tag<'_>> = Vec::with_capacity(tagged.len());
        for tag in tagged {
            let read = tags::parse(tag).ok_or_else(|| {
                let column = column_of(&line.text, tag);
                refuse(column, Error::new(Code::BadTag).arg("tag", tag))
            })?;
            said.push(read);
        }
        self.tagged.token(form, said);
        Ok(())
    }
}

/// Where the last `tag` of a line stands, in code points from 1.
fn column_of(line: &str, tag: &str) -> u64 {
    let before = line.rfind(tag).and_then(|byte| line.get(..byte));
    before.unwrap_or_default().chars().count() as u64 + 1
}
