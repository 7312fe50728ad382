import { beforeEach, describe, expect, it, vi } from "vitest";
import { toSpan } from "../model/spans";
import { forgetWidths, settleChips } from "./chips";
import { drawChunk, type Drawing } from "./draw";

const COLUMN = 600;

/** Letters of ten pixels; a frame makes a mark two pixels wider on the left. */
function layOut(chunk: HTMLElement): void {
  const text = chunk.textContent;
  chunk.getBoundingClientRect = () => new DOMRect(100, 0, COLUMN, 38);
  for (const mark of chunk.querySelectorAll<HTMLElement>(".mark")) {
    const left = 100 + text.indexOf(mark.textContent) * 10;
    const frame = mark.classList.contains("edge-start") ? 2 : 0;
    const box = new DOMRect(left - frame, 10, mark.textContent.length * 10 + frame, 29);
    mark.getClientRects = () => [box] as unknown as DOMRectList;
  }
}

/** A chunk on one line, its chips settled; a span for each piece of text. */
function settled(text: string, pieces: readonly string[], part: Partial<Drawing> = {}) {
  const spans = pieces.map((piece) => {
    const start = text.indexOf(piece);
    const ends = [start, start + piece.length];
    return toSpan({ id: piece, label: "Số liệu thương mại", ends, entity: null, noted: false });
  });
  const chunk = document.createElement("div");
  drawChunk(chunk, {
    text,
    range: { start: 0, end: text.length },
    spans,
    dimmed: [],
    segmented: false,
    selected: null,
    candidates: [],
    candidate: null,
    look: (name) => ({ colour: "orange", name }),
    ...part,
  });
  layOut(chunk);
  settleChips([chunk])();
  return [...chunk.querySelectorAll<HTMLElement>("[data-chip]")].map((mark) => ({
    text: mark.dataset["chip"],
    shift: mark.style.getPropertyValue("--chip-x"),
  }));
}

beforeEach(() => {
  forgetWidths();
  vi.spyOn(window, "getComputedStyle").mockReturnValue({} as CSSStyleDeclaration);
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue({
    measureText: (text: string) => ({ width: text.length * 6 - 1 }),
  } as never);
});

describe("settled chips", () => {
  it("stand where they stood when their span is selected", () => {
    const text = "a".repeat(50) + "tăng 9%";
    expect(settled(text, ["tăng 9%"])).toEqual([{ text: "Số liệu thương mại", shift: "-8px" }]);
    expect(settled(text, ["tăng 9%"], { selected: "tăng 9%" })[0]?.shift).toBe("-8px");
  });
});
