import { cleanup, render, screen } from "@testing-library/svelte";
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
    expect(await screen.findByText("liên kết giữa các nhãn: 1")).toBeTruthy();
    expect(screen.getByLabelText("Âm tiết")).toBeTruthy();
    expect(await axeProblems()).toEqual([]);
  });

  it("asks for a path, writes, and names the file", async () => {
    await choose("Định dạng", "csv");
    screen.getByRole("button", { name: "Chọn nơi lưu…" }).click();
    expect(await screen.findByText("/du-an/lan/mau.csv")).toBeTruthy();
    expect(screen.getByText("mau.csv")).toBeTruthy();
    expect(screen.getByText(/^1,2\sMB$/)).toBeTruthy();
    expect(screen.getByText("Đã xuất 1 bài, 2 trên 2 nhãn, dưới dạng CSV.")).toBeTruthy();
    expect(screen.getByText("liên kết giữa các nhãn: 1")).toBeTruthy();
    expect(screen.queryByText(/sẽ được ghi/)).toBeNull();
    expect(await axeProblems()).toEqual([]);
    expect(calls(fake, "pickExport")).toEqual([["csv", "mau.csv"]]);
    expect(calls(fake, "exportRun")[0]?.[0]).toMatchObject({ format: "csv", articles: "done" });
  });

  it("says why it could not write", async () => {
    fake.refuseWith = fakeError("permission_denied", { file: "/du-an/lan/mau.jsonl" });
    screen.getByRole("button", { name: "Chọn nơi lưu…" }).click();
    expect((await screen.findByRole("alert")).textContent).toContain("/du-an/lan/mau.jsonl");
  });

  it("offers the layers that the project has, and no others", async () => {
    await choose("Định dạng", "csv");
    const options = (): string[] =>
      [...screen.getByLabelText<HTMLSelectElement>("Nhãn của ai").options].map(
        ({ text, value }) => `${value}: ${text}`,
      );
    expect(options()).toEqual(["mine: Của tôi", "union: Của mọi người gộp lại"]);
    cleanup();
    fake.exportable = [
      { name: "Lan", kinds: ["annotator"], rounds: [1], spans: 2 },
      { name: "Bình", kinds: ["annotator", "imported"], rounds: [1, 2], spans: 1234 },
      { name: "gold", kinds: ["gold"], rounds: [1], spans: 9 },
    ];
    render(ExportDialog, { onclose: none });
    await pause(200);
    await choose("Định dạng", "csv");
    expect(options()).toEqual([
      "mine: Của tôi",
      "gold: Bản chuẩn (gold)",
      "union: Của mọi người gộp lại",
      "Bình: Bình · người gán nhãn và nhập từ tệp · vòng 1 và 2 · 1.234 nhãn",
    ]);
    await choose("Nhãn của ai", "Bình");
    expect(calls(fake, "exportPreview").at(-1)?.[0]).toMatchObject({ layer: "Bình" });
  });
});

describe("what a format cannot hold", () => {
  it("is said in words, also when the reason is new", () => {
    expect(lossText({ reason: "overlap", count: 1234 })).toBe("nhãn chồng lên nhãn khác: 1.234");
    setLanguage("en");
    expect(lossText({ reason: "moon_phase", count: 2 })).toBe("other information (moon_phase): 2");
  });
});
