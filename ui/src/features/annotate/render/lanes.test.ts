import { describe, expect, it } from "vitest";
import { background, extraHeight, laneNear } from "./lanes";

const lane = (at: number, dotted = false) => ({ lane: at, colour: "red", dotted });

describe("stacked underlines", () => {
  it("each have a line of their own, however many they are", () => {
    const lines = background(
      [0, 1, 2, 3, 4, 5, 6].map((at) => lane(at)),
      7,
    );
    const bottoms = [...lines.matchAll(/bottom (\d+)px/g)].map((match) => Number(match[1]));
    expect(new Set(bottoms).size).toBe(7);
    expect(bottoms).toEqual(bottoms.toSorted((a, b) => b - a));
  });

  it("are dotted in a gap", () => {
    expect(background([lane(0), lane(1, true)], 2).match(/repeating/g)).toHaveLength(1);
  });

  it("make lines taller only where they are more than usual", () => {
    expect([0, 1, 2, 3, 6].map(extraHeight)).toEqual([0, 0, 0, 3, 12]);
  });

  it("are hit by what is nearest, and not by the text", () => {
    expect([0, 4, 7, 10, 13].map((y) => laneNear(y, [0, 1, 2, 3, 4], 5))).toEqual([4, 3, 2, 1, 0]);
    expect(laneNear(1, [0], 5)).toBe(0);
    expect(laneNear(14, [0, 1, 2, 3, 4], 5)).toBeNull();
    expect(laneNear(20, [0], 1)).toBeNull();
  });
});
