// Motions of the caret. Each returns nothing: a motion that leads nowhere leaves the caret where it is.
import { doc } from "../../../lib/state/document.svelte";
import { say } from "../announce.svelte";
import { extend, move, toEdge, type Direction, type Selection } from "../model/motions";
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
  set(extend(doc.units[EDGES[unit]], doc.selection, direction));
}

export function toSentenceEdge(direction: Direction, extending: boolean): void {
  set(toEdge(doc.units.sentence, doc.selection, direction, extending));
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
