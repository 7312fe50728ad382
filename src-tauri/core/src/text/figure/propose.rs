//! What the words around a span say of its figure.

use winnow::Parser;
use winnow::combinator::opt;
use winnow::stream::{Stream, TokenSlice};

use super::base::base;
use super::core_figure::{Size, core};
use super::lexicon::countries::COUNTRIES;
use super::lexicon::topics::{BETWEEN_TWO, TOPICS};
use super::lexicon::verbs::{ADVERBS, SHARE, VERBS};
use super::parse::{begins, longest};
use super::period::{Placed, within};
use super::read::{Parts, qualifier};
use super::words::Word;
use super::{Date, Proposed, Reading};
use crate::domain::figure::{Figure, FigureKind, Flow};

/// The words around a span.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'w> {
    pub(super) before: &'w [Word],
    pub(super) after: &'w [Word],
    pub(super) date: Option<Date>,
}

/// Words of the sentence that are looked at, before the span and behind it; words of the
/// sentences before it, for topic and partners.
const SENTENCE: usize = 70;
const BEHIND: usize = 30;
const FAR: usize = 160;

impl<'w> Around<'w> {
    /// What stands before the span in its sentence.
    fn sentence_before(&self) -> &'w [Word] {
        let ended = self.before.last().is_none_or(ends_sentence);
        if ended {
            return &[];
        }
        let start = self.before.iter().rposition(|word| word.starts_sentence);
        let start = start
            .unwrap_or(0)
            .max(self.before.len().saturating_sub(SENTENCE));
        self.before.get(start..).unwrap_or_default()
    }

    /// What stands behind it in its sentence.
    fn sentence_after(&self) -> &'w [Word] {
        let end = self.after.iter().position(ends_sentence);
        let end = end.unwrap_or(self.after.len()).min(BEHIND);
        self.after.get(..end).unwrap_or_default()
    }

    fn before_sentence(&self) -> &'w [Word] {
        let end = self.before.len() - self.sentence_before().len();
        let start = end.saturating_sub(FAR);
        self.before.get(start..end).unwrap_or_default()
    }
}

fn ends_sentence(word: &Word) -> bool {
    matches!(word.folded.as_str(), "." | "!" | "?" | "…")
}

pub(super) fn propose(reading: &mut Reading, parts: &Parts, around: &Around<'_>) {
    let Some(figure) = &mut reading.figure else {
        return;
    };
    let (before, after) = (around.sentence_before(), around.sentence_after());
    let mut proposed = Proposed::default();
    kind(figure, parts, before, &mut proposed);
    let dated = figure
        .period
        .as_ref()
        .is_some_and(|period| !period.years.is_empty());
    // `trong 4 năm qua` is no part of a year that stands elsewhere.
    let lasting = parts.periods.iter().any(|placed| placed.when.lasting);
    if !dated && !lasting && figure.kind != FigureKind::Rank {
        let article = around.date.map(|date| date.year);
        let near = dates(before, article).or_else(|| dates(after, article));
        if let Some((years, quarter)) = near {
            (proposed.years, proposed.quarter) = (years, quarter);
        }
        let started = parts
            .periods
            .iter()
            .any(|placed| placed.text.contains("năm"))
            && figure
                .period
                .as_ref()
                .is_some_and(|period| period.per.is_none());
        if proposed.years.is_empty() && started {
            proposed.years.extend(article);
        }
    }
    if figure.base.is_none()
        && let Some(base) = base_behind(after)
    {
        let own = figure
            .period
            .as_ref()
            .map_or(&[][..], |period| &period.years);
        let years = if own.is_empty() { &proposed.years } else { own };
        proposed.base_year = base.year(around.date.map(|date| date.year), years);
        proposed.base_text = Some(base.text);
    }
    if figure.qualifier.is_none() {
        proposed.qualifier = qualified(before, after);
    }
    topic(around, before, after, &mut proposed);
    reading.proposed = proposed;
}

