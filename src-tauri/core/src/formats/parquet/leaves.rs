//! Rows taken apart into columns. A value that is nested is told by two levels: how much of its
//! path is there, and which of the lists on the way goes on.
use ::parquet::data_type::ByteArray;
use serde_json::Value;

use super::{Field, Kind};

/// A column of plain values.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) values: Values,
    /// How much of the path to each value is there.
    pub(super) definition: Vec<i16>,
    /// Which list on that path has a further item.
    pub(super) repetition: Vec<i16>,
}

#[derive(Debug)]
pub(super) enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Truth(Vec<bool>),
}

/// What a place in a column costs in memory, apart from the text of it.
const COST: usize = 64;

/// The columns of these fields, with nothing in them, in the order of the file.
pub(super) fn leaves(fields: &[Field]) -> Vec<Leaf> {
    fields
        .iter()
        .flat_map(|field| of_kind(field.kind))
        .collect()
}

fn of_kind(kind: Kind) -> Vec<Leaf> {
    let values = match kind {
        Kind::Text => Values::Text(Vec::new()),
        Kind::Integer => Values::Integer(Vec::new()),
        Kind::Number => Values::Number(Vec::new()),
        Kind::Truth => Values::Truth(Vec::new()),
        Kind::List(kind) => return of_kind(*kind),
        Kind::Record(fields) => return leaves(fields),
    };
    vec![Leaf {
        values,
        definition: Vec::new(),
        repetition: Vec::new(),
    }]
}

fn width(kind: Kind) -> usize {
    match kind {
        Kind::List(kind) => width(*kind),
        Kind::Record(fields) => fields.iter().map(|field| width(field.kind)).sum(),
        _ => 1,
    }
}

/// Where in a row a value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Levels {
    definition: i16,
    repetition: i16,
    /// Lists around it.
    depth: i16,
}

impl Levels {
    /// Of a row, which is a record that is always there.
    pub(super) const fn of_row() -> Self {
        Self {
            definition: -1,
            repetition: 0,
            depth: 0,
        }
    }
}

/// Puts a value into its columns; what it adds to the memory in use, about.
pub(super) fn put(leaves: &mut [Leaf], kind: Kind, value: Value, at: Levels) -> usize {
    let there = at.definition + 1;
    match (kind, value) {
        (Kind::List(_), Value::Array(items)) if items.is_empty() => absent(leaves, there, at),
        (Kind::List(kind), Value::Array(items)) => {
            let mut cost = 0;
            for (place, item) in items.into_iter().enumerate() {
                let depth = at.depth + 1;
                let inside = Levels {
                    definition: there + 1,
                    repetition: if place == 0 { at.repetition } else { depth },
                    depth,
                };
                cost += put(leaves, *kind, item, inside);
            }
            cost
        }
        (Kind::Record(fields), Value::Object(mut map)) => {
            let inside = Levels {
                definition: there,
                ..at
            };
            let (mut cost, mut rest) = (0, leaves);
            for field in fields {
                let Some((own, others)) = rest.split_at_mut_checked(width(field.kind)) else {
                    break;
                };
                let value = map.get_mut(field.name).map_or(Value::Null, Value::take);
                cost += put(own, field.kind, value, inside);
                rest = others;
            }
            cost
        }
        (_, value) => match leaves {
            [leaf] => leaf.push(value, at),
            several => absent(several, at.definition, at),
        },
    }
}

fn absent(leaves: &mut [Leaf], definition: i16, at: Levels) -> usize {
    for leaf in &mut *leaves {
        leaf.definition.push(definition);
        leaf.repetition.push(at.repetition);
    }
    leaves.len() * COST
}

impl Leaf {
    /// A plain value; one of another kind is none.
    fn push(&mut self, value: Value, at: Levels) -> usize {
        let mut cost = COST;
        let is_there = match (&mut self.values, value) {
            (Values::Text(values), Value::String(text)) => {
                cost += text.len();
                values.push(text.into_bytes().into());
                true
            }
            (Values::Integer(values), value) => push(values, value.as_i64()),
            (Values::Number(values), value) => push(values, value.as_f64()),
            (Values::Truth(values), value) => push(values, value.as_bool()),
            (Values::Text(_), _) => false,
        };
        self.definition.push(at.definition + i16::from(is_there));
        self.repetition.push(at.repetition);
        cost
    }

    pub(super) fn clear(&mut self) {
        self.definition.clear();
        self.repetition.clear();
        match &mut self.values {
            Values::Text(values) => values.clear(),
            Values::Integer(values) => values.clear(),
            Values::Number(values) => values.clear(),
            Values::Truth(values) => values.clear(),
        }
    }
}

fn push<T>(values: &mut Vec<T>, value: Option<T>) -> bool {
    let is_there = value.is_some();
    values.extend(value);
    is_there
}
