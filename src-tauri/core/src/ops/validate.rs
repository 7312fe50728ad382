//! What must hold of spans, attributes and relations, whoever writes them: a screen, an import,
//! the command line.
use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::{
    Attribute, AttributeKind, Attributes, DocZone, Figure, Fragment, Label, Range, RelationType,
    Schema,
};
use crate::error::{Code, Error, Result};
use crate::text::{TextIndex, graphemes};

/// The fragments for these ranges of a text: in order, not overlapping, within the text, and no
/// edge inside a grapheme cluster.
pub fn fragments(text: &TextIndex<'_>, ranges: &[Range]) -> Result<Vec<Fragment>> {
    if ranges.is_empty() {
        return Err(Error::new(Code::SpanEmpty));
    }
    let mut last = None;
    ranges
        .iter()
        .map(|&range| {
            if range.start >= range.end {
                return Err(Error::new(Code::SpanEmpty).arg("start", range.start.0));
            }
            let out_of_range = || {
                Error::new(Code::OffsetOutOfRange)
                    .arg("start", range.start.0)
                    .arg("end", range.end.0)
                    .arg("length", text.len().0)
            };
            if last.is_some_and(|end| range.start < end) {
                return Err(out_of_range());
            }
            last = Some(range.end);
            let covered = text.slice(range).ok_or_else(out_of_range)?;
            for edge in [range.start, range.end] {
                if !graphemes::is_boundary(text, edge) {
                    return Err(Error::new(Code::OffsetMidGrapheme).arg("offset", edge.0));
                }
            }
            Ok(Fragment {
                range,
                text: covered.to_owned(),
            })
        })
        .collect()
}

/// Whether zones lie within the text, split no grapheme cluster and do not overlap.
pub fn zones(text: &TextIndex<'_>, zones: &[DocZone]) -> Result<()> {
    let mut ranges: Vec<Range> = zones.iter().map(|zone| zone.range).collect();
    ranges.sort_unstable();
    for range in &ranges {
        fragments(text, &[*range])?;
    }
    match ranges.windows(2).find(|pair| pair[0].overlaps(pair[1])) {
        None => Ok(()),
        Some(pair) => Err(Error::new(Code::ZonesOverlap)
            .arg("start", pair[1].start.0)
            .arg("end", pair[0].end.0)),
    }
}

/// Like [`fragments`], for spans that come with the text they claim to cover.
pub fn quoted(text: &TextIndex<'_>, claimed: &[Fragment]) -> Result<()> {
    let ranges: Vec<Range> = claimed.iter().map(|f| f.range).collect();
    for (found, claim) in fragments(text, &ranges)?.iter().zip(claimed) {
        if found.text != claim.text {
            return Err(Error::new(Code::QuoteMismatch)
                .arg("start", claim.range.start.0)
                .arg("end", claim.range.end.0)
                .arg("expected", &claim.text)
                .arg("found", &found.text));
        }
    }
    Ok(())
}

/// Whether a value fits the attribute it is given to.
pub fn attribute(known: &[Attribute], name: &str, value: &Value) -> Result<()> {
    let wrong = || {
        Error::new(Code::AttributeValue)
            .arg("attribute", name)
            .arg("value", value)
    };
    let attribute = known
        .iter()
        .find(|attribute| attribute.name == name)
        .ok_or_else(|| Error::new(Code::AttributeUnknown).arg("attribute", name))?;
    let fits = match attribute.kind {
        AttributeKind::Enum => value
            .as_str()
            .is_some_and(|word| attribute.values.iter().any(|v| v == word)),
        AttributeKind::Text => value.is_string(),
        AttributeKind::Number => value.is_number(),
        AttributeKind::Date => value
            .as_str()
            .is_some_and(|date| date.parse::<jiff::civil::Date>().is_ok()),
        AttributeKind::Entity => value
            .as_str()
            .is_some_and(|id| id.parse::<uuid::Uuid>().is_ok()),
        AttributeKind::Figure => Figure::deserialize_value(value).is_some(),
    };
    if fits { Ok(()) } else { Err(wrong()) }
}

/// All attributes of a span or relation.
pub fn attributes(known: &[Attribute], values: &Attributes) -> Result<()> {
    values
        .iter()
        .try_for_each(|(name, value)| attribute(known, name, value))
}

/// Whether the schema allows a link of this type between spans of these labels.
pub fn ends(kind: &RelationType, from: &Label, to: &Label) -> Result<()> {
    let allowed = |names: &[String], label: &Label| names.is_empty() || names.contains(&label.name);
    if allowed(&kind.from, from) && allowed(&kind.to, to) {
        Ok(())
    } else {
        Err(Error::new(Code::RelationEnds)
            .arg("kind", &kind.name)
            .arg("from", &from.name)
            .arg("to", &to.name))
    }
}

/// Whether a schema can be worked with: names are there and differ, ends are labels of it.
pub fn schema(schema: &Schema) -> Result<()> {
    let wrong = |what: &str| Err(Error::new(Code::BadRecord).arg("what", what));
    let mut names = BTreeSet::new();
    for label in &schema.labels {
        if label.name.trim().is_empty() || !names.insert(&label.name) {
            return wrong(&format!("label {:?}", label.name));
        }
    }
    let mut kinds = BTreeSet::new();
    for kind in &schema.relations {
        if kind.name.trim().is_empty() || !kinds.insert(&kind.name) {
            return wrong(&format!("relation {:?}", kind.name));
        }
        if let Some(end) = kind
            .from
            .iter()
            .chain(&kind.to)
            .find(|end| !names.contains(end))
        {
            return Err(Error::new(Code::LabelUnknown).arg("label", end));
        }
    }
    Ok(())
}
