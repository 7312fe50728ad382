// Keys as they are pressed on a keyboard, through the WebDriver Actions API.
import { Key, type WebDriver } from "selenium-webdriver";

const NAMED: Record<string, string> = {
  Alt: Key.ALT,
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Backspace: Key.BACK_SPACE,
  Ctrl: Key.CONTROL,
  Delete: Key.DELETE,
  End: Key.END,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  F1: Key.F1,
  F3: Key.F3,
  F6: Key.F6,
  F9: Key.F9,
  Home: Key.HOME,
  PageDown: Key.PAGE_DOWN,
  PageUp: Key.PAGE_UP,
  Shift: Key.SHIFT,
  Space: Key.SPACE,
  Tab: Key.TAB,
};

function keyOf(name: string): string {
  const key = NAMED[name] ?? name;
  if (Array.from(key).length !== 1) throw new Error(`no key is called ${name}`);
  return key;
}

/** Presses one combination after the other, e.g. `Ctrl+z`, `Shift+ArrowRight`, `c`. */
export async function press(driver: WebDriver, ...strokes: string[]): Promise<void> {
  for (const stroke of strokes) {
    const keys = stroke.split("+").map(keyOf);
    const actions = driver.actions({ async: true });
    for (const key of keys) actions.keyDown(key);
    for (const key of [...keys].reverse()) actions.keyUp(key);
    await actions.perform();
  }
}

/** Types a text letter by letter into what has the focus. */
export async function type(driver: WebDriver, text: string): Promise<void> {
  const actions = driver.actions({ async: true });
  for (const letter of text) actions.keyDown(letter).keyUp(letter);
  await actions.perform();
}
