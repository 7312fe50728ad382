import { clusters } from "./clusters";
import { isBlank, type TextModel, type TextRange } from "./text";

/**
 * The whole tokens that a range touches. A range within a gap takes the token before it, if it touches one.
 * null where there is nothing to take.
 */
export function snapToTokens(model: TextModel, a: number, b: number): TextRange | null {
  const { tokens } = model;
  const start = Math.min(a, b);
  const end = Math.max(a, b);
  const first = tokens.firstEndingAfter(start);
  let last = tokens.firstFrom(Math.max(end, start + 1)) - 1;
  if (start === end && first < tokens.length && tokens.start(first) > start) last = first - 1;
  if (last < first) {
    const touching = tokens.touching(start);
    return touching < 0 ? null : { start: tokens.start(touching), end: tokens.end(touching) };
  }
  return { start: tokens.start(first), end: tokens.end(last) };
}

/** The same by words: a syllable of one alone is never taken. */
export function snapToWords(model: TextModel, a: number, b: number): TextRange | null {
  const range = snapToTokens(model, a, b);
  if (!range) return null;
  const first = model.tokens.at(range.start);
  const last = model.tokens.at(range.end - 1);
  return {
    start: model.tokens.start(model.tokens.wordFirst(first)),
    end: model.tokens.end(model.tokens.wordLast(last)),
  };
}

/** Free selection still never splits what a reader sees as one character. */
export function snapToClusters(model: TextModel, a: number, b: number): TextRange | null {
  const start = clusterEdge(model, Math.min(a, b), -1);
  const end = clusterEdge(model, Math.max(a, b), 1);
  return start < end ? { start, end } : null;
}

/** The edge of the cluster an offset lies in, towards a side; an offset on an edge stays. */
export function clusterEdge(model: TextModel, offset: number, side: 1 | -1): number {
  const { text, chunks } = model;
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  // Clusters are short; a window that begins behind a blank is enough, and one line can be the whole article.
  const chunkStart = chunks.length > 0 ? chunks.start(chunks.of(offset)) : 0;
  let from = offset - 1;
  while (from > chunkStart && offset - from < 64 && !isBlank(text.charCodeAt(from))) from -= 1;
  if (isLow(text, from)) from -= 1;
  const piece = text.slice(from, offset + 64);
  for (const { index, segment } of clusters(piece)) {
    const start = from + index;
    const end = start + segment.length;
    if (start === offset) return offset;
    if (start < offset && offset < end) return side === 1 ? end : start;
  }
  return offset;
}

/** The range without blanks at its edges; null when nothing else is in it. */
export function trim(text: string, range: TextRange): TextRange | null {
  let { start, end } = range;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return start < end ? { start, end } : null;
}

function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return at > 0 && code >= 0xdc00 && code <= 0xdfff;
}
