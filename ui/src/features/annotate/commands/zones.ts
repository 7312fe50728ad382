// What can be done to zones: set the kind of a stretch of text, move the borders of one, take one away, walk.
import type { ZoneDto, ZoneKind } from "../../../lib/ipc/bindings";
import { m } from "../../../lib/paraglide/messages";
import { doc } from "../../../lib/state/document.svelte";
import { run } from "../../../lib/state/ops.svelte";
import { project } from "../../../lib/state/project.svelte";
import { say, tell } from "../announce.svelte";
import { focusRequests } from "../focus.svelte";
import { caretAt, type Direction } from "../model/motions";
import type { TextRange } from "../model/text";
import { uuid7 } from "../model/uuid";
import { extents, place, type Extent } from "../model/zones";
import { quote } from "../names";
import { kindName } from "../zoneNames";

/** What can be set from where the caret is, the likeliest first. A span that is selected is a place, and no selection. */
export function offers(): Extent[] {
  const at = doc.selectedSpan?.start;
  return extents(doc.model, doc.zones, at === undefined ? doc.range : { start: at, end: at });
}

/** Zones are the article's and not a layer's: whoever may write may set them, whichever layer is shown. */
export function mayZone(): boolean {
  return doc.article !== null && project.readOnly === null;
}

/** Opens the list of kinds. */
export function change(): boolean {
  if (doc.linking || !mayZone()) return false;
  if (offers().length > 0) focusRequests.zone += 1;
  else tell(m.annotate_zone_nothing());
  return true;
}

export function setKind(extent: TextRange, kind: ZoneKind): void {
  const where = place(doc.zones, extent, kind);
  if (where) put(where.id ?? uuid7(), kind, where);
  else tell(m.annotate_zone_same({ kind: kindName(kind) }));
}

/** Gives a zone the borders of a range; what is then outside counts as body. */
export function fit({ id, kind }: ZoneDto, range: TextRange): void {
  put(id, kind, range);
}

function put(id: string, kind: ZoneKind, { start, end }: TextRange): void {
  const article = doc.id ?? "";
  run([{ type: "setZone", id, rest: uuid7(), article, kind, start, end }]);
  say(`${kindName(kind)}: ${quote({ ends: [start, end] })}`);
}

export function remove({ id, kind }: ZoneDto): void {
  run([{ type: "deleteZone", zone: id }]);
  say(m.annotate_zone_removed({ kind: kindName(kind) }));
}

/** To where the next zone begins, or the one before. */
export function walk(direction: Direction): void {
  const zone = doc.zones.neighbour(doc.range.start, direction);
  if (!zone) {
    tell(direction === 1 ? m.annotate_zone_last() : m.annotate_zone_first());
    return;
  }
  doc.setSelection(caretAt(zone.start));
  say(`${kindName(zone.kind)}: ${quote({ ends: [zone.start, zone.end] })}`);
}
