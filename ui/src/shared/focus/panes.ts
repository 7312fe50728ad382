// F6 goes from one pane of the window to the next, Shift+F6 back. A pane carries data-pane; inside
// it, data-pane-focus marks what gets the focus, else the first thing that can have it.
const FOCUSABLE =
  "button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea, a[href], [tabindex]:not([tabindex='-1'])";

export function cyclePanes(back: boolean, root: ParentNode = document): void {
  const panes = [...root.querySelectorAll<HTMLElement>("[data-pane]")];
  if (panes.length === 0) return;
  const from = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let step = 1; step <= panes.length; step += 1) {
    const start = from < 0 ? (back ? 0 : -1) : from;
    const at = (start + (back ? -step : step) + 2 * panes.length) % panes.length;
    const pane = panes[at];
    if (pane && focusInto(pane)) return;
  }
}

/** False where there is no such pane, or nothing in it that can have the focus. */
export function focusPane(name: string): boolean {
  const pane = document.querySelector<HTMLElement>(`[data-pane='${name}']`);
  return pane !== null && focusInto(pane);
}

export function focusInto(pane: HTMLElement): boolean {
  const target =
    pane.querySelector<HTMLElement>("[data-pane-focus]") ??
    (pane.matches("[tabindex]") ? pane : pane.querySelector<HTMLElement>(FOCUSABLE));
  target?.focus();
  return target !== null;
}
