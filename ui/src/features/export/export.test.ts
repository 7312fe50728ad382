import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { axeProblems, calls, openProject, pause } from "../../test/window";
import type { FakeBackend } from "../../lib/ipc/fake";
import { fakeError } from "../../lib/ipc/fake.store";
import { setLanguage } from "../../lib/i18n/language.svelte";
import { lossText } from "../../lib/formats";
import { run, settled } from "../../lib/state/ops.svelte";
import ExportDialog from "./ExportDialog.svelte";

let fake: FakeBackend;
const none = (): void => undefined;

async function choose(label: string, value: string): Promise<void> {
  const select = screen.getByLabelText<HTMLSelectElement>(label);
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await pause(200);
}

describe("the export dialog", () => {
  beforeEach(async () => {
    fake = await openProject();
    const spans = {
      label: "label-person",
      layer: null,
      article: "article-1",
      type: "addSpan",
    } as const;
    run([
      { ...spans, id: "s1", ends: [0, 8] },
      { ...spans, id: "s2", label: "label-role", ends: [9, 15] },
      { type: "addRelation", id: "r1", kind: "relation-holds", from: "s1", to: "s2" },
      { type: "setStatus", article: "article-1", status: "done", note: "" },
    ]);
    await settled();
    render(ExportDialog, { onclose: none });
    await pause(200);
  });

  it("shows the first lines, and what would be written", async () => {
    expect(screen.getByText(/mau\/nghe-ca/)).toBeTruthy();
    expect(screen.getByText("1 bài, 2 trên 2 nhãn sẽ được ghi.")).toBeTruthy();
    expect(screen.getByText("Định dạng này chứa được tất cả.")).toBeTruthy();
    expect(await axeProblems()).toEqual([]);
  });

  it("asks nothing that a format of everything leaves no choice in", async () => {
    expect(screen.queryByLabelText("Nhãn của ai")).toBeNull();
    await choose("Định dạng", "csv");
    expect(screen.getByLabelText("Nhãn của ai")).toBeTruthy();
  });

  it("says what the format cannot hold, before it writes", async () => {
    await choose("Định dạng", "conll");
    expect(screen.getByText("liên kết giữa các nhãn: 1")).toBeTruthy();
    expect(screen.getByLabelText("Âm tiết")).toBeTruthy();
    expect(await axeProblems()).toEqual([]);
  });

  it("asks for a path, writes, and names the file", async () => {
    await choose("Định dạng", "csv");
    screen.getByRole("button", { name: "Chọn nơi lưu…" }).click();
    expect(await screen.findByText("/du-an/lan/mau.csv")).toBeTruthy();
    expect(calls(fake, "pickExport")).toEqual([["csv", "mau.csv"]]);
    expect(calls(fake, "exportRun")[0]?.[0]).toMatchObject({ format: "csv", articles: "done" });
  });

  it("says why it could not write", async () => {
    fake.refuseWith = fakeError("permission_denied", { file: "/du-an/lan/mau.jsonl" });
    screen.getByRole("button", { name: "Chọn nơi lưu…" }).click();
    expect((await screen.findByRole("alert")).textContent).toContain("/du-an/lan/mau.jsonl");
  });

  it("waits for the name of another layer", async () => {
    await choose("Định dạng", "csv");
    const before = calls(fake, "exportPreview").length;
    await choose("Nhãn của ai", "named");
    expect(calls(fake, "exportPreview")).toHaveLength(before);
    expect(screen.getByLabelText("Tên lớp")).toBeTruthy();
  });
});

describe("what a format cannot hold", () => {
  it("is said in words, also when the reason is new", () => {
    expect(lossText({ reason: "overlap", count: 1234 })).toBe("nhãn chồng lên nhãn khác: 1.234");
    setLanguage("en");
    expect(lossText({ reason: "moon_phase", count: 2 })).toBe("other information (moon_phase): 2");
  });
});
