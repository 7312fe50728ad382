//! Values that a file has as words although the schema knows more: formats without numbers or
//! objects write them so.
use serde_json::Value;

use crate::domain::{Attribute, AttributeKind, Attributes, Figure};

/// Numbers and trade figures that are written as text become what they are.
pub(super) fn conform(known: &[Attribute], values: &mut Attributes) {
    for (name, value) in values {
        let attribute = known.iter().find(|attribute| attribute.name == *name);
        let Some((attribute, text)) = attribute.zip(value.as_str()) else {
            continue;
        };
        let read = || serde_json::from_str::<Value>(text).ok();
        let meant = match attribute.kind {
            AttributeKind::Number => read().filter(Value::is_number),
            AttributeKind::Figure => {
                read().filter(|read| Figure::deserialize_value(read).is_some())
            }
            _ => None,
        };
        if let Some(meant) = meant {
            *value = meant;
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_the_schema_knows() {
        let kinds = [
            ("số", AttributeKind::Number),
            ("figure", AttributeKind::Figure),
            ("chữ", AttributeKind::Text),
        ];
        let known = kinds.map(|(name, kind)| Attribute {
            name: name.to_owned(),
            kind,
            values: Vec::new(),
            required: false,
        });
        let after = |name: &str, value: Value| {
            let mut values = Attributes::from([(name.to_owned(), value)]);
            conform(&known, &mut values);
            values.remove(name).unwrap()
        };
        assert_eq!(after("số", json!("12.5")), json!(12.5));
        assert_eq!(after("số", json!("mười")), json!("mười"));
        let figure = json!({"kind": "level", "value": 1.5});
        assert_eq!(after("figure", json!(figure.to_string())), figure);
        assert_eq!(after("figure", json!("{\"x\":1}")), json!("{\"x\":1}"));
        assert_eq!(after("chữ", json!("12.5")), json!("12.5"));
        assert_eq!(after("khác", json!("12.5")), json!("12.5"));
    }
}
