// What commands ask about the text as it is laid out. The text pane hands itself in.

export interface Layout {
  /** Where a caret at an offset stands on the screen; brings the chunk there first, if it is not drawn. */
  caretAt(offset: number): DOMRect | null;
}

let current: Layout | null = null;

export function setLayout(layout: Layout | null): void {
  current = layout;
}

export function layout(): Layout | null {
  return current;
}
