import { describe, expect, it } from "vitest";
import { addFragment, moveEdge } from "./edges";
import { marked, model } from "./testing";
import { units } from "./units";

function moved(text: string, edge: "left" | "right", direction: 1 | -1): string | null {
  const m = marked(text);
  const ends = moveEdge(units(model(m.text)).token, [m.start, m.end], edge, direction);
  return ends && m.text.slice(ends[0], ends[1]);
}

describe("edges of a span", () => {
  it.each([
    ["ông ⟦Lê Hà⟧, quan chức", "right", 1, "Lê Hà,"],
    ["ông ⟦Lê Hà⟧, quan chức", "right", -1, "Lê"],
    ["ông ⟦Lê Hà⟧, quan chức", "left", -1, "ông Lê Hà"],
    ["ông ⟦Lê Hà⟧, quan chức", "left", 1, "Hà"],
    ["ông ⟦Hà⟧", "right", -1, null],
    ["ông ⟦Hà⟧", "left", 1, null],
    ["ông ⟦Hà⟧", "right", 1, null],
    ["⟦ông⟧ Hà", "left", -1, null],
  ] as const)("%s, %s edge %d: %s", (text, edge, direction, expected) => {
    expect(moved(text, edge, direction)).toBe(expected);
  });

  it("of a discontinuous span are the outer ones, and no fragment vanishes", () => {
    const { token } = units(model("a b c d e"));
    expect(moveEdge(token, [0, 1, 4, 7], "right", -1)).toEqual([0, 1, 4, 5]);
    expect(moveEdge(token, [0, 1, 4, 5], "right", -1)).toBeNull();
    expect(moveEdge(token, [0, 1, 4, 5], "left", 1)).toBeNull();
  });

  it("fragments stay in order, and touching ones join", () => {
    expect(addFragment([4, 6], 0, 2)).toEqual([0, 2, 4, 6]);
    expect(addFragment([0, 2, 4, 6], 2, 4)).toEqual([0, 6]);
    expect(addFragment([0, 2], 1, 3)).toEqual([0, 3]);
  });
});
