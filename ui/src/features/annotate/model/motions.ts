import type { Tokens } from "./tokens";
import type { Unit } from "./units";

/** Anchor: where a selection began; focus: where the caret is. Equal: nothing is selected. */
export interface Selection {
  readonly anchor: number;
  readonly focus: number;
}

export type Direction = 1 | -1;

export function caretAt(offset: number): Selection {
  return { anchor: offset, focus: offset };
}

export function low(selection: Selection): number {
  return Math.min(selection.anchor, selection.focus);
}

export function high(selection: Selection): number {
  return Math.max(selection.anchor, selection.focus);
}

export function isCaret(selection: Selection): boolean {
  return selection.anchor === selection.focus;
}

/** Moves the caret to the start of the next or previous unit. A selection collapses to the side it moves towards. */
export function move(unit: Unit, from: Selection, direction: Direction, length: number): Selection {
  if (direction === 1) {
    const after = isCaret(from) ? from.focus : high(from) - 1;
    return caretAt(unit.nextStart(after) ?? length);
  }
  if (!isCaret(from)) return caretAt(low(from));
  return caretAt(unit.previousStart(from.focus) ?? 0);
}

/**
 * Moves the focus and leaves the anchor: ahead of the anchor it stops behind units, behind the anchor before them,
 * so the selection always holds whole ones; on its way back it does not jump over the anchor.
 */
export function extend(unit: Unit, from: Selection, direction: Direction): Selection {
  const { anchor, focus } = from;
  if (direction === 1) {
    const target = focus < anchor ? unit.nextStart(focus) : unit.nextEnd(focus);
    if (target === null) return focus < anchor ? caretAt(anchor) : from;
    return { anchor, focus: focus < anchor ? Math.min(target, anchor) : target };
  }
  const target = focus > anchor ? unit.previousEnd(focus) : unit.previousStart(focus);
  if (target === null) return focus > anchor ? caretAt(anchor) : from;
  return { anchor, focus: focus > anchor ? Math.max(target, anchor) : target };
}

export function toOffset(from: Selection, offset: number, extending: boolean): Selection {
  return extending ? { anchor: from.anchor, focus: offset } : caretAt(offset);
}

/** A selection that is about to grow in a direction, with the syllable it began within taken whole. */
export function wholeAnchor(tokens: Tokens, from: Selection, direction: Direction): Selection {
  const forward = isCaret(from) ? direction === 1 : from.focus > from.anchor;
  return { anchor: outOf(tokens, from.anchor, forward ? -1 : 1), focus: from.focus };
}

/** A selection with the syllable that it ends within taken whole. */
export function wholeFocus(tokens: Tokens, from: Selection): Selection {
  if (isCaret(from)) return from;
  const side = from.focus > from.anchor ? 1 : -1;
  return { anchor: from.anchor, focus: outOf(tokens, from.focus, side) };
}

/** The edge of the token that an offset lies within; any other offset as it is. */
export function outOf(tokens: Tokens, offset: number, side: Direction): number {
  const i = tokens.at(offset);
  if (i < 0 || tokens.start(i) === offset) return offset;
  return side === 1 ? tokens.end(i) : tokens.start(i);
}
