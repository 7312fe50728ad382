//! Which lines of a page are its article's.
//!
//! The box with most of the text is looked for from the outside in: a box that a page calls its
//! article's needs half of what the box around it holds, any other more. The headline is the line
//! that says what the page is called; what stands between it and the text belongs to the article
//! as far as the page says what it is, or it reads as sentences.
use std::ops::Range;

use super::facts::Fact;
use super::page::{Node, Page};
use super::roles::Role;
use super::shape::{Shape, linked};
use super::tags::Tag;
use crate::text::{find_date, fold};

/// Bytes of a line that may be a headline.
const HEADLINE: usize = 400;
/// Lines behind the text among which a signature is looked for.
const BEHIND: usize = 12;

/// Lines above the headline among which the date is looked for.
const ABOVE: usize = 3;

/// See the module.
#[derive(Debug)]
pub(super) struct Article {
    /// In order.
    pub(super) lines: Vec<usize>,
    pub(super) headline: Option<Headline>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Headline {
    /// Most stand on one line.
    pub(super) lines: Range<usize>,
    /// The element says that it is one.
    pub(super) element: bool,
}

impl Article {
    pub(super) fn of(page: &Page, shape: &Shape) -> Self {
        let path = path(page, shape);
        let chosen = chosen(page, &path);
        let text = page.node(chosen).map_or(0..0, Node::lines);
        let headline = headline(page, shape, &text);
        let around = around(page, chosen, headline.as_ref());
        let start = headline
            .as_ref()
            .map_or(text.start, |found| found.lines.start);
        let first = start.saturating_sub(ABOVE).max(around.start.min(start));
        let keeps = |at: usize| {
            let role = shape.role(page, at);
            if role == Some(Role::Furniture) {
                return false;
            }
            let title = headline
                .as_ref()
                .is_some_and(|found| found.lines.contains(&at));
            if at < start {
                dates(page, role, at)
            } else if title || text.contains(&at) {
                true
            } else if at < text.start {
                leads_in(page, role, at)
            } else {
                around.contains(&at) && matches!(role, Some(Role::Byline | Role::Source))
            }
        };
        let end = text.end.max(start) + BEHIND;
        let lines = (first..end.min(page.lines.len())).filter(|at| keeps(*at));
        Self {
            lines: lines.collect(),
            headline,
        }
    }

