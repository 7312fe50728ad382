import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Chunks } from "./ranges";
import { compareSpans, covers, SpanIndex, toSpan } from "./spans";

const LENGTH = 200;
const chunks = new Chunks(Array.from({ length: 10 }, (_, i) => [i * 20, i * 20 + 20, 1]).flat());

const spanOf = (id: string, start: number, end: number, label = "person") => ({
  id,
  label,
  ends: [start, end],
  entity: null,
  noted: false,
});

const anySpan = fc
  .tuple(
    fc.integer({ min: 0, max: 30 }),
    fc.uniqueArray(fc.integer({ min: 0, max: LENGTH }), { minLength: 2, maxLength: 4 }),
  )
  .map(([id, ends]) => {
    const sorted = ends.sort((a, b) => a - b);
    return {
      id: `s${id}`,
      label: `l${id % 3}`,
      ends: sorted.length % 2 ? sorted.slice(1) : sorted,
      entity: null,
      noted: false,
    };
  });

describe("span index", () => {
  it("after any insertions and removals equals an index built afresh", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), anySpan), { maxLength: 60 }), (steps) => {
        const index = new SpanIndex(chunks);
        const truth = new Map<string, ReturnType<typeof toSpan>>();
        for (const [remove, dto] of steps) {
          if (remove) {
            index.remove(dto.id);
            truth.delete(dto.id);
          } else {
            index.upsert(dto);
            truth.set(dto.id, toSpan(dto));
          }
        }
        const fresh = new SpanIndex(chunks, [...truth.values()]);
        expect(index.sorted.map((s) => s.id)).toEqual(
          [...truth.values()].sort(compareSpans).map((s) => s.id),
        );
        for (let i = 0; i < chunks.length; i += 1) {
          expect(index.inChunk(i).map((s) => s.id)).toEqual(fresh.inChunk(i).map((s) => s.id));
        }
        for (const label of ["l0", "l1", "l2"])
          expect(index.countOf(label)).toBe(fresh.countOf(label));
      }),
    );
  });

  it("hits every span over a character, innermost first", () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 20 }), fc.nat(LENGTH - 1), (spans, offset) => {
        const index = new SpanIndex(chunks);
        spans.forEach((span) => index.upsert(span));
        const hits = index.hit(offset);
        expect(new Set(hits)).toEqual(new Set(index.sorted.filter((span) => covers(span, offset))));
        for (let i = 1; i < hits.length; i += 1) {
          const [a, b] = [hits[i - 1], hits[i]];
          if (a && b) expect(a.end - a.start).toBeLessThanOrEqual(b.end - b.start);
        }
      }),
    );
  });

  it("names the chunks to draw again, those it left and those it came to", () => {
    const index = new SpanIndex(chunks, [spanOf("a", 5, 25)]);
    expect(index.upsert(spanOf("a", 41, 45)).sort()).toEqual([0, 1, 2]);
    expect(index.remove("a")).toEqual([2]);
    expect(index.remove("a")).toEqual([]);
  });

  it("does not hit the gap of a discontinuous span", () => {
    const index = new SpanIndex(chunks, [{ ...spanOf("a", 0, 0), ends: [2, 4, 8, 10] }]);
    expect(index.hit(5)).toEqual([]);
    expect(index.hit(8)).toHaveLength(1);
    expect(index.hit(10)).toEqual([]);
  });

  it("walks from span to span, and from the caret to the next", () => {
    const index = new SpanIndex(chunks, [
      spanOf("b", 10, 14),
      spanOf("a", 10, 20),
      spanOf("c", 50, 60),
    ]);
    const [a, b, c] = index.sorted;
    expect([a?.id, b?.id, c?.id]).toEqual(["a", "b", "c"]);
    expect(index.neighbour(a ?? null, 0, 1)).toBe(b);
    expect(index.neighbour(a ?? null, 0, -1)).toBeNull();
    expect(index.neighbour(null, 30, 1)).toBe(c);
    expect(index.neighbour(null, 30, -1)).toBe(b);
    expect(index.neighbour(null, 61, 1)).toBeNull();
  });
});
