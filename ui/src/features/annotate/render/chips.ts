// The label chips above the marks. What a chip says and where it stands depends on how the lines break, so it is settled
// once the chunk is laid out: what is read and what is written are kept apart.
import { placeChips } from "../model/chips";

/** The text of a chip: with whole names, and with initials only. */
interface Names {
  readonly whole: string;
  readonly short: string;
}

/** How much further to the left the frame of a selected span begins (text.css knows it, too). */
const FRAME = 2;

const names = new WeakMap<HTMLElement, Names>();
const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null = null;

export function setChip(mark: HTMLElement, list: readonly string[], colour: string): void {
  const whole = list.join(" · ");
  const short = list.map((name) => Array.from(name)[0] ?? "").join("·");
  names.set(mark, { whole, short });
  mark.dataset["chip"] = whole;
  mark.style.setProperty("--chip", colour);
}

/** Other letters on the screen: another size, or the fonts have come. */
export function forgetWidths(): void {
  widths.clear();
  pen = null;
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

function placed(chunk: HTMLElement): { mark: HTMLElement; text: string; shift: number }[] {
  const column = chunk.getBoundingClientRect();
  const chips = [...chunk.querySelectorAll<HTMLElement>("[data-chip]")].flatMap((mark) => {
    const text = names.get(mark);
    const frame = mark.classList.contains("edge-start") ? FRAME : 0;
    // A mark that begins where a line breaks may have an empty box at the end of the line before.
    const box = [...mark.getClientRects()].find((rect) => rect.width > frame);
    if (!text || !box) return [];
    return [
      {
        mark,
        text,
        line: Math.round(box.top),
        left: box.left - column.left + frame,
        whole: widthOf(mark, text.whole),
        short: widthOf(mark, text.short),
      },
    ];
  });
  return placeChips(chips, column.width).flatMap(({ left, isShort }, i) => {
    const chip = chips[i];
    if (!chip) return [];
    const { mark, text } = chip;
    return [{ mark, text: isShort ? text.short : text.whole, shift: left - chip.left }];
  });
}

function widthOf(mark: HTMLElement, text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (!pen) {
    pen = document.createElement("canvas").getContext("2d");
    const style = getComputedStyle(mark, "::before");
    if (pen) pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  }
  const width = Math.ceil(pen?.measureText(text).width ?? text.length * 6) + 1;
  widths.set(text, width);
  return width;
}
