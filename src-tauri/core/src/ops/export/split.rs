//! Dividing the articles of an export: training, development, test.
use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::error::{Code, Error, Result};

/// The parts, and how much each is of all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Split {
    pub parts: Vec<Part>,
    /// Another number divides otherwise; the same one always the same.
    pub seed: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    pub name: String,
    /// Of all articles, 0 to 1; those of all parts make 1.
    pub share: f64,
}

/// Shares that are written with few digits may add up to a little more or less.
const SLACK: f64 = 0.001;

impl Split {
    /// Reads `train=0.8,dev=0.1,test=0.1`.
    pub fn parse(text: &str, seed: u64) -> Result<Self> {
        let bad = || Error::new(Code::BadSplit).arg("split", text);
        let mut parts: Vec<Part> = Vec::new();
        for part in text.split(',') {
            let (name, share) = part.split_once('=').ok_or_else(bad)?;
            let (name, share) = (name.trim(), share.trim().parse::<f64>().map_err(|_| bad())?);
            let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            let is_new = parts.iter().all(|p| !p.name.eq_ignore_ascii_case(name));
            if name.is_empty()
                || !name.chars().all(allowed)
                || !is_new
                || share.is_nan()
                || share <= 0.0
            {
                return Err(bad());
            }
            let name = name.to_owned();
            parts.push(Part { name, share });
        }
        let sum: f64 = parts.iter().map(|part| part.share).sum();
        if (sum - 1.0).abs() > SLACK {
            return Err(bad());
        }
        Ok(Self { parts, seed })
    }

    pub fn names(&self) -> Vec<String> {
        self.parts.iter().map(|part| part.name.clone()).collect()
    }
}

/// What an article is divided by.
#[derive(Debug, Clone, Default)]
pub(super) struct Divided {
    pub(super) source_id: String,
    /// Of articles that are nearly the same, and go to one part, the same number.
    pub(super) group: Option<usize>,
    /// How many spans of each label it has.
    pub(super) labels: BTreeMap<String, u32>,
}

/// Articles that stay together.
#[derive(Default)]
struct Group<'a> {
    key: [u8; 32],
    members: Vec<&'a str>,
    labels: BTreeMap<&'a str, f64>,
}

/// The part of each article, by source id. By iterative stratification (Sechidis and others,
/// 2011): the rarest label is divided first, each group of articles going where most of the label
/// is still missing.
pub(super) fn divide(split: &Split, articles: &[Divided]) -> HashMap<String, usize> {
    let mut waiting = groups(split.seed, articles);
    let mut totals: BTreeMap<&str, f64> = BTreeMap::new();
    for group in &waiting {
        for (label, count) in &group.labels {
            *totals.entry(label).or_default() += count;
        }
    }
    let shares = || split.parts.iter().map(|part| part.share);
    let missing_of = |all: f64| shares().map(|share| share * all).collect::<Vec<_>>();
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
    let count = |n: usize| n as f64;
    let mut missing_articles = missing_of(count(articles.len()));
    let mut missing: BTreeMap<&str, Vec<f64>> = totals
        .iter()
        .map(|(label, all)| (*label, missing_of(*all)))
        .collect();
    let mut parts = HashMap::new();
    let mut by_rarity: Vec<&str> = totals.keys().copied().collect();
    by_rarity.sort_by(|one, other| totals[one].total_cmp(&totals[other]).then(one.cmp(other)));
    for label in by_rarity.into_iter().map(Some).chain([None]) {
        let has =
            |group: &mut Group<'_>| label.is_none_or(|label| group.labels.contains_key(label));
        let these: Vec<Group<'_>> = waiting.extract_if(.., has).collect();
        for group in these {
            let wanting = label.and_then(|label| missing.get(label));
            let part = neediest(wanting, &missing_articles);
            missing_articles[part] -= count(group.members.len());
            for (label, count) in &group.labels {
                if let Some(left) = missing.get_mut(label) {
                    left[part] -= count;
                }
            }
            for member in group.members {
                parts.insert(member.to_owned(), part);
            }
        }
    }
    parts
}

