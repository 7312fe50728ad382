// The codes are part of what a window really receives, deprecated or not.
/* eslint-disable @typescript-eslint/no-deprecated */
import { afterEach, describe, expect, it } from "vitest";
import { asksForMain } from "./mainKey";

afterEach(() => document.body.replaceChildren());

const made: { [kind: string]: [tag: string, attributes: { [name: string]: string }] } = {
  button: ["button", {}],
  link: ["a", { href: "#" }],
  list: ["select", {}],
  "several lines": ["textarea", {}],
  line: ["input", { type: "text" }],
  radio: ["input", { type: "radio" }],
  box: ["input", { type: "checkbox" }],
  combobox: ["input", { role: "combobox" }],
  editor: ["div", { contenteditable: "true" }],
  text: ["pre", { tabindex: "0" }],
};

type Init = KeyboardEventInit & { keyCode?: number };

function asks(kind: string, init: Init = {}, mac = false): boolean {
  const [tag, attributes] = made[kind] ?? ["div", {}];
  const target = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value);
  document.body.append(target);
  const code = init.code ?? "Enter";
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init, code });
  Object.defineProperty(event, "keyCode", { value: init.keyCode ?? 13 });
  target.dispatchEvent(event);
  return asksForMain(event, mac);
}

describe("the key of a dialog's main button", () => {
  it.each(Object.keys(made))("is Ctrl+Enter wherever the focus is: %s", (kind) => {
    expect(asks(kind, { ctrlKey: true })).toBe(true);
    expect(asks(kind, { ctrlKey: true, code: "NumpadEnter" })).toBe(true);
  });

  it.each(["radio", "box", "line", "text", "the dialog itself"])(
    "is Enter alone, too, where that does nothing of its own: %s",
    (kind) => expect(asks(kind)).toBe(true),
  );

  it.each(["button", "link", "list", "several lines", "combobox", "editor"])(
    "leaves Enter to what has a use for it: %s",
    (kind) => expect(asks(kind)).toBe(false),
  );

  it("is Command+Enter on a Mac", () => {
    expect(asks("list", { metaKey: true }, true)).toBe(true);
    expect(asks("list", { ctrlKey: true }, true)).toBe(false);
    expect(asks("list", { metaKey: true })).toBe(false);
  });

  it("is no other key, no key that is held down, and none of an input method", () => {
    expect(asks("text", { code: "Space" })).toBe(false);
    expect(asks("text", { shiftKey: true })).toBe(false);
    expect(asks("text", { ctrlKey: true, shiftKey: true })).toBe(false);
    expect(asks("text", { repeat: true })).toBe(false);
    expect(asks("line", { isComposing: true })).toBe(false);
    expect(asks("line", { keyCode: 229 })).toBe(false);
  });

  it("is nobody else's any more when somebody took it", () => {
    const taken = new KeyboardEvent("keydown", { code: "Enter", cancelable: true });
    taken.preventDefault();
    expect(asksForMain(taken, false)).toBe(false);
  });
});
