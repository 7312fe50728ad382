import { cleanup, render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { axeProblems, calls, openProject, pause, press } from "../../test/window";
import type { FakeBackend } from "../../lib/ipc/fake";
import { fakeError } from "../../lib/ipc/fake.store";
import { setLanguage } from "../../lib/i18n/language.svelte";
import { lossText } from "../../lib/formats";
import { run, settled } from "../../lib/state/ops.svelte";
import ExportDialog from "./ExportDialog.svelte";

let fake: FakeBackend;
let closed = 0;

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
    closed = 0;
    render(ExportDialog, { onclose: () => void (closed += 1) });
    await pause(200);
  });

  it("shows the first lines, and what would be written", async () => {
    expect(screen.getByText(/mau\/nghe-ca/)).toBeTruthy();
    expect(screen.getByText("Sẽ xuất 2/2 nhãn trong 1 bài.")).toBeTruthy();
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
    expect(screen.getByText("Đã xuất 2/2 nhãn trong 1 bài, định dạng CSV (bảng).")).toBeTruthy();
    expect(screen.getByText("Không có trong tệp đã xuất:")).toBeTruthy();
    expect(screen.getByText("liên kết giữa các nhãn: 1")).toBeTruthy();
    expect(screen.queryByText(/Sẽ xuất/)).toBeNull();
    expect(await axeProblems()).toEqual([]);
    expect(calls(fake, "pickExport")).toEqual([["csv", "mau.csv", false]]);
    expect(calls(fake, "exportRun")[0]?.[0]).toMatchObject({ format: "csv", articles: "done" });
  });

  const saved = (): unknown[][] => calls(fake, "pickExport");

  it("goes on with Ctrl+Enter from anywhere: from its first field, too", async () => {
    expect(document.activeElement).toBe(screen.getByLabelText("Định dạng"));
    expect(press("Ctrl+Enter")).toBe(true);
    expect(await screen.findByText("/du-an/lan/mau.jsonl")).toBeTruthy();
    expect(saved()).toHaveLength(1);
  });

  it("goes on with Enter alone where that has no other meaning", async () => {
    expect(press("Enter")).toBe(false); // the list of formats opens by it
    screen.getByRole("button", { name: "Hủy" }).focus();
    expect(press("Enter")).toBe(false);
    await pause();
    expect(saved()).toEqual([]);
    screen.getByLabelText("Đã xong").focus();
    expect(press("Enter")).toBe(true);
    await screen.findByText("/du-an/lan/mau.jsonl");
    expect(saved()).toHaveLength(1);
  });

  it("does nothing by a key that its button would not do", async () => {
    run([{ type: "setStatus", article: "article-1", status: "started", note: "" }]);
    await settled();
    await choose("Định dạng", "csv");
    expect(await screen.findByText(/Chưa có bài nào khớp/)).toBeTruthy();
    press("Ctrl+Enter");
    await pause();
    expect(saved()).toEqual([]);
  });

  it("asks for one path only, however often the key is pressed", async () => {
    fake.latency = 5;
    press("Ctrl+Enter");
    press("Ctrl+Enter");
    await pause();
    press("Ctrl+Enter");
    await screen.findByText("/du-an/lan/mau.jsonl");
    expect(saved()).toHaveLength(1);
  });

  it("shows its key on the button, and says it to screen readers", () => {
    const button = screen.getByRole("button", { name: "Chọn nơi lưu…" });
    const caps = [...button.querySelectorAll("kbd")].map((cap) => cap.textContent);
    expect(caps).toEqual(["Ctrl", "Enter"]);
    expect(button.getAttribute("aria-keyshortcuts")).toBe("Control+Enter");
  });

  it("has the button that closes it under the fingers when it is done", async () => {
    press("Ctrl+Enter");
    await screen.findByText("/du-an/lan/mau.jsonl");
    await pause(40);
    expect(document.activeElement).toBe(screen.getAllByRole("button", { name: "Đóng" }).at(-1));
    expect(press("Enter")).toBe(false); // the button's own
    expect(closed).toBe(0);
    press("Ctrl+Enter");
    expect(closed).toBe(1);
    press("Escape");
    expect(closed).toBe(2);
  });

  it("divides the articles into a folder, by a seed", async () => {
    screen.getByLabelText("Chia thành nhiều phần").click();
    await pause(200);
    const parts = screen.getByLabelText<HTMLInputElement>("Các phần và tỉ lệ");
    expect(parts.value).toBe("train=0.8,dev=0.1,test=0.1");
    const seed = screen.getByLabelText<HTMLInputElement>("Số gieo ngẫu nhiên");
    seed.value = "7";
    seed.dispatchEvent(new Event("input", { bubbles: true }));
    expect(await axeProblems()).toEqual([]);
    press("Ctrl+Enter");
    await screen.findByText("/du-an/lan/mau");
    expect(saved()).toEqual([["nhan-jsonl", "mau", true]]);
    const split = "train=0.8,dev=0.1,test=0.1";
    expect(calls(fake, "exportRun")[0]?.[0]).toMatchObject({ split, seed: 7 });
  });

  it("keeps choices under a name, and takes them over again", async () => {
    await choose("Định dạng", "conll");
    screen.getByLabelText("BILOU").click();
    const name = screen.getByLabelText<HTMLInputElement>("Tên cho lựa chọn này");
    name.value = " Cho mô hình ";
    name.dispatchEvent(new Event("input", { bubbles: true }));
    await pause();
    screen.getByRole("button", { name: "Lưu lựa chọn" }).click();
    await choose("Định dạng", "csv");
    cleanup();
    render(ExportDialog, { onclose: () => undefined });
    await pause(200);
    await choose("Lựa chọn đã lưu", "Cho mô hình");
    expect(screen.getByLabelText<HTMLSelectElement>("Định dạng").value).toBe("conll");
    expect(screen.getByLabelText<HTMLInputElement>("BILOU").checked).toBe(true);
    expect(await axeProblems()).toEqual([]);
    screen.getByRole("button", { name: "Xóa “Cho mô hình”" }).click();
    await pause();
    expect(screen.queryByLabelText("Lựa chọn đã lưu")).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>("BILOU").checked).toBe(true);
  });

  it("says how far it is, and stops", async () => {
    fake.latency = 30;
    press("Ctrl+Enter");
    await pause(60);
    fake.emit("progress", { phase: "export", done: 3, total: 12, share: 0.25 });
    expect(await screen.findByText("3/12 bài")).toBeTruthy();
    expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(0.25);
    screen.getByRole("button", { name: "Dừng" }).click();
    expect(calls(fake, "cancelTask")).toHaveLength(1);
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
    render(ExportDialog, { onclose: () => undefined });
    await pause(200);
    await choose("Định dạng", "csv");
    expect(options()).toEqual([
      "mine: Của tôi",
      "gold: Bản chuẩn",
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
