import { render, screen, waitFor } from "@testing-library/svelte";
import { tick } from "svelte";
import axe from "axe-core";
import { beforeEach, describe, expect, it } from "vitest";
import { FakeBackend } from "../../lib/ipc/fake";
import { setBackend } from "../../lib/ipc/current";
import { setLanguage } from "../../lib/i18n/language.svelte";
import { command } from "../../lib/state/commands";
import { doc } from "../../lib/state/document.svelte";
import { settled } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";
import { TEXT_REGION } from "../../shared/keyboard/dispatch";
import Annotate from "./Annotate.svelte";
import { firstText } from "./firstText.svelte";

let fake: FakeBackend;

firstText.shown = true;

beforeEach(async () => {
  fake = new FakeBackend();
  setBackend(fake);
  // jsdom lays nothing out: a width lets the text be drawn.
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, value: 600 });
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  await project.open("/du-an/lan/mau.nhan");
  render(Annotate);
  await waitFor(() => expect(doc.article).not.toBeNull());
  await waitFor(() => expect(document.querySelector("[data-chunk]")).not.toBeNull());
});

async function press(...codes: string[]): Promise<void> {
  const region = document.querySelector(`[${TEXT_REGION}]`);
  for (const stroke of codes) {
    const parts = stroke.split("+");
    const code = parts.pop() ?? "";
    region?.dispatchEvent(
      new KeyboardEvent("keydown", {
        code,
        key: code,
        bubbles: true,
        cancelable: true,
        shiftKey: parts.includes("Shift"),
        ctrlKey: parts.includes("Ctrl"),
        altKey: parts.includes("Alt"),
      }),
    );
    await tick();
  }
}

const texts = () => doc.index.sorted.map((span) => doc.model.text.slice(span.start, span.end));
const shown = () => document.querySelector(".block")?.textContent ?? "";

describe("labelling by keyboard alone", () => {
  it("draws the text without its line breaks, and nothing else", () => {
    expect(shown()).toBe(doc.model.text.replaceAll("\n", ""));
  });

  it("labels a role and a person in five keys and links them in two", async () => {
    await press("KeyC", "KeyC", "KeyC", "Shift+KeyC", "Shift+KeyC", "Digit2");
    await press("KeyC", "Digit1", "KeyR", "Enter");
    await settled();
    expect(texts()).toEqual(["Thứ trưởng Ngoại giao", "Lê Thị Thu Hà"]);
    expect(doc.relations.of(doc.selected ?? "")).toHaveLength(1);
    const marks = [...document.querySelectorAll<HTMLElement>(".mark")];
    expect(marks.map((mark) => mark.textContent)).toEqual(texts());
    expect(shown()).toBe(doc.model.text.replaceAll("\n", ""));
  });

  it("relabels, moves edges, deletes and undoes", async () => {
    await press("KeyN", "Digit1", "Digit3", "BracketRight", "Alt+Shift+ArrowLeft");
    await settled();
    expect(texts()).toEqual(["lên 1,2 tỷ USD vào"]);
    expect(doc.selectedSpan?.label).toBe("label-figure");
    await press("Delete");
    await settled();
    expect(doc.index.size).toBe(0);
    await press("Ctrl+KeyZ");
    await settled();
    expect(texts()).toEqual(["lên 1,2 tỷ USD vào"]);
  });

  it("pressed again, a label key makes no second span", async () => {
    await press("KeyC", "Digit1", "Digit1", "Shift+Digit1");
    expect(doc.index.size).toBe(1);
    await press("Shift+Digit2");
    expect(doc.index.size).toBe(2);
  });

  it("says why a link is not possible", async () => {
    await press("KeyN", "Digit3", "KeyR");
    expect(doc.linking).toBeNull();
    expect(screen.getByText(/không cho liên kết/u, { selector: ".hint" })).toBeTruthy();
  });

  it("Home and End are the edges of a line: here, where nothing is laid out, of a paragraph", async () => {
    const { chunks, text } = doc.model;
    const [start, end] = [chunks.start(2), chunks.end(2) - 1];
    expect(text.slice(start, end)).toMatch(/\. Năm 2022.*\.$/u);
    doc.setSelection({ anchor: start + 20, focus: start + 20 });
    await press("End");
    expect(doc.selection).toEqual({ anchor: end, focus: end });
    await press("Shift+Home");
    expect(doc.selection).toEqual({ anchor: end, focus: start });
    await press("Home", "Shift+End");
    expect(doc.selection).toEqual({ anchor: start, focus: end });
  });

  it("finishes the article and goes on to the next unfinished one", async () => {
    const first = doc.id;
    await press("KeyF");
    await waitFor(() => expect(doc.id).not.toBe(first));
    expect(fake.articleList[0]?.status).toBe("done");
  });
});

