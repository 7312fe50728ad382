// jsdom lacks a few things that the window has.
import { beforeEach } from "vitest";
import { setLanguage } from "../lib/i18n/language.svelte";

/** A list is 600 pixels high and its rows 76, so that virtual lists draw a few. */
class FixedResizeObserver implements ResizeObserver {
  #tell: ResizeObserverCallback;
  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }
  observe(target: Element): void {
    const contentRect = new DOMRect(
      0,
      0,
      300,
      target.getAttribute("role") === "listitem" ? 76 : 600,
    );
    queueMicrotask(() => {
      this.#tell([{ target, contentRect } as unknown as ResizeObserverEntry], this);
    });
  }
  unobserve(): void {
    // nothing is kept
  }
  disconnect(): void {
    // nothing is kept
  }
}

globalThis.ResizeObserver = FixedResizeObserver;
Object.defineProperty(HTMLElement.prototype, "offsetParent", {
  get(this: HTMLElement) {
    return this.parentElement;
  },
});
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
Element.prototype.hasPointerCapture = () => false;
Element.prototype.setPointerCapture = () => undefined;
Element.prototype.releasePointerCapture = () => undefined;
window.matchMedia = (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

beforeEach(() => {
  setLanguage("vi");
});
