//! Attributes as features, whose values are strings, and back.
//!
//! A feature has the name of the attribute where UIMA and the libraries for it take it; else it is
//! `nhan_` and the name, in which what is no ASCII letter or digit stands by its code point:
//! `nhan_ch_1EE9_c`. What is no text, or a text that no feature holds, is written as JSON, and the
//! feature [`AS_JSON`] tells the names of those that are.
use std::borrow::Cow;

use serde_json::Value;

use super::super::canonical::Sorted;
use super::super::tally::is_entity;
use crate::domain::{Attributes, DocSpan, Header};

/// Names the features of the same structure whose values are JSON, with blanks between.
pub(super) const AS_JSON: &str = "nhanJson";
/// The note of a span.
pub(in crate::formats) const NOTE: &str = "nhanNote";
/// The annotations of one span that has several fragments are alike in this one.
pub(in crate::formats) const SPAN: &str = "nhanSpan";

const ENCODED: &str = "nhan_";

/// Names that mean something to UIMA or to readers of its files, ours among them.
const OF_FILES: &str = "begin end sofa elements type value role source target Governor Dependent \
                        first next referenceType referenceRelation nhanJson nhanNote nhanSpan";
/// Names that Python needs, for its libraries make classes of types.
const OF_PYTHON: &str = "False None True and as assert async await break class continue def del \
                         elif else except finally for from global if import in is lambda nonlocal \
                         not or pass raise return try while with yield self get set xmiID \
                         get_covered_text";
/// What columns of relations and roles begin with in tables.
const OF_TABLES: [&str; 2] = ["ROLE_", "BT_"];

fn is_taken(name: &str) -> bool {
    let mut names = OF_FILES.split(' ').chain(OF_PYTHON.split(' '));
    let mut beginnings = OF_TABLES.into_iter().chain([ENCODED]);
    names.any(|taken| taken == name) || beginnings.any(|taken| name.starts_with(taken))
}

/// The name of the feature of an attribute.
pub(in crate::formats) fn feature(attribute: &str) -> Cow<'_, str> {
    let mut chars = attribute.chars();
    let is_plain = chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !is_taken(attribute);
    if is_plain {
        return Cow::Borrowed(attribute);
    }
    let mut name = ENCODED.to_owned();
    for c in attribute.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else {
            name += &format!("_{:X}_", u32::from(c));
        }
    }
    Cow::Owned(name)
}

/// The name of the attribute of a feature.
fn attribute(feature_name: String) -> String {
    let decoded = feature_name.strip_prefix(ENCODED).and_then(decoded);
    match decoded {
        Some(name) if feature(&name) == feature_name => name,
        _ => feature_name,
    }
}

fn decoded(name: &str) -> Option<String> {
    let mut decoded = String::new();
    for (at, part) in name.split('_').enumerate() {
        if at % 2 == 0 {
            decoded.push_str(part);
        } else {
            decoded.push(char::from_u32(u32::from_str_radix(part, 16).ok()?)?);
        }
    }
    Some(decoded)
}

/// The attributes of a span, people by their names.
pub(in crate::formats) fn of_span(header: &Header, span: &DocSpan) -> Attributes {
    let mut attributes = span.attributes.clone();
    for (name, value) in &mut attributes {
        let Some(id) = value.as_str() else { continue };
        if is_entity(&header.schema, span, name)
            && let Some(person) = id.parse().ok().and_then(|id| header.entity(id))
        {
            *value = Value::String(person.name.clone());
        }
    }
    attributes
}

/// Attributes as features with their values, those in JSON named last.
pub(in crate::formats) fn written(attributes: &Attributes) -> Vec<(String, String)> {
    let mut written = Vec::with_capacity(attributes.len() + 1);
    let mut in_json: Vec<String> = Vec::new();
    for (name, value) in attributes {
        let name = feature(name).into_owned();
        let (value, is_json) = text(value);
        if is_json {
            in_json.push(name.clone());
        }
        written.push((name, value));
    }
    if !in_json.is_empty() {
        written.push((AS_JSON.to_owned(), in_json.join(" ")));
    }
    written
}

