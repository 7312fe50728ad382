import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeChips, type Chip } from "./chips";

const WIDTH = 600;
const chip = (left: number, whole = 60, short = 8, line = 0): Chip => ({
  line,
  left,
  whole,
  short,
});

describe("label chips", () => {
  it.each([
    ["stand above their marks", [chip(0), chip(100)], [0, 100], [false, false]],
    ["shrink to initials where the next is close", [chip(0), chip(50)], [0, 50], [true, false]],
    ["move back at the end of the column", [chip(590)], [540], [false]],
    ["shrink there when another stands close", [chip(530), chip(590)], [530, 590], [true, true]],
    ["move back together", [chip(500, 40), chip(560)], [494, 540], [false, false]],
    ["know nothing of other lines", [chip(590), chip(10, 60, 8, 1)], [540, 10], [false, false]],
  ] as const)("%s", (_, chips, lefts, shorts) => {
    const placed = placeChips(chips, WIDTH);
    expect(placed.map(({ left }) => left)).toEqual(lefts);
    expect(placed.map(({ isShort }) => isShort)).toEqual(shorts);
  });

  it("are always wholly within the column", () => {
    const any = fc.record({
      left: fc.integer({ min: 0, max: WIDTH - 5 }),
      whole: fc.integer({ min: 10, max: 300 }),
      short: fc.integer({ min: 5, max: 10 }),
      line: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (list) => {
        const chips = list.sort((a, b) => a.line - b.line || a.left - b.left);
        placeChips(chips, WIDTH).forEach(({ left, isShort }, i) => {
          const { whole = 0, short = 0 } = chips[i] ?? {};
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left + (isShort ? short : whole)).toBeLessThanOrEqual(WIDTH);
        });
      }),
    );
  });
});
