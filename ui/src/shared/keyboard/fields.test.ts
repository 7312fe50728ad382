import { afterEach, describe, expect, it, vi } from "vitest";
import { keepMenuToFields, undoInField } from "./fields";

const press = (target: Element, code: string, shiftKey = false): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", {
    code,
    key: code,
    ctrlKey: true,
    shiftKey,
    cancelable: true,
    bubbles: true,
  });
  target.addEventListener("keydown", (e) => undoInField(e as KeyboardEvent, "Linux x86_64"), {
    once: true,
  });
  target.dispatchEvent(event);
  return event;
};

describe("a field of text", () => {
  const execute = vi.fn(() => true);
  Object.assign(document, { execCommand: execute });
  afterEach(() => execute.mockClear());

  it("takes back what was typed, and does it again", () => {
    const field = document.body.appendChild(document.createElement("textarea"));
    expect(press(field, "KeyZ").defaultPrevented).toBe(true);
    press(field, "KeyZ", true);
    press(field, "KeyY");
    expect(execute.mock.calls).toEqual([["undo"], ["redo"], ["redo"]]);
  });

  it("leaves other keys, and the keys of what is no field, alone", () => {
    const field = document.body.appendChild(document.createElement("input"));
    const text = document.body.appendChild(document.createElement("div"));
    expect(press(field, "KeyC").defaultPrevented).toBe(false);
    expect(press(text, "KeyZ").defaultPrevented).toBe(false);
    expect(execute).not.toHaveBeenCalled();
  });

  it("alone has the web view's menu", () => {
    const [field, text] = ["input", "p"].map((name) =>
      document.body.appendChild(document.createElement(name)),
    );
    const open = (on: Element | undefined) => {
      const event = new MouseEvent("contextmenu", { cancelable: true });
      on?.addEventListener("contextmenu", (e) => keepMenuToFields(e as MouseEvent));
      on?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([open(field), open(text)]).toEqual([false, true]);
  });
});
