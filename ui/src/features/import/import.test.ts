import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { axeProblems, calls, openProject, pause, press } from "../../test/window";
import type { FakeBackend } from "../../lib/ipc/fake";
import { fakeError } from "../../lib/ipc/fake.store";
import { notices } from "../../lib/state/notices.svelte";
import { ops } from "../../lib/state/ops.svelte";
import { project } from "../../lib/state/project.svelte";
import { ImportTask } from "./import.svelte";
import ImportDialog from "./ImportDialog.svelte";

let fake: FakeBackend;
const none = (): void => undefined;

function button(name: string): HTMLButtonElement {
  return screen.getByRole("button", { name });
}

/** What was asked for last. */
function last(): unknown {
  return calls(fake, "importFiles").at(-1)?.[0];
}

describe("an import", () => {
  beforeEach(async () => {
    fake = await openProject();
  });

  it("looks first and stores nothing", async () => {
    const task = new ImportTask();
    await task.check(["/a/1.txt", "/a/2.txt"]);
    expect(task.step).toBe("review");
    expect(task.report).toMatchObject({ articles: 2, stored: false });
    expect(task.ready).toBe(true);
    expect(fake.articleList).toHaveLength(3);
  });

  it("stores all of it, and knows that it can be undone", async () => {
    const task = new ImportTask();
    await task.check(["/a/1.txt", "/a/2.txt"]);
    await task.start();
    expect(task.step).toBe("done");
    expect(fake.articleList).toHaveLength(5);
    expect(ops.undo).toEqual({ undo: "import", redo: null });
  });

  it("opens the first article that it brought where none is open, though others wait", async () => {
    project.articleId = null;
    const task = new ImportTask();
    await task.check(["/a/1.txt", "/a/2.txt"]);
    expect(project.articleId).toBeNull();
    await task.start();
    expect(task.step).toBe("done");
    expect(project.articleId).toBe("article-4");
  });

  it("leaves the open article open", async () => {
    const task = new ImportTask();
    await task.check(["/a/1.txt"]);
    await task.start();
    expect(fake.articleList).toHaveLength(4);
    expect(project.articleId).toBe("article-1");
    // Nor is anything asked before it runs: until then nothing would stop it.
    expect(fake.calls.map(({ name }) => name).lastIndexOf("progress")).toBeLessThan(
      fake.calls.findIndex(({ name }) => name === "importFiles"),
    );
  });

  it("is done, too, when what it brought cannot be shown", async () => {
    project.articleId = null;
    const task = new ImportTask();
    await task.check(["/a/1.txt"]);
    fake.articles = () => Promise.reject(new Error("closed"));
    await task.start();
    expect(task).toMatchObject({ step: "done", failed: null });
    expect(project.articleId).toBeNull();
    expect(notices.list).toHaveLength(1);
  });

  it("stores nothing of a batch with a bad file, unless told to skip it", async () => {
    const task = new ImportTask();
    await task.check(["/a/1.txt", "/a/hong.txt"]);
    expect(task.ready).toBe(false);
    task.skipBad = true;
    expect(task.ready).toBe(true);
    await task.start();
    expect(fake.articleList).toHaveLength(4);
    expect(calls(fake, "importFiles").at(-1)?.[0]).toMatchObject({ skipBad: true, dryRun: false });
  });

  it("has nothing to do when all is there already", async () => {
    const task = new ImportTask();
    await task.check(["/a/trung.txt"]);
    expect(task.ready).toBe(false);
  });

  it("can be stopped", async () => {
    const task = new ImportTask();
    await task.check(["/a/1.txt"]);
    fake.latency = 5;
    const running = task.start();
    await pause(30);
    expect(task.step).toBe("running");
    await task.cancel();
    await running;
    expect(task.report).toMatchObject({ cancelled: true, stored: false });
    expect(fake.articleList).toHaveLength(3);
  });

  it("comes back to the review when the disk refuses, and says why", async () => {
    const task = new ImportTask();
    await task.check(["/a/1.txt"]);
    fake.refuseWith = fakeError("disk_full");
    await task.start();
    expect(task.step).toBe("review");
    expect(task.failed?.code).toBe("disk_full");
  });
});

