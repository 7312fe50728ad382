import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caretAt, extend, move, wholeAnchor, wholeFocus, type Selection } from "./motions";
import { model } from "./testing";
import { units } from "./units";

const RAW = "Thứ trưởng Hằng, ngày 9/8 nói vậy. Bà về Hà Nội.\nĐoạn hai, câu một.";
const SEGMENTED = "Thứ_trưởng Lê_Thị_Thu_Hằng nói .";

function walk(text: string, unit: keyof ReturnType<typeof units>, steps: string): string {
  const m = model(text);
  let at: Selection = caretAt(0);
  for (const step of steps) {
    const direction = step.toLowerCase() === "r" ? 1 : -1;
    at =
      step === step.toUpperCase()
        ? extend(units(m)[unit], at, direction)
        : move(units(m)[unit], at, direction, text.length);
  }
  const [start, end] = [Math.min(at.anchor, at.focus), Math.max(at.anchor, at.focus)];
  return start === end ? `|${text.slice(start)}` : `[${text.slice(start, end)}]`;
}

describe("caret motions", () => {
  it.each([
    ["syllable", "r", "|trưởng"],
    ["syllable", "rrr", "|ngày"], // the comma is no place to rest
    ["syllable", "rrrl", "|Hằng"],
    ["syllable", "l", "|Thứ"],
    ["sentence", "r", "|Bà"],
    ["sentence", "rr", "|Đoạn"],
    ["sentence", "rl", "|Thứ"],
    ["paragraph", "r", "|Đoạn"],
    ["token", "R", "[Thứ]"],
    ["token", "RRR", "[Thứ trưởng Hằng]"],
    ["token", "RRRR", "[Thứ trưởng Hằng,]"],
    ["token", "RRRL", "[Thứ trưởng]"],
    ["token", "RRRr", "|, ngày"],
    ["token", "RRRl", "|Thứ"],
  ] as const)("by %s, %s: %s", (unit, steps, expected) => {
    expect(walk(RAW, unit, steps).startsWith(expected)).toBe(true);
  });

  it.each([
    ["word", "r", "|Lê_"],
    ["word", "rr", "|nói"],
    ["syllable", "r", "|trưởng"],
    ["wordEdge", "RR", "[Thứ_trưởng Lê_Thị_Thu_Hằng]"],
    ["wordEdge", "RRL", "[Thứ_trưởng]"],
  ] as const)("in segmented text by %s, %s: %s", (unit, steps, expected) => {
    expect(walk(SEGMENTED, unit, steps).startsWith(expected)).toBe(true);
  });

  it("an extended selection always holds whole units, and stays within the text", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("r", "l", "R", "L"), { maxLength: 40 }), (steps) => {
        const m = model(RAW);
        const { token } = units(m);
        let at: Selection = caretAt(0);
        for (const step of steps) {
          const direction = step.toLowerCase() === "r" ? 1 : -1;
          at =
            step === step.toUpperCase()
              ? extend(token, at, direction)
              : move(token, at, direction, RAW.length);
          expect(at.focus).toBeGreaterThanOrEqual(0);
          expect(at.focus).toBeLessThanOrEqual(RAW.length);
          const inside = (offset: number) => {
            const i = m.tokens.at(offset);
            return i >= 0 && m.tokens.start(i) < offset;
          };
          expect(inside(at.focus)).toBe(false);
        }
      }),
    );
  });

  it("a selection that begins within a syllable takes it whole", () => {
    const { tokens } = model(RAW);
    const within = RAW.indexOf("ưởng");
    const [start, end] = [RAW.indexOf("trưởng"), RAW.indexOf(" Hằng")];
    expect(wholeAnchor(tokens, caretAt(within), 1)).toEqual({ anchor: start, focus: within });
    expect(wholeAnchor(tokens, caretAt(within), -1)).toEqual({ anchor: end, focus: within });
    expect(wholeAnchor(tokens, { anchor: within, focus: 2 }, 1)).toEqual({ anchor: end, focus: 2 });
    expect(wholeAnchor(tokens, caretAt(end), 1)).toEqual(caretAt(end));
    expect(wholeFocus(tokens, { anchor: 0, focus: within })).toEqual({ anchor: 0, focus: end });
    expect(wholeFocus(tokens, { anchor: 30, focus: within })).toEqual({ anchor: 30, focus: start });
    expect(wholeFocus(tokens, caretAt(within))).toEqual(caretAt(within));
  });
});
