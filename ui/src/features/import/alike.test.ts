import { render, screen } from "@testing-library/svelte";
import { beforeEach, describe, expect, it } from "vitest";
import type { AlikeGroupsDto } from "../../lib/ipc/bindings";
import { axeProblems, openProject, pause } from "../../test/window";
import Alike from "./Alike.svelte";
import ImportDialog from "./ImportDialog.svelte";

const LIST = "Danh sách bài gần giống nhau";

describe("near-duplicates", () => {
  beforeEach(async () => {
    await openProject();
  });

  it("are told before anything is stored, with what they are like", async () => {
    render(ImportDialog, {
      paths: ["/a/giong.txt", "/a/giong2.txt", "/a/khac.txt"],
      onclose: () => undefined,
    });
    await pause();
    expect(screen.getByText("3 bài gần giống nhau")).toBeTruthy();
    const list = screen.getByRole("list", { name: LIST });
    expect(list.textContent).toContain("mau/nghe-ca · đã có trong dự án");
    expect(list.textContent).toContain("/a/giong.txt · cùng lời");
    expect(list.textContent).toContain("/a/giong2.txt · 86 %");
    expect(await axeProblems(document.body)).toEqual([]);
  });

  it("are not spoken of where there are none", () => {
    render(Alike, { groups: { articles: 0, groups: 0, shown: [] } });
    expect(screen.queryByRole("list")).toBeNull();
  });

  it("are counted where there are too many to show", () => {
    const article = { article: "a", title: "A", likeness: 100, new: true };
    const groups: AlikeGroupsDto = {
      articles: 1_030,
      groups: 102,
      shown: [{ count: 11, articles: [article] }],
    };
    render(Alike, { groups });
    const list = screen.getByRole("list", { name: LIST });
    expect(list.textContent).toContain("và 10 bài nữa");
    expect(list.textContent).toContain("và 101 nhóm nữa");
  });
});
