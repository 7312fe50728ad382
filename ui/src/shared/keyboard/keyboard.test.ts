// The codes are part of what a window really receives, deprecated or not.
/* eslint-disable @typescript-eslint/no-deprecated */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dispatch, TEXT_REGION } from "./dispatch";
import { ariaKeys, canonical, keyCaps, specsOfCharacter } from "./keys";
import { register } from "./registry";

let ran: string[];
let field: HTMLInputElement;
let text: HTMLElement;

const action = (id: string, keys: string[], where?: "text") => ({
  id,
  group: "app" as const,
  keys,
  name: () => id,
  run: () => void ran.push(id),
  ...(where ? { where } : {}),
});

beforeEach(() => {
  ran = [];
  register("test", [
    action("label1", specsOfCharacter("1")),
    action("label9", specsOfCharacter("9")),
    action("capital", ["KeyC"]),
    action("link", ["KeyR"]),
    action("finish", ["KeyF"]),
    action("skip", ["KeyS"]),
    action("undo", ["Mod+KeyZ"]),
    action("walk", ["Tab"], "text"),
  ]);
  field = document.createElement("input");
  text = document.createElement("div");
  text.setAttribute(TEXT_REGION, "");
  document.body.append(field, text);
});
afterEach(() => document.body.replaceChildren());

type Recorded = Partial<KeyboardEventInit> & { keyCode?: number };
function press(trace: Recorded[], target: Element = text): void {
  for (const step of trace) {
    const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...step });
    Object.defineProperty(event, "keyCode", { value: step.keyCode ?? 0 });
    target.dispatchEvent(event);
    dispatch(event);
  }
}

describe("input methods neither swallow nor trigger commands", () => {
  // What a window receives for Telex `dd` from UniKey: the letter, then a Backspace and a letter without a key.
  it("Telex dd", () => {
    press([
      { code: "KeyD", key: "d", keyCode: 68 },
      { code: "Backspace", key: "Backspace", keyCode: 8 },
      { code: "", key: "đ", keyCode: 231 },
    ]);
    expect(ran).toEqual([]);
  });

  it("Telex aa, composed by IBus", () => {
    press([
      { code: "KeyA", key: "Process", keyCode: 229 },
      { code: "KeyA", key: "Process", keyCode: 229, isComposing: true },
    ]);
    expect(ran).toEqual([]);
  });

  it("Telex r, s, f as tones of a composed syllable are no commands", () => {
    press([
      { code: "KeyR", key: "ả", keyCode: 229, isComposing: true },
      { code: "KeyS", key: "á", keyCode: 82, isComposing: true },
      { code: "KeyF", key: "Process", keyCode: 229 },
    ]);
    expect(ran).toEqual([]);
  });

  it("r that the input method lets through is a command", () => {
    press([{ code: "KeyR", key: "r", keyCode: 82 }]);
    expect(ran).toEqual(["link"]);
  });

  it("VNI digits within a composition are no labels, alone they are", () => {
    press([
      { code: "Digit1", key: "á", keyCode: 229, isComposing: true },
      { code: "Digit9", key: "Process", keyCode: 229 },
      { code: "", key: "đ", keyCode: 231 },
      { code: "Digit1", key: "1", keyCode: 49 },
      { code: "Numpad9", key: "9", keyCode: 105 },
    ]);
    expect(ran).toEqual(["label1", "label9"]);
  });

  it("a letter pressed twice is the same command twice", () => {
    press([
      { code: "KeyC", key: "c" },
      { code: "KeyC", key: "c" },
    ]);
    expect(ran).toEqual(["capital", "capital"]);
  });
});

describe("where keys work", () => {
  it("not in a field, not in a dialog, and not while one is open", () => {
    press([{ code: "KeyC", key: "c" }], field);
    const dialog = document.createElement("div");
    dialog.setAttribute("role", "dialog");
    document.body.append(dialog);
    press([{ code: "KeyC", key: "c" }], dialog);
    press([{ code: "KeyC", key: "c" }], text);
    expect(ran).toEqual([]);
  });

  it("those of the text only there", () => {
    press([{ code: "Tab", key: "Tab" }], document.body);
    expect(ran).toEqual([]);
    press([{ code: "Tab", key: "Tab" }], text);
    expect(ran).toEqual(["walk"]);
  });

  it("by place and not by layout; other modifiers are other keys", () => {
    press([
      { code: "Digit1", key: "&" },
      { code: "KeyC", key: "c", ctrlKey: true },
      { code: "KeyZ", key: "w", ctrlKey: true },
    ]);
    expect(ran).toEqual(["label1", "undo"]);
  });

  it("holding a key does not repeat what is not a motion", () => {
    press([
      { code: "Digit1", key: "1" },
      { code: "Digit1", key: "1", repeat: true },
    ]);
    expect(ran).toEqual(["label1"]);
  });
});

describe("names of keys", () => {
  it.each([
    ["Mod+Shift+KeyZ", false, "Ctrl+Shift+KeyZ", "Ctrl Shift Z"],
    ["Mod+KeyZ", true, "Meta+KeyZ", "⌘ Z"],
    ["Word+ArrowLeft", true, "Alt+ArrowLeft", "⌥ ←"],
    ["Edge+Shift+ArrowLeft", false, "Alt+Shift+ArrowLeft", "Alt Shift ←"],
    ["Edge+ArrowRight", true, "Ctrl+Alt+ArrowRight", "⌃ ⌥ →"],
    ["Digit1", false, "Digit1", "1"],
  ])("%s", (spec, mac, stroke, caps) => {
    expect(canonical(spec, mac)).toBe(stroke);
    expect(keyCaps(spec, mac).join(" ")).toBe(caps);
  });

  it("as screen readers are told", () => {
    expect(ariaKeys("Mod+Enter", false)).toBe("Control+Enter");
    expect(ariaKeys("Mod+Enter", true)).toBe("Meta+Enter");
    expect(ariaKeys("Mod+KeyI", false)).toBe("Control+I");
  });
});
