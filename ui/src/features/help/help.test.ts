import { render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, it } from "vitest";
import { registerActions } from "../annotate/actions";
import HelpDialog from "./HelpDialog.svelte";

function listed(heading: string): string[] {
  const section = screen.getByRole("heading", { name: heading }).closest("section");
  if (!section) throw new Error(`no section ${heading}`);
  return within(section)
    .getAllByRole("term")
    .map((term) => term.textContent);
}

beforeEach(() => {
  registerActions();
  render(HelpDialog, { onclose: () => undefined });
});

it("lists what selects under selecting, and what only moves under moving", () => {
  const selecting = listed("Chọn");
  for (const name of ["cụm từ viết hoa tiếp theo", "con số trước đó"]) {
    expect(selecting).toContain(`Chọn ${name}`);
  }
  expect(selecting.slice(0, 2)).toEqual([
    "Chọn cụm từ viết hoa tiếp theo",
    "Chọn cụm từ viết hoa trước đó",
  ]);
  expect(listed("Di chuyển").filter((name) => name.startsWith("Chọn"))).toEqual([]);
  expect(listed("Di chuyển")[0]).toBe("Âm tiết tiếp theo");
});

it("lists undo and redo as what they are: of everything, not of the selected span", () => {
  expect(listed("Chung").slice(0, 2)).toEqual(["Hoàn tác", "Làm lại"]);
  expect(listed("Nhãn đang chọn")).not.toContain("Hoàn tác");
});
