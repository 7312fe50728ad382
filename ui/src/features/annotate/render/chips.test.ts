import { beforeEach, describe, expect, it, vi } from "vitest";
import { toSpan } from "../model/spans";
import { chipOver, forgetWidths, settleChips } from "./chips";
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
    found: [],
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
    over: chipOver(mark.firstChild as Text),
  }));
}

/** Letters of a chip are six pixels wide, bold ones seven. */
const measured: string[] = [];
const pen = {
  font: "",
  measureText: (text: string) => {
    measured.push(`${pen.font} ${text}`);
    return { width: text.length * (pen.font.startsWith("600") ? 7 : 6) - 1 };
  },
};

beforeEach(() => {
  forgetWidths();
  measured.length = 0;
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(pen as never);
  vi.spyOn(window, "getComputedStyle").mockImplementation(
    (mark) =>
      ({
        fontWeight: mark.classList.contains("candidate") ? "600" : "500",
        fontSize: "11px",
        fontFamily: "Be",
      }) as CSSStyleDeclaration,
  );
});

const whole = "Số liệu thương mại";

describe("settled chips", () => {
  it("stand where they stood when their span is selected", () => {
    const text = "a".repeat(50) + "tăng 9%";
    expect(settled(text, ["tăng 9%"])).toMatchObject([{ text: whole, shift: "-8px" }]);
    expect(settled(text, ["tăng 9%"], { selected: "tăng 9%" })[0]?.shift).toBe("-8px");
  });

  it("say as much as there is room for", () => {
    const texts = settled("thứ hai và 12%", ["thứ hai", "12%"]).map(({ text }) => text);
    expect(texts).toEqual(["Số liệu thương…", whole]);
  });

  it("are as wide as the weight they are drawn with makes them", () => {
    const texts = settled("thứ hai và 12%", ["thứ hai", "12%"], { candidates: ["thứ hai"] });
    expect(texts.map(({ text }) => text)).toEqual(["1 Số liệu…", whole]);
    expect(measured).toContain("600 11px Be 1 Số liệu…");
    expect(measured).toContain(`500 11px Be ${whole}`);
  });

  it("tell links where they end and what is free behind them", () => {
    const chips = settled("thứ hai và 12%", ["thứ hai", "12%"], { selected: "12%" });
    expect(chips.map(({ over }) => over)).toMatchObject([
      { right: 90, room: 110, raised: false },
      { right: 110 + 108, room: COLUMN, raised: true },
    ]);
    expect(chipOver(document.createTextNode("no mark"))).toBeNull();
  });

  it("are measured once for each text", () => {
    settled("thứ hai và 12%", ["thứ hai", "12%"]);
    settled("thứ ba và 12%", ["thứ ba", "12%"]);
    expect(measured.length).toBeGreaterThan(1);
    expect(new Set(measured).size).toBe(measured.length);
  });
});
