import { render, waitFor } from "@testing-library/svelte";
import axe from "axe-core";
import { tick } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { setLanguage } from "../../lib/i18n/language.svelte";
import { setBackend } from "../../lib/ipc/current";
import { FakeBackend } from "../../lib/ipc/fake";
import { doc } from "../../lib/state/document.svelte";
import { ops, settled } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";
import { TEXT_REGION } from "../../shared/keyboard/dispatch";
import Annotate from "./Annotate.svelte";
import { announcement } from "./announce.svelte";
import { firstText } from "./firstText.svelte";
import { caretAt } from "./model/motions";

let fake: FakeBackend;

beforeEach(async () => {
  firstText.shown = true;
  fake = new FakeBackend();
  setBackend(fake);
  project.articleId = null;
  // jsdom lays nothing out: a width lets the text be drawn.
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 600 });
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  HTMLElement.prototype.scrollIntoView = () => undefined;
  document.hasFocus = () => true;
  await project.open("/du-an/lan/mau.nhan");
  render(Annotate);
  await waitFor(() => expect(document.querySelector("[data-chunk]")).not.toBeNull());
  document.querySelector<HTMLElement>(`[${TEXT_REGION}]`)?.focus();
});

/** On what has the focus. */
async function press(...strokes: string[]): Promise<void> {
  for (const stroke of strokes) {
    const parts = stroke.split("+");
    const code = parts.pop() ?? "";
    const init = { code, key: code, bubbles: true, cancelable: true };
    const ctrlKey = parts.includes("Ctrl");
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...init, ctrlKey }));
    await tick();
  }
}

function put(words: string): void {
  const start = doc.model.text.indexOf(words);
  expect(start).toBeGreaterThanOrEqual(0);
  doc.setSelection(caretAt(start));
}

const list = () => document.querySelector<HTMLElement>("[role='listbox']");
const chosen = () =>
  list()?.querySelector("[aria-selected='true']")?.textContent.replace(/\s+/gu, " ").trim();
const kindOf = (words: string) => doc.zones.at(doc.model.text.indexOf(words))?.kind;
const dimmed = () => [...document.querySelectorAll(".dim")].map((node) => node.textContent);
const line = () =>
  (document.querySelector("section.zone p")?.textContent ?? "").replace(/\s+/gu, " ").trim();
const selectedText = () => doc.model.text.slice(doc.range.start, doc.range.end);

describe("the zone at the caret", () => {
  it("is named with the reason for it, in the language of the interface", async () => {
    put("Tin liên quan");
    await waitFor(() => expect(line()).toBe("Tin liên quan nhận ra vì giới thiệu những bài khác"));
    setLanguage("en");
    await tick();
    expect(line()).toBe("Related links because it announces other articles");
  });

  it("of a selection over several is each of them", async () => {
    doc.setSelection({ anchor: 0, focus: doc.model.text.indexOf("Ngày 9/3") });
    await waitFor(() => expect(line()).toBe("Tiêu đề và Sapo"));
  });

  it("is said to be none where there is none", async () => {
    put("Hoài An\n");
    await press("KeyZ", "Delete");
    await settled();
    put("Hoài An\n");
    await waitFor(() => expect(line()).toBe("Không thuộc vùng nào, tính là thân bài."));
    expect(dimmed()).not.toContain("Hoài An");
  });
});

