import { render, screen, within } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, it } from "vitest";
import { axeProblems, openProject } from "../../test/window";
import { doc } from "../../lib/state/document.svelte";
import { project } from "../../lib/state/project.svelte";
import ArticleHeader from "./ArticleHeader.svelte";

beforeEach(async () => {
  await openProject();
  render(ArticleHeader);
});

it("tells the details one by one: those that matter least come last, and are left out first", () => {
  const facts = [...document.querySelectorAll(".facts > *")].map((each) => each.textContent);
  expect(facts).toEqual(["9/3/2023", "Hoài An", "766 ký tự", "mau/nghe-ca"]);
});

it("says whose labels are shown, in the words of the export", async () => {
  const select = screen.getByLabelText<HTMLSelectElement>("Nhãn của ai");
  expect(select.selectedOptions[0]?.text).toBe("Của tôi");
  expect(select.title).toBe("Nhãn của ai: Của tôi");
  doc.layers = [
    { id: "g", kind: "gold", name: "gold", round: 1, own: false, spans: 3, editable: false },
  ];
  doc.layer = "g";
  await tick();
  expect(select.title).toBe("Nhãn của ai: Bản chuẩn");
});

it("has one group of states, of which the one that holds is pressed", async () => {
  const group = screen.getByRole("group", { name: "Trạng thái bài" });
  const pressed = (): (string | undefined)[] =>
    within(group)
      .getAllByRole("button")
      .filter((button) => button.getAttribute("aria-pressed") === "true")
      .map((button) => button.textContent);
  expect(pressed()).toEqual([]);
  doc.status = "question";
  await tick();
  expect(pressed()).toEqual(["Cần hỏi"]);
  expect(project.readOnly).toBeNull();
  expect(await axeProblems()).toEqual([]);
});