    /// Every line, of a page that has no article.
    pub(super) fn all(page: &Page) -> Self {
        Self {
            lines: (0..page.lines.len()).collect(),
            headline: None,
        }
    }
}

/// From the outermost box inwards, each the one with most of the text.
fn path(page: &Page, shape: &Shape) -> Vec<usize> {
    let mass: Vec<u32> = page
        .nodes
        .iter()
        .map(|node| shape.mass(node.lines()))
        .collect();
    let of = |at: usize| mass.get(at).copied().unwrap_or_default();
    let mut heaviest: Vec<usize> = vec![0; page.nodes.len()];
    for (at, node) in page.nodes.iter().enumerate().skip(1) {
        if let Some(best) = heaviest.get_mut(node.parent as usize)
            && (*best == 0 || of(at) > of(*best))
        {
            *best = at;
        }
    }
    let mut path = vec![0];
    let mut at = 0;
    while let Some(next) = heaviest.get(at).copied().filter(|next| *next > 0) {
        let Some(node) = page.node(next) else { break };
        let called = matches!(node.tag, Tag::Article | Tag::Main) || node.role == Some(Role::Text);
        let least = if called { 50 } else { 70 };
        if node.tag.is_leaf() || u64::from(of(next)) * 100 < u64::from(of(at)) * least {
            break;
        }
        path.push(next);
        at = next;
    }
    path
}

/// Of these boxes the one that is the article's text.
fn chosen(page: &Page, path: &[usize]) -> usize {
    let first = |is: &dyn Fn(usize) -> bool| path.iter().copied().find(|at| is(*at));
    let node = |at: usize| page.node(at);
    first(&|at| node(at).is_some_and(|node| node.role == Some(Role::Text)))
        .or_else(|| first(&|at| node(at).is_some_and(|node| node.tag == Tag::Article)))
        .or_else(|| first(&|at| node(at).is_some_and(|node| node.tag == Tag::Main)))
        .or_else(|| {
            // A box with a single line is not the whole.
            let holds = |at: &&usize| node(**at).is_some_and(|node| node.lines().len() > 1);
            path.iter().rev().find(holds).or(path.last()).copied()
        })
        .unwrap_or_default()
}

fn headline(page: &Page, shape: &Shape, text: &Range<usize>) -> Option<Headline> {
    let known: Vec<String> = page.facts.all(Fact::Title).map(fold).collect();
    let nearest = page.nearest(|node| matches!(node.tag, Tag::Headline | Tag::Heading));
    let heading = |at: usize| {
        let node = page.lines.get(at)?.node;
        nearest
            .get(node as usize)
            .copied()
            .flatten()
            .map(|node| node as usize)
    };
    let tag = |at: usize| heading(at).and_then(|node| Some(page.node(node)?.tag));
    let whole = shape.mass(text.clone());
    // An article does not begin at its end.
    let early = |at: &usize| {
        let passed = shape.mass(text.start..(*at).clamp(text.start, text.end));
        u64::from(passed) * 10 <= u64::from(whole) * 4
            && shape.role(page, *at) != Some(Role::Furniture)
            && page.line(*at).len() <= HEADLINE
    };
    let until = text.end.max(text.start + 1).min(page.lines.len());
    let lines = || (0..until).filter(early);
    let said = |at: &usize| {
        let own = fold(page.line(*at));
        let same = |known: &String| {
            *known == own
                || own.chars().count() >= 12 && known.starts_with(&own)
                || known.chars().count() >= 12 && own.starts_with(known.as_str())
        };
        known.iter().any(same)
    };
    let words = |at: &usize| page.line(*at).split_whitespace().count();
    let is_h1 = |at: &usize| tag(*at) == Some(Tag::Headline);
    let named = |at: &usize| shape.role(page, *at) == Some(Role::Headline);
    let before = text.start + 1;
    let found = lines()
        .find(|at| (is_h1(at) || named(at)) && said(at))
        .or_else(|| lines().find(|at| tag(*at).is_some() && said(at)))
        .or_else(|| {
            (0..=before.min(until))
                .rev()
                .find(|at| early(at) && said(at))
        })
        .or_else(|| lines().find(|at| named(at) && words(at) >= 4))
        .or_else(|| lines().find(|at| is_h1(at) && words(at) >= 4))
        .or_else(|| lines().find(|at| said(at)))
        .or_else(|| lines().find(|at| *at < text.end && tag(*at).is_some() && words(at) >= 4))?;
    let node = heading(found).filter(|_| is_h1(&found));
    let lines = match node.and_then(|node| page.node(node)) {
        Some(node) if node.lines().len() <= 4 => node.lines(),
        _ => found..found + 1,
    };
    Some(Headline {
        lines,
        element: tag(found).is_some(),
    })
}

/// The lines of the innermost box that holds the text and the headline.
fn around(page: &Page, chosen: usize, headline: Option<&Headline>) -> Range<usize> {
    let mut at = chosen;
    loop {
        let Some(node) = page.node(at) else {
            return 0..0;
        };
        let lines = node.lines();
        let holds = headline.is_none_or(|found| lines.contains(&found.lines.start));
        if holds && at != chosen || node.tag == Tag::Article || at == 0 {
            return lines;
        }
        at = node.parent as usize;
    }
}

/// Whether a line between the headline and the text is the article's.
fn leads_in(page: &Page, role: Option<Role>, at: usize) -> bool {
    use Role::{Byline, Caption, Credit, Date, Sapo, Source};
    let says = |role| matches!(role, Byline | Caption | Credit | Date | Sapo | Source);
    let Some(line) = page.lines.get(at) else {
        return false;
    };
    let text = page.line(at);
    role.is_some_and(says)
        || role != Some(Role::Related)
            && linked(line) <= 50
            && (text.split_whitespace().count() >= 8 || find_date(text).is_some())
}

/// Whether a line above the headline says when the article was published.
fn dates(page: &Page, role: Option<Role>, at: usize) -> bool {
    let text = page.line(at);
    let short = text.len() <= 120 && page.lines.get(at).is_some_and(|line| linked(line) <= 50);
    short && role != Some(Role::Related) && find_date(text).is_some()
}
