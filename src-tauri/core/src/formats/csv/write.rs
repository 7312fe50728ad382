//! Writing: a row a span. Cells that a spreadsheet would take for a formula get a `'` before them.
use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::Value;

use super::super::canonical::Sorted;
use super::super::options::Options;
use super::super::tally::{Reason, Tally, is_entity};
use super::super::view::{View, hull};
use super::super::writing::Piece;
use super::super::{Item, Writer};
use crate::domain::{DocSpan, Header};

pub(super) const COLUMNS: [&str; 11] = [
    "article",
    "layer",
    "span",
    "label",
    "start",
    "end",
    "text",
    // `0-2;9-13` for a span of several stretches, else empty.
    "fragments",
    "entity",
    // The other attributes, as JSON.
    "attributes",
    "note",
];

#[derive(Debug)]
struct Csv {
    options: Options,
}

pub(in crate::formats) fn writer(options: &Options) -> Box<dyn Writer> {
    Box::new(Csv {
        options: options.clone(),
    })
}

impl Writer for Csv {
    fn begin(&self, out: &mut dyn Write, _: &Header) -> io::Result<()> {
        mark(out, &self.options)?;
        let mut rows = csv::Writer::from_writer(out);
        rows.write_record(COLUMNS)?;
        rows.flush()
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let mut view = View::new(item, &self.options);
        view.drop_relations();
        let mut rows = csv::Writer::from_writer(out);
        for span in &view.layer.spans {
            let range = hull(span);
            let cells = [
                item.document.source_id.clone(),
                item.layer.name.clone(),
                span.id.map(|id| id.to_string()).unwrap_or_default(),
                span.label.clone(),
                range.start.0.to_string(),
                range.end.0.to_string(),
                text(span),
                fragments(span),
                entity(item.header, span),
                attributes(item.header, span)?,
                span.note.clone(),
            ];
            rows.write_record(cells.iter().map(|cell| harmless(cell).into_owned()))?;
        }
        rows.flush()?;
        drop(rows);
        view.tally.losses.add(Reason::Metadata, 1);
        view.tally.surroundings(item.document);
        Ok(view.written())
    }
}

/// The byte order mark, for those who asked for it.
pub(in crate::formats) fn mark(out: &mut dyn Write, options: &Options) -> io::Result<()> {
    if options.bom {
        out.write_all("\u{FEFF}".as_bytes())?;
    }
    Ok(())
}

/// What stands between the fragments of a span.
pub(super) const PAUSE: &str = " … ";

/// What a span covers.
pub(in crate::formats) fn text(span: &DocSpan) -> String {
    let parts: Vec<&str> = span.fragments.iter().map(|f| f.text.as_str()).collect();
    parts.join(PAUSE)
}

pub(in crate::formats) fn fragments(span: &DocSpan) -> String {
    if span.fragments.len() < 2 {
        return String::new();
    }
    let parts = span.fragments.iter().map(|f| f.range);
    let parts: Vec<String> = parts
        .map(|range| format!("{}-{}", range.start.0, range.end.0))
        .collect();
    parts.join(";")
}

/// Names of the people whom a span is tied to.
pub(in crate::formats) fn entity(header: &Header, span: &DocSpan) -> String {
    let tied = span
        .attributes
        .iter()
        .filter(|(name, _)| is_entity(&header.schema, span, name));
    let names: Vec<String> = tied
        .filter_map(|(_, value)| {
            let id = value.as_str()?;
            let person = id.parse().ok().and_then(|id| header.entity(id));
            Some(person.map_or_else(|| id.to_owned(), |person| person.name.clone()))
        })
        .collect();
    names.join("; ")
}

/// The attributes that have no column of their own.
pub(in crate::formats) fn attributes(header: &Header, span: &DocSpan) -> io::Result<String> {
    let others: serde_json::Map<String, Value> = span
        .attributes
        .iter()
        .filter(|(name, _)| !is_entity(&header.schema, span, name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    if others.is_empty() {
        return Ok(String::new());
    }
    Ok(serde_json::to_string(&Sorted(&Value::Object(others)))?)
}

/// What a spreadsheet computes begins so.
pub(super) const COMPUTED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet computes.
pub(in crate::formats) fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(COMPUTED) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::formats::tests_support::{discontinuous, document, documents, span, write};

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let rows = reader.records();
        rows.map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn a_row_a_span() {
        let mut noted = span("PERSON", 3, 7, "Hằng");
        noted.note = "=HYPERLINK(\"x\")".to_owned();
        noted
            .attributes
            .insert("entity".to_owned(), "Lê Hằng".into());
        let spans = [
            discontinuous("ROLE", &[(0, 2, "Bà"), (8, 11, "nói")]),
            noted,
        ];
        let (text, tally) = write(
            "csv",
            &document("a/1", "Bà Hằng nói", &spans),
            &Options::default(),
        );
        let rows = rows(&text);
        assert_eq!(rows[0][3..8], ["ROLE", "0", "11", "Bà … nói", "0-2;8-11"]);
        assert_eq!(rows[1][3..9], ["PERSON", "3", "7", "Hằng", "", "Lê Hằng"]);
        assert_eq!(rows[1][10], "'=HYPERLINK(\"x\")");
        assert_eq!((tally.spans, tally.written), (2, 2));
    }

    #[test]
    fn a_mark_at_the_start_on_request() {
        let bom = Options {
            bom: true,
            ..Options::default()
        };
        let (text, _) = write("csv", &document("a", "x", &[]), &bom);
        assert!(text.starts_with("\u{FEFF}article,layer,"));
    }

    proptest! {
        #[test]
        fn every_span_has_a_row_and_no_cell_a_formula(document in documents()) {
            let (text, tally) = write("csv", &document, &Options::default());
            let rows = rows(&text);
            prop_assert_eq!(rows.len() as u64, tally.written);
            prop_assert_eq!(tally.spans, tally.written + tally.losses.spans());
            for cell in rows.iter().flatten() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
            }
        }
    }
}
