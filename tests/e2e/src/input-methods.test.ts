// Telex and VNI: what an input method types or is busy with is never a command, and a field keeps every key to itself.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "./harness/app";
import { story } from "./harness/steps";
import { firstStart, importFolder, newProject, openArticle } from "./harness/story";
import { titles, writeTexts } from "./texts";

interface Stroke {
  key: string;
  code: string;
  keyCode?: number;
  isComposing?: boolean;
}

const commands: [key: string, code: string][] = [
  ["1", "Digit1"],
  ["3", "Digit3"],
  ["c", "KeyC"],
  ["f", "KeyF"],
  ["j", "KeyJ"],
  ["m", "KeyM"],
  ["q", "KeyQ"],
  ["r", "KeyR"],
  ["s", "KeyS"],
  ["Delete", "Delete"],
  ["Tab", "Tab"],
  ["ArrowRight", "ArrowRight"],
];

describe("input methods", () => {
  let app: App;
  story(() => app);

  beforeAll(async () => {
    app = await firstStart();
    await newProject(app);
    await importFolder(app, writeTexts(app.data), 3);
    await openArticle(app, titles.emoji);
    await app.press("Ctrl+Home", "c", "1");
    await app.saved();
  });
  afterAll(async () => {
    await app.end();
  });

  /** Sends an event as WebKit would, to what has the focus. */
  const send = (stroke: Stroke) =>
    app.evaluate((init: Stroke) => {
      const target = document.activeElement ?? document.body;
      const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
      return target.dispatchEvent(event);
    }, stroke);

  /** All that a command could have changed. */
  const state = async () => {
    await app.settled();
    return app.evaluate(() => [
      document.querySelector<HTMLElement>(".frame")?.innerText ?? "",
      window.getSelection()?.toString() ?? "",
      document.activeElement?.getAttribute("aria-label") ?? "",
      document.querySelector<HTMLElement>(".caret")?.style.transform ?? "",
    ]);
  };

  test.each([
    ["composition", { isComposing: true }],
    ["key code 229", { keyCode: 229 }],
    ["a key without a place on the keyboard", { code: "" }],
    ["an unidentified key", { code: "Unidentified" }],
  ])("%s does nothing", async (_, sign) => {
    const before = await state();
    for (const [key, code] of commands) {
      const untouched = await send({ key, code, ...sign });
      expect(untouched, `${key} is left to the input method`).toBe(true);
    }
    expect(await state()).toEqual(before);
  });

  test("the same keys pressed by hand are commands", async () => {
    expect(await send({ key: "c", code: "KeyC" })).toBe(false);
    await app.press("2");
    await app.until("there is a second span", async () => (await app.spans()).length === 2);
    await app.press("Ctrl+z");
    await app.until("it is undone", async () => (await app.spans()).length === 1);
    await app.saved();
  });

  test("Backspace and doubled letters in the text change nothing", async () => {
    const spans = await app.spans();
    await app.press("Ctrl+Home", "Tab");
    await app.press(
      "d",
      "d",
      "a",
      "a",
      "Backspace",
      "e",
      "e",
      "Backspace",
      "o",
      "o",
      "w",
      "Backspace",
    );
    await app.settled();
    expect(await app.spans()).toEqual(spans);
    expect(await app.title()).toBe(titles.emoji);
    expect(await app.has("dialog")).toBe(false);
  });

  test("Telex and VNI typed in the note stay in the note", async () => {
    const spans = await app.spans();
    await app.press("Ctrl+Home", "Tab", "m");
    await app.until("the note has the focus", () =>
      app.evaluate(() => document.activeElement?.tagName === "TEXTAREA"),
    );
    const typed = "ddaar cn f s 1 2 3 ? [ ] dde6";
    await app.type(typed);
    // The input method's own Enter, which ends a word, does not leave the field.
    await send({ key: "Enter", code: "Enter", isComposing: true });
    await send({ key: "Enter", code: "Enter", keyCode: 229 });
    const field = await app.evaluate(() => {
      const { activeElement } = document;
      return activeElement instanceof HTMLTextAreaElement ? activeElement.value : null;
    });
    expect(field).toBe(typed);
    expect(await app.spans()).toEqual(spans);
    expect(await app.title()).toBe(titles.emoji);
    await app.press("Enter");
    await app.saved();
    // The digits are commands again now that the focus is back in the text.
    await app.press("2");
    await app.until("the span was relabelled", async () =>
      (await app.spans())[0]?.startsWith(app.word("annotate_status") && "Chức vụ"),
    );
  });

  test("letters typed in the search and in the question stay there", async () => {
    await app.press("/");
    await app.until("the search has the focus", () =>
      app.evaluate(() => document.activeElement?.getAttribute("type") === "search"),
    );
    await app.type("cf1r");
    expect(await app.title()).toBe(titles.emoji);
    expect((await app.spans()).length).toBe(1);
    await app.fill("searchbox", app.word("articles_search"), "");
    await app.clickText("Chiều");
    await app.press("q");
    await app.get("textbox", app.word("annotate_question_note"));
    await app.type("fs1rdd");
    await app.press("Escape");
    expect((await app.spans()).length).toBe(1);
    expect(await app.title()).toBe(titles.emoji);
  });
});