describe("a label key", () => {
  const labels = () => doc.index.sorted.map(({ label }) => label);
  /** The first span of the article, after these keys. */
  const labelled = async (...keys: string[]) => {
    await press(...keys);
    await settled();
    const [span] = doc.index.sorted;
    if (!span) throw new Error("no span");
    return span;
  };

  it("on the stretch of a label changes it, and adds one only with Shift", async () => {
    const span = await labelled("KeyC", "Digit1");
    doc.setSelection({ anchor: span.start, focus: span.end });
    await press("Digit2");
    await settled();
    expect(labels()).toEqual(["label-role"]);
    doc.setSelection({ anchor: span.start, focus: span.end });
    await press("Shift+Digit1");
    await settled();
    expect(labels().sort()).toEqual(["label-person", "label-role"]);
  });

  it("adds at the caret with Shift, and changes none of several labels on one stretch", async () => {
    const span = await labelled("KeyC", "Digit1");
    doc.setSelection({ anchor: span.start, focus: span.start });
    await press("Shift+Digit2");
    await settled();
    expect(labels().sort()).toEqual(["label-person", "label-role"]);
    doc.setSelection({ anchor: span.start, focus: span.end });
    await press("Digit3");
    await settled();
    expect(labels().sort()).toEqual(["label-person", "label-role"]);
    expect(doc.selected).not.toBeNull();
  });

  it("without a selection does not label a word within a label, but leads to that", async () => {
    const span = await labelled("KeyC", "KeyC", "KeyC", "Shift+KeyC", "Shift+KeyC", "Digit2");
    doc.setSelection({ anchor: span.start + 1, focus: span.start + 1 });
    await press("Digit1");
    await settled();
    expect(doc.index.size).toBe(1);
    expect(doc.selected).toBe(span.id);
  });
});

describe("a question about the article", () => {
  const field = () => document.querySelector<HTMLInputElement>(".header input");
  const ask = async (text: string): Promise<void> => {
    await press("KeyQ");
    await waitFor(() => expect(document.activeElement).toBe(field()));
    const input = field();
    if (!input) throw new Error("no field");
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const region = () => document.querySelector<HTMLElement>(`[${TEXT_REGION}]`);

  beforeEach(() => {
    document.hasFocus = () => true;
  });

  it("is kept when the field is left for the text", async () => {
    await ask("Gồm cả năm?");
    region()?.focus();
    await settled();
    await waitFor(() => expect(field()).toBeNull());
    expect(fake.articleList[0]).toMatchObject({ status: "question", statusNote: "Gồm cả năm?" });
  });

  it("does not arise from a field left empty, nor from one left by Escape", async () => {
    await ask("");
    region()?.focus();
    await waitFor(() => expect(field()).toBeNull());
    await ask("bỏ");
    field()?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await settled();
    await waitFor(() => expect(field()).toBeNull());
    expect(fake.articleList[0]?.status).toBe("new");
  });

  it("waits in its field while another window has the focus", async () => {
    await ask("Ai nói?");
    document.hasFocus = () => false;
    field()?.blur();
    await tick();
    expect(field()?.value).toBe("Ai nói?");
    await press("KeyQ");
    await waitFor(() => expect(document.activeElement).toBe(field()));
  });

  it("is kept when the project is closed, whichever window has the focus", async () => {
    await ask("Ai nói?");
    document.hasFocus = () => false;
    await command("close");
    expect(fake.articleList[0]).toMatchObject({ status: "question", statusNote: "Ai nói?" });
  });

  it("does not go along to another article", async () => {
    await ask("Ai nói?");
    await doc.open(fake.articleList[1]?.id ?? "");
    await waitFor(() => expect(field()).toBeNull());
    expect(fake.articleList[1]?.status).toBe("new");
  });
});

describe("beside the text", () => {
  /** All but the zone, which has its line below. */
  const parts = () =>
    document.querySelectorAll<HTMLElement>("[data-pane='inspector'] > section:not(.zone)");
  const said = () =>
    [...parts()]
      .map((part) => part.textContent)
      .join(" ")
      .replace(/\s+/gu, " ")
      .trim();
  const filters = () => screen.queryByRole("group", { name: "Lọc theo nhãn" });
  const how = "Chọn một cụm từ trong bài rồi nhấn 1, 2 hoặc 3 để gán nhãn.";

  it("stands how to label, by the keys of the schema, until there is a label", async () => {
    expect(said()).toBe(how);
    expect(filters()).toBeNull();
    await press("KeyC", "Digit1");
    await waitFor(() => expect(filters()).not.toBeNull());
    expect(said()).not.toContain(how);
    await press("Escape");
    await waitFor(() => expect(said()).toContain("Chưa chọn nhãn nào."));
    expect(said()).toContain("Tất cả 1");
  });

  it("stands how to label by mouse where the schema gives no keys", async () => {
    doc.schema = {
      ...doc.schema,
      labels: doc.schema.labels.map((label) => ({ ...label, key: null })),
    };
    await tick();
    expect(said()).toBe("Chọn một cụm từ trong bài rồi bấm một nhãn ở phía dưới.");
  });

  it("stands no such thing for those who may only look", async () => {
    doc.editable = false;
    await tick();
    expect(said()).toBe("Chưa có nhãn nào.");
  });

  it("stands what an article is opened for while none is", async () => {
    project.articleId = null;
    await waitFor(() => expect(said()).toBe("Mở một bài để xem các nhãn trong bài."));
    expect(filters()).toBeNull();
  });
});

describe("for everyone", () => {
  it("axe finds nothing serious, with a span selected and without", async () => {
    for (const step of [[], ["KeyC", "Digit1"]]) {
      await press(...step);
      await settled();
      await tick();
      const { violations } = await axe.run(document.body, {
        rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
      });
      expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html ?? ""}`)).toEqual([]);
    }
  });

  it("speaks the language of the interface at once", async () => {
    await press("KeyC", "Digit1");
    expect(document.querySelector<HTMLElement>(".mark")?.dataset["chip"]).toBe("Người");
    setLanguage("en");
    await tick();
    expect(document.querySelector<HTMLElement>(".mark")?.dataset["chip"]).toBe("Person");
  });
});
