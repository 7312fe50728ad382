import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setBackend } from "../../../lib/ipc/current";
import { FakeBackend } from "../../../lib/ipc/fake";
import { doc } from "../../../lib/state/document.svelte";
import { setLayout } from "../layout";
import { caretAt } from "../model/motions";
import { visibleEnd } from "../model/text";
import { moveByLine, toLineEdge } from "./caret";

interface Line {
  readonly start: number;
  readonly end: number;
}

/** One of the lines when they are 40 letters wide: it ends within a sentence, as it begins. */
const MIDDLE = "nghị hai bên sớm kết thúc đàm phán, đưa ";
let lines: Line[];

/** Lines of at most so many letters that break behind blanks, or within a word that is longer. */
function drawn(width: number): Line[] {
  const { chunks, text } = doc.model;
  return Array.from({ length: chunks.length }, (_, chunk) => {
    const out: Line[] = [];
    const end = visibleEnd(doc.model, chunk);
    let start = chunks.start(chunk);
    while (end - start > width) {
      const blank = text.lastIndexOf(" ", start + width);
      const next = blank > start ? blank + 1 : start + width;
      out.push({ start, end: next });
      start = next;
    }
    return [...out, { start, end }];
  }).flat();
}

/** A caret where a line breaks stands on the line below. */
function lay(width: number): void {
  lines = drawn(width);
  setLayout({
    caretAt(offset) {
      const line = lines.findLastIndex(({ start }) => start <= offset);
      const left = (offset - (lines[line]?.start ?? 0)) * 10;
      return { top: line * 38, left } as DOMRect;
    },
  });
}

/** Where a caret stands within the given words of the text. */
function at(words: string, within = 0): number {
  const found = doc.model.text.indexOf(words);
  expect(found).toBeGreaterThanOrEqual(0);
  return found + within;
}

function lineOf(words: string): Line {
  return lines.findLast(({ start }) => start <= at(words)) as Line;
}

const selected = () => doc.model.text.slice(doc.range.start, doc.range.end);

beforeEach(async () => {
  const fake = new FakeBackend();
  setBackend(fake);
  doc.close();
  await doc.open(fake.articleList[0]?.id ?? "");
  lay(40);
});
afterEach(() => setLayout(null));

describe("Home and End", () => {
  it("go to the edges of the line that is drawn, not of the sentence, and stay there", () => {
    const middle = lineOf("đàm phán");
    expect(doc.model.text.slice(middle.start, middle.end)).toBe(MIDDLE);
    for (const [direction, edge] of [
      [-1, middle.start],
      [1, middle.end - 1],
    ] as const) {
      doc.setSelection(caretAt(at("đàm phán", 2)));
      toLineEdge(direction, false);
      expect(doc.selection).toEqual(caretAt(edge));
      toLineEdge(direction, false);
      expect(doc.selection).toEqual(caretAt(edge));
    }
  });

  it("of the last line of a paragraph reach its end, and stay out of the next one", () => {
    const { start, end } = lines.findLast((line) => line.end === visibleEnd(doc.model, 1)) as Line;
    doc.setSelection(caretAt(start));
    toLineEdge(1, false);
    expect(doc.selection).toEqual(caretAt(end));
    toLineEdge(1, false);
    expect(doc.selection).toEqual(caretAt(end));
    toLineEdge(-1, false);
    expect(doc.selection).toEqual(caretAt(start));
  });

  it("at the very end of the text leave the caret there", () => {
    const { length } = doc.model.text;
    doc.setSelection(caretAt(length));
    toLineEdge(1, false);
    expect(doc.selection).toEqual(caretAt(length));
  });

  it("with Shift take whole syllables up to the edge, and no more at a second press", () => {
    for (const [direction, text] of [
      [1, "đàm phán, đưa"],
      [-1, "nghị hai bên sớm kết thúc đàm"],
    ] as const) {
      doc.setSelection(caretAt(at("đàm phán", 1)));
      toLineEdge(direction, true);
      expect(selected()).toBe(text);
      toLineEdge(direction, true);
      expect(selected()).toBe(text);
    }
  });

  it("with Shift leave out a syllable that goes on in the next line", () => {
    lay(3);
    const { start, end } = lineOf("trưởng");
    expect(doc.model.text.slice(start, end)).toBe("trư");
    doc.setSelection({ anchor: 0, focus: start });
    toLineEdge(1, true);
    expect(doc.selection).toEqual({ anchor: 0, focus: start });
  });

  it("keep no column: up and down go on from the edge", () => {
    doc.setSelection(caretAt((lines[2] as Line).start + 12));
    moveByLine(1, false);
    toLineEdge(-1, false);
    moveByLine(-1, false);
    expect(doc.selection).toEqual(caretAt((lines[2] as Line).start));
  });

  it("do nothing where the text is not laid out", () => {
    setLayout(null);
    doc.setSelection(caretAt(at("đàm phán")));
    toLineEdge(1, false);
    expect(doc.selection).toEqual(caretAt(at("đàm phán")));
  });
});
