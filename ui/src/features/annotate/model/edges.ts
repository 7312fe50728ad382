import type { Direction } from "./motions";
import type { Unit } from "./units";

export type Edge = "left" | "right";

/**
 * Moves one outer edge of a span (or of a selection, which is a span of one fragment) by a token.
 * `direction` is where the edge goes: 1 to the right. null when it cannot: the fragment would become empty.
 */
export function moveEdge(
  token: Unit,
  ends: readonly number[],
  edge: Edge,
  direction: Direction,
): number[] | null {
  const at = edge === "left" ? 0 : ends.length - 1;
  const offset = ends[at];
  if (offset === undefined) return null;
  const inner = ends[edge === "left" ? 1 : at - 1] as number;
  let target: number | null;
  if (edge === "left")
    target = direction === 1 ? token.nextStart(offset) : token.previousStart(offset);
  else target = direction === 1 ? token.nextEnd(offset) : token.previousEnd(offset);
  if (target === null || (edge === "left" ? target >= inner : target <= inner)) return null;
  const moved = [...ends];
  moved[at] = target;
  return moved;
}

/** A further fragment of a span, in order; pieces that touch or overlap become one. */
export function addFragment(ends: readonly number[], start: number, end: number): number[] {
  const fragments: [number, number][] = [[start, end]];
  for (let k = 0; k + 1 < ends.length; k += 2)
    fragments.push([ends[k] as number, ends[k + 1] as number]);
  fragments.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const fragment of fragments) {
    const last = merged[merged.length - 1];
    if (last && fragment[0] <= last[1]) last[1] = Math.max(last[1], fragment[1]);
    else merged.push(fragment);
  }
  return merged.flat();
}
