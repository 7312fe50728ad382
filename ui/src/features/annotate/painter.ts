// What is laid over the text once a frame: the caret, the selection, and the places of spans for the links.
import { doc } from "../../lib/state/document.svelte";
import { isCaret } from "./model/motions";
import type { Span } from "./model/spans";
import { caretRect, placeIn, type Place } from "./render/place";
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

  constructor(
    private readonly viewport: Viewport,
    private readonly parts: () => Parts,
  ) {}

  /** Asks for an offset to be on the screen with the next painting. */
  bring(offset: number): void {
    this.bringing = offset;
  }

  /** Another width: lines break elsewhere, and a caret that was on the screen is to stay there. */
  reflowed(): void {
    if (this.caretInView) this.bringing ??= doc.selection.focus;
  }

  paint(): void {
    if (this.bringing !== null) {
      this.scrollTo(this.bringing);
      this.bringing = null;
    }
    this.paintCaret();
    this.paintSelection();
  }

  /** Where a span begins, in coordinates of the sheet; null when it is not mounted. */
  rectOf(span: Span): DOMRect | null {
    const place = this.placeOf(span.start);
    const sheet = this.parts().block?.parentElement;
    if (!place || !sheet) return null;
    const range = document.createRange();
    range.setStart(place.node, place.offset);
    range.setEnd(place.node, Math.min(place.node.length, place.offset + span.end - span.start));
    const rect = range.getClientRects()[0] ?? caretRect(place);
    const origin = sheet.getBoundingClientRect();
    return new DOMRect(rect.left - origin.left, rect.top - origin.top, rect.width, rect.height);
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
    caret.style.transform = `translate(${rect.left - origin.left}px, ${rect.top - origin.top}px)`;
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
