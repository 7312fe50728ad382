//! Reading: rows become articles, each its own or as the rows of spans say.
use serde_json::{Map, Value};

use super::super::canonical;
use super::super::{Documents, Head, ReadOptions, Reader, Source};
use super::columns::{Columns, Places};
use super::rows::{Row, Rows, names_of};
use super::spans::{self, Gathered};
use crate::domain::{Document, Incoming, Problem};
use crate::text::guess_title;

/// See the module.
#[derive(Debug)]
pub(in crate::formats) struct Csv;

impl Reader for Csv {
    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv"]
    }

    fn recognises(&self, head: &Head<'_>) -> bool {
        let names = names_of(head.text());
        names.len() > 1 && guess(&names).places(&names).is_ok()
    }

    fn may_read(&self, head: &Head<'_>) -> bool {
        names_of(head.text()).len() > 1
    }

    fn documents(&self, source: Source) -> Documents {
        self.documents_with(source, &ReadOptions::default())
    }

    fn documents_with(&self, source: Source, options: &ReadOptions<'_>) -> Documents {
        documents(source, options.columns.as_ref())
            .unwrap_or_else(|problem| Box::new(std::iter::once(Err(problem))))
    }
}

/// The columns of a table, for someone to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub names: Vec<String>,
    pub guess: Columns,
}

/// What the first line of a table says; none of a file that cannot be read, which is said when it
/// is read in earnest.
pub(in crate::formats) fn table(source: &Source) -> Option<Table> {
    let names = Rows::open(source.clone()).ok()?.names;
    let guess = guess(&names);
    Some(Table { names, guess })
}

/// Of a table of ours the text is what a span covers.
fn guess(names: &[String]) -> Columns {
    let mut columns = Columns::guess(names);
    if spans::is_ours(names) {
        columns.quote = columns.text.take();
    }
    columns
}

fn documents(source: Source, chosen: Option<&Columns>) -> Result<Documents, Problem> {
    let rows = Rows::open(source)?;
    let columns = chosen.cloned().unwrap_or_else(|| guess(&rows.names));
    let places = columns
        .places(&rows.names)
        .map_err(|error| rows.source.refuse(error.arg("file", rows.source.shown())))?;
    let encoding = rows.encoding.clone();
    let articles: Documents = match places.span {
        Some(_) => Box::new(Gathered::of(rows, &places).documents()),
        None => Box::new(Articles { rows, places }),
    };
    let mut is_first = true;
    Ok(Box::new(articles.map(move |article| {
        let mut incoming = article?;
        encoding.say(&mut incoming, std::mem::take(&mut is_first));
        Ok(incoming)
    })))
}

/// A row an article.
struct Articles {
    rows: Rows,
    places: Places,
}

impl Iterator for Articles {
    type Item = Result<Incoming, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        Some(row.map(|row| self.article(&row)))
    }
}

impl Articles {
    fn article(&self, row: &Row) -> Incoming {
        let text = row.cell(self.places.text).to_owned();
        let document = document(&self.rows, &self.places, row, text, |_| true);
        Incoming {
            notes: Vec::new(),
            file: self.rows.source.shown(),
            line: Some(row.line),
            document,
        }
    }
}

/// The article that a row tells of, with what `keep` keeps of the columns without a meaning.
pub(super) fn document(
    rows: &Rows,
    places: &Places,
    row: &Row,
    text: String,
    keep: impl Fn(&str) -> bool,
) -> Document {
    let id = match row.cell(places.id).trim() {
        "" => format!("{}/{}", rows.source.id, row.line),
        id => id.to_owned(),
    };
    let title = match row.cell(places.title).trim() {
        "" => guess_title(&text),
        title => title.to_owned(),
    };
    let further: Map<String, Value> = rows
        .names
        .iter()
        .zip(&row.cells)
        .enumerate()
        .filter(|(column, (name, cell))| {
            !places.has(*column) && !name.is_empty() && !cell.is_empty() && keep(name)
        })
        .map(|(_, (name, cell))| (name.clone(), Value::from(cell.as_str())))
        .collect();
    let mut document = Document::of_text(id, title, text);
    document.metadata = canonical::to_metadata(further);
    document
}
