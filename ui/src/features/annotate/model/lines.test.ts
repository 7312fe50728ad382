import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { besideLine, lineEnd, lineStart, nextLine, outerLine, type Ask } from "./lines";

/** Lines of so many letters each, ten wide; a caret where a line breaks stands on the line below. */
function layout(lengths: readonly number[], start = 0) {
  const starts: number[] = [];
  let end = start;
  for (const length of lengths) {
    starts.push(end);
    end += length;
  }
  const ask: Ask = (offset) => {
    let line = starts.length - 1;
    while (line > 0 && (starts[line] ?? 0) > offset) line -= 1;
    return { top: line * 38, left: (offset - (starts[line] ?? 0)) * 10 };
  };
  return { ask, chunk: { start, end } };
}

describe("lines as they are drawn", () => {
  const { ask, chunk } = layout([10, 4, 10], 100);

  it("have a beginning and an end", () => {
    expect([100, 105, 109].map((at) => lineStart(ask, chunk.start, at))).toEqual([100, 100, 100]);
    expect(lineStart(ask, chunk.start, 110)).toBe(110);
    expect(nextLine(ask, 105, chunk.end)).toBe(110);
    expect(nextLine(ask, 114, chunk.end)).toBeNull();
    expect(lineEnd(ask, 110, chunk.end)).toBe(113);
    expect(lineEnd(ask, 120, chunk.end)).toBe(124);
  });

  it("are stepped through in one column, over shorter ones", () => {
    expect(besideLine(ask, chunk, 102, 1, 22)).toBe(112);
    expect(besideLine(ask, chunk, 108, 1, 80)).toBe(113);
    expect(besideLine(ask, chunk, 113, 1, 80)).toBe(122);
    expect(besideLine(ask, chunk, 122, -1, 80)).toBe(113);
    expect(besideLine(ask, chunk, 113, -1, 80)).toBe(108);
    expect(besideLine(ask, chunk, 108, -1, 80)).toBeNull();
    expect(besideLine(ask, chunk, 120, 1, 60)).toBeNull();
  });

  it("are entered from the chunk above or below", () => {
    expect(outerLine(ask, chunk, 1, 44)).toBe(104);
    expect(outerLine(ask, chunk, -1, 46)).toBe(119);
    expect(outerLine(ask, chunk, -1, 999)).toBe(124);
  });

  it("down and up again leads back, where no line is shorter", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(200), (lines, at) => {
        const same = layout(Array.from({ length: lines }, () => 20));
        const offset = at % (20 * (lines - 1));
        const x = same.ask(offset).left;
        const below = besideLine(same.ask, same.chunk, offset, 1, x);
        expect(below).toBe(offset + 20);
        expect(besideLine(same.ask, same.chunk, below ?? 0, -1, x)).toBe(offset);
      }),
    );
  });
});