describe("the import dialog", () => {
  beforeEach(async () => {
    fake = await openProject();
  });

  it("names what is wrong by file, line and column, and lets skip it", async () => {
    render(ImportDialog, { paths: ["/a/1.txt", "/a/hong.txt", "/a/trung.txt"], onclose: none });
    expect(await screen.findByText("/a/hong.txt:12:7")).toBeTruthy();
    expect(screen.getByText(/không phải mã UTF-8/)).toBeTruthy();
    expect(screen.getByText("giống hệt mau/nghe-ca")).toBeTruthy();
    expect(button("Nhập").disabled).toBe(true);
    screen.getByRole("checkbox").click();
    await pause();
    expect(button("Nhập").disabled).toBe(false);
    expect(await axeProblems()).toEqual([]);
    button("Nhập").click();
    expect(await screen.findByText("Đã nhập xong.")).toBeTruthy();
    expect(await axeProblems()).toEqual([]);
  });

  it("goes on with Ctrl+Enter, and with Enter from the box that lets skip", async () => {
    let closed = 0;
    const onclose = (): void => void (closed += 1);
    render(ImportDialog, { paths: ["/a/1.txt", "/a/hong.txt"], onclose });
    const skip = await screen.findByRole("checkbox");
    skip.focus();
    press("Enter");
    press("Ctrl+Enter");
    await pause();
    expect(fake.articleList).toHaveLength(3); // there is still something in the way
    skip.click();
    await pause();
    expect([...button("Nhập").querySelectorAll("kbd")].map((cap) => cap.textContent)).toEqual([
      "Ctrl",
      "Enter",
    ]);
    expect(press("Enter")).toBe(true);
    expect(await screen.findByText("Đã nhập xong.")).toBeTruthy();
    expect(fake.articleList).toHaveLength(4);
    await pause(40);
    press("Ctrl+Enter");
    expect(closed).toBe(1);
  });

  it("is not started twice by a key on the button that has the focus", async () => {
    render(ImportDialog, { paths: ["/a/1.txt"], onclose: none });
    await screen.findByText("Sẽ nhập vào dự án:");
    await pause(40);
    expect(document.activeElement).toBe(button("Nhập"));
    expect(press("Enter")).toBe(false); // the button's own
    expect(press("Ctrl+Enter")).toBe(true);
    await screen.findByText("Đã nhập xong.");
    expect(calls(fake, "importFiles")).toHaveLength(2); // the dry run, and the import
  });

  it("reads files as another format, and keeps the focus on the choice", async () => {
    render(ImportDialog, { paths: ["/a/1.txt"], onclose: none });
    const format = await screen.findByRole<HTMLSelectElement>("combobox", {
      name: "Định dạng của 1.txt",
    });
    expect(format.value).toBe("text");
    await pause(40);
    format.focus();
    format.value = "vlsp2018";
    format.dispatchEvent(new Event("change", { bubbles: true }));
    await pause();
    expect(last()).toMatchObject({ dryRun: true, formats: { text: "vlsp2018" } });
    expect(document.activeElement).toBe(format);
    expect(format.value).toBe("vlsp2018");
    button("Để chương trình tự nhận ra").click();
    await pause();
    expect(last()).toMatchObject({ formats: {} });
    expect(format.value).toBe("text");
  });

  it("asks in which encoding files are that it does not convert by itself", async () => {
    render(ImportDialog, { paths: ["/a/1.txt", "/a/abc.txt"], onclose: none });
    const encoding = await screen.findByRole<HTMLSelectElement>("combobox", {
      name: "Bảng mã của abc.txt",
    });
    expect(button("Nhập").disabled).toBe(true);
    expect(await axeProblems()).toEqual([]);
    encoding.value = "tcvn3";
    encoding.dispatchEvent(new Event("change", { bubbles: true }));
    await pause();
    expect(last()).toMatchObject({ encodings: { tcvn3: "tcvn3" } });
    await vi.waitFor(() => expect(button("Nhập").disabled).toBe(false));
  });

  it("maps the labels of the files to the project's", async () => {
    render(ImportDialog, { paths: ["/a/nhan.jsonl"], onclose: none });
    const label = await screen.findByRole<HTMLSelectElement>("combobox", {
      name: "Nhãn TITLE trong tệp",
    });
    expect([...label.options].map(({ text }) => text)).toEqual([
      "TITLE (thêm mới)",
      "PERSON",
      "ROLE",
      "TRADE_FIGURE",
    ]);
    expect(screen.getByText(/đơn vị UTF-16/)).toBeTruthy();
    label.value = "ROLE";
    label.dispatchEvent(new Event("change", { bubbles: true }));
    await pause();
    expect(await axeProblems()).toEqual([]);
    button("Nhập").click();
    await screen.findByText("Đã nhập xong.");
    expect(last()).toMatchObject({ dryRun: false, map: { TITLE: "ROLE" } });
  });

  it("asks what the columns of a table are that it does not know", async () => {
    render(ImportDialog, { paths: ["/a/bang.csv"], onclose: none });
    const column = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Cột mô tả" });
    column.value = "text";
    column.dispatchEvent(new Event("change", { bubbles: true }));
    await pause();
    expect(last()).toMatchObject({ columns: { text: "mô tả" } });
    await vi.waitFor(() => expect(button("Nhập").disabled).toBe(false));
    column.value = "";
    column.dispatchEvent(new Event("change", { bubbles: true }));
    await pause();
    expect(last()).toMatchObject({ columns: {} });
    await vi.waitFor(() => expect(button("Nhập").disabled).toBe(true));
  });

  it("asks for files when none were dropped", async () => {
    fake.picks = ["/a/1.txt"];
    render(ImportDialog, { paths: [], onclose: none });
    expect(await axeProblems()).toEqual([]);
    button("Chọn tệp…").click();
    expect(await screen.findByText("Sẽ nhập vào dự án:")).toBeTruthy();
  });
});
