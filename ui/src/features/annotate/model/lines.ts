// Moving the caret by lines as they are drawn. Where lines break is known only to the layout: it is asked where single
// offsets stand, a few dozen times for a step, by halving.

/** Where a caret stands: the upper edge of its line, and how far to the right. */
export interface CaretPlace {
  readonly top: number;
  readonly left: number;
}

/** Asks the layout about an offset of one chunk. */
export type Ask = (offset: number) => CaretPlace;

/** Lines lie further apart than this. */
const SLACK = 6;

/** The smallest offset in (from, to] that holds, where all behind it do, too; `to` must. */
function first(from: number, to: number, holds: (offset: number) => boolean): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Where the line of an offset begins, in a chunk that begins at `start`. */
export function lineStart(ask: Ask, start: number, offset: number): number {
  const { top } = ask(offset);
  const onLine = (at: number) => ask(at).top > top - SLACK;
  return onLine(start) ? start : first(start, offset, onLine);
}

/** Where the line after that of an offset begins; null on the last line of a chunk that ends at `end`. */
export function nextLine(ask: Ask, offset: number, end: number): number | null {
  const { top } = ask(offset);
  const below = (at: number) => ask(at).top > top + SLACK;
  return offset < end && below(end) ? first(offset, end, below) : null;
}

/** The offset nearest to a column, of a line that goes from `start` to `end`, both included. */
export function nearest(ask: Ask, start: number, end: number, x: number): number {
  if (start >= end || ask(start).left >= x) return start;
  if (ask(end).left <= x) return end;
  const behind = first(start, end, (at) => ask(at).left >= x);
  return x - ask(behind - 1).left < ask(behind).left - x ? behind - 1 : behind;
}

/** The last offset at which a caret stands on the line that holds `offset`. */
export function lineEnd(ask: Ask, offset: number, end: number): number {
  const next = nextLine(ask, offset, end);
  return next === null ? end : next - 1;
}

/** The first or last offset at which a caret stands on the line that holds `offset`. */
export function lineEdge(
  ask: Ask,
  chunk: { start: number; end: number },
  offset: number,
  direction: 1 | -1,
): number {
  return direction === 1 ? lineEnd(ask, offset, chunk.end) : lineStart(ask, chunk.start, offset);
}

/** The nearest offset on the line below or above; null where the chunk has none. */
export function besideLine(
  ask: Ask,
  chunk: { start: number; end: number },
  offset: number,
  direction: 1 | -1,
  x: number,
): number | null {
  if (direction === 1) {
    const next = nextLine(ask, offset, chunk.end);
    return next === null ? null : nearest(ask, next, lineEnd(ask, next, chunk.end), x);
  }
  const start = lineStart(ask, chunk.start, offset);
  if (start === chunk.start) return null;
  return nearest(ask, lineStart(ask, chunk.start, start - 1), start - 1, x);
}

/** The nearest offset on the first or last line of a chunk, when the caret comes from outside. */
export function outerLine(
  ask: Ask,
  chunk: { start: number; end: number },
  direction: 1 | -1,
  x: number,
): number {
  return direction === 1
    ? nearest(ask, chunk.start, lineEnd(ask, chunk.start, chunk.end), x)
    : nearest(ask, lineStart(ask, chunk.start, chunk.end), chunk.end, x);
}