/// A bare percentage is what the words before it say.
fn kind(figure: &mut Figure, parts: &Parts, before: &[Word], proposed: &mut Proposed) {
    let bare = parts.core.as_ref().is_some_and(|core| {
        let percent = match &core.size {
            Size::One(amount) | Size::Between(_, amount) => amount.is_percent(),
            Size::Fraction(_) => true,
            _ => false,
        };
        percent && core.change.is_none() && !core.share && figure.change.is_none()
    });
    if !bare {
        return;
    }
    let near = clause(before);
    for at in (0..near.len()).rev() {
        let rest = near.get(at..).unwrap_or_default();
        if let Some((_, direction)) = longest(rest, VERBS) {
            (proposed.kind, proposed.direction) = (Some(FigureKind::GrowthRate), Some(direction));
            break;
        }
        let close = rest.len() <= 4;
        if close && SHARE.iter().any(|phrase| begins(rest, phrase).is_some()) {
            proposed.kind = Some(FigureKind::Share);
            break;
        }
    }
    if let Some(kind) = proposed.kind {
        figure.kind = kind;
    }
}

/// The words that may govern a number behind them: those of its clause, and of the one before
/// where only adverbs stand between, as in `tăng nhanh, ổn định ở mức 20%`.
fn clause(before: &[Word]) -> &[Word] {
    let ends = |word: &Word| matches!(word.folded.as_str(), "," | ";" | "(");
    let known = |word: &Word| {
        let mut parts = ADVERBS.iter().flat_map(|phrase| phrase.split(' '));
        parts.any(|part| word.is(part))
    };
    let start = before.iter().rposition(ends).map_or(0, |at| at + 1);
    let own = before.get(start..).unwrap_or_default();
    let adverbs = !own.is_empty() && own.iter().all(known);
    let earlier = before.get(..start.saturating_sub(1)).unwrap_or_default();
    let start = if adverbs {
        earlier.iter().rposition(ends).map_or(0, |at| at + 1)
    } else {
        start
    };
    let start = start.max(before.len().saturating_sub(8));
    before.get(start..).unwrap_or_default()
}

/// The last period with a year in some words, what figures are compared with left out.
fn dates(words: &[Word], article: Option<i32>) -> Option<(Vec<i32>, Option<u8>)> {
    let mut input = TokenSlice::new(words);
    let mut found = None;
    while input.eof_offset() > 0 {
        if base.parse_next(&mut input).is_ok() {
            continue;
        }
        let placed: Option<Placed> = opt(within).parse_next(&mut input).ok().flatten();
        let Some(placed) = placed else {
            input.next_token();
            continue;
        };
        let relative = placed.when.relative.zip(article).map(|(n, year)| year + n);
        let years: Vec<i32> = placed.when.years.iter().copied().chain(relative).collect();
        if !years.is_empty() {
            found = Some((years, placed.when.quarter));
        }
    }
    found
}

/// `so với …` behind the span, before the next figure.
fn base_behind(after: &[Word]) -> Option<super::base::Base> {
    let mut input = TokenSlice::new(after);
    while input.eof_offset() > 0 {
        let start = input.checkpoint();
        if let Ok(base) = base.parse_next(&mut input) {
            return Some(base);
        }
        input.reset(&start);
        if core.parse_next(&mut input).is_ok() {
            return None;
        }
        input.reset(&start);
        input.next_token();
    }
    None
}

/// `mức kỷ lục` directly before the span, or behind it.
fn qualified(before: &[Word], after: &[Word]) -> Option<String> {
    let read = |words: &[Word]| {
        let mut input = TokenSlice::new(words);
        let (name, _) = qualifier.parse_next(&mut input).ok()?;
        Some((name, input.eof_offset()))
    };
    let near = (1..=4).find_map(|back| {
        let words = before.get(before.len().checked_sub(back)?..)?;
        read(words).filter(|(_, left)| *left == 0)
    });
    let behind = || (0..4).find_map(|at| read(after.get(at..)?));
    near.or_else(behind).map(|(name, _)| name)
}

/// The phrases of a table in some words, by where they begin; a shorter one inside a longer left out.
fn phrases<T: Copy>(words: &[Word], table: super::parse::Table<T>) -> Vec<(usize, usize, T)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        if let Some((count, value)) = longest(rest, table) {
            found.push((at, at + count, value));
            at += count;
        } else {
            at += 1;
        }
    }
    found
}

