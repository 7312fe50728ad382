// jsdom lacks a few things that the window has.
import { beforeEach } from "vitest";
import { setLanguage } from "../lib/i18n/language.svelte";

class NoResizeObserver implements ResizeObserver {
  observe(): void {
    // nothing is laid out in jsdom
  }
  unobserve(): void {
    // see observe
  }
  disconnect(): void {
    // see observe
  }
}

globalThis.ResizeObserver = NoResizeObserver;
Element.prototype.scrollIntoView = () => undefined;
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
