import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterEdge, snapToClusters, snapToTokens, snapToWords, trim } from "./snap";
import { marked, model } from "./testing";

describe("snapping", () => {
  it.each([
    ["ông ⟦Nguyễn Văn⟧ An", 6, 12],
    ["ông ⟦Nguyễn⟧ Văn An", 6, 6],
    ["ông ⟦Nguyễn⟧ Văn An", 4, 11], // the blank after it is not taken
    ["ông ⟦Nguyễn⟧ Văn An", 10, 10], // right behind it
  ])("to syllables: %s from %d to %d", (text, a, b) => {
    const expected = marked(text);
    expect(snapToTokens(model(expected.text), a, b)).toEqual({
      start: expected.start,
      end: expected.end,
    });
    expect(snapToTokens(model(expected.text), b, a)).toEqual({
      start: expected.start,
      end: expected.end,
    });
  });

  it("to words takes the whole underscore word", () => {
    const { text, start, end } = marked("ở ⟦đại_sứ_quán⟧ Mỹ");
    expect(snapToWords(model(text), text.indexOf("sứ"), text.indexOf("sứ") + 1)).toEqual({
      start,
      end,
    });
  });

  it("to words takes what a lexicon found in raw text", () => {
    const { text, start, end } = marked("Bộ ⟦ngoại giao⟧ họp");
    const raw = model(text);
    raw.tokens.join([2]);
    for (const at of [start, end - 1]) expect(snapToWords(raw, at, at)).toEqual({ start, end });
    expect(snapToWords(raw, 0, 0)).toEqual({ start: 0, end: 2 });
  });

  it("of nothing but blanks takes nothing", () => {
    expect(snapToTokens(model("a   b"), 2, 3)).toBeNull();
    expect(snapToTokens(model(""), 0, 0)).toBeNull();
  });

  const graphemes = new Intl.Segmenter("vi", { granularity: "grapheme" });
  const piece = fc.constantFrom(
    "a",
    "ế",
    "e\u0302\u0301",
    "👨‍👩‍👧",
    "🇳🇴",
    " ",
    "\r\n",
    "\u00a0",
    "_",
    "đ",
    "\u200d",
    "\u0301",
  );
  it("never splits a cluster, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        (pieces, a, b) => {
          const text = pieces.join("");
          const edges = new Set(
            [...graphemes.segment(text)].map((s) => s.index).concat(text.length),
          );
          const m = model(text);
          const range = snapToClusters(m, a % (text.length + 1), b % (text.length + 1));
          if (range) {
            expect(edges.has(range.start)).toBe(true);
            expect(edges.has(range.end)).toBe(true);
          }
          expect(edges.has(clusterEdge(m, a % (text.length + 1), 1))).toBe(true);
        },
      ),
    );
  });

  it("a snapped range is made of whole tokens and covers what was touched", () => {
    const text = "Thứ_trưởng Lê Hà (phải), 1.234,5 tỷ USD.\nĐoạn hai";
    const m = model(text);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const range = snapToTokens(m, a, b);
        if (!range) return;
        expect(m.tokens.start(m.tokens.at(range.start))).toBe(range.start);
        expect(m.tokens.end(m.tokens.at(range.end - 1))).toBe(range.end);
        const touched = text.slice(Math.min(a, b), Math.max(a, b)).replace(/[\s_]/g, "");
        expect(text.slice(range.start, range.end).replace(/[\s_]/g, "")).toContain(touched);
      }),
    );
  });

  it("trims blanks of every kind", () => {
    expect(trim("\u00a0 ab\r\n", { start: 0, end: 6 })).toEqual({ start: 2, end: 4 });
    expect(trim("  ", { start: 0, end: 2 })).toBeNull();
  });
});
