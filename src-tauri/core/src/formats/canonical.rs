//! JSON whose keys always stand in the same order, so that files can be compared. What serde_json
//! does by itself depends on which other crates are built along (`preserve_order`).
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use crate::domain::Metadata;

/// A value with the keys of its objects sorted.
pub(super) struct Sorted<'a>(pub(super) &'a Value);

impl Serialize for Sorted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(map) => {
                let sorted: BTreeMap<&String, Sorted<'_>> = map
                    .iter()
                    .map(|(key, value)| (key, Sorted(value)))
                    .collect();
                serializer.collect_map(sorted)
            }
            Value::Array(items) => serializer.collect_seq(items.iter().map(Sorted)),
            plain => plain.serialize(serializer),
        }
    }
}

impl fmt::Display for Sorted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// For `serialize_with`.
pub(super) fn values<S: Serializer>(
    values: &BTreeMap<String, Value>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(values.iter().map(|(name, value)| (name, Sorted(value))))
}

/// Metadata: the known keys in their order, then the others sorted. For `serialize_with`.
pub(super) fn metadata<S: Serializer>(
    metadata: &Metadata,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (name, value) in known(metadata) {
        map.serialize_entry(name, value)?;
    }
    for (name, value) in &metadata.other {
        map.serialize_entry(name, &Sorted(value))?;
    }
    map.end()
}

/// The fields of metadata that are there.
pub(super) fn known(metadata: &Metadata) -> impl Iterator<Item = (&'static str, &str)> {
    [
        ("date", &metadata.date),
        ("author", &metadata.author),
        ("source", &metadata.source),
        ("url", &metadata.url),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value.as_deref()?)))
}

/// Metadata from the further keys of a record. A known key whose value is no text is kept as
/// its JSON.
pub(super) fn to_metadata(further: serde_json::Map<String, Value>) -> Metadata {
    let mut metadata = Metadata::default();
    for (key, value) in further {
        let field = match key.as_str() {
            "date" => &mut metadata.date,
            "author" => &mut metadata.author,
            "source" => &mut metadata.source,
            "url" => &mut metadata.url,
            _ => {
                metadata.other.insert(key, value);
                continue;
            }
        };
        *field = match value {
            Value::Null => None,
            Value::String(text) => Some(text),
            other => Some(other.to_string()),
        };
    }
    metadata
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_at_every_depth() {
        let value: Value =
            serde_json::from_str(r#"{"b":{"d":1,"c":[{"z":1,"y":2}]},"a":0.1}"#).unwrap();
        assert_eq!(
            serde_json::to_string(&Sorted(&value)).unwrap(),
            r#"{"a":0.1,"b":{"c":[{"y":2,"z":1}],"d":1}}"#
        );
    }
}
