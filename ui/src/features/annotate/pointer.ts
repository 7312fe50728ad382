// Selecting with the mouse. The selection is the document's own and not the browser's: it snaps to syllables as it is
// drawn, and goes on beyond what is mounted.
import { doc } from "../../lib/state/document.svelte";
import { cancelLink, confirmLink } from "./commands/linking";
import { addToSpan } from "./commands/spans";
import { fits } from "./model/links";
import { clusterEdge, snapToClusters, snapToTokens, snapToWords } from "./model/snap";
import type { Span } from "./model/spans";
import { laneNear } from "./render/lanes";
import { offsetAtPoint } from "./render/place";

const DRAG_FROM = 4;
const EDGE = 8;
/** So far within its edges a point surely is in the text. */
const INSIDE = 2;

interface Drag {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
  readonly offset: number;
  /** With Ctrl: the span that gets the stretch as a further fragment. */
  readonly span: Span | null;
  moved: boolean;
  at: { x: number; y: number; free: boolean };
}

/** The spans of a mark, innermost first. */
function spansAt(target: EventTarget | null): string[] {
  const mark = target instanceof Element ? target.closest<HTMLElement>("[data-spans]") : null;
  return (mark?.dataset["spans"] ?? "").split(" ").filter(Boolean).reverse();
}

/** The span whose underline the mouse is at, below the letters of a mark; null elsewhere. */
function spanOfLane({ target, clientX: x, clientY: y }: MouseEvent): string | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>("[data-lanes]") : null;
  const ids = (mark?.dataset["spans"] ?? "").split(" ");
  const lanes = (mark?.dataset["lanes"] ?? "").split(" ").map(Number);
  if (!mark || ids.length < 2) return null;
  const box = [...mark.getClientRects()].find(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
  const chunk = mark.closest<HTMLElement>("[data-chunk]");
  const count = Number(chunk?.style.getPropertyValue("--lanes") ?? 0);
  const lane = box ? laneNear(box.bottom - y, lanes, count) : null;
  return lane === null ? null : (ids[lanes.indexOf(lane)] ?? null);
}

export class Pointer {
  private drag: Drag | null = null;
  private dragged = false;
  private frame = 0;
  private listening = new AbortController();

  constructor(private readonly scroller: HTMLElement) {}

  down(event: PointerEvent): void {
    this.dragged = false;
    if (event.button !== 0 || event.target === this.scroller) return;
    const offset = this.offsetAt(event.clientX, event.clientY);
    if (offset === null || doc.linking) return;
    const adding = event.ctrlKey || event.metaKey;
    this.drag = {
      pointer: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      offset: event.shiftKey ? doc.selection.anchor : offset,
      span: adding ? doc.selectedSpan : null,
      moved: false,
      at: { x: event.clientX, y: event.clientY, free: event.altKey },
    };
    if (event.shiftKey) this.select();
    this.listen();
  }

  /** The first move may lead far out of the text at once, where nothing is caught yet. */
  private listen(): void {
    this.listening.abort();
    this.listening = new AbortController();
    const { signal } = this.listening;
    window.addEventListener("pointermove", (event) => this.move(event), { signal });
    window.addEventListener("pointerup", () => this.up(), { signal });
    window.addEventListener("pointercancel", () => this.end(), { signal });
  }

  private move(event: PointerEvent): void {
    const { drag } = this;
    if (!drag || event.pointerId !== drag.pointer) return;
    drag.at = { x: event.clientX, y: event.clientY, free: event.altKey };
    if (!drag.moved) {
      if (Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < DRAG_FROM) return;
      drag.moved = true;
      this.scroller.setPointerCapture(drag.pointer);
      this.autoscroll();
    }
    this.select();
  }

  private up(): void {
    const { drag } = this;
    this.end();
    if (!drag?.moved) return;
    this.dragged = true;
    const { start, end } = doc.range;
    if (drag.span && start < end) addToSpan(drag.span, start, end);
  }

  end(): void {
    this.listening.abort();
    cancelAnimationFrame(this.frame);
    this.drag = null;
  }

