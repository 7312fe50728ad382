import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusters } from "./clusters";
import { cutLetters, cutWords } from "./shorten";

describe("what a chip says where it has less room", () => {
  it.each([
    [["Số liệu thương mại"], ["Số liệu thương mại", "Số liệu thương…", "Số liệu…", "Số…"], ["S"]],
    [["Người"], ["Người"], ["Ngườ…", "Ngư…", "N"]],
    [["Trade figure"], ["Trade figure", "Trade…"], ["Trad…", "Tra…", "T"]],
    // The number is a key: alone it is no word, and it is what stays.
    [["1 Chức vụ"], ["1 Chức vụ", "1 Chức…"], ["1 Chứ…", "1"]],
    [
      ["Người ×2", "Chức vụ"],
      ["Người ×2 · Chức vụ", "Người ×2 · Chức…", "Người ×2…", "Người…"],
      ["Ngườ…", "Ngư…", "N·C"],
    ],
    [["Cơ"], ["Cơ"], ["C"]],
    [["A"], ["A"], ["A"]],
    [[""], [""], [""]],
  ])("%j", (names, words, letters) => {
    expect(cutWords(names)).toEqual(words);
    expect(cutLetters(names)).toEqual(letters);
  });

  it("never cuts within a cluster, begins with the whole and ends with the initials", () => {
    const piece = fc.constantFrom("a", "e\u0302\u0301", "\u1ec7", "👨‍👩‍👧", "🇻🇳", " ", "·", "1", "…");
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const whole = pieces.join("");
        const edges = new Set([...clusters(whole)].map(({ index }) => index));
        const texts = [...cutWords([whole]), ...cutLetters([whole])];
        expect(texts[0]).toBe(whole);
        expect(texts[texts.length - 1]).toBe([...clusters(whole)][0]?.segment);
        for (const text of texts.slice(1, -1)) {
          expect(text).toMatch(/[^\s·]…$/u);
          expect(whole.startsWith(text.slice(0, -1))).toBe(true);
          expect(edges).toContain(text.length - 1);
        }
      }),
    );
  });
});
