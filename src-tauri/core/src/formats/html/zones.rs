//! The zones of an article: what the page's own marks say, and where they say nothing, what the
//! rules for plain text find.
use super::article::Article;
use super::facts::Fact;
use super::lay::Laid;
use super::page::{Page, Part};
use super::roles::Role;
use super::shape::{Shape, linked};
use super::tags::Tag;
use crate::domain::{Range, ZoneKind};
use crate::text::{FoundZone, Reason, TextIndex, Zoning, fold, is_blank, len, zones, zones_of};

type Verdict = (ZoneKind, Reason);

/// A shorter line may be anything, in code points.
const LEAD: u32 = 60;

/// See the module.
pub(super) fn zoned(
    page: &Page,
    shape: &Shape,
    article: &Article,
    text: &str,
    laid: &[Laid],
) -> Zoning {
    let marks = Marks::new(page, shape, article);
    let own: Vec<Option<Verdict>> = laid.iter().map(|one| marks.of(one)).collect();
    let has = |kind| own.iter().flatten().any(|(found, _)| *found == kind);
    let (titled, led) = (has(ZoneKind::Title), has(ZoneKind::Sapo));
    let rules = zones(text).zones;
    let mut rules = rules.as_slice();
    let mut found = Vec::with_capacity(laid.len());
    let mut begun = false;
    for (one, own) in laid.iter().zip(own) {
        let range = Range::new(one.at.start, one.at.end);
        // Those that end before the line are done with.
        let passed = rules.partition_point(|zone| zone.range.end <= range.start);
        rules = rules.get(passed..).unwrap_or_default();
        let touching = rules.partition_point(|zone| zone.range.start < range.end);
        let touching = rules.get(..touching).unwrap_or_default();
        let own = own.filter(|(kind, _)| !(begun && *kind == ZoneKind::Sapo));
        let before = found.len();
        match own {
            Some((ZoneKind::Caption, reason)) => caption(range, reason, touching, &mut found),
            Some(verdict) => found.push(zone(range, verdict)),
            None => {
                let item = marks.is_item(one);
                let fits = |kind| match kind {
                    ZoneKind::Title | ZoneKind::Subheading if item => false,
                    ZoneKind::Title => !titled,
                    ZoneKind::Sapo => !led && !begun,
                    _ => true,
                };
                by_rules(range, touching, fits, &mut found);
                marks.parts(one, &mut found, before);
            }
        }
        let is_body = |zone: &FoundZone| zone.kind == ZoneKind::Body && zone.range.len() >= LEAD;
        begun |= found
            .get(before..)
            .is_some_and(|new| new.iter().any(is_body));
    }
    let index = TextIndex::new(text);
    let found = found.into_iter().filter_map(|zone| trimmed(&index, zone));
    zones_of(text, found.collect())
}

/// A zone without the blanks at its edges; none of one that says nothing.
fn trimmed(index: &TextIndex<'_>, zone: FoundZone) -> Option<FoundZone> {
    let text = index.slice(zone.range)?;
    let from = text.trim_start_matches(is_blank);
    let held = from.trim_end_matches(is_blank);
    let start = zone.range.start.0 + len(text) - len(from);
    let range = Range::new(start, start + len(held));
    text.contains(char::is_alphanumeric)
        .then_some(FoundZone { range, ..zone })
}

fn reason(element: bool) -> Reason {
    if element {
        Reason::PageElement
    } else {
        Reason::PageName
    }
}

fn zone(range: Range, (kind, reason): Verdict) -> FoundZone {
    FoundZone {
        kind,
        range,
        reason,
    }
}

/// A caption, in which the rules may have seen who took the picture.
fn caption(range: Range, reason: Reason, rules: &[FoundZone], found: &mut Vec<FoundZone>) {
    let credit = rules
        .iter()
        .find(|zone| zone.kind == ZoneKind::Credit && zone.range.start >= range.start);
    match credit {
        Some(credit) if credit.range.start > range.start => {
            let head = Range {
                start: range.start,
                end: credit.range.start,
            };
            found.push(zone(head, (ZoneKind::Caption, reason)));
            let rest = Range {
                start: credit.range.start,
                end: range.end,
            };
            found.push(zone(rest, (ZoneKind::Credit, credit.reason)));
        }
        _ => found.push(zone(range, (ZoneKind::Caption, reason))),
    }
}

/// What the rules say of a line about which the page says nothing, but that it stands in the
/// article.
fn by_rules(
    range: Range,
    rules: &[FoundZone],
    fits: impl Fn(ZoneKind) -> bool,
    found: &mut Vec<FoundZone>,
) {
    let prose = (ZoneKind::Body, Reason::Prose);
    let mut at = range.start;
    for rule in rules {
        let part = Range {
            start: rule.range.start.max(at),
            end: rule.range.end.min(range.end),
        };
        // In a page's article nothing is text but what shows, and nothing stands behind its end.
        let guessed = matches!(
            rule.reason,
            Reason::Remainder | Reason::PlainLetters | Reason::Repeated | Reason::BelowImage
        );
        let verdict = if guessed || !fits(rule.kind) {
            prose
        } else {
            (rule.kind, rule.reason)
        };
        if part.start < part.end {
            found.push(zone(part, verdict));
            at = part.end;
        }
    }
    if rules.is_empty() {
        found.push(zone(range, prose));
    }
}

