// How a session begins: the first text, the start screen, the name.
import { render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import App from "../../App.svelte";
import { axeProblems, calls, freshBackend, pause } from "../../test/window";
import { firstText } from "../annotate";
import { settings } from "../../lib/state/settings.svelte";

const recent = [
  { path: "/a.nhan", name: "a", opened: "2024-05-01T08:30:00Z", missing: false },
  { path: "/b.nhan", name: "b", opened: "2024-04-01T08:30:00Z", missing: true },
];

describe("the beginning", () => {
  it("shows the text first, and then what stands beside it", async () => {
    const fake = freshBackend();
    fake.openPath = "/du-an/lan/mau.nhan";
    firstText.shown = false;
    vi.spyOn(firstText, "drawn").mockReturnValue(undefined);
    vi.spyOn(firstText, "wait").mockReturnValue(() => undefined);
    render(App);
    await screen.findByRole("application");
    await pause(100);
    expect(screen.queryByRole("navigation")).toBeNull();
    firstText.shown = true;
    await screen.findByRole("navigation");
  });

  it("does not wait for a text that does not come", async () => {
    const fake = freshBackend();
    fake.openPath = "/du-an/lan/mau.nhan";
    firstText.shown = false;
    vi.spyOn(firstText, "drawn").mockReturnValue(undefined);
    render(App);
    await screen.findByRole("navigation");
  });
});

describe("the start screen", () => {
  it("offers recent projects, and forgets a missing one", async () => {
    const fake = freshBackend({ recent });
    render(App);
    const missing = (await screen.findByText("b")).closest("button");
    expect(missing?.disabled).toBe(true);
    expect(await axeProblems()).toEqual([]);
    screen.getByRole("button", { name: "Bỏ “b” khỏi danh sách" }).click();
    await pause(20);
    expect(screen.queryByText("b")).toBeNull();
    expect(calls(fake, "forgetRecent")).toEqual([["/b.nhan"]]);
    expect(calls(fake, "saveSettings")).toEqual([]);
    screen.getByText("a").click();
    await screen.findByRole("navigation");
  });

  it("speaks the other language at once", async () => {
    freshBackend();
    render(App);
    await screen.findByText("Tạo dự án mới…");
    screen.getByLabelText("English").click();
    expect(await screen.findByText("New project…")).toBeTruthy();
    expect(document.documentElement.lang).toBe("en");
    expect(screen.queryByText("Tạo dự án mới…")).toBeNull();
  });

  it("asks for a name before anything else", async () => {
    freshBackend({ annotator: null });
    render(App);
    const dialog = await screen.findByRole("dialog", { name: "Bạn tên là gì?" });
    expect(await axeProblems()).toEqual([]);
    const input = within(dialog).getByLabelText<HTMLInputElement>("Tên người gán nhãn");
    input.value = "  Lê  Hoa ";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await tick();
    within(dialog).getByRole("button", { name: "Dùng tên này" }).click();
    await pause(20);
    expect(settings.value.annotator).toBe("Lê Hoa");
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("the first start on a project's file", () => {
  it("goes from the name to the text", async () => {
    const fake = freshBackend({ annotator: null });
    fake.openPath = "/du-an/lan/mau.nhan";
    render(App);
    const dialog = await screen.findByRole("dialog", { name: "Bạn tên là gì?" });
    await pause(60);
    const input = within(dialog).getByLabelText<HTMLInputElement>("Tên người gán nhãn");
    expect(document.activeElement).toBe(input);
    input.value = "Hoa";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await tick();
    within(dialog).getByRole("button", { name: "Dùng tên này" }).click();
    await pause(60);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("application"));
  });
});
