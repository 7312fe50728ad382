import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSpan } from "../model/spans";
import { drawChunk, leavesOf, startOf, type Drawing } from "./draw";

const look = (label: string) => ({ colour: "blue", name: label });
const drawing = (text: string, part: Partial<Drawing> = {}): Drawing => ({
  text,
  range: { start: 0, end: text.length },
  spans: [],
  dimmed: [],
  segmented: false,
  selected: null,
  candidates: [],
  candidate: null,
  look,
  ...part,
});
const span = (id: string, start: number, end: number, label = "Người") =>
  toSpan({ id, label, ends: [start, end], entity: null, noted: false });

describe("a drawn chunk", () => {
  it("holds exactly the article's text, and knows where each text node begins", () => {
    const piece = fc.constantFrom("a", "ế", "e\u0302", "_", "\r", "\t", "\u00a0", "😀", "<b>", " ");
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 8 }),
        fc.boolean(),
        (pieces, pairs, segmented) => {
          const text = pieces.join("");
          const spans = pairs
            .map(([a, b], i) => span(`s${i}`, Math.min(a, b), Math.max(a, b)))
            .filter((s) => s.start < s.end && s.end <= text.length);
          const element = document.createElement("div");
          drawChunk(element, drawing(text, { spans, segmented, dimmed: [{ start: 0, end: 5 }] }));
          expect(element.textContent).toBe(text);
          for (const leaf of leavesOf(element)) {
            expect(leaf.node.data).toBe(text.slice(leaf.start, leaf.end));
            expect(startOf(leaf.node)).toBe(leaf.start);
          }
        },
      ),
    );
  });

  it("names the spans of each mark from the outermost to the innermost, and tints by the innermost", () => {
    const element = document.createElement("div");
    const spans = [span("o", 0, 10, "Chức vụ"), span("i", 4, 8)];
    drawChunk(
      element,
      drawing("0123456789", {
        spans,
        look: (l) => ({ colour: l === "Người" ? "blue" : "green", name: l }),
      }),
    );
    const marks = [...element.querySelectorAll<HTMLElement>(".mark")];
    expect(marks.map((mark) => mark.dataset["spans"])).toEqual(["o", "o i", "o"]);
    expect(marks[1]?.classList.contains("label-blue")).toBe(true);
    expect(marks[1]?.style.getPropertyValue("--lane0")).toBe("var(--label-blue)");
    expect(marks[1]?.style.getPropertyValue("--lane1")).toBe("var(--label-green)");
    expect(marks.map((mark) => mark.dataset["chip"])).toEqual(["C", "Người", undefined]);
  });

  it("never becomes markup", () => {
    const element = document.createElement("div");
    drawChunk(element, drawing("<img src=x onerror=alert(1)>"));
    expect(element.children).toHaveLength(0);
  });
});