/// What the page says of its lines.
struct Marks<'a> {
    page: &'a Page,
    shape: &'a Shape,
    article: &'a Article,
    heading: Vec<Option<u32>>,
    description: String,
}

impl<'a> Marks<'a> {
    fn new(page: &'a Page, shape: &'a Shape, article: &'a Article) -> Self {
        Self {
            page,
            shape,
            article,
            heading: page.nearest(|node| matches!(node.tag, Tag::Headline | Tag::Heading)),
            description: page
                .facts
                .get(Fact::Description)
                .map(fold)
                .unwrap_or_default(),
        }
    }

    /// Whether a line stands in a list.
    fn is_item(&self, laid: &Laid) -> bool {
        let node = self
            .page
            .lines
            .get(laid.line)
            .map(|line| line.node as usize);
        node.and_then(|at| self.page.node(at))
            .is_some_and(|node| node.tag == Tag::Item)
    }

    fn of(&self, laid: &Laid) -> Option<Verdict> {
        let line = self.page.lines.get(laid.line)?;
        let headline = self.article.headline.as_ref();
        if let Some(found) = headline.filter(|found| found.lines.contains(&laid.line)) {
            let reason = if found.element {
                Reason::PageElement
            } else {
                Reason::PageHead
            };
            return Some((ZoneKind::Title, reason));
        }
        let text = self.page.line(laid.line);
        let long = laid.at.end - laid.at.start;
        if let Some(said) = self.shape.of_line(self.page, laid.line)
            && let Some(kind) = of_role(said.role, long, text)
        {
            return Some((kind, reason(said.element)));
        }
        let heading = self.heading.get(line.node as usize).copied().flatten();
        if linked(line) >= 80 && (heading.is_none() || headline.is_some()) {
            return Some((ZoneKind::RelatedLinks, Reason::PageElement));
        }
        if self.leads(text, long) {
            return Some((ZoneKind::Sapo, Reason::PageHead));
        }
        if heading.is_some() && long <= 250 {
            let after = headline.is_some_and(|found| found.lines.end == laid.line);
            let kind = if after && long >= LEAD {
                ZoneKind::Sapo
            } else {
                ZoneKind::Subheading
            };
            return Some((kind, Reason::PageElement));
        }
        laid.cell.then_some((ZoneKind::Body, Reason::PageElement))
    }

    /// Whether a line is what the head tells of the article.
    fn leads(&self, text: &str, long: u32) -> bool {
        if !(LEAD..=1_000).contains(&long) || self.description.chars().count() < 40 {
            return false;
        }
        let own = fold(text);
        let told = self.description.trim_end_matches(['.', '…', ' ']);
        own.starts_with(told) && own.len() <= told.len() * 2 || told.starts_with(&own)
    }

    /// The parts of a line that have a role of their own, cut out of what was found for it.
    fn parts(&self, laid: &Laid, found: &mut Vec<FoundZone>, before: usize) {
        let Some(line) = self.page.lines.get(laid.line) else {
            return;
        };
        let parts = self.page.parts.get(line.parts.clone()).unwrap_or_default();
        if parts.is_empty() {
            return;
        }
        let mut counted = (line.bytes.start, laid.at.start);
        let mut cuts = Vec::with_capacity(parts.len());
        for Part {
            bytes,
            role,
            element,
        } in parts
        {
            let mut at = |byte: usize| {
                let passed = self.page.text.get(counted.0..byte).unwrap_or_default();
                counted = (byte, counted.1 + len(passed));
                counted.1
            };
            let range = Range::new(at(bytes.start), at(bytes.end));
            let held = self.page.text.get(bytes.clone()).unwrap_or_default();
            if let Some(kind) = of_role(*role, range.len(), held) {
                cuts.push(zone(range, (kind, reason(*element))));
            }
        }
        let old = found.split_off(before);
        let mut cuts = cuts.into_iter().peekable();
        for zone in old {
            let mut at = zone.range.start;
            while let Some(cut) = cuts.next_if(|cut| cut.range.start < zone.range.end) {
                let head = Range {
                    start: at,
                    end: cut.range.start.max(at),
                };
                if head.start < head.end {
                    found.push(FoundZone {
                        range: head,
                        ..zone
                    });
                }
                at = at.max(cut.range.end);
                found.push(cut);
            }
            let rest = Range {
                start: at,
                end: zone.range.end,
            };
            if rest.start < rest.end {
                found.push(FoundZone {
                    range: rest,
                    ..zone
                });
            }
        }
        found.extend(cuts);
    }
}

/// The kind of zone that something of this role is, if it looks like it.
fn of_role(role: Role, long: u32, text: &str) -> Option<ZoneKind> {
    let (kind, most) = match role {
        Role::Related => (ZoneKind::RelatedLinks, u32::MAX),
        Role::Caption => (ZoneKind::Caption, 1_200),
        Role::Credit => (ZoneKind::Credit, 200),
        Role::Byline => (ZoneKind::Byline, 160),
        Role::Source => (ZoneKind::SourceLink, 200),
        Role::Date if text.contains(|c: char| c.is_ascii_digit()) => (ZoneKind::Date, 80),
        Role::Sapo => (ZoneKind::Sapo, 1_200),
        _ => return None,
    };
    (long <= most).then_some(kind)
}
