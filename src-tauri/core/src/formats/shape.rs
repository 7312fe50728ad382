//! Rows of typed fields, for formats that are tables.
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// What a field holds. Each may be `null`: unknown.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Integer,
    Number,
    Truth,
    List(&'static Kind),
    Record(&'static [Field]),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

impl Field {
    pub(super) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind }
    }
}

/// A row as a JSON object whose keys stand in the order of the fields.
pub(super) struct Row<'a> {
    pub(super) fields: &'static [Field],
    /// As many as there are fields.
    pub(super) cells: &'a [Value],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        for (field, value) in self.fields.iter().zip(self.cells) {
            map.serialize_entry(
                field.name,
                &Shaped {
                    kind: field.kind,
                    value,
                },
            )?;
        }
        map.end()
    }
}

struct Shaped<'a> {
    kind: Kind,
    value: &'a Value,
}

impl Serialize for Shaped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.kind, self.value) {
            (Kind::List(kind), Value::Array(items)) => {
                serializer.collect_seq(items.iter().map(|value| Shaped { kind: *kind, value }))
            }
            (Kind::Record(fields), Value::Object(map)) => {
                let entries = fields.iter().map(|field| {
                    let value = map.get(field.name).unwrap_or(&Value::Null);
                    (
                        field.name,
                        Shaped {
                            kind: field.kind,
                            value,
                        },
                    )
                });
                serializer.collect_map(entries)
            }
            (_, plain) => plain.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const POINT: [Field; 2] = [Field::new("y", Kind::Integer), Field::new("a", Kind::Text)];
    const FIELDS: [Field; 2] = [
        Field::new("z", Kind::Number),
        Field::new("b", Kind::List(&Kind::Record(&POINT))),
    ];

    #[test]
    fn keys_stand_in_the_order_of_the_fields() {
        let row = Row {
            fields: &FIELDS,
            cells: &[json!(0.1), json!([{"a": "x", "y": 1}, {}])],
        };
        assert_eq!(
            serde_json::to_string(&row).unwrap(),
            r#"{"z":0.1,"b":[{"y":1,"a":"x"},{"y":null,"a":null}]}"#
        );
    }
}