describe("Z", () => {
  it("makes the paragraph at the caret what a letter chooses, at once, and undo takes it back", async () => {
    put("Bà Hà, khi còn");
    await press("KeyZ");
    expect(selectedText()).toMatch(/^Bà Hà, khi còn .* bà nói\.$/u);
    expect(chosen()).toBe("B Thân bài");
    await press("KeyF");
    expect(chosen()).toBe("F Chân trang");
    await press("Enter");
    expect(list()).toBeNull();
    expect(ops.saving).toBe(true);
    expect(kindOf("Bà Hà, khi còn")).toBe("footer");
    expect(dimmed()[0]).toMatch(/^Bà Hà, khi còn /u);
    expect(doc.selection).toEqual(caretAt(doc.model.text.indexOf("Bà Hà, khi còn")));
    await settled();
    await waitFor(() => expect(line()).toBe("Chân trang do người dùng xếp"));
    expect(ops.undo.undo).toBe("set_zone");
    await press("Ctrl+KeyZ");
    await settled();
    expect(kindOf("Bà Hà, khi còn")).toBe("body");
    await tick();
    expect(dimmed().some((text) => text.startsWith("Bà Hà, khi"))).toBe(false);
  });

  it("is chosen by arrows, and taken by the selection where there is one", async () => {
    const start = doc.model.text.indexOf("Ảnh minh họa");
    doc.setSelection({ anchor: start, focus: start + 12 });
    await press("KeyZ");
    expect(chosen()).toBe("C Chú thích ảnh");
    await press("ArrowDown", "ArrowDown", "Enter");
    await settled();
    expect(kindOf("Ảnh minh họa")).toBe("credit");
    expect(kindOf("tại buổi tiếp")).toBe("caption");
    expect(dimmed()).toContain("Ảnh minh họa");
    expect(selectedText()).toBe("Ảnh minh họa");
  });

  it("turns to the whole zone and back with the arrows, as the text shows", async () => {
    doc.setSelection({ anchor: 0, focus: 8 });
    await press("KeyZ");
    expect(selectedText()).toBe("Việt Nam");
    await press("ArrowRight");
    expect(selectedText()).toBe("Việt Nam và Na Uy bàn mở rộng hợp tác nghề cá");
    await press("ArrowLeft", "Escape");
    expect(selectedText()).toBe("Việt Nam");
    expect(fake.calls.filter(({ name }) => name === "transact")).toEqual([]);
  });

  it("moves the borders of the zone to the selection", async () => {
    const start = doc.model.text.indexOf("Cá hồi vào siêu thị");
    doc.setSelection({ anchor: start, focus: start + 19 });
    await press("KeyZ", "KeyE");
    await settled();
    const zone = doc.zones.at(start);
    expect(zone).toMatchObject({ kind: "related_links", start, end: start + 19, origin: "hand" });
    expect(kindOf("Tin liên quan")).toBeUndefined();
  });

  it("leaves a span that was selected selected, and labels in dimmed text are possible", async () => {
    put("Hoài An\n");
    await press("Digit1");
    const { selected } = doc;
    expect(selected).not.toBeNull();
    await press("KeyZ", "KeyB", "Enter");
    expect(doc.selected).toBe(selected);
    await settled();
    expect(kindOf("Hoài An\n")).toBe("body");
  });

  it("says so where the text is of that kind already, and where there is no text", async () => {
    put("Bà Hà, khi còn");
    await press("KeyZ", "Enter");
    expect(announcement.shown).toBe("Phần này đã là Thân bài.");
    expect(fake.calls.filter(({ name }) => name === "transact")).toEqual([]);
  });

  it("takes no key of an input method, and lets no command of the text through", async () => {
    put("Bà Hà, khi còn");
    await press("KeyZ");
    const composed = new KeyboardEvent("keydown", { code: "KeyF", key: "Process", bubbles: true });
    Object.defineProperty(composed, "keyCode", { value: 229 });
    list()?.dispatchEvent(composed);
    await press("Digit1", "KeyJ");
    expect(chosen()).toBe("B Thân bài");
    expect(doc.index.size).toBe(0);
  });

  it("does nothing in a project that is for reading only", async () => {
    project.current = project.current && {
      ...project.current,
      readOnly: { annotator: "Bình", host: "may-khac", pid: 7, since: "2026-01-01T00:00:00Z" },
    };
    await press("KeyZ");
    expect(list()).toBeNull();
  });

  it("closes when the focus goes elsewhere", async () => {
    await press("KeyZ");
    document.querySelector<HTMLElement>(`[${TEXT_REGION}]`)?.focus();
    await tick();
    expect(list()).toBeNull();
  });

  it("has nothing that axe finds serious", async () => {
    await press("KeyZ");
    const { violations } = await axe.run(document.body, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html ?? ""}`)).toEqual([]);
  });
});

describe("refused", () => {
  it("a zone is as it was, on the screen too", async () => {
    put("Bà Hà, khi còn");
    const before = doc.zones.all;
    fake.latency = 2;
    fake.refuseWith = { code: "disk_full", args: {}, detail: null };
    await press("KeyZ", "KeyF", "Enter");
    expect(kindOf("Bà Hà, khi còn")).toBe("footer");
    await settled();
    expect(doc.zones.all).toEqual(before);
    await tick();
    expect(dimmed().some((text) => text.startsWith("Bà Hà, khi"))).toBe(false);
  });
});

describe("several in a row", () => {
  it("end as core has them, whatever answer comes in between", async () => {
    fake.latency = 2;
    put("Bà Hà, khi còn");
    await press("KeyZ", "KeyF", "Enter");
    put("Theo ông".normalize("NFD"));
    await press("KeyZ", "KeyF", "Enter");
    put("Bà Hà, khi còn");
    await press("KeyZ", "KeyM", "Enter");
    const shown = doc.zones.all.map(({ kind, start, end }) => [kind, start, end]);
    await settled();
    expect(doc.zones.all.map(({ kind, start, end }) => [kind, start, end])).toEqual(shown);
    expect(doc.zones.all).toEqual(fake.articleList[0]?.zones);
  });
});

describe("the point and the comma", () => {
  it("walk from zone to zone", async () => {
    doc.setSelection(caretAt(0));
    await press("Period");
    expect(kindOf("Thứ trưởng Ngoại giao")).toBe("sapo");
    expect(doc.model.text.slice(doc.selection.focus)).toMatch(/^Thứ trưởng/u);
    await press("Comma", "Comma");
    expect(doc.selection).toEqual(caretAt(0));
    expect(announcement.shown).toBe("Phía trước không còn vùng nào.");
  });
});
