//! One file: rows are kept until they are worth a group, and written column by column.
use std::fmt;
use std::io;
use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::data_type::{BoolType, ByteArrayType, DoubleType, Int64Type};
use ::parquet::errors::{ParquetError, Result as Written};
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use serde_json::Value;

use super::super::writing::{Output, Place};
use super::Field;
use super::leaves::{Leaf, Levels, Values, leaves, put};
use super::types::schema;
use crate::error::Result;

/// Bytes of memory, about, that rows take until they are written as a group.
const GROUP: usize = 32 << 20;

/// See the module.
pub(in crate::formats) struct Sheet {
    fields: &'static [Field],
    out: SerializedFileWriter<Output>,
    leaves: Vec<Leaf>,
    size: usize,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").finish_non_exhaustive()
    }
}

impl Sheet {
    /// Begins a file of rows of these fields. `about` is what the file says of itself, by key.
    pub(in crate::formats) fn create(
        place: &Place,
        name: &str,
        fields: &'static [Field],
        about: Option<(&str, String)>,
    ) -> Result<Self> {
        let about = about.map(|(key, value)| vec![KeyValue::new(key.to_owned(), value)]);
        let properties = WriterProperties::builder()
            .set_created_by(concat!("nhan version ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(about)
            .build();
        let out = place.create(name)?;
        let begun = schema(fields)
            .and_then(|schema| SerializedFileWriter::new(out, schema, Arc::new(properties)));
        Ok(Self {
            fields,
            out: begun.map_err(|error| place.named(failed(error)))?,
            leaves: leaves(fields),
            size: 0,
        })
    }

    /// Adds a row: an object of the fields; those that it does not have are null.
    pub(in crate::formats) fn add(&mut self, place: &Place, row: Value) -> Result<()> {
        let fields = super::Kind::Record(self.fields);
        self.size += put(&mut self.leaves, fields, row, Levels::of_row());
        if self.size >= GROUP {
            let written = self.write_group();
            written.map_err(|error| place.named(failed(error)))?;
        }
        Ok(())
    }

    pub(in crate::formats) fn finish(mut self, place: &mut Place) -> Result<()> {
        let ended = self.write_group().and_then(|()| self.out.into_inner());
        let out = ended.map_err(|error| place.named(failed(error)))?;
        place.finish(out)
    }

    fn write_group(&mut self) -> Written<()> {
        if self.size == 0 {
            return Ok(());
        }
        let mut group = self.out.next_row_group()?;
        for leaf in &mut self.leaves {
            let Some(mut column) = group.next_column()? else {
                break;
            };
            let levels = (Some(&leaf.definition[..]), Some(&leaf.repetition[..]));
            match &leaf.values {
                Values::Text(values) => column
                    .typed::<ByteArrayType>()
                    .write_batch(values, levels.0, levels.1)?,
                Values::Integer(values) => column
                    .typed::<Int64Type>()
                    .write_batch(values, levels.0, levels.1)?,
                Values::Number(values) => column
                    .typed::<DoubleType>()
                    .write_batch(values, levels.0, levels.1)?,
                Values::Truth(values) => column
                    .typed::<BoolType>()
                    .write_batch(values, levels.0, levels.1)?,
            };
            column.close()?;
            leaf.clear();
        }
        group.close()?;
        self.size = 0;
        Ok(())
    }
}

/// The error of the file system that it was, where it was one.
fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}
