//! The two tables with typed columns. A piece has a line of JSON for each row.
use std::io::{self, Write};

use super::super::options::Options;
use super::super::shape::Row;
use super::super::tables::{FIGURES, ROLES, Table};
use super::super::writing::{Assembler, Parts, Piece, Place};
use super::super::{Item, Tally, Writer};
use super::Sheet;
use crate::domain::Header;
use crate::error::Result;

#[derive(Debug)]
struct Parquet {
    table: Table,
    options: Options,
}

pub(in crate::formats) fn figures(options: &Options) -> Box<dyn Writer> {
    Box::new(Parquet {
        table: FIGURES,
        options: options.clone(),
    })
}

pub(in crate::formats) fn roles(options: &Options) -> Box<dyn Writer> {
    Box::new(Parquet {
        table: ROLES,
        options: options.clone(),
    })
}

impl Writer for Parquet {
    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let (rows, tally) = self.table.of(item, &self.options);
        for cells in &rows {
            let fields = self.table.columns;
            serde_json::to_writer(&mut *out, &Row { fields, cells })?;
            out.write_all(b"\n")?;
        }
        Ok(tally)
    }

    fn assembler<'a>(&'a self, _: &'a Header, parts: &Parts) -> Option<Box<dyn Assembler + 'a>> {
        Some(Box::new(Sheets {
            table: self.table,
            sheets: parts.0.iter().map(|_| None).collect(),
            parts: parts.clone(),
        }))
    }
}

/// A file for each part, begun with its first rows.
struct Sheets {
    table: Table,
    parts: Parts,
    sheets: Vec<Option<Sheet>>,
}

impl Sheets {
    fn create(&self, place: &Place, part: usize) -> Result<Sheet> {
        let only = place.file_name().filter(|_| self.parts.0.len() == 1);
        let name = only.unwrap_or_else(|| self.parts.file(part, "parquet"));
        Sheet::create(place, &name, self.table.columns, None)
    }
}

impl Assembler for Sheets {
    fn add(&mut self, place: &mut Place, part: usize, _: &str, piece: Piece) -> Result<()> {
        let mut sheet = match self.sheets.get_mut(part).and_then(Option::take) {
            Some(sheet) => sheet,
            None => self.create(place, part)?,
        };
        for row in serde_json::Deserializer::from_slice(piece.main()).into_iter() {
            sheet.add(place, row?)?;
        }
        if let Some(kept) = self.sheets.get_mut(part) {
            *kept = Some(sheet);
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, place: &mut Place) -> Result<()> {
        for part in 0..self.sheets.len() {
            let sheet = match self.sheets.get_mut(part).and_then(Option::take) {
                Some(sheet) => sheet,
                // A part without articles has a file all the same.
                None => self.create(place, part)?,
            };
            sheet.finish(place)?;
        }
        Ok(())
    }
}
