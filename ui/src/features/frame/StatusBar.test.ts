import { render, screen } from "@testing-library/svelte";
import { beforeEach, expect, it } from "vitest";
import { axeProblems, openProject } from "../../test/window";
import { run, settled, undo } from "../../lib/state/ops.svelte";
import StatusBar from "./StatusBar.svelte";

beforeEach(async () => {
  await openProject();
  render(StatusBar);
});

function steps(): { name: string | null; text: string; title: string; disabled: boolean }[] {
  return screen
    .getAllByRole<HTMLButtonElement>("button")
    .slice(0, 2)
    .map((button) => ({
      name: button.getAttribute("aria-label"),
      text: button.textContent.trim(),
      title: button.title,
      disabled: button.disabled,
    }));
}

it("has undo and redo by their names, and in the tooltip what they would do", async () => {
  const none = { text: "Hoàn tác", disabled: true };
  const nothing = ["Không có gì để hoàn tác", "Không có gì để làm lại"];
  expect(steps()).toEqual([
    { ...none, name: nothing[0], title: nothing[0] },
    { ...none, text: "Làm lại", name: nothing[1], title: nothing[1] },
  ]);
  run([{ type: "setStatus", article: "article-1", status: "done", note: "" }]);
  await settled();
  const done = "Hoàn tác: đổi trạng thái bài";
  expect(steps()[0]).toEqual({ text: "Hoàn tác", disabled: false, name: done, title: done });
  undo();
  await settled();
  const again = "Làm lại: đổi trạng thái bài";
  expect(steps()[0]?.disabled).toBe(true);
  expect(steps()[1]).toEqual({ text: "Làm lại", disabled: false, name: again, title: again });
  expect(await axeProblems()).toEqual([]);
});
