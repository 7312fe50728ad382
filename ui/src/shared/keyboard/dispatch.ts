import { belongsToInputMethod, strokeOf } from "./keys";
import { actionFor } from "./registry";

const FIELDS =
  "input, textarea, select, [contenteditable=''], [contenteditable='true'], [role='combobox']";
const DIALOGS =
  "[role='dialog'], [role='alertdialog'], dialog[open], [role='menu'], [role='listbox']";

/** The element that has the focus of the article's text carries this attribute. */
export const TEXT_REGION = "data-text-region";

/** Runs the action of a key press, if the press is a command at all. True when it was. */
export function dispatch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || belongsToInputMethod(event)) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(FIELDS) || target?.closest(DIALOGS)) return false;
  if (target?.ownerDocument.querySelector(DIALOGS)) return false;
  const action = actionFor(strokeOf(event));
  if (!action) return false;
  if (action.where === "text" && !target?.closest(`[${TEXT_REGION}]`)) return false;
  if (event.repeat && !action.repeats) {
    event.preventDefault();
    return false;
  }
  if (action.run(event.repeat) === false) return false;
  event.preventDefault();
  return true;
}

/** Listens on the window until the returned function is called. */
export function listen(): () => void {
  const listener = (event: KeyboardEvent) => void dispatch(event);
  window.addEventListener("keydown", listener);
  return () => window.removeEventListener("keydown", listener);
}
