//! The schema of a file. Every field may be null; a list is the three levels that the format's
//! own description asks for.
use std::sync::Arc;

use ::parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use ::parquet::errors::Result;
use ::parquet::schema::types::{Type, TypePtr};

use super::{Field, Kind};

/// The schema of these fields.
pub(super) fn schema(fields: &[Field]) -> Result<TypePtr> {
    let columns = fields.iter().map(|field| optional(field.name, field.kind));
    let columns: Vec<TypePtr> = columns.collect::<Result<_>>()?;
    let root = Type::group_type_builder("schema").with_fields(columns);
    Ok(Arc::new(root.build()?))
}

fn optional(name: &str, kind: Kind) -> Result<TypePtr> {
    let plain = |physical| Type::primitive_type_builder(name, physical);
    let group = |fields| {
        Type::group_type_builder(name)
            .with_repetition(Repetition::OPTIONAL)
            .with_fields(fields)
    };
    let made = match kind {
        Kind::Text => plain(Physical::BYTE_ARRAY)
            .with_converted_type(ConvertedType::UTF8)
            .with_logical_type(Some(LogicalType::String))
            .build()?,
        Kind::Integer => plain(Physical::INT64).build()?,
        Kind::Number => plain(Physical::DOUBLE).build()?,
        Kind::Truth => plain(Physical::BOOLEAN).build()?,
        Kind::List(kind) => {
            let items = Type::group_type_builder("list")
                .with_repetition(Repetition::REPEATED)
                .with_fields(vec![optional("element", *kind)?]);
            group(vec![Arc::new(items.build()?)])
                .with_converted_type(ConvertedType::LIST)
                .with_logical_type(Some(LogicalType::List))
                .build()?
        }
        Kind::Record(fields) => {
            let fields = fields.iter().map(|field| optional(field.name, field.kind));
            group(fields.collect::<Result<_>>()?).build()?
        }
    };
    Ok(Arc::new(made))
}
