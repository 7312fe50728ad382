//! Tables of spans: rows gathered to articles, wherever in the table they stand.
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use serde_json::{Map, Value};

use super::super::Source;
use super::super::decoding;
use super::super::tagged::imported;
use super::super::unit::{self, Claim};
use super::columns::{Places, SpanPlaces};
use super::read::document;
use super::rows::{Row, Rows};
use super::write::{COLUMNS, COMPUTED, PAUSE};
use crate::domain::{DocLayer, DocSpan, Document, Fragment, Incoming, Offset, Problem, Range};
use crate::error::{Code, Error};
use crate::text::TextIndex;

/// Metadata that may stand in any row of an article.
const KNOWN: [&str; 4] = ["date", "author", "source", "url"];

/// Whether a table is one that Nhãn wrote.
pub(super) fn is_ours(names: &[String]) -> bool {
    names == COLUMNS
}

/// The rows of a table by article.
pub(super) struct Gathered {
    rows: Rows,
    places: Places,
    groups: Vec<Group>,
    refused: Vec<Problem>,
}

/// The rows of an article.
struct Group {
    /// Without its text and spans.
    document: Document,
    text: Option<String>,
    marks: Vec<Row>,
    refused: Option<Problem>,
    line: u64,
}

impl Gathered {
    pub(super) fn of(mut rows: Rows, places: &Places) -> Self {
        let mut found = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        let mut refused = Vec::new();
        let mut last = None;
        let ours = is_ours(&rows.names);
        while let Some(row) = rows.next() {
            let mut row = match row {
                Ok(row) => row,
                Err(problem) => {
                    refused.push(problem);
                    continue;
                }
            };
            if ours {
                for (column, cell) in row.cells.iter_mut().enumerate() {
                    // What is quoted is compared either way.
                    if places.quote != Some(column) {
                        *cell = computed(cell).to_owned();
                    }
                }
            }
            let (id, text) = (row.cell(places.id).trim(), row.cell(places.text));
            let key = match (id, text) {
                ("", "") => last,
                ("", text) => Some(
                    *found
                        .entry((false, text.to_owned()))
                        .or_insert(groups.len()),
                ),
                (id, _) => Some(*found.entry((true, id.to_owned())).or_insert(groups.len())),
            };
            let Some(place) = key else {
                let column = places.id.or(places.text).unwrap_or_default();
                let what = rows.names.get(column).map_or("", String::as_str);
                let error = Error::new(Code::BadRecord).arg("what", what);
                refused.push(rows.refuse(&row, column, error));
                continue;
            };
            last = key;
            if place == groups.len() {
                let keep = |name: &str| KNOWN.contains(&name);
                groups.push(Group {
                    document: document(&rows, places, &row, String::new(), keep),
                    text: None,
                    marks: Vec::new(),
                    refused: None,
                    line: row.line,
                });
            }
            let Some(group) = groups.get_mut(place) else {
                continue;
            };
            let given = places.text.and_then(|column| row.cells.get_mut(column));
            let given = given.map(std::mem::take).unwrap_or_default();
            match &group.text {
                _ if given.is_empty() => {}
                None => group.text = Some(given),
                Some(before) if *before == given => {}
                Some(_) => {
                    let column = places.text.unwrap_or_default();
                    let what = rows.names.get(column).map_or("", String::as_str);
                    let error = Error::new(Code::BadRecord).arg("what", what);
                    let problem = rows.refuse(&row, column, error);
                    group.refused.get_or_insert(problem);
                }
            }
            group.marks.push(row);
        }
        Self {
            rows,
            places: places.clone(),
            groups,
            refused,
        }
    }

    /// The articles, in the order in which they begin.
    pub(super) fn documents(self) -> impl Iterator<Item = Result<Incoming, Problem>> {
        let Self {
            rows,
            places,
            groups,
            refused,
        } = self;
        let articles = groups
            .into_iter()
            .map(move |group| finish(&rows, &places, group));
        refused.into_iter().map(Err).chain(articles)
    }
}