fn topic(around: &Around<'_>, before: &[Word], after: &[Word], proposed: &mut Proposed) {
    let far = around.before_sentence();
    let near = phrases(before, TOPICS).pop().map(|found| (found, before));
    let behind = || {
        phrases(after, TOPICS)
            .into_iter()
            .next()
            .map(|found| (found, after))
    };
    let earlier = || phrases(far, TOPICS).pop().map(|found| (found, far));
    let Some(((_, end, mut topic), place)) = near.or_else(behind).or_else(earlier) else {
        return;
    };
    let between = |words: &[Word]| {
        (0..words.len()).any(|at| {
            let rest = words.get(at..).unwrap_or_default();
            BETWEEN_TWO
                .iter()
                .any(|phrase| begins(rest, phrase).is_some())
        })
    };
    if topic == "trade_turnover" && between(place) {
        topic = "bilateral_trade_turnover";
    }
    proposed.topic = Some(topic.to_owned());
    let named = place.get(end..).unwrap_or_default();
    if (topic.starts_with("fdi") || topic == "investment")
        && let Some(flow) = flow(named)
    {
        // What comes from another country is direct investment, whether or not it is called so.
        if flow.investor.is_some() && flow.host.is_some() && topic == "investment" {
            proposed.topic = Some("fdi_stock".to_owned());
        }
        let both = [flow.investor.clone(), flow.host.clone()];
        proposed.partners = both.into_iter().flatten().collect();
        proposed.flow = Some(flow);
        return;
    }
    proposed.partners = partners(topic, before, after, far);
}

fn countries(words: &[Word]) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for (start, end, code) in phrases(words, COUNTRIES) {
        let named = words
            .get(start)
            .is_some_and(|word| word.shown.chars().next().is_some_and(char::is_uppercase));
        if named && !found.iter().any(|(_, other)| *other == code) {
            found.push((end, code));
        }
    }
    found
}

/// `của Mỹ tại Việt Nam`.
fn flow(words: &[Word]) -> Option<Flow> {
    let mut flow = Flow {
        investor: None,
        host: None,
    };
    for (start, _, code) in phrases(words, COUNTRIES) {
        let lead = start.checked_sub(1).and_then(|at| words.get(at))?;
        match lead.folded.as_str() {
            "của" | "từ" if flow.investor.is_none() => flow.investor = Some(code.to_owned()),
            "tại" | "vào" | "ở" | "sang" if flow.host.is_none() => {
                flow.host = Some(code.to_owned());
            }
            _ => {}
        }
    }
    (flow.investor.is_some() || flow.host.is_some()).then_some(flow)
}

/// The countries of the sentence; of a turnover between two, the nearest two, with Viet Nam for
/// one that is not named.
fn partners(topic: &str, before: &[Word], after: &[Word], far: &[Word]) -> Vec<String> {
    const HOME: &str = "VN";
    let codes = |words: &[Word]| -> Vec<&'static str> {
        countries(words).into_iter().map(|(_, code)| code).collect()
    };
    let mut named = codes(before);
    if named.is_empty() {
        named = codes(after);
    }
    let two = topic == "bilateral_trade_turnover";
    if two && named.iter().all(|code| *code == HOME) {
        let mut sentences = far.split_inclusive(ends_sentence).rev();
        if let Some(earlier) = sentences
            .by_ref()
            .map(codes)
            .find(|codes| codes.iter().any(|code| *code != HOME))
        {
            named = earlier;
        }
    }
    if two {
        let others = named
            .iter()
            .copied()
            .filter(|code| *code != HOME)
            .collect::<Vec<_>>();
        named = match (named.contains(&HOME), others.as_slice()) {
            (_, []) => named,
            (true, [.., last]) | (false, [last]) => vec![HOME, last],
            (false, [.., one, last]) => vec![one, last],
        };
    } else if let [one] = named.as_slice()
        && *one != HOME
    {
        named.insert(0, HOME);
    }
    named.into_iter().map(str::to_owned).collect()
}
