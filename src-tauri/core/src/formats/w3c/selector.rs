//! Which part of a text an annotation is about.
use serde_json::Value;

use super::each;
use crate::error::{Code, Error};

const POSITION: &str = "TextPositionSelector";

/// What selectors say together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Selected {
    /// At most one, but of a target of several stretches.
    pub(super) positions: Vec<(u64, u64)>,
    pub(super) exact: Option<String>,
    prefix: String,
    suffix: String,
}

/// Whether a selector says where its part of the text stands.
pub(super) fn is_placed(selector: &Value) -> bool {
    each(selector).any(|one| {
        one.get("type").and_then(Value::as_str) == Some(POSITION) && one.get("refinedBy").is_none()
    })
}

/// What the stretches of a target are together; nothing for a text as a whole. Several are
/// [placed](is_placed).
pub(super) fn read_all(selectors: &[&Value]) -> Result<Option<Selected>, Error> {
    let mut all: Option<Selected> = None;
    for selector in selectors {
        let one = read(selector)?;
        all = Some(match all {
            None => one,
            Some(mut all) => {
                all.positions.extend(one.positions);
                // What one of them covers is proof of all only with the others.
                all.exact = all
                    .exact
                    .zip(one.exact)
                    .map(|(all, one)| format!("{all} {one}"));
                all
            }
        });
    }
    Ok(all)
}

/// Reads what is known of the selectors of a stretch: several select the same.
fn read(selector: &Value) -> Result<Selected, Error> {
    let wrong = |what: &str| Error::new(Code::BadRecord).arg("what", what);
    let mut selected = Selected::default();
    let mut place = None;
    for one in each(selector) {
        let text = |key: &str| one.get(key).and_then(Value::as_str);
        let number = |key: &str| one.get(key).and_then(Value::as_u64);
        let kind = text("type").unwrap_or_default();
        if one.get("refinedBy").is_some() && kind.starts_with("Text") {
            return Err(wrong("selector.refinedBy"));
        }
        match kind {
            POSITION => {
                let position = number("start").zip(number("end"));
                let position = position.ok_or_else(|| wrong("selector.start, selector.end"))?;
                place = Some(position);
            }
            "TextQuoteSelector" => {
                let exact = text("exact").filter(|exact| !exact.is_empty());
                let exact = exact.ok_or_else(|| wrong("selector.exact"))?;
                selected.exact = Some(exact.to_owned());
                selected.prefix = text("prefix").unwrap_or_default().to_owned();
                selected.suffix = text("suffix").unwrap_or_default().to_owned();
            }
            "FragmentSelector" if one.get("refinedBy").is_none() => {
                let places = text("value").and_then(|value| value.strip_prefix("char="));
                let places = places.and_then(|places| places.split_once(','));
                let position =
                    places.and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)));
                place = place.or(position);
            }
            _ => {}
        }
    }
    selected.positions.extend(place);
    if selected.positions.is_empty() && selected.exact.is_none() {
        return Err(wrong("TextPositionSelector, TextQuoteSelector"));
    }
    Ok(selected)
}

impl Selected {
    /// Where the quotation begins, in bytes: the only place with what stands around it.
    pub(super) fn find(&self, text: &str) -> Result<usize, Error> {
        let exact = self.exact.as_deref().unwrap_or_default();
        let around = |at: &usize| {
            let (before, after) = (text.get(..*at), text.get(at + exact.len()..));
            before.is_some_and(|before| before.ends_with(&self.prefix))
                && after.is_some_and(|after| after.starts_with(&self.suffix))
        };
        let mut found = text.match_indices(exact).map(|(at, _)| at).filter(around);
        let not_found = || {
            Error::new(Code::QuoteMismatch)
                .arg("expected", exact)
                .arg("found", "")
        };
        let at = found.next().ok_or_else(not_found)?;
        match found.next() {
            None => Ok(at),
            Some(_) => Err(Error::new(Code::BadRecord)
                .arg("what", "selector.exact, selector.prefix, selector.suffix")),
        }
    }
}
