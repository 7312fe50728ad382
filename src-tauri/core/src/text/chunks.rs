//! The blocks the screen draws: a paragraph, or a part of a long one. Crawled articles often are
//! one line of 200,000 characters, of which only what is near the screen is to be drawn.

use std::cell::OnceCell;

use super::lines::lines;
use super::{TextIndex, Token, graphemes};
use crate::domain::offset::{Offset, Range};

/// The length in code points up to which a paragraph is one chunk, and near which longer ones
/// are cut.
pub const CHUNK_TARGET: u32 = 600;

/// The length in code points that no chunk exceeds, unless a single grapheme cluster does.
pub const CHUNK_MAX: u32 = 1_000;

/// A part of a text drawn as one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    /// Where it stands; never empty.
    pub range: Range,
    /// Whether it begins a paragraph; otherwise it goes on with that of the chunk before.
    pub paragraph_start: bool,
}

/// Cuts `text` into chunks, given its tokens and sentences.
///
/// The chunks cover the text without a gap, line breaks and blank lines at the end of the chunk
/// before them (those that open the text in the first). Each paragraph begins a chunk; one longer
/// than [`CHUNK_TARGET`] is cut between sentences, else between tokens, if possible at a blank. A
/// token is cut, between two clusters, only when it is itself longer than [`CHUNK_MAX`]; a cluster
/// never. An empty text has no chunk.
#[must_use]
pub fn chunks(text: &str, tokens: &[Token], sentences: &[Range]) -> Vec<Chunk> {
    let cutter = Cutter {
        text,
        index: OnceCell::new(),
        tokens,
        sentences,
    };
    let mut chunks = Vec::new();
    for block in blocks(text) {
        let mut start = block.start;
        while start < block.end {
            let end = cutter.end(start, block.end);
            let paragraph_start = start == block.start;
            chunks.push(Chunk {
                range: Range { start, end },
                paragraph_start,
            });
            start = end;
        }
    }
    chunks
}

/// Each paragraph with what follows it up to the next.
fn blocks(text: &str) -> Vec<Range> {
    let mut blocks: Vec<Range> = Vec::new();
    let mut filled = false;
    for line in lines(text) {
        match blocks.last_mut() {
            None => blocks.push(Range {
                start: Offset(0),
                end: Offset(0),
            }),
            Some(last) if filled && !line.blank => {
                last.end = line.range.start;
                blocks.push(line.range);
            }
            Some(_) => {}
        }
        filled |= !line.blank;
    }
    if let Some(last) = blocks.last_mut() {
        last.end = Offset(super::chars::len(text));
    }
    blocks
}

struct Cutter<'a> {
    text: &'a str,
    /// Built only for a text in which neither sentences nor tokens give a place to cut.
    index: OnceCell<TextIndex<'a>>,
    tokens: &'a [Token],
    sentences: &'a [Range],
}

impl Cutter<'_> {
    /// Where the chunk that begins at `start` ends, in a block that ends at `limit`.
    fn end(&self, start: Offset, limit: Offset) -> Offset {
        let left = limit.0 - start.0;
        if left <= CHUNK_TARGET {
            return limit;
        }
        let near = Offset(start.0 + CHUNK_TARGET);
        let far = Offset(start.0.saturating_add(CHUNK_MAX));
        // Blanks alone are not worth a chunk: it is to hold at least one token.
        let first = self
            .tokens
            .partition_point(|token| token.range.start < start);
        let low = self
            .tokens
            .get(first)
            .map_or(start, |token| token.range.start);
        let sentence = self.between_sentences(low, near, far.min(Offset(limit.0 - 1)));
        if let Some(cut) = sentence {
            return cut;
        }
        if left <= CHUNK_MAX {
            return limit;
        }
        self.between_tokens(low, near, far)
            .unwrap_or_else(|| self.between_clusters(start, far))
    }

    /// The start of the last sentence up to `near`, else of the first up to `far`.
    fn between_sentences(&self, low: Offset, near: Offset, far: Offset) -> Option<Offset> {
        let after = self
            .sentences
            .partition_point(|sentence| sentence.start <= near);
        let last = after
            .checked_sub(1)
            .and_then(|last| self.sentences.get(last));
        let starts = [last, self.sentences.get(after)];
        let fits = |cut: &Offset| low < *cut && *cut <= far;
        starts
            .into_iter()
            .flatten()
            .map(|sentence| sentence.start)
            .find(fits)
    }

    /// The start of the last token after a blank up to `near`, else of the last token up to `far`.
    fn between_tokens(&self, low: Offset, near: Offset, far: Offset) -> Option<Offset> {
        let first = self
            .tokens
            .partition_point(|token| token.range.start <= low);
        let until = |end| {
            self.tokens
                .partition_point(|token| token.range.start <= end)
        };
        let pairs = self
            .tokens
            .get(first.saturating_sub(1)..until(near))
            .unwrap_or_default();
        let apart = pairs.windows(2).rev().find_map(|pair| match pair {
            [before, token] if !token.glued && before.range.end < token.range.start => Some(token),
            _ => None,
        });
        let any = || self.tokens.get(first..until(far)).and_then(<[Token]>::last);
        apart.or_else(any).map(|token| token.range.start)
    }

    /// The last place up to `far` that splits no cluster; after the cluster when it is longer.
    fn between_clusters(&self, start: Offset, far: Offset) -> Offset {
        let index = self.index.get_or_init(|| TextIndex::new(self.text));
        let cut = graphemes::floor(index, far);
        if cut > start {
            cut
        } else {
            graphemes::ceil(index, far)
        }
    }
}