  /** A click that was no drag: selects the span there, and when clicked again the next one further out. */
  click(event: MouseEvent): void {
    // One that was drawn from where a moment ago another one was is no double click.
    if (this.dragged) return;
    if (event.detail === 3) this.triple(event);
    if (event.shiftKey || event.detail > 1) return;
    const ids = spansAt(event.target);
    if (doc.linking) {
      this.clickWhileLinking(ids);
      return;
    }
    if (ids.length > 0) {
      const under = spanOfLane(event);
      if (under !== null) {
        doc.select(under, false);
        return;
      }
      const at = doc.selected === null ? -1 : ids.indexOf(doc.selected);
      doc.select(ids[(at + 1) % ids.length] ?? null, false);
      return;
    }
    const offset = this.offsetAt(event.clientX, event.clientY);
    if (offset === null) return;
    const caret = clusterEdge(doc.model, offset, -1);
    doc.setSelection({ anchor: caret, focus: caret }, false);
  }

  double(event: MouseEvent): void {
    const offset = this.offsetAt(event.clientX, event.clientY);
    if (offset === null || doc.linking || this.dragged) return;
    const range = snapToWords(doc.model, offset, offset);
    if (range) doc.setSelection({ anchor: range.start, focus: range.end }, false);
  }

  /** The whole sentence. */
  private triple(event: MouseEvent): void {
    const offset = this.offsetAt(event.clientX, event.clientY);
    if (offset === null || doc.linking) return;
    const { sentences } = doc.model;
    const i = sentences.at(offset);
    if (i >= 0) doc.setSelection({ anchor: sentences.start(i), focus: sentences.end(i) }, false);
  }

  private clickWhileLinking(ids: string[]): void {
    const { linking } = doc;
    const span = linking && doc.index.get(linking.span);
    if (!linking || !span) return;
    const hit = ids.map((id) => doc.index.get(id)).filter((each) => each !== undefined);
    const fitting = hit.find((other) => fits(doc.schema, linking.way, span, other));
    if (fitting ?? hit[0]) confirmLink(fitting ?? hit[0]);
    else cancelLink();
  }

  private select(): void {
    const { drag } = this;
    if (!drag) return;
    const offset = this.offsetAt(drag.at.x, drag.at.y);
    if (offset === null) return;
    const snap = drag.at.free ? snapToClusters : snapToTokens;
    const range = snap(doc.model, drag.offset, offset);
    if (!range) return;
    const forward = offset >= drag.offset;
    doc.setSelection(
      forward
        ? { anchor: range.start, focus: range.end }
        : { anchor: range.end, focus: range.start },
      false,
    );
  }

  /**
   * The offset nearest to a point: beside the text a line goes on to its edge, and above and below it the text does.
   * Out there the browser itself would name the beginning of the article.
   */
  private offsetAt(x: number, y: number): number | null {
    const view = this.scroller.getBoundingClientRect();
    const text = this.scroller.querySelector("[data-chunk]")?.parentElement;
    if (!text) return null;
    const box = text.getBoundingClientRect();
    const [top, bottom] = [Math.max(box.top, view.top), Math.min(box.bottom, view.bottom)];
    const across = y < box.top ? box.left : y > box.bottom ? box.right : x;
    return offsetAtPoint(
      Math.min(Math.max(across, box.left + INSIDE), box.right - INSIDE),
      Math.min(Math.max(y, top + INSIDE), bottom - INSIDE),
    );
  }

  /** Beyond the upper or lower edge the text moves by itself, the faster the further out. */
  private autoscroll(): void {
    this.frame = requestAnimationFrame(() => {
      if (!this.drag) return;
      const view = this.scroller.getBoundingClientRect();
      const above = view.top + EDGE - this.drag.at.y;
      const below = this.drag.at.y - (view.bottom - EDGE);
      const speed =
        below > 0 ? Math.min(40, 4 + below / 3) : above > 0 ? -Math.min(40, 4 + above / 3) : 0;
      if (speed !== 0) {
        this.scroller.scrollTop += speed;
        this.select();
      }
      this.autoscroll();
    });
  }
}
