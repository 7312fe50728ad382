// Motions of the caret. Each returns nothing: a motion that leads nowhere leaves the caret where it is.
import { doc } from "../../../lib/state/document.svelte";
import { found } from "../../../lib/state/found.svelte";
import { say } from "../announce.svelte";
import { layout } from "../layout";
import { besideLine, lineEdge, outerLine, type Ask } from "../model/lines";
import {
  extend,
  move,
  outOf,
  toOffset,
  wholeAnchor,
  wholeFocus,
  type Direction,
  type Selection,
} from "../model/motions";
import { clusterEdge } from "../model/snap";
import { visibleEnd } from "../model/text";
import type { Units } from "../model/units";

export type UnitName = "syllable" | "word" | "sentence" | "paragraph";

/** Where edges of a selection lie: on every token, also on those a caret does not rest at. */
const EDGES: Record<UnitName, keyof Units> = {
  syllable: "token",
  word: "wordEdge",
  sentence: "sentence",
  paragraph: "paragraph",
};

export function moveBy(unit: UnitName, direction: Direction): void {
  set(move(doc.units[unit], doc.selection, direction, doc.model.text.length));
}

export function extendBy(unit: UnitName, direction: Direction): void {
  const from = wholeAnchor(doc.model.tokens, doc.selection, direction);
  set(extend(doc.units[EDGES[unit]], from, direction));
}

/** The column that a walk up or down keeps, and the selection it left behind: any other motion ends it. */
let column: { x: number; at: Selection } | null = null;

/** To the line above or below, as lines are drawn. An extension takes whole syllables, as dragging does. */
export function moveByLine(direction: Direction, extending: boolean): void {
  const { focus } = doc.selection;
  const x = column?.at === doc.selection ? column.x : layout()?.caretAt(focus)?.left;
  if (x === undefined) return;
  const target = lineBeside(focus, direction, x);
  if (extending) {
    const { tokens } = doc.model;
    const from = wholeAnchor(tokens, doc.selection, direction);
    set(wholeFocus(tokens, toOffset(from, target, true)));
  } else set(toOffset(doc.selection, target, false));
  column = { x, at: doc.selection };
}

const ask: Ask = (offset) => layout()?.caretAt(offset) ?? { top: 0, left: 0 };

/** Beyond the first and the last line there is the edge of the text. */
function lineBeside(from: number, direction: Direction, x: number): number {
  const { chunks, text } = doc.model;
  const at = chunks.of(from);
  const here = caretsOf(at);
  const focus = Math.min(from, here.end);
  const beside = besideLine(ask, here, focus, direction, x);
  const next = at + direction;
  const target =
    beside ??
    (next >= 0 && next < chunks.length ? outerLine(ask, caretsOf(next), direction, x) : null);
  if (target === null) return direction === 1 ? text.length : 0;
  return clusterEdge(doc.model, target, -1);
}

/** Where carets stand in a chunk; at the end of one that goes on in the next, the caret stands there. */
function caretsOf(chunk: number): { start: number; end: number } {
  const { chunks } = doc.model;
  const end = visibleEnd(doc.model, chunk);
  const goesOn = end === chunks.end(chunk) && chunk + 1 < chunks.length;
  return { start: chunks.start(chunk), end: goesOn ? end - 1 : end };
}

/** To the edge of the line, as lines are drawn; at the edge already the caret stays. */
export function toLineEdge(direction: Direction, extending: boolean): void {
  const { focus } = doc.selection;
  if (!layout()?.caretAt(focus)) return;
  const here = caretsOf(doc.model.chunks.of(focus));
  const from = Math.min(focus, here.end);
  const edge = lineEdge(ask, here, from, direction);
  // Behind the line break at the end of the text a caret is drawn before it.
  const target = edge === from ? focus : clusterEdge(doc.model, edge, -1);
  if (!extending) {
    set(toOffset(doc.selection, target, false));
    return;
  }
  // A syllable that goes on in the next line is left out: with it, the next press would take that line, too.
  const { tokens } = doc.model;
  const whole = outOf(tokens, target, direction === 1 ? -1 : 1);
  const stays = direction === 1 ? whole <= focus : whole >= focus;
  // Within a syllable that is broken over two lines there is nothing to take.
  if (stays && doc.selection.anchor === focus) return;
  const reached = direction === 1 ? Math.max(focus, whole) : Math.min(focus, whole);
  set(toOffset(wholeAnchor(tokens, doc.selection, direction), reached, true));
}

export function toTextEdge(direction: Direction, extending: boolean): void {
  const focus = direction === 1 ? doc.model.text.length : 0;
  set({ anchor: extending ? doc.selection.anchor : focus, focus });
}

/** Selects the next or previous likely name or office. */
export function toCapital(direction: Direction): void {
  const { start, end } = doc.range;
  const run = direction === 1 ? doc.runs.nextCapital(end) : doc.runs.previousCapital(start);
  if (run) set({ anchor: run.start, focus: run.end });
}

/** Selects the next or previous number with its scale and unit. */
export function toNumber(direction: Direction): void {
  const { start, end } = doc.range;
  const run = direction === 1 ? doc.runs.nextNumber(end) : doc.runs.previousNumber(start);
  if (run) set({ anchor: run.start, focus: run.end });
}

/** Selects the next or previous place of what the list was searched for, round the ends of the text. */
export function toFound(direction: Direction): void {
  const { places } = found;
  const { start, end } = doc.range;
  const place =
    direction === 1
      ? (places.find((one) => one.start >= end) ?? places[0])
      : (places.findLast((one) => one.end <= start) ?? places.at(-1));
  if (place) set({ anchor: place.start, focus: place.end });
}

/** Extends to where the next likely name begins or the phrase ends, or takes one such step back. */
export function extendByPhrase(direction: Direction): void {
  const { anchor, focus } = doc.selection;
  const target = direction === 1 ? doc.runs.phraseEnd(focus) : doc.runs.previousPhraseEnd(focus);
  if (target === null) return;
  set({ anchor, focus: direction === -1 && focus > anchor ? Math.max(target, anchor) : target });
}

/** Extends over the next number, or back to the number before. */
export function extendByNumber(direction: Direction): void {
  const { start, end } = doc.range;
  const run = direction === 1 ? doc.runs.nextNumber(end) : doc.runs.previousNumber(start);
  if (!run) return;
  set(direction === 1 ? { anchor: start, focus: run.end } : { anchor: end, focus: run.start });
}

export function selectAll(): void {
  set({ anchor: 0, focus: doc.model.text.length });
}

function set(selection: Selection): void {
  doc.setSelection(selection);
  const { start, end } = doc.range;
  const token = doc.model.tokens.touching(start);
  const to =
    start < end ? Math.min(end, start + 200) : token < 0 ? start : doc.model.tokens.end(token);
  say(doc.model.text.slice(start, to).replaceAll("_", " "));
}
