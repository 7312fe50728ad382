// What is laid over the text once a frame: the caret, the selection, and the places of spans for the links.
import { doc } from "../../lib/state/document.svelte";
import { linkEnd, type LinkEnd } from "./model/arcs";
import { isCaret } from "./model/motions";
import type { Span } from "./model/spans";
import { chipOver, forgetWidths, settleChips } from "./render/chips";
import { boxesOf, caretRect, placeIn, type Place } from "./render/place";
import type { Viewport } from "./viewport.svelte";

const MARGIN = 64;
const FIELDS = "input, textarea, select";

interface Parts {
  readonly scroller: HTMLElement | null;
  readonly block: HTMLElement | null;
  readonly caret: HTMLElement | null;
}

export class Painter {
  private bringing: number | null = null;
  private caretInView = false;
  private taller = false;
  private readonly drawn = new Set<HTMLElement>();

  constructor(
    private readonly viewport: Viewport,
    private readonly parts: () => Parts,
  ) {}

  /** Asks for an offset to be on the screen with the next painting. */
  bring(offset: number): void {
    this.bringing = offset;
  }

  /** A chunk was drawn; its lines may have become taller or lower by it. */
  chunkDrawn(chunk: HTMLElement, taller: boolean): void {
    this.drawn.add(chunk);
    this.taller ||= taller;
  }

  /** Another width: lines break elsewhere, and a caret that was on the screen is to stay there. */
  reflowed(): void {
    if (this.caretInView) this.bringing ??= doc.selection.focus;
    for (const chunk of this.parts().block?.children ?? []) this.drawn.add(chunk as HTMLElement);
  }

  /** The letters are others than before: the fonts have come. */
  fontsCame(): void {
    forgetWidths();
    this.reflowed();
  }

  paint(): void {
    if (this.taller) this.viewport.measure();
    this.taller = false;
    if (this.bringing !== null) {
      this.scrollTo(this.bringing);
      this.bringing = null;
    }
    // All is read before the chips are written: the text is laid out once.
    const putChips = settleChips([...this.drawn].filter((chunk) => chunk.isConnected));
    this.drawn.clear();
    this.paintCaret();
    this.paintSelection();
    putChips();
  }

  /** Where a caret at an offset stands on the screen; the text moves so that this is drawn. */
  caretAt(offset: number): DOMRect | null {
    this.viewport.mount(doc.model.chunks.of(offset));
    const place = this.placeOf(offset);
    return place && caretRect(place);
  }

  /** On which side of what is to be seen a span begins: above, below, or within. */
  sideOf(span: Span): -1 | 0 | 1 {
    const { scroller } = this.parts();
    const chunk = doc.model.chunks.of(span.start);
    if (!scroller || chunk < this.viewport.first) return -1;
    const place = chunk > this.viewport.last ? null : this.placeOf(span.start);
    if (!place) return 1;
    const rect = caretRect(place);
    const view = scroller.getBoundingClientRect();
    if (rect.top + rect.height / 2 < view.top) return -1;
    return rect.top + rect.height / 2 > view.bottom ? 1 : 0;
  }

  /** Where a span and its chip begin, in coordinates of the sheet; null when it is not mounted. */
  rectOf(span: Span): LinkEnd | null {
    const place = this.placeOf(span.start);
    const sheet = this.parts().block?.parentElement;
    if (!place || !sheet) return null;
    const range = document.createRange();
    range.setStart(place.node, place.offset);
    range.setEnd(place.node, Math.min(place.node.length, place.offset + span.end - span.start));
    const rect = boxesOf(range)[0] ?? caretRect(place);
    return linkEnd(rect, sheet.getBoundingClientRect(), chipOver(place.node));
  }

  private scrollTo(offset: number): void {
    const { scroller } = this.parts();
    const chunk = doc.model.chunks.of(offset);
    if (!scroller || doc.model.chunks.length === 0) return;
    this.viewport.mount(chunk);
    const place = this.placeOf(offset);
    if (!place) return;
    const rect = caretRect(place);
    const view = scroller.getBoundingClientRect();
    if (rect.top < view.top + MARGIN) scroller.scrollTop -= view.top + MARGIN - rect.top;
    else if (rect.bottom > view.bottom - MARGIN)
      scroller.scrollTop += rect.bottom - view.bottom + MARGIN;
  }

  private paintCaret(): void {
    const { scroller, block, caret } = this.parts();
    const sheet = block?.parentElement;
    const place = this.placeOf(doc.selection.focus);
    if (!scroller || !caret || !sheet) return;
    caret.hidden = !place;
    this.caretInView = false;
    if (!place) return;
    const rect = caretRect(place);
    const origin = sheet.getBoundingClientRect();
    const at = `translate(${rect.left - origin.left}px, ${rect.top - origin.top}px)`;
    if (caret.style.transform !== at) {
      caret.style.transform = at;
      // One that moves is to be seen, wherever its blinking was.
      if ("getAnimations" in caret)
        for (const blinking of caret.getAnimations()) blinking.currentTime = 0;
    }
    caret.style.height = `${rect.height}px`;
    const view = scroller.getBoundingClientRect();
    this.caretInView = rect.top >= view.top && rect.bottom <= view.bottom;
  }

  /** The selection is drawn by the browser, as far as it is mounted. A field that is being typed in keeps its own. */
  private paintSelection(): void {
    if (document.activeElement?.matches(FIELDS)) return;
    const native = window.getSelection();
    const { block } = this.parts();
    if (!native || !block) return;
    const { start, end } = doc.range;
    const from = isCaret(doc.selection) ? null : this.clipped(start);
    const to = from && this.clipped(end);
    if (!from || !to) {
      if (native.rangeCount > 0 && block.contains(native.anchorNode)) native.removeAllRanges();
      return;
    }
    const same =
      native.anchorNode === from.node &&
      native.anchorOffset === from.offset &&
      native.focusNode === to.node &&
      native.focusOffset === to.offset;
    if (!same) native.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  private placeOf(offset: number): Place | null {
    const chunk = this.viewport.element(doc.model.chunks.of(offset));
    return chunk && placeIn(chunk, offset);
  }

  private clipped(offset: number): Place | null {
    const { chunks } = doc.model;
    const { first, last } = this.viewport;
    if (last < first) return null;
    const inside = Math.min(Math.max(offset, chunks.start(first)), chunks.end(last));
    const chunk = Math.min(last, Math.max(first, chunks.of(inside)));
    const element = this.viewport.element(chunk);
    return element && placeIn(element, inside);
  }
}
