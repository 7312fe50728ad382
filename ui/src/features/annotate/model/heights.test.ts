import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Heights } from "./heights";

const make = (lengths: number[], lineHeight: (i: number) => number = () => 40) =>
  new Heights(
    (i) => lengths[i] ?? 0,
    () => 10,
    lengths.length,
    lineHeight,
    75,
  );

describe("heights", () => {
  it("find the chunk at any distance from the top", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2000), { minLength: 1, maxLength: 50 }),
        fc.array(fc.tuple(fc.nat(49), fc.integer({ min: 20, max: 900 })), { maxLength: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lengths, measures, part) => {
          const heights = make(lengths);
          for (const [i, height] of measures) if (i < lengths.length) heights.measure(i, height);
          const y = part * heights.total * 0.999;
          const i = heights.at(y);
          expect(heights.top(i)).toBeLessThanOrEqual(y);
          expect(heights.top(i + 1)).toBeGreaterThan(y - 0.001);
        },
      ),
    );
  });

  it("learn from what was measured", () => {
    const heights = make(Array.from({ length: 100 }, () => 1000));
    for (let i = 0; i < 5; i += 1) heights.measure(i, 20 * 40 + 10);
    heights.calibrate();
    expect(heights.total / 100).toBeGreaterThan(19 * 40);
    expect(heights.total / 100).toBeLessThan(22 * 40);
  });

  it("know that lines with stacked labels are taller", () => {
    const heights = make([750, 750], (i) => (i === 0 ? 40 : 52));
    expect(heights.top(1)).toBe(10 * 40 + 10);
    expect(heights.total - heights.top(1)).toBe(10 * 52 + 10);
  });

  it("say whether a measurement moved anything", () => {
    const heights = make([100, 100]);
    const before = heights.top(1);
    expect(heights.measure(0, before)).toBe(false);
    expect(heights.measure(0, before + 40)).toBe(true);
    expect(heights.top(1)).toBe(before + 40);
  });
});
