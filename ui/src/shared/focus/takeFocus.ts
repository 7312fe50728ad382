/** What a dialog goes on with takes the focus when it appears: Enter is then enough. */
export function takeFocus(element: Element): () => void {
  const frame = requestAnimationFrame(() => {
    if (element instanceof HTMLButtonElement && !element.disabled) element.focus();
  });
  return () => cancelAnimationFrame(frame);
}
