// What a field of text does with keys and the mouse, where the system's own web view leaves it out.
import { belongsToInputMethod, strokeOf } from "./keys";

const FIELD = "input, textarea";

/** WebKitGTK has no keys for undo in a field; elsewhere the web view has its own. */
export function undoInField(event: KeyboardEvent, platform = navigator.platform): void {
  if (!platform.startsWith("Linux") || !isField(event.target)) return;
  if (event.defaultPrevented || belongsToInputMethod(event)) return;
  const commands: { [stroke: string]: string } = {
    "Ctrl+KeyZ": "undo",
    "Ctrl+Shift+KeyZ": "redo",
    "Ctrl+KeyY": "redo",
  };
  const command = commands[strokeOf(event)];
  if (!command) return;
  event.preventDefault();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else reaches a field's own undo
  document.execCommand(command);
}

/** The web view's menu offers to reload the page: it stays where there is something to paste. */
export function keepMenuToFields(event: MouseEvent): void {
  if (!isField(event.target)) event.preventDefault();
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELD) !== null;
}
