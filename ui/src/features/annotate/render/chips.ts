// The label chips above the marks. What a chip says and where it stands depends on how the lines break, so it is settled
// once the chunk is laid out: what is read and what is written are kept apart.
import type { LinkChip } from "../model/arcs";
import { placeChips, type Placed } from "../model/chips";
import { cutLetters, cutWords } from "../model/shorten";

/** How much further to the left the frame of a selected span begins (text.css knows it, too). */
const FRAME = 2;

/** What a chip can say: most chips never ask for less than words. */
interface Texts {
  readonly words: readonly string[];
  readonly letters: () => readonly string[];
}

/** How wide texts are in one weight. */
interface Pen {
  readonly font: string;
  readonly widths: Map<string, number>;
}

const names = new WeakMap<HTMLElement, Texts>();
const chips = new WeakMap<Element, Placed>();
const known = new Map<string, Texts>();
/** The chips of what can be chosen are bold. */
const pens = new Map<boolean, Pen>();
let canvas: CanvasRenderingContext2D | null = null;

export function setChip(mark: HTMLElement, list: readonly string[], colour: string): void {
  const texts = textsOf(list);
  names.set(mark, texts);
  mark.dataset["chip"] = texts.words[0] ?? "";
  mark.style.setProperty("--chip", colour);
}

/** Other letters on the screen: another size, or the fonts have come. */
export function forgetWidths(): void {
  pens.clear();
  // It keeps the letters it has once taken.
  canvas = null;
}

/** Looks where the chips of chunks that are laid out can stand; what this gives puts them there. */
export function settleChips(chunks: readonly HTMLElement[]): () => void {
  const settled = chunks.flatMap((chunk) => placed(chunk));
  return () => {
    for (const { mark, text, shift } of settled) {
      if (mark.dataset["chip"] !== text) mark.dataset["chip"] = text;
      if (shift < 0) mark.style.setProperty("--chip-x", `${shift}px`);
      else if (mark.style.getPropertyValue("--chip-x")) mark.style.removeProperty("--chip-x");
    }
  };
}

/** Where in the column the chip of the mark stands that a text node is in. */
export function chipOver(node: Node): LinkChip | null {
  const mark = node.parentElement?.closest("[data-chip]");
  const chip = mark && chips.get(mark);
  return chip ? { ...chip, raised: mark.matches(".selected, .candidate-current") } : null;
}

interface Settled {
  readonly mark: HTMLElement;
  readonly text: string;
  readonly shift: number;
}

function placed(chunk: HTMLElement): Settled[] {
  const column = chunk.getBoundingClientRect();
  const begun = [...chunk.querySelectorAll<HTMLElement>("[data-chip]")].flatMap((mark) => {
    const texts = names.get(mark);
    const frame = mark.classList.contains("edge-start") ? FRAME : 0;
    // A mark that begins where a line breaks may have an empty box at the end of the line before.
    const box = [...mark.getClientRects()].find((rect) => rect.width > frame);
    if (!texts || !box) return [];
    return [
      {
        mark,
        ...texts,
        line: Math.round(box.top),
        left: box.left - column.left + frame,
        width: (text: string) => widthOf(mark, text),
      },
    ];
  });
  return placeChips(begun, column.width).flatMap((chip, i) => {
    const mark = begun[i];
    if (!mark) return [];
    chips.set(mark.mark, chip);
    return [{ mark: mark.mark, text: chip.text, shift: chip.left - mark.left }];
  });
}

function textsOf(list: readonly string[]): Texts {
  const key = list.join("\n");
  let texts = known.get(key);
  if (!texts) {
    let letters: readonly string[] | undefined;
    texts = { words: cutWords(list), letters: () => (letters ??= cutLetters(list)) };
    known.set(key, texts);
  }
  return texts;
}

function widthOf(mark: HTMLElement, text: string): number {
  const { font, widths } = penFor(mark);
  const width = widths.get(text);
  if (width !== undefined) return width;
  canvas ??= document.createElement("canvas").getContext("2d");
  if (canvas) canvas.font = font;
  const measured = Math.ceil(canvas?.measureText(text).width ?? text.length * 6) + 1;
  widths.set(text, measured);
  return measured;
}

function penFor(mark: HTMLElement): Pen {
  const bold = mark.classList.contains("candidate");
  let pen = pens.get(bold);
  if (!pen) {
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(mark, "::before");
    pen = { font: `${fontWeight} ${fontSize} ${fontFamily}`, widths: new Map() };
    pens.set(bold, pen);
  }
  return pen;
}
