// Which chunks are mounted, and where. Mounted chunks lie in normal flow in one block, so they never overlap; only the
// block's place is computed, and when a measured height differs from its estimate the scroll position follows, so that
// what is on the screen stays where it is.
import { flushSync } from "svelte";
import { doc } from "../../lib/state/document.svelte";
import { Heights } from "./model/heights";
import { depth } from "./model/segments";
import { extraHeight } from "./render/lanes";

const OVERSCAN = 700;
const PARAGRAPH_GAP = 12;
/** About what a window shows, for each pixel of its height. */
const LETTERS = 1.5;

export class Viewport {
  first = $state(0);
  last = $state(-1);

  private heights: Heights | null = null;
  private calibrated = false;
  private width = 0;
  /** How far beyond the screen chunks are mounted: not at all, until what is on it was painted. */
  private overscan = 0;

  constructor(
    private readonly scroller: () => HTMLElement | null,
    private readonly block: () => HTMLElement | null,
  ) {
    // A guess, so that the text is there when the window is laid out for the first time.
    const { chunks } = doc.model;
    if (chunks.length > 0) this.last = chunks.of(LETTERS * innerHeight);
  }

  /** The screen is painted: mounts what can be scrolled to next. */
  widen(): void {
    this.overscan = OVERSCAN;
    this.update();
  }

  /** First, and when the width changed. */
  resize(): void {
    const scroller = this.scroller();
    const block = this.block();
    if (!scroller || !block || block.clientWidth === 0) return;
    if (block.clientWidth !== this.width) {
      this.width = block.clientWidth;
      this.calibrated = false;
      if (this.heights) this.heights.reflow();
      else this.heights = this.estimate(block);
      this.measure();
    }
    this.update();
  }

  /** After a scroll: mounts what comes near. */
  update(): void {
    const scroller = this.scroller();
    if (scroller) this.cover(scroller.scrollTop - this.offsetTop(), scroller.clientHeight);
  }

  /** After the mounted chunks changed. */
  measure(): void {
    const scroller = this.scroller();
    const block = this.block();
    const { heights } = this;
    if (!scroller || !block || !heights || block.childElementCount === 0) return;
    // Asked for once: after a change each question lays the text out again.
    const y = scroller.scrollTop - this.offsetTop();
    const view = scroller.clientHeight;
    const anchor = heights.at(Math.max(0, y));
    const before = heights.top(anchor);
    let moved = false;
    for (const child of block.children) {
      const index = Number((child as HTMLElement).dataset["chunk"]);
      const { height } = child.getBoundingClientRect();
      // Not laid out, in a window that is hidden: no height at all is not news.
      if (height > 0) moved = heights.measure(index, height) || moved;
    }
    if (!this.calibrated) {
      this.calibrated = true;
      heights.calibrate();
      moved = true;
    }
    if (!moved) return;
    this.place();
    const shift = heights.top(anchor) - before;
    if (Math.abs(shift) < 1 || y <= 0) {
      this.cover(y, view);
      return;
    }
    scroller.scrollTop += shift;
    this.update();
  }

  /** Mounts a chunk and brings it near the middle, if it is far from the screen. */
  mount(chunk: number): void {
    const scroller = this.scroller();
    for (let tries = 0; scroller && this.heights && tries < 4; tries += 1) {
      if (chunk >= this.first && chunk <= this.last) return;
      scroller.scrollTop = this.offsetTop() + this.heights.top(chunk) - scroller.clientHeight / 3;
      this.update();
      flushSync();
    }
  }

  element(chunk: number): Element | null {
    // By its number: what is to be mounted may be further than what is.
    return this.block()?.querySelector(`:scope > [data-chunk="${chunk}"]`) ?? null;
  }

  private cover(y: number, height: number): void {
    if (!this.heights || this.heights.length === 0) return;
    const first = this.heights.at(Math.max(0, y - this.overscan));
    const last = this.heights.at(Math.max(0, y + height + this.overscan));
    // What was guessed too many will be wanted with the overscan.
    const keep = this.overscan === 0 && first === this.first;
    this.last = keep ? Math.max(last, this.last) : last;
    this.first = first;
    this.place();
  }

  private place(): void {
    const block = this.block();
    const sheet = block?.parentElement;
    if (!block || !sheet || !this.heights) return;
    block.style.top = `${this.heights.top(this.first)}px`;
    sheet.style.height = `${this.heights.total}px`;
  }

  private offsetTop(): number {
    return this.block()?.parentElement?.offsetTop ?? 0;
  }

  private estimate(block: HTMLElement): Heights {
    const { chunks } = doc.model;
    const style = getComputedStyle(block.firstElementChild ?? block);
    const drawn = extraHeight(depth(doc.index.inChunk(this.first)));
    const lineHeight = (parseFloat(style.lineHeight) || 38 + drawn) - drawn;
    const letter = (parseFloat(style.fontSize) || 18) * 0.48;
    const extra = Array.from({ length: chunks.length }, (_, i) =>
      extraHeight(depth(doc.index.inChunk(i))),
    );
    return new Heights(
      (i) => chunks.end(i) - chunks.start(i),
      (i) => (chunks.beginsParagraph(i) ? PARAGRAPH_GAP : 0) + (extra[i] ?? 0) / 2,
      chunks.length,
      (i) => lineHeight + (extra[i] ?? 0),
      Math.max(10, block.clientWidth / letter),
    );
  }
}
