import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { depth, lanes, segments } from "./segments";
import { covers, toSpan } from "./spans";

const RANGE = { start: 10, end: 60 };
const anySpans = fc
  .array(fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { minLength: 2, maxLength: 2 }), {
    maxLength: 12,
  })
  .map((list) =>
    list.map(([a = 0, b = 1], i) =>
      toSpan({
        id: `s${i}`,
        label: "l",
        ends: [Math.min(a, b), Math.max(a, b)],
        entity: null,
        noted: false,
      }),
    ),
  );

describe("segments", () => {
  it("tile the chunk and name exactly the spans over each character", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const list = segments(RANGE, spans, [{ start: 0, end: 20 }]);
        let at = RANGE.start;
        for (const segment of list) {
          expect(segment.start).toBe(at);
          expect(segment.end).toBeGreaterThan(at);
          at = segment.end;
          for (let offset = segment.start; offset < segment.end; offset += 1) {
            expect(new Set(segment.spans)).toEqual(
              new Set(spans.filter((span) => covers(span, offset))),
            );
            expect(segment.dim).toBe(offset < 20);
          }
        }
        expect(at).toBe(RANGE.end);
      }),
    );
  });

  it("give each span its chip once, where it begins", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const begun = segments(RANGE, spans, []).flatMap((segment) => segment.begins);
        const inside = spans.filter((span) => span.start >= RANGE.start && span.start < RANGE.end);
        expect(begun.map((s) => s.id).sort()).toEqual(inside.map((s) => s.id).sort());
      }),
    );
  });

  it("order spans from the outermost to the innermost", () => {
    const outer = toSpan({ id: "o", label: "l", ends: [10, 40], entity: null, noted: false });
    const inner = toSpan({ id: "i", label: "l", ends: [20, 30], entity: null, noted: false });
    const both = segments(RANGE, [inner, outer], []).find((segment) => segment.start === 20);
    expect(both?.spans.map((s) => s.id)).toEqual(["o", "i"]);
  });

  it("name a span in its gap, and nowhere else", () => {
    const parted = toSpan({
      id: "p",
      label: "l",
      ends: [15, 20, 30, 40],
      entity: null,
      noted: false,
    });
    const inGap = toSpan({ id: "g", label: "l", ends: [22, 25], entity: null, noted: false });
    const list = segments(RANGE, [parted, inGap], []);
    expect(list.filter((s) => s.gaps.length > 0).map((s) => [s.start, s.end])).toEqual([
      [20, 22],
      [22, 25],
      [25, 30],
    ]);
    // Also where the fragments stand in other chunks.
    expect(segments({ start: 21, end: 28 }, [parted], []).map((s) => s.gaps[0]?.id)).toEqual(["p"]);
  });

  it("of an empty chunk are none", () => {
    expect(segments({ start: 5, end: 5 }, [], [])).toEqual([]);
  });
});

describe("lanes", () => {
  it("never give one line to two spans that overlap", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const lane = lanes(spans);
        for (const a of spans)
          for (const b of spans)
            if (a !== b && a.start < b.end && b.start < a.end)
              expect(lane.get(a.id)).not.toBe(lane.get(b.id));
      }),
    );
  });

  it("put an inner span nearer to the text than the outer one", () => {
    const outer = toSpan({ id: "o", label: "l", ends: [10, 40], entity: null, noted: false });
    const inner = toSpan({ id: "i", label: "l", ends: [20, 30], entity: null, noted: false });
    expect(lanes([outer, inner])).toEqual(
      new Map([
        ["i", 0],
        ["o", 1],
      ]),
    );
  });

  it("are never fewer than the depth, which is estimated without laying out", () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const inOrder = [...spans].sort((a, b) => a.start - b.start);
        const used = new Set(lanes(spans).values()).size;
        expect(depth(inOrder)).toBeLessThanOrEqual(used);
        if (used <= 1) expect(depth(inOrder)).toBe(used);
      }),
    );
  });

  it("cuts where what was looked for begins and ends", () => {
    const list = segments(
      { start: 0, end: 30 },
      [],
      [{ start: 0, end: 12 }],
      [{ start: 10, end: 20 }],
    );
    expect(list.map(({ start, end, dim, found }) => [start, end, dim, found])).toEqual([
      [0, 10, true, false],
      [10, 12, true, true],
      [12, 20, false, true],
      [20, 30, false, false],
    ]);
  });
});
