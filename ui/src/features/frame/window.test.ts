import { render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import App from "../../App.svelte";
import {
  axeProblems,
  calls,
  freshBackend,
  importRequest,
  openProject,
  pause,
  press,
} from "../../test/window";
import { articles } from "../../lib/state/articles.svelte";
import { dialogs } from "../../lib/state/dialogs.svelte";
import { fakeError } from "../../lib/ipc/fake.store";
import { notices } from "../../lib/state/notices.svelte";
import { openArticle, project } from "../../lib/state/project.svelte";
import type { FakeBackend, FakeOptions } from "../../lib/ipc/fake";

async function open(options: FakeOptions = {}): Promise<FakeBackend> {
  const fake = freshBackend(options);
  fake.openPath = "/du-an/lan/mau.nhan";
  render(App);
  await screen.findByRole("navigation");
  await pause(20);
  return fake;
}

describe("the main window", () => {
  it("has its landmarks, and nothing that axe objects to", async () => {
    await open();
    expect(document.querySelector("header.top")).toBeTruthy();
    expect(screen.getByRole("main")).toBeTruthy();
    expect(screen.getByRole("contentinfo")).toBeTruthy();
    expect(await axeProblems()).toEqual([]);
  });

  it("draws a few rows of many, and asks for no more", async () => {
    const fake = await open({ articles: 2000 });
    const list = screen.getByRole("list", { name: "Danh sách bài" });
    const rows = within(list).getAllByRole("listitem");
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.length).toBeLessThan(40);
    expect(rows[0]?.getAttribute("aria-setsize")).toBe("2000");
    expect(calls(fake, "articles").every(([, offset]) => offset === 0)).toBe(true);
  });

  it("moves among the articles by the arrows and opens with Enter", async () => {
    await open();
    const first = document.querySelector<HTMLElement>("[data-index='0']");
    first?.focus();
    first?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    await pause(30);
    expect(document.activeElement?.getAttribute("data-index")).toBe("1");
    (document.activeElement as HTMLElement).click();
    expect(project.articleId).toBe("article-2");
  });

  it("says plainly that someone else writes", async () => {
    const fake = freshBackend();
    fake.openPath = "/du-an/lan/mau.nhan";
    fake.readOnly = { annotator: "Minh", host: "may-2", pid: 1, since: "2024-05-01T08:30:00Z" };
    render(App);
    expect(
      await screen.findByText(
        /^Minh đang ghi vào dự án này trên máy “may-2” từ .+ ngày \d+\/\d\/2024\. Bạn chỉ có thể xem\.$/,
      ),
    ).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Nhập bài" })).toBeNull();
  });

  it.each([
    [{ annotator: "", host: "may-2" }, /Một cửa sổ khác đang ghi vào dự án này trên máy “may-2”/],
    [{ annotator: "", host: "" }, /Không ghi được vào tệp hoặc thư mục/],
  ])("says so, too, when it is not known who: %j", async (writer, text) => {
    const fake = freshBackend();
    fake.openPath = "/du-an/lan/mau.nhan";
    fake.readOnly = { ...writer, pid: 0, since: "2024-05-01T08:30:00Z" };
    render(App);
    expect(await screen.findByText(text)).toBeTruthy();
  });

  it("keeps a warning of the place in sight after it was dismissed", async () => {
    const fake = freshBackend();
    fake.openPath = "/du-an/lan/mau.nhan";
    fake.warnings = [fakeError("network_share", { file: "/du-an/lan/mau.nhan" })];
    render(App);
    const alert = await screen.findByRole("alert");
    within(alert).getByRole("button", { name: "Ẩn thông báo" }).click();
    await tick();
    expect(screen.queryByRole("alert")).toBeNull();
    (await screen.findByRole("button", { name: "Ổ mạng" })).click();
    await tick();
    expect(screen.getByRole("alert").textContent).toContain("Hãy chép dự án về máy này");
  });

  it("goes to the row of an article that was opened from elsewhere, near or far", async () => {
    const fake = await open({ articles: 2000 });
    openArticle("article-1501");
    await pause(60);
    expect(articles.active).toBe(1500);
    expect(calls(fake, "articlePosition").at(-1)?.[1]).toBe("article-1501");
    openArticle("article-3");
    await pause(60);
    expect(articles.active).toBe(2);
  });

  it("opens the import with what was dropped on it", async () => {
    const fake = await open();
    fake.emit("drop", { paths: [], hovering: true });
    expect(await screen.findByText("Thả vào đây để nhập")).toBeTruthy();
    fake.emit("drop", { paths: ["/a/1.txt"], hovering: false });
    expect(await screen.findByRole("dialog", { name: "Nhập bài viết" })).toBeTruthy();
    expect(await screen.findByText("Sẽ nhập vào dự án:")).toBeTruthy();
    expect(calls(fake, "importFiles")[0]?.[0]).toMatchObject({ paths: ["/a/1.txt"], dryRun: true });
  });

  /** A new project whose import has just been stored; its dialog is open. */
  async function imported(): Promise<{ fake: FakeBackend; button: HTMLElement }> {
    const fake = freshBackend();
    render(App);
    (await screen.findByText("Tạo dự án mới…")).click();
    expect(await screen.findByText("Đưa bài viết vào dự án")).toBeTruthy();
    // As a mouse or a key would leave it: the focus comes back here from a dialog.
    const button = await screen.findByRole("button", { name: "Nhập bài" });
    button.focus();
    button.click();
    (await screen.findByRole("button", { name: "Chọn tệp…" })).click();
    await screen.findByText("Sẽ nhập vào dự án:");
    await pause(60); // until the keys are in the dialog
    press("Ctrl+Enter");
    await screen.findByText("Đã nhập xong.");
    await pause(60);
    return { fake, button };
  }

  it("has the first article open after an import into a new project, and the keys in its text", async () => {
    await imported();
    expect(project.articleId).toBe("article-1");
    expect(document.activeElement?.closest("[role='dialog']")).toBeTruthy();
    press("Ctrl+Enter");
    await pause(30);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("application"));
  });

  it("goes back to where it was when that import is undone at once", async () => {
    const { fake, button } = await imported();
    fake.undo = () => {
      fake.articleList = [];
      const undo = { undo: null, redo: "import" };
      return Promise.resolve({
        op: "import",
        article: null,
        changes: [{ type: "articles" }],
        undo,
      });
    };
    screen.getByRole("button", { name: "Hoàn tác lần nhập này" }).click();
    await pause(60);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(project.articleId).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it("opens by Enter the first article that a search found, and goes down into the list", async () => {
    const fake = await open();
    const search = screen.getByRole<HTMLInputElement>("searchbox");
    const second = fake.articleList[1];
    search.focus();
    search.value = second?.title ?? "";
    search.dispatchEvent(new Event("input", { bubbles: true }));
    const key = (name: string) =>
      search.dispatchEvent(new KeyboardEvent("keydown", { key: name, code: name, bubbles: true }));
    key("Enter");
    await vi.waitFor(() => expect(project.articleId).toBe(second?.id));
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("application")));
    search.focus();
    key("ArrowDown");
    await vi.waitFor(() => expect(document.activeElement?.getAttribute("data-index")).toBe("0"));
  });

  it("says that another name is another person", async () => {
    await open();
    screen.getByRole("button", { name: /Người gán nhãn: Lan|Lan/ }).click();
    const dialog = await screen.findByRole("dialog", { name: "Người gán nhãn" });
    const input = within(dialog).getByLabelText<HTMLInputElement>("Tên người gán nhãn");
    expect(within(dialog).queryByText(/người gán nhãn mới/)).toBeNull();
    input.value = "Lan  Anh";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    expect((await within(dialog).findByText(/người gán nhãn mới/)).textContent).toContain(
      "Lan Anh sẽ là",
    );
  });

  it("does what the native menu says", async () => {
    const fake = await open();
    fake.emit("menu", "help");
    const keys = await screen.findByRole("dialog", { name: "Phím tắt" });
    const main = within(keys).getByText("Bấm nút chính khi nhập, xuất").parentElement;
    expect(main?.querySelector("dd")?.textContent).toBe("CtrlEnter");
    expect(await axeProblems()).toEqual([]);
    dialogs.close();
    fake.emit("menu", "export");
    expect(await screen.findByRole("dialog", { name: "Xuất dữ liệu" })).toBeTruthy();
  });

  it("shows an error as an alert until it is dismissed", async () => {
    await open();
    notices.error(fakeError("disk_full"));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("Ổ đĩa đã đầy");
    within(alert).getByRole("button", { name: "Ẩn thông báo" }).click();
    await tick();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("has the focus where it was when a notice has been answered", async () => {
    await open();
    const row = document.querySelector<HTMLElement>("[data-index='0']");
    row?.focus();
    notices.error(fakeError("disk_full"));
    const alert = await screen.findByRole("alert");
    const dismiss = within(alert).getByRole("button", { name: "Ẩn thông báo" });
    dismiss.focus();
    dismiss.click();
    await tick();
    expect(document.activeElement).toBe(row);
  });

  it("goes around the panes with F6", async () => {
    await open();
    const seen = new Set<Element | null>();
    for (let i = 0; i < 3; i += 1) {
      window.dispatchEvent(new KeyboardEvent("keydown", { key: "F6", bubbles: true }));
      await tick();
      seen.add(document.activeElement?.closest("[data-pane]") ?? null);
    }
    expect(seen.size).toBe(3);
    expect(seen.has(null)).toBe(false);
  });
});

describe("a project that holds nothing", () => {
  const main = (): HTMLElement => screen.getByRole("main");

  it("says in the middle how articles come in, with a button that has the key beside it", async () => {
    await open({ articles: 0 });
    expect(main().textContent).toContain("Kéo tệp hoặc thư mục thả vào đây");
    expect(main().textContent).not.toContain("Chọn một bài trong danh sách");
    const button = within(main()).getByRole("button", { name: "Nhập bài viết" });
    expect(button.getAttribute("aria-keyshortcuts")).toBe("Control+I");
    expect([...main().querySelectorAll("kbd")].map((cap) => cap.textContent)).toContain("I");
    expect(await axeProblems()).toEqual([]);
    button.click();
    expect(await screen.findByRole("dialog", { name: "Nhập bài viết" })).toBeTruthy();
  });

  it("has nothing to search, to filter or to label", async () => {
    await open({ articles: 0 });
    expect(screen.queryByRole("searchbox")).toBeNull();
    expect(screen.queryByRole("combobox")).toBeNull();
    const labels = within(screen.getByRole("group", { name: "Gán nhãn" })).getAllByRole("button");
    expect(labels.map((each) => (each as HTMLButtonElement).disabled)).toEqual([true, true, true]);
  });

  it("is no longer empty when articles have come", async () => {
    const fake = await open({ articles: 0 });
    await fake.importFiles(importRequest("/a/1.txt"));
    expect(await screen.findByRole("searchbox")).toBeTruthy();
    expect(within(main()).queryByRole("button", { name: "Nhập bài viết" })).toBeNull();
    expect(main().textContent).toContain("Chọn một bài trong danh sách");
  });

  it("offers no import to those who may only look", async () => {
    const fake = freshBackend({ articles: 0 });
    fake.openPath = "/du-an/lan/mau.nhan";
    fake.readOnly = { annotator: "Minh", host: "may-2", pid: 1, since: "2024-05-01T08:30:00Z" };
    render(App);
    await screen.findByRole("navigation");
    await pause(20);
    expect(main().textContent).toContain("Dự án chưa có bài nào.");
    expect(within(main()).queryByRole("button", { name: "Nhập bài viết" })).toBeNull();
  });
});

it("an article that leaves the screen takes the use of the label buttons with it", async () => {
  await open();
  const label = (): HTMLButtonElement =>
    within(screen.getByRole("group", { name: "Gán nhãn" })).getAllByRole<HTMLButtonElement>(
      "button",
    )[0] as HTMLButtonElement;
  expect(label().disabled).toBe(false);
  project.articleId = null;
  await tick();
  expect(label().disabled).toBe(true);
});

describe("a purge", () => {
  it("says what it means, and does it", async () => {
    const fake = await open();
    const row = fake.articleList[0];
    dialogs.show("purge", { id: row?.id ?? "", title: "Bài thử" });
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("các dòng nhật ký nhắc đến bài");
    expect(dialog.textContent).toContain("không hoàn tác được");
    expect(await axeProblems()).toEqual([]);
    within(dialog).getByRole("button", { name: "Xóa vĩnh viễn" }).click();
    await pause(120);
    expect(fake.articleList).toHaveLength(2);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(project.articleId).toBeNull();
  });

  it("of a refused one nothing is gone", async () => {
    const fake = await openProject();
    fake.refuseWith = fakeError("read_only");
    await expect(fake.purge("article-1")).rejects.toMatchObject({ code: "read_only" });
    expect(fake.articleList).toHaveLength(3);
  });
});
