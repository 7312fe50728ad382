import { beforeEach, describe, expect, it } from "vitest";
import { calls, openProject, pause } from "../../test/window";
import type { FakeBackend } from "../ipc/fake";
import { articles, PAGE } from "./articles.svelte";
import { run, settled } from "./ops.svelte";

let fake: FakeBackend;

function offsets(): unknown[] {
  return calls(fake, "articles").map(([, offset]) => offset);
}

async function asked(): Promise<void> {
  await pause(5);
}

describe("the list of articles", () => {
  beforeEach(async () => {
    fake = await openProject({ articles: 1000 });
    fake.calls.length = 0;
  });

  it("knows how many there are, and has the first page", () => {
    expect(articles.total).toBe(1000);
    expect(articles.row(0)?.id).toBe("article-1");
    expect(articles.row(PAGE)).toBeUndefined();
  });

  it("asks once for the page of a row that comes near", async () => {
    articles.need(510);
    articles.need(511);
    articles.need(599);
    await asked();
    expect(offsets()).toEqual([500]);
    expect(articles.row(510)?.id).toBe("article-511");
    expect(articles.row(400)).toBeUndefined();
  });

  it("keeps what is near and lets go of what is far", async () => {
    fake = await openProject({ articles: 5000 });
    for (let page = 0; page < 40; page += 1) {
      articles.need(page * PAGE);
      await pause();
    }
    await asked();
    expect(articles.row(39 * PAGE)).toBeDefined();
    expect(articles.row(5 * PAGE)).toBeUndefined();
    articles.need(5 * PAGE);
    await asked();
    expect(articles.row(5 * PAGE)).toBeDefined();
  });

  it("waits for the end of typing, and asks once", async () => {
    articles.setText("g");
    articles.setText("gạ");
    articles.setText("gạo");
    expect(offsets()).toEqual([]);
    await pause(260);
    expect(calls(fake, "articles")).toEqual([
      [{ text: "gạo", status: null, presence: "in" }, 0, PAGE],
    ]);
    expect(articles.total).toBe(333);
  });

  it("drops the answer to a filter that is no longer set", async () => {
    fake.latency = 30;
    articles.setStatus("done");
    fake.latency = 5;
    articles.setStatus("new");
    await pause(80);
    expect(articles.total).toBe(1000);
    expect(articles.filter.status).toBe("new");
  });

  it("shows a change of status at once and counts again", async () => {
    run([{ type: "setStatus", article: "article-3", status: "done", note: "" }]);
    await settled();
    articles.apply([{ type: "status", article: "article-3", status: "done", note: "" }]);
    expect(articles.row(2)?.status).toBe("done");
    await pause(120);
    expect(articles.progress).toMatchObject({ total: 1000, done: 1, new: 999 });
  });

  it("asks again for what is near after many changes, once", async () => {
    articles.need(510);
    await asked();
    fake.calls.length = 0;
    articles.apply([{ type: "article", id: "article-1" }]);
    articles.apply([{ type: "articles" }]);
    expect(articles.row(510)).toBeDefined();
    await pause(120);
    expect(offsets().sort()).toEqual([0, 500]);
  });

  it("knows a project that holds nothing from one whose articles are all taken out", async () => {
    expect(articles.empty).toBe(false);
    const [first] = fake.articleList;
    if (first) fake.articleList = [{ ...first, presence: "deleted" }];
    await articles.reload();
    expect(articles.progress?.total).toBe(0);
    expect(articles.empty).toBe(false);
    fake.articleList = [];
    await articles.reload();
    expect(articles.empty).toBe(true);
    fake = await openProject({ articles: 1 });
    expect(articles.empty).toBe(false);
  });

  it("comes to the new end of the list when rows are gone", async () => {
    articles.active = 999;
    fake.articleList = fake.articleList.slice(0, 10);
    articles.apply([{ type: "articles" }]);
    await pause(120);
    expect(articles.total).toBe(10);
    expect(articles.active).toBe(9);
  });
});
