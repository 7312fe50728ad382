import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeProblems, calls, openProject, press } from "../../test/window";
import type { FakeBackend } from "../../lib/ipc/fake";
import { fakeError } from "../../lib/ipc/fake.store";
import { setLanguage } from "../../lib/i18n/language.svelte";
import { doc } from "../../lib/state/document.svelte";
import { notices } from "../../lib/state/notices.svelte";
import { ops, run, settled, undo } from "../../lib/state/ops.svelte";
import ReviseDialog from "./ReviseDialog.svelte";

let fake: FakeBackend;
let closed = 0;

/** However long a busy machine takes. */
const soon = (look: () => unknown): Promise<unknown> => vi.waitFor(look, { timeout: 8000 });
const said = (text: RegExp): Promise<unknown> => soon(() => screen.getByText(text));
const quotes = (): string[] =>
  doc.index.sorted.map(({ start, end }) => doc.model.text.slice(start, end));
const typed = (): HTMLTextAreaElement => screen.getByLabelText<HTMLTextAreaElement>("Văn bản");

function type(text: string): void {
  typed().value = text;
  typed().dispatchEvent(new Event("input", { bubbles: true }));
}

describe("the dialog for another text", () => {
  beforeEach(async () => {
    setLanguage("vi");
    fake = await openProject();
    const span = { layer: null, article: "article-1", type: "addSpan" } as const;
    run([
      { ...span, id: "s1", label: "label-person", ends: [0, 8] },
      { ...span, id: "s2", label: "label-role", ends: [12, 17] },
    ]);
    await settled();
    expect(quotes()).toEqual(["Việt Nam", "Na Uy"]);
    closed = 0;
    render(ReviseDialog, {
      article: { id: "article-1", title: "Nghề cá" },
      onclose: () => void (closed += 1),
    });
    await said(/Nhãn đi theo: 1;/);
  });

  it("offers the likeliest encoding, with how the text begins in it, and what becomes of the labels", async () => {
    const select = screen.getByLabelText<HTMLSelectElement>("Bảng mã");
    expect(select.selectedOptions[0]?.text).toBe("TCVN3 (ABC, .VnTime): có lẽ đúng");
    expect(screen.getByText(/đang được đọc theo Windows-1258/)).toBeTruthy();
    expect(screen.getByLabelText("Phần đầu văn bản").textContent).toMatch(/^ViÖt Nam và Na Uy/);
    expect(screen.getByText(/Nhãn đi theo: 1; đổi chữ bên trong: 0; mất: 1\./)).toBeTruthy();
    const rows = screen.getByLabelText("Nhãn thay đổi");
    expect(rows.textContent.replace(/\s+/g, " ")).toMatch(/PERSON.*Việt Nam mất/);
    expect(await axeProblems()).toEqual([]);
    select.value = "vni";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await soon(() =>
      expect(calls(fake, "revise").at(-1)?.slice(2)).toEqual([
        { type: "encoding", encoding: "vni" },
        true,
      ]),
    );
    expect(screen.getByLabelText("Phần đầu văn bản").textContent).toMatch(/^Vieät Nam/);
  });

  it("saves by its key, shows the new text, and undo brings the old one back with its labels", async () => {
    await soon(() =>
      expect(document.activeElement).toBe(screen.getByLabelText("Chọn bảng mã khác")),
    );
    expect(press("Ctrl+Enter")).toBe(true);
    await soon(() => expect(closed).toBe(1));
    expect(doc.model.text).toMatch(/^ViÖt Nam/);
    expect(quotes()).toEqual(["Na Uy"]);
    expect(doc.editable).toBe(true);
    expect(ops.undo.undo).toBe("revise");
    expect(notices.list.at(-1)?.text()).toMatch(/“Nghề cá”.*: 1\.$/);
    undo();
    await settled();
    await doc.reopened;
    expect(doc.model.text).toMatch(/^Việt Nam/);
    expect(quotes()).toEqual(["Việt Nam", "Na Uy"]);
  });

  it("takes a text as it is typed", async () => {
    screen.getByLabelText("Sửa trực tiếp").click();
    await soon(typed);
    const save = screen.getByRole<HTMLButtonElement>("button", { name: "Lưu văn bản mới" });
    expect(save.disabled).toBe(true);
    expect(await axeProblems()).toEqual([]);
    const text = `Tin: ${typed().value}`;
    type(text);
    await said(/Nhãn đi theo: 2;.*mất: 0\./);
    // What was typed does not go by a slip of the finger.
    press("Escape");
    expect(closed).toBe(0);
    expect(save.disabled).toBe(false);
    save.click();
    await soon(() => expect(closed).toBe(1));
    expect(doc.model.text).toBe(text);
    expect(quotes()).toEqual(["Việt Nam", "Na Uy"]);
  });

  it("says why a text is refused, and stays", async () => {
    screen.getByLabelText("Sửa trực tiếp").click();
    await soon(typed);
    type("");
    await said(/Văn bản mới không có nội dung/);
    type("Tin mới");
    await said(/Nhãn đi theo: 0;.*mất: 2\./);
    fake.refuseWith = fakeError("revision_stale");
    press("Ctrl+Enter");
    await said(/vừa được sửa ở chỗ khác/);
    expect(closed).toBe(0);
    expect(typed().value).toBe("Tin mới");
  });
});

it("speaks English, and has only the field where nothing tells what was read", async () => {
  fake = await openProject();
  setLanguage("en");
  const article = await fake.article("article-1", null);
  const { text, revision } = article;
  fake.readings = () => Promise.resolve({ text, revision, guess: null, others: [] });
  render(ReviseDialog, { article, onclose: () => undefined });
  await soon(() => screen.getByLabelText("Text"));
  screen.getByLabelText("Another encoding").click();
  await said(/can only be edited/);
  expect(await axeProblems()).toEqual([]);
  setLanguage("vi");
});
