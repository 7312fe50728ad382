//! Which column of a table is what.
use crate::error::{Code, Error, Result};
use crate::text::fold;

/// The columns of a table, by their names in its first line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The article's text.
    pub text: Option<String>,
    /// What the article is called.
    pub id: Option<String>,
    pub title: Option<String>,
    /// Code points of the text, half-open.
    pub start: Option<String>,
    pub end: Option<String>,
    pub label: Option<String>,
    /// What the span covers, to prove its offsets.
    pub quote: Option<String>,
}

/// Names of columns without diacritics, in lower case, with blanks for underscores; the first that
/// a table has counts.
const TEXT: &[&str] = &[
    "text",
    "content",
    "body",
    "article text",
    "full text",
    "noi dung",
    "van ban",
    "toan van",
    "sentence",
    "cau",
];
const ID: &[&str] = &[
    "id",
    "article",
    "article id",
    "doc id",
    "document id",
    "doc",
    "document",
    "ma",
    "ma bai",
    "bai",
    "bai viet",
];
const TITLE: &[&str] = &["title", "headline", "tieu de", "nhan de", "tua de"];
const START: &[&str] = &[
    "start",
    "begin",
    "start offset",
    "start char",
    "from",
    "bat dau",
    "vi tri dau",
    "dau",
];
const END: &[&str] = &[
    "end",
    "stop",
    "end offset",
    "end char",
    "to",
    "ket thuc",
    "vi tri cuoi",
    "cuoi",
];
const LABEL: &[&str] = &[
    "label",
    "entity type",
    "type",
    "tag",
    "category",
    "nhan",
    "loai",
];
const QUOTE: &[&str] = &[
    "quote",
    "span text",
    "mention",
    "surface",
    "covered text",
    "trich",
    "cum tu",
    "doan trich",
];

impl Columns {
    /// What a column may be, as it is chosen by.
    pub const ROLES: [&str; 7] = ["text", "id", "title", "start", "end", "label", "quote"];

    /// The column of one of the [roles](Self::ROLES); none if it is no role.
    pub fn role(&mut self, role: &str) -> Option<&mut Option<String>> {
        match role {
            "text" => Some(&mut self.text),
            "id" => Some(&mut self.id),
            "title" => Some(&mut self.title),
            "start" => Some(&mut self.start),
            "end" => Some(&mut self.end),
            "label" => Some(&mut self.label),
            "quote" => Some(&mut self.quote),
            _ => None,
        }
    }

    /// The columns that these names stand for, as far as they are known.
    pub fn guess(names: &[String]) -> Self {
        let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
        let find = |known: &[&str]| {
            let place = known
                .iter()
                .find_map(|one| folded.iter().position(|name| name == one));
            place.and_then(|place| names.get(place)).cloned()
        };
        let mut columns = Self {
            text: find(TEXT),
            id: find(ID),
            title: find(TITLE),
            start: find(START),
            end: find(END),
            label: find(LABEL),
            quote: find(QUOTE),
        };
        // Half of what spans need is something else: a category of articles, a date of a period.
        if columns.start.is_none() || columns.end.is_none() || columns.label.is_none() {
            (columns.start, columns.end, columns.label, columns.quote) = (None, None, None, None);
        }
        columns
    }

    /// Where they are in a table of these columns; `columns_unknown` if one is not there, or what
    /// there is makes no article.
    pub(super) fn places(&self, names: &[String]) -> Result<Places> {
        let unknown = || Error::new(Code::ColumnsUnknown).arg("columns", shown(names));
        let place = |name: &Option<String>| match name {
            None => Ok(None),
            Some(name) => {
                let place = names.iter().position(|one| one == name);
                place.map(Some).ok_or_else(unknown)
            }
        };
        let places = Places {
            text: place(&self.text)?,
            id: place(&self.id)?,
            title: place(&self.title)?,
            span: match (place(&self.start)?, place(&self.end)?, place(&self.label)?) {
                (Some(start), Some(end), Some(label)) => Some(SpanPlaces { start, end, label }),
                (None, None, _) => None,
                _ => return Err(unknown()),
            },
            quote: place(&self.quote)?,
        };
        let found_elsewhere = places.span.is_some() && places.id.is_some();
        if places.text.is_none() && !found_elsewhere {
            return Err(unknown());
        }
        Ok(places)
    }
}

/// Names of columns for a message.
fn shown(names: &[String]) -> String {
    const MOST: usize = 12;
    let names: Vec<String> = names
        .iter()
        .take(MOST)
        .map(|name| name.chars().take(40).collect())
        .collect();
    names.join(", ")
}

/// Columns by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Places {
    pub(super) text: Option<usize>,
    pub(super) id: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) span: Option<SpanPlaces>,
    pub(super) quote: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct SpanPlaces {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) label: usize,
}

impl Places {
    /// Whether a column has a meaning; the others are metadata.
    pub(super) fn has(&self, column: usize) -> bool {
        let span = self.span.map(|span| [span.start, span.end, span.label]);
        [self.text, self.id, self.title, self.quote].contains(&Some(column))
            || span.is_some_and(|span| span.contains(&column))
    }
}
