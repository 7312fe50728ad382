import type { SpanDto } from "../../../lib/ipc/bindings";
import type { Chunks } from "./ranges";

export interface Span extends SpanDto {
  /** The hull: start of the first fragment, end of the last. */
  readonly start: number;
  readonly end: number;
}

export function toSpan(dto: SpanDto): Span {
  return { ...dto, start: dto.ends[0] ?? 0, end: dto.ends[dto.ends.length - 1] ?? 0 };
}

/** Text order; of two that start together the longer, outer one first; ids decide the rest, so order is total. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function covers(span: Span, offset: number): boolean {
  for (let k = 0; k + 1 < span.ends.length; k += 2) {
    if (offset >= (span.ends[k] as number) && offset < (span.ends[k + 1] as number)) return true;
  }
  return false;
}

/**
 * The spans of the open article in text order, and by chunk, so that a key press costs the work of one chunk
 * and not of all spans.
 */
export class SpanIndex {
  readonly sorted: Span[];
  private readonly byId = new Map<string, Span>();
  private readonly buckets = new Map<number, Span[]>();
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly chunks: Chunks,
    spans: readonly SpanDto[] = [],
  ) {
    this.sorted = spans.map(toSpan).sort(compareSpans);
    for (const span of this.sorted) this.enter(span, false);
  }

  get size(): number {
    return this.sorted.length;
  }

  get(id: string): Span | undefined {
    return this.byId.get(id);
  }

  countOf(label: string): number {
    return this.counts.get(label) ?? 0;
  }

  /** Puts a span in, or in the place of its former self; the chunks to draw again. */
  upsert(dto: SpanDto): number[] {
    const touched = new Set(this.remove(dto.id));
    const span = toSpan(dto);
    this.sorted.splice(this.position(span), 0, span);
    this.enter(span, true);
    for (const chunk of this.chunksOf(span)) touched.add(chunk);
    return [...touched];
  }

  remove(id: string): number[] {
    const span = this.byId.get(id);
    if (!span) return [];
    this.byId.delete(id);
    this.sorted.splice(this.position(span), 1);
    this.counts.set(span.label, this.countOf(span.label) - 1);
    const touched = this.chunksOf(span);
    for (const chunk of touched) {
      const bucket = this.buckets.get(chunk) ?? [];
      const at = bucket.indexOf(span);
      if (at >= 0) bucket.splice(at, 1);
    }
    return touched;
  }

  /** Spans that reach into a chunk, in text order. */
  inChunk(chunk: number): readonly Span[] {
    return this.buckets.get(chunk) ?? [];
  }

  /** Spans over the character at the offset, innermost first. */
  hit(offset: number): Span[] {
    return this.inChunk(this.chunks.of(offset))
      .filter((span) => covers(span, offset))
      .sort((a, b) => a.end - a.start - (b.end - b.start) || compareSpans(b, a));
  }

  /** Where a span stands in text order, or would stand. */
  position(span: Span): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareSpans(this.sorted[middle] as Span, span) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The next or previous span in text order, from a span or, without one, from the caret; null past the ends. */
  neighbour(from: Span | null, offset: number, direction: 1 | -1): Span | null {
    if (from) return this.sorted[this.position(from) + direction] ?? null;
    const at = this.firstFrom(offset);
    return this.sorted[direction === 1 ? at : at - 1] ?? null;
  }

  /** The place of the first span that starts at or after the offset. */
  firstFrom(offset: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] as Span).start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  chunksOf(span: Span): number[] {
    const first = this.chunks.of(span.start);
    const last = this.chunks.of(Math.max(span.start, span.end - 1));
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  }

  private enter(span: Span, inOrder: boolean): void {
    this.byId.set(span.id, span);
    this.counts.set(span.label, this.countOf(span.label) + 1);
    for (const chunk of this.chunksOf(span)) {
      const bucket = this.buckets.get(chunk);
      if (!bucket) this.buckets.set(chunk, [span]);
      else if (!inOrder) bucket.push(span);
      else {
        const at = bucket.findIndex((other) => compareSpans(other, span) > 0);
        bucket.splice(at < 0 ? bucket.length : at, 0, span);
      }
    }
  }
}