fn finish(rows: &Rows, places: &Places, group: Group) -> Result<Incoming, Problem> {
    let Group {
        mut document,
        text,
        marks,
        refused,
        line,
    } = group;
    if let Some(problem) = refused {
        return Err(problem);
    }
    let text = match text {
        Some(text) => text,
        None => text_beside(&rows.source, &document.source_id).map_err(|mut problem| {
            problem.line.get_or_insert(line);
            problem
        })?,
    };
    let mut layers: Vec<(String, Vec<DocSpan>)> = Vec::new();
    let mut by_name = HashMap::new();
    let ours = is_ours(&rows.names);
    let index = TextIndex::new(&text);
    let mut marked = Vec::new();
    let mut claims = Vec::new();
    for row in &marks {
        let made = places.span.map(|columns| Mark {
            rows,
            places,
            row,
            columns,
            ours,
        });
        let Some(mark) = made.filter(Mark::is_one) else {
            continue;
        };
        claims.push(mark.claim(&index)?);
        marked.push(mark);
    }
    let fitted = unit::fit(&index, &claims, &unit::ANY).map_err(|misfit| {
        let mark = marked.get(misfit.claim);
        mark.map_or_else(
            || rows.source.refuse(misfit.error.clone()),
            |mark| mark.refuse(misfit.error.clone()),
        )
    })?;
    let notes = fitted.notes(&rows.source.shown(), Some(line));
    for (mark, fragments) in marked.iter().zip(fitted.spans) {
        let span = mark.span(fragments)?;
        let name = if ours { mark.row.cell(Some(LAYER)) } else { "" };
        let place = *by_name.entry(name).or_insert_with(|| {
            layers.push((name.to_owned(), Vec::new()));
            layers.len() - 1
        });
        if let Some((_, spans)) = layers.get_mut(place) {
            spans.push(span);
        }
    }
    let made = layers
        .into_iter()
        .filter_map(|(name, spans)| imported(spans).map(|layer| DocLayer { name, ..layer }));
    document.layers.extend(made);
    if document.title.is_empty() {
        document.title = crate::text::guess_title(&text);
    }
    if let Some(revision) = document.revisions.last_mut() {
        revision.text = text;
    }
    Ok(Incoming {
        notes,
        file: rows.source.shown(),
        line: Some(line),
        document,
    })
}

// Columns of a table of ours.
const LAYER: usize = 1;
const FRAGMENTS: usize = 7;
const ENTITY: usize = 8;
const ATTRIBUTES: usize = 9;
const NOTE: usize = 10;

/// A row that tells of a span.
struct Mark<'a> {
    rows: &'a Rows,
    places: &'a Places,
    row: &'a Row,
    columns: SpanPlaces,
    /// Whether Nhãn wrote it.
    ours: bool,
}

