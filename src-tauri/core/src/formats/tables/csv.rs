//! The tables between commas. Cells of lists have `;` between their parts, numbers all their
//! digits and no more.
use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::Value;

use super::super::csv::{harmless, mark};
use super::super::options::Options;
use super::super::writing::Piece;
use super::super::{Item, Tally, Writer};
use super::Table;
use crate::domain::Header;

#[derive(Debug)]
struct Csv {
    table: Table,
    options: Options,
}

pub(super) fn writer(table: Table, options: &Options) -> Box<dyn Writer> {
    Box::new(Csv {
        table,
        options: options.clone(),
    })
}

impl Writer for Csv {
    fn begin(&self, out: &mut dyn Write, _: &Header) -> io::Result<()> {
        mark(out, &self.options)?;
        let mut rows = csv::Writer::from_writer(out);
        rows.write_record(self.table.columns.iter().map(|column| column.name))?;
        rows.flush()
    }

    fn document(&self, out: &mut Piece, item: &Item<'_>) -> io::Result<Tally> {
        let (found, tally) = self.table.of(item, &self.options);
        let mut rows = csv::Writer::from_writer(out);
        for row in &found {
            rows.write_record(row.iter().map(|value| cell(value).into_owned()))?;
        }
        rows.flush()?;
        Ok(tally)
    }
}

fn cell(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => harmless(text),
        Value::Number(_) => plain(value),
        Value::Array(items) => {
            let parts: Vec<Cow<'_, str>> = items.iter().map(plain).collect();
            Cow::Owned(harmless(&parts.join(";")).into_owned())
        }
        other => plain(other),
    }
}

/// Text and numbers as they are: a number in digits alone, without an exponent.
fn plain(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        Value::Number(number) => match number.as_f64() {
            Some(fraction) if number.is_f64() => Cow::Owned(fraction.to_string()),
            _ => Cow::Owned(number.to_string()),
        },
        other => Cow::Owned(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_have_all_their_digits_and_no_more() {
        for (value, shown) in [
            (json!(11.4), "11.4"),
            (json!(11_400_000_000.0), "11400000000"),
            (json!(1e18), "1000000000000000000"),
            (json!(0.000_01), "0.00001"),
            (json!(-5.0), "-5"),
            (json!(2022), "2022"),
            (json!([2021, 2022]), "2021;2022"),
            (json!("-5"), "'-5"),
            (json!(["=A1", "VN"]), "'=A1;VN"),
            (json!(true), "true"),
            (json!(null), ""),
        ] {
            assert_eq!(cell(&value), shown);
        }
    }
}
