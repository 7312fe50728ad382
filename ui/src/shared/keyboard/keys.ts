// Keys by their place on the keyboard (event.code), so that a layout or an input method changes nothing.

/**
 * Modifiers and a code joined by "+". Besides Ctrl, Alt, Shift, Meta: Mod is Ctrl, on a Mac Command; Word (the modifier
 * for words) is Ctrl, on a Mac Option; Edge (for the edges of a span) is Alt, on a Mac Control and Option.
 */
export type KeySpec = string;

export interface KeyStroke {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const ORDER = ["Ctrl", "Alt", "Shift", "Meta"] as const;

export function isMac(platform: string = navigator.platform): boolean {
  return /^(Mac|iP)/.test(platform);
}

/** One spelling for each combination, so that looking one up is a map access. */
export function canonical(spec: KeySpec, mac: boolean = isMac()): string {
  const parts = spec.split("+");
  const code = parts.pop() ?? "";
  const held = new Set<string>();
  for (const part of parts) {
    if (part === "Mod") held.add(mac ? "Meta" : "Ctrl");
    else if (part === "Word") held.add(mac ? "Alt" : "Ctrl");
    else if (part === "Edge") {
      held.add("Alt");
      if (mac) held.add("Ctrl");
    } else held.add(part);
  }
  return [...ORDER.filter((modifier) => held.has(modifier)), code].join("+");
}

export function strokeOf(event: KeyStroke): string {
  const held: string[] = [];
  if (event.ctrlKey) held.push("Ctrl");
  if (event.altKey) held.push("Alt");
  if (event.shiftKey) held.push("Shift");
  if (event.metaKey) held.push("Meta");
  return [...held, event.code].join("+");
}

/**
 * Events that an input method makes or is busy with: composition, key code 229, and keys without a place on the
 * keyboard (what UniKey and EVKey type by themselves arrives so).
 */
export function belongsToInputMethod(event: {
  isComposing: boolean;
  /** Deprecated, and yet the only sign that some input methods give. */
  keyCode: number;
  code: string;
}): boolean {
  return (
    event.isComposing || event.keyCode === 229 || event.code === "" || event.code === "Unidentified"
  );
}

/** The codes of a key that a schema names by its character: digits also on the number pad. */
export function specsOfCharacter(key: string): KeySpec[] {
  if (/^[0-9]$/.test(key)) return [`Digit${key}`, `Numpad${key}`];
  if (/^[a-z]$/i.test(key)) return [`Key${key.toUpperCase()}`];
  return [];
}

const CAPS: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  PageUp: "PgUp",
  PageDown: "PgDn",
  Escape: "Esc",
  Delete: "Del",
  Slash: "/",
  BracketLeft: "[",
  BracketRight: "]",
  Comma: ",",
  Period: ".",
};
const MAC_CAPS: Record<string, string> = { Ctrl: "⌃", Alt: "⌥", Shift: "⇧", Meta: "⌘" };

/** What is printed on the keys of a combination, in order: ["Ctrl", "Z"]. */
export function keyCaps(spec: KeySpec, mac: boolean = isMac()): string[] {
  const parts = canonical(spec, mac).split("+");
  const code = parts.pop() ?? "";
  const modifiers = parts.map((part) => (mac ? (MAC_CAPS[part] ?? part) : part));
  return [...modifiers, CAPS[code] ?? code.replace(/^(Key|Digit)/, "").replace(/^Numpad/, "Num ")];
}

/** A combination as `aria-keyshortcuts` spells it. */
export function ariaKeys(spec: KeySpec, mac: boolean = isMac()): string {
  return canonical(spec, mac)
    .replace("Ctrl", "Control")
    .replace(/(Key|Digit)(?=.$)/, "");
}
