import type { Span } from "./spans";
import type { TextRange } from "./text";

/** A stretch of one chunk that the same spans cover: what becomes one element. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Outermost first. */
  readonly spans: readonly Span[];
  /** Spans of several fragments that begin before and go on behind, and do not cover it. */
  readonly gaps: readonly Span[];
  /** The spans whose first character is this segment's first: they get a label chip here. */
  readonly begins: readonly Span[];
  readonly dim: boolean;
  /** What was looked for stands here. */
  readonly found: boolean;
}

/**
 * Which of the stacked underlines each span takes. Shorter spans choose first, so an inner span is underlined nearest
 * to the text and an outer one below it; two spans that touch the same character never share a line.
 */
export function lanes(spans: readonly Span[]): Map<string, number> {
  const taken: { span: Span; lane: number }[] = [];
  const result = new Map<string, number>();
  const shortestFirst = [...spans].sort(
    (a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start,
  );
  for (const span of shortestFirst) {
    const used = new Set<number>();
    for (const other of taken) {
      if (other.span.start < span.end && span.start < other.span.end) used.add(other.lane);
    }
    let lane = 0;
    while (used.has(lane)) lane += 1;
    taken.push({ span, lane });
    result.set(span.id, lane);
  }
  return result;
}

/** How many of the spans, in text order, lie over one another at most: about how many underlines are stacked. */
export function depth(spans: readonly Span[]): number {
  let most = 0;
  let open: number[] = [];
  for (const span of spans) {
    open = open.filter((end) => end > span.start);
    open.push(span.end);
    most = Math.max(most, open.length);
  }
  return most;
}

/** Flattens overlapping and nested spans into segments that tile the range. */
export function segments(
  range: TextRange,
  spans: readonly Span[],
  dimmed: readonly TextRange[],
  found: readonly TextRange[] = [],
): Segment[] {
  if (range.start >= range.end) return [];
  const cuts = new Set<number>([range.start, range.end]);
  const cut = (offset: number) => {
    if (offset > range.start && offset < range.end) cuts.add(offset);
  };
  for (const span of spans) span.ends.forEach(cut);
  for (const { start, end } of [...dimmed, ...found]) {
    cut(start);
    cut(end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const outermostFirst = [...spans].sort(
    (a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const parted = outermostFirst.filter((span) => span.ends.length > 2);
  const result: Segment[] = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const start = edges[i] as number;
    const end = edges[i + 1] as number;
    const covering = outermostFirst.filter((span) => coversRange(span, start, end));
    result.push({
      start,
      end,
      spans: covering,
      gaps: parted.filter((span) => isGap(span, start, end)),
      begins: covering.filter((span) => span.start === start),
      dim: dimmed.some((zone) => zone.start <= start && end <= zone.end),
      found: found.some((place) => place.start <= start && end <= place.end),
    });
  }
  return result;
}

function isGap(span: Span, start: number, end: number): boolean {
  return span.start <= start && end <= span.end && !coversRange(span, start, end);
}

function coversRange(span: Span, start: number, end: number): boolean {
  for (let k = 0; k + 1 < span.ends.length; k += 2) {
    if ((span.ends[k] as number) <= start && end <= (span.ends[k + 1] as number)) return true;
  }
  return false;
}
