import { render, screen } from "@testing-library/svelte";
import { expect, it } from "vitest";
import { axeProblems } from "../../test/window";
import ProgressSummary from "./ProgressSummary.svelte";

const progress = { total: 2000, new: 1400, started: 90, done: 500, skipped: 10, question: 0 };

it("fills the bar with what its caption counts: what is done", async () => {
  render(ProgressSummary, { progress });
  expect(screen.getByText("Đã xong 500/2.000 bài")).toBeTruthy();
  const bar = screen.getByRole("progressbar", { name: "Tiến độ" });
  expect(bar.getAttribute("aria-valuenow")).toBe("500");
  expect(bar.getAttribute("aria-valuemax")).toBe("2000");
  expect((bar.firstElementChild as HTMLElement).style.width).toBe("25%");
  expect(bar.childElementCount).toBe(1);
  expect(await axeProblems()).toEqual([]);
});

it("counts the other states by name, those that there are", () => {
  render(ProgressSummary, { progress });
  const listed = screen.getAllByRole("listitem");
  const named = ["Bỏ qua: 10", "Đang làm: 90", "Chưa làm: 1.400"];
  expect(listed.map((item) => item.title)).toEqual(named);
  expect(listed.map((item) => item.textContent.replace(/\s+/g, " ").trim())).toEqual(named);
});

it("has no list of states where all is done", () => {
  render(ProgressSummary, {
    progress: { ...progress, total: 500, new: 0, started: 0, skipped: 0 },
  });
  expect(screen.getByText("Đã xong 500/500 bài")).toBeTruthy();
  expect(screen.queryByRole("list")).toBeNull();
});
