import { describe, expect, it } from "vitest";
import { arc, type LinkEnd } from "./arcs";

const LINE = 38;
/** A mark on a line, with a chip above its beginning. */
const mark = (left: number, right: number, chip: number | null = 30, line = 0): LinkEnd => ({
  left,
  right,
  top: 100 + line * LINE,
  bottom: 125 + line * LINE,
  chip: chip === null ? null : { right: left + chip, room: 600, raised: false },
  column: 600,
});

/** The points of a path, those that only bend it among them. */
function points(path: string): [number, number][] {
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number);
  return numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? NaN]] : [])) as never;
}
const first = (path: string) => points(path)[0];
const last = (path: string) => points(path)[points(path).length - 1];

describe("the line of a link", () => {
  it("leaves and arrives at the upper edge of a mark, in the middle of what its chip leaves free", () => {
    const { line, tip } = arc(mark(0, 104), mark(200, 304));
    expect(first(line)?.[0]).toBe(69);
    expect(last(line)?.[0]).toBe(269);
    for (const [, y] of points(tip)) expect(y).toBeLessThan(100);
  });

  it("does so at the end of a chip that is as long as its mark", () => {
    expect(first(arc(mark(0, 30, 100), mark(200, 304)).line)?.[0]).toBe(103);
  });

  it("comes down before the next chip, where spans lie within each other", () => {
    const outer = { ...mark(0, 300), chip: { right: 30, room: 60, raised: false } };
    expect(first(arc(outer, mark(400, 500)).line)?.[0]).toBe(45);
  });

  it("lies between the chips and the letters above them where both ends are on one line", () => {
    const { line } = arc(mark(200, 304), mark(0, 104));
    const ys = points(line).map(([, y]) => y);
    expect(Math.min(...ys)).toBe(88.5);
    expect(Math.max(...ys)).toBeLessThanOrEqual(100);
  });

  it("lies higher over a chip that is raised", () => {
    const raised = { ...mark(200, 304), chip: { right: 230, room: 600, raised: true } };
    const highest = (line: string) => Math.min(...points(line).map(([, y]) => y));
    expect(highest(arc(raised, mark(0, 104)).line)).toBe(87.5);
    expect(highest(arc(raised, mark(400, 504)).line)).toBe(88.5);
    expect(highest(arc(raised, mark(0, 104, 30, 2)).line)).toBe(87.5);
  });

  it("can be told from a mere stroke where both ends begin together", () => {
    const { line } = arc(mark(0, 104), mark(0, 104));
    expect((last(line)?.[0] ?? 0) - (first(line)?.[0] ?? 0)).toBeGreaterThanOrEqual(12);
  });

  it("goes from line to line by the nearer margin, above the chips of both", () => {
    const near = points(arc(mark(0, 104), mark(200, 304, 30, 2)).line);
    expect(near[0]).toEqual([69, 100]);
    expect(near[near.length - 1]).toEqual([269, 174.5]);
    const turns = near.filter(([x]) => x < 0).map(([, y]) => y);
    expect([Math.min(...turns), Math.max(...turns)]).toEqual([88.5, 164.5]);
    const far = points(arc(mark(450, 554, 30, 2), mark(200, 304)).line);
    expect(Math.min(...far.map(([x]) => x))).toBeGreaterThan(0);
    expect(Math.max(...far.map(([x]) => x))).toBe(614);
    expect(far[far.length - 1]).toEqual([269, 98.5]);
  });

  it("goes straight down to what stands below on the next line, or up from it", () => {
    const upper = mark(0, 304);
    const lower = mark(200, 304, 30, 1);
    const down = arc(upper, lower);
    expect(points(down.line)).toEqual([
      [269, 129],
      [269, 136.5],
    ]);
    const up = arc(lower, upper);
    expect(points(up.line)).toEqual([
      [269, 138],
      [269, 130.5],
    ]);
    // Arrows point where the line goes.
    expect(points(down.tip)[1]?.[1]).toBeGreaterThan(points(down.tip)[0]?.[1] ?? 0);
    expect(points(up.tip)[1]?.[1]).toBeLessThan(points(up.tip)[0]?.[1] ?? 0);
  });

  it("takes the middle where there is no chip", () => {
    expect(first(arc(mark(0, 104, null), mark(200, 304)).line)?.[0]).toBe(52);
  });
});
