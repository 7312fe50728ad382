// The lines that links are drawn as. They keep to where there is neither a chip nor a letter: above the chips of a line,
// below the letters of the line before, and in the margins.

/** What a link touches of a span, in coordinates of the column: the box of its letters where it begins, and its chip. */
export interface LinkEnd {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly chip: LinkChip | null;
  /** How wide the column is. */
  readonly column: number;
}

export interface LinkChip {
  readonly right: number;
  /** Where the next one begins. */
  readonly room: number;
  /** It stands higher, clear of a frame. */
  readonly raised: boolean;
}

export interface Arc {
  readonly line: string;
  /** The head of the arrow. */
  readonly tip: string;
}

type Point = readonly [x: number, y: number];

/** How far above the letters' box of a line its chips end, and by how much one that is raised stands higher. */
const LEVEL = 11.5;
const RAISED = 1;
/** How far out in the margin. */
const MARGIN = 14;
/** Lines nearer than this have no other between them. */
const NEXT = 30;
/** Two underlines. */
const BELOW = 4;
/** A head stands off what it points at. */
const OFF = 1.5;
/** What a line keeps from a chip. */
const CLEAR = 4;
const ROUND = 6;
const WING = 4;

/** Of a box and a column on the screen. */
export function linkEnd(box: DOMRect, column: DOMRect, chip: LinkChip | null): LinkEnd {
  return {
    left: box.left - column.left,
    top: box.top - column.top,
    right: box.right - column.left,
    bottom: box.bottom - column.top,
    chip,
    column: column.width,
  };
}

export function arc(from: LinkEnd, to: LinkEnd): Arc {
  if (Math.abs(from.top - to.top) < CLEAR) return beside(from, to);
  const [upper, lower] = from.top < to.top ? [from, to] : [to, from];
  const x = freeOf(lower);
  if (lower.top - upper.bottom < NEXT && x > upper.left && x < upper.right) {
    const over: Point = [x, upper.bottom + BELOW];
    const under: Point = [x, lower.top];
    return from === upper ? arrow([over, under]) : arrow([under, over]);
  }
  return around(from, to);
}

/** Both on one line: up, along, and down. */
function beside(from: LinkEnd, to: LinkEnd): Arc {
  const [ax, bx] = apart(freeOf(from), freeOf(to));
  const level = Math.min(levelOf(from, bx), levelOf(to, ax));
  return arrow([
    [ax, from.top],
    [ax, level],
    [bx, level],
    [bx, to.top],
  ]);
}

/** From line to line by the nearer margin. */
function around(from: LinkEnd, to: LinkEnd): Arc {
  const [ax, bx] = [freeOf(from), freeOf(to)];
  const margin = ax + bx < from.column ? -MARGIN : from.column + MARGIN;
  const [leave, arrive] = [levelOf(from, margin), levelOf(to, margin)];
  return arrow([
    [ax, from.top],
    [ax, leave],
    [margin, leave],
    [margin, arrive],
    [bx, arrive],
    [bx, to.top],
  ]);
}

/** Where a line lies that goes along to x. On whole pixels, so that it is sharp. */
function levelOf({ top, chip }: LinkEnd, x: number): number {
  const over = chip?.raised === true && x < chip.right;
  return Math.round(top) - LEVEL - (over ? RAISED : 0);
}

/** As far from each other, at least, as two turns need. */
function apart(ax: number, bx: number): [number, number] {
  if (Math.abs(bx - ax) >= 2 * ROUND) return [ax, bx];
  const centre = (ax + bx) / 2;
  return ax <= bx ? [centre - ROUND, centre + ROUND] : [centre + ROUND, centre - ROUND];
}

/** The middle of the upper edge to the right of the chip; the end of a chip that leaves nothing free. */
function freeOf({ left, right, chip }: LinkEnd): number {
  if (!chip) return (left + right) / 2;
  const from = chip.right + CLEAR;
  const to = Math.min(right, chip.room - CLEAR);
  return to > from ? (from + to) / 2 : chip.right + CLEAR - 1;
}

/** A line with round turns; its last stretch, up or down, ends in a head. */
function arrow(points: readonly Point[]): Arc {
  const [, before] = points[points.length - 2] as Point;
  const [x, end] = points[points.length - 1] as Point;
  const way = end > before ? 1 : -1;
  const y = end - way * OFF;
  const back = y - way * (WING + 1);
  return {
    line: rounded([...points.slice(0, -1), [x, y]]),
    tip: `M ${x - WING} ${back} L ${x} ${y} L ${x + WING} ${back}`,
  };
}

function rounded(points: readonly Point[]): string {
  const pieces = points.map((point, i) => {
    const [x, y] = point;
    const [before, after] = [points[i - 1], points[i + 1]];
    if (!before) return `M ${x} ${y}`;
    if (!after) return `L ${x} ${y}`;
    return `L ${towards(point, before)} Q ${x} ${y} ${towards(point, after)}`;
  });
  return pieces.join(" ");
}

/** A little from a corner towards the next one. */
function towards([x, y]: Point, [toX, toY]: Point): string {
  const length = Math.hypot(toX - x, toY - y);
  const part = length === 0 ? 0 : Math.min(ROUND, length / 2) / length;
  return `${x + (toX - x) * part} ${y + (toY - y) * part}`;
}