impl Mark<'_> {
    /// Whether it is one: an article without spans has a row too.
    fn is_one(&self) -> bool {
        let SpanPlaces { start, end, label } = self.columns;
        [start, end, label]
            .iter()
            .any(|column| !self.cell(*column).is_empty())
    }

    fn claim(&self, text: &TextIndex<'_>) -> Result<Claim, Problem> {
        let SpanPlaces { start, end, label } = self.columns;
        if self.cell(label).is_empty() {
            return Err(self.bad(label));
        }
        let number = |column| self.cell(column).parse().map_err(|_| self.bad(column));
        let mut parts = vec![(number(start)?, number(end)?)];
        if self.ours && !self.cell(FRAGMENTS).is_empty() {
            parts = fragments(self.cell(FRAGMENTS)).ok_or_else(|| self.bad(FRAGMENTS))?;
        }
        let quote = self.quote(text, &parts);
        Ok(Claim { parts, quote })
    }

    /// What the row says that these stretches cover.
    fn quote(&self, text: &TextIndex<'_>, parts: &[(u64, u64)]) -> Option<String> {
        let cell = self.row.cell(Some(self.places.quote?));
        if !self.ours {
            return (!cell.is_empty()).then(|| cell.to_owned());
        }
        // We count code points, join several stretches our way, and a text may begin with what
        // we put before a cell to make it harmless.
        let covered = parts.iter().map(|(start, end)| {
            let start = Offset(u32::try_from(*start).ok()?);
            let end = Offset(u32::try_from(*end).ok()?);
            text.slice(Range { start, end })
        });
        let covered: Vec<&str> = covered.collect::<Option<_>>().unwrap_or_default();
        let written = computed(cell);
        if [written, cell].contains(&covered.join(PAUSE).as_str()) {
            return Some(covered.join(" "));
        }
        (!written.is_empty()).then(|| written.to_owned())
    }

    fn span(&self, fragments: Vec<Fragment>) -> Result<DocSpan, Problem> {
        let mut span = DocSpan::of(self.cell(self.columns.label).to_owned(), fragments);
        if self.ours {
            self.attributes(&mut span)?;
        } else {
            span.note = self.further();
        }
        Ok(span)
    }

    /// At the column that is wrong: the quotation, or where the span is said to begin.
    fn refuse(&self, error: Error) -> Problem {
        let quote = self
            .places
            .quote
            .filter(|_| error.code() == Code::QuoteMismatch);
        self.rows
            .refuse(self.row, quote.unwrap_or(self.columns.start), error)
    }

    fn cell(&self, column: usize) -> &str {
        self.row.cell(Some(column)).trim()
    }

    fn bad(&self, column: usize) -> Problem {
        let what = self.rows.names.get(column).map_or("", String::as_str);
        let error = Error::new(Code::BadRecord).arg("what", what);
        self.rows.refuse(self.row, column, error)
    }

    fn attributes(&self, span: &mut DocSpan) -> Result<(), Problem> {
        let attributes = self.cell(ATTRIBUTES);
        if !attributes.is_empty() {
            let read: Result<Map<String, Value>, _> = serde_json::from_str(attributes);
            span.attributes
                .extend(read.map_err(|_| self.bad(ATTRIBUTES))?);
        }
        let entity = self.cell(ENTITY);
        if !entity.is_empty() {
            span.attributes
                .insert("entity".to_owned(), Value::from(entity));
        }
        self.row.cell(Some(NOTE)).clone_into(&mut span.note);
        Ok(())
    }

    /// What the row says besides, a line each.
    fn further(&self) -> String {
        let cells = self.rows.names.iter().zip(&self.row.cells).enumerate();
        let further = cells.filter(|(column, (name, cell))| {
            !self.places.has(*column) && !KNOWN.contains(&name.as_str()) && !cell.is_empty()
        });
        let lines: Vec<String> = further
            .map(|(_, (name, cell))| format!("{name}={cell}"))
            .collect();
        lines.join("\n")
    }
}

/// A cell as it was before it was made harmless.
fn computed(cell: &str) -> &str {
    cell.strip_prefix('\'')
        .filter(|rest| rest.starts_with(COMPUTED))
        .unwrap_or(cell)
}

fn fragments(cell: &str) -> Option<Vec<(u64, u64)>> {
    let parts = cell.split(';').map(|part| {
        let (start, end) = part.split_once('-')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    });
    parts.collect()
}

/// The text of an article of this id, in a file below the folder of the table or in it.
fn text_beside(table: &Source, id: &str) -> Result<String, Problem> {
    let named = PathBuf::from(format!("{id}.txt"));
    let is_below = named
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let last = named.file_name().map(PathBuf::from);
    let names = [Some(named.clone()), last].into_iter().flatten();
    let files = names
        .filter(|_| is_below)
        .map(|name: PathBuf| table.neighbour(Path::new(&name)));
    let Some(file) = files.into_iter().find(|file| file.path.is_file()) else {
        let error = Error::new(Code::TextNotFound)
            .arg("file", table.shown())
            .arg("expected", named.display());
        return Err(table.refuse(error));
    };
    Ok(decoding::plain(&file)?.0)
}
