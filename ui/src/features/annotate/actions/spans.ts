import { m } from "../../../lib/paraglide/messages";
import { doc } from "../../../lib/state/document.svelte";
import { redo, undo } from "../../../lib/state/ops.svelte";
import type { Action } from "../../../shared/keyboard/registry";
import * as linking from "../commands/linking";
import * as spans from "../commands/spans";
import { focusRequests } from "../focus.svelte";
import { action, again, inText } from "./build";

export const onSpans: Action[] = [
  action("span_next", "span", ["Tab"], m.key_span_next, () => step(1), inText),
  action("span_previous", "span", ["Shift+Tab"], m.key_span_previous, () => step(-1), inText),
  action(
    "right_edge_grow",
    "span",
    ["Edge+ArrowRight", "BracketRight"],
    m.key_right_edge_grow,
    () => spans.shiftEdge("right", 1),
    again,
  ),
  action(
    "right_edge_shrink",
    "span",
    ["Edge+ArrowLeft", "Shift+BracketRight"],
    m.key_right_edge_shrink,
    () => spans.shiftEdge("right", -1),
    again,
  ),
  action(
    "left_edge_grow",
    "span",
    ["Edge+Shift+ArrowLeft", "BracketLeft"],
    m.key_left_edge_grow,
    () => spans.shiftEdge("left", -1),
    again,
  ),
  action(
    "left_edge_shrink",
    "span",
    ["Edge+Shift+ArrowRight", "Shift+BracketLeft"],
    m.key_left_edge_shrink,
    () => spans.shiftEdge("left", 1),
    again,
  ),
  action("span_delete", "span", ["Delete"], m.key_span_delete, () => spans.remove()),
  action("span_note", "span", ["KeyM"], m.key_span_note, note),
  action("undo", "app", ["Mod+KeyZ"], m.key_undo, undo, again),
  action("redo", "app", ["Mod+KeyY", "Mod+Shift+KeyZ"], m.key_redo, redo, again),
];

export const whileLinking: Action[] = [
  action("link_confirm", "link", ["Enter", "NumpadEnter"], m.key_link_confirm, confirm, {
    where: "text",
  }),
];

function step(direction: 1 | -1): void {
  if (doc.linking) linking.walkCandidates(direction);
  else spans.walk(direction);
}

function note(): boolean {
  if (!doc.selected) return false;
  focusRequests.note += 1;
  return true;
}

function confirm(): boolean {
  if (!doc.linking) return false;
  linking.confirmLink();
  return true;
}
