//! Spans as one tag a token: of spans that share a token the longest is kept (of two as long, the
//! first). A span has room when its edges are edges of tokens, blanks and underscores at its edges
//! aside.
use super::options::Scheme;
use super::tally::Reason;
use super::tokenized::Token;
use super::view::{View, hull};
use crate::domain::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Outside,
    /// Place of the span in the layer.
    Begin(usize),
    Inside(usize),
}

/// Tags the tokens with the spans of the view, and leaves out of it those that have no room.
pub(super) fn tag(view: &mut View<'_>, tokens: &[Token]) -> Vec<Tag> {
    let spans = &view.layer.spans;
    let covered: Vec<_> = spans.iter().map(|s| covered(tokens, hull(s))).collect();
    let crooked: Vec<bool> = covered.iter().map(Option::is_none).collect();
    view.drop_marked(Reason::TokenBoundary, &crooked);
    let covered: Vec<std::ops::Range<usize>> = covered.into_iter().flatten().collect();

    let mut by_length: Vec<usize> = (0..covered.len()).collect();
    by_length.sort_by_key(|&span| (std::cmp::Reverse(covered[span].len()), covered[span].start));
    let mut owner: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut overlapping = vec![false; covered.len()];
    for span in by_length {
        let range = covered[span].clone();
        overlapping[span] = owner[range.clone()].iter().any(Option::is_some);
        if !overlapping[span] {
            owner[range].fill(Some(span));
        }
    }
    // Places in the layer after the overlapping ones are gone.
    let mut next = 0;
    let places: Vec<usize> = overlapping
        .iter()
        .map(|lost| {
            let place = next;
            next += usize::from(!lost);
            place
        })
        .collect();
    view.drop_marked(Reason::Overlap, &overlapping);
    let begins = |token: usize, span: usize| covered[span].start == token;
    owner
        .into_iter()
        .enumerate()
        .map(|(token, owner)| match owner {
            None => Tag::Outside,
            Some(span) if begins(token, span) => Tag::Begin(places[span]),
            Some(span) => Tag::Inside(places[span]),
        })
        .collect()
}

/// The tokens that a span covers; none when it covers none, or one of them in part.
pub(super) fn covered(tokens: &[Token], span: Range) -> Option<std::ops::Range<usize>> {
    let first = tokens.partition_point(|token| token.range.end <= span.start);
    let end = tokens.partition_point(|token| token.range.start < span.end);
    let within = |token: &Token| span.start <= token.range.start && token.range.end <= span.end;
    let found = tokens.get(first..end)?;
    let whole = found.first().is_some_and(within) && found.last().is_some_and(within);
    whole.then_some(first..end)
}

/// What stands before the label of a token: `B`, `I` and, as the scheme has them, letters for the
/// last token of several and for a single one; and the place of the span.
pub(super) fn letter(tags: &[Tag], token: usize, scheme: Scheme) -> Option<(char, usize)> {
    let goes_on = matches!(tags.get(token + 1), Some(Tag::Inside(_)));
    let (last, single) = match scheme {
        Scheme::Iob2 => ('I', 'B'),
        Scheme::Bioes => ('E', 'S'),
        Scheme::Bilou => ('L', 'U'),
    };
    match *tags.get(token)? {
        Tag::Outside => None,
        Tag::Begin(span) => Some((if goes_on { 'B' } else { single }, span)),
        Tag::Inside(span) => Some((if goes_on { 'I' } else { last }, span)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scheme_has_its_letters() {
        use Tag::{Begin, Inside, Outside};
        // One of three tokens, one of one beside it, another of two.
        let tags = [
            Begin(0),
            Inside(0),
            Inside(0),
            Begin(1),
            Outside,
            Begin(2),
            Inside(2),
        ];
        for (scheme, expected) in [
            (Scheme::Iob2, "BIIBOBI"),
            (Scheme::Bioes, "BIESOBE"),
            (Scheme::Bilou, "BILUOBL"),
        ] {
            let letter = |token| letter(&tags, token, scheme).map_or('O', |(letter, _)| letter);
            let letters: String = (0..tags.len()).map(letter).collect();
            assert_eq!(letters, expected, "{scheme:?}");
        }
    }
}