/// A value as a feature has it, and whether that is JSON.
pub(super) fn text(value: &Value) -> (String, bool) {
    match value {
        Value::String(text) if !text.trim().is_empty() && text.chars().all(is_xml) => {
            (text.clone(), false)
        }
        _ => (json(value), true),
    }
}

/// JSON of characters that XML holds, its keys sorted.
fn json(value: &Value) -> String {
    let json = serde_json::to_string(&Sorted(value)).unwrap_or_default();
    if json.chars().all(is_xml) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if is_xml(c) {
            escaped.push(c);
        } else {
            escaped += &format!("\\u{:04x}", u32::from(c));
        }
    }
    escaped
}

/// Whether a file of XML 1.0 can hold a character.
pub(super) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// What the features of an annotation or a relation say.
#[derive(Debug, Default)]
pub(in crate::formats) struct Said {
    pub(in crate::formats) attributes: Attributes,
    pub(in crate::formats) note: String,
    /// What it shares with the other annotations of its span.
    pub(in crate::formats) span: Option<String>,
}

/// Features as they were read, as what they were before [`written`].
pub(in crate::formats) fn read(mut features: Attributes) -> Said {
    let mut own = |name: &str| match features.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    };
    let in_json = own(AS_JSON).unwrap_or_default();
    let note = own(NOTE).unwrap_or_default();
    let span = own(SPAN);
    for name in in_json.split(' ') {
        if let Some(value) = features.get_mut(name)
            && let Some(said) = value
                .as_str()
                .and_then(|text| serde_json::from_str(text).ok())
        {
            *value = said;
        }
    }
    let attributes = features.into_iter();
    let attributes = attributes.map(|(name, value)| (attribute(name), value));
    Said {
        attributes: attributes.collect(),
        note,
        span,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn names_that_uima_takes_stay() {
        for name in ["entity", "a_b", "Mention2", "identifier"] {
            assert_eq!(feature(name), name);
        }
        for (name, written) in [
            ("chức vụ", "nhan_ch_1EE9_c_20_v_1EE5_"),
            ("value", "nhan_value"),
            ("class", "nhan_class"),
            ("get_covered_text", "nhan_get_5F_covered_5F_text"),
            ("nhanSpan", "nhan_nhanSpan"),
            ("ROLE_x", "nhan_ROLE_5F_x"),
            ("nhan_x", "nhan_nhan_5F_x"),
            ("2021", "nhan_2021"),
            ("", "nhan_"),
            ("😀", "nhan__1F600_"),
        ] {
            assert_eq!(feature(name), written);
            assert_eq!(attribute(written.to_owned()), name);
        }
        for other in ["nhan_x", "nhan_1EE9_", "nhan__zz_", "nhan__110000_"] {
            assert_eq!(attribute(other.to_owned()), other, "of another tool");
        }
    }

    #[test]
    fn what_is_no_text_is_json() {
        let attributes: Attributes = [
            ("a", json!("một")),
            ("b", json!({"d": 1.5, "c": ["\u{1}\u{FFFE}"]})),
            ("c d", json!("")),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let features = written(&attributes);
        let expected = [
            ("a", "một"),
            ("b", r#"{"c":["\u0001\ufffe"],"d":1.5}"#),
            ("nhan_c_20_d", "\"\""),
            ("nhanJson", "b nhan_c_20_d"),
        ];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(features, expected);
    }

    proptest! {
        #[test]
        fn comes_back(values in prop::collection::btree_map(".{0,6}", ".{0,6}", 0..4), n in -9..9) {
            let mut attributes: Attributes =
                values.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
            attributes.insert("n".to_owned(), json!(n));
            let features = written(&attributes).into_iter();
            let features = features.map(|(name, value)| (name, Value::String(value)));
            prop_assert_eq!(read(features.collect()).attributes, attributes);
        }
    }
}
