// The stacked underlines of overlapping spans. They are backgrounds of the marks, so drawing them moves nothing; a line
// of text has room for two, and a chunk that needs more gets taller lines (text.css knows the same figures).

/** How many underlines fit below a line of the usual height. */
const ROOM = 2;
const PITCH = 3;
const THICK = 2;

export interface Lane {
  readonly lane: number;
  readonly colour: string;
  /** The gap between two fragments of a span. */
  readonly dotted: boolean;
}

/** By how much the lines of a chunk with so many lanes are taller than usual. */
export function extraHeight(lanes: number): number {
  return Math.max(0, lanes - ROOM) * PITCH;
}

/** Tells a chunk how many lanes it has. */
export function setLanes(chunk: HTMLElement, lanes: number): void {
  if (lanes > ROOM) chunk.style.setProperty("--lanes", String(lanes));
  else chunk.style.removeProperty("--lanes");
}

/** The background of a mark: its lines, and the tint behind the text. */
export function background(list: readonly Lane[], lanes: number): string {
  const lines = list.map(({ lane, colour, dotted }) => {
    const line = dotted
      ? `repeating-linear-gradient(90deg, ${colour} 0 2px, transparent 2px 6px)`
      : `linear-gradient(${colour} 0 0)`;
    return `${line} left 0 bottom ${bottomOf(lane, lanes)}px / 100% ${THICK}px no-repeat`;
  });
  const tint = "linear-gradient(var(--tint, transparent) 0 0) 0 0 / 100% var(--above) no-repeat";
  return [...lines, tint].join(", ");
}

/** The lane whose line is nearest to a height below the text, measured up from the mark's lower edge; null above it. */
export function laneNear(
  fromBottom: number,
  given: readonly number[],
  lanes: number,
): number | null {
  // The first line lies a pixel within the letters' box.
  if (fromBottom > Math.max(ROOM, lanes) * PITCH - 2) return null;
  const distance = (lane: number) => Math.abs(bottomOf(lane, lanes) + THICK / 2 - fromBottom);
  return given.reduce<number | null>(
    (best, lane) => (best === null || distance(lane) < distance(best) ? lane : best),
    null,
  );
}

/** How far above the lower edge of a mark a line lies. */
export function bottomOf(lane: number, lanes: number): number {
  return (Math.max(ROOM, lanes) - 1 - lane) * PITCH;
}
