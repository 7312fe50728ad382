// Parts of the annotate screen that a command moves the focus to. Each part hands in its element.
let text: HTMLElement | null = null;

/** Grows each time the field is to get the focus; the field's owner watches it. */
export const focusRequests: { note: number; question: number; zone: number } = $state({
  note: 0,
  question: 0,
  zone: 0,
});

export function setTextRegion(element: HTMLElement | null): void {
  text = element;
}

export function focusText(): void {
  text?.focus({ preventScroll: true });
}
