import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeChips, type Chip } from "./chips";

const WIDTH = 600;
const LETTER = 6;
const width = (text: string) => text.length * LETTER;
const figure = { words: ["Số liệu mới", "Số liệu…", "Số…"], letters: () => ["S"] };
const person = { words: ["Người"], letters: () => ["Ngư…", "N"] };
const chip = (left: number, texts: Pick<Chip, "words" | "letters"> = figure, line = 0): Chip => ({
  line,
  left,
  width,
  ...texts,
});

describe("label chips", () => {
  it.each([
    ["stand above their marks", [chip(0), chip(100)], [0, 100], ["Số liệu mới", "Số liệu mới"]],
    [
      "say as much as fits before the next",
      [chip(0), chip(60)],
      [0, 60],
      ["Số liệu…", "Số liệu mới"],
    ],
    ["say less where it is closer", [chip(0), chip(30)], [0, 30], ["Số…", "Số liệu mới"]],
    ["are an initial where it is too close", [chip(0), chip(20)], [0, 20], ["S", "Số liệu mới"]],
    ["move back at the end of the column", [chip(590)], [534], ["Số liệu mới"]],
    [
      "move back together a little",
      [chip(470), chip(590)],
      [462, 534],
      ["Số liệu mới", "Số liệu mới"],
    ],
    [
      "are cut rather than moved far",
      [chip(480), chip(590)],
      [480, 534],
      ["Số liệu…", "Số liệu mới"],
    ],
    [
      "leave a word there to the one before",
      [chip(0), chip(520, person), chip(590)],
      [0, 520, 582],
      ["Số liệu mới", "Người", "Số…"],
    ],
    ["stand in order at the very end", [chip(580), chip(590)], [578, 590], ["S", "S"]],
    [
      "know nothing of other lines",
      [chip(590), chip(10, undefined, 1)],
      [534, 10],
      ["Số liệu mới", "Số liệu mới"],
    ],
  ])("%s", (_, chips, lefts, texts) => {
    const placed = placeChips(chips, WIDTH);
    expect(placed.map(({ text }) => text)).toEqual(texts);
    expect(placed.map(({ left }) => left)).toEqual(lefts);
  });

  it("say where there is room beside them", () => {
    const placed = placeChips([chip(0, person), chip(100, person), chip(10, person, 1)], WIDTH);
    expect(placed.map(({ right, room }) => [right, room])).toEqual([
      [30, 100],
      [130, WIDTH],
      [40, WIDTH],
    ]);
  });

  it("are measured no further than what they say", () => {
    const asked: string[] = [];
    const shy = (left: number): Chip => ({
      ...chip(left),
      width: (text) => {
        asked.push(text);
        return width(text);
      },
      letters: () => {
        throw new Error("a word fits");
      },
    });
    placeChips([shy(0), shy(60)], WIDTH);
    expect(asked).not.toContain("S");
  });

  it("are always within the column, and never over one another where initials have the room", () => {
    const any = fc.record({
      left: fc.integer({ min: 0, max: WIDTH - 12 }),
      line: fc.nat(3),
      texts: fc.constantFrom(person, figure, { words: ["Cơ"], letters: () => ["C"] }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (list) => {
        const chips = list
          .sort((a, b) => a.line - b.line || a.left - b.left)
          .map(({ left, line, texts }) => chip(left, texts, line));
        const placed = placeChips(chips, WIDTH);
        placed.forEach(({ left, right, text }, i) => {
          const { words = [], letters = () => [], left: wanted = 0, line } = chips[i] ?? {};
          expect([...words, ...letters()]).toContain(text);
          expect(right - left).toBe(width(text));
          expect(left).toBeGreaterThanOrEqual(0);
          expect(right).toBeLessThanOrEqual(WIDTH);
          expect(left).toBeLessThanOrEqual(wanted);
          const next = placed[i + 1];
          if (next && chips[i + 1]?.line === line && left > 0)
            expect(right).toBeLessThan(next.left);
        });
      }),
    );
  });
});
