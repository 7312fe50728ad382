import { render, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import App from "../../App.svelte";
import { axeProblems, calls, freshBackend, pause } from "../../test/window";
import { dialogs } from "../../lib/state/dialogs.svelte";
import { fakeError } from "../../lib/ipc/fake.store";
import type { FakeBackend } from "../../lib/ipc/fake";

const stay = "Làm việc tiếp";
const close = "Đóng cửa sổ";

async function open(): Promise<FakeBackend> {
  const fake = freshBackend();
  fake.openPath = "/du-an/lan/mau.nhan";
  render(App);
  await screen.findByRole("navigation");
  await pause(20);
  return fake;
}

/** Lets a command wait until what this returns is called. */
function hold(fake: FakeBackend, name: "importFiles" | "pickExport" | "exportRun"): () => void {
  const real = fake[name].bind(fake) as (...args: unknown[]) => Promise<unknown>;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  Object.assign(fake, { [name]: (...args: unknown[]) => held.then(() => real(...args)) });
  return release;
}

/** An import that goes on until it is told to end. */
async function importing(): Promise<{ fake: FakeBackend; end: () => void }> {
  const fake = await open();
  fake.emit("drop", { paths: ["/a/1.txt"], hovering: false });
  const start = await screen.findByRole("button", { name: "Nhập" });
  const end = hold(fake, "importFiles");
  start.click();
  await screen.findByText("Đang nhập…");
  return { fake, end };
}

/** An export that goes on with this command until it is told to. */
async function exporting(at: "pickExport" | "exportRun") {
  const fake = await open();
  for (const article of fake.articleList) article.status = "done";
  const end = hold(fake, at);
  dialogs.show("export");
  const start = await screen.findByRole<HTMLButtonElement>("button", { name: "Chọn nơi lưu…" });
  await waitFor(() => expect(start.disabled).toBe(false));
  start.click();
  await screen.findByText("Đang ghi…");
  return { fake, end };
}

async function called(fake: FakeBackend, name: string): Promise<void> {
  await waitFor(() => expect(calls(fake, name).length).toBeGreaterThan(0));
}

async function asked(fake: FakeBackend, title: string): Promise<HTMLElement> {
  fake.emit("closing", null);
  return screen.findByRole("alertdialog", { name: title });
}

async function unasked(): Promise<void> {
  await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
}

/** Whatever runs must not run into the next test. */
async function finish(end: () => void): Promise<void> {
  end();
  await waitFor(() => expect(dialogs.task).toBeNull());
}

describe("closing the window", () => {
  it("needs no question when nothing is being written", async () => {
    const fake = await open();
    fake.emit("closing", null);
    await called(fake, "closeWindow");
    expect(calls(fake, "keepOpen")).toEqual([]);
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("in the middle of a dry run needs no question", async () => {
    const fake = await open();
    const end = hold(fake, "importFiles");
    fake.emit("drop", { paths: ["/a/1.txt"], hovering: false });
    await screen.findByText("Đang xem trước…");
    expect(dialogs.busy).toBe(true);
    fake.emit("closing", null);
    await called(fake, "closeWindow");
    expect(calls(fake, "keepOpen")).toEqual([]);
    end();
    await screen.findByText("Sẽ nhập vào dự án:");
  });

  it("while a place for the export is chosen needs no question", async () => {
    const { fake, end } = await exporting("pickExport");
    expect(dialogs.busy).toBe(true);
    fake.emit("closing", null);
    await called(fake, "closeWindow");
    expect(calls(fake, "keepOpen")).toEqual([]);
    end();
    await screen.findByText("Tệp đã ghi");
  });

  it("in the middle of an import asks, over the import's own dialog", async () => {
    const { fake, end } = await importing();
    const question = await asked(fake, "Vẫn đang nhập bài viết");
    expect(question.textContent).toContain("toàn bộ lần nhập này sẽ không được lưu");
    expect(screen.getByRole("dialog", { name: "Nhập bài viết" })).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent.trim()).toBe(stay));
    expect(calls(fake, "keepOpen")).toHaveLength(1);
    expect(calls(fake, "closeWindow")).toEqual([]);
    expect(await axeProblems()).toEqual([]);
    await finish(end);
  });

  it("in the middle of an export asks, too", async () => {
    const { fake, end } = await exporting("exportRun");
    await waitFor(() => expect(dialogs.task).toBe("export"));
    const question = await asked(fake, "Vẫn đang xuất dữ liệu");
    expect(question.textContent).toContain("tệp xuất sẽ không được ghi");
    expect(calls(fake, "closeWindow")).toEqual([]);
    expect(await axeProblems()).toEqual([]);
    end();
    expect(await screen.findByText("Tệp đã ghi")).toBeTruthy();
    await unasked();
    expect(calls(fake, "closeWindow")).toEqual([]);
  });

  it.each([
    ["the button", (found: HTMLElement) => within(found).getByText(stay).click()],
    [
      "Escape",
      () =>
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })),
    ],
  ])("stays with %s, and the import goes on", async (_, answer) => {
    const { fake, end } = await importing();
    answer(await asked(fake, "Vẫn đang nhập bài viết"));
    await unasked();
    expect(dialogs.task).toBe("import");
    await waitFor(() => expect(document.activeElement?.textContent.trim()).toBe("Dừng lại"));
    end();
    expect(await screen.findByText("Đã nhập xong.")).toBeTruthy();
    expect(calls(fake, "keepOpen")).toHaveLength(1);
    expect(calls(fake, "closeWindow")).toEqual([]);
  });

  it("closes when told so: what runs is stopped, the settings are written", async () => {
    const { fake, end } = await importing();
    within(await asked(fake, "Vẫn đang nhập bài viết"))
      .getByText(close)
      .click();
    await called(fake, "cancelTask");
    await pause(100);
    expect(calls(fake, "closeWindow")).toEqual([]);
    end();
    await called(fake, "closeWindow");
    expect(fake.calls.map(({ name }) => name).slice(-2)).toEqual(["saveSettings", "closeWindow"]);
  });

  it("asks once, however often the cross is pressed, and answers each time", async () => {
    const { fake, end } = await importing();
    await asked(fake, "Vẫn đang nhập bài viết");
    await asked(fake, "Vẫn đang nhập bài viết");
    expect(screen.getAllByRole("alertdialog")).toHaveLength(1);
    expect(calls(fake, "keepOpen")).toHaveLength(2);
    expect(calls(fake, "closeWindow")).toEqual([]);
    await finish(end);
  });

  it("stays when the import ends by itself, and asks nothing about the next one", async () => {
    const { fake, end } = await importing();
    await asked(fake, "Vẫn đang nhập bài viết");
    end();
    expect(await screen.findByText("Đã nhập xong.")).toBeTruthy();
    await unasked();
    const dialog = screen.getByRole("dialog", { name: "Nhập bài viết" });
    const done = within(dialog).getAllByRole("button", { name: "Đóng" }).at(-1);
    await waitFor(() => expect(document.activeElement).toBe(done));
    expect(calls(fake, "closeWindow")).toEqual([]);
    dialogs.task = "import";
    await pause(20);
    expect(screen.queryByRole("alertdialog")).toBeNull();
    dialogs.task = null;
    fake.emit("closing", null);
    await called(fake, "closeWindow");
  });

  it("closes at once after an import that was refused", async () => {
    const fake = await open();
    fake.emit("drop", { paths: ["/a/1.txt"], hovering: false });
    const start = await screen.findByRole("button", { name: "Nhập" });
    fake.refuseWith = fakeError("disk_full");
    start.click();
    expect((await screen.findByRole("alert")).textContent).toContain("Ổ đĩa đã đầy");
    fake.refuseWith = null;
    fake.emit("closing", null);
    await called(fake, "closeWindow");
    expect(calls(fake, "keepOpen")).toEqual([]);
  });
});
