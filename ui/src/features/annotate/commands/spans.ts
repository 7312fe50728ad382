// What can be done to spans: label, relabel, walk, move an edge, delete, add a fragment.
import type { LabelDto } from "../../../lib/ipc/bindings";
import { m } from "../../../lib/paraglide/messages";
import { doc } from "../../../lib/state/document.svelte";
import { run } from "../../../lib/state/ops.svelte";
import { say, tell } from "../announce.svelte";
import { addFragment, moveEdge, type Edge } from "../model/edges";
import type { Direction } from "../model/motions";
import { trim } from "../model/snap";
import type { Span } from "../model/spans";
import { uuid7 } from "../model/uuid";
import { describe, nameOf, quote } from "../names";

/** Says why not, when this layer is for looking only. */
export function mayEdit(): boolean {
  if (doc.editable) return true;
  if (doc.article) tell(m.annotate_view_only_hint());
  return false;
}

/**
 * What a label key does. With a span selected it relabels that; otherwise it labels the selection or, without one, what
 * the caret is at. `another` labels a span's text a second time instead.
 */
export function label(to: LabelDto, another = false): void {
  if (doc.linking || !mayEdit()) return;
  const span = doc.selectedSpan;
  if (span && !another) {
    relabel(span, to);
    return;
  }
  const ends = span ? span.ends : endsAtCaret();
  if (!ends) {
    tell(m.annotate_nothing_to_label());
    return;
  }
  const same = doc.index.hit(ends[0] ?? 0).filter((other) => other.ends.join() === ends.join());
  const twin = same.find((other) => other.label === to.id) ?? (another ? undefined : same[0]);
  if (twin) {
    // The same stretch marked once more is the span that is there; of several, the user says which.
    doc.select(twin.id);
    if (same.length === 1) relabel(twin, to);
    return;
  }
  const atCaret = doc.range.start === doc.range.end && !span && !another;
  const around = atCaret ? spanAround(ends) : undefined;
  if (around) {
    doc.select(around.id);
    return;
  }
  const id = uuid7();
  run([{ type: "addSpan", id, article: doc.id ?? "", layer: doc.layer, label: to.id, ends }]);
  doc.select(id, false);
  say(`${nameOf(to)}: ${quote({ ends })}`);
}

function relabel(span: Span, to: LabelDto): void {
  if (span.label === to.id) return;
  run([{ type: "setLabel", span: span.id, label: to.id }]);
  say(`${nameOf(to)}: ${quote(span)}`);
}

/** A word within a span is labelled when it was selected; a key pressed by accident leads to the span. */
function spanAround([start = 0, end = 0]: readonly number[]): Span | undefined {
  return doc.index.hit(start).find((other) => other.start <= start && end <= other.end);
}

function endsAtCaret(): number[] | null {
  const { start, end } = doc.range;
  const range = start < end ? trim(doc.model.text, { start, end }) : doc.runs.at(start);
  return range && [range.start, range.end];
}

export function remove(id: string | null = doc.selected): boolean {
  const span = id === null ? undefined : doc.index.get(id);
  if (!span) return false;
  if (!mayEdit()) return true;
  say(m.annotate_deleted({ span: describe(span) }));
  run([{ type: "deleteSpan", span: span.id }]);
  return true;
}

/** Tab and Shift+Tab. Past the last span nothing is selected any more, and the walk goes on from the caret. */
export function walk(direction: Direction): void {
  const { start, end } = doc.range;
  const next = doc.index.neighbour(doc.selectedSpan, direction === 1 ? end : start, direction);
  if (!next) {
    tell(direction === 1 ? m.annotate_last_span() : m.annotate_first_span());
    return;
  }
  doc.select(next.id);
  say(describe(next));
}

/** Moves an edge of the selected span or, when none is, of the selection. */
export function shiftEdge(edge: Edge, direction: Direction): void {
  const span = doc.selectedSpan;
  if (!span) {
    const { start, end } = doc.range;
    const current = start < end ? [start, end] : endsAtCaret();
    const moved = current && moveEdge(doc.units.token, current, edge, direction);
    const ends = moved ?? current;
    if (ends) doc.setSelection({ anchor: ends[0] ?? 0, focus: ends[1] ?? 0 });
    return;
  }
  if (!mayEdit()) return;
  const ends = moveEdge(doc.units.token, span.ends, edge, direction);
  if (!ends) return;
  run([{ type: "setFragments", span: span.id, ends }], `edge:${span.id}`);
  doc.reveal = { offset: (edge === "left" ? ends[0] : ends[ends.length - 1]) ?? 0 };
  say(quote({ ends }));
}

/** Makes a stretch of text a further fragment of a span. */
export function addToSpan(span: Span, start: number, end: number): void {
  const range = trim(doc.model.text, { start, end });
  if (!range || !mayEdit()) return;
  const ends = addFragment(span.ends, range.start, range.end);
  if (ends.join() !== span.ends.join()) run([{ type: "setFragments", span: span.id, ends }]);
  doc.select(span.id, false);
  say(quote({ ends }));
}
