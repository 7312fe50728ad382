//! What the boxes of a page are for, as far as the page itself says so, and how much text of an
//! article each may hold.
use super::page::{Line, Node, Page, Part};
use super::roles::Role;
use super::tags::Tag;
use crate::text::len;

/// A table or figure of more code points is no picture with its caption.
const CAPTION: usize = 700;
/// A form that asks for something has less text, in code points.
const FORM: u32 = 400;

/// What a box is, and whether its element says so or a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) role: Role,
    pub(super) element: bool,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Shape {
    /// Of each box.
    pub(super) said: Vec<Option<Said>>,
    /// Of the lines before each, together: how much of them may be an article's text.
    before: Vec<u32>,
}

impl Shape {
    pub(super) fn of(page: &Page) -> Self {
        let plain: Vec<u32> = (page.lines.iter())
            .enumerate()
            .map(|(at, line)| own(line, len(page.line(at))))
            .collect();
        let headlines = page.nearest(|node| node.tag == Tag::Headline);
        let is_headline = |line: &Line| {
            let nearest = headlines.get(line.node as usize).copied().flatten();
            u32::from(nearest.is_some())
        };
        let mut shape = Self {
            said: Vec::new(),
            before: sums(plain.iter().copied()),
        };
        let headlines = sums(page.lines.iter().map(is_headline));
        shape.said = shape.roles(page, &headlines);
        let weights = (0..page.lines.len()).map(|at| shape.weight(page, &plain, at));
        shape.before = sums(weights.collect::<Vec<_>>().into_iter());
        shape
    }

    /// How much of the lines may be an article's text, in code points.
    pub(super) fn mass(&self, lines: std::ops::Range<usize>) -> u32 {
        within(&self.before, lines)
    }

    /// What a line is: the whole of it, or the box that it stands in.
    pub(super) fn of_line(&self, page: &Page, at: usize) -> Option<Said> {
        let line = page.lines.get(at)?;
        let above = self.said.get(line.node as usize).copied().flatten();
        match page.parts.get(line.parts.clone()) {
            Some(
                [
                    Part {
                        bytes,
                        role,
                        element,
                    },
                ],
            ) if bytes.len() * 10 >= line.bytes.len() * 9
                && above.is_none_or(|said| said.role != Role::Furniture) =>
            {
                Some(Said {
                    role: *role,
                    element: *element,
                })
            }
            _ => above,
        }
    }

    pub(super) fn role(&self, page: &Page, at: usize) -> Option<Role> {
        self.of_line(page, at).map(|said| said.role)
    }

    fn roles(&self, page: &Page, headlines: &[u32]) -> Vec<Option<Said>> {
        let all = self.mass(0..page.lines.len());
        let in_article = page.within(|node| node.tag == Tag::Article);
        let mut said: Vec<Option<Said>> = Vec::with_capacity(page.nodes.len());
        for (node, in_article) in page.nodes.iter().zip(in_article) {
            let above = said.get(node.parent as usize).copied().flatten();
            let mass = self.mass(node.lines());
            let own = of_node(page, node, in_article, mass).filter(|said| {
                // What holds the article is no piece of furniture, whatever it is called.
                let aside = matches!(said.role, Role::Furniture | Role::Related);
                !aside || mass <= all / 2 && within(headlines, node.lines()) == 0
            });
            said.push(match (above.map(|said| said.role), own) {
                (Some(Role::Furniture), _) => above,
                (Some(Role::Related), Some(own)) if own.role != Role::Furniture => above,
                (Some(Role::Text | Role::Headline), None) => None,
                (_, None) => above,
                (_, own) => own,
            });
        }
        said
    }

    /// How much of a line may be an article's text.
    fn weight(&self, page: &Page, plain: &[u32], at: usize) -> u32 {
        use Role::{Byline, Credit, Date, Furniture, Related, Source};
        let aside = |role| matches!(role, Furniture | Related | Byline | Credit | Date | Source);
        if self.role(page, at).is_some_and(aside) {
            return 0;
        }
        let own = plain.get(at).copied().unwrap_or_default();
        let text = page.line(at);
        let is_prose = own >= 60 || own >= 20 && text.trim_end().ends_with(['.', '!', '?', '…']);
        // Between two headlines that lead elsewhere stands what tells of the first.
        let leads = |at: usize| {
            let line = page.lines.get(at);
            line.is_some_and(|line| linked(line) > 80) && page.line(at).split(' ').nth(3).is_some()
        };
        let teaser = at > 0 && leads(at - 1) && (leads(at + 1) || at + 1 == page.lines.len());
        match (is_prose, teaser) {
            (_, true) => own / 8,
            (true, _) => own,
            (false, _) => own / 4,
        }
    }
}

/// What a box itself says that it is.
fn of_node(page: &Page, node: &Node, in_article: bool, mass: u32) -> Option<Said> {
    let element = |role| {
        Some(Said {
            role,
            element: true,
        })
    };
    let is_short = || {
        let mut lines = node.lines();
        let size = lines.clone().map(|at| len(page.line(at)) as usize);
        (1..=3).contains(&lines.len()) && size.sum::<usize>() <= CAPTION && lines.next().is_some()
    };
    let named = node.role.map(|role| Said {
        role,
        element: false,
    });
    match node.tag {
        Tag::Menu => element(Role::Furniture),
        Tag::Aside | Tag::Footer if !in_article => element(Role::Furniture),
        Tag::Form if mass < FORM => element(Role::Furniture),
        Tag::Caption => match named {
            Some(Said {
                role: Role::Furniture | Role::Credit,
                ..
            }) => named,
            _ => element(Role::Caption),
        },
        Tag::Address => element(Role::Byline),
        Tag::Figure if named.is_none() && is_short() => element(Role::Caption),
        Tag::Table if named.is_none() && node.picture && is_short() => element(Role::Caption),
        _ => named,
    }
}

/// Code points of a line that is no link, as it were.
fn own(line: &Line, all: u32) -> u32 {
    match linked(line) {
        0 => all,
        51.. => 0,
        part => all - all * part / 100,
    }
}

/// How much of a line is in links, of a hundred.
pub(super) fn linked(line: &Line) -> u32 {
    let share = line.linked.saturating_mul(100) / line.bytes.len().max(1);
    u32::try_from(share).unwrap_or(100)
}

/// The sum of what stands before each, and of all.
fn sums(of: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut all = vec![0];
    let mut sum = 0_u32;
    for one in of {
        sum = sum.saturating_add(one);
        all.push(sum);
    }
    all
}

fn within(sums: &[u32], lines: std::ops::Range<usize>) -> u32 {
    let at = |at: usize| sums.get(at).copied().unwrap_or_default();
    at(lines.end).saturating_sub(at(lines.start))
}