/// The groups, the largest first, else in an order that the seed decides.
fn groups(seed: u64, articles: &[Divided]) -> Vec<Group<'_>> {
    let mut places: HashMap<usize, usize> = HashMap::new();
    let mut groups: Vec<Group<'_>> = Vec::new();
    for article in articles {
        let next = groups.len();
        let place = match article.group {
            Some(group) => *places.entry(group).or_insert(next),
            None => next,
        };
        if place == next {
            groups.push(Group::default());
        }
        let group = &mut groups[place];
        group.members.push(&article.source_id);
        for (label, count) in &article.labels {
            *group.labels.entry(label).or_default() += f64::from(*count);
        }
    }
    for group in &mut groups {
        let first = group.members.iter().min().copied().unwrap_or_default();
        let mut hash = Sha256::new();
        hash.update(seed.to_le_bytes());
        hash.update(first.as_bytes());
        group.key = hash.finalize().into();
    }
    groups.sort_by(|one, other| {
        let sizes = other.members.len().cmp(&one.members.len());
        sizes.then(one.key.cmp(&other.key))
    });
    groups
}

/// The part that misses most: of a label, else of articles; the first of equals.
fn neediest(of_label: Option<&Vec<f64>>, of_articles: &[f64]) -> usize {
    let need = |part: usize| {
        let label = of_label.and_then(|missing| missing.get(part));
        (label.copied().unwrap_or_default(), of_articles[part])
    };
    let more = |one: (f64, f64), other: (f64, f64)| {
        one.0
            .total_cmp(&other.0)
            .then(one.1.total_cmp(&other.1))
            .is_gt()
    };
    (1..of_articles.len()).fold(0, |best, part| {
        if more(need(part), need(best)) {
            part
        } else {
            best
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(seed: u64) -> Split {
        Split::parse("train=0.8,dev=0.1,test=0.1", seed).unwrap()
    }

    fn articles(count: usize) -> Vec<Divided> {
        let article = |n: usize| Divided {
            source_id: format!("a/{n}"),
            // Every tenth is nearly the same as the one after it.
            group: (n % 10 < 2).then_some(n / 10),
            labels: [
                ("PERSON", 3),
                ("ROLE", u32::from(n.is_multiple_of(2))),
                ("RARE", u32::from(n % 25 == 5)),
            ]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(label, count)| (label.to_owned(), count))
            .collect(),
        };
        (0..count).map(article).collect()
    }

    #[test]
    fn shares_of_articles_and_of_every_label() {
        let articles = articles(1_000);
        let parts = divide(&split(1), &articles);
        assert_eq!(parts.len(), 1_000);
        let count = |part: usize, label: &str| {
            let of_part = articles.iter().filter(|a| parts[&a.source_id] == part);
            of_part
                .map(|a| {
                    if label.is_empty() {
                        1
                    } else {
                        a.labels.get(label).copied().unwrap_or_default()
                    }
                })
                .sum::<u32>()
        };
        for (label, expected) in [
            ("", [800, 100, 100]),
            ("ROLE", [400, 50, 50]),
            ("RARE", [32, 4, 4]),
        ] {
            for (part, expected) in expected.into_iter().enumerate() {
                let found = count(part, label);
                assert!(
                    found.abs_diff(expected) <= 1 + expected / 50,
                    "{label} {part}: {found}"
                );
            }
        }
    }

    #[test]
    fn what_is_nearly_the_same_stays_together() {
        let articles = articles(300);
        let parts = divide(&split(7), &articles);
        for pair in articles.chunks(10) {
            assert_eq!(parts[&pair[0].source_id], parts[&pair[1].source_id]);
        }
    }

    #[test]
    fn the_seed_decides_and_nothing_else() {
        let mut articles = articles(200);
        let first = divide(&split(1), &articles);
        articles.reverse();
        assert_eq!(divide(&split(1), &articles), first);
        assert_ne!(divide(&split(2), &articles), first);
    }

    #[test]
    fn what_is_no_split_is_said() {
        assert_eq!(split(3).names(), ["train", "dev", "test"]);
        assert!(Split::parse("train=0.7,test=0.3", 0).is_ok());
        for bad in [
            "",
            "train",
            "train=1,test=0",
            "train=0.5",
            "a=0.5,a=0.5",
            "a=0.5,A=0.5",
            "../a=1",
            "a=x",
            "a=NaN",
            "a=inf",
        ] {
            assert_eq!(
                Split::parse(bad, 0).unwrap_err().code(),
                Code::BadSplit,
                "{bad}"
            );
        }
    }
}
