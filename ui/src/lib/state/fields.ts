// Fields that keep what was typed when they are left. Before a project or the window closes they are all left.

let leaving = false;

/** Whoever is asked to leave a field by this is not to wait for the focus to come back. */
export function isLeaving(): boolean {
  return leaving;
}

export function leaveFields(): void {
  leaving = true;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  leaving = false;
}
