//! The zones and facts that rules find in the real articles, against those of the gold: with
//! NHAN_DATA only.
use std::collections::BTreeMap;
use std::path::Path;

use nhan_core::domain::{Range, ZoneKind};
use nhan_core::text::{Zoning, zones};
use serde_json::Value;

use crate::gold::{GOLD, gold, range, zone_kind};
use crate::support::data;

/// The kind of each character that shows.
fn painted(text: &str, zones: &[(ZoneKind, Range)]) -> Vec<Option<ZoneKind>> {
    let mut kinds = vec![None; text.chars().count()];
    for (kind, range) in zones {
        kinds[range.start.0 as usize..range.end.0 as usize].fill(Some(*kind));
    }
    let shown = text.chars().zip(kinds).filter(|(c, _)| !c.is_whitespace());
    shown.map(|(_, kind)| kind).collect()
}

/// Precision, recall and F1 of the characters of which `is` holds.
fn measure(
    expected: &[Option<ZoneKind>],
    found: &[Option<ZoneKind>],
    is: impl Fn(ZoneKind) -> bool,
) -> (f64, f64, f64) {
    let has = |kind: &Option<ZoneKind>| kind.is_some_and(&is);
    let count = |of: &[Option<ZoneKind>]| of.iter().filter(|kind| has(kind)).count() as f64;
    let both = expected.iter().zip(found);
    let right = both.filter(|(a, b)| has(a) && has(b)).count() as f64;
    let (all, said) = (count(expected), count(found));
    let part = |of: f64| if of == 0.0 { 1.0 } else { right / of };
    (
        part(said),
        part(all),
        if all + said == 0.0 {
            1.0
        } else {
            2.0 * right / (all + said)
        },
    )
}

/// The line on which the last zone of this kind ends.
fn last_line(text: &str, zones: &[(ZoneKind, Range)]) -> usize {
    let body = zones.iter().filter(|(kind, _)| *kind == ZoneKind::Body);
    let end = body.map(|(_, range)| range.end.0).max().unwrap();
    text.chars()
        .take(end as usize)
        .filter(|c| *c == '\n')
        .count()
}

/// Scores one article, and says how it did; F1 out of scope, and the mean over its kinds.
fn score(data: &Path, name: &str, gold: &Value) -> (f64, f64) {
    let path = data.join("articles").join(format!("{name}.txt"));
    let text = std::fs::read_to_string(path).unwrap();
    let zoning = zones(&text);
    let found: Vec<_> = zoning
        .zones
        .iter()
        .map(|zone| (zone.kind, zone.range))
        .collect();
    let segments = gold["segments"].as_array().unwrap().iter();
    let expected: Vec<_> = segments.map(|one| (zone_kind(one), range(one))).collect();
    let lines = (last_line(&text, &expected), last_line(&text, &found));
    assert!(
        lines.0.abs_diff(lines.1) <= 1,
        "{name}: the body ends on lines {lines:?}"
    );
    facts_agree(name, &zoning, &gold["metadata"]);
    let (expected, found) = (painted(&text, &expected), painted(&text, &found));
    let mut kinds = BTreeMap::new();
    for kind in expected.iter().chain(&found).flatten() {
        kinds
            .entry(*kind)
            .or_insert_with(|| measure(&expected, &found, |k| k == *kind));
    }
    for (kind, (precision, recall, f1)) in &kinds {
        println!("{name} {kind:?}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}");
    }
    let mean = kinds.values().map(|(_, _, f1)| f1).sum::<f64>() / kinds.len() as f64;
    let (_, _, outside) = measure(&expected, &found, |kind| !kind.in_scope());
    println!("{name}: out of scope {outside:.3}, kinds {mean:.3}");
    (outside, mean)
}

/// What the gold knows of the article is found, and found where the gold found it.
fn facts_agree(name: &str, zoning: &Zoning, gold: &Value) {
    let facts = &zoning.metadata;
    for (key, said) in [
        ("title", &facts.title),
        ("date", &facts.date),
        ("author", &facts.author),
    ] {
        let value = said.as_ref().map(|said| said.value.as_str());
        assert_eq!(value, gold[key]["value"].as_str(), "{name}: {key}");
        if let Some(said) = said {
            assert_eq!(said.range, range(&gold[key]), "{name}: {key}");
        }
    }
    // The gold calls the address of the article its source where there is one.
    if let Some(source) = gold["source"]["value"].as_str() {
        let found = if source.starts_with("http") {
            &facts.link
        } else {
            &facts.source
        };
        assert_eq!(
            found.as_ref().map(|said| said.value.as_str()),
            Some(source),
            "{name}"
        );
    }
}

#[test]
fn zones_of_real_articles() {
    let Some(data) = data() else { return };
    let mut scores: Vec<_> = GOLD
        .iter()
        .map(|name| score(&data, name, &gold(&data, name)))
        .collect();
    let portal = "003_baa1a4e3e133a576";
    scores.push(score(
        &data,
        portal,
        &gold(&data, &format!("zones/{portal}")),
    ));
    for (outside, kinds) in scores {
        assert!(outside >= 0.90 && kinds >= 0.80, "{outside} {kinds}");
    }
}
