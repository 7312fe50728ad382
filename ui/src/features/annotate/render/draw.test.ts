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
  found: [],
  segmented: false,
  selected: null,
  candidates: [],
  candidate: null,
  look,
  ...part,
});
const span = (id: string, start: number, end: number, label = "Người") =>
  toSpan({ id, label, ends: [start, end], entity: null, noted: false });

/** The same hull, and a gap in the middle. */
const inTwo = (whole: ReturnType<typeof span>) => {
  const { start, end } = whole;
  return toSpan({ ...whole, ends: [start, start + 2, end - 1, end] });
};

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

  it("drawn again is as if it were drawn for the first time", () => {
    const states = fc.record({
      pairs: fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 1, maxLength: 5 }),
      selected: fc.option(fc.nat(4)),
      candidates: fc.array(fc.nat(4), { maxLength: 3 }),
      name: fc.constantFrom("Người", "Person"),
      colour: fc.constantFrom("blue", "red"),
      parted: fc.boolean(),
      zone: fc.nat(5),
    });
    type State = typeof states extends fc.Arbitrary<infer T> ? T : never;
    const text = "Bà_Lê đến 😀.";
    const drawingOf = ({ pairs, selected, candidates, name, colour, parted, zone }: State) =>
      drawing(text, {
        spans: pairs
          .map(([a, b], i) => span(`s${i}`, Math.min(a, b), Math.max(a, b)))
          .filter((s) => s.start < s.end)
          .map((s) => (parted && s.end - s.start > 4 ? inTwo(s) : s)),
        segmented: true,
        selected: selected === null ? null : `s${selected}`,
        candidates: candidates.map((i) => `s${i}`),
        candidate: candidates[0] === undefined ? null : `s${candidates[0]}`,
        dimmed: [{ start: zone, end: zone + 2 }],
        look: () => ({ colour, name }),
      });
    const places = (chunk: Element) =>
      leavesOf(chunk).map(({ start, end, node }) => [start, end, node.data, startOf(node)]);
    const check = (before: State, after: State): void => {
      const [element, fresh] = [document.createElement("div"), document.createElement("div")];
      drawChunk(element, drawingOf(before));
      expect(drawChunk(element, drawingOf(after))).toBe(drawChunk(fresh, drawingOf(after)));
      expect(element.childNodes).toHaveLength(fresh.childNodes.length);
      for (const [i, node] of fresh.childNodes.entries())
        expect(element.childNodes[i]?.isEqualNode(node)).toBe(true);
      expect(places(element)).toEqual(places(fresh));
      expect(leavesOf(element).every(({ node }) => element.contains(node))).toBe(true);
    };
    fc.assert(
      fc.property(states, states, (a, b) => {
        check(a, b);
        // One thing alone changes: what the rest looks like must not hide it.
        for (const key of Object.keys(a)) check(a, { ...a, [key]: b[key as keyof State] });
      }),
    );
  });

  it("keeps what a new label does not touch", () => {
    const element = document.createElement("div");
    const [a, b] = [span("a", 0, 2), span("b", 8, 10)];
    drawChunk(element, drawing("0123456789", { spans: [a, b] }));
    const before = [...element.querySelectorAll(".mark")];
    drawChunk(element, drawing("0123456789", { spans: [a, span("n", 4, 6), b], selected: "n" }));
    const after = [...element.querySelectorAll(".mark")];
    expect(after).toHaveLength(3);
    expect([after[0], after[2]]).toEqual(before);
    expect(after[0]).toBe(before[0]);
    expect(after[2]).toBe(before[1]);
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
    expect(marks.map((mark) => mark.dataset["lanes"])).toEqual(["1", "1 0", "1"]);
    const lines = marks[1]?.style.getPropertyValue("--lines") ?? "";
    expect(lines).toMatch(
      /--label-green\) 0 0\) left 0 bottom 0px.*--label-blue\) 0 0\) left 0 bottom 3px/,
    );
    expect(marks.map((mark) => mark.dataset["chip"])).toEqual(["Chức vụ", "Người", undefined]);
  });

  it("makes room for any number of spans over one another", () => {
    const element = document.createElement("div");
    const spans = Array.from({ length: 7 }, (_, i) => span(`s${i}`, i, 20 - i));
    expect(drawChunk(element, drawing("0123456789".repeat(2), { spans }))).toBe(7);
    expect(element.style.getPropertyValue("--lanes")).toBe("7");
    const middle = element.querySelectorAll<HTMLElement>(".mark")[6];
    expect(middle?.style.getPropertyValue("--lines").match(/bottom/g)).toHaveLength(7);
    expect(drawChunk(element, drawing("0123456789".repeat(2)))).toBe(0);
    expect(element.style.getPropertyValue("--lanes")).toBe("");
  });

  it("joins the fragments of a span by a dotted line, which is no mark of the span", () => {
    const element = document.createElement("div");
    const parted = toSpan({ ...span("p", 0, 3), ends: [0, 3, 6, 9] });
    drawChunk(element, drawing("0123456789", { spans: [parted] }));
    const gap = element.querySelector<HTMLElement>(".gap");
    expect(gap?.textContent).toBe("345");
    expect(gap?.style.getPropertyValue("--lines")).toContain("repeating-linear-gradient");
    expect(gap?.dataset["spans"]).toBeUndefined();
  });

  it("says once how many labels of a name begin together", () => {
    const element = document.createElement("div");
    const spans = [span("a", 0, 9), span("b", 0, 5), span("c", 0, 3, "Chức vụ")];
    drawChunk(element, drawing("0123456789", { spans }));
    expect(element.querySelector<HTMLElement>(".mark")?.dataset["chip"]).toBe("Người ×2 · Chức vụ");
  });

  it("never becomes markup", () => {
    const element = document.createElement("div");
    drawChunk(element, drawing("<img src=x onerror=alert(1)>"));
    expect(element.children).toHaveLength(0);
  });
});
