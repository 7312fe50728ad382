import { belongsToInputMethod } from "../../shared/keyboard/keys";
import { focusText } from "./focus.svelte";

/** Enter keeps what was typed, Escape too; both lead back to the text, where the keys are commands again. */
export function leaveField(element: HTMLElement): () => void {
  const listener = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event)) return;
    const leaves = event.key === "Escape" || (event.key === "Enter" && !event.shiftKey);
    if (!leaves) return;
    event.preventDefault();
    event.stopPropagation();
    element.blur();
    focusText();
  };
  element.addEventListener("keydown", listener);
  return () => element.removeEventListener("keydown", listener);
}
