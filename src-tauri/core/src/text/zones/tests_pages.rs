//! Pages in the layouts of Vietnamese sites, in own words, with the zones that they should have.
//!
//! A line of a page is the kind, a tab and the text; `+` before the kind puts it behind a blank on
//! the same line; `# join: blanks` does so for the whole page; `# date: …` and the like say what
//! is to be known of the article. The rules were made with the pages of `tuning` at hand; those of
//! `unseen` were scored before anything was changed on their account (out of scope 1.000, kinds
//! 0.960).

use std::collections::BTreeMap;
use std::path::Path;

use super::super::chars::len;
use super::{Zoning, zones};
use crate::domain::ZoneKind;
use crate::domain::offset::Range;

#[derive(Default)]
struct Fixture {
    text: String,
    zones: Vec<(ZoneKind, Range)>,
    facts: BTreeMap<String, String>,
}

fn read(written: &str) -> Fixture {
    let mut page = Fixture::default();
    let mut blanks = false;
    for line in written.lines() {
        if let Some(fact) = line.strip_prefix("# ") {
            let (key, value) = fact.split_once(": ").unwrap();
            if key == "join" {
                blanks = true;
            } else {
                page.facts.insert(key.to_owned(), value.to_owned());
            }
            continue;
        }
        let (same, line) = match line.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (blanks, line),
        };
        if !page.text.is_empty() {
            page.text.push(if same { ' ' } else { '\n' });
        }
        if let Some((kind, text)) = line.split_once('\t') {
            let kind = serde_json::from_value(kind.into()).unwrap();
            let start = len(&page.text);
            page.text.push_str(text);
            page.zones.push((kind, Range::new(start, len(&page.text))));
        }
    }
    page
}

fn fixtures(half: &str) -> Vec<(String, Fixture)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/text/zones/pages")
        .join(half);
    let mut pages: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let page = read(&std::fs::read_to_string(entry.path()).unwrap());
            (entry.file_name().to_string_lossy().into_owned(), page)
        })
        .collect();
    pages.sort_by(|a, b| a.0.cmp(&b.0));
    pages
}

/// The kind of each character that shows.
fn painted(text: &str, zones: impl Iterator<Item = (ZoneKind, Range)>) -> Vec<Option<ZoneKind>> {
    let mut kinds = vec![None; text.chars().count()];
    for (kind, range) in zones {
        kinds[range.start.0 as usize..range.end.0 as usize].fill(Some(kind));
    }
    let shown = text.chars().zip(kinds).filter(|(c, _)| !c.is_whitespace());
    shown.map(|(_, kind)| kind).collect()
}

/// Right, found and expected characters.
#[derive(Default, Clone, Copy)]
struct Count {
    right: u32,
    found: u32,
    expected: u32,
}

impl Count {
    fn f1(self) -> f64 {
        2.0 * f64::from(self.right) / f64::from((self.found + self.expected).max(1))
    }
}

fn facts(zoning: &Zoning) -> BTreeMap<String, String> {
    let said = &zoning.metadata;
    [
        ("date", &said.date),
        ("author", &said.author),
        ("source", &said.source),
        ("link", &said.link),
    ]
    .into_iter()
    .filter_map(|(key, said)| Some((key.to_owned(), said.as_ref()?.value.clone())))
    .collect()
}

/// F1 of what is out of scope, and the mean of the F1 of the kinds, over all pages of a half.
fn score(half: &str) -> (f64, f64) {
    let mut outside = Count::default();
    let mut kinds: BTreeMap<ZoneKind, Count> = BTreeMap::new();
    let pages = fixtures(half);
    assert!(pages.len() >= 7);
    for (name, page) in pages {
        let zoning = zones(&page.text);
        let expected = painted(&page.text, page.zones.iter().copied());
        let found = painted(
            &page.text,
            zoning.zones.iter().map(|zone| (zone.kind, zone.range)),
        );
        let mut wrong = 0;
        for (expected, found) in expected.into_iter().zip(found) {
            wrong += u32::from(expected != found);
            for (kind, which) in [(expected, 0), (found, 1)] {
                let Some(kind) = kind else { continue };
                let count = kinds.entry(kind).or_default();
                let out = (!kind.in_scope()).then_some(&mut outside);
                let other = if which == 0 { found } else { expected };
                let same_side = other.is_some_and(|other| other.in_scope() == kind.in_scope());
                for (count, right) in std::iter::once((count, other == Some(kind)))
                    .chain(out.map(|out| (out, same_side)))
                {
                    if which == 0 {
                        count.expected += 1;
                        count.right += u32::from(right);
                    } else {
                        count.found += 1;
                    }
                }
            }
        }
        println!("{half}/{name}: {wrong} characters in the wrong zone");
        if wrong > 0 {
            for zone in &zoning.zones {
                let text = super::super::tests_support::quote(&page.text, zone.range);
                println!("    {:?} ({}): {text:?}", zone.kind, zone.reason.name());
            }
        }
        for (key, value) in &page.facts {
            assert_eq!(facts(&zoning).get(key), Some(value), "{half}/{name}: {key}");
        }
    }
    for (kind, count) in &kinds {
        println!("{half} {kind:?}: {:.3}", count.f1());
    }
    let mean = kinds.values().map(|count| count.f1()).sum::<f64>() / kinds.len() as f64;
    println!("{half}: out of scope {:.3}, kinds {mean:.3}", outside.f1());
    (outside.f1(), mean)
}

#[test]
fn pages_at_hand() {
    let (outside, kinds) = score("tuning");
    assert!(outside >= 0.97 && kinds >= 0.95, "{outside} {kinds}");
}

#[test]
fn pages_not_looked_at() {
    let (outside, kinds) = score("unseen");
    assert!(outside >= 0.90 && kinds >= 0.80, "{outside} {kinds}");
}
