// The key of the main button of a dialog: nobody has to walk there first.
import { belongsToInputMethod, canonical, isMac, strokeOf, type KeySpec } from "./keys";

export const MAIN_KEY: KeySpec = "Mod+Enter";

/** What has a use of its own for Enter: a button is pressed by it, and WebKitGTK opens a list. */
const USES_ENTER =
  "button, a[href], summary, select, textarea, [contenteditable]:not([contenteditable='false']), [role='combobox']";

/** Whether a key press within a dialog asks for its main button. Enter alone is enough where it means nothing else. */
export function asksForMain(event: KeyboardEvent, mac: boolean = isMac()): boolean {
  // Held down since the dialog before, or the answer to it, it was meant for that one.
  if (event.defaultPrevented || event.repeat || belongsToInputMethod(event)) return false;
  const stroke = strokeOf(event).replace("NumpadEnter", "Enter");
  if (stroke === canonical(MAIN_KEY, mac)) return true;
  return stroke === "Enter" && !(event.target as Element).closest(USES_ENTER);
}
