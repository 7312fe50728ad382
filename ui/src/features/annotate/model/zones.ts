// The zones of an article, as the screen has them: core keeps the same books, and no two of them overlap.
import type { ZoneDto, ZoneKind } from "../../../lib/ipc/bindings";
import type { Direction } from "./motions";
import { trim } from "./snap";
import type { TextModel, TextRange } from "./text";

/** Where labels belong, in the order in which they are offered. */
export const IN_SCOPE = ["title", "sapo", "subheading", "body", "caption"] as const;
export const OUT_OF_SCOPE = [
  "byline",
  "credit",
  "date",
  "source_link",
  "related_links",
  "image_alt",
  "read_more_trailer",
  "menu",
  "social",
  "footer",
] as const;

export const KINDS: readonly ZoneKind[] = [...IN_SCOPE, ...OUT_OF_SCOPE];

export function isInScope(kind: ZoneKind): boolean {
  return (IN_SCOPE as readonly ZoneKind[]).includes(kind);
}

/** Few, a page of news has some dozens: they are looked through. */
export class ZoneIndex {
  #zones: ZoneDto[];

  constructor(zones: readonly ZoneDto[] = []) {
    this.#zones = [...zones].sort((a, b) => a.start - b.start);
  }

  /** In text order. */
  get all(): readonly ZoneDto[] {
    return this.#zones;
  }

  get(id: string): ZoneDto | undefined {
    return this.#zones.find((zone) => zone.id === id);
  }

  /** The zone of the character behind a caret, else that of the one before it. */
  at(offset: number): ZoneDto | undefined {
    return (
      this.#zones.find(({ start, end }) => start <= offset && offset < end) ??
      this.#zones.find(({ end }) => end === offset)
    );
  }

  overlapping({ start, end }: TextRange): ZoneDto[] {
    return this.#zones.filter((zone) => zone.start < end && start < zone.end);
  }

  /** The next zone that begins behind an offset, or the last one that begins before it. */
  neighbour(offset: number, direction: Direction): ZoneDto | undefined {
    return direction === 1
      ? this.#zones.find(({ start }) => start > offset)
      : this.#zones.findLast(({ start }) => start < offset);
  }

  upsert(zone: ZoneDto): void {
    const others = this.#zones.filter(({ id }) => id !== zone.id);
    this.#zones = [...others, zone].sort((a, b) => a.start - b.start);
  }

  remove(id: string): void {
    this.#zones = this.#zones.filter((zone) => zone.id !== id);
  }
}

/** What is left of a zone when another takes a stretch of the text, without blanks at its edges: one part, two, or none. */
export function cut(text: string, zone: TextRange, taken: TextRange): TextRange[] {
  const before = trim(text, { start: zone.start, end: taken.start });
  const behind = trim(text, { start: taken.end, end: zone.end });
  return [before, behind].filter((part) => part !== null);
}

/** Where two states of the zones differ first; null where they are the same. */
export function firstDifference(a: readonly ZoneDto[], b: readonly ZoneDto[]): number | null {
  const same = (zone: ZoneDto): string => [zone.start, zone.end, zone.kind].join();
  const [was, now] = [new Set(a.map(same)), new Set(b.map(same))];
  const only = [
    ...a.filter((zone) => !now.has(same(zone))),
    ...b.filter((zone) => !was.has(same(zone))),
  ];
  const edges = [...new Set(only.flatMap(({ start, end }) => [start, end]))].sort((x, y) => x - y);
  const kindAt = (zones: readonly ZoneDto[], at: number): ZoneKind | undefined =>
    zones.find(({ start, end }) => start <= at && at < end)?.kind;
  return edges.find((at) => kindAt(a, at) !== kindAt(b, at)) ?? edges[0] ?? null;
}

/**
 * What is set at once: the selection, the paragraphs that it touches or the caret is in, or the zone that is there. Of a
 * text that is one paragraph, as crawled ones often are, the sentence comes first.
 */
export interface Extent extends TextRange {
  readonly of: "selection" | "sentence" | "paragraph" | "zone";
}

/** What a zone can be set to from a selection or a caret, the likeliest first. */
export function extents(model: TextModel, zones: ZoneIndex, selection: TextRange): Extent[] {
  const { text } = model;
  const selected = trim(text, selection);
  const zone = zones.at((selected ?? selection).start);
  const found: Extent[] = [];
  const offer = (of: Extent["of"], range: TextRange | null): void => {
    const known = found.some((other) => other.start === range?.start && other.end === range.end);
    if (range && !known) found.push({ of, start: range.start, end: range.end });
  };
  offer("selection", selected);
  const whole = paragraphs(model, selected ?? selection);
  const all = trim(text, { start: 0, end: text.length });
  if (!selected && all && whole.start <= all.start && all.end <= whole.end) {
    const { sentences } = model;
    const here = sentences.at(selection.start);
    if (here >= 0) {
      const sentence = { start: sentences.start(here), end: sentences.end(here) };
      offer("sentence", trim(text, within(sentence, zones, selection.start)));
    }
  }
  offer("paragraph", trim(text, selected ? whole : within(whole, zones, selection.start)));
  if (zone) offer("zone", zone);
  return found;
}

/** From the start of the paragraph that a range begins in to the end of the one that it ends in. */
function paragraphs({ chunks, text }: TextModel, { start, end }: TextRange): TextRange {
  if (chunks.length === 0) return { start, end };
  let first = chunks.of(Math.min(start, text.length - 1));
  while (first > 0 && !chunks.beginsParagraph(first)) first -= 1;
  let last = chunks.of(Math.max(start, end - 1));
  while (last + 1 < chunks.length && !chunks.beginsParagraph(last + 1)) last += 1;
  return { start: chunks.start(first), end: chunks.end(last) };
}

/** The part of a paragraph around a caret that one zone has, or none. */
function within(paragraph: TextRange, zones: ZoneIndex, caret: number): TextRange {
  const here = zones.at(caret);
  if (here)
    return {
      start: Math.max(paragraph.start, here.start),
      end: Math.min(paragraph.end, here.end),
    };
  const around = zones.overlapping(paragraph);
  return {
    start: Math.max(paragraph.start, ...around.map(({ end }) => (end <= caret ? end : 0))),
    end: Math.min(
      paragraph.end,
      ...around.map(({ start }) => (start > caret ? start : Number.POSITIVE_INFINITY)),
    ),
  };
}

/**
 * The stretch and the id under which a kind is to be set. Text of a zone of that kind is joined to it; null where all
 * of the extent is of that kind already.
 */
export function place(
  zones: ZoneIndex,
  extent: TextRange,
  kind: ZoneKind,
): { id: string | null; start: number; end: number } | null {
  const { start, end } = extent;
  const over = zones.overlapping(extent);
  const same = over.filter((zone) => zone.kind === kind);
  if (same.some((zone) => zone.start <= start && end <= zone.end)) return null;
  const exact = over.find((zone) => zone.start === start && zone.end === end);
  return {
    id: (same[0] ?? exact)?.id ?? null,
    start: Math.min(start, ...same.map((zone) => zone.start)),
    end: Math.max(end, ...same.map((zone) => zone.end)),
  };
}
